"""Models of other sizes, of two vocabularies, untied: on random weights, against the oracle."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oracle import Oracle
from random_model import Shape, write

from translate.engines.firefox import marian
from translate.engines.firefox.files import ModelFiles
from translate.engines.firefox.graph import END
from translate.engines.firefox.network import Loaded, load
from translate.engines.firefox.scoring import Scoring
from translate.engines.firefox.search import Encoder, Greedy, limit
from translate.engines.firefox.translator import FirefoxTranslator

SHAPES = {
    "small": Shape(1, 1, 32, 2, 64),
    "base": Shape(6, 2, 512, 8, 2048),
    "deep decoder": Shape(2, 4, 64, 4, 96),
    "two vocabularies": Shape(2, 2, 64, 8, 128, tied="output"),
    "untied": Shape(3, 2, 96, 3, 160, tied="none"),
    "without alphas": Shape(2, 2, 64, 4, 128, alphas=False),
}


@pytest.fixture(params=list(SHAPES))
def shaped(
    request: pytest.FixtureRequest, tmp_path: Path, sentences: list[str]
) -> tuple[ModelFiles, list[list[int]]]:
    """A model of each shape, and sentences in its words."""
    write(tmp_path, SHAPES[request.param], sentences)
    files = ModelFiles.of(tmp_path)
    encoded = load(files).source.encode(sentences[:6])
    return files, [[*one.ids[:20], END] for one in encoded]


def candidates(loaded: Loaded, ids: list[int]) -> list[int]:
    found: list[int] = loaded.shortlist.of(ids).tolist()
    return found


def test_any_shape_is_computed_as_the_oracle_does(
    shaped: tuple[ModelFiles, list[list[int]]],
) -> None:
    """Words, likelihoods and entropies in float32, and the scores of given translations."""
    files, batch = shaped
    loaded = load(files, in_int8=False)
    oracle = Oracle(marian.read(files.model))
    encoder = Encoder(loaded.network)
    found = Greedy(loaded.network, encoder, loaded.shortlist)(batch)
    for ids, one in zip(batch, found, strict=True):
        words, likelihoods, entropies = oracle.greedy(ids, candidates(loaded, ids), limit(ids))
        assert [*one.ids, END][: len(words)] == words
        assert one.likelihood == pytest.approx(likelihoods, abs=2e-3)
        assert one.entropy == pytest.approx(entropies, abs=2e-3)
    given = [[*one.ids[:12], 7, 9, END] for one in found]
    scores = Scoring(loaded.network, encoder, loaded.shortlist)(batch, given)
    for ids, words, score in zip(batch, given, scores, strict=True):
        wanted = sorted({*candidates(loaded, ids), *words})
        assert score == pytest.approx(np.mean(oracle.score(ids, words, wanted)), abs=2e-3)


def test_int8_stays_near_the_oracle(shaped: tuple[ModelFiles, list[list[int]]]) -> None:
    """Rounded to int8 the graphs of any shape weigh words much as the oracle does."""
    files, batch = shaped
    loaded = load(files)
    oracle = Oracle(marian.read(files.model))
    given = [[11, 12, 13, 14, END] for _ in batch]
    scores = Scoring(loaded.network, Encoder(loaded.network), loaded.shortlist)(batch, given)
    for ids, words, score in zip(batch, given, scores, strict=True):
        wanted = sorted({*candidates(loaded, ids), *words})
        assert score == pytest.approx(np.mean(oracle.score(ids, words, wanted)), abs=0.25)


def test_any_shape_translates(shaped: tuple[ModelFiles, list[list[int]]]) -> None:
    """From text to text, in int8 where the file has what it takes, whatever the sense.

    In one batch as alone; float32 may differ in the last bits of a score.
    """
    files, _ = shaped
    translator = FirefoxTranslator(files, threads=1)
    alone = [translator.translate([text])[0] for text in ("The ferry.", "Monday")]
    together = translator.translate(["The ferry.", "Monday"])
    assert [one.text for one in together] == [one.text for one in alone]
    scores = [one.score for one in alone]
    assert [one.score for one in together] == pytest.approx(scores, abs=1e-6)
