"""What is doubtful between rows: names that two have, that differ in capitals, that hold others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...finding import Finding, Severity
from ..resolve import Key, key
from ..tokens import tokens
from .names import Rows

Found = Iterator[tuple[int, Finding]]


def ids(rows: Rows) -> Found:
    """Ids that come twice."""
    first: dict[str, int] = {}
    for row, concept in enumerate(rows.concepts):
        if concept.id and first.setdefault(concept.id, row) != row:
            message = f"the id {concept.id} is there already, at {rows.where(first[concept.id])}"
            yield row, Finding("id", Severity.ERROR, message, concept.where)


def names(rows: Rows) -> Found:
    """Names that two rows have: for different translations, or once too often."""
    told: set[tuple[int, int, bool]] = set()
    for first, again in rows.twice(lambda name: name.key):
        earlier, where = rows.where(first.row), rows.where(again.row)
        differing, shared = rows.translations(first, again)
        case = (first.row, again.row, bool(differing))
        if not shared or case in told:
            continue
        told.add(case)
        if differing:
            message = f"{again.shown} is {differing} at {earlier}; the later row counts"
            yield again.row, Finding("conflict", Severity.ERROR, message, where)
        else:
            message = f"{again.shown} stands at {earlier} already, with the same translations"
            yield again.row, Finding("duplicate", Severity.WARNING, message, where)


def capitals(rows: Rows) -> Found:
    """Names of two rows that only capitals tell apart, and that aren't translated alike."""
    for first, again in rows.twice(lambda name: name.key[1:]):
        differing, _ = rows.translations(first, again)
        if first.key == again.key or not differing:
            continue
        blind = any(rows.concepts[name.row].match == "case" for name in (first, again))
        message = (
            f"{again.shown} differs only in capitals from “{first.text}” at "
            f"{rows.where(first.row)}: "
            f"{'with match=case' if blind else 'in a headline of capitals'} they are one"
        )
        severity = Severity.ERROR if blind else Severity.WARNING
        yield again.row, Finding("case", severity, message, rows.where(again.row))


def contained(rows: Rows) -> Found:
    """Names that hold the name of another row: there the other is not looked for."""
    by_key = {(name.language, name.key): name for name in reversed(rows.names)}
    words: dict[str, set[Key]] = {}
    for name in rows.names:
        words.setdefault(name.language, set()).add(name.key[1:])
    lengths = {language: sorted({len(each) for each in keys}) for language, keys in words.items()}
    told: set[tuple[int, int]] = set()
    for name in rows.names:
        for part in _parts(name.text, words[name.language], lengths[name.language]):
            other = by_key.get((name.language, key(part)))
            if other and other.row != name.row and (name.row, other.row) not in told:
                told.add((name.row, other.row))
                message = (
                    f"{name.shown} contains “{other.text}” of {rows.where(other.row)}: "
                    "the longest match wins"
                )
                yield name.row, Finding("contains", Severity.NOTE, message, rows.where(name.row))


def _parts(text: str, words: set[Key], lengths: Iterable[int]) -> Iterator[str]:
    """The stretches of a name that have the words of another, but for capitals."""
    cut = tokens(text)
    keys = key(text)[1:]
    for length in lengths:
        for start in range(len(cut) - length + 1 if length < len(cut) else 0):
            if keys[start : start + length] in words:
                yield text[cut[start].start : cut[start + length - 1].end]
