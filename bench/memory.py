"""Measure a translation memory of a million segments: import, size, look-up, removal.

    uv run python bench/memory.py [SEGMENTS]

Reads ../shared/eval/ntrex (English and its Brazilian translation; one thread, two minutes
and 0.5 GB of disk for the million). Each segment is made of a third of each of three lines,
no two the same; 20 make an article. So there are far more like segments than in real
life, and no rare words at all: the hard case for an index. Times are CPU time.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from translate.memory import Memory, Selection, Unit, mark

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "ntrex"
ARTICLE = 20
KEPT = 100
"""Lines that no segment is made of: what finds nothing."""
LOOKUPS = 500


def units(english: list[str], portuguese: list[str], count: int) -> Iterator[Unit]:
    def recombined(lines: list[str], number: int) -> str:
        turn, first = divmod(number, len(lines))
        chosen = (first, first + turn, first + 7 * turn + turn // len(lines))
        thirds = [lines[line % len(lines)].split() for line in chosen]
        cuts = [(n * len(line) // 3, (n + 1) * len(line) // 3) for n, line in enumerate(thirds)]
        return " ".join(
            word
            for line, (start, end) in zip(thirds, cuts, strict=True)
            for word in line[start:end]
        )

    for number in range(count):
        article = number // ARTICLE
        first, last = number % ARTICLE == 0, number % ARTICLE == ARTICLE - 1
        yield Unit(
            recombined(english, number),
            recombined(portuguese, number),
            "en",
            "pt-BR",
            mark("" if first else recombined(english, number - 1)),
            mark("" if last else recombined(english, number + 1)),
            f"story-{article}.txt",
            f"Reviewer {article % 40}",
            f"2026-{article % 12 + 1:02}-{article % 28 + 1:02}",
        )


def altered(text: str, chance: random.Random) -> str:
    """A sentence with one word in six left out or changed."""
    words = text.split()
    for at in chance.sample(range(len(words)), max(1, len(words) // 6)):
        words[at] = chance.choice(["", "harbour", "quietly", "1,947"])
    return " ".join(word for word in words if word)


def timed(look_up: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    found = look_up()
    return (time.process_time() - start) * 1000, found


def told(name: str, done: list[tuple[float, object]]) -> None:
    times = sorted(ms for ms, _ in done)
    hits = sum(bool(found) for _, found in done)
    at = [times[int(len(times) * share)] for share in (0.5, 0.99)]
    print(f"{name:28} {at[0]:6.2f} {at[1]:6.2f} {times[-1]:6.2f}   {hits} of {len(done)} found")


def look_ups(memory: Memory, made: list[Unit], strange: list[str]) -> None:
    chance = random.Random(7)
    print("look-up, ms of CPU              p50    p99    max")
    exact = [
        timed(lambda u=u: memory.exact(u.source, "en", "pt-BR", before=u.before, after=u.after))
        for u in made
    ]
    told("exact, in context", exact)
    told("exact, no context", [timed(lambda u=u: memory.exact(u.source, "en", "pt")) for u in made])
    queries = [(u, altered(u.source, chance)) for u in made]
    fuzzy = [timed(lambda q=q: memory.like(q, "en", "pt-BR")) for _, q in queries]
    told("fuzzy, altered", fuzzy)
    own = sum(
        any(match.unit.source == unit.source for match in found)
        for (unit, _), (_, found) in zip(queries, fuzzy, strict=True)
    )
    print(f"{'':28} of these, {own} found the sentence that was altered")
    told("exact, none there", [timed(lambda s=s: memory.exact(s, "en", "pt-BR")) for s in strange])
    told("fuzzy, none there", [timed(lambda s=s: memory.like(s, "en", "pt-BR")) for s in strange])


def removals(memory: Memory) -> None:
    for name, selection in (
        ("an article", Selection(article="story-77.txt")),
        ("what has some words", Selection(words="the council")),
        ("a reviewer's", Selection(person="Reviewer 7")),
        ("all before July", Selection(before="2026-07-01")),
    ):
        ms, gone = timed(lambda s=selection: memory.remove(s))
        print(f"removed {name}: {gone} units in {ms / 1000:.2f} s of CPU")


def main() -> int:
    if not (DATA / "eng.txt").exists():
        print(f"skipped: needs NTREX in {DATA.parent.parent.name}/{DATA.parent.name}")
        return 0
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    english, portuguese = (
        (DATA / f"{name}.txt").read_text("utf-8").splitlines() for name in ("eng", "por-BR")
    )
    made, strange = (english[KEPT:], portuguese[KEPT:]), english[:KEPT]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "house.memory"
        with Memory.open(path) as memory:
            cpu, start = time.process_time(), time.monotonic()
            stored = memory.store(units(*made, count))
            cpu, wall = time.process_time() - cpu, time.monotonic() - start
        size = path.stat().st_size / 1e6
        print(f"{stored.new} segments stored in {cpu:.0f} s of CPU, {wall:.0f} s; {size:.0f} MB")
        chance = random.Random(5)
        chosen = set(chance.sample(range(count), min(LOOKUPS, count)))
        asked = [unit for number, unit in enumerate(units(*made, count)) if number in chosen]
        with Memory.open(path, create=False) as memory:
            look_ups(memory, asked, strange)
            cpu, again = timed(lambda: memory.store(asked))
            print(f"{len(asked)} segments stored again in {cpu:.0f} ms: {again}")
            removals(memory)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{path.stat().st_size / 1e6:.0f} MB after that; {peak} MiB of memory at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
