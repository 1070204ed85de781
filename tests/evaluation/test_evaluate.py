"""`dragoman evaluate`: engines and drafts held against references."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from translate.desk.evaluating import Comparison
from translate.desk.order import Asked, Order

Run = Callable[..., Result]

SOURCE = """\
The ferry left Hanoi.
He met Donald Trump in Moscow.
The old men told us nothing.
"""
REFERENCE = """\
A balsa deixou Hanói.
Ele conheceu Donald Trump em Moscou.
Os velhos nada nos disseram.
"""
GOOD = """\
A balsa deixou Hanói.
Ele conheceu Donald Trump em Moscou.
Os velhos não nos disseram nada.
"""
POOR = """\
A balsa saiu de Hanoi.
Ele conheceu Donald Triunfo em Moscovo.
The old men told us nothing.
"""
OTHER = """\
A barca saiu da capital.
Ele viu Donald Trump em Moscou.
Os velhos não nos disseram nada.
"""
PAIR = ("--from", "en", "--to", "pt-BR")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A source and its reference, as arguments; two drafts beside them."""
    for name, text in {
        "src.txt": SOURCE,
        "ref.txt": REFERENCE,
        "good.txt": GOOD,
        "poor.txt": POOR,
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    return ["--source", "src.txt", "--reference", "ref.txt", *PAIR]


def as_json(dragoman: Run, *arguments: object) -> dict[str, Any]:
    result = dragoman("evaluate", *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    loaded: dict[str, Any] = json.loads(result.stdout)
    return loaded


def test_drafts_are_held_against_the_first(dragoman: Run, files: list[str]) -> None:
    """Terms, names, copies and misses of each draft, in order; no engine is run for them."""
    found = as_json(dragoman, *files, "--draft", "good.txt", "--draft", "poor.txt")
    good, poor = found["systems"]
    assert {name: found[name] for name in list(found)[:6]} == {
        "source": "en",
        "target": "pt-BR",
        "lines": 3,
        "words": 16,
        "references": 1,
        "quotes_folded": True,
    }
    shares = ("terms_listed", "terms_met", "terms_of_references", "names")
    assert [(good[s]["kept"], good[s]["total"]) for s in shares] == [(3, 3)] * 3 + [(2, 2)]
    assert [(poor[s]["kept"], poor[s]["total"]) for s in shares] == [(0, 3)] * 3 + [(1, 2)]
    assert (good["copies"], good["missed"], good["route"], good["words_per_second"]) == (
        0,
        [],
        None,
        None,
    )
    assert (poor["copies"], poor["missed"]) == (
        1,
        [
            {"line": 1, "source": "Hanoi", "target": "Hanói"},
            {"line": 2, "source": "Donald Trump", "target": "Donald Trump"},
            {"line": 2, "source": "Moscow", "target": "Moscou"},
        ],
    )
    assert good["scores"]["BLEU"]["difference"] is None
    assert poor["scores"]["BLEU"]["difference"] < -20


def test_an_engine_runs_with_and_without_the_glossary(dragoman: Run, files: list[str]) -> None:
    """Without is first; the glossary's names are told apart by it, and the pace is told."""
    found = as_json(dragoman, *files, "--engine", "upper", "--draft", "good.txt")
    names = [system["name"] for system in found["systems"]]
    assert names == ["upper, no glossary", "upper, glossary", "good.txt"]
    without, with_it, _ = found["systems"]
    assert (without["terms_met"]["kept"], with_it["terms_met"]["kept"]) == (1, 3)
    assert with_it["terms_met"]["difference"] == pytest.approx(200 / 3)
    assert without["words_per_second"] > 0
    assert without["words_per_cpu_second"] is not None


def test_lines_are_cut_by_rules_of_ones_own(dragoman: Run, tmp_path: Path) -> None:
    """With --segmentation an engine is given the parts that `lines` gives it, and no others."""
    (tmp_path / "src.txt").write_text("The ferry left at six; it will be back.\n", "utf-8")
    (tmp_path / "rules.srx").write_text(
        '<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"/><body>'
        '<languagerules><languagerule languagerulename="all"><rule break="yes">'
        "<beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>"
        '</languagerules><maprules><languagemap languagepattern=".*" languagerulename="all"/>'
        "</maprules></body></srx>",
        "utf-8",
    )
    rules = ("--segmentation", "rules.srx")
    given = (tmp_path / "src.txt").read_text("utf-8")
    cut = dragoman("lines", *PAIR, *rules, input=given).stdout
    assert cut != dragoman("lines", *PAIR, input=given).stdout
    (tmp_path / "ref.txt").write_text(cut, "utf-8")
    asked = ("--source", "src.txt", "--reference", "ref.txt", *PAIR, "--without-glossary", "never")
    [as_cut] = as_json(dragoman, *asked, *rules)["systems"]
    [whole] = as_json(dragoman, *asked)["systems"]
    assert as_cut["scores"]["BLEU"]["score"] == pytest.approx(100)
    assert whole["scores"]["BLEU"]["score"] < 100


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ([], ["upper, no glossary", "upper, glossary"]),
        (["--without-glossary", "only"], ["upper, no glossary"]),
        (["--without-glossary", "never"], ["upper, glossary"]),
        (["--no-house-glossary"], ["upper, no glossary"]),
        (["--no-house-glossary", "--glossary", "g.csv"], ["upper, no glossary", "upper, glossary"]),
        (["--engine", "upper"], ["upper, no glossary", "upper, glossary"]),
    ],
    ids=" ".join,
)
def test_what_an_engine_is_run_with(
    dragoman: Run, files: list[str], tmp_path: Path, options: list[str], names: list[str]
) -> None:
    """Both by default; one of them on demand, or where there is no glossary."""
    (tmp_path / "g.csv").write_text("en,pt\nferry,balsa\n", "utf-8")
    found = as_json(dragoman, *files, "--engine", "upper", *options)
    assert [system["name"] for system in found["systems"]] == names


