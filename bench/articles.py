"""Articles for benches, as many as wanted, no two the same: `uv run python bench/articles.py -h`.

    uv run python bench/articles.py OUT --count 10000
    uv run python bench/articles.py OUT --count 200000 --short --news NEWS.jsonl
    uv run python bench/articles.py OUT.jsonl --count 10000 --news NEWS.jsonl

The sentences of corpus/, and those of news in JSON lines (`lang`, `text`) that a call names, are
cut in two, at a comma or before a conjunction; every beginning goes with every end, each pair once.
So an engine never gets a sentence twice, and words come as they do in news. Where the pairs run
out, they come again with a number. The same call gives the same bytes, written as they are made.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import translate

ROOT = Path(__file__).parent.parent
LONG = (300, 600)
"""Words of an article, as those of agencies have."""
PLACES = ("LISBON", "BREST", "HELGOLAND", "GENEVA", "MAPUTO", "SEOUL")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEAM = re.compile(r"(?<=,) | (?=(?:and|but|that|who|which|because|when|while|after|before) )")
"""Where a sentence is cut in two."""
PAIRED = ("“”", "()", "[]", "«»")


@dataclass(frozen=True, slots=True)
class Made:
    """An article."""

    number: int
    title: str
    """Empty where it is short."""
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def words(self) -> int:
        return len(self.title.split()) + len(self.text.split())


def articles(
    count: int, *, news: Iterable[Path] = (), short: bool = False, seed: int = 7
) -> Iterator[Made]:
    """So many articles in English: one or two sentences each where they are short."""
    chance = random.Random(seed)
    fresh = sentences(*halves(sorted({*own(), *given(news)})), chance)
    for number in range(count):
        if short:
            text = " ".join(next(fresh) for _ in range(chance.randint(1, 2)))
            yield Made(number, "", (text,))
        else:
            yield long(number, fresh, chance)


def long(number: int, fresh: Iterator[str], chance: random.Random) -> Made:
    """A headline, a lead behind its dateline, and paragraphs of one to three sentences."""
    title = " ".join(next(fresh).split()[:9]).rstrip(",.;:")
    place, month, day = chance.choice(PLACES), chance.choice(MONTHS), chance.randint(1, 28)
    paragraphs = [f"{place}, {month} {day} (Harbour News) - {next(fresh)}"]
    wanted, words = chance.randint(*LONG), len(title.split()) + len(paragraphs[0].split())
    while words < wanted:
        paragraphs.append(" ".join(next(fresh) for _ in range(chance.randint(1, 3))))
        words += len(paragraphs[-1].split())
    return Made(number, title, tuple(paragraphs))


def own() -> Iterator[str]:
    """The English sentences of the project's own articles."""
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        article = translate.read(path)
        if translate.detect(article.text).language == "en":
            yield from (segment.text for segment in translate.prepare(article).segments)


def given(files: Iterable[Path]) -> Iterator[str]:
    """The English sentences of files of news."""
    for path in files:
        if not path.is_file():
            sys.exit(f"skipped: {path} is not there")
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            if record.get("lang") == "en":
                for paragraph in record["text"].split("\n\n"):
                    yield from translate.segment_text(paragraph, "en")


def halves(pool: Iterable[str]) -> tuple[list[str], list[str]]:
    """Beginnings and ends of sentences that can be cut, no mark left open in either."""
    heads: dict[str, None] = {}
    tails: dict[str, None] = {}
    for sentence in pool:
        if sentence[0].isupper() and sentence[-1] in ".?!":
            parts = SEAM.split(sentence, maxsplit=1)
            if len(parts) == 2 and closed(*parts):
                heads[parts[0]] = tails[parts[1]] = None
    return list(heads), list(tails)


def closed(*parts: str) -> bool:
    """Whether each has two words at least, and all of its quotes and brackets in pairs."""
    return all(
        len(part.split()) > 1
        and part.count('"') % 2 == 0
        and all(part.count(opening) == part.count(closing) for opening, closing in PAIRED)
        for part in parts
    )


def sentences(heads: Sequence[str], tails: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Every beginning with every end, in an order that jumps about; then again, numbered."""
    size = len(heads) * len(tails)
    step = next(n for n in iter(lambda: chance.randrange(size), None) if math.gcd(n, size) == 1)
    turn = 0
    while True:
        for number in range(size):
            head, tail = divmod(number * step % size, len(tails))
            words = f"{heads[head]} {tails[tail]}"
            yield f"{words[:-1]} {turn}{words[-1]}" if turn else words
        turn += 1


def write(made: Iterable[Made], out: Path) -> int:
    """Write articles as files, a thousand a folder, or as JSON lines; how many words they have."""
    return lines(made, out) if out.suffix == ".jsonl" else files(made, out)


def files(made: Iterable[Made], folder: Path) -> int:
    words = 0
    for article in made:
        path = folder / f"{article.number // 1000:03}" / f"{article.number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        title = f"{article.title}\n\n" if article.title else ""
        path.write_text(f"{title}{article.text}\n", "utf-8")
        words += article.words
    return words


def lines(made: Iterable[Made], path: Path) -> int:
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for article in made:
            title = {"title": article.title} if article.title else {}
            row = {"id": f"{article.number:06}", **title, "text": article.text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            words += article.words
    return words


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path, help="a folder, or a file that ends in .jsonl")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--short", action="store_true", help="one or two sentences each")
    parser.add_argument("--news", type=Path, action="append", default=[], help="JSON lines")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    made = articles(options.count, news=options.news, short=options.short, seed=options.seed)
    print(f"{options.count:,} articles, {write(made, options.out):,} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
