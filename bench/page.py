"""How long a page takes to make and to open: `uv run python bench/page.py [SEGMENTS]`.

Makes a PO of so many segments (2,000 unless told) out of the draft of corpus/harbour-clock.txt, its
page, and opens that in the Chromium that is installed. Opening is from the navigation to the first
frame after the load event, in the middle of five times.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import translate
from translate.catalog import dumps, loads
from translate.page import look_at, render

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "page"))

from browser import Browser, installed  # noqa: E402

_OPENED = """new Promise(done => requestAnimationFrame(() => setTimeout(() => done(
    performance.now() - performance.getEntriesByType("navigation")[0].startTime))))"""
_KEY = """new Promise(done => {
    const start = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", {key: "j"}));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
_FILTER = """new Promise(done => {
    const start = performance.now();
    const search = document.querySelector("[type=search]");
    search.value = "clock";
    search.dispatchEvent(new Event("input", {bubbles: true}));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def catalog(segments: int) -> translate.Catalog:
    """A PO with so many entries: those of one article, again and again, numbered."""
    article = translate.read(ROOT / "corpus" / "harbour-clock.txt")
    [drafted] = translate.draft([article], "pt")
    entries = []
    for number in range(segments):
        entry = drafted.entries[number % len(drafted.entries)]
        entries.append(replace(entry, msgid=f"{entry.msgid} {number}"))
    return loads(dumps(replace(drafted, entries=tuple(entries))))


def main() -> None:
    segments = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    found = catalog(segments)
    start = time.process_time()
    html = render(look_at(found))
    print(f"{segments} segments: made in {time.process_time() - start:.2f} CPU s, ", end="")
    print(f"{len(html) / 1e6:.2f} MB")
    program = installed()
    if program is None:
        raise SystemExit("no Chromium to open it in")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "page.html"
        page.write_bytes(html)
        with Browser(program, Path(folder) / "profile") as browser:
            for name, script in (("opened", _OPENED), ("next", _KEY), ("searched", _FILTER)):
                times = []
                for _ in range(5):
                    browser.open(page)
                    times.append(browser.evaluate(script))
                print(f"{name} in {statistics.median(times):.0f} ms")


if __name__ == "__main__":
    main()
