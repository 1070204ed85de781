"""Terms met, BLEU and chrF of the embedded en→pt engine, with and without the glossary.

Three rows: the engine alone; the glossary enforced without telling the engine words; with it.

    uv run python bench/terms.py ../shared/eval/terms/tico19.en-pt_BR.tsv
    cd ../shared/eval/ntrex; uv run python PATH/bench/terms.py --house eng.txt por-BR.txt

The first form takes sentences that each bring their own terms (TICO-19 as a TSV: id, source,
reference, JSON list of [source term, target term]). The second takes a parallel text and the
house's glossary, or the files given by --glossary, and shows what enforcing changes; `--changes`
prints every changed line. A term counts as met in its listed form, whole words, in any case;
"inflected" also takes the forms that `translate.glossary.verify` takes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import sacrebleu

from translate.article import Constraint, Hypothesis
from translate.engines.routing import find_route
from translate.glossary import Cell, Concept, Glossary, Match
from translate.glossary.enforce import Enforced, enforce
from translate.glossary.verify import is_met

_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


class Engine:
    """The firefox engine, and how often it was asked."""

    def __init__(self) -> None:
        self._route = find_route("en", "pt")
        self.calls = self.texts = 0

    def __call__(self, texts: Sequence[str]) -> Sequence[Hypothesis]:
        self.calls += 1
        self.texts += len(texts)
        return self._route.translate(texts)

    def steer(
        self, texts: Sequence[str], constraints: Sequence[Sequence[Constraint]]
    ) -> Sequence[Hypothesis]:
        assert self._route.steer
        self.calls += 1
        self.texts += len(texts)
        return self._route.steer(texts, constraints)


def listed(draft: str, form: str) -> bool:
    """Whether the form stands in the draft, whole words, in any case."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", draft, re.IGNORECASE) is not None


def scores(drafts: Sequence[str], references: Sequence[str]) -> str:
    drafts = [draft.translate(_STRAIGHT) for draft in drafts]
    folded = [[reference.translate(_STRAIGHT) for reference in references]]
    bleu = sacrebleu.corpus_bleu(drafts, folded).score
    return f"BLEU {bleu:.2f}  chrF {sacrebleu.corpus_chrf(drafts, folded).score:.2f}"


def report(
    name: str,
    drafts: Sequence[str],
    references: Sequence[str],
    matches: Sequence[Sequence[Match]],
    seconds: float,
) -> None:
    terms = [
        (d, pair) for d, ms in zip(drafts, matches, strict=True) for pair in {m.term for m in ms}
    ]
    met = sum(any(listed(draft, form) for form in pair.accepted) for draft, pair in terms)
    loose = sum(is_met(draft, pair) for draft, pair in terms)
    total = len(terms) or 1
    print(
        f"{name:8} {scores(drafts, references)}  terms {len(terms)}"
        f"  listed {met} ({met / total:.1%})  inflected {loose} ({loose / total:.1%})"
        f"  {1000 * seconds / len(drafts):.0f} ms a segment"
    )


def tico(path: Path) -> tuple[list[str], list[str], list[tuple[Match, ...]]]:
    """Sources, references, and the terms of each sentence found in its source."""
    sources, references, matches = [], [], []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        try:
            _, source, reference, pairs = line.split("\t")
            terms = [(str(term), str(form)) for term, form in json.loads(pairs)]
        except ValueError:
            sys.exit(f"{path}: not of the TICO-19 form: id, source, reference, JSON list of terms")
        concepts = tuple(
            Concept({"en": Cell((term,)), "pt-BR": Cell((form,))}) for term, form in terms
        )
        sources.append(source)
        references.append(reference)
        matches.append(Glossary((concepts,)).matcher("en", "pt-BR").match(source))
    return sources, references, matches


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--house", action="store_true")
    parser.add_argument("--glossary", action="append", type=Path, default=[])
    parser.add_argument("--changes", action="store_true")
    options = parser.parse_args()
    for path in options.files:
        if not path.is_file():
            sys.exit(f"skipped: {path} is not there")

    if len(options.files) == 1:
        sources, references, matches = tico(options.files[0])
    else:
        sources, references = (p.read_text(encoding="utf-8").splitlines() for p in options.files)
        if len(sources) != len(references):
            sys.exit(f"{options.files[1]}: has not as many lines as {options.files[0]}")
        glossary = Glossary.load(*options.glossary)
        if options.house:
            glossary = glossary.over(Glossary.house())
        matcher = glossary.matcher("en", "pt-BR")
        start = time.perf_counter()
        matches = [matcher.match(source) for source in sources]
        print(f"matched {sum(map(len, matches))} in {time.perf_counter() - start:.2f} s")
    sources = [source.translate(_STRAIGHT) for source in sources]

    engine = Engine()
    engine(sources[:1])
    start = time.perf_counter()
    drafts = engine(sources)
    plain = [draft.text for draft in drafts]
    report("engine", plain, references, matches, time.perf_counter() - start)
    for name, steer in (("enforced", None), ("steered", engine.steer)):
        engine.calls = engine.texts = 0
        start = time.perf_counter()
        enforced = enforce(sources, drafts, matches, engine, steer=steer)
        seconds = time.perf_counter() - start
        report(name, [e.text for e in enforced], references, matches, seconds)
        rungs = Counter(use.how for one in enforced for use in one.terms)
        print(f"{'':8} rungs {dict(rungs)}; asked {engine.calls} times for {engine.texts} texts")
    show(sources, plain, enforced, references, changes=options.changes)


def show(
    sources: Sequence[str],
    plain: Sequence[str],
    enforced: Sequence[Enforced],
    references: Sequence[str],
    *,
    changes: bool,
) -> None:
    """Every miss, and with `changes` every changed draft."""
    for source, draft, one, reference in zip(sources, plain, enforced, references, strict=True):
        missing = [f"{use.source} = {use.target}" for use in one.terms if not use.met]
        if missing or (changes and draft != one.text):
            by = [f"{u.source} = {u.target} ({u.how})" for u in one.terms if u.how != "met"]
            print("", "; ".join(by), f"S {source}", f"E {draft}", f"G {one.text}", sep="\n")
            print(f"R {reference}")


if __name__ == "__main__":
    main()
