"""Measure the risk, and fit its figures: on drafts of the engine, and on planted faults.

    uv run python bench/risk.py [--fit] [--source eng --target por,por-BR]

Reads NTREX-128 from ../shared/eval/ntrex (not part of the project), with the extra
`dragoman[evaluate]`; one thread, three minutes. Faults are planted into the half of the lines that
the engine translates better: into fluent drafts, of the same source with small changes, and into
human translations. Fitted or measured, half of the documents never see the other half.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from fitting import CUTS, Planted, auc, fit_faults, fit_weakness, halves, spearman, worst_caught
from planting import KINDS, lines, plant

from translate.checks import check_segment
from translate.draft.risks import Risks
from translate.drafted import Draft, Provenance
from translate.engines.routing import Route, find_route
from translate.evaluation.scores import fold, require
from translate.risk import Evidence, judge

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "ntrex"
LANGUAGES = {"eng": "en", "por": "pt", "por-BR": "pt"}
MOST = 150
"""Planted faults of each kind."""


def read(name: str) -> list[str]:
    return (DATA / f"{name}.txt").read_text("utf-8").splitlines()


def chrf(texts: Sequence[str], references: Sequence[Sequence[str]]) -> list[float]:
    """Of each line, the mean over the references."""
    import sacrebleu

    return [
        float(np.mean([sacrebleu.sentence_chrf(fold(text), [fold(one)]).score for one in wanted]))
        for text, *wanted in zip(texts, *references, strict=True)
    ]


def drafted(route: Route, sources: Sequence[str], asked: Sequence[str]) -> list[Draft]:
    """Drafts of sources by what was asked of the engine, with their findings."""
    found = []
    for source, made in zip(sources, route.translate(asked), strict=True):
        origin = Provenance(route.engine, route.model, "", made.score, certainty=made.certainty)
        found.append(checked(route, source, made.text, origin))
    return found


def checked(route: Route, source: str, text: str, origin: Provenance | None) -> Draft:
    findings = check_segment(
        source, text, source_language=route.source, target_language=route.target
    )
    return Draft(source, text, origin, findings=findings)


def altered(source: str, n: int) -> str:
    """The same sentence for a person, and not for an engine."""
    return (
        source.rstrip(".") + " .",
        source.replace(",", " ,"),
        source.replace(" the ", " that ", 1),
    )[n % 3]


def evidence(risks: Risks, drafts: Sequence[Draft]) -> list[Evidence]:
    return risks.evidence(drafts, [draft.provenance for draft in drafts])


def quality(drafts: list[Evidence], scores: Sequence[float], documents: Sequence[str]) -> None:
    """How well the risk tells good drafts of the engine from bad ones."""
    values, wanted = np.array([judge(one).value for one in drafts]), np.array(scores)
    found = [
        (spearman(-values[~half], wanted[~half]), worst_caught(values[~half], wanted[~half]))
        for half in halves(documents)
    ]
    mean, spread = np.mean(found, 0), np.std(found, 0)
    print(
        f"  Spearman with chrF {spearman(-values, wanted):.3f}, over {CUTS} halves of the documents"
        f" {mean[0]:.3f} ± {spread[0]:.3f}; of the worst tenth in the riskiest fifth"
        f" {worst_caught(values, wanted):.0%}, over halves {mean[1]:.0%} ± {spread[1]:.0%}"
    )


def planted(
    risks: Risks, route: Route, drafts: Sequence[Draft], foreign: Sequence[str], chosen: list[int]
) -> Planted:
    """Sound drafts under an empty name, and those with a fault under its kind."""
    sound = [drafts[n] for n in chosen]
    given = lines([d.source for d in sound], [d.text for d in sound], [foreign[n] for n in chosen])
    found = {"": (list(range(len(sound))), evidence(risks, sound))}
    for kind in KINDS:
        spoilt = plant(given, kind, MOST)
        made = [checked(route, sound[n].source, text, sound[n].provenance) for n, text in spoilt]
        found[kind] = [n for n, _ in spoilt], evidence(risks, made)
    return found


def faults(found: Planted) -> dict[str, float]:
    """The chance that a draft with a fault ranks above a sound one, by the kind of fault."""
    values = {kind: [judge(one).value for one in made] for kind, (_, made) in found.items()}
    return {kind: auc(values[""], values[kind]) for kind in KINDS}


def cost(route: Route, risks: Risks, full: Risks, drafts: Sequence[Draft]) -> None:
    sources = [draft.source for draft in drafts]
    seconds = {}
    for name, work in (
        ("translation", lambda: route.translate(sources)),
        ("checks", lambda: [checked(route, d.source, d.text, d.provenance) for d in drafts]),
        ("risk", lambda: risks.judged(drafts)),
        ("risk, full", lambda: full.judged(drafts)),
    ):
        times = []
        for _ in range(3):
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
        seconds[name] = min(times)
    for name, took in seconds.items():
        print(f"  {name:12} {took:6.2f} s  {took / seconds['translation']:6.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", default="eng")
    parser.add_argument("--target", default="por,por-BR")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    names = [options.source, *options.target.split(",")]
    if not all((DATA / f"{name}.txt").is_file() for name in names):
        sys.exit(f"skipped: needs NTREX in {DATA.parent.parent.name}/{DATA.parent.name}")
    require()
    sources, *references = map(read, names)
    source, target = LANGUAGES[names[0]], LANGUAGES[names[1]]
    route, documents = find_route(source, target), read("doc_ids")
    quick, full = (Risks.open(source, target, full=mode) for mode in (False, True))
    drafts = drafted(route, sources, sources)
    scores = chrf([draft.text for draft in drafts], references)
    for label, risks in (("quick", quick), ("full", full)):
        print(f"{options.source} to {options.target}, risk {label}:")
        quality(evidence(risks, drafts), scores, documents)
    print("CPU time, and its share of the translation's:")
    cost(route, quick, full, drafts)
    if target != "pt":
        return
    chosen = sorted(np.argsort(scores)[len(scores) // 2 :].tolist())
    fluent = drafted(route, sources, [altered(text, n) for n, text in enumerate(sources)])
    human = [checked(route, *pair, None) for pair in zip(sources, references[0], strict=True)]
    sets = [
        planted(risks, route, made, read("spa"), chosen)
        for made in (fluent, human)
        for risks in (quick, full)
    ]
    table(sets)
    if options.fit:
        fit_weakness(evidence(quick, drafts), scores, documents)
        for label, fluent, human in (("quick", sets[0], sets[2]), ("full", sets[1], sets[3])):
            print(f"log-odds of faults, {label}, ± over halves of the documents:")
            fit_faults([fluent, human], [documents[n] for n in chosen])


def table(sets: Sequence[Planted]) -> None:
    columns = ["fluent", "fluent, full", "human", "human, full"]
    figures = [faults(found) for found in sets]
    print(f"AUC of planted faults     {'  '.join(f'{name:>12}' for name in columns)}")
    for kind in KINDS:
        row = "  ".join(f"{figure[kind]:12.3f}" for figure in figures)
        print(f"  {kind:22}  {row}")
    means = "  ".join(f"{np.mean(list(figure.values())):12.3f}" for figure in figures)
    print(f"  {'mean':22}  {means}")


if __name__ == "__main__":
    main()
