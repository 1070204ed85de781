"""A record as its format holds it, and what a translation changes in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from ...origin import Edit

Key = tuple[str, int]
"""A field, and which of its strings."""
Changes = Mapping[Key, Sequence[Edit]]
"""What changes in the strings of a record."""


class Row(ABC):
    """One record."""

    __slots__ = ()

    @property
    @abstractmethod
    def names(self) -> Sequence[str]:
        """The fields that it has, `a.b` for what is nested."""

    @abstractmethod
    def texts(self, name: str) -> tuple[str, ...]:
        """The strings of a field: one, those of a list, or none where it is something else."""

    @abstractmethod
    def scalar(self, name: str) -> str:
        """A string or number as text; empty where it is something else."""

    @abstractmethod
    def rewritten(self, changes: Changes) -> Any:
        """The record with changes in its strings: its bytes, or in Parquet its new values."""


def as_text(value: object) -> str:
    """A scalar as text; empty for what is none."""
    if isinstance(value, bool) or value is None or isinstance(value, list | dict):
        return ""
    return str(value)
