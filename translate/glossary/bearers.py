"""Whether a word of somebody's name stands alone in a text, or is of another name.

Told by the capitals of its neighbours, so only in scripts that have them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ..languages import base, calendar_names
from .lexicon import Found, Lexicon
from .stopwords import stop_words
from .terms import TermPair
from .tokens import Context, Token, fold, is_name_like, tokens

_TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady madam comrade brother sister father
    president vice premier prime minister chancellor secretary leader chairman chairwoman chair
    chief director general gen lieutenant lt colonel col major maj captain capt sergeant sgt
    commander admiral adm marshal senator sen representative rep congressman congresswoman
    governor gov mayor ambassador envoy judge justice attorney king queen prince princess emperor
    pope cardinal archbishop bishop patriarch rabbi imam ayatollah sheikh sultan emir speaker
    deputy former ex then supreme dear great coach candidate spokesman spokeswoman
    señor señora sr sra don doña senhor senhora dom monsieur madame mme signor signora herr frau
    presidente presidenta président présidente ministro ministra ministre primer primeiro
    президент министр премьер господин госпожа генерал король міністр прем'єр пан пані
    prezydent pani
    """.split()  # noqa: SIM905
)
# Ends of German ones: Außenminister, Machthaber, Kremlchef.
_GERMAN = re.compile(r"(?:präsident|minister|kanzler|chef|führer|haber|könig|sprecher)(?:in|s)?$")

FAMILY_NAMES = frozenset(
    """
    ahn bae baek ban bang byun cha chae chang chen cheng cho choe choi chong chu chun chung dai
    deng ding dong du fang feng fu gao gong gu guo han hao heo hong hou hu hua huang huh hur hwang
    hyun im jang jeon jeong ji jia jiang jin jo jung kang kim ko kong koo ku kwak kwon lai lau lee
    lei leung li liang lim lin ling liu lu luo ma mao meng min mo moon na nam niu noh oh pai park
    peng qi qian qin qiu ren rhee ri roh ryu seo shao shen shi shim shin sim sohn son song su suh
    sun tan tang tao tsai tseng wan wang wei won woo wu xi xia xiang xiao xie xu xue yan yang yao
    ye yi yim yin yoo yoon yuan yun zeng zhang zhao zheng zhong zhou zhu zou
    ким пак ли ан чан чхве чон кан юн лим хан мун но пан ван чэнь чжан лю ян хуан чжао сюй сунь ху
    цай лай ма мао си дэн цзян лі сі чень хуан ден кім мін
    """.split()  # noqa: SIM905
)
"""Chinese and Korean family names as newspapers write them in Latin and Cyrillic letters: a
closed class. They stand before the given name; who is meant by one, the article decides."""

_NOUNS_WITH_CAPITALS = ("de", "lb")
"""There a capital tells no name."""


class Place(Enum):
    """What a word of a name is where it stands."""

    ALONE = "alone"
    """All that is said of the person there."""
    OTHER = "other"
    """A part of somebody else's name."""
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands beside a name."""

    before: Token | None
    initial: bool
    after: Token | None


class Bearers:
    """Tells for an article whose names the words are."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        words = (token for text in texts for token in tokens(text) if token.is_word)
        small = {token.key for token in words if not is_name_like(token.text)}
        self._small = small | stop_words(base(language))
        """Words that the article or any has in small letters: a capital makes no name of them."""
        self._calendar = calendar_names(language)
        self._language = language

    def count(
        self, texts: Sequence[str], terms: Sequence[Sequence[Found]], names: Iterable[str]
    ) -> Counter[tuple[str, Place]]:
        """How often each name is what in the texts, outside their terms.

        None for a month or weekday, and in scripts without capitals.
        """
        lexicon = Lexicon(self._language)
        for name in names:
            if is_name_like(name) and fold(name) not in self._calendar:
                lexicon.add(name, TermPair(name, name, (name,), (name,), kind="person"))
        counts: Counter[tuple[str, Place]] = Counter()
        for text, taken in zip(texts, terms, strict=True):
            for one, place in self.places(text, lexicon.find(text)):
                if not any(term.start < one.end and one.start < term.end for term in taken):
                    counts[one.pair.source, place] += 1
        return counts

    def places(self, text: str, found: Sequence[Found]) -> Iterator[tuple[Found, Place]]:
        """What the names that were found in a text are there."""
        context = Context(text)
        cut = tokens(text) if found else []
        starts = [token.start for token in cut]
        for one in found:
            first, end = bisect_left(starts, one.start), bisect_left(starts, one.end)
            around = _Around(
                before=_beside(cut[max(0, first - 2) : first][::-1]),
                initial=_is_initial(cut[max(0, first - 3) : first]),
                after=_beside(cut[end : end + 2]),
            )
            yield one, self._place(one, cut[first], around, context)

    def _place(self, found: Found, word: Token, around: _Around, context: Context) -> Place:
        if context.capitals or context.title:
            return Place.ALONE
        small = is_name_like(found.pair.source[0]) and word.key in self._small
        if small and context.opens(found.start):
            return Place.UNSURE
        after = around.after
        if after and is_name_like(after.text[0]) and after.key not in self._calendar:
            return Place.OTHER if word.key in FAMILY_NAMES else Place.UNSURE
        if around.initial:
            return Place.OTHER
        return self._after(around.before) if around.before else Place.ALONE

    def _after(self, word: Token) -> Place:
        """What a name is after a word."""
        if not is_name_like(word.text[0]) or word.key in _TITLES or _GERMAN.search(word.key):
            return Place.ALONE
        if word.key in self._small or word.key in self._calendar:
            return Place.ALONE
        return Place.UNSURE if base(self._language) in _NOUNS_WITH_CAPITALS else Place.OTHER


def _beside(cut: Sequence[Token]) -> Token | None:
    """The word that a space alone parts from a name; `cut` goes away from it."""
    apart = len(cut) == 2 and cut[0].key == " " and cut[1].is_word
    return cut[1] if apart else None


def _is_initial(cut: Sequence[Token]) -> bool:
    """Whether an initial with its point stands there: `S. ` of `S. Kim`."""
    return (
        len(cut) == 3
        and [cut[1].text, cut[2].key] == [".", " "]
        and len(cut[0].text) == 1
        and cut[0].text.isupper()
    )
