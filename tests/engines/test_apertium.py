"""Apertium as an engine: the real one where it is installed, and one that misbehaves."""

from __future__ import annotations

import math
import re
import shutil
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.article import clean
from translate.engines.apertium import ApertiumEngine
from translate.engines.apertium.modes import find_place
from translate.engines.apertium.stream import LONGEST_WORD, Answer, decode, encode
from translate.engines.apertium.translator import ApertiumTranslator
from translate.engines.base import Model, by_name
from translate.engines.routing import find_route
from translate.errors import EngineError
from translate.hypothesis import Hypothesis

INSTALLED = ApertiumEngine().find("en", "es") and ApertiumEngine().find("pt", "es")
real = pytest.mark.skipif(not INSTALLED, reason="apertium-eng-spa, apertium-es-pt not installed")

ECHO = """
import sys
while chunk := sys.stdin.buffer.read1():
    sys.stdout.buffer.write(chunk)
"""


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own Apertium, which other tests do without."""
    monkeypatch.delenv("APERTIUM_DATADIR", raising=False)


Fake = Callable[..., ApertiumEngine]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """An installation whose program is a Python script, with the modes that are named."""

    def make(script: str = ECHO, modes: tuple[str, ...] = ("eng-spa",)) -> ApertiumEngine:
        root = tmp_path / "usr"
        (root / "bin").mkdir(parents=True)
        (root / "share" / "apertium" / "modes").mkdir(parents=True)
        program = root / "bin" / "apertium"
        program.write_text(f"#!/usr/bin/env python3\n{script}")
        program.chmod(0o755)
        for mode in modes:
            data = root / "share" / "apertium" / f"{mode}.bin"
            data.write_bytes(b"12345")
            path = root / "share" / "apertium" / "modes" / f"{mode}.mode"
            path.write_text(f"lt-proc '{data}' | lt-proc $1 '{data}'")
        monkeypatch.setenv("PATH", f"{root / 'bin'}:{Path(shutil.which('env') or '').parent}")
        return ApertiumEngine()

    return make


def translator(engine: ApertiumEngine, seconds: float = 20.0) -> ApertiumTranslator:
    place = find_place()
    assert place
    return ApertiumTranslator(place, "eng-spa", seconds=seconds)


def test_modes_become_pairs_of_tags(fake: Fake) -> None:
    """ISO 639-3 codes are shortened, regions kept; styles and debugging modes are no pairs."""
    engine = fake(
        modes=(
            "cat-spa", "eng-spa", "es-pt", "es-pt_BR", "eng-cat_valencia", "ind-zlm",
            "eng-spa-tagger", "spa-cat_iec2017", "spa-cat_valencia_uni", "hbs-eng", "nno-nno_e",
        )
    )  # fmt: skip
    pairs = [(model.source, model.target) for model in engine.models()]
    assert pairs == [
        ("ca", "es"), ("en", "ca-valencia"), ("en", "es"), ("es", "pt"), ("es", "pt-BR"),
        ("id", "ms"),
    ]  # fmt: skip
    model = engine.find("en-GB", "es-MX")
    assert model
    assert (model.size, model.note) == (5, "Apertium, GPL")
    assert re.fullmatch(r"eng-spa-[0-9a-f]{6}", model.name)
    assert engine.advice() is None


def test_a_model_is_named_after_its_data(fake: Fake, tmp_path: Path) -> None:
    """Another release of a pair is another model, so that its drafts are made again."""
    engine = fake()
    before = engine.models()
    data = tmp_path / "usr" / "share" / "apertium" / "eng-spa.bin"
    data.write_bytes(b"123456")
    after = ApertiumEngine().models()
    assert before[0].name != after[0].name
    data.unlink()
    broken = ApertiumEngine()
    assert broken.models() == ()
    assert broken.advice() == (f"apertium: eng-spa lacks {data}; install that pair's package again")


def test_without_apertium_there_is_nothing_to_say(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No models and no advice; a model of another machine can't be loaded, in one line."""
    monkeypatch.setenv("PATH", str(tmp_path))
    engine = ApertiumEngine()
    assert (engine.models(), engine.find("en", "es"), engine.advice()) == ((), None, None)
    with pytest.raises(EngineError, match="apertium has no eng-spa-0 on this machine"):
        engine.load(Model("apertium", "eng-spa-0", "en", "es"))


