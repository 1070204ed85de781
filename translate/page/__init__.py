"""A PO to look at: one HTML file that needs nothing but itself, and an index of several.

view     what a page shows, as values
look     a catalog to those
marks    a text in pieces: terms, and what changed between two versions
job      what the page of a corpus job shows, as values
charts   figures as pictures: where things stand in them; scales: their axes
render   values to HTML
"""

from __future__ import annotations

from .job import JobPage
from .look import look_at
from .render import GENERATOR, render, render_index, render_job
from .view import IndexRow, Page

__all__ = [
    "GENERATOR",
    "IndexRow",
    "JobPage",
    "Page",
    "look_at",
    "render",
    "render_index",
    "render_job",
]
