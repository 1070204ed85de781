"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

F = TypeVar("F", bound=Callable[..., Any])


class Once(click.Option):
    """An option that says something of one call, and is no setting."""


to = click.option(
    "--to",
    "targets",
    required=True,
    envvar="DRAGOMAN_TO",
    metavar="LANG[,LANG...]",
    help="Target language: pt, pt-BR, es, ...",
)
source = click.option(
    "--from",
    "source",
    envvar="DRAGOMAN_FROM",
    metavar="LANG",
    help="Source language; without it, detected.",
)
engine = click.option(
    "--engine",
    envvar="DRAGOMAN_ENGINE",
    metavar="NAME",
    help="Use this engine alone; `dragoman models list` names them.",
)
input_format = click.option(
    "--input-format",
    type=click.Choice(["text", "markdown", "html"]),
    help="How to read the article, where its name doesn't say (standard input is text).",
)
output_format = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="What standard output gets: lines for people, or JSON for programs.",
)
findings_format = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="What standard output gets: lines for people, JSON for programs, or annotations for "
    "GitHub Actions.",
)
worst = click.option(
    "--worst",
    cls=Once,
    type=click.IntRange(min=1),
    metavar="N",
    help="Show the N riskiest of the entries that wait for review.",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    envvar="DRAGOMAN_JOBS",
    metavar="N",
    help="Processes to share much work, each with a model of its own; by default one a processor, "
    "eight at most.",
)
memory = click.option(
    "--memory",
    envvar="DRAGOMAN_MEMORY",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The translation memory: what people approved before.",
)
quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")


def files(name: str, metavar: str) -> Callable[[F], F]:
    """An argument of one file or more."""
    return click.argument(
        name, nargs=-1, required=True, metavar=f"{metavar}...", type=click.Path(path_type=Path)
    )


pos = files("pos", "PO")
paths = files("paths", "PATH")


class _OfWorst(click.Option):
    """An option that is looked at with --worst alone: without it no setting of it is in the way."""

    def consume_value(
        self, ctx: click.Context, opts: Mapping[str, Any]
    ) -> tuple[Any, ParameterSource]:
        if opts.get("worst"):
            return super().consume_value(ctx, opts)
        return self.default, ParameterSource.DEFAULT


def _glossary(command: F, kind: type[click.Option] = click.Option) -> F:
    own = click.option(
        "--glossary",
        cls=kind,
        multiple=True,
        envvar="DRAGOMAN_GLOSSARY",
        type=click.Path(path_type=Path, exists=False),
        metavar="FILE",
        help="A glossary file that outranks the house's; may be given several times.",
    )
    house = click.option(
        "--house-glossary/--no-house-glossary",
        cls=kind,
        default=True,
        help="Apply the names that come with dragoman (the default), or not.",
    )
    return own(house(command))


def glossary(command: F) -> F:
    """The glossary options: files that outrank the house's, and the house's off."""
    return _glossary(command)


def glossary_of_worst(command: F) -> F:
    """The same, for a command that asks the glossary only with --worst."""
    return _glossary(command, _OfWorst)
