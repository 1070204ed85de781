"""What speaks for and against a translation, as numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt

from ..checks.extent import deviation
from ..checks.negation import lost_negation
from ..checks.pair import Pair
from ..engines.lexicon import Compared
from ..finding import Finding
from ..languages import base

USUAL_FOREIGN, USUAL_LOST = 0.05, 0.035
"""The share of a sound translation's pieces, and of its source's, that the lexicon leads to from
nowhere: the mean of human translations (bench/risk.py)."""
USUAL_LENGTH = 1.5
"""By how many roots of letters a sound translation's length is off, mostly."""
USUAL_DISORDER = 0.3
USUAL_REVERSE = {True: 0.6, False: 1.0}
"""Nats a token by which the model of the other direction finds a source unlikely, mostly: given an
engine's translation, and given a person's."""
IMPOSSIBLE = -20.0
"""Below it a source holds what the model has no piece for, which says nothing."""
_WORD = re.compile(r"\w+")
_NOUNS = {"de", "lb"}
"""Languages that write every noun with a capital: there one is no sign of a name."""
_KIN = 4
"""Letters that two forms of a name begin with: Lisboa, Lisbon."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A translation and all that was found out about it; None is not known."""

    source: str
    text: str
    source_language: str
    target_language: str
    findings: tuple[Finding, ...] = ()
    is_engines: bool = True
    """Whether an engine wrote it: only then does it count how sure that was."""
    certainty: float | None = None
    """`Hypothesis.certainty`, or what stands in for it."""
    there: Compared | None = None
    """The translation's words among those that the source may become."""
    back: Compared | None = None
    """The source's among those that the translation may become."""
    terms: str = ""
    """The glossary's terms, as the translation has them; they are no strangers to it."""
    source_terms: str = ""
    is_lexicons: bool = False
    """Whether the lexicon is the writer's own: then nothing foreign is usual."""
    reverse: float | None = None
    """Mean ln p a token of the source, given the translation; asked for in doubt only."""

    @property
    def pair(self) -> Pair:
        return Pair(self.source, self.text, self.source_language, self.target_language)

    @property
    def turned(self) -> Pair:
        """The same with source and target in each other's place."""
        return Pair(self.text, self.source, self.target_language, self.source_language)


def signals(evidence: Evidence) -> dict[str, float]:
    """What is odd of a translation, each by how much: 0 and up, mostly 0."""
    pair = evidence.pair
    off = deviation(pair.source, pair.target, pair.source_language, pair.target_language)
    found = {
        "short": max(0.0, -off - USUAL_LENGTH),
        "long": max(0.0, off - USUAL_LENGTH),
        # What is denied in the translation and in no way in the source.
        "denied": float(any(True for _ in lost_negation(evidence.turned))),
    }
    if evidence.there:
        usual = 0.0 if evidence.is_lexicons else USUAL_FOREIGN
        found |= _side(evidence.there, pair, evidence.terms, usual, ("foreign", "name"))
    if evidence.back:
        terms = evidence.source_terms
        found |= _side(evidence.back, evidence.turned, terms, USUAL_LOST, ("lost", "unnamed"))
    found["disorder"] = max(0.0, _disorder(evidence) - USUAL_DISORDER)
    if evidence.reverse is not None and evidence.reverse > IMPOSSIBLE:
        usual = USUAL_REVERSE[evidence.is_engines]
        found["unlikely"] = max(0.0, -evidence.reverse - usual)
    return found


def _disorder(evidence: Evidence) -> float:
    """As both lexicons see it, 0 where neither does."""
    sides = (evidence.there, evidence.back)
    known = [side.disorder for side in sides if side and side.disorder is not None]
    return sum(known) / len(known) if known else 0.0


def _side(
    compared: Compared, pair: Pair, terms: str, usual: float, names: tuple[str, str]
) -> dict[str, float]:
    """What of the pair's target nothing in its source leads to, and whether it is a name.

    Words of terms are right by the glossary, and copied names, numbers and addresses by themselves.
    """
    known = {*_WORD.findall(terms)}
    known |= {word for word in _WORD.findall(pair.source) if not word.islower()}
    strange = [each for each in compared.foreign if not known.issuperset(_WORD.findall(each[0]))]
    pieces = sum(count for _, count in strange)
    amount = max(0.0, pieces - usual * compared.pieces) / sqrt(compared.pieces + 1)
    named = _has_name([word for word, _ in strange], pair)
    return {names[0]: amount, names[1]: float(named)}


def _has_name(words: Sequence[str], pair: Pair) -> bool:
    """Whether one of the target's foreign words is a name that the source has no form of."""
    capitals = [word for word in words if word[:1].isupper() and word[1:2].islower()]
    if not capitals or base(pair.target_language) in _NOUNS:
        return False
    known = {_plain(word)[:_KIN] for word in _WORD.findall(pair.source)}
    first = _WORD.search(pair.target)
    return any(
        _plain(word)[:_KIN] not in known and not (first and word.startswith(first[0]))
        for word in capitals
    )


def kinship(source: str, text: str) -> float | None:
    """The share of a translation's pairs of letters that its source has too.

    Names, numbers and words of common origin: what is rendered by itself is seldom rendered
    wrongly. None where nothing is shared: other scripts tell nothing.
    """
    own, others = (frozenset().union(*map(_pairs, _WORD.findall(one))) for one in (text, source))
    return len(own & others) / len(own) if own & others else None


@lru_cache(maxsize=1 << 15)
def _pairs(word: str) -> frozenset[str]:
    plain = f" {_plain(word)}"
    return frozenset(map("".join, pairwise(plain)))


def _plain(word: str) -> str:
    """In lower case, without accents."""
    if word.isascii():
        return word.lower()
    split = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in split if not unicodedata.combining(char))
