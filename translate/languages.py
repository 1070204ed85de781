"""Language tags in any spelling, and what is known of a language: names, direction, marks.

Inside the program a language is a BCP 47 tag (`pt-BR`, `zh-Hans`); PO files, glossary columns
and file names use gettext's codes (`pt_BR`, `zh_CN`). Names and direction come from CLDR through
Babel; quotation marks and letters, which Babel lacks, are tables here.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from .article import UNDETERMINED
from .errors import ConfigError

if TYPE_CHECKING:
    from babel import Locale

# gettext names a script by the country that writes it, or by a modifier (gettext manual, "Locale
# Names"); i18nspector rejects the BCP 47 forms.
_GETTEXT = {
    "zh": "zh_CN",
    "zh-Hans": "zh_CN",
    "zh-Hant": "zh_TW",
    "sr-Latn": "sr@latin",
    "uz-Cyrl": "uz@cyrillic",
    "ca-valencia": "ca@valencia",
    "es-419": "es",
    "no": "nb",
}
_FROM_GETTEXT = {
    "zh-CN": "zh-Hans",
    "zh-SG": "zh-Hans",
    "zh-TW": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh": "zh-Hans",
    "no": "nb",
}
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "valencia": "valencia"}
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*(@[a-z]+)?")


@lru_cache(maxsize=1024)
def normalise(tag: str) -> str:
    """Give the BCP 47 form of a tag in any spelling: `pt_br` → `pt-BR`, `zh_CN` → `zh-Hans`.

    Raises ConfigError where it isn't a tag or CLDR knows no such language.
    """
    if tag == UNDETERMINED:
        return tag
    if not _TAG.fullmatch(tag):
        raise ConfigError(
            f"{tag!r} is not a language code", hint="give one like pt, pt-BR, zh-Hans"
        )
    plain, _, modifier = tag.partition("@")
    parts = re.split("[-_]", plain)
    parts[1:] = [_subtag(part) for part in parts[1:]]
    parts[0] = _shortest(parts[0].lower())
    if modifier:
        parts.insert(1, _MODIFIERS.get(modifier, modifier))
    normal = "-".join(parts)
    normal = _FROM_GETTEXT.get(normal, normal)
    locale(normal)
    return normal


def _shortest(code: str) -> str:
    """ISO 639-3's code as BCP 47 has it: `por` → `pt`; those without a short one stay."""
    if len(code) != 3:
        return code
    from babel.core import get_global

    short: str = get_global("language_aliases").get(code, code)
    return short if short.isalpha() else code


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) <= 3 else part.lower()


@lru_cache(maxsize=1024)
def locale(tag: str) -> Locale:
    """CLDR's data of a language, by Babel. Raises ConfigError where it has none."""
    from babel import Locale, UnknownLocaleError

    plain = tag.replace("-valencia", "")
    for candidate in (plain, base(tag)):
        try:
            return Locale.parse(candidate, sep="-")
        except UnknownLocaleError:
            continue
        except ValueError as error:
            raise ConfigError(f"{tag!r} is not a language code ({error})") from error
    raise ConfigError(
        f"the language {tag!r} is not known", hint="give a code like pt, pt-BR, zh-Hans"
    )


@lru_cache(maxsize=1024)
def base(tag: str) -> str:
    """The language alone: `pt-BR` → `pt`."""
    return re.split("[-_@]", tag, maxsplit=1)[0]


def same_base(one: str, other: str) -> bool:
    """Whether two tags are one language, regions and scripts apart."""
    return base(one) == base(other)


def gettext_code(tag: str) -> str:
    """What a PO's `Language` and file name say: `pt-BR` → `pt_BR`, `zh-Hans` → `zh_CN`."""
    return _GETTEXT.get(tag, tag.replace("-", "_"))


def fallbacks(tag: str) -> tuple[str, ...]:
    """The tags to look a thing up by, nearest first: `pt-BR` → (`pt-BR`, `pt`)."""
    parts = tag.split("-")
    return tuple("-".join(parts[:n]) for n in range(len(parts), 0, -1))


