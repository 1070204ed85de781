"""Faults to plant in translations, one function a kind; for bench/checks.py."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translate.checks.numbers import numbers
from translate.glossary import Glossary

NOT_LATIN = ("ar", "ja", "ko", "ru", "uk", "zh-Hans")
NEGATIONS = {
    "pt-BR": "não", "es": "no", "fr": r"ne|n['’]|pas", "de": "nicht", "ru": "не", "it": "non",
    "ca": "no", "pl": "nie", "uk": "не", "pt-PT": "não",
}  # fmt: skip
OTHER_DENIALS = (
    r"nada|ningu[eé]\w+|nenhu\w+|nem|jamais|nunca|nadie|ning[uú]\w*|tampoco|ni|rien|aucun\w*|plus|"
    r"personne|guère|ni|nessun\w*|niente|né|mai|res|cap|kein\w*|nie|niemals|н[иі]\w*|нет|немає|жодн\w*|nic|nikt|żad\w+"
)
"""What goes on denying when the word above is gone."""


@dataclass(frozen=True)
class Line:
    """A sentence with its translation, and what is planted in it."""

    source: str
    target: str
    language: str
    wrong: str
    """A translation into another language."""
    next: tuple[str, str]
    """The next sentence and its translation."""
    chance: random.Random
    vocabulary: frozenset[str]
    """What else is written in the language: its words without a capital."""


Fault = Callable[[Line], Iterator[tuple[str, str]]]
"""Pairs of source and faulty translation."""


def words(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"[^\W\d_]{2,}", text))


def digits(line: Line) -> Iterator[tuple[str, str]]:
    values = {value for number in numbers(line.source, "en") for value in number.values}
    for match in re.finditer(r"\d+(?:[.,]\d+)*", line.target):
        if any(values & n.values for n in numbers(match[0], line.language, lenient=True)):
            at = line.chance.choice([i for i in range(*match.span()) if line.target[i].isdigit()])
            digit = line.chance.choice([d for d in "123456789" if d != line.target[at]])
            yield line.source, line.target[:at] + digit + line.target[at + 1 :]


def copy(line: Line) -> Iterator[tuple[str, str]]:
    if sum(word[0].islower() for word in words(line.source)) >= 4:
        yield line.source, line.source


def half_copy(line: Line) -> Iterator[tuple[str, str]]:
    one, other = line.target.split(), line.source.split()
    if len(other) >= 20:
        yield line.source, " ".join(one[: len(one) // 2] + other[len(other) // 2 :])


def word(line: Line) -> Iterator[tuple[str, str]]:
    """A word that the language hasn't itself: `hospital` is Spanish too."""
    own = line.vocabulary
    ours = [w for w in words(line.source) if w[0].islower() and len(w[0]) > 4 and w[0] not in own]
    theirs = [w for w in words(line.target) if w[0].islower() and len(w[0]) > 3]
    if ours and theirs:
        new, old = line.chance.choice(ours), line.chance.choice(theirs)
        yield line.source, line.target[: old.start()] + new[0] + line.target[old.end() :]


def double(line: Line) -> Iterator[tuple[str, str]]:
    if found := list(re.finditer(r"(?<!\S)[^\W\d_]+(?=\s)", line.target)):
        at = line.chance.choice(found)
        yield line.source, f"{line.target[: at.end()]} {at[0]}{line.target[at.end() :]}"


def loop(line: Line) -> Iterator[tuple[str, str]]:
    found = line.target.split()
    if len(found) >= 8:
        size = line.chance.randint(2, 5)
        at = line.chance.randrange(len(found) - size)
        yield (
            line.source,
            " ".join(found[: at + size] + found[at : at + size] * 3 + found[at + size :]),
        )


