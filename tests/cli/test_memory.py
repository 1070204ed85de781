"""`dragoman memory`, and the memory in `translate` and `assemble`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

from translate.memory import Memory, Unit

Run = Callable[..., Result]

HEADLINE = "Harbour towns ask Hanoi for a second ferry"


@pytest.fixture
def po(dragoman: Run, story: Path, tmp_path: Path) -> Path:
    """The story's PO with its headline approved by a person."""
    dragoman("translate", story, "--to", "pt", "--engine", "upper")
    path = tmp_path / "story.pt.po"
    approve(path, 1, "Portos pedem a Hanói uma segunda balsa")
    return path


def approve(path: Path, place: int, words: str) -> None:
    file = polib.pofile(str(path), wrapwidth=0)
    file.metadata["Last-Translator"] = "Ana Souza <ana@harbour.example>"
    file.metadata["PO-Revision-Date"] = "2026-11-20 09:30+0000"
    file[place].msgstr = words
    file[place].flags.remove("fuzzy")
    file.save()


def test_what_is_approved_in_one_article_is_there_in_the_next(
    dragoman: Run, story: Path, po: Path, tmp_path: Path
) -> None:
    """`assemble` stores it, `translate` takes it; a second run of either finds nothing to do."""
    done = dragoman("assemble", po, "--memory", "house.memory")
    assert (done.exit_code, done.stderr.splitlines()) == (
        0,
        [
            f"{po} → {po.with_suffix('.txt')}: 1 of 7 entries reviewed, 6 still drafts, "
            "1 new in the memory"
        ],
    )
    assert "0 new in the memory" in dragoman("assemble", po, "--memory", "house.memory").stderr
    other = tmp_path / "other.txt"
    other.write_text(story.read_text("utf-8").replace("Politics", "Harbour"), "utf-8")
    call = ("translate", other, "--to", "pt", "--engine", "upper", "--memory", "house.memory")
    first = dragoman(*call)
    assert "6 drafted, 1 from memory, 0 kept" in first.stderr
    made = (tmp_path / "other.pt.po").read_bytes()
    entry = polib.pofile(made.decode()).find(HEADLINE)
    assert entry.msgstr == "Portos pedem a Hanói uma segunda balsa"
    assert entry.fuzzy
    assert (
        "Memory 100 %: Ana Souza, 2026-11-20, story.txt, before the same sentence" in entry.comment
    )
    again = dragoman(*call)
    assert "0 drafted, 7 kept" in again.stderr
    assert "nothing to write" in again.stderr
    assert (tmp_path / "other.pt.po").read_bytes() == made


def test_the_memory_may_stand_in_the_settings(
    dragoman: Run, story: Path, po: Path, tmp_path: Path
) -> None:
    """As seen from the settings file, for every command; before there is one, it is said."""
    (tmp_path / "dragoman.toml").write_text('memory = "desk/house.memory"\noutput = "drafts"\n')
    call = ("translate", story, "--to", "pt", "--engine", "upper")
    path = tmp_path / "desk" / "house.memory"
    assert f"{path}: no memory yet; " in dragoman(*call).stderr
    assert not path.exists()
    assert dragoman("assemble", po).exit_code == 0
    assert path.exists()
    assert "no memory yet" not in dragoman(*call).stderr
    shown = dragoman("memory", "stats")
    assert shown.stdout == (
        "en → pt: 1 translation, 1 segment, 1 article, 1 reviewer, last approved 2026-11-20\n"
    )
    assert dragoman("memory", "export").stdout.count("<tu ") == 1


def test_an_article_is_made_even_if_the_memory_fails(
    dragoman: Run, po: Path, tmp_path: Path
) -> None:
    """The work that was asked for is done; that nothing was stored is an error of its own."""
    text = po.read_text("utf-8").replace('"X-Source-Language: en\\n"\n', "")
    po.write_text(text, "utf-8")
    result = dragoman("assemble", po, "--memory", "house.memory")
    assert result.exit_code == 1
    assert f"{po}: the PO doesn't say its source language" in result.stderr
    assert po.with_suffix(".txt").exists()


DJANGO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: pt_BR\\n"

msgid "Save the article"
msgstr "Salvar o artigo"

#, fuzzy
msgid "Delete the article"
msgstr "Salvar o artigo"

msgid "Close"
msgstr ""

