"""The draft of a segment, with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from .finding import Finding


@dataclass(frozen=True, slots=True)
class TermUse:
    """A glossary term that a segment holds, and whether its translation keeps it."""

    source: str
    """As the glossary writes it in the source language."""
    target: str
    """The form that the glossary prefers in the target language."""
    met: bool
    how: str = "met"
    """`met` by the engine itself, `replaced`, `forced`, `masked`, or `missing`."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a draft comes from: what the last line of its comments says."""

    engine: str
    """The engine's name; the legs of a route joined by `+`."""
    model: str
    """The model's name; the legs of a route joined by `+`."""
    key: str
    """8 hex over all that decides whether the draft has to be made again."""
    score: float | None = None
    unknown: tuple[str, ...] = ()
    """Words that the engine did not know and left as they were."""
    is_cut: bool = False
    """Whether the engine came to its limit of length before it came to an end."""
    risk: int | None = None
    """How likely the draft is to be wrong, 0 to 100; None where nobody has looked."""
    why: tuple[str, ...] = ()
    """What makes it so, in words of `risk.REASONS`, besides the findings."""
    certainty: float | None = None
    """`Hypothesis.certainty`, for who judges the risk; no PO holds it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The translation of one segment."""

    source: str
    text: str
    provenance: Provenance | None = None
    """None where the text is a person's and was left alone."""
    terms: tuple[TermUse, ...] = ()
    findings: tuple[Finding, ...] = ()
    memory: tuple[str, ...] = ()
    """What a translation memory has to say of it, one line for the reviewer each."""
