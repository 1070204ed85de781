"""Glossary terms as the checks tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.article import Finding, Severity
from translate.checks import check_segment
from translate.glossary import Glossary

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
    ("target", "messages"),
    [
        ("O capitão do porto fechou a Baía de Lima.", []),
        ("A capitã do porto fechou a Baía de Lima.", []),
        (
            "O mestre do porto fechou a Baía de Lima.",
            ["the term harbour master = capitão do porto is missing"],
        ),
        (
            "O capitão do porto fechou a Bahia de Lima.",
            ["Bahia de Lima is not to be used for Lima Bay: write Baía de Lima"],
        ),
    ],
)
def test_terms(tmp_path: Path, target: str, messages: list[str]) -> None:
    """A term that no accepted form renders is an error, and so is a form that is forbidden."""
    source = "The harbour master closed Lima Bay."
    (tmp_path / "terms.csv").write_text(FILE, encoding="utf-8")
    matches = Glossary.load(tmp_path / "terms.csv").matcher("en", "pt").match(source)
    assert len(matches) == 2
    findings = check_segment(
        source, target, source_language="en", target_language="pt", matches=matches
    )
    assert findings == tuple(Finding("term", Severity.ERROR, message) for message in messages)


def test_a_place_that_is_not_named_is_a_warning(tmp_path: Path) -> None:
    """An adjective of another stem may stand for it, so that it is no error."""
    (tmp_path / "terms.csv").write_text("kind,en,pt\nplace,Lima Bay,Baía de Lima\n")
    source = "The harbour of Lima Bay is closed."
    matches = Glossary.load(tmp_path / "terms.csv").matcher("en", "pt").match(source)
    findings = check_segment(
        source, "O porto está fechado.", source_language="en", target_language="pt", matches=matches
    )
    message = "the place Lima Bay = Baía de Lima is not named"
    assert findings == (Finding("term", Severity.WARNING, message),)
