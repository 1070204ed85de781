"""A small corpus, and jobs on it in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

STORY = "The ferry number {number} was late.\n\nNobody at pier {number} knew why.\n\n{more}\n"


@pytest.fixture
def fleet(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(24):
        more = " ".join(f"Boat {number} went to port {port}." for port in range(number % 5))
        (folder / f"{number:02}.txt").write_text(STORY.format(number=number, more=more))
    return folder


@pytest.fixture
def start(fleet: Path, tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start a job in a process group of its own; the language is told, or each article's found."""

    def call(
        output: str,
        *arguments: str,
        told: bool = True,
        target: str = "pt",
        **environment: str,
    ) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "translate", "corpus", "run", str(fleet), "-o", output]
        options = ["--to", target, "--jobs", "2", "--shard-words", "30", "--quiet"]
        options += ["--from", "en"] if told else []
        return subprocess.Popen(
            [*command, *options, *(arguments or ("--engine", "upper"))],
            cwd=tmp_path,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    return call
