"""Which entry of the old catalog is which of the new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from .changes import REWRITTEN, carries_over, likeness
from .entry import Entry

Pairs = dict[int, int]
"""Place in the new catalog to place in the old one."""


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
    left = [place for place in candidates if place not in pairs.values()]
    for place in places:
        if place not in pairs and left:
            pairs[place] = left.pop(0)
    for place in (place for place in places if place in pairs):
        best = max(left, key=lambda other: _worth(old[other]), default=pairs[place])
        if _worth(old[best]) > _worth(old[pairs[place]]):
            left.remove(best)
            left.append(pairs[place])
            pairs[place] = best
    return pairs


def _worth(entry: Entry) -> tuple[bool, bool]:
    """How much work there is in an entry: approved outranks a person's, that a machine's."""
    return entry.state.reviewed, entry.state.persons


def changed_source(old: Sequence[Entry], new: Sequence[Entry], pairs: Pairs) -> tuple[Pairs, Pairs]:
    """Pair what is left on both sides, where one sentence is a version of the other.

    The first pairs are alike enough to keep a person's words, wherever they moved; the second
    stand in the same place and are alike enough to show what it was before.
    """
    gone = [place for place in range(len(old)) if place not in set(pairs.values())]
    come = [place for place in range(len(new)) if place not in pairs]
    # How like the new source is to the last one that the old entry's words were made for.
    alike = _best(gone, come, lambda o, n: carries_over(last_source(old[o]), new[n].msgid))
    gone = [place for place in gone if place not in alike.values()]
    come = [place for place in come if place not in alike]
    old_gap, new_gap = _gaps(len(old), len(new), pairs | alike)

    def rewritten(o: int, n: int) -> float:
        same_place = old_gap[o] == new_gap[n]
        return likeness(old[o].msgid, new[n].msgid, REWRITTEN) if same_place else 0.0

    return alike, _best(gone, come, rewritten)


def last_source(entry: Entry) -> str:
    """The source that a person saw last when working at the words.

    An approved entry may still have a `#|` that its editor left behind.
    """
    return (entry.previous_msgid if entry.fuzzy else None) or entry.msgid


def _best(gone: list[int], come: list[int], score: Callable[[int, int], float]) -> Pairs:
    """Pair off the highest scores first, the nearest of equal ones; 0 is no pair."""
    scored = [(-s, abs(o - n), n, o) for o in gone for n in come if (s := score(o, n))]
    pairs: Pairs = {}
    taken = set()
    for _, _, n, o in sorted(scored):
        if n not in pairs and o not in taken:
            pairs[n] = o
            taken.add(o)
    return pairs


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
