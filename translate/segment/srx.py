"""Segmentation rules of a user's own, from SRX 2.0, the exchange format of translation tools.

SRX writes ICU's regular expressions. The library `regex` reads nearly all of them (properties, sets
within sets, lookbehind of any length), and gives up a match that takes too long; the few escapes
that it lacks are rewritten, and what neither knows is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..elements import elements, local_name, refuse_references
from ..errors import InputError

if TYPE_CHECKING:
    from lxml import etree
    from regex import Pattern

_PARTS = ("header", "languagerule", "languagemap")
_BLANKS = re.compile(r"\s*")
_ESCAPE = re.compile(
    r"\\Q(?P<quoted>.*?)(?:\\E|$)|\\x\{(?P<hex>[0-9A-Fa-f]{1,6})\}|\\c(?P<control>[A-Za-z])"
    r"|(?P<escape>\\e)|(?P<other>\\.)",
    re.DOTALL,
)
_SECONDS = 1.0
_SECONDS_A_CHARACTER = 1e-5
"""What a rule may take of the processor for a block: more than any that is meant well."""


@dataclass(frozen=True, slots=True)
class _Rule:
    breaks: bool
    pattern: Pattern[str]
    """Empty, at each place where the rule decides."""
    where: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a file, by name, and which languages they are for."""

    cascade: bool
    """Whether a language has the rules of all the patterns that it fits, or of the first."""
    rules: dict[str, tuple[_Rule, ...]]
    maps: tuple[tuple[Pattern[str], str], ...]

    @classmethod
    def load(cls, path: Path) -> Rules:
        """Read an SRX file. Raises InputError at the place of the fault."""
        try:
            with path.open("rb") as file:
                parts = elements(file, "SRX", ("srx",), _PARTS, str(path))
                return cls._of(parts, str(path))
        except OSError as error:
            raise InputError(f"can't be read: {error.strerror}", where=path) from error

    @classmethod
    def _of(cls, parts: Iterator[etree._Element], name: str) -> Rules:
        cascade, rules, maps = False, {}, []
        for part in parts:
            where = f"{name}:{part.sourceline}"
            refuse_references(part, name)
            _check_version(part, where)
            kind = local_name(part)
            if kind == "header":
                cascade = part.get("cascade") == "yes"
            elif kind == "languagerule":
                rules[_attribute(part, "languagerulename", where)] = tuple(_rules(part, name))
            else:
                pattern = _attribute(part, "languagepattern", where)
                rule = _attribute(part, "languagerulename", where)
                maps.append((_compiled(pattern, where, any_case=True), rule))
        for _, rule in maps:
            if rule not in rules:
                raise InputError(f"no rules are called {rule!r}", where=name)
        if not maps:
            raise InputError("no language is given any rules", where=name)
        return cls(cascade, rules, tuple(maps))

    def applied(self, text: str, language: str, starts: list[int]) -> list[int]:
        """Where sentences start in a paragraph of one line, by these rules, else as in `starts`.

        Raises InputError where a rule's pattern takes too long.
        """
        decided: dict[int, bool] = {}
        for rule in self._for(language):
            for place in _places(rule, text):
                decided.setdefault(place, rule.breaks)
        found = {start for start in starts if decided.get(start, True)}
        found |= {place for place, breaks in decided.items() if breaks}
        return sorted(found - {0, len(text)})

    def _for(self, language: str) -> Iterator[_Rule]:
        for pattern, name in self.maps:
            # Patterns are written for `en-US` as well as for `EN_us`.
            if any(pattern.fullmatch(tag) for tag in (language, language.replace("-", "_"))):
                yield from self.rules[name]
                if not self.cascade:
                    return


def _places(rule: _Rule, text: str) -> Iterator[int]:
    """Where a rule decides, behind the blanks of the gap."""
    seconds = _SECONDS + len(text) * _SECONDS_A_CHARACTER
    try:
        for match in rule.pattern.finditer(text, timeout=seconds):
            yield _BLANKS.match(text, match.start()).end()  # type: ignore[union-attr]
    except TimeoutError as error:
        raise InputError(
            f"the rule takes too long for a paragraph of {len(text):,} characters",
            where=rule.where,
            hint="make its pattern simpler: a repetition within a repetition costs most",
        ) from error


def _rules(part: etree._Element, name: str) -> Iterator[_Rule]:
    for element in part:
        if local_name(element) != "rule":
            continue
        where = f"{name}:{element.sourceline}"
        breaks = element.get("break", "yes")
        if breaks not in ("yes", "no"):
            raise InputError(f"break is {breaks!r}, not yes or no", where=where)
        texts = {local_name(child): child.text or "" for child in element}
        before, after = texts.get("beforebreak", ""), texts.get("afterbreak", "")
        for pattern in (before, after):
            _compiled(pattern, where)
        both = f"(?<={before})(?={after})"
        yield _Rule(breaks == "yes", _compiled(both, where), where)


def _compiled(pattern: str, where: str, *, any_case: bool = False) -> Pattern[str]:
    import regex

    try:
        flags = regex.V1 | (regex.IGNORECASE if any_case else 0)
        return regex.compile(_rewritten(pattern), flags)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        raise InputError(
            f"the pattern {pattern!r} can't be used: {error}",
            where=where,
            hint="write it as ICU's and Python's regular expressions both have it",
        ) from error


def _rewritten(pattern: str) -> str:
    """ICU's escapes as `regex` has them."""

    def escape(match: re.Match[str]) -> str:
        if match["quoted"] is not None:
            return re.escape(match["quoted"])
        if match["hex"]:
            return re.escape(chr(int(match["hex"], 16)))
        if match["control"]:
            return f"\\x{ord(match['control'].upper()) ^ 64:02x}"
        return r"\x1b" if match["escape"] else match["other"]

    return _ESCAPE.sub(escape, pattern)


def _check_version(part: etree._Element, where: str) -> None:
    root = part.getroottree().getroot()
    version = root.get("version", "")
    if version != "2.0":
        raise InputError(f"SRX {version or 'without a version'}, not 2.0", where=where)


def _attribute(element: etree._Element, name: str, where: str) -> str:
    value = element.get(name)
    if not value:
        raise InputError(f"<{local_name(element)}> has no {name}", where=where)
    return str(value)