msgid "one ferry"
msgid_plural "many ferries"
msgstr[0] "uma balsa"
msgstr[1] "balsas"
"""

TMX = (
    '<tmx version="1.4"><header srclang="en"/><body>'
    '<tu><tuv xml:lang="en"><seg>One</seg></tuv><tuv xml:lang="pt"><seg>Um</seg></tuv></tu>'
    '<tu><tuv xml:lang="en"><seg>A <ph/></seg></tuv><tuv xml:lang="pt"><seg>B</seg></tuv></tu>'
    "</body></tmx>"
)


def test_files_of_other_tools_are_imported(dragoman: Run, tmp_path: Path) -> None:
    """POs, a folder of them, TMX by name or content; what nobody approved is counted, not taken."""
    (tmp_path / "po").mkdir()
    (tmp_path / "po" / "django.po").write_text(DJANGO)
    (tmp_path / "old.tmx").write_text(TMX)
    call = ("memory", "import", "--memory", "house.memory", "--from", "en")
    done = dragoman(*call, "po", "old.tmx", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [
        {"file": "po/django.po", "new": 1, "changed": 0, "known": 0,
         "left_out": {"not approved": 2}, "failure": None},
        {"file": "old.tmx", "new": 1, "changed": 0, "known": 0,
         "left_out": {"with codes that stand for something else": 1}, "failure": None},
    ])  # fmt: skip
    for data in (DJANGO, TMX, TMX.encode("utf-16")):
        again = dragoman(*call, "-", input=data)
        assert (again.exit_code, again.stderr[:18]) == (0, "-: 0 new, 1 known;")
    languages = [row["target_language"] for row in stats(dragoman)]
    assert languages == ["pt", "pt-BR"]


def stats(dragoman: Run) -> list[dict[str, object]]:
    shown = dragoman("memory", "stats", "--memory", "house.memory", "--format", "json")
    rows: list[dict[str, object]] = json.loads(shown.stdout)
    return rows


def test_a_file_that_fails_stores_nothing_and_the_others_go_on(
    dragoman: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that breaks off after good units: a line each, and a status."""
    monkeypatch.setattr("translate.memory.memory._BATCH", 1)
    (tmp_path / "torn.tmx").write_text(TMX[:-15])
    (tmp_path / "django.po").write_text(DJANGO)
    call = ("memory", "import", "--memory", "house.memory", "--quiet")
    failed = dragoman(*call, "torn.tmx", "gone.po", "django.po")
    assert failed.exit_code == 2
    lines = failed.stderr.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["torn.tmx:1", "gone.po", "django.po"]
    assert lines[2].endswith("doesn't say its source language (say it with --from)")
    assert stats(dragoman) == []
    assert dragoman(*call, "torn.tmx", "django.po", "--from", "en").exit_code == 1
    assert [row["units"] for row in stats(dragoman)] == [1]


def test_a_memory_goes_to_another_place_and_back(dragoman: Run, po: Path, tmp_path: Path) -> None:
    """Export and import keep all: the copy exports the same bytes, on standard output too."""
    approve(po, 0, "Política")
    dragoman("memory", "import", po, "--memory", "one.memory")
    said = dragoman("memory", "export", "--memory", "one.memory", "-o", "sub/all.tmx")
    assert said.stderr == "one.memory → sub/all.tmx: 2 translations\n"
    assert [path.name for path in (tmp_path / "sub").iterdir()] == ["all.tmx"]
    dragoman("memory", "import", "sub/all.tmx", "--memory", "two.memory")
    copy = dragoman("memory", "export", "--memory", "two.memory")
    assert copy.stdout == (tmp_path / "sub" / "all.tmx").read_text("utf-8")
    assert copy.stdout.count("<tu ") == 2


@pytest.mark.parametrize("command", ["import x.po", "export", "stats"])
def test_a_memory_has_to_be_named(dragoman: Run, command: str) -> None:
    """There is none by default."""
    result = dragoman("memory", *command.split())
    assert (result.exit_code, result.stderr) == (
        2,
        "dragoman: no memory is named (say it with --memory FILE, or `memory` in dragoman.toml)\n",
    )


