"""Pages as HTML: values into templates that escape all they are given, style and script inside.

Nothing in a page may run or load but the style and the script that are the program's own: its
security policy names them by their digests. So a source that got past the escaping would still do
nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ..catalog import State
from ..report import total
from .job import JobPage
from .view import IndexRow, Page

if TYPE_CHECKING:
    from jinja2 import Environment

GENERATOR = b'<meta name="generator" content="dragoman">'
"""Stands near the top of each page: what has it may be overwritten by another."""

STATES = {
    State.EMPTY: "Empty",
    State.DRAFT: "Draft",
    State.EDITING: "In editing",
    State.ACCEPTED: "Accepted",
    State.TRANSLATED: "Translated",
}
_STYLES = (
    "colours",
    "page",
    "filters",
    "segments",
    "marks",
    "keys",
    "index",
    "charts",
    "narrow",
    "print",
)
"""The parts of the style sheet: later ones outrank earlier ones."""
RISKS = (25, 50, 75)
"""Bounds that the page can be filtered by."""

# Controls, which HTML can't hold, as the pictures that Unicode has for them.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_PICTURES[0x7F] = 0x2421


def render(page: Page) -> bytes:
    """One file that shows a PO."""
    return _html("page.html", page=page, states=STATES, risks=RISKS)


def render_index(rows: Sequence[IndexRow]) -> bytes:
    """The file that leads to the pages of several POs."""
    return _html(
        "index.html",
        rows=rows,
        total=total([row.status for row in rows if row.status]),
        states=STATES,
    )


def render_job(page: JobPage) -> bytes:
    """The file that shows what a corpus job came to."""
    return _html("job.html", page=page, states=STATES)


def _html(name: str, **values: Any) -> bytes:
    text = _templates().get_template(name).render(values)
    return text.encode("utf-8", "replace")


@lru_cache(maxsize=1)
def _templates() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        return value.translate(_PICTURES) if type(value) is str else value

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["counted"] = "{:,}".format
    style = "\n".join(_asset(f"style/{name}.css") for name in _STYLES)
    script = _asset("page.js")
    environment.globals |= {
        "style": Markup(style),
        "script": Markup(script),
        "generator": Markup(GENERATOR.decode()),
        "policy": _policy(style, script),
    }
    return environment


def _asset(name: str) -> str:
    return files(__package__).joinpath("assets", *name.split("/")).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