@pytest.mark.parametrize(
    ("output", "text", "unknown", "words"),
    [
        ("El gato.", "El gato.", (), 2),
        ("El *flooggle está.", "El flooggle está.", ("flooggle",), 3),
        ("*Brett \\@votar #tomar", "Brett votar tomar", ("votar", "tomar"), 3),
        ("Kim *Jong-*un  llegó", "Kim Jong-un llegó", (), 4),
        ("En el @1980s", "En el 1980s", (), 3),
    ],
)
def test_marks_are_taken_out_and_counted(
    output: str, text: str, unknown: tuple[str, ...], words: int
) -> None:
    """Unknown words lose their mark and are told, names apart; blanks close up."""
    assert decode(output, encode("")) == Answer(text, unknown, words)


@given(st.text() | st.text(alphabet="^$/[]{}\\<>@*#~|ab \ue000\ue001\ud800\uffff\n\0"))
def test_what_is_not_translated_comes_back(text: str) -> None:
    """Any text survives the stream; nothing that has a meaning there is ever put into it."""
    sent = encode(text)
    assert not set(sent.text) & set("^$/[]{}\\<>@*#~|\0\ufffe\uffff")
    assert decode(sent.text, sent).text == " ".join(clean(text).split())


def test_data_is_not_looked_up(fake: Fake) -> None:
    """A word beyond all measure goes as one symbol, and comes back whole."""
    word = "x" * LONGEST_WORD
    assert encode(f"a {word} b").text == "a \ue000 b"
    answers = translator(fake()).translate([f"a {word} b", word, "", "  ", "1,200 – 5"])
    assert answers == [
        Hypothesis(f"a {word} b", 0.0), Hypothesis(word), Hypothesis(""), Hypothesis(""),
        Hypothesis("1,200 – 5"),
    ]  # fmt: skip


BROKEN = {
    "is silent": ("", "answered 0 of 1 texts"),
    "says something else": ("print('[0]a', end='\\0')", "answered 0 of 1 texts"),
    "forgets the number": ("print('a[]', end='\\0')", "answered 0 of 1 texts"),
    "complains": ("import sys; sys.exit('Error: Malformed input stream.')", "Malformed input"),
    "crashes": ("import os; os.kill(os.getpid(), 11)", "ended with status -11"),
    "hangs": ("import time; time.sleep(60)", "did not answer within 0.3 s"),
}


