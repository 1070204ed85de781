"""Options of corpus jobs."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .options import Once

workers = options.jobs(
    0,
    "Worker processes; without it, one for each processor. With 0 the job has none, and an "
    "article that kills its engine kills it.",
)
timeout = click.option(
    "--timeout",
    cls=Once,
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="How long a shard may take; without it, 20 times as long as others took.",
)
output = click.option(
    "-o",
    "--output",
    required=True,
    envvar="DRAGOMAN_OUTPUT",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for what is drafted, in the tree of the sources, and for what is done.",
)
form = click.option(
    "--as",
    "form",
    cls=Once,
    type=click.Choice(["po", "jsonl", "parquet"]),
    default="po",
    help="What is written: a PO an article (the default), or records, a file a shard.",
)
words = click.option(
    "--shard-words",
    cls=Once,
    type=click.IntRange(min=1),
    default=20_000,
    metavar="N",
    help="About how many words are drafted, and committed, together: 20,000 by default.",
)
part = click.option(
    "--shard",
    "part",
    cls=Once,
    metavar="I/N",
    help="Do the I-th of N parts only: for a scheduler that starts N of these.",
)
limit = click.option(
    "--limit",
    cls=Once,
    type=click.IntRange(min=1),
    metavar="N",
    help="Do the first N articles only.",
)
dry_run = click.option(
    "--dry-run",
    cls=Once,
    is_flag=True,
    help="Count what there is to do and say how long it would take; write nothing.",
)
cluster = click.option(
    "--cluster",
    cls=Once,
    metavar="ADDRESS",
    help="Do the work on a Dask cluster: tcp://host:8786, or its scheduler file.",
)
