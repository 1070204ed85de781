"""The plural formulas of PO headers; Babel's are in a form that gettext's tools reject."""

from __future__ import annotations

from ..languages import fallbacks

# gettext's own formulas, as `msginit -l` writes them (gettext 0.21, plural-table.c). Others are
# "unusual" to i18nspector, CLDR's newer three forms of es, fr and pt among them. A language that
# the table lacks (ar, ca, zh) gets none.
_ONE = "nplurals=1; plural=0;"
_NOT_ONE = "nplurals=2; plural=(n != 1);"
_ABOVE_ONE = "nplurals=2; plural=(n > 1);"
_EAST_SLAVIC = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
_CZECH = "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;"
_PLURALS: dict[str, str] = {
    **dict.fromkeys(("ja", "ko", "vi"), _ONE),
    **dict.fromkeys(
        ("bg", "da", "de", "el", "en", "es", "et", "fi", "he", "hu", "it", "nb", "nl", "nn"),
        _NOT_ONE,
    ),
    **dict.fromkeys(("pt", "sv", "tr"), _NOT_ONE),
    **dict.fromkeys(("fr", "pt-BR"), _ABOVE_ONE),
    **dict.fromkeys(("be", "hr", "ru", "sr", "uk"), _EAST_SLAVIC),
    **dict.fromkeys(("cs", "sk"), _CZECH),
    "pl": (
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "ro": "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;",
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "lt": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
    "ga": "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;",
}


def plural_forms(tag: str) -> str | None:
    """gettext's formula for a PO's `Plural-Forms`, or None where its table has none."""
    for candidate in fallbacks(tag):
        if candidate in _PLURALS:
            return _PLURALS[candidate]
    return None
