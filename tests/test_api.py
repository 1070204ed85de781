"""The public API: what a script imports."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import translate
from translate import _HOME


def test_every_public_name_is_there() -> None:
    """What is promised in __all__ can be had, and what has a home is promised."""
    assert set(_HOME) == set(translate.__all__)
    assert [name for name in translate.__all__ if getattr(translate, name) is None] == []


def test_names_stay_callable_whatever_was_imported_before() -> None:
    """`translate.segment` is the function, also after the module of that name was imported."""
    code = (
        "import translate.segment, translate.draft, translate.detect, translate.assemble\n"
        "from translate import segment, draft, detect, assemble\n"
        "print(*(callable(f) for f in (segment, draft, detect, assemble)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 4


def test_importing_costs_nothing() -> None:
    """Importing the package loads no library: a name does, when it is asked for."""
    code = "import sys, translate; print(sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"polib", "babel", "langdetect", "numpy", "ctranslate2", "click"}
    assert heavy.isdisjoint(eval(done.stdout))


@given(st.lists(st.text(), max_size=3))
@settings(deadline=None, max_examples=50)
def test_lines_keep_what_stands_around_their_sentences(lines: list[str]) -> None:
    """Whatever a line holds, it comes back as one line with its blanks."""
    drafts = translate.translate_lines(lines, "en", "pt", engine="upper")
    assert [draft.source for draft in drafts] == lines
    for line, draft in zip(lines, drafts, strict=True):
        assert len(draft.text) - len(draft.text.lstrip(" \t")) >= len(line) - len(
            line.lstrip(" \t")
        )


def test_a_line_of_several_sentences_is_drafted_by_sentence() -> None:
    """Each sentence is a segment; the blanks between them stay."""
    [draft] = translate.translate_lines(
        ["  One ferry.   Two ferries.\t"], "en", "pt", engine="upper"
    )
    assert draft.text == "  ONE FERRY.   TWO FERRIES.\t"


def test_a_path_may_be_a_string(story: Path) -> None:
    """As everywhere in Python."""
    assert translate.read(str(story)) == translate.read(story)
    assert translate.read(str(story)).path == story


def test_one_thing_for_a_list_of_them_is_refused(story: Path) -> None:
    """A string is no list of lines, an article no list of articles: each says what to write."""
    with pytest.raises(TypeError, match=r"\[line\]"):
        translate.translate_lines("One ferry.", "en", "pt", engine="upper")
    for wrong in (translate.read(story), story, str(story)):
        with pytest.raises(TypeError, match=r"\[article\]"):
            translate.draft(wrong, "pt", engine="upper")


def test_the_first_example_works_again_and_again(story: Path, tmp_path: Path) -> None:
    """The package's own docstring, run twice: the second finds nothing to do."""
    assert translate.__doc__
    [example] = re.findall(r"(?:^    .+\n)+", translate.__doc__, re.MULTILINE)
    example = textwrap.dedent(example).replace('"pt")', '"pt", engine="upper")')
    names = {"translate": translate, "Path": Path}
    exec(example, names)
    before = (tmp_path / "story.pt.po").read_bytes()
    exec(example, names)
    assert (tmp_path / "story.pt.po").read_bytes() == before


def test_the_api_page_works(story: Path, tmp_path: Path) -> None:
    """The script of docs/api.md runs as it stands, and again over what a person has reviewed."""
    page = (Path(__file__).parents[1] / "docs" / "api.md").read_text("utf-8")
    script = "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
    (tmp_path / "names.csv").write_text("en,pt\nVladivostok,Vladivostoque\n")
    record = (
        '{"url": "a/b", "title": "The ferry sails again on Monday", "body": "<p>At six.</p>"}\n{'
    )
    (tmp_path / "news.jsonl").write_text(record)
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "names.csv",
        "news.jsonl",
        "news.pt.jsonl",
        "story.pt.po",
        "story.pt.txt",
        "story.txt",
    ]
    made = (tmp_path / "news.pt.jsonl").read_text()
    assert made == record.replace(
        "The ferry sails again on Monday", "THE FERRY SAILS AGAIN ON MONDAY"
    ).replace("At six", "AT SIX")


def test_the_api_page_names_all_that_is_public() -> None:
    """No public name is left out of docs/api.md."""
    page = (Path(__file__).parents[1] / "docs" / "api.md").read_text("utf-8")
    named = set(re.findall(r"`([A-Za-z_]+)", page)) | set(re.findall(r"translate\.(\w+)", page))
    assert set(translate.__all__) - named == set()
