"""Draft all of corpus/ into every language at hand, and hear what other people's validators say.

    uv run python bench/validators.py [--dennis PATH] [--pofilter PATH] [--languages pt,es,…]

msgfmt -c -v and i18nspector come with the system; dennis-cmd (PyPI: dennis) and pofilter (PyPI:
translate-toolkit) have to be in environments of their own, translate-toolkit never beside
dragoman. Where an engine leads to a target it drafts, elsewhere `upper`, which pofilter has nothing
to say of. msgfmt, dennis and pofilter skip fuzzy entries: they see a copy without the flag, msgfmt
both. Prints each complaint once with how often it came, and the first file that it came of.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from translate import draft, read
from translate.article import Article
from translate.draft import prepare
from translate.errors import InputError, RouteError
from translate.languages import base, gettext_code

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = [
    "af", "ar", "az", "be", "bg", "bn", "bs", "ca", "ca-valencia", "cs", "cy", "da", "de", "el",
    "en", "en-GB", "eo", "es", "es-MX", "et", "eu", "fa", "fi", "fil", "fr", "fr-CA", "ga", "gl",
    "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko",
    "ky", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nb", "ne", "nl", "nn", "pa",
    "pl", "ps", "pt", "pt-BR", "pt-PT", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sr-Latn", "sv",
    "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh-Hans", "zh-Hant", "zh-HK", "zu",
]  # fmt: skip
# Of pofilter's tests those that are not always about habits of punctuation, markup or programs.
POFILTER = [
    "blank", "brackets", "doublewords", "emails", "endwhitespace", "escapes", "long", "newlines",
    "nplurals", "numbers", "printf", "sentencecount", "short", "startwhitespace", "tabs",
    "unchanged", "untranslated", "urls", "validchars", "variables", "xmltags",
]  # fmt: skip


def drafts(folder: Path, languages: list[str]) -> Iterator[dict[Path, bool]]:
    """The POs of each article in all other languages, and whether an engine drafted them."""
    for source in sorted((ROOT / "corpus").glob("*.*")):
        if source.name == "README.md":
            continue
        article = Path(shutil.copy(source, folder))
        try:
            story = prepare(read(article))
        except InputError:  # too short, or mixed
            story = prepare(read(article), source="en")
        others = [tag for tag in languages if base(tag) != base(story.language)]
        pos = {tag: folder / f"{article.stem}.{gettext_code(tag)}.po" for tag in others}
        yield {po: _drafted(story, tag, po) for tag, po in pos.items()}


def _drafted(story: Article, language: str, po: Path) -> bool:
    for engine in (None, "upper"):
        try:
            (catalog,) = draft([story], language, engine=engine, paths=[po])
        except RouteError:
            continue
        catalog.save(po)
        return engine is None
    raise AssertionError(language)


def complaints(pos: dict[Path, bool], tools: argparse.Namespace) -> Iterator[str]:
    """What the validators say of an article's POs."""
    folder = next(iter(pos)).parent / "clear"
    folder.mkdir(exist_ok=True)
    clear = {folder / po.name: real for po, real in pos.items()}
    for po, copy in zip(pos, clear, strict=True):
        _run("msgattrib", "--clear-fuzzy", "--no-wrap", "-o", str(copy), str(po))
        for file in (po, copy):
            said = _run("msgfmt", "-c", "-v", "-o", "/dev/null", str(file))
            yield from (f"msgfmt: {line}" for line in said if not _COUNTS.fullmatch(line))
    yield from (f"i18nspector: {line}" for line in _run("i18nspector", *map(str, pos)))
    if tools.dennis:
        said = _run(tools.dennis, "lint", *map(str, clear))
        yield from (f"dennis: {line}" for line in said if re.match(r"[EW][0-9]+", line))
    if tools.pofilter:
        for copy in (copy for copy, real in clear.items() if real):
            yield from _pofilter(copy, tools.pofilter)


def _pofilter(po: Path, pofilter: str) -> Iterator[str]:
    options = [f"--language={po.name.split('.')[-2]}", *(f"--test={name}" for name in POFILTER)]
    found = _run(pofilter, *options, "-i", str(po), "-o", "/dev/stdout")
    yield from (f"{line[2:]} ({po.name})" for line in found if line.startswith("# (pofilter)"))


_COUNTS = re.compile(r"(?:[0-9]+ [a-z ]+(?:, |\.))+")


def _run(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in (done.stdout + done.stderr).split("\n") if line.strip()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dennis")
    parser.add_argument("--pofilter")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    tools = parser.parse_args()
    counts: Counter[str] = Counter()
    example: dict[str, str] = {}
    made: Counter[bool] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for pos in drafts(Path(folder), tools.languages.split(",")):
            made.update(pos.values())
            for line in complaints(pos, tools):
                kind = re.sub(r"\S+\.po\S*", "FILE", line)
                counts[kind] += 1
                example.setdefault(kind, line)
    print(f"{made[True]} POs by an engine, {made[False]} by upper")
    for kind, count in counts.most_common():
        print(f"{count:6} {example[kind]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
