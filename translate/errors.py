"""What can go wrong through no fault of the program, as one line a person can act on.

DragomanError
├── InputError    an article, PO, glossary or package that can't be used
├── ConfigError   a setting, option or combination of them
├── RouteError    no engine leads from one language to the other
└── EngineError   an engine or its model failed
"""

from __future__ import annotations


class DragomanError(Exception):
    """A fault in what was given, not in the program; the command line ends with exit status 2."""

    def __init__(self, message: str, *, where: object = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, one line, no full stop."""
        self.where = None if where is None else str(where)
        """The file (and line) it is about."""
        self.hint = hint
        """What to do about it."""

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} ({self.hint})" if self.hint else text


class InputError(DragomanError):
    """An article, PO, glossary or package that can't be read or used."""


class ConfigError(DragomanError):
    """A setting or option that doesn't hold, alone or beside another."""


class RouteError(DragomanError):
    """No engine at hand leads from the one language to the other."""


class EngineError(DragomanError):
    """An engine or its model could not be loaded or failed at work."""
