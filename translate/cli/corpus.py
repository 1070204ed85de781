"""`dragoman corpus`: a job over many articles, that any interruption leaves whole."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import gathered, job_options, job_report, options
from .speak import emit_json, put, say
from .watch import watching

if TYPE_CHECKING:
    from ..batch.job import Job
    from ..desk.order import Asked
    from ..desk.reading import Fields

_OUTPUT = click.argument("output", type=click.Path(path_type=Path), metavar="DIR")


@click.group()
def corpus() -> None:
    """Draft whole corpora: start it, kill it, go on with it, get the same bytes."""


corpus.add_command(job_report.report)


@corpus.command()
@click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(path_type=Path)
)
@gathered.order
@gathered.fields
@job_options.output
@job_options.form
@job_options.words
@job_options.workers
@job_options.cluster
@job_options.part
@job_options.limit
@job_options.timeout
@job_options.dry_run
@options.output_format
@options.quiet
def run(
    sources: tuple[Path, ...],
    asked: Asked,
    fields: Fields,
    output: Path,
    form: str,
    shard_words: int,
    jobs: int | None,
    cluster: str | None,
    part: str | None,
    limit: int | None,
    timeout: float | None,
    dry_run: bool,
    output_format: str,
    quiet: bool,
) -> int:
    """Draft all articles of SOURCEs: folders, patterns in quotes, files, files of records.

    What is done is not done again: run the same command to go on after an interruption, after a
    change of the sources, or with another glossary, which drafts again just what it touches.
    What people wrote in the POs stays. Ctrl-C ends behind the articles in hand.

    Exit status: 0 all done, 1 some articles failed, 2 the job could not go on, 130 interrupted.
    """
    from ..batch.call import Call
    from ..batch.job import Job
    from ..batch.place import Part, Place
    from ..desk.order import Order
    from ..engines.processors import usable
    from ..formats.records.writing import arrow

    order = Order.of(asked)
    if form == "parquet":
        arrow()
    call = Call.of(
        sources,
        order,
        form=form,
        shard_words=shard_words,
        glossary=asked.glossary,
        house=asked.house_glossary,
        memory=asked.memory,
        segmentation=asked.segmentation,
        **asdict(fields),
    )
    job = Job(
        call,
        Place(output.absolute()),
        workers=usable() if jobs is None else jobs,
        part=Part.parse(part) if part else None,
        limit=limit,
        timeout=timeout,
        cluster=cluster,
    )
    if dry_run:
        return _estimate(job, output_format, quiet=quiet)
    return _run(job, output_format, quiet=quiet)


@corpus.command()
@_OUTPUT
@job_options.workers
@job_options.timeout
@options.output_format
@options.quiet
def retry(
    output: Path, jobs: int | None, timeout: float | None, output_format: str, quiet: bool
) -> int:
    """Try once more what failed or was put into quarantine in the job whose output is DIR.

    Exit status: 0 all done, 1 some articles failed again, 2 the job could not go on.
    """
    from ..batch.call import Call
    from ..batch.job import Job
    from ..batch.place import Place
    from ..engines.processors import usable

    place = Place(output.absolute())
    job = Job(
        Call.load(place),
        place,
        workers=usable() if jobs is None else jobs,
        timeout=timeout,
        again=True,
    )
    return _run(job, output_format, quiet=quiet)


@corpus.command()
@_OUTPUT
@click.option("--troubles", is_flag=True, cls=options.Once, help="List all articles not done.")
@click.option(
    "--review",
    is_flag=True,
    cls=options.Once,
    help="Look into the POs, how far their review is; takes a while.",
)
@click.option(
    "--rebuild",
    is_flag=True,
    cls=options.Once,
    help="Make the journal again from the receipts; not while the job runs.",
)
@options.output_format
def status(output: Path, troubles: bool, review: bool, rebuild: bool, output_format: str) -> int:
    """Show how far the job whose output is DIR is, while it runs or afterwards."""
    from ..batch.job import rebuild as made_again
    from ..batch.place import Place
    from ..batch.report import lines, reviewed, summarise

    place = Place(output.absolute())
    if rebuild:
        say(f"the journal was made again from {made_again(place)} receipts")
    summary = summarise(place)
    progress = reviewed(place) if review else None
    if output_format == "json":
        emit_json({**summary.as_json(), **({"review": progress.as_json()} if progress else {})})
        return 0
    for line in lines(summary):
        put(line)
    if progress:
        put(progress.line)
    if troubles:
        for trouble in summary.troubles:
            put(f"{trouble.state}: {trouble.name} ({trouble.target}): {trouble.reason}")
    return 0


def _run(job: Job, output_format: str, *, quiet: bool) -> int:
    """Run a job and say how it goes; the exit status."""
    from ..batch.report import finish, lines
    from ..batch.stop import stoppable

    def ending() -> None:
        say("\nfinishing the articles in hand; Ctrl-C again stops at once")

    with stoppable(ending) as stop, watching(quiet=quiet) as watch:
        job.stop = stop
        for told in job.run():
            watch.told(job.progress.line)
            if told.line:
                watch.say(told.line, always=told.trouble)
    summary = finish(job.place)
    if output_format == "json":
        emit_json(summary.as_json())
    elif not quiet:
        say(job.progress.line)
        for line in lines(summary):
            put(line)
    if stop.asked:
        say("interrupted: run the same command again to go on")
        return 130
    return int(job.progress.troubles > 0)


def _estimate(job: Job, output_format: str, *, quiet: bool) -> int:
    from ..batch.estimate import estimate

    with watching(quiet=quiet) as watch:
        found = estimate(job, watch.told)
    if output_format == "json":
        emit_json(found.as_json())
    else:
        for line in found.lines:
            put(line)
    return 0
