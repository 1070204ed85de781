"""`dragoman glossary`: check, convert, show, seed; and foreign files as glossaries of a run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

from translate.cli.glossary import FORMATS as NAMES
from translate.glossary.formats import FORMATS

Run = Callable[..., Result]
ROWS = (
    "id,kind,note,en,pt,es\n"
    "kim,person,a leader,Kim Jong-un|Kim Jong Un,Kim Jong-un|!Kim Jongun,Kim Jong-un\n"
    "ferry,term,,ferry,balsa|!ferry,transbordador\n"
)


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_help_knows_every_format() -> None:
    """The list that help shows without loading anything is the list that there is."""
    assert tuple(FORMATS) == NAMES


def test_the_page_on_glossaries_has_every_format() -> None:
    """docs/glossary.md says of each what it holds."""
    page = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
    cells = re.findall(r"^\| ((?:`[a-z-]+` ?)+)\| .*\| .*\|$", page, re.MULTILINE)
    named = [name for cell in cells for name in re.findall(r"`([a-z-]+)`", cell)]
    assert {*FORMATS} <= {*named}


def test_check_tells_file_and_line_and_ends_with_one_on_errors(
    dragoman: Run, tmp_path: Path
) -> None:
    """People get lines, programs JSON; a second file has findings of its own."""
    (tmp_path / "a.csv").write_text("en,pt\nArlen,Arlém\nArlen,Porto\n", "utf-8")
    (tmp_path / "b.csv").write_text("en,pt\nx,xis\n", "utf-8")
    result = dragoman("glossary", "check", "a.csv", "b.csv")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "a.csv:3: error: en “Arlen” is pt “Porto” here, “Arlém” at a.csv:2; the later row counts",
        "b.csv:2: warning: en “x” is a single letter: it is met where it means something else",
    ]
    [first, _] = json.loads(
        dragoman("glossary", "check", "a.csv", "b.csv", "--format", "json").stdout
    )
    assert (first["kind"], first["severity"], first["where"]) == ("conflict", "error", "a.csv:3")
    assert dragoman("glossary", "check", "b.csv").exit_code == 0


def test_check_says_when_there_is_nothing_and_what_it_could_not_read(
    dragoman: Run, names: Path, tmp_path: Path
) -> None:
    """0 for a clean file, 1 where another is broken, 2 where none could be read."""
    clean = dragoman("glossary", "check", names)
    assert (clean.exit_code, clean.stdout) == (0, "")
    assert "2 terms checked: nothing found" in clean.stderr
    part = dragoman("glossary", "check", names, "absent.csv")
    assert (part.exit_code, part.stderr.count("\n")) == (1, 2)
    assert "absent.csv: the glossary can't be read: no such file" in part.stderr
    assert dragoman("glossary", "check", "absent.csv").exit_code == 2
    assert dragoman("glossary", "check", "-", input="ferry,balsa\n").exit_code == 2
    told = dragoman("glossary", "check", "-", "--from", "en", "--to", "pt", input="ferry,balsa\n")
    assert told.exit_code == 0


def test_check_tells_what_a_foreign_file_has_no_place_for_here(dragoman: Run) -> None:
    """A note, not an error."""
    result = dragoman("glossary", "check", "-", input="en,pt,pos\nferry,balsa,noun\n")
    assert result.exit_code == 0
    assert result.stdout == "-: note: parts of speech: 1 left out, the first at -:2\n"


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "native"])
def test_convert_there_and_back(dragoman: Run, names: Path, form: str) -> None:
    """Every format out and in again by the command; the terms still lead where they led."""
    pair = ("--from", "en", "--to", "pt")
    there = dragoman("glossary", "convert", names, f"there.{form}", "--as", form, *pair)
    assert there.exit_code == 0, there.output
    assert f"there.{form}: 2 terms written as {form}" in there.stderr
    back = dragoman("glossary", "convert", f"there.{form}", "-", "--as", "native", *pair,
                    "--input-format", form)  # fmt: skip
    assert back.exit_code == 0, back.output
    lines = dragoman("lines", *pair, "--engine", "upper", "--glossary", f"there.{form}",
                     "--no-house-glossary", input="The ferry left.\n")  # fmt: skip
    assert lines.exit_code == 0, lines.output
    assert "balsa" in lines.stdout.lower()


def test_convert_says_what_it_leaves_out(dragoman: Run, names: Path) -> None:
    """On standard error, kind by kind; standard output is the file."""
    command = ("glossary", "convert", names, "-", "--as", "deepl-tsv", "--from", "en", "--to", "pt")
    result = dragoman(*command)
    assert result.stdout == ("Kim Jong-un\tKim Jong-un\nKim Jong Un\tKim Jong-un\nferry\tbalsa\n")
    assert result.stderr.splitlines() == [
        f"names in other languages: 2 left out, the first at {names}:2",
        f"ids: 2 left out, the first at {names}:2",
        f"kinds: 2 left out, the first at {names}:2",
        f"notes: 1 left out, the first at {names}:2",
        f"forbidden forms: 2 left out, the first at {names}:2",
    ]


def test_convert_refuses_what_it_cannot_do(dragoman: Run, names: Path, tmp_path: Path) -> None:
    """One line and status 2; no file is made or lost."""
    unsaid = dragoman("glossary", "convert", names, "out.csv", "--as", "deepl-csv")
    assert unsaid.exit_code == 2
    assert "say which with --from and --to; there are en, pt, es" in unsaid.stderr
    own = dragoman("glossary", "convert", names, names, "--as", "tbx")
    assert (own.exit_code, names.read_text("utf-8")) == (2, ROWS)
    assert "would overwrite" in own.stderr
    codec = dragoman("glossary", "convert", names, "-", "--as", "tbx", "--encoding", "klingon")
    assert codec.exit_code == 2
    assert "the encoding 'klingon' is not known" in codec.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["names.csv"]


def test_convert_reads_another_encoding_from_standard_input(dragoman: Run) -> None:
    """As an OmegaT file of a Windows machine: say so, and it is read."""
    result = dragoman(
        "glossary", "convert", "-", "-", "--as", "native", "--from", "en", "--to", "pt_BR",
        "--input-format", "omegat", "--encoding", "cp1252", input="bread\tpão\n".encode("cp1252"),
    )  # fmt: skip
    assert (result.stdout, result.stderr) == ("en,pt_BR\nbread,pão\n", "")


def test_show_tells_where_a_term_stands_and_what_drafts_have_to_write(
    dragoman: Run, names: Path
) -> None:
    """Any case, any language, hyphen or space; forbidden forms are found too."""
    own = ("--glossary", names, "--no-house-glossary")
    shown = dragoman("glossary", "show", "kim jong un", *own)
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        f"{names}:2: en Kim Jong-un | Kim Jong Un (person)",
        "  pt: Kim Jong-un; never: Kim Jongun",
        "  es: Kim Jong-un",
        "  note: a leader",
    ]
    target = dragoman("glossary", "show", "balsa", "--to", "en", *own)
    assert target.stdout.splitlines() == [f"{names}:3: pt balsa (term)", "  en: ferry"]
    never = dragoman("glossary", "show", "Kim Jongun", *own)
    assert never.stdout.splitlines() == [
        f"{names}:2: pt Kim Jongun (forbidden) (person)",
        "  pt: Kim Jong-un; never: Kim Jongun",
        "  note: a leader",
    ]
    absent = dragoman("glossary", "show", "Arlen", *own)
    assert (absent.exit_code, absent.stdout) == (1, "")
    assert "no row has “Arlen”" in absent.stderr


def test_show_knows_what_will_do(dragoman: Run, tmp_path: Path) -> None:
    """The words with ~ stand beside what a draft has to have, and are found by themselves."""
    (tmp_path / "cities.csv").write_text(
        "kind,en,pt\nplace,Moscow,Moscou|Moscovo|~moscovita|!Mosca\n", "utf-8"
    )
    own = ("--glossary", "cities.csv", "--no-house-glossary")
    asked = "  pt: Moscou; also right: Moscovo; will do: moscovita; never: Mosca"
    shown = dragoman("glossary", "show", "moscow", *own)
    assert shown.stdout.splitlines() == ["cities.csv:2: en Moscow (place)", asked]
    word = dragoman("glossary", "show", "Moscovita", *own)
    assert word.stdout.splitlines() == ["cities.csv:2: pt moscovita (will do) (place)", asked]
    [row] = json.loads(dragoman("glossary", "show", "moscovita", *own, "--format", "json").stdout)
    assert (row["standing"], row["asked"][0]["will_do"]) == ("will do", ["moscovita"])


def test_show_says_which_row_counts(dragoman: Run, names: Path, tmp_path: Path) -> None:
    """A later file outranks an earlier one, and the house's."""
    (tmp_path / "later.csv").write_text("en,pt\nferry,barca\n", "utf-8")
    result = dragoman(
        "glossary", "show", "ferry", "--to", "pt", "--format", "json",
        "--glossary", names, "--glossary", "later.csv",
    )  # fmt: skip
    rows = json.loads(result.stdout)
    assert [(row["where"], row["asked"][0]["draft"], row["asked"][0]["instead"]) for row in rows] \
        == [(f"{names}:3", "balsa", "barca"), ("later.csv:2", "barca", "")]  # fmt: skip
    house = dragoman("glossary", "show", "Moscow", "--to", "pt")
    assert "pt: Moscou; also right: Moscovo" in house.stdout


