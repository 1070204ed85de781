"""`check`, `status`, `lines`, `detect`, `segment`, `models`, and the command itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Run = Callable[..., Result]
DATA = Path(__file__).parents[1] / "data"


def test_check_tells_what_is_wrong_and_where(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """A lost name, URL and number are found, each with file and line; errors make the status 1."""
    dragoman("translate", story, "--to", "pt", "--engine", "upper")
    po = tmp_path / "story.pt.po"
    file = polib.pofile(str(po), wrapwidth=0)
    file[5].msgstr = "Escreva para nós ou leia o horário."
    file[6].msgstr = "As cidades votarão em maio, depois que os dois se encontrarem em Pyongyang."
    file[2].msgstr = "Vladivostok, 3 mar (EFE).- Duas cidades pediram uma “segunda balsa”."
    file.save()
    result = dragoman("check", po, "--format", "json")
    assert result.exit_code == 1
    kinds = {finding["kind"] for finding in json.loads(result.stdout)}
    assert {"placeable", "term", "number"} <= kinds
    lines = dragoman("check", po).stdout.splitlines()
    assert all(line.startswith(f"{po}:") for line in lines)


def test_status_counts_by_state(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Folders are looked through; people and programs get the same counts."""
    dragoman("translate", story, "--to", "pt,es", "--engine", "upper", "-o", tmp_path / "out")
    po = tmp_path / "out" / "story.es.po"
    file = polib.pofile(str(po), wrapwidth=0)
    file[0].flags.remove("fuzzy")
    file[1].msgstr = "Otro barco"
    file.save()
    rows = json.loads(dragoman("status", tmp_path, "--format", "json").stdout)
    assert [(row["language"], row["reviewed"], row["entries"]) for row in rows] == [
        ("es", 1, 7),
        ("pt", 0, 7),
    ]
    assert rows[0]["states"] == {
        "empty": 0,
        "draft": 5,
        "editing": 1,
        "accepted": 1,
        "translated": 0,
    }
    assert "1 of 7 reviewed (5 draft, 1 editing, 1 accepted)" in dragoman("status", po).stdout


def test_lines_are_a_filter(dragoman: Run) -> None:
    """One line in, one line out, with its own line end; empty lines stay."""
    result = dragoman(
        "lines", "--from", "en", "--to", "pt", "--engine", "upper", input=b"one\n\r\nin Hanoi\r\nx"
    )
    assert result.exit_code == 0
    assert result.stdout_bytes == "ONE\n\r\nIN HANÓI\r\nX".encode()


def test_lines_need_both_languages(dragoman: Run) -> None:
    """A line is too short to be detected: --from is asked for."""
    result = dragoman("lines", "--to", "pt", input="one\n")
    assert result.exit_code == 2
    assert "--from" in result.stderr
    shown = " ".join(dragoman("lines", "--help").stdout.split())
    assert "--to LANG Target" in shown
    assert shown.count("[required]") == 2


def test_lines_end_with_a_figure_only_after_long_work(
    dragoman: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quick filter says nothing; after ten seconds a person wants to know how much it was."""
    command = ("lines", "--from", "en", "--to", "pt", "--engine", "upper")
    assert dragoman(*command, input="one\n").stderr == ""
    monkeypatch.setattr("translate.cli.progress.PAUSE", 0.0)
    assert "1 lines, 1 words" in dragoman(*command, input="one\n").stderr.splitlines()[-1]


def test_lines_that_are_not_utf8_are_named(dragoman: Run) -> None:
    """The number of the line that can't be read is told."""
    result = dragoman(
        "lines", "--from", "en", "--to", "pt", "--engine", "upper", input=b"one\n\xff\n"
    )
    assert result.exit_code == 2
    assert "line 2" in result.stderr


def test_detect_and_segment_show_the_first_stages(dragoman: Run, story: Path) -> None:
    """The language with its confidence, and each segment with its role and line."""
    [found] = json.loads(dragoman("detect", story, "--format", "json").stdout)
    assert (found["language"], found["confidence"] > 0.9) == ("en", True)
    rows = json.loads(dragoman("segment", story, "--format", "json").stdout)
    assert [(row["role"], row["line"], row["translated"]) for row in rows] == [
        ("label", 1, True),
        ("headline", 3, True),
        ("dateline", 5, True),
        ("paragraph", 7, True),
        ("paragraph", 7, True),
        ("paragraph", 9, True),
        ("paragraph", 11, True),
        ("sign-off", 11, False),
        ("credit", 13, False),
    ]
    assert "headline: Harbour towns ask" in dragoman("segment", story).stdout


def test_models_are_listed_installed_and_removed(
    dragoman: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An Argos package is looked through, put in place, translates, and goes again."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    package = DATA / "argos" / "en_es.argosmodel"
    assert dragoman("models", "install", package).exit_code == 0
    listed = json.loads(dragoman("models", "list", "--format", "json").stdout)
    name = next(m["name"] for m in listed["models"] if m["engine"] == "argos")
    shown = dragoman("lines", "--from", "en", "--to", "es", input="The ferry left Lisbon.\n")
    assert shown.exit_code == 0
    assert "Lisboa" in shown.stdout
    again = dragoman("models", "install", package)
    assert again.exit_code == 2
    assert "--replace" in again.stderr
    assert dragoman("models", "remove", name).exit_code == 0
    assert dragoman("models", "remove", name).exit_code == 2


def test_a_route_through_a_language_in_between_is_said(
    dragoman: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Portuguese to Spanish goes by both engines, and the user is told."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    dragoman("models", "install", DATA / "argos" / "en_es.argosmodel")
    article = tmp_path / "nota.txt"
    article.write_text("A balsa saiu de Lisboa para Oslo na segunda-feira.\n", "utf-8")
    result = dragoman("translate", article, "--from", "pt", "--to", "es")
    assert result.exit_code == 0, result.output
    assert "pt → en → es by firefox" in result.stderr
    entry = polib.pofile(str(tmp_path / "nota.es.po"))[0]
    assert "engine=firefox+argos" in entry.comment
    assert "Lisboa" in entry.msgstr


def test_help_comes_at_once() -> None:
    """--help imports no engine, parser or CLDR."""
    code = (
        "import sys\n"
        "from translate.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"polib", "babel", "langdetect", "numpy", "ctranslate2", "rapidfuzz"}
    assert heavy.isdisjoint(eval(done.stderr))


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_an_interrupted_run_says_how_to_go_on(story: Path, tmp_path: Path) -> None:
    """Ctrl-C ends with 130 and one line, and leaves no half file."""
    command = [sys.executable, "-m", "translate", "lines", "--from", "en", "--to", "pt"]
    process = subprocess.Popen(
        [*command, "--engine", "upper"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # What runs in a script's background is started with the signal ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write("one line\n")
    process.stdin.flush()
    assert process.stdout.readline() == "ONE LINE\n"  # done: it waits for more
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
