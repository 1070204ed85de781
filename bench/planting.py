"""Sixteen kinds of faults that can be planted into a Portuguese translation (bench/risk.py)."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_NAME = re.compile(r"(?<=[a-zà-ú,] )[A-ZÀ-Ú][a-zà-ú]{2,}")
_WORD = re.compile(r"\b[a-zà-ú]{5,}\b")
_DENIAL = re.compile(r"\b(?:não|nunca|nem|jamais|nenhuma?|ninguém|nada|sem)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:é|são|foi|foram|está|estão|tem|têm|pode|podem|vai|vão|deve|devem|será|seria|era|disse"
    r"|há|teve|estava|tinha|havia|quer|faz|fez)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A source with a sound translation, and what else is needed to spoil it."""

    source: str
    text: str
    others: tuple[str, ...]
    """Translations of other lines, the next one first."""
    foreign: str
    """A translation into another language."""


Fault = Callable[[Line, random.Random], str | None]


def clause(line: Line, chance: random.Random) -> str | None:
    return _without(line, chance, max(4, round(len(line.text.split()) * 0.3)))


def three_words(line: Line, chance: random.Random) -> str | None:
    return _without(line, chance, 3)


def _without(line: Line, chance: random.Random, count: int) -> str | None:
    words = line.text.split()
    if len(words) < count + 5:
        return None
    at = chance.randrange(1, len(words) - count)
    return " ".join(words[:at] + words[at + count :])


def number(line: Line, chance: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"\d", line.text)]
    if not places:
        return None
    at = chance.choice(places)
    digit = chance.choice([digit for digit in "123456789" if digit != line.text[at]])
    return line.text[:at] + digit + line.text[at + 1 :]


def name(line: Line, chance: random.Random) -> str | None:
    return _other(line, chance, _NAME)


def word(line: Line, chance: random.Random) -> str | None:
    return _other(line, chance, _WORD)


def _other(line: Line, chance: random.Random, kind: re.Pattern[str]) -> str | None:
    own = list(kind.finditer(line.text))
    others = [found for other in line.others for found in kind.findall(other)]
    return _put(line.text, chance.choice(own), chance.choice(others)) if own and others else None


def not_denied(line: Line, chance: random.Random) -> str | None:
    found = list(re.finditer(r"\bnão ", line.text))
    return _put(line.text, chance.choice(found), "") if found else None


def denied(line: Line, chance: random.Random) -> str | None:
    found = list(_VERB.finditer(line.text))
    if not found or _DENIAL.search(line.text):
        return None
    verb = chance.choice(found)
    return _put(line.text, verb, f"não {verb[0]}")


def doubled(line: Line, chance: random.Random) -> str | None:
    return _repeated(line, chance, chance.randint(1, 4), 2)


def loop(line: Line, chance: random.Random) -> str | None:
    return _repeated(line, chance, chance.randint(1, 3), 6)


def _repeated(line: Line, chance: random.Random, count: int, times: int) -> str | None:
    words = line.text.split()
    if len(words) < count + 2:
        return None
    at = chance.randrange(len(words) - count)
    return " ".join(words[:at] + words[at : at + count] * times + words[at + count :])


def copied(line: Line, chance: random.Random) -> str | None:
    return line.source


def half_copied(line: Line, chance: random.Random) -> str | None:
    words, own = line.text.split(), line.source.split()
    return " ".join(words[: len(words) // 2] + own[len(own) // 2 :]) if len(words) > 7 else None


def shifted(line: Line, chance: random.Random) -> str | None:
    return line.others[0]


def foreign(line: Line, chance: random.Random) -> str | None:
    return line.foreign


def added(line: Line, chance: random.Random) -> str | None:
    words = line.others[1].split()
    count = min(len(words), max(5, len(line.text.split()) // 3))
    at = chance.randrange(len(words) - count + 1)
    clause = " ".join(words[at : at + count]).rstrip(".,")
    return f"{line.text.rstrip('.')}, {clause}."


def scrambled(line: Line, chance: random.Random) -> str | None:
    end = line.text[-1] if line.text[-1] in ".?!" else ""
    words = line.text.removesuffix(end).split()
    return " ".join(chance.sample(words, len(words))) + end if len(words) > 5 else None


def cut(line: Line, chance: random.Random) -> str | None:
    words = line.text.split()
    return " ".join(words[: len(words) // 2]) if len(words) > 7 else None


def _put(text: str, match: re.Match[str], other: str) -> str:
    return text[: match.start()] + other + text[match.end() :]


KINDS: dict[str, Fault] = {
    "dropped clause": clause,
    "three words dropped": three_words,
    "wrong number": number,
    "wrong name": name,
    "wrong word": word,
    "negation removed": not_denied,
    "negation added": denied,
    "words doubled": doubled,
    "loop": loop,
    "source copied": copied,
    "half copied": half_copied,
    "shifted by one": shifted,
    "another language": foreign,
    "clause added": added,
    "words scrambled": scrambled,
    "cut in half": cut,
}


def lines(sources: Sequence[str], texts: Sequence[str], foreign: Sequence[str]) -> list[Line]:
    chance = random.Random(7)
    return [
        Line(source, text, (texts[(n + 1) % len(texts)], *chance.sample(list(texts), 3)), other)
        for n, (source, text, other) in enumerate(zip(sources, texts, foreign, strict=True))
    ]


def plant(given: Sequence[Line], kind: str, most: int) -> list[tuple[int, str]]:
    """Up to so many lines' numbers, each with its translation spoilt."""
    chance = random.Random(kind)
    found: list[tuple[int, str]] = []
    for n in chance.sample(range(len(given)), len(given)):
        text = KINDS[kind](given[n], chance)
        if text and text != given[n].text and len(found) < most:
            found.append((n, text))
    return found
