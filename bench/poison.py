"""A corpus job with articles that no job should have: `uv run python bench/poison.py`.

Among good articles are one that makes its worker segfault, one that never ends, one of 50 MB, one
of a million lines, and one in no known language, at full size; tests/batch has them small. Prints
what became of each, and of the good ones. One that never ends takes three times the three minutes
that the job gives each.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import kills

from translate.batch.place import Place

ENGINE = """\
import os, re, signal
from translate.engines.upper import UpperEngine

class PoisonEngine(UpperEngine):
    name = "poison"

    def translate(self, texts):
        for text in texts:
            if "segfault" in text:
                os.kill(os.getpid(), signal.SIGSEGV)
            if "for ever" in text:
                re.match("(a|a)*b", "a" * 99)
        return super().translate(texts)
"""
GOOD = 200


def corpus(folder: Path) -> dict[str, str]:
    """Write the articles; the odd ones by name, and what they are."""
    kills.make(folder, GOOD)
    (folder / "segfault.txt").write_text("A story of a segfault at the harbour.\n")
    (folder / "for-ever.txt").write_text("A story that goes on for ever.\n")
    (folder / "megabytes.txt").write_text("The ferry was late again. " * 2_000_000)
    (folder / "lines.txt").write_text("".join(f"Boat {n}.\n" for n in range(1_000_000)))
    (folder / "code.txt").write_text("0x1F 2B\n")
    return {
        "segfault.txt": "makes its worker segfault",
        "for-ever.txt": "never ends",
        "megabytes.txt": "has 50 MB",
        "lines.txt": "has a million lines",
        "code.txt": "is in no known language",
    }


def engine(folder: Path) -> None:
    """An engine as another package brings it."""
    info = folder / "poisonous-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "poisonous.py").write_text(ENGINE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: poisonous\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[dragoman.engines]\npoison = poisonous:PoisonEngine\n")


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        news, output = Path(name, "news"), Path(name, "out")
        odd = corpus(news)
        engine(Path(name, "engine"))
        call = [sys.executable, "-m", "translate", "corpus", "run", str(news), "-o", str(output)]
        call += ["--to", "pt", "--engine", "poison", "--jobs", "2", "--timeout", "180", "--quiet"]
        started = time.perf_counter()
        environment = {**os.environ, "PYTHONPATH": str(Path(name, "engine"))}
        subprocess.run(call, env=environment, check=False, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        rows = {row.name: row for found in Place(output).each_receipt() for row in found.rows}
        done = sum(rows[name].state == "done" for name in rows if name not in odd)
        print("| the article | became | why |\n|---|---|---|")
        for name, what in odd.items():
            print(f"| {what} | {rows[name].state} | {rows[name].reason} |")
        print(f"{done} of {GOOD} good ones are done; {seconds:.0f} s in all")
    return int(done != GOOD or len(rows) != GOOD + len(odd))


if __name__ == "__main__":
    sys.exit(main())
