"""Options that a command takes as one value, so that what they say is spelled out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from . import options
from .options import F

if TYPE_CHECKING:
    from ..desk.order import Asked
    from ..desk.reading import Fields, Reading

Option = Callable[[F], F]


def gathered(name: str, make: Callable[..., Any], *chosen: Option[Any]) -> Option[Any]:
    """Options, in the order of the help, whose values a command gets as one argument.

    `make` is called with all of them, each by its own name.
    """

    def decorate(command: F) -> Callable[..., Any]:
        @wraps(command)
        def called(**given: Any) -> Any:
            own = {each: given.pop(each) for each in names}
            return command(**{name: make(**own)}, **given)

        before = len(getattr(called, "__click_params__", ()))
        for option in reversed(chosen):
            option(called)
        names = [each.name for each in called.__click_params__[before:]]  # type: ignore[attr-defined]
        return called

    return decorate


def _asked(**given: Any) -> Asked:
    from ..desk.order import Asked

    return Asked(**given)


def _fields(**given: Any) -> Fields:
    from ..desk.reading import Fields

    return Fields(**given)


def _reading(limit: int | None, **given: Any) -> Reading:
    from ..desk.reading import Reading

    return Reading.of(_fields(**given), limit)


order = gathered(
    "asked",
    _asked,
    options.to,
    options.source,
    options.engine,
    options.glossary,
    options.memory,
    options.memory_like,
    options.segmentation,
    options.skip,
    options.desk,
    options.risk,
)
"""What is wanted of drafts, and with what they are made: `asked`."""

_FIELDS = (
    click.option(
        "--field",
        "fields",
        multiple=True,
        envvar="DRAGOMAN_FIELD",
        metavar="FIELD",
        help="A field of records to translate, may be given several times: title, body:html; "
        "without it title, text and the like.",
    ),
    click.option(
        "--id",
        "id_field",
        envvar="DRAGOMAN_ID",
        metavar="FIELD",
        help="The field that names a record; without it id, url or guid, else its row.",
    ),
    click.option(
        "--language-field",
        envvar="DRAGOMAN_LANGUAGE_FIELD",
        metavar="FIELD",
        help="The field with a record's language; --from outranks it.",
    ),
    click.option(
        "--date-field",
        envvar="DRAGOMAN_DATE_FIELD",
        metavar="FIELD",
        help="The field with a record's date.",
    ),
)
_LIMIT = click.option(
    "--limit",
    cls=options.Once,
    type=click.IntRange(min=1),
    metavar="N",
    help="Take no more than the first N records of a file.",
)

fields = gathered("fields", _fields, *_FIELDS)
"""What to take of each record: `fields`."""
records = gathered("records", _reading, *_FIELDS, _LIMIT)
"""The same, and how many of them: `records`."""
