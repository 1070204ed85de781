"""A negation that the translation has lost, which turns a sentence into its opposite.

Only what denies without doubt counts in the source; in the translation anything that may deny:
`no longer` is `deixou de`, `did not agree` is `discordou`. Silent for languages not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..languages import base
from .pair import Fault, Pair
from .stems import words

# What denies, and what may stand for it in a translation (stems.py has the notation). The words
# of the second list also say other things: a negation of the source is lost only where neither
# stands.
_DENY = {
    "ca": "no mai",
    "de": "nicht kein* nie niemals",
    "en": "not cannot never",
    "es": "no nunca jamás",
    "fr": "ne jamais",
    "gl": "non nunca",
    "it": "non mai",
    "nl": "niet geen nooit",
    "pl": "nie nigdy",
    "pt": "não nunca jamais",
    "ru": "не нет никогда нельзя",
    "uk": "не немає ніколи",
}
_MAY_DENY = {
    "ca": (
        "sense ni cap res ningú tampoc deix* falt* evit* rebutj* negar negava nega impossible"
        " imped* incapa* lluny lloc_de prohib* gens desconeix* mancar*"
    ),
    "de": (
        "ohne weder nichts niemand* nirgend* unmöglich* unbe* *los *lose *losen *loser *loses"
        " kaum statt* anstatt verweiger* ablehn* abgelehnt* lehn* bestritt* bestreit* leugn* fehl*"
        " mangel* vermeid* verzicht* nein verhinder* verbiet* verboten* wenig* nur unklar*"
        " unbekannt* unver*"
    ),
    "en": (
        "no none nobody nothing neither nor without unable un* fail* refus* deny denies denied"
        " lack* avoid* hardly rarely unless stop* ceas* rather instead impossible"
    ),
    "es": (
        "sin ni ning* nadie nada tampoco dej* falt* evit* rechaz* negó niega* negar negaron"
        " imposible* impid* impedi* incapa* lejos vez_de prohib* poco desconoc*"
    ),
    "fr": (
        "pas sans aucun* rien personne ni non nul* manqu* évit* refus* nie* impossible*"
        " incapable* cess* arrêt* loin plutôt lieu_de guère interdi* empêch* peu seulement ignor*"
        " inconnu*"
    ),
    "gl": "sen nin ning* nada tampouco deix* falt* evit* rexeit* imposible",
    "it": (
        "senza né nessun* niente nulla nemmeno neanche neppure smett* smesso manc* evit* rifiut*"
        " nega negato negare impossibil* imped* incapa* invece anziché lontan* viet* no poco"
        " ignot* sconosc*"
    ),
    "nl": (
        "zonder noch niets niemand nergens onmogelijk* onbekend* *loos nauwelijks weiger*"
        " geweigerd ontken* gebrek vermijd* nee weinig verbo* pas"
    ),
    "pl": (
        "bez ani nic nikt nikogo nikomu niczego żad* nie* brak* odmów* odmaw* zaprzecz* przesta*"
        " mało zamiast unik* trudno zakaz* bynajmniej"
    ),
    "pt": (
        "sem nem nenhu* ningu* nada deix* falt* evit* recus* negou nega negam negar impossív*"
        " impedi* incapa* raramente longe parou invés vez_de proib* tampouco pouco discord*"
        " desconhec* insatisf*"
    ),
    "ru": (
        "ни нич* ник* без* бес* не* отказ* отриц* прекра* переста* лиш* вряд едва мало вместо"
        " избег* избеж* отсутств* кроме нигде запрет* запрещ*"
    ),
    "uk": (
        "ні ніч* нік* без* не* відмов* запереч* припин* переста* лиш* навряд ледве мало замість"
        " уник* відсутн* крім брак* заборон* жодн*"
    ),
}
# Scripts without words apart, and prefixes that are written together.
_UNSPACED = {
    "ar": r"\b(?:[وف]?(?:لا|لم|لن|ليس\w*|ما)|لست|غير|ب?دون|ب?عدم|كلا|رفض\w*|نف[ىيت]\w*)\b",
    "ja": "な[いくかけしさ]|ませ?ん|ず|ぬ|[無不非未否]|拒|避|やめ|止",
    "ko": "않|없|못|아니|아닌|안|말|[비불무미]|거부|금지|피하",
    "zh": "[不没沒无無非未别別莫否勿]|拒|避免|停止|缺|禁",
}
# "Without" denies something of its own.
_WITHOUT = {
    "ca": "sense", "de": "ohne", "en": "without", "es": "sin", "fr": "sans", "gl": "sen",
    "it": "senza", "nl": "zonder", "pl": "bez", "pt": "sem", "ru": "без*", "uk": "без*",
}  # fmt: skip
_GLUED = {"en": r"|\b\w+n['’]t\b", "fr": r"|\bn['’](?=\w)"}
_DENIES_NOTHING = re.compile(
    r"not (?:only|just|least|to mention|until|till|before|guilty|long|everyone|all)"
    r"|(?:whether )?or not|if not|why not"
    r"|why (?:do|did|is|are|was)n['’]t|never (?:mind|more)|can(?:not|['’]t) (?:help|wait)",
    re.IGNORECASE,
)
_TAIL = 9
"""Characters within which a question mark follows a tail: "did he not?" asks."""


def lost_negation(pair: Pair) -> Iterator[Fault]:
    source, target = base(pair.source_language), base(pair.target_language)
    denies, negates = _denies(source), _negates(target)
    if denies is None or negates is None:
        return
    text = _DENIES_NOTHING.sub(lambda match: " " * len(match[0]), pair.source)
    denied = next(
        (m for m in denies.finditer(text) if "?" not in text[m.end() : m.end() + _TAIL]), None
    )
    if denied is None:
        return
    rest = pair.target
    if words(_WITHOUT.get(source, "")).search(text):
        rest = words(_WITHOUT.get(target, "")).sub(" ", rest)
    if not negates.search(rest):
        yield Fault(f"the negation is missing: {denied[0]}", denied.span())


@lru_cache(maxsize=64)
def _denies(language: str) -> re.Pattern[str] | None:
    if language not in _DENY:
        return None
    pattern = words(_DENY[language]).pattern + _GLUED.get(language, "")
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=64)
def _negates(language: str) -> re.Pattern[str] | None:
    if language in _UNSPACED:
        return re.compile(_UNSPACED[language])
    if language not in _DENY:
        return None
    every = words(f"{_DENY[language]} {_MAY_DENY[language]}").pattern
    return re.compile(every + _GLUED.get(language, ""), re.IGNORECASE)