@pytest.mark.parametrize(("script", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_program_that_fails_is_one_line(fake: Fake, script: str, message: str) -> None:
    """Where it fails over anything, one line says what happened, and soon."""
    engine = fake(script)
    begun = time.monotonic()
    with pytest.raises(EngineError, match=f"apertium eng-spa: .*{message}") as caught:
        translator(engine, 0.3 if "sleep" in script else 20).translate(["a", "b"])
    assert "\n" not in str(caught.value)
    assert time.monotonic() - begun < 10


UPPER = """
import os, sys, time
texts = sys.stdin.buffer.read().decode().split("\\0")[:-1]
answers = [text.upper() for text in texts]
for n, text in enumerate(texts):
    if "poison" in text:
        FAULT
sys.stdout.buffer.write("".join(answer + "\\0" for answer in answers).encode())
"""
POISONED = {
    "loses it": "answers.pop(n); break",
    "loses it with what follows": "del answers[n:]; break",
    "doubles it": "answers.insert(n, answers[n]); break",
    "cuts it": "answers[n] = answers[n][:5]; break",
    "crashes over it": "os.kill(os.getpid(), 11)",
    "complains of it": "sys.exit('Error: Malformed input stream.')",
    "hangs over it": "time.sleep(60)",
}


@pytest.mark.parametrize("fault", POISONED.values(), ids=POISONED.keys())
@pytest.mark.parametrize("place", [0, 3, 6])
def test_a_text_that_it_fails_over_costs_no_other(fake: Fake, fault: str, place: int) -> None:
    """It stays as it is, with the lowest score; no text gets another's translation."""
    engine = fake(UPPER.replace("FAULT", fault))
    texts = [f"text {n}" for n in range(7)]
    texts[place] = "is this poison?"
    answers = translator(engine, 0.5 if "sleep" in fault else 20).translate(texts)
    expected = [Hypothesis(text.upper(), 0.0) for text in texts]
    expected[place] = Hypothesis(
        texts[place], math.log(0.5 / 3.5), unknown=("is", "this", "poison")
    )
    assert answers == expected


def test_a_text_that_it_joins_to_the_next_is_asked_for_alone(fake: Fake) -> None:
    """A fault that comes of the neighbour goes with it."""
    fault = "answers[n:n + 2] = [''.join(answers[n:n + 2])]; break"
    texts = ["one", "poison", "two"]
    answers = translator(fake(UPPER.replace("FAULT", fault))).translate(texts)
    assert answers == [Hypothesis(text.upper(), 0.0) for text in texts]


def test_children_of_a_hanging_program_are_ended(fake: Fake, tmp_path: Path) -> None:
    """The whole pipe goes, not just the shell that started it."""
    engine = fake(
        "import subprocess\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        f"open({str(tmp_path / 'pids')!r}, 'a').write(f'{{child.pid}} ')\n"
        "child.wait()"
    )
    with pytest.raises(EngineError, match="did not answer"):
        translator(engine, 1.0).translate(["a"])
    pids = (tmp_path / "pids").read_text().split()
    assert len(pids) == 2  # one for the text, one for a harmless one
    time.sleep(0.1)
    states = [Path("/proc", pid, "stat") for pid in pids]
    assert not [path for path in states if path.exists() and " Z " not in path.read_text()]


def test_a_killed_process_is_tried_again(fake: Fake, tmp_path: Path) -> None:
    """One that was killed for want of memory, say, costs nothing but the time."""
    flag = tmp_path / "was here"
    engine = fake(
        "import os, pathlib\n"
        f"flag = pathlib.Path({str(flag)!r})\n"
        f"if not flag.exists():\n    flag.touch()\n    os.kill(os.getpid(), 9)\n{ECHO}"
    )
    answers = translator(engine).translate(["one", "two"])
    assert [answer.text for answer in answers] == ["one", "two"]


def test_marks_inside_a_word_are_no_fault(fake: Fake) -> None:
    """More marks than words, as in odd input: as low a score as can be, and no crash."""
    engine = fake("print('[0]*a*b\\@c[]', end='\\0')")
    expected = Hypothesis("abc", math.log(0.5 / 1.5), unknown=("a", "b", "c"))
    assert translator(engine).translate(["x"]) == [expected]


def test_many_texts_are_split_over_processes(fake: Fake, tmp_path: Path) -> None:
    """However many there are, each has its own answer, in its place, and no process too much."""
    log = tmp_path / "log"
    engine = fake(f"{ECHO}open({str(log)!r}, 'a').write('.')")
    texts = [f"text {n} " + "word " * 300 for n in range(200)]
    answers = translator(engine).translate(texts)
    assert [answer.text for answer in answers] == [text.strip() for text in texts]
    assert log.read_text() == "." * 7


SENTENCES = (
    "The harbour council voted for a second ferry on Monday.",
    "a *bold* [x] {y} <b>z</b> \\ @home #tag ~ | ^ $5 1/2",
    "The ferry\ncarries\0people \u2028 and \x1b cars.",
    "The 😀 mayor wrote to desk@harbour.example or \ud800.",
    "The " + "q" * 10_000 + " ferry",
    "THE FERRY IS LATE",
    "nobody",
    "",
)


@real
def test_real_texts_keep_their_places() -> None:
    """Each text by itself or beside others, in any order: the same answer."""
    engine = ApertiumEngine()
    model = engine.find("en", "es")
    assert model
    loaded = engine.load(model)
    together = loaded.translate(SENTENCES)
    assert loaded.translate(SENTENCES[::-1]) == together[::-1]
    assert [loaded.translate([text])[0] for text in SENTENCES] == together
    assert together[0].text not in ("", SENTENCES[0])
    assert "q" * 10_000 in together[4].text
    assert [c for c in together[1].text if c in "^$[]{}\\<>@*#~|"] == list("**[]{}<><>\\@#~|^$")


@real
def test_real_unknown_words_stay_and_lower_the_score() -> None:
    """A word that no dictionary has stands as it was, without a mark, and the score tells."""
    engine = ApertiumEngine()
    model = engine.find("pt", "es")
    assert model
    known, unknown = engine.load(model).translate(
        ["A cidade vota na segunda-feira.", "A cidade flumbeia na segunda-feira."]
    )
    assert known.text.startswith("La ciudad vota ")
    assert "flumbeia" in unknown.text
    assert not set("*@#") & set(unknown.text)
    assert (known.unknown, unknown.unknown) == ((), ("flumbeia",))
    assert known.score == 0.0
    assert unknown.score is not None
    assert -1 < unknown.score < -math.log(10 / 9)


@real
def test_real_translator_serves_threads() -> None:
    """Called from several threads at once, each gets its own answers."""
    engine = ApertiumEngine()
    model = engine.find("en", "es")
    assert model
    loaded = engine.load(model)
    alone = [loaded.translate([text]) for text in SENTENCES[:4]]
    found: dict[int, list[Hypothesis]] = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: loaded.translate([SENTENCES[n]])}))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[n] for n in range(4)] == alone


