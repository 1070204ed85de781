"""dragoman's public API: from an article to a reviewable PO, and back to an article.

    article = translate.read("story.txt")
    [catalog] = translate.draft([article], "pt")
    translate.update(Path("story.pt.po"), catalog)

The last line merges: what a person wrote in the file stays. docs/api.md has more. Each name is
loaded when it is first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .article import Article as Article
    from .article import Block as Block
    from .article import Role as Role
    from .article import Segment as Segment
    from .assemble import Assembled as Assembled
    from .assemble import assemble as assemble
    from .catalog import Addresses as Addresses
    from .catalog import Catalog as Catalog
    from .catalog import Conflict as Conflict
    from .catalog import Entry as Entry
    from .catalog import State as State
    from .catalog import approved as approved
    from .catalog import update as update
    from .detect import Detection as Detection
    from .detect import detect as detect
    from .draft import draft as draft
    from .draft import prepare as prepare
    from .draft import translate_lines as translate_lines
    from .drafted import Draft as Draft
    from .drafted import Provenance as Provenance
    from .engines import inventory as models
    from .errors import ConfigError as ConfigError
    from .errors import DragomanError as DragomanError
    from .errors import EngineError as EngineError
    from .errors import InputError as InputError
    from .errors import RouteError as RouteError
    from .finding import Finding as Finding
    from .finding import Severity as Severity
    from .formats import read as read
    from .formats import records as records
    from .glossary import Glossary as Glossary
    from .memory import Memory as Memory
    from .memory import Unit as Unit
    from .report import Status as Status
    from .report import check as check
    from .report import status as status
    from .segment import Rules as Rules
    from .segment import segment as segment
    from .segment import segment_text as segment_text

_MODULES = ("models", "records")
"""Public names that are modules."""

_HOME = {
    "Addresses": "catalog",
    "Article": "article",
    "Assembled": "assemble",
    "Block": "article",
    "Catalog": "catalog",
    "ConfigError": "errors",
    "Conflict": "catalog",
    "Detection": "detect",
    "Draft": "drafted",
    "DragomanError": "errors",
    "EngineError": "errors",
    "Entry": "catalog",
    "Finding": "finding",
    "Glossary": "glossary",
    "InputError": "errors",
    "Memory": "memory",
    "Provenance": "drafted",
    "Role": "article",
    "RouteError": "errors",
    "Rules": "segment",
    "Segment": "article",
    "Severity": "finding",
    "State": "catalog",
    "Status": "report",
    "Unit": "memory",
    "approved": "catalog",
    "assemble": "assemble",
    "check": "report",
    "detect": "detect",
    "draft": "draft",
    "models": "engines.inventory",
    "prepare": "draft",
    "read": "formats",
    "records": "formats.records",
    "segment": "segment",
    "segment_text": "segment",
    "status": "report",
    "translate_lines": "draft",
    "update": "catalog",
}

__all__ = [
    "Addresses",
    "Article",
    "Assembled",
    "Block",
    "Catalog",
    "ConfigError",
    "Conflict",
    "Detection",
    "Draft",
    "DragomanError",
    "EngineError",
    "Entry",
    "Finding",
    "Glossary",
    "InputError",
    "Memory",
    "Provenance",
    "Role",
    "RouteError",
    "Rules",
    "Segment",
    "Severity",
    "State",
    "Status",
    "Unit",
    "approved",
    "assemble",
    "check",
    "detect",
    "draft",
    "models",
    "prepare",
    "read",
    "records",
    "segment",
    "segment_text",
    "status",
    "translate_lines",
    "update",
]


class _Api(ModuleType):
    """The package as a module whose public names win over modules that are called the same.

    Importing `translate.segment` puts that module on the package, in the place of the function
    `segment`; it is not let. The module itself is still found by `import` and `from`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType) and name not in _MODULES):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_HOME[name]}", __name__)
        value = module if name in _MODULES else getattr(module, name)
        setattr(self, name, value)
        return value

    def __dir__(self) -> list[str]:
        return sorted({*self.__dict__, *__all__})


sys.modules[__name__].__class__ = _Api
