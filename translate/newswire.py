"""The custom of news agencies: their names, how a dateline opens a story, how one is signed off.

Known to the readers, who give blocks their roles by it, and to the segmenter, which must not cut
a dateline.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .languages import calendar_names

# As the agencies write themselves in datelines and sign-offs; case matters.
AGENCIES = frozenset(
    """
    AA|AAP|ABI|ABr|ACN|AFP|AGI|AIM|ANA-MPA|ANDINA|ANGOP|ANI|ANP|ANSA|AP|APA|APP|APS|ATS|AVN
    Adnkronos|Agencia EFE|Agenzia ANSA|Agerpres|Agência Brasil|Agência Lusa|Anadolu|Andina|Angop
    Ansa|Antara|Associated Press|BELTA|BNS|BSS|BTA|BelTA|Belga|Bernama|Bloomberg|CNA|CTK|CNS
    Canadian Press|Central News Agency|DHA|DPA|EFE|EFE/EPA|ELTA|EPA|EPA-EFE|Estadão Conteúdo
    Europa Press|FNA|Fars|Folhapress|GNA|HINA|Hina|IANS|INA|IPS|IRNA|ISNA|ITAR-TASS
    Inforpress|Interfax|Interfax-Ukraine|Jiji|Jiji Press|KCNA|KNA|KUNA|Kazinform|Keystone-ATS
    Keystone-SDA|Kyodo|Kyodo News|LETA|LUSA|Lusa|MAP|MENA|MTI|NAN|NTB|Notimex|PA|PA Media|PAP
    PNA|PTI|Petra|Prensa Latina|Press Association|QNA|REUTERS|RIA|RIA Novosti|Reuters|Ritzau|SANA
    SDA|SID|SITA|SPA|STA|STT|TANJUG|TAP|TASR|TASS|TNA|TT|Tanjug|Tass|The Associated Press
    The Canadian Press|Télam|UNB|UNIAN|UPI|Ukrinform|VNA|WAM|Xinhua|Yonhap|dpa|dpa-AFX|epd|ČTK
    ANSA-AFP|EUROPA PRESS|INTERFAX|Servimedia|SERVIMEDIA|TELAM|ats|sda
    ТАСС|РИА Новости|Интерфакс|ИНТЕРФАКС|УНИАН|Укринформ|Укрінформ|УНІАН|УКРІНФОРМ
    """.strip()
    .replace("\n", "|")
    .replace("  ", "")
    .split("|")
)
AGENCY = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
"""Any of them, for a regular expression."""
_DESK = r"(?:/[a-z]{2,4})?"
"""What dpa and others write behind their name: the desk, `dpa/lhe`."""
_AGENCIES = rf"(?:{AGENCY})(?:\s?[/-]\s?(?:{AGENCY}))*{_DESK}"

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
DASH = r"(?:-{1,3}|[–—―])"
_DAY = (
    r"(?:(?:[^\W\d_]{3,12}\.?\s)?\d{1,2}(?:º|er|st|nd|rd|th|\.)?(?:\s(?:de\s|d[’'])?[^\W\d_]{3,12}\.?)?"
    r"(?:,?\s(?:de\s)?\d{4})?)"
)
_MARKUP = "[*_]{0,3}"
_PLACE = rf"[{_UPPER}][\w’'./-]*(?:\s[\w’'./-]+){{0,5}}"
_CAPITALS = rf"[{_UPPER}][{_UPPER}’'./-]{{2,}}(?:\s[{_UPPER}’'./-]+){{0,3}}"

_NAME = rf"[{_UPPER}][^\W\d_]+(?:[-\s](?:(?:of|de|do|da|del|la|le)\s)?[{_UPPER}][^\W\d_]+){{0,2}}"

_DATELINE = re.compile(
    rf"""
    [*_]{{0,3}}(?:
    # Lisboa, 12 mar (Lusa) –   LONDON (Reuters) -   Seoul, Aug 15 (EFE).-
    (?:[{_UPPER}\d][^()!?;:"“”«»]{{0,80}}?\s)?\((?:{_AGENCIES})\){_MARKUP}\s?
        (?:\.?\s?{DASH}(?=[\s\w“"«]|$)|[:.](?=[\s\w“"«]))
    # Harbour Bay, Nov 23 (Any Wire).-
    | {_PLACE}(?:,\s{_PLACE})?,\s{_DAY}\s\([^()]{{2,40}}\){_MARKUP}\s?\.?\s?{DASH}(?=[\s\w“"«]|$)
    # New Delhi, Aug 15 (PTI) The
    | {_PLACE}(?:,\s{_PLACE})?,\s{_DAY}\s\((?:{_AGENCIES})\){_MARKUP}(?=\s[{_UPPER}“"«])
    # МОСКВА, 12 мая. /ТАСС/.   МОСКВА, 12 мая - РИА Новости.
    | {_PLACE}[,.]\s{_DAY}\.?\s?(?:/|{DASH})\s?(?:{_AGENCIES})\s?/?\s?(?:\.|{DASH})(?=\s|$)
    # Москва. 12 мая. ИНТЕРФАКС -   Riyadh, August 15, 2024, SPA --   Tehran, IRNA –
    | {_PLACE}[,.]\s(?:{_DAY}[,.]\s)?(?:{_AGENCIES}){_MARKUP}\s{DASH}(?=\s[{_UPPER}“"«])
    # Harbour Bay, Denmark — The
    | {_NAME},\s{_NAME}(?:,\s{_NAME}{_MARKUP}\s{DASH}|{_MARKUP}\s(?:--|[–—]))(?=\s[{_UPPER}“"«])
    # KYIV, Ukraine, Nov. 3 — The   PARIS – Le
    | {_CAPITALS}(?:,\s{_PLACE})?(?:,\s{_DAY})?{_MARKUP}\s{DASH}(?=\s[{_UPPER}“"«‘'¿¡\d])
    # 新华社北京8月15日电   【ソウル共同】   (서울=연합뉴스)
    | (?:新华社|新華社|中新社|中央社)[^\s。，]{{1,16}}[电電]
    | 【[^】]{{1,12}}(?:共同|時事|聯合|AFP)】
    | \([^()]{{1,12}}=(?:연합뉴스|뉴시스|뉴스1)\))
    """,
    re.VERBOSE,
)
# (ANSA) - ROMA, 12 MAR - Il governo
_SECOND = re.compile(rf"\s?{_PLACE}(?:,\s{_DAY})?\s{DASH}(?=\s[{_UPPER}“\"«])")

_DATED = re.compile(
    rf"""
    {_MARKUP}
    (?:(?P<weekday>[^\W\d_]{{3,14}}(?:-[^\W\d_]{{2,6}})?)\.?,?\s)?
    (?:
      (?P<month>[^\W\d_]{{3,12}})\.?\s\d{{1,2}}(?:st|nd|rd|th)?
    | \d{{1,2}}(?:er|º|st|nd|rd|th|\.)?\s(?:de\s|d[’']|of\s)?(?P<later>[^\W\d_]{{3,12}})\.?
    )
    ,?\s(?:de\s|del\s)?(?:19|20)\d\d(?!\d)(?:\sг(?:ода|\.)|\sр(?:оку|\.))?{_MARKUP}
    (?:
      \.?$                                            # Friday, March 6, 2026
    | \.?\s?{DASH}(?=\s[{_UPPER}“"«‘'¿¡])             # 6 mars 2026. - Le bateau
    | (?(weekday)(?=\s[{_UPPER}“"«])|(?!))            # Friday, March 6, 2026 The ferry
    )
    """,
    re.VERBOSE,
)
_DATING = ("en", "es", "pt", "fr", "de", "it", "ca", "gl", "nl", "ru", "uk", "pl", "ro", "sv")
"""Languages that write dates with the names of months, as `_DATED` has them."""

_LONGEST = 160
"""A dateline ends within this many characters."""

# Who made a picture, at its caption's end: `Image: Ana Duarte.`, `(Foto: Lusa)`, `AP/Ana Duarte`
_MAKER = rf"(?:[{_UPPER}][\w.’'&-]*|{AGENCY})"
_PICTURE_CREDIT = re.compile(
    rf"""
    (?P<start>[(\[]?(?:
      (?:Images?|Photos?|Pictures?|Photograph|Video|Audio|Graphic|Map|Foto|Fotos|Fotografía|Fotografia|Imagen|Imagem
        |Imatge|Vídeo|Vidéo|Bild|Bilder|Immagine|Beeld|Фото|Видео|Відео|Zdjęcie|Fot\.|Crédit\sphoto)
      (?:\s(?:[Cc]redit|[Bb]y))?\s?:\s?
      {_MAKER}(?:\s?[\s/,|]\s?
        (?:{_MAKER}|\d{{4}}|(?:of|for|de|da|do|von|van|via|and|y|e|et|und|&)(?!\w))){{0,8}}
    | (?:(?<=[.!?…”"’»)\]]\s)|(?<=[(\[]))(?:{AGENCY})(?:\s(?:Photo|Foto))?
      \s?/\s?[{_UPPER}][\w.’'-]+(?:\s[\w.’'-]+){{0,4}}
    )[)\]]?\.?)\s*$
    """,
    re.VERBOSE,
)
_LONGEST_CREDIT = 100

_INITIALS = r"[a-z]{1,4}(?:[-/][a-z]{1,4}){1,3}"
_SIGN_OFF = re.compile(
    rf"""(?:
      (?<=[.!…”"’»)\]。])\s+(?P<bare>(?:{DASH}\s*)?{_AGENCIES}(?:/[Ff]im)?(?:\s{_INITIALS})?)
    | (?<=[.!?…”"’»)\]。])\s*
      (?P<bracketed>(?:{DASH}\s*)?[(\[](?:{_AGENCIES})(?:/{_INITIALS})?[)\]]\.?)
    )\s*$""",
    re.VERBOSE,
)
_ENDS_SENTENCE = re.compile(r"[.!?…。][”\"’»)\]]*$")
_TITLE = re.compile(r"(?:^|\s)(?:[A-Z]|Dr|Dra|Gen|Mr|Mrs|Ms|No|Rep|Sen|Sr|Sra|St|Sta|vs)\.$")
_LONE = re.compile(rf"(?:{DASH}\s?)?[(\[]?(?:{_AGENCIES})(?:/[Ff]im)?[)\]]?\.?(?:\s{_INITIALS})?")


def dateline_end(text: str) -> int:
    """Where the dateline that opens `text` ends, its dash included; 0 without one."""
    found = _DATELINE.match(text, 0, _LONGEST)
    if not found:
        return _date_end(text)
    end = found.end()
    if text.startswith("(") and (second := _SECOND.match(text, end, end + _LONGEST)):
        end = second.end()
    return end


def is_date(text: str) -> bool:
    """Whether a whole block is a date with its year, as a page has it above a story."""
    return 0 < _date_end(text) == len(text)


def _date_end(text: str) -> int:
    """Where a date with its year ends that opens a story in a dateline's place; 0 without one."""
    found = _DATED.match(text)
    if not found:
        return 0
    words = (word for word in found.group("weekday", "month", "later") if word)
    return found.end() if all(map(_is_of_calendar, words)) else 0


def _is_of_calendar(word: str) -> bool:
    """Whether a word is a month or a weekday in some language, or short for one."""
    return any(name.startswith(word.casefold()) for name in _calendar())


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    # CLDR has Catalan's months with their preposition: `de gener`, `d’abril`.
    names = frozenset().union(*map(calendar_names, _DATING))
    return frozenset(re.split(r"[\s’]", name)[-1] for name in names)


def picture_credit_start(text: str) -> int | None:
    """Where the one who made a picture is named at the end of its caption; None without one."""
    first = max(0, len(text) - _LONGEST_CREDIT)
    found = _PICTURE_CREDIT.search(text, first)
    if not found or (found.start() and not text[found.start() - 1].isspace()):
        return None
    if sign_off_start(text) is not None:
        return None
    return found.start()


def is_sign_off(text: str) -> bool:
    """Whether a whole block is an agency's name, with or without brackets: `EFE`, `(Reuters)`."""
    return bool(_LONE.fullmatch(text))


def sign_off_start(text: str) -> int | None:
    """Where an agency's name after the last sentence of `text` starts; None without one.

    The name has to stand after the end of a sentence and end the text: in "She works for EFE" or
    "the paper asked Dr. EFE" it is part of the sentence.
    """
    found = _SIGN_OFF.search(text, max(0, len(text) - 80))
    if not found:
        return None
    before = text[: found.start()].rstrip()
    if not _ENDS_SENTENCE.search(before) or _TITLE.search(before[-8:]):
        return None
    return found.start("bare") if found["bare"] else found.start("bracketed")
