"""`dragoman translate` and `dragoman assemble`: an article out of one language into another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..desk.plan import STDIN
from . import gathered, options
from .progress import progress
from .speak import emit_json, keep_apart, put_bytes, say

if TYPE_CHECKING:
    from ..desk.order import Asked
    from ..desk.reading import Reading


@click.command()
@options.files("articles", "ARTICLE")
@gathered.order
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    envvar="DRAGOMAN_OUTPUT",
    metavar="DIR",
    help="Folder for the POs; without it, beside each article. - is standard output.",
)
@click.option(
    "--dry-run", cls=options.Once, is_flag=True, help="Say what would be done; write nothing."
)
@click.option("--strict", is_flag=True, help="Exit with 1 when a draft has a finding of an error.")
@gathered.records
@options.input_format
@options.output_format
@options.quiet
def translate(
    articles: tuple[Path, ...],
    asked: Asked,
    records: Reading,
    output: Path | None,
    dry_run: bool,
    strict: bool,
    input_format: str | None,
    output_format: str,
    quiet: bool,
) -> int:
    """Draft ARTICLEs into PO files for review.

    story.txt to pt becomes story.pt.po beside it. Run again, it keeps all that a person wrote in
    the PO, drafts what changed in the article, and writes nothing where nothing changed. With -
    the article comes from standard input and the PO goes to standard output. An article that
    `assemble` made from one of these POs is skipped. What the --memory has approved before comes
    from there.

    A file of records (JSON lines, CSV, TSV, Parquet) is an article a record: news.jsonl to pt
    becomes a PO a record in the folder news, named by its id.

    Exit status: 0 all done, 1 some articles failed, 2 none could be done.
    """
    from ..desk.drafting import translate_files
    from ..desk.order import Order
    from ..desk.outcome import Tally
    from ..desk.plan import records_format
    from ..desk.remembering import reading as remembering

    keep_apart(output_format, "PO", STDIN in (*articles, output))
    order = Order.of(asked)
    rows, tally = [], Tally()
    many = any(records_format(path, input_format) for path in articles)
    steps = None if many else len(articles) * len(order.targets)
    if asked.memory and not asked.memory.exists() and not quiet:
        say(f"{asked.memory}: no memory yet; `assemble` and `memory import` make it")
    with remembering(asked.memory) as remembered, progress(steps, quiet=quiet) as shown:
        for outcome in translate_files(
            articles,
            replace(order, memory=remembered),
            output=output,
            input_format=input_format,
            records=records,
            dry_run=dry_run,
        ):
            tally.add(outcome)
            if output_format == "json":
                rows.append(outcome.as_json())
            put_bytes(outcome.data)
            shown.told(1, f"{tally.count} of {steps}" if steps else f"{tally.count} done")
            shown.say(outcome.line, always=outcome.failure is not None)
    if output_format == "json":
        emit_json(rows)
    if tally.count > 1 and not quiet:
        say(tally.line)
    if tally.failed == tally.count:
        return 2
    return int(tally.failed > 0 or (strict and tally.errors > 0))


@click.command()
@options.pos
@click.option(
    "--source",
    cls=options.Once,
    type=click.Path(path_type=Path),
    metavar="ARTICLE",
    help="The article, where it is not where the PO says; - is standard input.",
)
@click.option(
    "-o",
    "--output",
    cls=options.Once,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="File, or folder, for the translated article; - is standard output.",
)
@click.option(
    "--missing",
    type=click.Choice(["draft", "source", "fail"]),
    default="draft",
    help="For entries not reviewed: their draft, their source, or make nothing.",
)
@options.memory
@options.input_format
@options.output_format
@options.quiet
def assemble(
    pos: tuple[Path, ...],
    source: Path | None,
    output: Path | None,
    missing: str,
    memory: Path | None,
    input_format: str | None,
    output_format: str,
    quiet: bool,
) -> int:
    """Make the translated article from each PO.

    story.pt.po becomes story.pt.txt beside it. Reviewed entries come first; what stands between
    the segments of the article stays byte for byte. Of a folder, each PO in it and below is taken;
    POs of records make their file again, news.pt.jsonl beside the folder news. With - the PO comes
    from standard input, its article from --source, and the translated article goes to standard
    output. With a --memory, what is approved in a PO is stored there.

    Exit status: 0 all done, 1 some failed or an entry has no place in the article, 2 none done.
    """
    from ..desk.assembling import assemble_files
    from ..desk.remembering import writing

    to_stdout = output == STDIN or (output is None and STDIN in pos)
    keep_apart(output_format, "article", to_stdout)
    made = []
    with writing(memory) as remembering:
        for article in assemble_files(
            pos,
            source=source,
            output=output,
            missing=missing,
            input_format=input_format,
            memory=remembering,
        ):
            made.append(article)
            if article.path is None:
                put_bytes(article.data)
            if not article.done or not quiet:
                for line in article.lines:
                    say(line)
    if output_format == "json":
        emit_json([article.as_json() for article in made])
    if all(article.failure for article in made):
        return 2
    return int(not all(article.done for article in made))
