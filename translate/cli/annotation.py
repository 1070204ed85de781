"""Findings as annotations of GitHub Actions, which shows them beside the line in a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..finding import Severity

if TYPE_CHECKING:
    from ..desk.reviewing import Told

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_PLACE = re.compile(r"(?P<file>.*?)(?::(?P<line>[0-9]+))?", re.DOTALL)


def annotation(told: Told) -> str:
    """`::warning file=story.pt.po,line=12,title=dragoman number::the number 1,200 is missing`."""
    finding = told.finding
    place = _PLACE.fullmatch(finding.where)
    facts = {
        "file": place["file"] if place and place["file"] != "-" else "",
        "line": place["line"] if place else None,
        "title": f"dragoman {finding.kind}",
    }
    given = ",".join(f"{name}={_property(fact)}" for name, fact in facts.items() if fact)
    return f"::{_LEVELS[finding.severity]} {given}::{_data(finding.message)}"


def _data(text: str) -> str:
    """As the toolkit's `escapeData` has it (actions/toolkit, packages/core/src/command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
