"""`dragoman lines` where there is much: several processes draft."""

from __future__ import annotations

import io
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from translate.desk import drafters, lines
from translate.desk.order import Asked, Order
from translate.errors import EngineError


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few lines are much."""
    monkeypatch.setattr(drafters, "ALONE", -1)


@pytest.fixture
def order() -> Iterator[Order]:
    yield Order.of(Asked(targets="pt", source="en", engine="upper"))
    assert multiprocessing.active_children() == []


def test_processes_draft_what_one_would(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of all batches come out in their places, as the engine and the glossary have them."""
    monkeypatch.setattr(lines, "CHUNK", 200)
    given = [f"Line {n} is of Seoul." for n in range(60)]
    output = io.BytesIO()
    figure = lines.translate_stream(
        io.BufferedReader(io.BytesIO("\n".join(given).encode())), output, order, jobs=2
    )
    assert output.getvalue().decode().split("\n") == drafters.drafted(order, given)
    assert b"SEUL" in output.getvalue()
    assert figure.startswith("60 lines, ")


def test_one_job_starts_no_process(order: Order) -> None:
    """With one job all is done here, however much it is."""
    with drafters.Drafters(order, jobs=1) as one:
        assert one.submit(["a line"]).result() == ["A LINE"]
        assert multiprocessing.active_children() == []


def test_a_killed_process_is_told(order: Order) -> None:
    """Where the system kills a process, there is one line on it and what to do."""
    with pytest.raises(EngineError, match=r"came to an end.*--jobs 1"), _two(order) as two:
        two.submit(["another"]).result()


@contextmanager
def _two(order: Order) -> Iterator[drafters.Drafters]:
    """Two processes that have been killed when they had done something."""
    with drafters.Drafters(order, jobs=2) as two:
        assert two.submit(["a line"]).result() == ["A LINE"]
        for child in multiprocessing.active_children():
            child.kill()
        yield two
