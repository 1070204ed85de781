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

# What denies, and what may stand for it, as patterns of whole words; Chinese, Japanese and Korean
# have no words apart.
_DENIES = {
    "en": r"not|cannot|\w+n['’]t|never",
    "pt": r"não|nunca|jamais",
    "es": r"no|nunca|jamás",
    "ca": r"no|mai",
    "gl": r"non|nunca",
    "fr": r"ne|n['’]\w+|jamais",
    "it": r"non|mai",
    "de": r"nicht|kein\w*|nie|niemals",
    "nl": r"niet|geen|nooit",
    "ru": r"не|нет|никогда|нельзя",
    "uk": r"не|немає|ніколи",
    "pl": r"nie|nigdy",
}
_MAY_DENY = {
    "en": r"no|none|nobody|nothing|neither|nor|without|unable|un\w{4,}|fail\w*|refus\w*|den(?:y|ie\w*)|"
    r"lack\w*|avoid\w*|hardly|rarely|unless|stop\w*|ceas\w*|rather|instead|impossible|unlikely",
    "pt": r"sem|nem|nenhu\w+|ningu\w+|nada|deix\w+|falt\w+|evit\w+|recus\w+|neg(?:ou|a|am|ar)|"
    r"impossív\w+|impedi\w*|incapa\w+|raramente|longe|parou|ainda|invés|vez de|senão|proib\w+|tampouco|"
    r"pouco|discord\w+|desconhec\w+|insatisf\w+|só|apenas",
    "es": r"sin|ni|ning\w+|nadie|nada|tampoco|dej\w+|falt\w+|evit\w+|rechaz\w+|negó|niega\w*|neg(?:ar|aron)|"
    r"imposible\w*|impid\w*|impedi\w*|incapa\w+|lejos|todavía|aún|sino|vez de|prohib\w+|poco|"
    r"desconoc\w+|solo|sólo",
    "ca": r"sense|ni|cap|res|ningú|tampoc|deix\w+|falt\w+|evit\w+|rebutj\w+|neg(?:ar|ava|a)|impossible|"
    r"imped\w+|incapa\w+|lluny|encara|sinó|lloc de|prohib\w+|gens|només|desconeix\w*|mancar\w*",
    "gl": r"sen|nin|ning\w+|nada|tampouco|deix\w+|falt\w+|evit\w+|rexeit\w+|imposible",
    "fr": r"pas|sans|aucun\w*|rien|personne|ni|non|nul\w*|manqu\w+|évit\w+|refus\w+|nie\w*|impossible\w*|"
    r"incapable\w*|cess\w+|arrêt\w+|loin|encore|plutôt|lieu de|guère|interdi\w+|empêch\w+|peu|"
    r"seulement|ignor\w+|inconnu\w*",
    "it": r"senza|né|nessun\w*|niente|nulla|nemmeno|neanche|neppure|smett\w+|smesso|manc\w+|evit\w+|"
    r"rifiut\w+|neg(?:a|ato|are)|impossibil\w+|imped\w+|incapa\w+|invece|anziché|lontan\w+|ancora|"
    r"viet\w+|no|poco|solo|ignot\w+|sconosc\w+",
    "de": r"ohne|weder|noch|nichts|niemand\w*|nirgend\w*|unmöglich\w*|unbe\w+|\w+los|\w+lose[nmrs]?|kaum|"
    r"statt\w*|anstatt|sondern|verweiger\w*|ab(?:ge)?lehn\w*|lehn\w+|bestritt\w*|bestreit\w*|leugn\w*|"
    r"fehl\w*|mangel\w*|vermeid\w*|verzicht\w*|nein|verhinder\w*|verbiet\w*|verboten\w*|erst|wenig\w*|"
    r"nur|unklar\w*|unbekannt\w*|unver\w+",
    "nl": r"zonder|noch|niets|niemand|nergens|on(?:mogelijk|bekend)\w*|\w+loos|nauwelijks|weiger\w*|"
    r"geweigerd|ontken\w*|gebrek|vermijd\w*|nee|weinig|verbo\w+|slechts|pas",
    "ru": r"ни|нич\w+|ник\w+|без\w*|бес\w+|не\w+|отказ\w*|отриц\w*|прекра\w*|переста\w*|лиш\w+|вряд|"
    r"едва|мало|вместо|пока|избе[гж]\w+|отсутств\w*|кроме|нигде|запре[тщ]\w+",
    "uk": r"ні|ніч\w+|нік\w+|без\w*|не\w+|відмов\w*|запереч\w*|припин\w*|переста\w*|лиш\w*|навряд|"
    r"ледве|мало|замість|поки|уник\w+|відсутн\w*|крім|брак\w*|заборон\w*|жодн\w+",
    "pl": r"bez|ani|nic|nikt|nikogo|nikomu|niczego|żad\w+|nie\w+|brak\w*|odm[óa]w\w+|zaprzecz\w*|"
    r"przesta\w*|mało|zamiast|dopiero|unik\w+|trudno|zakaz\w*|bynajmniej",
}
_UNSPACED = {
    "zh": "[不没沒无無非未别別莫否勿]|拒|避免|停止|缺|禁",
    "ja": r"な[いくかけしさ]|ませ?ん|ず|ぬ|[無不非未否]|拒|避|やめ|止",
    "ko": r"않|없|못|아니|아닌|안|말|[비불무미]|거부|금지|피하",
    "ar": r"\b(?:[وفل]?لا|[وف]?لم|[وف]?لن|[وف]?ليس\w*|لست|غير|[ب]?دون|[ب]?عدم|[وف]?ما|كلا|رفض\w*|نف[ىيت]\w*)\b",
}
# "Not only", "whether or not", "why not": nothing is denied.
_NO_DENIAL = r"not (?:only|just|least|to mention)|or not|whether or not|if not|why not|why (?:don|didn|isn)['’]t|never mind|can(?:not|['’]t) (?:help|wait)"


def lost_negation(pair: Pair) -> Iterator[Fault]:
    denies, may = _denying(base(pair.source_language)), _negating(base(pair.target_language))
    if denies is None or may is None:
        return
    source = re.sub(_NO_DENIAL, lambda match: " " * len(match[0]), pair.source, flags=re.IGNORECASE)
    # Questions with a tail, "didn't he?", ask and don't deny.
    found = [match for match in denies.finditer(source) if "?" not in source[match.end() : match.end() + 9]]
    if found and not may.search(pair.target):
        yield Fault(f"the negation is missing: {found[0][0]}", found[0].span())


@lru_cache(maxsize=64)
def _denying(language: str) -> re.Pattern[str] | None:
    return _words(_DENIES[language]) if language in _DENIES else None


@lru_cache(maxsize=64)
def _negating(language: str) -> re.Pattern[str] | None:
    if language in _UNSPACED:
        return re.compile(_UNSPACED[language])
    if language not in _DENIES:
        return None
    return _words(f"{_DENIES[language]}|{_MAY_DENY[language]}")


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