def test_a_run_repeats(dragoman: Run, files: list[str]) -> None:
    """Intervals and p-values are the same when the command is run again."""
    call = [*files, "--draft", "good.txt", "--draft", "poor.txt"]
    assert as_json(dragoman, *call) == as_json(dragoman, *call)


def test_the_table_for_people(dragoman: Run, files: list[str], tmp_path: Path) -> None:
    """Each figure with its difference; what is not above noise is marked."""
    (tmp_path / "same.txt").write_text(GOOD, "utf-8")
    call = [*files, "--draft", "good.txt", "--draft", "same.txt", "--bootstrap", "100"]
    lines = dragoman("evaluate", *call).stdout.splitlines()
    assert lines[0] == "en → pt-BR: 3 lines, 16 words, 1 reference, quotes folded"
    cells = {line[:25].strip(): line[25:].split("  ") for line in lines[4:12]}
    assert [part.strip() for part in cells["lines copied"] if part.strip()] == ["0", "0"]
    assert "(≈ +0.00, p = 1.000)" in "".join(cells["BLEU"])
    assert "3 of 3: 100.0 %" in "".join(cells["terms met, listed form"])
    assert "words a second" not in cells
    assert any(line.startswith("BLEU: nrefs:1|bs:100|seed:12345|") for line in lines)


def test_the_table_for_markdown(dragoman: Run, files: list[str], tmp_path: Path) -> None:
    """A table that Markdown reads, whatever the drafts' files are called."""
    (tmp_path / "a|b.txt").write_text(GOOD, "utf-8")
    call = [*files, "--draft", "a|b.txt", "--bootstrap", "0", "--format", "markdown"]
    lines = dragoman("evaluate", *call).stdout.splitlines()
    scores = {line.split("|")[1].strip(): line for line in lines if line.startswith("|")}
    assert "a\\|b.txt" in lines[2]
    assert lines[3].startswith("|:-")
    assert list(scores)[2:] == [
        "BLEU",
        "chrF",
        "TER, less is better",
        "terms met, listed form",
        "terms met, also inflected",
        "of those in a reference",
        "names kept",
        "lines copied",
    ]
    assert "±" not in "".join(lines)
    assert lines[-1].startswith("- TER: nrefs:1|")


def test_several_references(dragoman: Run, files: list[str], tmp_path: Path) -> None:
    """A term counts among the references' own where one of them keeps it; scores take the best."""
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    alone = as_json(dragoman, *files, "--draft", "good.txt")
    both = as_json(dragoman, *files, "--reference", "other.txt", "--draft", "good.txt")
    assert alone["systems"][0]["scores"]["TER"]["score"] > 0
    assert both["systems"][0]["scores"]["TER"]["score"] == 0
    assert both["systems"][0]["terms_of_references"]["total"] == 3
    assert both["references"] == 2


def test_quotes_are_folded_unless_told(dragoman: Run, files: list[str], tmp_path: Path) -> None:
    """By default a mark's shape costs nothing; --no-fold-quotes scores the files as they are."""
    (tmp_path / "src.txt").write_text('"Nobody came," he said.\n', "utf-8")
    (tmp_path / "ref.txt").write_text("“Ninguém veio”, disse ele.\n", "utf-8")
    (tmp_path / "draft.txt").write_text("«Ninguém veio», disse ele.\n", "utf-8")
    call = [*files, "--draft", "draft.txt", "--bootstrap", "0"]
    assert as_json(dragoman, *call)["systems"][0]["scores"]["chrF2"]["score"] == 100
    [plain] = as_json(dragoman, *call, "--no-fold-quotes")["systems"]
    assert plain["scores"]["chrF2"]["score"] < 90