@real
def test_real_way_from_english_to_spanish_goes_through_portuguese() -> None:
    """Two good legs are taken over Apertium's own en→es; --engine apertium still takes that."""
    if not by_name("firefox").find("en", "pt"):
        pytest.skip("no Firefox model for this machine")
    assert find_route("en", "es").engine == "firefox+apertium"
    assert find_route("es", "en").engine == "apertium+firefox"
    (answer,) = find_route("en", "es").translate(["The mayor promised a second ferry."])
    assert "El alcalde prometió" in answer.text
    assert find_route("en", "es", engine="apertium").engine == "apertium"


@real
def test_real_unknown_words_are_told_to_the_reviewer(
    tmp_path: Path, dragoman: Callable[..., Result]
) -> None:
    """A word that stayed as it was is a finding, in a second run as in the first."""
    article = tmp_path / "nota.txt"
    article.write_text("A cidade flumbeia na segunda-feira com Xiqueto.\n", "utf-8")
    command = ("translate", article, "--from", "pt", "--to", "es", "--engine", "apertium")
    assert dragoman(*command).exit_code == 0
    first = (tmp_path / "nota.es.po").read_bytes()
    assert "#. Check: the engine did not know “flumbeia”\n".encode() in first
    assert b" unknown=flumbeia " in first
    assert dragoman(*command).exit_code == 0
    assert (tmp_path / "nota.es.po").read_bytes() == first


@cache
def translated(texts: tuple[str, ...]) -> list[Hypothesis]:
    engine = ApertiumEngine()
    model = engine.find("en", "es")
    assert model
    return engine.load(model).translate(texts)


@real
@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=50))
def test_real_odd_input_never_shifts(texts: list[str]) -> None:
    """Whatever stands in the texts, the one after them all is still answered in its place."""
    answers = translated((*texts, "The cat sleeps."))
    assert len(answers) == len(texts) + 1
    assert answers[-1:] == translated(("The cat sleeps.",))
