"""`dragoman lines`: a filter that a program can rely on."""

from __future__ import annotations

import importlib
import io
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from translate.desk import known, lines
from translate.desk.order import Asked, Order
from translate.errors import InputError

ASKED = Asked(targets="pt", source="en", engine="upper", house_glossary=False)
COMMAND = [sys.executable, "-m", "translate", "lines", "--from", "en", "--to", "pt"]


def test_a_line_is_answered_before_the_next_one_comes() -> None:
    """A program may write a line, read its translation and go on, without closing the pipe."""
    with subprocess.Popen(
        [*COMMAND, "--engine", "upper", "--quiet"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        for line in ("one\n", "\n", "two words\n"):
            process.stdin.write(line)
            process.stdin.flush()
            assert process.stdout.readline() == line.upper()
        process.stdin.write("no end")
        process.stdin.close()
        assert process.stdout.read() == "NO END"
    assert process.returncode == 0


def test_lines_keep_their_order_and_their_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few bytes come at a time, each line comes out in its place with its own end."""
    monkeypatch.setattr(lines, "CHUNK", 7)
    given = "".join(f"line {n}{end}" for n, end in enumerate(("\n", "\r\n", "\n\n", "") * 9))
    told: list[int] = []
    output = io.BytesIO()
    figure = lines.translate_stream(
        io.BufferedReader(io.BytesIO(given.encode())),
        output,
        Order.of(ASKED),
        lambda size, state: told.append(size),
    )
    assert output.getvalue().decode() == given.upper()
    assert sum(told) == len(given)
    assert figure.startswith(f"{len(given.splitlines())} lines, ")


def test_what_stands_before_a_bad_line_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that isn't UTF-8 is named by its number; the batches before it are out, none after."""
    monkeypatch.setattr(lines, "CHUNK", 4)
    output = io.BytesIO()
    given = io.BufferedReader(io.BytesIO(b"one\ntwo\n\xff\xfe.\nend\n"))
    with pytest.raises(InputError, match="not UTF-8") as caught:
        lines.translate_stream(given, output, Order.of(ASKED))
    assert caught.value.where == "line 3"
    assert output.getvalue() == b"ONE\nTWO\n"


def test_nothing_is_written_after_a_batch_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a batch fails, the one after it is not written in its place."""
    # `translate.draft` is the function.
    draft = importlib.import_module("translate.draft")
    real = draft.translate_lines

    def failing(texts: list[str], *rest: object, **more: object) -> object:
        if texts == ["bad"]:
            raise InputError("no way", where="here")
        return real(texts, *rest, **more)

    monkeypatch.setattr(draft, "translate_lines", failing)
    monkeypatch.setattr(lines, "CHUNK", 4)
    output = io.BytesIO()
    given = io.BufferedReader(io.BytesIO(b"one\nbad\ntwo\nsix\nten\n"))
    with pytest.raises(InputError, match="no way"):
        lines.translate_stream(given, output, Order.of(ASKED))
    assert output.getvalue() == b"ONE\n"


def test_a_line_that_comes_again_is_drafted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in its batch nor in a later one is a line asked for twice, and it comes out alike."""
    draft = importlib.import_module("translate.draft")
    real, asked = draft.translate_lines, list[str]()

    def listening(texts: list[str], *rest: object, **more: object) -> object:
        asked.extend(texts)
        return real(texts, *rest, **more)

    monkeypatch.setattr(draft, "translate_lines", listening)
    monkeypatch.setattr(lines, "CHUNK", 8)
    output = io.BytesIO()
    given = b"one\none\n" + b"two\nsix\n" * 50 + b"one\r\nten\n"
    stream = io.BufferedReader(io.BytesIO(given))
    lines.translate_stream(stream, output, Order.of(ASKED), jobs=1)
    assert output.getvalue() == given.upper()
    assert sorted(set(asked)) == ["one", "six", "ten", "two"]
    assert len(asked) < 20  # of 104; those in hand as they came again may be asked for twice


def test_what_is_known_is_bounded() -> None:
    """Only the lines that came last are kept, by their characters and those of their drafts."""
    kept = known.Known(most=12)
    asked = list[str]()

    def drafted(texts: Sequence[str]) -> Future[list[str]]:
        asked.extend(texts)
        future = Future[list[str]]()
        future.set_result([text.upper() for text in texts])
        return future

    answers = [
        kept.submit([line], drafted)() for line in ("one", "two", "one", "six", "one", "two")
    ]
    assert answers == [{line: line.upper()} for line in ("one", "two", "one", "six", "one", "two")]
    assert asked == ["one", "two", "six", "two"]