def test_lines_as_files_have_them(dragoman: Run, files: list[str], tmp_path: Path) -> None:
    """A BOM, CRLF, a missing last line end and an empty line change no figure."""
    plain = as_json(dragoman, *files, "--draft", "good.txt")
    odd = (SOURCE.rstrip("\n")).replace("\n", "\r\n").encode("utf-8-sig")
    (tmp_path / "src.txt").write_bytes(odd)
    (tmp_path / "ref.txt").write_bytes(b"\xef\xbb\xbf" + REFERENCE.encode())
    assert as_json(dragoman, *files, "--draft", "good.txt") == plain
    for name in ("src.txt", "ref.txt", "good.txt"):
        path = tmp_path / name
        path.write_text(path.read_text("utf-8-sig") + "\n" * (name == "src.txt") + "\n", "utf-8")
    blank = as_json(dragoman, *files, "--draft", "good.txt")
    assert blank["lines"] == 4
    assert blank["systems"][0]["scores"]["TER"]["score"] == pytest.approx(
        plain["systems"][0]["scores"]["TER"]["score"]
    )


def test_standard_input_is_a_file(dragoman: Run, files: list[str]) -> None:
    """- stands for one of the files: a draft that another program makes."""
    result = dragoman(
        "evaluate", *files, "--draft", "-", "--bootstrap", "0", "--format", "json", input=GOOD
    )
    [system] = json.loads(result.stdout)["systems"]
    assert (system["name"], system["terms_met"]["kept"]) == ("-", 3)


def test_the_daily_engine_does_not_join_in(
    dragoman: Run, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An engine set for every day is not evaluated beside drafts that were given."""
    monkeypatch.setenv("DRAGOMAN_ENGINE", "upper")
    (tmp_path / "dragoman.toml").write_text('engine = "upper"\nformat = "json"\n')
    result = dragoman("evaluate", *files, "--draft", "good.txt", "--bootstrap", "0")
    assert [system["name"] for system in json.loads(result.stdout)["systems"]] == ["good.txt"]


def test_progress_reaches_its_end(files: list[str]) -> None:
    """What is told of lines translated and scored adds up to the steps that were promised."""
    comparison = Comparison.of(
        Order.of(Asked(targets="pt", source="en")),
        Path("src.txt"),
        [Path("ref.txt")],
        [Path("good.txt")],
        ["upper"],
        without="compare",
        samples=0,
        folded=True,
    )
    told: list[tuple[int, str]] = []
    comparison.evaluate(lambda steps, state: told.append((steps, state)))
    states = ["upper, no glossary", "upper, glossary", "BLEU", "chrF2", "TER"]
    assert told == [(3, state) for state in states]
    assert comparison.steps == 15


BAD = {
    "shorter reference": (["--reference", "short.txt"], "short.txt: has 2 lines, src.txt has 3"),
    "longer draft": (["--draft", "long.txt"], "long.txt: has 4 lines, src.txt has 3"),
    "empty draft": (["--draft", "empty.txt"], "empty.txt: the file is empty"),
    "not UTF-8": (["--draft", "latin.txt"], "latin.txt: is not UTF-8"),
    "missing file": (["--draft", "nowhere.txt"], "nowhere.txt: no such file"),
    "folder": (["--reference", "."], ".: is a directory"),
    "unknown engine": (["--engine", "babelfish"], "'babelfish'"),
    "no route": (["--from", "ko", "--to", "fr"], "Korean (ko) to French (fr)"),
    "several targets": (["--to", "pt,es"], "several targets"),
    "unknown language": (["--to", "xx"], "'xx'"),
    "missing glossary": (["--glossary", "no.csv"], "no.csv: "),
    "standard input twice": (["--draft", "-", "--reference", "-"], "read once"),
    "too much for memory": (["--bootstrap", "9000000"], "--bootstrap 8333333"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_does_not_hold_is_said_in_one_line(
    dragoman: Run, files: list[str], tmp_path: Path, case: str
) -> None:
    """The line names the file or the word that is wrong, before anything is translated."""
    for name, data in {
        "short.txt": b"A\nB\n",
        "long.txt": b"A\nB\nC\nD\n",
        "empty.txt": b"",
        "latin.txt": "Não.\nB\nC\n".encode("latin-1"),
    }.items():
        (tmp_path / name).write_bytes(data)
    arguments, words = BAD[case]
    result = dragoman("evaluate", *files, *arguments)
    assert result.exit_code == 2, result.output
    assert words in result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stdout == ""


def test_without_sacrebleu_a_line_says_what_to_install(
    dragoman: Run, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra: other commands do without."""
    monkeypatch.setattr("translate.evaluation.scores.find_spec", lambda name: None)
    result = dragoman("evaluate", *files, "--draft", "good.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "dragoman[evaluate]" in result.stderr
    assert result.stderr.count("\n") == 1
