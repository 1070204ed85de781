"""Terms met, BLEU and chrF with and without the glossary: each rung and order of the ladder.

    uv run python bench/terms.py ../shared/eval/terms/tico19.en-pt_BR.tsv
    uv run python bench/terms.py --to es ../shared/eval/terms/tico19.en-es_LA.tsv
    cd ../shared/eval/ntrex; uv run python PATH/bench/terms.py --house eng.txt por-BR.txt

The first form takes sentences that each bring their own terms (TICO-19 as a TSV: id, source,
reference, JSON list of [source term, target term]); the glossary has the commonest form of each.
With `--everywhere` all of it applies to every sentence. The second takes a parallel text and the
house's glossary, or the files given by --glossary. `--half 0` and `--half 1` take every other
line; `--changes` prints every changed line.

Rows: the engine alone; all terms masked; single rungs; the rungs in each order; the ladder as it
is, without the engine's score and with it. `listed`: the term stands in a listed form, whole words,
in any case; `inflected`: or in a form that `translate.glossary.verify` takes; `of used`: the same
of the terms that the reference has as listed. Time is the
processor's, for what a row does beyond the first drafts. Quotes are straight on both sides.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

import sacrebleu

from translate.engines.routing import Route, find_route
from translate.glossary import Cell, Concept, Glossary, Match, Matcher
from translate.glossary.enforce import LADDER, Enforced, Rung, enforce
from translate.glossary.masking import masked, masked_places
from translate.glossary.verify import is_met, unmet
from translate.hypothesis import Hypothesis

_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
_LETTERS = {Rung.REPLACE: "b", Rung.FORCE: "c", Rung.MASK: "d"}


class Data(NamedTuple):
    """Sentences with references, and the terms that are matched in each."""

    sources: list[str]
    references: list[str]
    matches: list[tuple[Match, ...]]

    def half(self, number: int | None) -> Data:
        if number is None:
            return self
        half = slice(number, None, 2)
        return Data(self.sources[half], self.references[half], self.matches[half])


def tico(path: Path, language: str, *, everywhere: bool) -> Data:
    """Sentences of the TICO-19 form."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        try:
            _, source, reference, pairs = line.split("\t")
            terms = [(str(term), str(form)) for term, form in json.loads(pairs)]
        except ValueError:
            sys.exit(f"{path}: not of the TICO-19 form: id, source, reference, JSON list of terms")
        rows.append((source.translate(_STRAIGHT), reference.translate(_STRAIGHT), terms))
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for *_, terms in rows:
        for term, form in terms:
            forms[term][form] += 1
    best = {term: max(counts, key=lambda form: counts[form]) for term, counts in forms.items()}

    def matcher(terms: Sequence[str]) -> Matcher:
        concepts = (Concept({"en": Cell((t,)), language: Cell((best[t],))}) for t in terms)
        return Glossary((tuple(concepts),)).matcher("en", language)

    whole = matcher(list(best))
    return Data(
        [source for source, *_ in rows],
        [reference for _, reference, _ in rows],
        [
            (whole if everywhere else matcher([term for term, _ in terms])).match(source)
            for source, _, terms in rows
        ],
    )


def parallel(files: Sequence[Path], glossary: Glossary, language: str) -> Data:
    """A text, its translation, and the glossary's terms in it."""
    sources, references = (
        path.read_text(encoding="utf-8").translate(_STRAIGHT).splitlines() for path in files
    )
    if len(sources) != len(references):
        sys.exit(f"{files[1]}: has not as many lines as {files[0]}")
    matcher = glossary.matcher("en", language)
    return Data(sources, references, [matcher.match(source) for source in sources])


