"""The command `dragoman`: its subcommands, and how each ends."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, TextIO

import click

from ..errors import explain
from . import articles, check, corpus, engines, evaluate, glossary, inspect, memory, report, review
from .settings import default_map
from .speak import drop, say


class Dragoman(click.Group):
    """A group whose commands end with one line and a status, whatever happens in them."""

    def main(  # type: ignore[override]  # click declares overloads for one of its arguments
        self, args: Sequence[str] | None = None, **extra: Any
    ) -> Any:
        """Run, and exit: 0 done, 1 in part, 2 nothing done, 130 interrupted."""
        if not extra.pop("standalone_mode", True):
            return super().main(args, standalone_mode=False, **extra)
        _prepare()
        try:
            status = super().main(args, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            status = 2
        except (KeyboardInterrupt, click.Abort):
            say("\ndragoman: interrupted; run the same command again to go on")
            status = 130
        except Exception as error:
            if os.environ.get("DRAGOMAN_DEBUG"):
                traceback.print_exc()
            say(f"dragoman: {explain(error)}")
            status = 2
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; its output is out when this returns."""
        try:
            status = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            # Head, or a pager, has seen enough: click would make it status 1.
            drop(sys.stdout)
            return 0
        except OSError:
            if sys.stdout is not None and _stuck(sys.stdout):
                drop(sys.stdout)
            raise
        return status


def _prepare() -> None:
    """Let no character that the terminal lacks end a command in the midst of its output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _stuck(stream: TextIO) -> bool:
    """Whether a stream can't get rid of what was written to it."""
    try:
        stream.flush()
    except OSError:
        return True
    return False


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
    check.check,
    review.status,
    review.review,
    report.report,
    inspect.lines,
    inspect.detect,
    inspect.segment,
    corpus.corpus,
    evaluate.evaluate,
    engines.models,
    glossary.glossary,
    memory.memory,
):
    main.add_command(command)
