"""A text's translation does not depend on what else is in its batch, nor on threads."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from translate.engines.firefox import batching
from translate.engines.firefox.batching import batches
from translate.engines.firefox.files import ModelFiles
from translate.engines.firefox.translator import FirefoxTranslator


@pytest.mark.parametrize("size", [1, 3, 8, 64])
def test_batches_do_not_matter(
    size: int,
    translator: FirefoxTranslator,
    sentences: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In batches of any size and order the hypotheses are equal, to the last bit of the scores."""
    expected = dict(zip(sentences, translator.translate(sentences), strict=True))
    monkeypatch.setattr(batching, "BATCH", size)
    shuffled = sentences.copy()
    random.Random(size).shuffle(shuffled)
    parts = [shuffled[n : n + size] for n in range(0, len(shuffled), size)]
    found = [hypothesis for part in parts for hypothesis in translator.translate(part)]
    assert dict(zip(shuffled, found, strict=True)) == expected


def test_threads_do_not_matter(
    translator: FirefoxTranslator, files: ModelFiles, sentences: list[str]
) -> None:
    """One thread or three of its own, or calls from several threads: the same hypotheses."""
    expected = translator.translate(sentences)
    assert FirefoxTranslator(files, threads=1).translate(sentences) == expected
    many = FirefoxTranslator(files, threads=3)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(many.translate, [sentences] * 4)) == [expected] * 4


def test_batches_hold_like_lengths_and_not_too_much() -> None:
    """Every sentence stands in one batch; long ones in smaller batches, few spread over threads."""
    assert batches([]) == []
    assert batches([5, 9, 5], threads=2) == [[1, 0], [2]]
    assert [len(batch) for batch in batches([20] * 40)] == [16, 16, 8]
    assert [len(batch) for batch in batches([700, 700, 300, 300, 300])] == [1, 1, 2, 1]
