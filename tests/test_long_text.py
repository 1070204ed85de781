"""Text without a blank, or without an end: the time that it takes grows as its length does."""

from __future__ import annotations

import time

import pytest

from translate import translate_lines
from translate.checks import check_segment
from translate.placeables import find


@pytest.mark.parametrize(
    "unit",
    ["a", "ab1", "a_", "ab+c/", "a–b ", "日本の首相は東京で会議を開いた", "トヨタ", "#a", "1,2 "],
)
def test_a_long_run_takes_seconds(unit: str) -> None:
    """Five times the characters in one line take far less than 25 times as long in every step."""
    drafted(unit, 100)  # what is loaded once
    assert drafted(unit, 100_000) < 12 * drafted(unit, 20_000) + 0.2


def drafted(unit: str, length: int) -> float:
    """The CPU seconds of drafting a line."""
    text = unit * (length // len(unit))
    started = time.process_time()
    (draft,) = translate_lines([text], "en", "pt", engine="upper")
    taken = time.process_time() - started
    assert len(draft.text) == len(text)
    return taken


def test_numbers_of_a_data_uri_take_seconds() -> None:
    """Base64 is full of numbers; each is looked at where it stands."""
    text = "[x](data:image/png;base64,{})".format("k7Zq41bM/9+" * 10_000)
    started = time.process_time()
    found = check_segment(text, text, source_language="en", target_language="pt", format="markdown")
    assert time.process_time() - started < 5
    assert [finding for finding in found if finding.kind == "number"] == []


def test_many_placeables_take_seconds() -> None:
    """Twenty thousand marks of emphasis in one segment are found one by one."""
    started = time.process_time()
    found = find("*a* " * 10_000, "markdown")
    assert time.process_time() - started < 5
    assert len(found) == 20_000
