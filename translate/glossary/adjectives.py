"""The adjectives of a place in a text, and those who live there: `alemã` of `Alemanha`.

Told by the letters that the two share and by how such words end in the language. What shares too
few (`britânico` of `Reino Unido`) a glossary lists with `~`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from ..languages import base
from .inflection import shared
from .lexicon import Lexicon
from .terms import TermPair
from .tokens import Cut

_LEAST = 4
"""Letters that a place and its adjective share; one less before a long ending (`cubano`)."""
_LONG = 3
_MOST_LEFT = 4
"""Letters of the place that its adjective lacks: `Alem-anha`, `alem-ão`."""
_SHORT_LEFT = ("a", "anha", "e", "ia", "ie")
"""The same before an ending of one or two letters: `Rúss-ia`, `russ-o`."""


def _ends(endings: str, *plurals: str) -> tuple[str, ...]:
    """Endings apart by spaces, without accents, each also with each plural."""
    return tuple({end + plural for end in endings.split() for plural in ("", *plurals)})


_ENDS = {
    "pt": _ends("es esa ense ano ana iano iana ino ina eno ena ol ola eiro eira ita o a", "s", "es")
    + _ends("onesa onesas ao aes a as"),
    "es": _ends("es esa ense ano ana iano iana ino ina eno ena ol ola eco eca i o a", "s", "es"),
    "ca": _ends("es esa esos eses enc enca a ana ans anes ia iana ians ianes i ina ins ines", "s"),
    "fr": _ends("ais aise ois oise ien ienne en enne ain aine cain caine in ine on onne", "s")
    + _ends("and ande ol ole e", "s"),
    "it": _ends("ese esi ano ana ani ane iano iana iani iane ino ina ini ine eno ena eni ene")
    + _ends("olo ola oli ole o a i e"),
    "nl": _ends("s se isch ische er ers aan aans aanse ees ese ezen"),
    "en": _ends("n an ian ean ese ish i er ic", "s"),
}
_ENDS["gl"] = _ENDS["pt"]
_GERMAN_END = re.compile(r"i?sch(?:e[mnrs]?)?$")
_SLAVIC = {"be", "bg", "bs", "cs", "hr", "mk", "pl", "ru", "sk", "sl", "sr", "uk"}
_SLAVIC_END = re.compile(r"(?:с|ц|сь|ць|зь|s|c|z)[кk]\w{0,4}$")
_SLAVIC_LEFT = re.compile(r"[вwvгжцчшкскcszkšgžh]{0,3}[аеиіоуыэюяьaeiouyj]*")
"""What a Slavic place may have besides: `Росс-ия`, `Моск-ва`, `Niem-cy`, but not `Ира-н`."""
_GERMAN_LEFT = re.compile(r"\w{0,4}")
_MOST_MORE = 3
"""Letters that the adjective may have besides, before its ending: `турец-кий`, `итальян-ский`."""


def in_draft(text: str, pair: TermPair) -> tuple[set[int], set[int]]:
    """Where words begin that do for the term: those that the glossary tolerates, and adjectives."""
    listed = {
        found.start for found in _lexicon(pair, pair.tolerated, pair.target_language).find(text)
    }
    return listed, _derived(text, pair.kind, pair.accepted, pair.target_language)


def in_source(text: str, pair: TermPair) -> int:
    """How many words a source has that such words render, besides the term."""
    listed = {
        found.start for found in _lexicon(pair, pair.kindred, pair.source_language).find(text)
    }
    return len(listed | _derived(text, pair.kind, pair.sources, pair.source_language))


@lru_cache(maxsize=1 << 14)
def _lexicon(pair: TermPair, words: tuple[str, ...], language: str) -> Lexicon:
    """Of common words, with their endings, whatever the term is."""
    lexicon = Lexicon(language, target=True)
    for word in words:
        lexicon.add(word, replace(pair, kind="term"), match="")
    return lexicon


def _derived(text: str, kind: str, places: Iterable[str], language: str) -> set[int]:
    # Of one word only: `novo` is not of `Nova York`.
    places = [place for place in places if place.isalpha()] if kind == "place" else []
    if not places:
        return set()
    cut = Cut.of(text)
    return {
        start
        for start, word in zip(cut.starts, cut.texts, strict=False)
        if any(derives(place, word, language) for place in places)
    }


@lru_cache(maxsize=1 << 14)
def derives(place: str, word: str, language: str) -> bool:
    """Whether a word of a text may be the adjective of a place of one word."""
    tag = base(language)
    if (word != word.lower()) != (tag == "en"):
        return False
    one, other = _bare(place), _bare(word)
    if one == other:
        return False
    if tag in _SLAVIC:
        return _ends_late(one, other, _SLAVIC_END, least=_LEAST - 1, left=_SLAVIC_LEFT)
    if tag == "de":
        return _ends_late(one, other, _GERMAN_END, least=_LEAST, left=_GERMAN_LEFT)
    if tag not in _ENDS:
        return shared(one, other) >= _LEAST
    return any(_ends_so(one, other, end) for end in _ENDS[tag] if other.endswith(end))


def _ends_so(place: str, word: str, end: str) -> bool:
    stem = word[: -len(end)]
    left = place[len(stem) :]
    if not place.startswith(stem):
        return False
    if len(end) >= _LONG:
        return len(stem) >= _LEAST - 1 and len(left) <= _MOST_LEFT
    return len(stem) >= _LEAST and (left in _SHORT_LEFT or not left or not _is_vowel(end))


def _is_vowel(end: str) -> bool:
    return set(end) <= set("aeos")


def _ends_late(
    place: str, word: str, ending: re.Pattern[str], *, least: int, left: re.Pattern[str]
) -> bool:
    """Whether the word goes on for some letters after what it shares, and then has the ending."""
    end = ending.search(word)
    stem = word[: end.start()] if end else ""
    same = shared(place, stem)
    return (
        same >= least and len(stem) - same <= _MOST_MORE and left.fullmatch(place, same) is not None
    )


def _bare(word: str) -> str:
    """A word without case and accents."""
    marked = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in marked if not unicodedata.combining(char))
