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
    type=click.Choice(["text", "markdown", "html", "jsonl", "csv", "tsv", "parquet"]),
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
memory = click.option(
    "--memory",
    envvar="DRAGOMAN_MEMORY",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The translation memory: what people approved before.",
)
memory_like = click.option(
    "--memory-like",
    type=click.IntRange(85, 99),
    envvar="DRAGOMAN_MEMORY_LIKE",
    metavar="PERCENT",
    help="Take the memory's translation of a sentence this like (85 to 99) as the draft too, where "
    "no number, name or negation differs; without it, it is shown beside the engine's draft.",
)
segmentation = click.option(
    "--segmentation",
    envvar="DRAGOMAN_SEGMENTATION",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Segmentation rules of your own, in SRX 2.0; where they decide, dragoman's don't.",
)
desk = click.option(
    "--desk",
    envvar="DRAGOMAN_DESK",
    metavar="ADDRESS",
    help="E-mail or URL that a reviewer of a new PO can write to.",
)
risk = click.option(
    "--risk",
    type=click.Choice(["quick", "full"]),
    default="quick",
    envvar="DRAGOMAN_RISK",
    help="How each draft's risk is judged; full asks the model of the other direction too, and "
    "takes as long again.",
)
quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
skip = click.option(
    "--skip",
    multiple=True,
    type=click.Choice(["residue"]),
    envvar="DRAGOMAN_SKIP",
    help="Leave these as they stand: what a web page leaves around a story (Related articles).",
)


def jobs(least: int, help: str) -> Callable[[F], F]:
    """How many processes share the work."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=least),
        envvar="DRAGOMAN_JOBS",
        metavar="N",
        help=help,
    )


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
