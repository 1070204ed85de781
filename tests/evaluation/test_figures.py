"""Figures of the evaluation package: sacrebleu's own, and what terms and names add to them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from translate.evaluation import fold
from translate.evaluation.names import kept, unchanged
from translate.evaluation.scores import Figure, compare, corpus_scores
from translate.evaluation.shares import Share, compare_shares
from translate.evaluation.terms import Met, met
from translate.glossary import Glossary

REFERENCES = (
    ["A balsa deixou o porto.", "Ninguém ficou ferido.", "“Chove”, disse ele.", "São 12 barcos."],
    ["O barco saiu do porto.", "Não houve feridos.", "“Está chovendo”, disse.", "Doze barcos."],
)
DRAFTS = (
    ["A balsa saiu do porto.", "Ninguém foi ferido.", "“Chove”, disse.", "São doze barcos."],
    ["O ferry saiu do porto.", "Ninguém se feriu.", "Chove, ele disse.", "São 12 barcos."],
)


def sacrebleu(folder: Path, *options: str) -> str:
    """The command line of sacrebleu on these references and drafts."""
    paths = []
    for name, lines in zip("rsab", (*REFERENCES, *DRAFTS), strict=True):
        path = folder / f"{name}.txt"
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        paths.append(str(path))
    command = [sys.executable, "-m", "sacrebleu", *paths[:2], "-m", "bleu", "chrf", "ter"]
    done = subprocess.run(
        [*command, "-i", *(paths[2:] if "--paired-bs" in options else paths[2:3]), *options],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_scores_are_sacrebleus_to_the_last_digit(tmp_path: Path) -> None:
    """Scores and signatures of one system equal what its command line prints."""
    theirs = json.loads(sacrebleu(tmp_path, "-f", "json", "-w", "10"))
    signatures, [ours] = compare(DRAFTS[:1], REFERENCES, "pt", samples=0)
    assert [(d["name"], d["score"], d["signature"]) for d in theirs] == [
        (name, round(figure.score, 10), signatures[name]) for name, figure in ours.items()
    ]
    scores = {name: figure.score for name, figure in ours.items()}
    assert corpus_scores(DRAFTS[0], REFERENCES, "pt") == scores


def test_intervals_and_tests_are_sacrebleus(tmp_path: Path) -> None:
    """Intervals and p-values equal those of its paired bootstrap."""
    shown = sacrebleu(tmp_path, "--paired-bs", "--paired-bs-n", "200", "-f", "text", "-w", "4")
    figures = re.findall(r"([\d.]+) \([\d.]+ ± ([\d.]+)\)", shown)
    tests = re.findall(r"\(p = ([\d.]+)\)", shown)
    signatures, [ours, others] = compare(DRAFTS, REFERENCES, "pt", samples=200)
    assert figures == [
        (f"{figure.score:.4f}", f"{figure.margin:.4f}")
        for figure in (*ours.values(), *others.values())
    ]
    assert tests == [f"{f.p:.4f}" for f in others.values()]
    assert all(signature in shown for signature in signatures.values())


def test_systems_that_are_the_same_are_not_told_apart() -> None:
    """The same drafts twice have a difference of nothing, and p says so: 1."""
    _, [_, again] = compare([DRAFTS[0], DRAFTS[0]], REFERENCES, "pt", samples=100)
    assert [(figure.difference, figure.p) for figure in again.values()] == [(0.0, 1.0)] * 3


@pytest.mark.parametrize(
    ("target", "tokenizer", "asian"),
    [("pt", "13a", "no"), ("zh-Hant", "zh", "yes"), ("ja", "char", "yes"), ("ko", "char", "no")],
)
def test_words_are_counted_as_the_language_sets_them(
    target: str, tokenizer: str, asian: str
) -> None:
    """Where words are not set apart, BLEU and TER count characters, and the signature says so."""
    signatures, _ = compare([["彼は来た。"]], [["彼は来ました。"]], target, samples=0)
    assert f"tok:{tokenizer}|" in signatures["BLEU"]
    assert f"asian:{asian}|" in signatures["TER"]


def test_shares_go_through_the_same_test() -> None:
    """A share has counts, points, an interval, and a test against the first system."""
    none, some = [(0, 1)] * 20, [(1, 1)] * 16 + [(0, 1)] * 4
    first, second = compare_shares([none, some], samples=300)
    assert first == Share(0, 20, Figure(0.0, 0.0))
    assert (second.kept, second.total, second.figure.score, second.figure.difference) == (
        16,
        20,
        80.0,
        80.0,
    )
    assert second.figure.margin == pytest.approx(17.5, abs=5)
    assert second.figure.p is not None
    assert second.figure.p < 0.05
    assert not second.figure.may_be_noise


def test_shares_of_nothing_are_whole() -> None:
    """Where there was nothing to keep, all of it was kept, and nothing is tested."""
    [share, other] = compare_shares([[(0, 0)], [(0, 0)]], samples=100)
    assert (share, other) == (Share(0, 0, Figure(100.0)), Share(0, 0, Figure(100.0, None, 0.0)))


@pytest.mark.parametrize(
    ("draft", "counts", "missed"),
    [
        ("Kim Jong-un viu o porto seco em Hanói.", (3, 3), []),
        ("Os portos secos de HANÓI e Kim Jong-un.", (2, 3), []),
        ("O porto de Hanoi. Kim.", (0, 0), ["Kim Jong-un", "dry port", "Hanoi"]),
        ("Kim Jong-un: Hanói, ex-Hanoi; o porto seco.", (2, 2), ["Hanoi"]),
    ],
)
def test_terms_listed_inflected_and_missed(
    tmp_path: Path, draft: str, counts: tuple[int, int], missed: list[str]
) -> None:
    """A listed form counts in any case; a plural only as inflected; a forbidden form is a miss."""
    rows = "en,pt\nHanoi,Hanói|!Hanoi\ndry port,porto seco\nKim Jong-un,Kim Jong-un\n"
    (tmp_path / "g.csv").write_text(rows, "utf-8")
    matcher = Glossary.load(tmp_path / "g.csv").matcher("en", "pt")
    found = met(draft, matcher.match("Kim Jong-un saw the dry port of Hanoi; Hanoi grows."))
    assert (found.listed, found.met) == counts
    assert [term.source for term in found.missed] == missed
    assert found == Met(3, *counts, found.missed)


@pytest.mark.parametrize(
    ("source", "reference", "draft", "names", "count"),
    [
        ("He met Donald Trump.", "Viu Donald Trump.", "Viu Donald Triunfo.", "Donald Trump", 1),
        ("As he left, No came.", "As coisas.", "As coisas.", "", 0),
        ("The G20 and F-16 (BBC).", "G20, F-16, BBC.", "O G20, o F-16, a BBC.", "BBC F-16 G20", 3),
        ("In Moscow, Putin’s car", "Em Moscou, Putin", "Em Moscovo, Putin", "Putin", 1),
        ("Kim came. Kim left Kim.", "Kim veio e Kim saiu.", "Quim", "Kim", 0),
        ("The city of Łódź", "A cidade de Łódź", "A cidade de Lódz", "Łódź", 0),
    ],
)
def test_names_that_stay_as_they_are(
    source: str, reference: str, draft: str, names: str, count: int
) -> None:
    """Capitalised words inside a sentence that a reference keeps letter for letter."""
    found = unchanged(source, ["Nada.", reference])
    assert sorted(found) == names.split()
    assert kept(draft, found) == (count, len(found))


def test_folding_straightens_every_quotation_mark() -> None:
    """One for one: a double mark is a double one, a single one or apostrophe a single one."""
    assert fold("“a” „b‟ «c» ‘d’ ‚e‛ ‹f› l’eau 「g」") == (
        '"a" "b" "c" \'d\' \'e\' \'f\' l\'eau "g"'
    )