def listed(draft: str, form: str) -> bool:
    """Whether the form stands in the draft, whole words, in any case."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", draft, re.IGNORECASE) is not None


def report(name: str, drafts: Sequence[str], data: Data, note: str = "") -> None:
    """A row of the table."""
    straight = [draft.translate(_STRAIGHT) for draft in drafts]
    bleu = sacrebleu.corpus_bleu(straight, [data.references]).score
    chrf = sacrebleu.corpus_chrf(straight, [data.references]).score
    terms = [
        (draft, reference, pair)
        for draft, reference, found in zip(drafts, data.references, data.matches, strict=True)
        for pair in {match.term for match in found}
    ]
    row = f"{name:12} {bleu:6.2f} {chrf:6.2f}"
    asked = [any(listed(reference, form) for form in pair.accepted) for _, reference, pair in terms]
    for met in (
        [any(listed(draft, form) for form in pair.accepted) for draft, _, pair in terms],
        [is_met(draft, pair) for draft, _, pair in terms],
        [is_met(draft, pair) for (draft, _, pair), ask in zip(terms, asked, strict=True) if ask],
    ):
        row += f"  {sum(met):5} {sum(met) / (len(met) or 1):7.2%}"
    print(f"{row}  {note}", flush=True)


def mask_all(data: Data, drafts: Sequence[Hypothesis], route: Route) -> Iterator[str]:
    """Every term masked before the engine, whatever it would make of it."""
    tries = [
        masked(source, found, tuple(dict.fromkeys(match.term for match in found)))
        for source, found in zip(data.sources, data.matches, strict=True)
    ]
    answers = route.translate([attempt.text for attempt in tries])
    for attempt, answer, draft in zip(tries, answers, drafts, strict=True):
        text = answer.text if attempt.forms else draft.text
        for place, pair in sorted(masked_places(attempt, text), key=lambda each: -each[0].start):
            text = text[: place.start] + pair.target + text[place.end :]
        yield text


def ladder(
    data: Data, drafts: Sequence[Hypothesis], route: Route, rungs: Sequence[Rung], *, scored: bool
) -> list[Enforced]:
    return enforce(
        data.sources,
        drafts,
        data.matches,
        route.translate,
        steer=route.steer,
        score=route.score if scored else None,
        rungs=rungs,
    )


def table(data: Data, route: Route) -> tuple[list[Hypothesis], list[Enforced]]:
    """Print the rows; give the engine's drafts, and what the ladder made of them."""
    total = sum(len({match.term for match in found}) for found in data.matches)
    print(f"{route.description}; {len(data.sources)} sentences, {total} terms")
    print(f"{'':12} {'BLEU':>6} {'chrF':>6}  {'listed':>13}  {'inflected':>13}  {'of used':>13}")

    def timed(work: Callable[[], list[Any]]) -> tuple[list[Any], str]:
        start = time.process_time()
        done = work()
        return done, f"{1000 * (time.process_time() - start) / len(data.sources):.2f} ms a segment"

    drafts, note = timed(lambda: route.translate(data.sources))
    report("engine", [draft.text for draft in drafts], data, note)
    texts, note = timed(lambda: list(mask_all(data, drafts, route)))
    report("mask all", texts, data, note)
    rungs = [rung for rung in LADDER if route.steer or rung is not Rung.FORCE]
    orders = [*((rung,) for rung in rungs), *permutations(rungs)]
    rows = [("".join(_LETTERS[rung] for rung in order), order, True) for order in orders]
    enforced: list[Enforced] = []
    for name, order, scored in (*rows, ("unscored", LADDER, False), ("the ladder", LADDER, True)):
        work = partial(ladder, data, drafts, route, order, scored=scored)
        enforced, note = timed(work)
        shares = Counter(use.how for one in enforced for use in one.terms)
        report(name, [one.text for one in enforced], data, f"{note}  {dict(shares)}")
    print("b: replace, c: force, d: mask")
    return drafts, enforced


def show(
    data: Data, drafts: Sequence[Hypothesis], enforced: Sequence[Enforced], *, changes: bool
) -> None:
    """Every miss, whether it is found, and with `changes` every changed draft."""
    for source, draft, one, reference, found in zip(
        data.sources, drafts, enforced, data.references, data.matches, strict=True
    ):
        missing = {use.source for use in one.terms if not use.met}
        told = {match.term.source for match in unmet(one.text, found)}
        if missing or (changes and draft.text != one.text):
            by = [f"{u.source} = {u.target} ({u.how})" for u in one.terms if u.how != "met"]
            print("", "; ".join(by), f"S {source}", f"E {draft.text}", f"G {one.text}", sep="\n")
            print(f"R {reference}")
        if missing:
            print(f"no rung held; as findings: {', '.join(sorted(missing & told))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--to", default="pt-BR", metavar="LANG")
    parser.add_argument("--everywhere", action="store_true")
    parser.add_argument("--house", action="store_true")
    parser.add_argument("--glossary", action="append", type=Path, default=[])
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--changes", action="store_true")
    options = parser.parse_args()
    for path in options.files:
        if not path.is_file():
            sys.exit(f"skipped: {path} is not there")
    if len(options.files) == 1:
        data = tico(options.files[0], options.to, everywhere=options.everywhere)
    else:
        glossary = Glossary.load(*options.glossary)
        if options.house:
            glossary = glossary.over(Glossary.house())
        data = parallel(options.files[:2], glossary, options.to)
    data = data.half(options.half)
    route = find_route("en", options.to)
    route.translate(data.sources[:1])
    show(data, *table(data, route), changes=options.changes)


if __name__ == "__main__":
    main()
