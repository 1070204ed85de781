"""Drafts that went wrong as a whole: the engine is asked again another way.

Asked for once more are copies, loops, drafts in the wrong script or language, far too short or
long, with sentences lost or added, empty or cut by the engine. The ways, one after the other until
a draft is sound: with its placeables as they stand, out of title case, clause by clause. Of two
drafts the one with less against it is kept, the first where they are even; what is left against it
is what the checks say of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from .. import placeables, typography
from ..drafted import Draft
from ..finding import Finding
from .request import Request

GUARDED = {
    "empty": 8,
    "copy": 4,
    "script": 4,
    "loop": 4,
    "wrong-language": 3,
    "length": 2,
    "sentence": 2,
    "cut": 2,
}
"""What each of these findings counts against a draft."""
QUICK = GUARDED.keys() - {"wrong-language"}
"""Those that are looked for where nobody asks for findings: the other one takes as long as all."""

Ask = Callable[[Sequence[Request]], list[Draft]]
Judge = Callable[[Request, Draft], Draft]

_CLAUSE = re.compile(
    r"(?<=[;:]) | (?=- )|(?<=,) (?=(?:and|but|or|while|which|who|where)\b)|(?<=,) "
)
_SHORTEST_CLAUSE = 3
"""Words; shorter ones stay with what is before them."""
_TITLE_SHARE = 0.6
"""Words with a capital from which on a text is in title case."""


def doubt(findings: Sequence[Finding]) -> int:
    """What counts against a draft; 0 where there is no reason to ask again."""
    return sum(GUARDED.get(kind, 0) for kind in {finding.kind for finding in findings})


def guarded(
    requests: Sequence[Request], drafts: Sequence[Draft], ask: Ask, judge: Judge
) -> list[Draft]:
    """The drafts, those that there is something against asked for again and the better kept.

    `judge` gives a draft its findings; `drafts` have theirs.
    """
    kept = list(drafts)
    for way in (_unmasked, _uncapitalised, _by_clause):
        doubtful = [n for n, draft in enumerate(kept) if doubt(draft.findings)]
        parts = {n: way(requests[n]) for n in doubtful}
        asked = [part for n in doubtful for part in parts[n]]
        if not asked:
            continue
        answers = iter(ask(asked))
        for n in doubtful:
            if parts[n]:
                other = _joined(kept[n], [next(answers) for _ in parts[n]])
                other = judge(requests[n], other)
                kept[n] = _better(requests[n], kept[n], other)
    return kept


def _better(request: Request, first: Draft, other: Draft) -> Draft:
    """The draft with less against it; none with less is worth a placeable, or a torn link."""
    if placeables.torn(other.text, request.format) and not placeables.torn(
        first.text, request.format
    ):
        return first
    if len(request.lost(other.text)) > len(request.lost(first.text)):
        return first
    return min(first, other, key=lambda draft: doubt(draft.findings))


def _joined(first: Draft, parts: Sequence[Draft]) -> Draft:
    """One draft of those of its parts, as sure as the least sure of them.

    It is as if it had been made like the first: with the same key it is not made again.
    """
    texts = [part.text.strip() for part in parts]
    # A clause that the engine closed like a sentence.
    joined = [re.sub(r"(?<=\w)\.$", "", text) for text in texts[:-1]] + texts[-1:]
    origins = [part.provenance for part in parts if part.provenance]
    provenance = first.provenance
    if provenance and origins:
        scores = [origin.score for origin in origins if origin.score is not None]
        provenance = replace(
            provenance,
            score=min(scores) if scores else None,
            unknown=tuple(dict.fromkeys(word for origin in origins for word in origin.unknown)),
            is_cut=any(origin.is_cut for origin in origins),
        )
    terms = parts[0].terms if len(parts) == 1 else first.terms
    return replace(first, text=" ".join(joined), provenance=provenance, terms=terms, findings=())


def _unmasked(request: Request) -> list[Request]:
    return [request.bare()] if request.protected.originals else []


def _uncapitalised(request: Request) -> list[Request]:
    """A headline In Title Case as a sentence, but for the names that the glossary knows."""
    words = [word for word in request.text.split() if word[:1].isalpha()]
    capitals = [word for word in words if word[0].isupper()]
    if request.capitals or len(words) < 4 or len(capitals) < _TITLE_SHARE * len(words):
        return []
    names = [((m.start, m.end), request.text[m.start : m.end]) for m in request.matches]
    capitals_only = request.text.upper()
    if len(capitals_only) != len(request.text):
        return []
    text = typography.sentence_case(capitals_only, names)
    return [replace(request, text=text)] if text != request.text else []


def _by_clause(request: Request) -> list[Request]:
    """The clauses of a sentence, each to be translated by itself; none where it has but one."""
    if request.protected.originals or request.capitals:
        return []
    clauses = list(_clauses(request.text))
    return [request.part(clause) for clause in clauses] if len(clauses) > 1 else []


def _clauses(text: str) -> Iterator[str]:
    pending = ""
    for piece in _CLAUSE.split(text):
        pending = f"{pending} {piece}".strip()
        if len(pending.split()) >= _SHORTEST_CLAUSE:
            yield pending
            pending = ""
    if pending:
        yield pending
