"""Glossary terms as the checks tell them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from translate.checks import check_segment
from translate.finding import Finding, Severity
from translate.glossary import Glossary
from translate.marks import Span

FILE = """en,pt,note
harbour master,capitão do porto|capitã do porto,
Lima Bay,Baía de Lima|!Bahia de Lima,
"""


def test_a_term_is_no_name_to_be_kept(tmp_path: Path) -> None:
    """What the glossary renders is the glossary's affair, whatever its letters."""
    (tmp_path / "terms.csv").write_text("en,pt\nKraków,Cracóvia\n", encoding="utf-8")
    source = "Kraków and Łódź"
    findings = check_segment(
        source,
        "Cracóvia e outra",
        source_language="en",
        target_language="pt",
        matches=Glossary.load(tmp_path / "terms.csv").matcher("en", "pt").match(source),
    )
    lost = Finding("name", Severity.WARNING, "the name Łódź is missing", source=(11, 15))
    assert findings == (lost,)


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("O capitão do porto fechou a Baía de Lima.", []),
        ("A capitã do porto fechou a Baía de Lima.", []),
        (
            "O mestre do porto fechou a Baía de Lima.",
            [("the term harbour master = capitão do porto is missing", (4, 18), None)],
        ),
        (
            "O capitão do porto fechou a Bahia de Lima.",
            [
                (
                    "Bahia de Lima is not to be used for Lima Bay: write Baía de Lima",
                    (26, 34),
                    (28, 41),
                )
            ],
        ),
    ],
)
def test_terms(
    tmp_path: Path, target: str, found: list[tuple[str, Span | None, Span | None]]
) -> None:
    """A term that no accepted form renders is an error, and so is a form that is forbidden.

    Each has its place in the source, and what is not to be used its own.
    """
    source = "The harbour master closed Lima Bay."
    (tmp_path / "terms.csv").write_text(FILE, encoding="utf-8")
    matches = Glossary.load(tmp_path / "terms.csv").matcher("en", "pt").match(source)
    assert len(matches) == 2
    findings = check_segment(
        source, target, source_language="en", target_language="pt", matches=matches
    )
    assert findings == tuple(
        Finding("term", Severity.ERROR, message, source=source, target=target)
        for message, source, target in found
    )


def test_a_place_that_is_not_named_is_a_warning(tmp_path: Path) -> None:
    """An adjective of another stem may stand for it, so that it is no error."""
    (tmp_path / "terms.csv").write_text("kind,en,pt\nplace,Lima Bay,Baía de Lima\n")
    source = "The harbour of Lima Bay is closed."
    matches = Glossary.load(tmp_path / "terms.csv").matcher("en", "pt").match(source)
    findings = check_segment(
        source, "O porto está fechado.", source_language="en", target_language="pt", matches=matches
    )
    message = "the place Lima Bay = Baía de Lima is not named"
    assert findings == (Finding("term", Severity.WARNING, message, source=(15, 23)),)


@pytest.mark.parametrize(
    ("source", "stretch"),
    [
        ("“Lima Bay…” is closed — the harbour master", ["Lima Bay", "harbour master"]),
        ("See https://lima-bay.example/x or the harbour master", ["harbour master"]),
        ("LIMA BAY LOSES ITS HARBOUR MASTER", ["LIMA BAY", "HARBOUR MASTER"]),
        ("Lima Bay and Lima Bay", ["Lima Bay"]),
    ],
)
def test_terms_are_told_where_they_stand(
    dragoman: Callable[..., Result], tmp_path: Path, source: str, stretch: list[str]
) -> None:
    """Quotes, masks and capitals, which engines don't get as they are, move no place."""
    (tmp_path / "terms.csv").write_text(FILE, encoding="utf-8")
    po = tmp_path / "a.pt.po"
    po.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Language: pt\\n"\n"X-Source-Language: en\\n"\n\n'
        f'msgid "{source}"\nmsgstr "Nada."\n',
        encoding="utf-8",
    )
    done = dragoman("check", po, "--glossary", "terms.csv", "--format", "json")
    terms = [row for row in json.loads(done.stdout) if row["kind"] == "term"]
    assert [source[slice(*row["source"])] for row in terms] == stretch
