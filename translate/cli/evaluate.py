"""`dragoman evaluate`: how good an engine is, and what the glossary does to it."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .progress import progress
from .speak import emit_json, put


@click.command()
@click.option(
    "--source",
    cls=options.Once,
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What to translate, a segment a line; - is standard input.",
)
@click.option(
    "--reference",
    "references",
    cls=options.Once,
    required=True,
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A person's translation, line by line; may be given several times.",
)
@click.option(
    "--from",
    "language",
    required=True,
    envvar="DRAGOMAN_FROM",
    metavar="LANG",
    help="Source language.",
)
@click.option(
    "--to",
    "target",
    required=True,
    envvar="DRAGOMAN_TO",
    metavar="LANG",
    help="Target language, one: pt, pt-BR, es, ...",
)
@click.option(
    "--engine",
    "engines",
    cls=options.Once,
    multiple=True,
    metavar="NAME",
    help="An engine to run; may be given several times. Without it or --draft, the best route.",
)
@click.option(
    "--draft",
    "drafts",
    cls=options.Once,
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A translation that is there already; may be given several times.",
)
@options.glossary
@options.segmentation
@click.option(
    "--without-glossary",
    "without",
    cls=options.Once,
    type=click.Choice(["compare", "only", "never"]),
    default="compare",
    help="Run each engine without the glossary too (the default), only so, or never.",
)
@click.option(
    "--bootstrap",
    "samples",
    cls=options.Once,
    type=click.IntRange(min=0),
    default=1000,
    metavar="N",
    help="Samples for intervals and tests, 1000 by default; 0 for none.",
)
@click.option(
    "--fold-quotes/--no-fold-quotes",
    "folded",
    cls=options.Once,
    default=True,
    help="Make quotes straight on both sides before scoring (the default), or not.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="What standard output gets: a table for people, JSON, or a Markdown table.",
)
@options.quiet
def evaluate(
    source: Path,
    references: tuple[Path, ...],
    language: str,
    target: str,
    engines: tuple[str, ...],
    drafts: tuple[Path, ...],
    glossary: tuple[Path, ...],
    house_glossary: bool,
    segmentation: Path | None,
    without: str,
    samples: int,
    folded: bool,
    output_format: str,
    quiet: bool,
) -> int:
    """Measure translations against references: engines with and without the glossary, drafts.

    BLEU, chrF and TER by sacrebleu, with signatures and 95 % intervals; glossary terms met; names
    kept; lines copied; speed. All are held against the first column, with a test whether the
    difference may be noise.
    """
    from ..desk.evaluating import Comparison
    from ..desk.order import Asked, Order
    from ..evaluation import markdown, plain_text

    comparison = Comparison.of(
        Order.of(
            Asked(
                targets=target,
                source=language,
                glossary=glossary,
                house_glossary=house_glossary,
                segmentation=segmentation,
            )
        ),
        source,
        references,
        drafts,
        engines,
        without=without,
        samples=samples,
        folded=folded,
    )
    with progress(comparison.steps, quiet=quiet) as shown:
        evaluation = comparison.evaluate(shown.told)
    if output_format == "json":
        emit_json(evaluation.as_json())
    else:
        put((markdown if output_format == "markdown" else plain_text)(evaluation))
    return 0
