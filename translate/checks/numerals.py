"""Numbers in words: what a language calls the small ones, and its thousands and millions.

For the check of numbers alone, so that all genders and cases stand side by side and an ordinal
is as good as a cardinal. num2words spells but one form of each, and does not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..languages import base
from .stems import alternatives

# 0 to 12, then 15, 20, 30 … 90, 100, 1000; forms of one number are separated by |, * is any ending.
_ORDER = (*range(13), 15, *range(20, 100, 10), 100, 1000)
_WORDS: dict[str, str] = {
    "en": (
        "zero|nil one|first|once|single|a|an two|second|twice|both|double|pair|couple"
        " three|third|triple four|fourth|quarter five|fifth six|sixth seven|seventh eight|eighth"
        " nine|ninth ten|tenth eleven|eleventh twelve|twelfth|dozen fifteen|fifteenth"
        " twent* thirt* fort* fift* sixt* sevent* eight* ninet* hundred* thousand*"
    ),
    "pt": (
        "zero|nenhum* um|uma|primeir*|únic*|uns dois|duas|segund*|ambos|ambas|dupl*|par|metade"
        " três|terceir*|trio|terço|tripl* quatro|quart*|quádrupl* cinco|quint* seis|sext*"
        " sete|sétim* oito|oitav* nove|non* dez|décim*|dezena* onze doze|dúzia quinze"
        " vinte|vigésim* trinta|trigésim* quarenta cinquenta sessenta setenta oitenta noventa"
        " cem|cento|centena*|centésim* mil|milhar*|milésim*"
    ),
    "es": (
        "cero|ningun* un|uno|una|primer*|únic* dos|segund*|ambos|ambas|dobl*|par|mitad"
        " tres|tercer*|tercio|trío|tripl* cuatro|cuart* cinco|quint* seis|sext* siete|séptim*"
        " ocho|octav* nueve|noven* diez|décim*|decena* once doce|docena quince"
        " veinte|vigésim*|veint* treinta cuarenta cincuenta sesenta setenta ochenta noventa"
        " cien|ciento|centenar*|centésim* mil|millar*|milésim*"
    ),
    "ca": (
        "zero|cap un|una|primer* dos|dues|segon*|ambdós|dobl*|parell"
        " tres|tercer*|trio quatre|quart*"
        " cinc|cinqu* sis|sis* set|set* vuit|vuit* nou|nov* deu|des*|desena* onze dotze|dotzena"
        " quinze vint trenta quaranta cinquanta seixanta setanta vuitanta noranta"
        " cent|cents|centenar* mil|miler*"
    ),
    "fr": (
        "zéro|aucun* un|une|premi*|seul*|unique"
        " deux|deuxi*|second*|doubl*|paire trois|troisi*|tiers|tripl*"
        " quatre|quatri*|quart cinq|cinqui* six|sixi* sept|septi* huit|huiti* neuf|neuvi*"
        " dix|dixi*|dizaine* onze|onzi* douze|douzi*|douzaine quinze|quinzaine|quinzi*"
        " vingt*|vingtaine trente|trentaine quarante|quarantaine cinquante|cinquantaine soixante*"
        " soixante-dix quatre-vingt* quatre-vingt-dix cent|cents|centaine*|centi* mille|millier*"
    ),
    "it": (
        "zero|nessun* un*|prim*|unic*|singol* due|second*|entrambi|entrambe|doppi*|paio|coppia"
        " tre|terz*|tripl* quattro|quart* cinque|quint* sei|sest* sette|settim* otto|ottav*"
        " nove|non* dieci|decim*|decina* undici|undicesim* dodici|dodicesim*|dozzina quindici"
        " venti|ventesim*|ventina trenta|trentesim*|trentina quaranta* cinquanta* sessanta*"
        " settanta* ottanta* novanta* cento|centinai* mille|mila|migliai*"
    ),
    "de": (
        "null|kein* ein*|erst* zwei*|zweit*|beide*|doppel*|halb* drei*|dritt* vier* fünf* sechs*"
        " sieb* acht* neun* zehn* elf* zwölf*|dutzend*"
        " fünfzehn* zwanzig* dreißig* vierzig* fünfzig*"
        " sechzig* siebzig* achtzig* neunzig* hundert*|einhundert* tausend*|eintausend*"
    ),
    "nl": (
        "nul|geen één|een|eerst* twee*|tweede*|beide*|dubbel* drie*|derde* vier* vijf* zes*"
        " zeven* acht* negen* tien* elf* twaalf*|dozijn"
        " vijftien* twintig* dertig* veertig* vijftig*"
        " zestig* zeventig* tachtig* negentig* honderd* duizend*"
    ),
    "ru": (
        "ноль|нул* один*|одн*|перв* два|две|дву*|двум*|втор*|оба|обе|обо*|двое|двойн*"
        " три|тр*|трет*|трое четыр*|четв* пят* шест* сем*|седьм* вос* девят* десят*"
        " одиннадцат* двенадцат*|дюжин* пятнадцат* двадцат* тридцат* сорок* пятьдесят*|пятидесят*"
        " шестьдесят*|шестидесят* семьдесят*|семидесят* восемьдесят*|восьмидесят* девяност*"
        " сто|ста|сот* тысяч*"
    ),
    "uk": (
        "нуль|нол* один*|одн*|перш* два|дві|дво*|двом*|друг*|оби* три|тр*|трет* чотир*|четв*"
        " п'ят*|п’ят* шіст*|шост* сім*|сьом*|сем* вісім*|восьм* дев'ят*|дев’ят* десят*"
        " одинадцят* дванадцят*|дюжин* п'ятнадцят*|п’ятнадцят* двадцят* тридцят* сорок*"
        " п'ятдесят*|п’ятдесят* шістдесят* сімдесят* вісімдесят* дев'яност*|дев’яност*"
        " сто|ста|сот* тисяч*"
    ),
    "pl": (
        "zero jeden|jedn*|pierwsz*"
        " dwa|dwie|dwó*|dwom*|dwu*|drug*|oba|obie|podwój* trzy*|trzec*|troje"
        " czter*|czwart* pięć*|pięci*|piąt*"
        " sześć*|sześci*|szóst* siedem*|siedm*|siódm* osiem*|ośm*|ósm*"
        " dziewię* dziesię* jedenast* dwanaście|dwunast*|tuzin* piętnast* dwadzieścia|dwudziest*"
        " trzydzie* czterdzie* pięćdziesiąt|pięćdziesięci* sześćdziesi* siedemdziesi* osiemdziesi*"
        " dziewięćdziesi* sto|stu|setn* tysi*"
    ),
}

# Words that multiply the number before them, by stems; a short one must be the whole word.
_THOUSAND, _MILLION, _MILLIARD, _BILLION = 10**3, 10**6, 10**9, 10**12
_SCALES: dict[str, dict[str, int]] = {
    "en": {
        "thousand*": _THOUSAND, "k": _THOUSAND, "hundred": 100, "million*": _MILLION,
        "m": _MILLION, "mn": _MILLION, "mln": _MILLION, "billion*": _MILLIARD, "bn": _MILLIARD,
        "b": _MILLIARD, "trillion*": _BILLION, "tn": _BILLION, "dozen*": 12,
    },
    "pt": {
        "mil": _THOUSAND, "milh*": _MILLION, "milhar*": _THOUSAND, "bilh*": _MILLIARD,
        "bili*": _BILLION, "trilh*": _BILLION,
    },
    "es": {"mil": _THOUSAND, "miles": _THOUSAND, "millar*": _THOUSAND, "mill*": _MILLION,
           "bill*": _BILLION},
    "ca": {"mil": _THOUSAND, "miler*": _THOUSAND, "mili*": _MILLION, "bili*": _BILLION},
    "fr": {"mille": _THOUSAND, "millier*": _THOUSAND, "million*": _MILLION,
           "milliard*": _MILLIARD, "billion*": _BILLION, "m": _MILLION},
    "it": {"mila": _THOUSAND, "milion*": _MILLION, "miliard*": _MILLIARD, "bilion*": _BILLION},
    "de": {"tausend*": _THOUSAND, "million*": _MILLION, "mio": _MILLION, "milliard*": _MILLIARD,
           "mrd": _MILLIARD, "billion*": _BILLION, "dutzend": 12},
    "nl": {"duizend*": _THOUSAND, "miljoen*": _MILLION, "miljard*": _MILLIARD,
           "biljoen*": _BILLION},
    "ru": {"тысяч*": _THOUSAND, "тыс": _THOUSAND, "миллион*": _MILLION, "млн": _MILLION,
           "миллиард*": _MILLIARD, "млрд": _MILLIARD, "триллион*": _BILLION, "трлн": _BILLION},
    "uk": {"тисяч*": _THOUSAND, "тис": _THOUSAND, "мільйон*": _MILLION, "млн": _MILLION,
           "мільярд*": _MILLIARD, "млрд": _MILLIARD, "трильйон*": _BILLION, "трлн": _BILLION},
    "pl": {"tysi*": _THOUSAND, "tys": _THOUSAND, "milion*": _MILLION, "mln": _MILLION,
           "miliard*": _MILLIARD, "mld": _MILLIARD, "bilion*": _BILLION},
    "zh": {"千": _THOUSAND, "万": 10**4, "萬": 10**4, "百万": _MILLION, "亿": 10**8, "億": 10**8,
           "万亿": _BILLION, "兆": _BILLION},
    "ja": {"千": _THOUSAND, "万": 10**4, "億": 10**8, "兆": _BILLION},
    "ar": {"ألف": _THOUSAND, "آلاف": _THOUSAND, "ألفا": _THOUSAND, "مليون*": _MILLION,
           "ملايين": _MILLION, "مليار*": _MILLIARD, "تريليون*": _BILLION},
    "tr": {"bin": _THOUSAND, "milyon*": _MILLION, "milyar*": _MILLIARD, "trilyon*": _BILLION},
    "ko": {"천": _THOUSAND, "만": 10**4, "억": 10**8, "조": _BILLION},
}  # fmt: skip


# Written without spaces: a scale word is followed by anything.
_UNSPACED = ("zh", "ja", "ko", "th")
_ROMAN = re.compile(
    r"(?<!\w)(?=[IVXLC])(X{0,3}|XL|LX{0,3}|XC|C)(IX|IV|V?I{0,3})(?:(?:er|re|e|ème)?(?!\w))"
)


def in_words(text: str, language: str) -> set[int] | None:
    """The small numbers that a text has in words or Roman numerals.

    None where the language's words are not known.
    """
    readers = _readers(base(language))
    if not readers:
        return None
    lowered = text.lower()
    found = {number for number, reader in readers if reader.search(lowered)}
    found |= set(_sums(lowered, readers))
    return found | {_roman(match[1], match[2]) for match in _ROMAN.finditer(text)}


_JOINED = re.compile(r"[ \u00a0-](?:(?:e|y|i|et|и)[ \u00a0-])?")
"""What may stand between tens and ones."""


def _sums(text: str, readers: tuple[tuple[int, re.Pattern[str]], ...]) -> Iterator[int]:
    """Tens and the ones behind them: `cuarenta y ocho`."""
    for tens, reader in readers:
        if tens not in range(20, 100, 10):
            continue
        for match in reader.finditer(text):
            if joined := _JOINED.match(text, match.end()):
                at = joined.end()
                yield from (tens + n for n, ones in readers if 0 < n < 10 and ones.match(text, at))


def _roman(tens: str, ones: str) -> int:
    digits = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    ranks = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C"]
    return 10 * ranks.index(tens) + digits.index(ones)


@lru_cache(maxsize=64)
def _readers(language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(
        (number, re.compile(rf"(?<!\w)(?:{alternatives(forms.split('|'))})(?!\w)"))
        for number, forms in zip(_ORDER, _WORDS.get(language, "").split(), strict=False)
    )


@lru_cache(maxsize=64)
def _scales(language: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    scales = _SCALES.get(language)
    if not scales:
        return None
    end = "" if language in _UNSPACED else r"(?!\w)"
    pattern = re.compile(rf"[\s-]?(?:de |d')?(?:{alternatives(scales)}){end}", re.IGNORECASE)
    return pattern, scales


def multiples(text: str, at: int, language: str) -> tuple[list[int], int]:
    """What the words from a place on multiply the number before it by, and where they end.

    `mil milhões` gives 10³ and 10⁹.
    """
    scales = _scales(base(language))
    product = 1
    products: list[int] = []
    while scales and (match := scales[0].match(text, at)):
        word = re.sub(r"^[\s-]?(?:de |d')?", "", match[0]).lower()
        product *= _scale(word, scales[1])
        products.append(product)
        at = match.end()
    return products, at


def _scale(word: str, scales: dict[str, int]) -> int:
    if word in scales:
        return scales[word]
    stems = [stem for stem in scales if stem.endswith("*") and word.startswith(stem[:-1])]
    return scales[max(stems, key=len)]
