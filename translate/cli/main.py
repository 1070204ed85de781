"""The command `dragoman`: its subcommands, and how each ends."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from ..errors import DragomanError
from . import articles, engines, inspect, review
from .settings import default_map

_SURROUNDINGS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "permission denied",
    errno.ENOENT: "no such file or directory",
}


class Dragoman(click.Group):
    """A group whose commands end with one line and a status, whatever happens in them."""

    def main(  # type: ignore[override]  # click declares overloads for one of its arguments
        self, args: Sequence[str] | None = None, **extra: Any
    ) -> Any:
        """Run, and exit: 0 done, 1 in part, 2 nothing done, 130 interrupted."""
        if not extra.pop("standalone_mode", True):
            return super().main(args, standalone_mode=False, **extra)
        try:
            status = super().main(args, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            status = 2
        except (KeyboardInterrupt, click.Abort):
            click.echo("\ndragoman: interrupted; run the same command again to go on", err=True)
            status = 130
        except BrokenPipeError:
            # The reader (head, a pager) has enough; nothing is left to say to it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 0
        except (DragomanError, OSError, Exception) as error:
            if os.environ.get("DRAGOMAN_DEBUG"):
                traceback.print_exc()
            click.echo(f"dragoman: {_line(error)}", err=True)
            status = 2
        sys.exit(status if isinstance(status, int) else 0)


def _line(error: Exception) -> str:
    if isinstance(error, DragomanError):
        return str(error)
    if isinstance(error, OSError) and error.errno:
        what = _SURROUNDINGS.get(error.errno, error.strerror or str(error))
        return f"{error.filename}: {what}" if error.filename else what
    if isinstance(error, MemoryError):
        return "not enough memory"
    return (
        f"a fault in dragoman itself ({type(error).__name__}: {error}); "
        "please report it with what DRAGOMAN_DEBUG=1 shows"
    )


@click.group(
    cls=Dragoman,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="dragoman", message="dragoman %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Turn news articles into reviewed translations.

    An article goes in, a PO file of machine drafts comes out, with the names of the house
    glossary right; a person reviews it in a PO editor; `assemble` makes the article again, in the
    other language. All of it works without a network.
    """
    context.default_map = default_map(main)


for command in (
    articles.translate,
    articles.assemble,
    review.check,
    review.status,
    inspect.lines,
    inspect.detect,
    inspect.segment,
    engines.models,
):
    main.add_command(command)
