"""What is found wrong, in a translation or in a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .marks import Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say of a translation."""

    kind: str
    """A word a program can sort by: `term`, `placeable`, `number`, `copy`, …"""
    severity: Severity
    message: str
    """One line for the reviewer."""
    where: str = ""
    """`story.pt.po:12`, where the finding is of a file; empty in a draft."""
    source: Span | None = None
    """The characters of the source that it is about; None where no words can be told."""
    target: Span | None = None
    """The characters of the translation that it is about."""
