"""Whether a word may be another one's plural or case form.

A word agrees with a listed one when the two differ only in endings of one group: `Путина` and
`Путин`, `cases` and `case`. That is generous within a group, holds for names that no dictionary
has, and knows no changes of the stem: of a draft's words, dictionaries are asked as well
(`lemmas`). In a source such forms are found only where they are listed.
"""

from __future__ import annotations

from functools import lru_cache

from ..languages import base
from .lemmas import LANGUAGES, same_lemma

LEAST_STEM = 2
"""Letters that a word keeps in all its forms."""


def _groups(*groups: str) -> tuple[frozenset[str], ...]:
    """Endings by group, apart by spaces; `0` is none at all."""
    return tuple(frozenset("" if e == "0" else e for e in group.split()) for group in groups)


_RUSSIAN = _groups(
    "0 а я о е ё ы и у ю ь й ой ей ою ею ом ем ём ым им ов ев ам ям ами ями ах ях"
    " ый ий ая яя ое ее ые ие ого его ому ему ую юю ых их ыми ими ия ии ию ией ием иям иями иях"
)
_UKRAINIAN = _groups(
    "0 а я о е є и і ї у ю ь й ой ей ою ею єю ом ем єм им їм ів їв ам ям ами ями ах ях"
    " ові еві єві ий ій яя ої ого його ому йому их іх їх ими іми їми ія ії ію ією"
)
_BELARUSIAN = _groups(
    "0 а я о е ы і у ю ь й ой ай ей яй ою аю ею яю ом ам ем ём ым ім оў аў еў яў ях ах"
    " амі ямі ая яя ое ае ыя ія ага яга аму яму ую юю ых іх ымі імі ыі ію іі"
)
_POLISH = _groups(
    "0 a ą e ę i y o u ie iem em om owi ów ami ach iami iach ego emu ej im ym ich ych imi ymi ii ią"
    " ze"
)
_CZECH = _groups(
    "0 a á e ě é i í y ý o u ů ou em em ém ím ým ovi ům ami emi ách ích ých ého ému ej ie ii ií"
)
_SOUTH_SLAVIC = _groups("0 a e i o u om em oj im ima ama og eg oga ega ome emu ih ove eva ju jom")
_ROMANCE = (
    "0 s es", "o a os as", "e es a as 0", "ão ões ãos ães ã ãs", "l is", "m ns", "ês esa eses esas",
    "ón ones", "ión iones", "z ces", "al aux", "au aux", "x 0", "ó ons", "à ans", "ble bles",
)  # fmt: skip
_TERMS: dict[str, tuple[frozenset[str], ...]] = {
    "ru": _RUSSIAN, "uk": _UKRAINIAN, "be": _BELARUSIAN, "pl": _POLISH,
    "cs": _CZECH, "sk": _CZECH, "sr": _SOUTH_SLAVIC, "hr": _SOUTH_SLAVIC, "bs": _SOUTH_SLAVIC,
    "sl": _SOUTH_SLAVIC,
    "de": _groups("0 s es n en e er ern em"),
    "en": _groups("0 s es", "y ies", "fe f ves"),
    "nl": _groups("0 s en n e"),
    "it": _groups("o i a e", "e i", "ca che", "co chi ci"),
    **dict.fromkeys(("pt", "gl", "es", "ca", "fr"), _groups(*_ROMANCE)),
}  # fmt: skip
_NAMES = {
    **{tag: _TERMS[tag] for tag in ("ru", "uk", "be", "pl", "cs", "sk", "sr", "hr", "bs", "sl")},
    "de": _groups("0 s", "e en er"),
    **dict.fromkeys(("da", "nb", "nn", "sv"), _groups("0 s")),
    **dict.fromkeys(("ca", "en", "es", "fr", "gl", "nl", "pt"), _groups("0 s es")),
}
_PEOPLE = ("ca", "en", "es", "fr", "gl", "nl", "pt")
"""There names have no cases, and only people a plural: the `Kims`."""
# What Korean writes onto a name without a space: particles, one or two, and the copula.
(_PARTICLES,) = _groups(
    "은 는 이 가 을 를 의 에 와 과 도 로 으로 만 께 께서 에서 에서의 에게 에게서 에는 에도"
    " 에서는 에서도 까지 까지는 부터 부터는 보다 처럼 이나 나 이란 란 이라 라 이라는 라는"
    " 이라고 라고 이며 며 이고 고 이다 다 이었다 였다 입니다 으로는 로는 으로부터 로부터"
    " 에게는 에게도 한테 마저 조차 이라도 측 측은 측이 씨 씨는 씨가 과의 와의 과는 와는"
    " 으로의 로의 에의 이자 만이 뿐 들 들은 들이"
)


def inflects(language: str, *, kind: str, name: bool, found: bool) -> bool:
    """Whether a name or another term of the language changes its ends, by its kind.

    `found` asks of running text, where dictionaries are not looked into.
    """
    tag = base(language)
    if tag == "ko":
        return True
    if name and tag in _PEOPLE:
        return kind == "person"
    return tag in (_NAMES if name else _TERMS) or (not found and tag in LANGUAGES)


def is_plural(language: str, *, name: bool) -> bool:
    """Whether an ending of a name can only be that of the plural."""
    return name and base(language) in _PEOPLE


_LOOSE = frozenset({"e", "en", "er"})
"""Endings by which a name that was asked for is known again, but none is found in running text:
German `wie` would be Vienna, a `Pole` Poland."""


def agrees(listed: str, word: str, language: str, *, name: bool, found: bool = False) -> bool:
    """Whether `word` is the listed word or one of its forms; both without case (`tokens.fold`).

    `found` asks of a word in running text, which nothing says is the name.
    """
    if listed == word:
        return True
    tag = base(language)
    if tag == "ko":
        return word.startswith(listed) and word[len(listed) :] in _PARTICLES
    stem = shared(listed, word)
    ends = any(
        listed[cut:] in group and word[cut:] in group
        for group in (_NAMES if name else _TERMS).get(tag, ())
        if not (found and name and group == _LOOSE)
        for cut in range(LEAST_STEM, stem + 1)
    )
    asked = stem >= LEAST_STEM and not found and not is_plural(tag, name=name)
    return ends or (asked and same_lemma(listed, word, tag))


@lru_cache(maxsize=1 << 16)
def beginning(word: str, language: str, *, found: bool) -> str:
    """What all words begin with that may agree with a word.

    In running text its letters before any ending, so that few words share it.
    """
    if not found or base(language) == "ko":
        return word[:LEAST_STEM]
    bare = word.rstrip(_ending_letters(base(language)))
    return bare if len(bare) > LEAST_STEM else word[:LEAST_STEM]


@lru_cache(maxsize=64)
def _ending_letters(tag: str) -> str:
    groups = (*_TERMS.get(tag, ()), *_NAMES.get(tag, ()))
    return "".join({letter for group in groups for end in group for letter in end})


def shared(one: str, other: str) -> int:
    """How many letters the two share from the start."""
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return i
    return min(len(one), len(other))