def test_looking_makes_no_memory(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Neither export nor stats nor translate leaves a file behind where there was none."""
    for command in ("export", "stats"):
        result = dragoman("memory", command, "--memory", "gone.memory")
        assert result.exit_code == 2
        assert result.stderr.startswith("dragoman: gone.memory: there is no such memory (")
    call = ("translate", story, "--to", "pt", "--engine", "upper", "--memory", "gone.memory")
    assert dragoman(*call).exit_code == 0
    assert not (tmp_path / "gone.memory").exists()


KEPT = [
    ("The pier opens.", "O cais abre.", "Ana", "2026-01-10", "pier.txt"),
    ("The pier closes.", "O cais fecha.", "Rui", "2026-03-10", "pier.txt"),
    ("It rained all day.", "Choveu o dia todo.", "Ana", "2026-05-10", "rain.txt"),
    ("The pier opens.", "Abre o cais.", "Rui", "2026-06-10", "pier-2.txt"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A memory of four translations by two people, of three articles."""
    path = tmp_path / "house.memory"
    with Memory.open(path) as memory:
        memory.store(
            Unit(source, target, "en", "pt", number, 0, article, person, date)
            for number, (source, target, person, date, article) in enumerate(KEPT, 1)
        )
    return path


@pytest.mark.parametrize(
    ("chosen", "gone"),
    [
        (["--source", "The pier opens."], [0, 3]),
        (["--article", "pier.txt"], [0, 1]),
        (["--person", "Ana"], [0, 2]),
        (["--before", "2026-03-10"], [0]),
        (["--since", "2026-03-10"], [1, 2, 3]),
        (["--words", "CHOVEU"], [2]),
        (["--words", "pier", "--person", "Rui", "--since", "2026-04-01"], [3]),
        (["--to", "pt"], [0, 1, 2, 3]),
        (["--to", "pt-BR"], []),
        (["--source", "The pier"], []),
    ],
    ids=str,
)
def test_what_is_chosen_is_removed(
    dragoman: Run, house: Path, chosen: list[str], gone: list[int]
) -> None:
    """By source, words, article, person and day, all that are said; a dry run shows it first."""
    call = ("memory", "remove", "--memory", house, *chosen)
    shown = dragoman(*call, "--dry-run", "--format", "json")
    assert [(row["source"], row["target"]) for row in json.loads(shown.stdout)] == [
        KEPT[number][:2] for number in gone
    ]
    with Memory.open(house) as memory:
        assert len(list(memory)) == 4
    done = dragoman(*call, "--yes")
    assert done.exit_code == 0
    with Memory.open(house) as memory:
        left = [(unit.source, unit.target, unit.person, unit.date, unit.article) for unit in memory]
        assert left == [one for number, one in enumerate(KEPT) if number not in gone]
        for source, *_ in KEPT:
            found = {match.unit.target for match in memory.exact(source, "en", "pt")}
            assert found == {row[1] for row in left if row[0] == source}


def test_nothing_is_removed_without_a_word(dragoman: Run, house: Path) -> None:
    """Something has to be chosen, and where nobody can be asked, --yes has to be said."""
    before = house.read_bytes()
    for options, words in (
        ([], "nothing says what to remove"),
        (["--person", "Ana"], "nobody is there to be asked (say --yes, or look with --dry-run)"),
        (["--before", "May"], "Invalid value"),
        (["--to", "xx-yy-zz-1"], "language"),
    ):
        result = dragoman("memory", "remove", "--memory", house, *options)
        assert (result.exit_code, words in result.stderr) == (2, True), result.stderr
    assert house.read_bytes() == before


def test_what_was_removed_is_in_the_file_no_more(dragoman: Run, house: Path) -> None:
    """Neither the words nor the name of the person, and like sentences are found as before."""
    assert b"Choveu" in house.read_bytes()
    said = dragoman("memory", "remove", "--memory", house, "--person", "Ana", "--yes")
    assert said.stdout.splitlines() == [
        "en → pt: The pier opens. → O cais abre. (Ana, 2026-01-10, pier.txt)",
        "en → pt: It rained all day. → Choveu o dia todo. (Ana, 2026-05-10, rain.txt)",
    ]
    assert said.stderr == f"{house}: 2 translations removed\n"
    data = house.read_bytes()
    for words in ("Choveu", "It rained", "Ana", "rain.txt"):
        assert words.encode() not in data
    with Memory.open(house) as memory:
        [like] = memory.like("The pier closed.", "en", "pt", most=1)
        assert like.unit.source == "The pier closes."
        assert memory.like("It rained all night.", "en", "pt") == []
        memory.store([Unit("It rained all day.", "Choveu.", "en", "pt")])
        assert len(memory.like("It rained all night.", "en", "pt")) == 1


def test_a_memory_goes_out_as_a_po(dragoman: Run, house: Path, tmp_path: Path) -> None:
    """By the file's name or --as; a sentence's other translations are further copies of it.

    Read again, it gives the newest of each.
    """
    call = ("memory", "export", "--memory", house)
    said = dragoman(*call, "-o", "all.po")
    assert said.stderr == f"{house} → all.po: 4 translations\n"
    po = polib.pofile("all.po")
    assert [(e.msgctxt, e.msgid, e.msgstr, e.comment, e.fuzzy) for e in po] == [
        ("repeat 2", "The pier opens.", "O cais abre.", "Ana, 2026-01-10, pier.txt", False),
        (None, "The pier opens.", "Abre o cais.", "Rui, 2026-06-10, pier-2.txt", False),
        (None, "The pier closes.", "O cais fecha.", "Rui, 2026-03-10, pier.txt", False),
        (None, "It rained all day.", "Choveu o dia todo.", "Ana, 2026-05-10, rain.txt", False),
    ]
    assert dragoman(*call, "--as", "po").stdout_bytes == (tmp_path / "all.po").read_bytes()
    assert dragoman("check", "all.po").exit_code == 0
    dragoman("memory", "import", "all.po", "--memory", "copy.memory")
    with Memory.open(tmp_path / "copy.memory") as memory:
        assert {(u.source, u.target) for u in memory} == {one[:2] for one in KEPT[1:]}
    some = dragoman(*call, "--as", "po", "--article", "rain.txt")
    assert some.stderr.endswith("1 translation\n")


def test_a_po_is_of_two_languages(dragoman: Run, house: Path) -> None:
    """Of a memory of several, those have to be chosen."""
    with Memory.open(house) as memory:
        memory.store([Unit("It rained.", "Llovió.", "en", "es")])
    call = ("memory", "export", "--memory", house, "--as", "po")
    refused = dragoman(*call)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there are: en → es, en → pt (choose with --from and --to)" in refused.stderr
    assert 'msgstr "Llovió."' in dragoman(*call, "--to", "es").stdout
