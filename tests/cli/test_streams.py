"""Standard streams as a shell may hand them over: closed, full, in ASCII, with an early end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line in a shell, where `dragoman` is the command under test."""
    code = f'dragoman() {{ "{sys.executable}" -m translate "$@"; }}\n{line}'
    return subprocess.run(
        ["bash", "-c", code], capture_output=True, env={**os.environ, **environment}
    )


def test_json_is_utf8_whatever_the_locale(story: Path) -> None:
    """A program gets the same document in an ASCII locale."""
    story.write_text("A cidade de São João votou na segunda-feira.\n", "utf-8")
    line = f"dragoman segment --from pt --format json {story}"
    plain = shell(line)
    assert json.loads(plain.stdout)[0]["text"] == "A cidade de São João votou na segunda-feira."
    assert shell(line, **ASCII).stdout == plain.stdout


def test_text_is_told_whole_in_ascii(story: Path) -> None:
    """What the terminal has no character for is written as an escape; nothing ends half-way."""
    story.write_text("A cidade de São João votou.\n\nO cais abre em junho.\n", "utf-8")
    done = shell(f"dragoman segment --from pt {story}", **ASCII)
    assert done.returncode == 0
    assert [line.split(b": ")[-1] for line in done.stdout.splitlines()] == [
        rb"A cidade de S\xe3o Jo\xe3o votou.",
        b"O cais abre em junho.",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("dragoman lines --from en --to pt --engine upper <&-", b"standard input is closed"),
        ("dragoman translate - --to pt --engine upper <&-", b"standard input is closed"),
        ("dragoman check - <&-", b"standard input is closed"),
        ("dragoman detect story.txt >&-", b"standard output is closed"),
        ("dragoman status story.pt.po >&-", b"standard output is closed"),
        ("dragoman status story.pt.po --format json >&-", b"standard output is closed"),
        ("dragoman models list >&-", b"standard output is closed"),
        ("dragoman lines --from en --to pt --engine upper <story.txt >&-", b"output is closed"),
        ("dragoman translate - --to pt --engine upper <story.txt >&-", b"output is closed"),
    ],
)
def test_a_closed_stream_is_said(dragoman: Run, story: Path, line: str, said: bytes) -> None:
    """One line and status 2: nothing is claimed that nobody could read."""
    dragoman("translate", story, "--to", "pt", "--engine", "upper")
    done = shell(line)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1), done.stderr
    assert said in done.stderr


def test_a_reader_may_leave(story: Path) -> None:
    """`lines | head -1` ends quietly, with status 0."""
    line = "yes 'One ferry.' | head -20000 | dragoman lines --from en --to pt --engine upper"
    done = shell(f"{line} | head -1; echo ${{PIPESTATUS[2]}}")
    assert (done.stdout, done.stderr) == (b"ONE FERRY.\n0\n", b"")


def test_work_goes_on_where_nobody_listens(story: Path, tmp_path: Path) -> None:
    """Lines for people may have nowhere to go; the POs are made all the same."""
    (tmp_path / "second.txt").write_text("The ferry left.\n")
    done = shell(
        "(sleep 1; dragoman translate story.txt second.txt --from en --to pt --engine upper) "
        "2>&1 | head -0; echo ${PIPESTATUS[0]}"
    )
    assert done.stdout == b"0\n"
    assert sorted(path.name for path in tmp_path.glob("*.po")) == ["second.pt.po", "story.pt.po"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_a_full_disk_is_said(story: Path) -> None:
    """What could not be written is an error of one line, also as the command ends."""
    done = shell(f"dragoman detect {story} >/dev/full")
    assert (done.returncode, done.stderr) == (2, b"dragoman: the disk is full\n")


def test_a_name_gives_the_terminal_no_orders(tmp_path: Path) -> None:
    """Control characters of a file's name are told as escapes."""
    name = tmp_path / "a\x1b[31m.txt"
    name.write_text("One.\n")
    told = shell(f"dragoman translate --from en --to pt --engine upper '{name}'")
    assert told.returncode == 0
    assert b"\x1b" not in told.stderr
    assert rb"a\x1b[31m.txt" in told.stderr
