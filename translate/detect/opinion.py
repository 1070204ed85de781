"""A second opinion on short texts, by py3langid where `dragoman[detect]` is installed.

Its model was trained on other texts than langdetect's profiles, so that the two seldom err
together. It takes half a second to load, which is why no sure answer waits for it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from .candidates import Ranked, ordered

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WEIGHT = 2.0
"""Of its log likelihoods beside ours."""
_CODES = {"nb": "no"}
_LENGTH = 600
"""Characters that it is asked about."""


def with_second(text: str, first: Ranked) -> Ranked | None:
    """The ranking of a text by both; None where there is no second opinion."""
    identifier = _identifier()
    if identifier is None:
        return None
    second = dict(identifier.rank(text[:_LENGTH]))
    worst = min(second.values())
    theirs = {tag: second.pop(_CODES.get(tag, tag), worst) for tag, _ in first.scores}
    both = ordered({tag: score + _WEIGHT * theirs[tag] for tag, score in first.scores})
    outside = max(second.values()) - theirs[both[0][0]]
    return replace(first, scores=both, outside=max(0.0, outside))


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier | None:
    """py3langid's model for its languages that are ours; None where it is not installed."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    return LanguageIdentifier.from_model_file(MODEL_FILE)
