"""Which entry of the old catalog is which of the new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from .changes import REWRITTEN, carries_over, likeness
from .entry import Entry

Pairs = dict[int, int]
"""Place in the new catalog to place in the old one."""

_WINDOW = 40
"""How far apart, counted among the changed ones, two sentences are compared whatever they say."""
_RARE = 8
"""A word that so many have at most, or fewer, is worth following to wherever it stands."""


def same_source(old: Sequence[Entry], new: Sequence[Entry]) -> Pairs:
    """Pair the entries whose source is the same, wherever they moved.

    Where a sentence has as many copies as before, each keeps its own. Where copies came or
    went, those that stand among the same neighbours are the same; and approved words are not the
    ones to go while others stay, nor a person's while a machine's do.
    """
    before, after = _copies(old), _copies(new)
    aligned: Pairs | None = None
    pairs: Pairs = {}
    for msgid, places in after.items():
        candidates = before.get(msgid, [])
        if len(candidates) == len(places):
            pairs.update(_in_order(old, new, candidates, places))
        elif candidates:
            if aligned is None:
                aligned = _aligned(old, new)
            pairs.update(_some(old, candidates, places, aligned))
    return pairs


def _copies(entries: Iterable[Entry]) -> dict[str, list[int]]:
    places = defaultdict(list)
    for place, entry in enumerate(entries):
        places[entry.msgid].append(place)
    return places


def _in_order(
    old: Sequence[Entry], new: Sequence[Entry], candidates: list[int], places: list[int]
) -> Pairs:
    """Pair copies by their msgctxt, what is left in the order of the files."""
    by_context = {old[place].msgctxt: place for place in candidates}
    pairs = {p: by_context.pop(new[p].msgctxt) for p in places if new[p].msgctxt in by_context}
    rest = sorted(by_context.values())
    return pairs | dict(zip((p for p in places if p not in pairs), rest, strict=True))


def _aligned(old: Sequence[Entry], new: Sequence[Entry]) -> Pairs:
    matcher = SequenceMatcher(None, [e.msgid for e in old], [e.msgid for e in new], autojunk=False)
    return {
        block.b + step: block.a + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _some(old: Sequence[Entry], candidates: list[int], places: list[int], aligned: Pairs) -> Pairs:
    pairs = {place: aligned[place] for place in places if place in aligned}
    taken = set(pairs.values())
    left = [place for place in candidates if place not in taken]
    free = [place for place in places if place not in pairs]
    pairs |= zip(free, left, strict=False)
    left = sorted(left[len(free) :], key=lambda place: _worth(old[place]), reverse=True)
    for place, other in zip(sorted(pairs, key=lambda p: _worth(old[pairs[p]])), left, strict=False):
        if _worth(old[other]) > _worth(old[pairs[place]]):
            pairs[place] = other
    return pairs


def _worth(entry: Entry) -> tuple[bool, bool]:
    """How much work there is in an entry: approved outranks a person's, that a machine's."""
    return entry.state.reviewed, entry.state.persons


def changed_source(old: Sequence[Entry], new: Sequence[Entry], pairs: Pairs) -> tuple[Pairs, Pairs]:
    """Pair what is left on both sides, where one sentence is a version of the other.

    The first pairs are alike enough to keep a person's words, wherever they moved; the second
    stand in the same place and are alike enough to show what it was before.
    """
    # How like the new source is to the last one that the old entry's words were made for.
    sources = [last_source(entry) for entry in old]
    gone, come = _unpaired(old, new, pairs)
    alike = _best(
        (*_near(gone, come), *_sharing_words(sources, new, gone, come)),
        lambda o, n: carries_over(sources[o], new[n].msgid),
    )
    gone, come = _unpaired(old, new, pairs | alike)
    old_gap, new_gap = _gaps(len(old), len(new), pairs | alike)
    gone_by_gap, come_by_gap = _grouped(gone, old_gap), _grouped(come, new_gap)
    same_place = (
        pair for gap, of in gone_by_gap.items() for pair in _near(of, come_by_gap.get(gap, []))
    )
    return alike, _best(same_place, lambda o, n: likeness(old[o].msgid, new[n].msgid, REWRITTEN))


def last_source(entry: Entry) -> str:
    """The source that a person saw last when working at the words.

    An approved entry may still have a `#|` that its editor left behind.
    """
    return (entry.previous_msgid if entry.fuzzy else None) or entry.msgid


def _unpaired(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Pairs
) -> tuple[list[int], list[int]]:
    """The places of the old catalog and of the new one that are in no pair."""
    paired = set(pairs.values())
    return (
        [place for place in range(len(old)) if place not in paired],
        [place for place in range(len(new)) if place not in pairs],
    )


def _near(gone: list[int], come: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing by their place: all, or of very many those not far apart."""
    for rank, n in enumerate(come):
        at = rank * len(gone) // len(come)
        yield from ((o, n) for o in gone[max(0, at - _WINDOW) : at + _WINDOW])


def _sharing_words(
    sources: Sequence[str], new: Sequence[Entry], gone: list[int], come: list[int]
) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing, far apart though they may be, for a word that few have."""
    if len(gone) <= _WINDOW:  # all are near
        return
    having = defaultdict(list)
    for o in gone:
        for word in set(sources[o].split()):
            having[word].append(o)
    for n in come:
        rare = (having[w] for w in set(new[n].msgid.split()) if 0 < len(having.get(w, ())) <= _RARE)
        yield from ((o, n) for o in set(chain.from_iterable(rare)))


def _best(candidates: Iterable[tuple[int, int]], score: Callable[[int, int], float]) -> Pairs:
    """Pair off the highest scores first, the nearest of equal ones; 0 is no pair."""
    scored = [(-s, abs(o - n), n, o) for o, n in candidates if (s := score(o, n))]
    pairs: Pairs = {}
    taken = set()
    for _, _, n, o in sorted(scored):
        if n not in pairs and o not in taken:
            pairs[n] = o
            taken.add(o)
    return pairs


def _grouped(places: list[int], gap: list[int]) -> dict[int, list[int]]:
    groups = defaultdict(list)
    for place in places:
        groups[gap[place]].append(place)
    return groups


def _gaps(old: int, new: int, pairs: Pairs) -> tuple[list[int], list[int]]:
    """For each place of either side, the new place of the paired entry before it; -1 at the top."""
    forth = {o: n for n, o in pairs.items()}
    old_gap, new_gap = [], []
    last = -1
    for place in range(old):
        last = forth.get(place, last)
        old_gap.append(last)
    last = -1
    for place in range(new):
        last = place if place in pairs else last
        new_gap.append(last)
    return old_gap, new_gap
