"""Words forced into drafts: how often they stand there, and what it does to the rest.

    cd ../shared/eval; uv run python PATH/bench/steering.py terms/tico19.en-pt_BR.tsv \\
        ntrex/eng.txt ntrex/por-BR.txt

First the terms of TICO-19 that the engine alone misses; then, in NTREX sentences with a name that
the draft keeps, an invented one in its place. Of these, "as if replaced" says how many drafts are
what they were but for the name.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import sacrebleu

from translate.engines.base import Steerable
from translate.engines.routing import find_route
from translate.hypothesis import Constraint

_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
_NAME = re.compile(
    r"(?<![.!?:\"] )(?<!^)(?<!['’-])\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2}\b(?!['’-]\w\w)"
)
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "zo",
    "mar",
    "len",
    "tor",
]


def scores(drafts: Sequence[str], references: Sequence[str]) -> str:
    bleu = sacrebleu.corpus_bleu(drafts, [references]).score
    return f"BLEU {bleu:.2f}  chrF {sacrebleu.corpus_chrf(drafts, [references]).score:.2f}"


def stands(draft: str, form: str) -> int:
    """How often a form stands in a draft, whole words, in any case."""
    return len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", draft, re.IGNORECASE))


def tico(translator: Steerable, path: Path) -> None:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    sources = [row[1].translate(_STRAIGHT) for row in rows]
    references = [row[2].translate(_STRAIGHT) for row in rows]
    terms = [[tuple(pair) for pair in json.loads(row[3])] for row in rows]
    plain = [hypothesis.text for hypothesis in translator.translate(sources)]
    constraints, forced = [], 0
    for source, draft, pairs in zip(sources, plain, terms, strict=True):
        some = []
        for term, form in pairs:
            place = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", source, re.IGNORECASE)
            if place and not stands(draft, form):
                some.append(Constraint(place.span(), form))
        forced += len(some)
        constraints.append(some)
    steered = [hypothesis.text for hypothesis in translator.steer(sources, constraints)]
    total = sum(map(len, terms))
    for name, drafts in (("plain", plain), ("steered", steered)):
        met = sum(
            stands(draft, form) > 0
            for draft, pairs in zip(drafts, terms, strict=True)
            for _, form in pairs
        )
        print(f"TICO-19 {name:8} met {met} of {total} ({met / total:.1%})  "
              f"{scores([d.translate(_STRAIGHT) for d in drafts], references)}")  # fmt: skip
    counts = [
        stands(draft, constraint.target)
        for draft, some in zip(steered, constraints, strict=True)
        for constraint in some
    ]
    print(f"        forced {forced}: {sum(map(bool, counts))} stand, {counts.count(1)} once")


def invented(translator: Steerable, source: Path, reference: Path) -> None:
    random.seed(5)
    count = int(next((a.split("=")[1] for a in sys.argv if a.startswith("--names=")), 200))
    lines = source.read_text("utf-8").splitlines()
    wanted = reference.read_text("utf-8").splitlines()
    drafts = [hypothesis.text for hypothesis in translator.translate(lines)]
    chosen = []
    for n, (line, draft) in enumerate(zip(lines, drafts, strict=True)):
        # A part of a longer word would be cut in two.
        names = [
            m
            for m in _NAME.finditer(line)
            if line.count(m[0]) == draft.count(m[0]) == stands(draft, m[0]) == 1
        ]
        if names:
            chosen.append((n, names[0], name_of(len(names[0][0].split()))))
    chosen = chosen[:: max(1, len(chosen) // count)][:count]
    steered = translator.steer(
        [lines[n] for n, *_ in chosen],
        [[Constraint(place.span(), form)] for _, place, form in chosen],
    )
    counts = [stands(s.text, form) for s, (*_, form) in zip(steered, chosen, strict=True)]
    replaced = [drafts[n].replace(place[0], form) for n, place, form in chosen]
    same = sum(s.text == other for s, other in zip(steered, replaced, strict=True))
    left = sum(
        any(word in s.text for word in place[0].split())
        for s, (_, place, _) in zip(steered, chosen, strict=True)
    )
    print(f"{len(chosen)} invented names: {sum(map(bool, counts))} stand, {counts.count(1)} once, "
          f"{left} with a word of the old name; as if replaced {same}")  # fmt: skip
    expected = [wanted[n].replace(place[0], form) for n, place, form in chosen]
    print(f"        plain, name replaced  {scores(replaced, expected)}")
    print(f"        steered               {scores([s.text for s in steered], expected)}")
    if "--show" in sys.argv:
        for s, other in zip(steered, replaced, strict=True):
            if s.text != other:
                print("", f"R {other}", f"S {s.text}", sep="\n")


def name_of(words: int) -> str:
    parts = ("".join(random.choices(_SYLLABLES, k=random.choice((2, 3)))) for _ in range(words))
    return " ".join(part.capitalize() for part in parts)


def main() -> None:
    translator = find_route("en", "pt").legs[0].translator
    assert isinstance(translator, Steerable)
    files = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    tico(translator, files[0])
    invented(translator, *files[1:])


if __name__ == "__main__":
    main()
