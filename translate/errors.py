"""What can go wrong through no fault of the program, as one line a person can act on.

DragomanError
├── InputError    an article, PO, glossary or package that can't be used
├── ConfigError   a setting, option or combination of them
├── RouteError    no engine leads from one language to the other
│   └── SameLanguageError  there is nothing to translate
└── EngineError   an engine or its model failed
"""

from __future__ import annotations

import errno
import os


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


class SameLanguageError(RouteError):
    """There is nothing to translate: the article is in the language already."""


class EngineError(DragomanError):
    """An engine or its model could not be loaded or failed at work."""


_SURROUNDINGS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "permission denied",
    errno.ENOENT: "no such file or directory",
}


def explain(error: Exception, where: object = None) -> str:
    """Say in one line what went wrong; `where` names the file, if the error doesn't."""
    if isinstance(error, DragomanError):
        if error.where is None and where is not None:
            error = DragomanError(error.message, where=where, hint=error.hint)
        return str(error)
    if isinstance(error, OSError) and (error.errno or error.filename):
        where = error.filename or where
        what = _SURROUNDINGS.get(error.errno or 0, error.strerror or str(error))
    elif isinstance(error, MemoryError):
        what = "not enough memory"
    else:
        what = (
            f"a fault in dragoman itself ({type(error).__name__}: {' '.join(str(error).split())}); "
            "please report it with what DRAGOMAN_DEBUG=1 shows"
        )
    return f"{where}: {what}" if where else what


def is_surroundings(error: BaseException) -> bool:
    """Whether the surroundings are at fault, so that what comes next would fail like this."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno in _FATAL:
            return True
        cause = cause.__cause__
    return False


_FATAL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def survive(error: Exception, where: object) -> str:
    """Explain what befell one file of several, so that the others go on.

    Raises the error again where it is a fault of the program's own and DRAGOMAN_DEBUG asks to
    see it.
    """
    if os.environ.get("DRAGOMAN_DEBUG") and not isinstance(error, DragomanError | OSError):
        raise error
    return explain(error, where)
