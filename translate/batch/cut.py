"""Articles into shards, cut where their content says.

Cut by number, an article that is put in would move every later cut, and all that follows would be
other shards, to be done again. So a shard ends behind an article that says so by its own digest:
one more article changes its own shard, and no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .values import Item

_MOST_ITEMS = 2000
"""Articles in a shard, however short they are."""


def cut(groups: Iterable[Iterable[Item]], words: int) -> Iterator[tuple[Item, ...]]:
    """Articles in shards of about `words`, half of it at least and twice at most.

    A shorter one ends its group; no shard reaches across two groups.
    """
    for group in groups:
        shard: list[Item] = []
        held = 0
        for item in group:
            shard.append(item)
            held += item.words
            if held >= 2 * words or len(shard) >= _MOST_ITEMS or _ends(item, held, words):
                yield tuple(shard)
                shard, held = [], 0
        if shard:
            yield tuple(shard)


def _ends(item: Item, held: int, words: int) -> bool:
    """Whether an article ends its shard, with `held` words.

    The longer it is, the likelier: beyond the half of a shard, one in `words / 2` words does.
    """
    if held < words / 2:
        return False
    return int(item.digest[:12], 16) / 16**12 < 2 * item.words / words