def cut(line: Line) -> Iterator[tuple[str, str]]:
    found = line.target.split()
    if len(found) >= 12:
        yield line.source, " ".join(found[: len(found) // 3])


def added(line: Line) -> Iterator[tuple[str, str]]:
    if line.target[-1] in ".?!。" and len(line.next[1]) > 30 and line.next[1][-1] in ".?!。":
        yield line.source, f"{line.target} {line.next[1]}"


def language(line: Line) -> Iterator[tuple[str, str]]:
    if len(line.wrong) >= 60:
        yield line.source, line.wrong


def script(line: Line) -> Iterator[tuple[str, str]]:
    if len(words(line.target)) > 5:
        first = 0x61 if line.language in NOT_LATIN else 0x430
        turned = (chr(first + ord(c) % 26) if c.isalpha() else c for c in line.target)
        yield line.source, "".join(turned)


def lost_sentence(line: Line) -> Iterator[tuple[str, str]]:
    """Two sentences with the translation of one."""
    if line.source[-1] in ".?!" and line.next[0][-1] in ".?!" and len(line.next[0]) > 30:
        yield f"{line.source} {line.next[0]}", line.target


def without(marks: str, line: Line) -> Iterator[tuple[str, str]]:
    if places := [at for at, char in enumerate(line.target) if char in marks]:
        at = line.chance.choice(places)
        yield line.source, line.target[:at] + line.target[at + 1 :]


def bracket(line: Line) -> Iterator[tuple[str, str]]:
    if any(char in "()[]" for char in line.source):
        yield from without("()[]（）", line)


def quote(line: Line) -> Iterator[tuple[str, str]]:
    if line.source.count('"') in (2, 4):
        yield from without('"“”„«»「」', line)


def quotation(line: Line) -> Iterator[tuple[str, str]]:
    if (
        '"' in line.source
        and (less := re.sub('["“”„«»「」]\u00a0?', "", line.target)) != line.target
    ):
        yield line.source, less


def ending(line: Line) -> Iterator[tuple[str, str]]:
    if line.source[-1] in ".?!" and line.target[-1] in ".?!。":
        yield line.source, line.target[:-1]


def url(line: Line) -> Iterator[tuple[str, str]]:
    address = "https://news.example.org/2024/03/harbour-12"
    wrong = line.chance.choice([address[:-1], address.replace("news", "noticias"), ""])
    yield f"{line.source} {address}", f"{line.target} {wrong}".rstrip()


MONEY = {
    "£": "€",
    "€": "£",
    r"(?:US)?\$": "€",
    r"libras(?: esterlinas)?|livres(?: [Ss]terling)?|d[oóò]l+ares": "euros",
    "Pfund|Dollar": "Euro",
    r"фунт\w*(?: стерлингов)?|доллар\w*": "евро",
}


def money(line: Line) -> Iterator[tuple[str, str]]:
    for old, new in MONEY.items():
        if re.search(r"[£€$] ?\d", line.source) and re.search(old, line.target):
            yield line.source, re.sub(old, new, line.target)
            return


def negation(line: Line) -> Iterator[tuple[str, str]]:
    """The only denial of both sides taken out."""
    pattern = NEGATIONS.get(line.language)
    denied = re.findall(r"\b(?:not|never|cannot|\w+n['’]t)\b(?! only| just)", line.source, re.I)
    if pattern and len(denied) == 1:
        there = re.findall(rf"(?<!\w)(?:{pattern})(?!\w)|(?<!\w)n['’](?=\w)", line.target, re.I)
        others = re.search(rf"(?<!\w)(?:{OTHER_DENIALS})(?!\w)", line.target, re.I)
        if 1 <= len(there) <= (2 if line.language == "fr" else 1) and not others:
            less = re.sub(rf"(?<!\w)(?:{pattern})(?!\w) ?", "", line.target, flags=re.I)
            yield line.source, re.sub(r"(?<!\w)n['’](?=\w)", "", less)


def unknown(line: Line) -> Iterator[tuple[str, str]]:
    if found := words(line.target):
        at = line.chance.choice(found).start()
        yield line.source, line.target[:at] + line.chance.choice("*@#") + line.target[at:]


def mask(line: Line) -> Iterator[tuple[str, str]]:
    if found := words(line.target):
        old = line.chance.choice(found)
        yield line.source, f"{line.target[: old.start()]}XZQ1{line.target[old.end() :]}"


def unit(line: Line) -> Iterator[tuple[str, str]]:
    if match := re.search(r"\b(\d+) miles\b", line.source):
        value = f"{match[1]} km"
        yield line.source, re.sub(r"\d[\d.,]*\s*[^\W\d_]+", value, line.target, count=1)


def term(line: Line) -> Iterator[tuple[str, str]]:
    for match in Glossary.house().matcher("en", line.language).match(line.source):
        less = line.target.replace(match.term.target, "Xavier")
        if less != line.target and match.term.source not in less:
            yield line.source, less
            return


KINDS: dict[str, tuple[Fault, set[str]]] = {
    "number": (digits, {"number"}),
    "copy": (copy, {"copy"}),
    "half copied": (half_copy, {"copy"}),
    "doubled word": (double, {"doubled"}),
    "loop": (loop, {"loop"}),
    "cut to a third": (cut, {"length", "sentence"}),
    "added sentence": (added, {"length", "sentence"}),
    "wrong language": (language, {"wrong-language", "script"}),
    "wrong script": (script, {"script"}),
    "lost sentence": (lost_sentence, {"sentence", "length"}),
    "bracket": (bracket, {"bracket"}),
    "quotation mark": (quote, {"quotes"}),
    "both marks": (quotation, {"quotes"}),
    "end mark": (ending, {"ending"}),
    "URL": (url, {"placeable"}),
    "term": (term, {"term"}),
    "currency": (money, {"currency"}),
    "unit": (unit, {"unit", "number"}),
    "negation": (negation, {"negation"}),
    "unknown-word mark": (unknown, {"unknown", "placeable"}),
    "mask left": (mask, {"mask"}),
    "single word copied": (word, {"word"}),
}