@lru_cache(maxsize=256)
def english_name(tag: str) -> str:
    """`pt-BR` → `Brazilian Portuguese`; the tag itself for `und`."""
    if tag == UNDETERMINED:
        return "an undetermined language"
    from babel import Locale

    names: dict[str, str] = dict(Locale("en").languages)
    plain = tag.replace("-", "_")
    return names.get(plain) or locale(tag).get_display_name("en") or tag


@lru_cache(maxsize=64)
def calendar_names(tag: str) -> frozenset[str]:
    """The months and weekdays of a language, long and short, without case."""
    known = locale(tag)
    tables = [*known.months["format"].values(), *known.days["format"].values()]
    return frozenset(name.rstrip(".").casefold() for table in tables for name in table.values())


def long_date(day: date, tag: str, *, with_weekday: bool) -> str:
    """A date written out: `6 de março de 2026`, `vendredi 6 mars 2026`."""
    from babel.dates import format_date

    return format_date(day, "full" if with_weekday else "long", locale(tag))


def right_to_left(tag: str) -> bool:
    return bool(locale(tag).text_direction == "rtl")


# Opening and closing marks, outer then inner, as newsrooms of the language set them: CLDR's
# delimiters (cldr-common, main/*.xml), except where the press differs from CLDR: es and ca (CLDR
# has guillemets; EFE and ACN set “ ”), pt (the press of both countries sets “ ”).
_ENGLISH = ("“", "”", "‘", "’")
_GUILLEMETS = ("«", "»", "„", "“")
_LOW_HIGH = ("„", "“", "‚", "‘")
_LOW_RIGHT = ("„", "”", "‚", "’")
_QUOTES: dict[str, tuple[str, str, str, str]] = {
    "bg": _LOW_HIGH,
    "bs": _LOW_RIGHT,
    "cs": _LOW_HIGH,
    "da": _ENGLISH,
    "de": _LOW_HIGH,
    "de-CH": ("«", "»", "‹", "›"),
    "el": ("«", "»", "“", "”"),
    "et": _LOW_HIGH,
    "fa": ("«", "»", "‹", "›"),
    "fi": ("”", "”", "’", "’"),
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "fr-CH": ("«", "»", "‹", "›"),
    "hr": _LOW_RIGHT,
    "hu": ("„", "”", "»", "«"),
    "is": _LOW_HIGH,
    "it": ("“", "”", "‘", "’"),
    "ja": ("「", "」", "『", "』"),
    "lt": _LOW_HIGH,
    "lv": _GUILLEMETS,
    "mk": _LOW_HIGH,
    "nb": ("«", "»", "‘", "’"),
    "nn": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "ro": ("„", "”", "«", "»"),
    "ru": _GUILLEMETS,
    "be": _GUILLEMETS,
    "sk": _LOW_HIGH,
    "sl": _LOW_HIGH,
    "sr": _LOW_RIGHT,
    "sv": ("”", "”", "’", "’"),
    "uk": _GUILLEMETS,
    "zh-Hant": ("「", "」", "『", "』"),
}


def quotation_marks(tag: str) -> tuple[str, str, str, str]:
    """Outer opening and closing, inner opening and closing marks; French ones hold their U+00A0."""
    for candidate in fallbacks(tag):
        if candidate in _QUOTES:
            return _QUOTES[candidate]
    return _ENGLISH


_A_TO_Z = frozenset("abcdefghijklmnopqrstuvwxyz")
# The letters besides a to z that words of a language are written with; names may have others.
# Babel has no exemplar characters.
_LETTERS = {
    "ca": "àçèéíïòóúü",
    "de": "äöüß",
    "en": "",
    "es": "áéíñóúü",
    "fr": "àâæçèéêëîïôùûüÿœ",
    "it": "àèéìíîòóùú",
    "nl": "áèéêëíïóöúüĳ",
    "pt": "àáâãçéêíóôõú",
}


def own_letters(tag: str) -> frozenset[str] | None:
    """The small letters that a language's own words are written with; None where not known."""
    letters = _LETTERS.get(base(tag))
    return None if letters is None else _A_TO_Z | frozenset(letters)
