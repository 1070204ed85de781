"""`dragoman memory`, and the memory in `translate` and `assemble`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

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
    assert said.stderr == "one.memory → sub/all.tmx: 2 units\n"
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
