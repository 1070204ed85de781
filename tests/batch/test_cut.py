"""Where shards are cut: by what articles hold, so that most stay when the corpus changes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from translate.batch.cut import cut
from translate.batch.values import FileItem, Item


def item(name: str, words: int = 100) -> Item:
    digest = hashlib.blake2b(name.encode(), digest_size=16).hexdigest()
    return FileItem(name, Path(name), digest, words)


GROUPS = st.lists(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 400)), max_size=40))


@settings(max_examples=60, deadline=None)
@given(GROUPS, st.integers(1, 2000))
def test_every_article_is_in_one_shard(groups: list[list[tuple[str, int]]], words: int) -> None:
    """In order, none lost; a shard ends with its group, and is about as long as was asked."""
    items = [[item(f"{g}/{n}{t}", w) for n, (t, w) in enumerate(x)] for g, x in enumerate(groups)]
    shards = list(cut(items, words))
    assert [one for shard in shards for one in shard] == [one for group in items for one in group]
    for shard in shards:
        assert len({one.name.split("/")[0] for one in shard}) == 1
        assert sum(one.words for one in shard[:-1]) < 2 * words


def test_one_more_article_changes_one_shard() -> None:
    """The shards behind it begin and end where they did."""
    items = [item(f"story-{number}") for number in range(2000)]
    before = set(cut([items], 1000))
    after = set(cut([[*items[:700], item("new"), *items[700:]]], 1000))
    assert len(before) > 150
    assert len(before - after) <= 2
