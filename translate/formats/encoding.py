"""The encoding of an article: by its mark, by UTF-8's own rules, by what a page says, or guessed.

Whatever it is, the text encoded again is the bytes that were read: an encoding that doesn't give
them back is none that an article can have.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import InputError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
"""Bytes in which a page says its encoding; browsers look at 1,024."""
_DECLARED = re.compile(
    rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)
       | <\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
# As browsers take them (https://encoding.spec.whatwg.org/#names-and-labels), Python's own second.
_WEB = {
    "ascii": ("cp1252", "latin-1"),
    "iso8859-1": ("cp1252", "latin-1"),
    "cp1252": ("cp1252", "latin-1"),
    "iso8859-9": ("cp1254", "iso8859-9"),
    "iso8859-11": ("cp874", "iso8859-11"),
    "tis-620": ("cp874", "tis-620"),
    "shift_jis": ("cp932", "shift_jis"),
    "euc_kr": ("cp949", "euc_kr"),
    "gb2312": ("gb18030", "gb2312"),
    "gbk": ("gb18030", "gbk"),
}
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x7f]")
_MOST_CONTROLS = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, byte order mark and all, and the encoding that gives the same bytes again."""

    text: str
    encoding: str
    note: str = ""
    """What a person should know of it: that the encoding is a guess."""


def decode(data: bytes, where: object, *, says: bool = False) -> Decoded:
    """Decode an article; with `says`, it may say its encoding as a page does.

    Raises InputError for what is no text, or text in more than one encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data, encoding, where), encoding)
    label = _label(data) if says and not data.startswith(codecs.BOM_UTF8) else None
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(data, label, error, where)
    if "\0" in text:
        raise _binary(where)
    declared = _by_label(data, label)
    if declared and text.isascii():
        return declared
    utf8 = label is None or codecs.lookup(label).name in ("utf-8", "utf-16", "ascii")
    return Decoded(text, "utf-8", "" if utf8 or text.isascii() else f"is UTF-8, not {label}")


def _strict(data: bytes, encoding: str, where: object) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not {encoding.upper()} (byte {error.start + 1})",
            where=where,
            hint="its byte order mark says so: it is damaged",
        ) from None
    if "\0" in text:
        raise _binary(where)
    return text


def _label(data: bytes) -> str | None:
    """The encoding that a page names, if Python knows it."""
    found = _DECLARED.search(data, 0, _HEAD)
    name = (found[1] or found[2]).decode() if found else ""
    try:
        return name if codecs.lookup(name).name not in ("utf-7", "unicode_escape") else None
    except LookupError:
        return None


def _by_label(data: bytes, label: str | None) -> Decoded | None:
    """What the named encoding makes of the bytes; None where they are not in it."""
    name = codecs.lookup(label).name if label else "utf-8"
    if name.startswith("utf-"):
        return None
    for encoding in _WEB.get(name, (name,)):
        if (text := _round_trip(data, encoding)) is not None:
            return Decoded(text, encoding)
    return None


def _round_trip(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except (UnicodeError, LookupError):
        return None


def _not_utf8(data: bytes, label: str | None, error: UnicodeDecodeError, where: object) -> Decoded:
    sample = data[: 1 << 16]
    if b"\0" in sample or len(_BINARY.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise _binary(where)
    if declared := _by_label(data, label):
        return declared
    _check_mixture(data, error, where)
    for encoding in _guesses(data):
        if (text := _round_trip(data, encoding)) is not None:
            told = f"says {label}, but " if label else ""
            return Decoded(text, encoding, f"{told}the encoding is a guess: {_shown(encoding)}")
    raise InputError(
        f"is not UTF-8 (byte {error.start + 1}), and its encoding can't be told",
        where=where,
        hint="convert it, for example: iconv -f WINDOWS-1252 -t UTF-8",
    )


def _check_mixture(data: bytes, error: UnicodeDecodeError, where: object) -> None:
    """Refuse UTF-8 with stray bytes: any other encoding would garble what is right in it."""
    with contextlib.suppress(UnicodeDecodeError):
        data.decode(errors="surrogatepass")
        raise InputError(
            f"is not UTF-8 (byte {error.start + 1})",
            where=where,
            hint="a lone surrogate, half of a character: save it again with another program",
        )
    text = data.decode(errors="surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in text)
    sound = sum(not char.isascii() for char in text) - stray
    if sound > stray:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"is UTF-8 but for {stray} byte{'s' * (stray > 1)}, the first on line {line}"
            f" (byte {error.start + 1})",
            where=where,
            hint="two encodings are mixed in it, or it is damaged: mend those bytes",
        )


_CANDIDATES = (
    *("cp1252", "iso8859_2", "cp1250", "cp1251", "koi8_r", "koi8_u", "cp1253", "cp1254"),
    *("cp1255", "cp1256", "cp1257", "iso8859_15", "euc_jp", "cp932", "gb18030", "big5"),
    *("cp949", "cp874"),
)
"""What articles are written in, the likelier first where nothing else decides."""
_SAMPLE = 1 << 15
_ODD = re.compile(
    r"[a-zß-öø-ÿа-я][A-ZÀ-ÖØ-ÞА-Я]|[^\W\d_][¡-©«-´¶-¹»-¿×÷]+[^\W\d_]|(?<![^\W\d_])(?:[²³¹¶¼-¾][^\W\d_]|[À-ɏ]\d|¿[a-zß-öø-ÿ][^?]{80})"
    r"|[\x80-\x9f\u3131-\u318e\uff61-\uff9f\ue000-\uf8ff]"
)
"""What no one writes: capitals in a word, signs in it, controls, letters cut in half."""


def _guesses(data: bytes) -> Iterator[str]:
    """Encodings that the bytes may be in, the likeliest first.

    charset-normalizer tells which make sense of them. Which of these is best it can't say of a
    few sentences (Portuguese passes for Windows-1250), so that is told by what looks odd.
    """
    from charset_normalizer import from_bytes

    lines = (line for line in data.split(b"\n") if not line.isascii())
    sample = b"\n".join(lines)[:_SAMPLE]
    if len(sample) == _SAMPLE:  # not in the midst of a character
        sample = sample[: sample.rfind(b" ") + 1] or sample
    found = from_bytes(sample, cp_isolation=list(_CANDIDATES))
    likely = [(m.chaos, m.coherence, m.encoding) for m in found if m.encoding in _CANDIDATES]
    least = min((chaos for chaos, _, _ in likely), default=0.0)
    ranked = sorted(
        (
            len(_ODD.findall(sample.decode(encoding, "replace"))),
            -round(coherence, 2),
            _CANDIDATES.index(encoding),
            encoding,
        )
        for chaos, coherence, encoding in likely
        if chaos <= least + 0.02
    )
    return (encoding for *_, encoding in ranked)


def _shown(encoding: str) -> str:
    """As people know it."""
    return re.sub(r"^cp(?=125|874)", "windows-", encoding.replace("_", "-"))


def _binary(where: object) -> InputError:
    return InputError(
        "is binary, not text", where=where, hint="text, Markdown and HTML can be read"
    )