def test_a_seed_loads_as_a_glossary(dragoman: Run, tmp_path: Path) -> None:
    """Places from CLDR, in a file that a run takes as it is."""
    made = dragoman("glossary", "seed", "--to", "pt,ja", "-o", "places.csv")
    assert made.exit_code == 0
    header, *rows = (tmp_path / "places.csv").read_text("utf-8").splitlines()
    assert header == "id,kind,en,pt,ja"
    assert "asia-seoul,place,Seoul,Seul,ソウル" in rows
    assert f"places.csv: {len(rows)} places" in made.stderr
    assert dragoman("glossary", "seed", "--to", "pt,ja").stdout == "\n".join([header, *rows, ""])
    result = dragoman(
        "lines", "--from", "en", "--to", "pt", "--engine", "upper", "--glossary", "places.csv",
        "--no-house-glossary", input="A ferry from Seoul.\n",
    )  # fmt: skip
    assert "SEUL" in result.stdout.upper()
    assert dragoman("glossary", "seed", "--to", "en").exit_code == 2


def test_a_run_of_two_languages_takes_a_file_that_does_not_say_them(
    dragoman: Run, tmp_path: Path, story: Path
) -> None:
    """DeepL's pairs are of the run's languages; where those aren't known, that is said."""
    (tmp_path / "deepl.csv").write_text("second ferry,segunda balsa\n", "utf-8")
    command = ("translate", story, "--engine", "upper", "--glossary", "deepl.csv")
    done = dragoman(*command, "--from", "en", "--to", "pt")
    assert done.exit_code == 0, done.output
    text = (tmp_path / "story.pt.po").read_text("utf-8")
    assert "second ferry = segunda balsa" in text
    for unsaid in (("--to", "pt"), ("--from", "en", "--to", "pt,es")):
        refused = dragoman(*command, *unsaid)
        assert refused.exit_code == 2
        assert (
            "deepl.csv:1: the file doesn't say which languages its terms are in" in refused.stderr
        )
    assert polib.pofile(str(tmp_path / "story.pt.po"))
    assert not (tmp_path / "story.es.po").exists()


def test_settings_of_runs_do_not_meddle_with_glossary_files(
    dragoman: Run, names: Path, tmp_path: Path
) -> None:
    """Languages, formats and folders of a project are its articles'; its glossary is shown."""
    (tmp_path / "dragoman.toml").write_text(
        'from = "de"\nto = ["pt", "es"]\ninput-format = "markdown"\noutput = "out"\n'
        f'glossary = "{names.name}"\n',
        "utf-8",
    )
    assert dragoman("glossary", "check", names).exit_code == 0
    converted = dragoman("glossary", "convert", names, "-", "--as", "native")
    assert (converted.exit_code, converted.stdout) == (0, ROWS)
    assert dragoman("glossary", "show", "balsa").stdout.startswith(f"{names}:3: ")
    assert dragoman("glossary", "seed").stdout.startswith("id,kind,en,pt,es\n")
    assert "--as" in dragoman("glossary", "convert", names, "-").stderr
