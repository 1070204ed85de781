"""`dragoman report`: POs as pages to look at."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..errors import ConfigError, InputError, survive
from ..files import write_whole
from .plan import STDIN
from .reviewing import named_pos
from .standard import load_po

if TYPE_CHECKING:
    from ..glossary import Glossary
    from ..page import IndexRow, Page

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one PO, or the index of all."""

    po: str
    """Empty for the index."""
    page: Path | None = None
    """None where the page is for standard output, or there is none."""
    segments: int = 0
    flagged: int = 0
    """Segments with findings."""
    written: bool = False
    """False where the page was there already, just so."""
    failure: str | None = None
    data: bytes = field(default=b"", repr=False)

    @property
    def line(self) -> str:
        """For people."""
        if self.failure:
            return self.failure
        unchanged = "" if self.written or self.data else ", unchanged"
        counts = f"{self.segments} segments, {self.flagged} with findings{unchanged}"
        return f"{self.po or 'all'} → {self.page or 'standard output'}: {counts}"

    def as_json(self) -> dict[str, Any]:
        return {
            "po": self.po or None,
            "page": str(self.page) if self.page else None,
            "segments": self.segments,
            "flagged": self.flagged,
            "written": self.written,
            "failure": self.failure,
        }


def report_files(
    paths: Sequence[Path], glossary: Glossary, *, output: Path | None
) -> Iterator[Report]:
    """Write a page a PO, and for several, or a folder, an index that leads to them.

    One PO's page goes to `output`, or beside it. Raises ConfigError before any work where there
    is no place for several.
    """
    paths = list(dict.fromkeys(paths))
    single = len(paths) == 1 and not paths[0].is_dir()
    if single and (output is None or not _is_folder(output)):
        path = paths[0]
        beside = STDIN if path == STDIN else path.with_name(_page_name(path))
        yield _report(path, glossary, output or beside)[0]
    elif output is None or output == STDIN:
        raise ConfigError("several POs need a folder", hint="name one with --output")
    elif STDIN in paths:
        raise ConfigError("standard input has no name to go by", hint="report it to a file")
    else:
        yield from _report_all(paths, glossary, output)


def _is_folder(output: Path) -> bool:
    """A name without a suffix is a folder's."""
    return output != STDIN and (output.is_dir() or not output.suffix)


def _page_name(po: Path) -> str:
    """`story.pt.po.html`: never the name of an index, nor of an article in HTML."""
    return f"{po.name}.html"


def _report_all(paths: Sequence[Path], glossary: Glossary, output: Path) -> Iterator[Report]:
    from ..page import IndexRow, render_index

    pos, failed = named_pos(paths)
    yield from (Report("", failure=one.line) for one in failed)
    if not pos:
        return
    root = _root(paths)
    rows, made = [], []
    for po in pos:
        name = Path(os.path.relpath(po, root))
        report, page = _report(po, glossary, output / name.with_name(_page_name(name)))
        yield report
        made.append(report)
        rows.append(_index_row(name, page) if page else IndexRow(str(name), failure=report.line))
    if any(report.page for report in made):
        yield Report(
            "",
            output / INDEX,
            segments=sum(report.segments for report in made),
            flagged=sum(report.flagged for report in made),
            written=write_page(output / INDEX, render_index(rows)),
        )


def _root(paths: Sequence[Path]) -> Path:
    """The folder that all the POs are below, whose tree the pages repeat."""
    folders = [path if path.is_dir() else path.parent for path in paths]
    return Path(os.path.commonpath([os.path.abspath(folder) for folder in folders]))


def _report(po: Path, glossary: Glossary, place: Path) -> tuple[Report, Page | None]:
    from ..page import look_at, render

    try:
        page = look_at(load_po(po), glossary=glossary)
        report = Report(str(po), segments=page.status.entries, flagged=page.flagged)
        data = render(page)
        if place == STDIN:
            return replace(report, data=data), page
        return replace(report, page=place, written=write_page(place, data)), page
    except Exception as error:
        return Report(str(po), failure=survive(error, po)), None


def write_page(place: Path, data: bytes) -> bool:
    """Put a page in its place; False where it stands there.

    Raises InputError where something else does: that isn't ours to overwrite.
    """
    from ..page import GENERATOR

    if place.exists():
        there = place.read_bytes()
        if there == data:
            return False
        if GENERATOR not in there[:1000]:
            raise InputError(
                "what stands there is no report of dragoman's", where=place, hint="name another"
            )
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, data)
    return True


def _index_row(name: Path, page: Page) -> IndexRow:
    from ..page import IndexRow

    return IndexRow(
        po=str(name),
        link=quote(os.fsencode(name.with_name(_page_name(name)).as_posix())),
        title="".join(piece.text for piece in page.title),
        status=page.status,
        source=page.source,
        target=page.target,
        flagged=page.flagged,
    )
