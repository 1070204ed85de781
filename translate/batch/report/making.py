"""The page of a job, put in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...desk.plan import STDIN
from ..place import Place
from .review import reviewed
from .summary import summarise


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a job's page."""

    output: str
    """The job's."""
    page: Path | None
    """None where it is for standard output."""
    articles: int
    written: bool = False
    """False where the page was there already, just so."""
    data: bytes = field(default=b"", repr=False)

    @property
    def line(self) -> str:
        """For people."""
        unchanged = "" if self.written or self.data else ", unchanged"
        articles = f"{self.articles:,} article{'' if self.articles == 1 else 's'}"
        return f"{self.output} → {self.page or 'standard output'}: {articles}{unchanged}"

    def as_json(self) -> dict[str, Any]:
        return {
            "output": self.output,
            "page": str(self.page) if self.page else None,
            "articles": self.articles,
            "written": self.written,
        }


def make_page(
    place: Place,
    output: Path | None = None,
    *,
    review: bool = True,
    told: Callable[[str], None] = lambda state: None,
) -> Made:
    """Write the page of a job, as far as it is, beside its `report.json` or to `output`.

    `review` looks into all POs; `told` hears how far that is. Raises InputError where there is no
    job, or where something else than a page stands.
    """
    from ...desk.reporting import write_page
    from ...page import render_job
    from .look import look_at_job

    summary = summarise(place)
    page = look_at_job(summary, reviewed(place, told) if review else None)
    data = render_job(page)
    if output == STDIN:
        return Made(summary.output, None, page.articles, data=data)
    where = output or place.page
    if where.is_dir():
        where = where / f"{page.name}.html"
    return Made(summary.output, where, page.articles, write_page(where, data))
