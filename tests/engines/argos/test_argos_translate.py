"""Translating with the trained packages: texts, scores, alignments, odd input, threads."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ctranslate2
import pytest
import sentencepiece
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.engines import routing
from translate.engines.argos import ArgosEngine
from translate.engines.argos.decoder import usable_threads
from translate.engines.argos.packages import Package, read
from translate.engines.argos.translator import ArgosTranslator
from translate.engines.base import Engine, Model
from translate.errors import EngineError
from translate.hypothesis import Hypothesis

Variant = Callable[..., Path]

SPANISH = {
    "The ferry left Lisbon for Oslo on Monday.": (
        "El transbordador salió de Lisboa hacia Oslo el lunes."
    ),
    "Maria Lopez said on Friday that the mayor will open a new school in Cairo.": (
        "Maria Lopez dijo el viernes que el alcalde abrirá una nueva escuela en El Cairo."
    ),
    '"The army will close the railway in Lima," said Tom Vega.': (
        '"El ejército cerrará el ferrocarril en Lima", dijo Tom Vega.'
    ),
    "Twelve people were arrested in Vienna after the strike.": (
        "Doce personas fueron detenidas en Viena tras la huelga."
    ),
    "The boat Sofia carries 205 passengers.": "El barco Sofia lleva 205 pasajeros.",
}
ENGLISH = {
    "El transbordador salió de Lisboa hacia Oslo el lunes.": (
        "The ferry left Lisbon for Oslo on Monday."
    ),
    "Doce personas fueron detenidas en Ginebra tras la huelga.": (
        "Twelve people were arrested in Geneva after the strike."
    ),
}
FERRY = next(iter(SPANISH))


def texts(hypotheses: list[Hypothesis]) -> list[str]:
    return [hypothesis.text for hypothesis in hypotheses]


def links(source: str, hypothesis: Hypothesis) -> set[tuple[str, str]]:
    assert hypothesis.alignment is not None
    return {
        (source[slice(*link.source)], hypothesis.text[slice(*link.target)])
        for link in hypothesis.alignment
    }


def loaded(folder: Path) -> ArgosTranslator:
    package = read(folder)
    assert package
    return ArgosTranslator(package, compute_type="float32", threads=1)


def test_sentences_are_translated(to_spanish: ArgosTranslator, to_english: ArgosTranslator) -> None:
    """A batch gives each sentence's translation, in order, in either direction."""
    assert texts(to_spanish.translate(list(SPANISH))) == list(SPANISH.values())
    assert texts(to_english.translate(list(ENGLISH))) == list(ENGLISH.values())


def test_engine_loads_the_model_that_it_found(unpacked: Path) -> None:
    """By way of the engine, in the numbers that the weights are stored in: Spanish comes out."""
    engine = ArgosEngine(unpacked)
    model = engine.find("en", "es")
    assert model
    (hypothesis,) = engine.load(model).translate([FERRY])
    assert "Lisboa" in hypothesis.text
    assert "lunes" in hypothesis.text


def test_unknown_model_is_an_error(unpacked: Path) -> None:
    """A package that was removed in the meantime is named."""
    with pytest.raises(EngineError, match="the package gone is not installed"):
        ArgosEngine(unpacked).load(Model("argos", "gone", "en", "es"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "The user lopa_kiso wrote that the company sold the factory in Quito.",
            "El usuario lopa_kiso escribió que la empresa vendió la fábrica en Quito.",
        ),
        (
            "Dr. Smith studied the storm in Porto for ten years.",
            "El Dr. Smith estudió la tormenta en Oporto durante diez años.",
        ),
        ("The ferry left Lisbon for Oslo\non Monday.", SPANISH[FERRY]),
        ("\n\nThe ferry left Lisbon for Oslo on Monday.\r\n", SPANISH[FERRY]),
        ("The ferry\tleft Lisbon\u2028for Oslo \x07 on Monday.", SPANISH[FERRY]),
        ("\ufeffThe ferry left  Lisbon for Oslo on Monday.", SPANISH[FERRY]),
    ],
    ids=["underscore", "abbreviation", "line end", "line ends around", "controls", "byte order"],
)
def test_faults_of_argos_translate_are_mended(
    to_spanish: ArgosTranslator, source: str, expected: str
) -> None:
    """No underscore is lost, no text is split at an abbreviation or a line end."""
    assert texts(to_spanish.translate([source])) == [expected]


def test_controls_are_spaces_to_a_tokenizer_that_normalises_nothing(
    to_english: ArgosTranslator,
) -> None:
    """The same holds for a package without SentencePiece's normalisation."""
    source, expected = next(iter(ENGLISH.items()))
    assert texts(to_english.translate([source.replace(" ", "\n", 3)])) == [expected]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b", "\u00a0\t", "\x00"])
def test_blank_text_gives_an_empty_hypothesis(to_spanish: ArgosTranslator, text: str) -> None:
    """Nothing to translate is nothing translated, between others as alone."""
    assert to_spanish.translate([text]) == [Hypothesis("")]
    assert texts(to_spanish.translate([FERRY, text, FERRY])) == [
        SPANISH[FERRY],
        "",
        SPANISH[FERRY],
    ]


def test_no_texts_give_no_hypotheses(to_spanish: ArgosTranslator) -> None:
    """An empty batch is no error."""
    assert to_spanish.translate([]) == []


ODD = [
    "🙂",
    "a" * 10_000,
    "日本語です。",
    "字" * 2_000,
    "مرحبا بالعالم",
    "Москва",
    "½ ﬁ e\u0301 \x00 \ud800",
    "x▁y ▁▁",
    "<unk> <s> </s> <0x41>",
    "…" * 500,
    " ".join(["word"] * 3_000),
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text_neither_fails_nor_goes_on_for_ever(
    to_spanish: ArgosTranslator, to_english: ArgosTranslator, text: str
) -> None:
    """Whatever is sent, something bounded comes back, with links inside both texts."""
    for translator in (to_spanish, to_english):
        (hypothesis,) = translator.translate([text])
        assert len(hypothesis.text) < 1_500 + 20 * len(text)
        for link in hypothesis.alignment or ():
            assert 0 <= link.source[0] < link.source[1] <= len(text)
            assert 0 <= link.target[0] < link.target[1] <= len(hypothesis.text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_translated(to_spanish: ArgosTranslator, text: str) -> None:
    """Any string gives a translation in one line, whose links lie inside both texts."""
    (hypothesis,) = to_spanish.translate([text])
    assert hypothesis.text == " ".join(hypothesis.text.split("\n"))
    for link in hypothesis.alignment or ():
        assert 0 <= link.source[0] < link.source[1] <= len(text)
        assert 0 <= link.target[0] < link.target[1] <= len(hypothesis.text)


def test_endless_word_is_copied(to_spanish: ArgosTranslator) -> None:
    """What no language has a word of (a file in base64) is copied, the rest is translated."""
    blob = "QkFTRTY0" * 400
    (hypothesis,) = to_spanish.translate([f"{FERRY} {blob} {FERRY}"])
    assert hypothesis.text == f"{SPANISH[FERRY]} {blob} {SPANISH[FERRY]}"
    assert hypothesis.score == pytest.approx(to_spanish.translate([FERRY])[0].score, abs=1e-4)
    pairs = links(f"{FERRY} {blob} {FERRY}", hypothesis)
    assert {(blob, blob), ("Lisbon", "Lisboa"), ("Monday", "lunes")} <= pairs


def test_long_text_is_cut_between_sentences(to_spanish: ArgosTranslator) -> None:
    """A text too long for the model keeps to sentences: none is cut in two, none is left out."""
    filler = "QkFTRTY0" * 100
    source = " ".join([FERRY, filler] * 3)
    assert texts(to_spanish.translate([source])) == [" ".join([SPANISH[FERRY], filler] * 3)]


def test_text_does_not_depend_on_its_neighbours(to_spanish: ArgosTranslator) -> None:
    """Alone, in a batch and beside very long texts: the same text, score and links."""
    batch = [*SPANISH, "Zusi", "🙂", " ".join(["word"] * 200), *ENGLISH, ""]
    together = to_spanish.translate(batch)
    for text, expected in zip(batch, together, strict=True):
        (alone,) = to_spanish.translate([text])
        assert (alone.text, alone.alignment) == (expected.text, expected.alignment)
        assert alone.score == pytest.approx(expected.score, abs=1e-4)


def test_threads_may_share_a_translator(package: Package) -> None:
    """Four callers at once get what one gets, and several batches at once change nothing."""
    shared = ArgosTranslator(package, compute_type="float32", threads=2)
    batch = list(SPANISH) * 20
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(shared.translate, [batch] * 4))
    assert [texts(result) for result in results] == [list(SPANISH.values()) * 20] * 4


def test_score_is_the_mean_log_probability(to_spanish: ArgosTranslator, package: Package) -> None:
    """The score equals what CTranslate2 says of the same pieces, a token each and the end."""
    pieces = sentencepiece.SentencePieceProcessor(
        model_file=str(package.folder / "sentencepiece.model")
    )
    model = ctranslate2.Translator(
        str(package.folder / "model"), compute_type="float32", intra_threads=1
    )
    for hypothesis, source in zip(to_spanish.translate(list(SPANISH)), SPANISH, strict=True):
        probabilities = model.score_batch(
            [pieces.encode(source, out_type=str)],
            [pieces.encode(hypothesis.text, out_type=str)],
        )[0].log_probs
        mean = sum(probabilities) / len(probabilities)
        assert hypothesis.score == pytest.approx(mean, abs=1e-3)


def test_unsure_translation_scores_lower(to_spanish: ArgosTranslator) -> None:
    """What the model knows scores near 0, what it never saw far below."""
    known, unknown = to_spanish.translate([FERRY, "Quantum chromodynamics bewilders nobody."])
    assert known.score is not None
    assert unknown.score is not None
    assert unknown.score < -0.5 < -0.1 < known.score < 0


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (FERRY, {("Lisbon", "Lisboa"), ("Oslo", "Oslo"), ("Monday", "lunes"), (".", ".")}),
        (
            "  Twelve  people were arrested\nin Vienna after the strike.",
            {("Twelve", "Doce"), ("Vienna", "Viena"), ("strike", "huelga")},
        ),
        (
            "The user lopa_kiso wrote that the company sold the factory in Quito.",
            {("lopa_kiso", "lopa_kiso"), ("Quito", "Quito")},
        ),
        # SentencePiece writes ﬁ with two letters, and so moves all that follows.
        (
            "Soﬁa Lopez said on Friday that the mayor will open a new school in Cairo.",
            {("Soﬁa", "Sofia"), ("Lopez", "Lopez"), ("Friday", "viernes"), ("Cairo", "Cairo")},
        ),
        ("The boat Sofia carries ２０５ passengers.", {("２０５", "205"), ("Sofia", "Sofia")}),
    ],
    ids=["plain", "spaces", "underscore", "ligature", "full width"],
)
def test_alignment_ties_words_to_words(
    to_spanish: ArgosTranslator, source: str, expected: set[tuple[str, str]]
) -> None:
    """Names and nouns are linked to their renderings, whatever normalisation did to offsets."""
    (hypothesis,) = to_spanish.translate([source])
    assert expected <= links(source, hypothesis)


def test_route_through_a_language_in_between(
    variant: Variant, unpacked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a direct package two lead there, by way of English."""
    store = variant("translate-en_ca-1_0", to_code="ca").parent
    engine = ArgosEngine(unpacked, store)
    engines: dict[str, Engine] = {"argos": engine}
    monkeypatch.setattr(routing, "discover", lambda: engines)
    route = routing.find_route("es", "ca")
    assert route.description == (
        "es → en → ca by argos (translate-es_en-1_0) and argos (translate-en_ca-1_0)"
    )
    (hypothesis,) = route.translate(["El transbordador salió de Lisboa hacia Oslo el lunes."])
    assert "Lisboa" in hypothesis.text
    assert hypothesis.score is not None


def test_target_prefix_is_forced_and_left_out(variant: Variant) -> None:
    """A multilingual package's prefix steers the decoder and stands in no text, score or link."""
    translator = loaded(variant(target_prefix="▁El"))
    (hypothesis,) = translator.translate([FERRY])
    assert hypothesis.text == "transbordador salió de Lisboa hacia Oslo el lunes."
    assert ("Lisbon", "Lisboa") in links(FERRY, hypothesis)
    assert hypothesis.score is not None
    assert -0.2 < hypothesis.score < 0


def test_unknown_target_prefix_is_refused(variant: Variant) -> None:
    """A prefix that the model doesn't know would be taken for an unknown word in silence."""
    with pytest.raises(EngineError, match="the model doesn't know its target_prefix '>>spa<<'"):
        loaded(variant(target_prefix=">>spa<<"))


def test_package_with_byte_pairs_works(variant: Variant) -> None:
    """An old package with bpe.model is translated; its underscores stay, it has no alignment."""
    folder = variant()
    (folder / "sentencepiece.model").unlink()
    (folder / "bpe.model").write_text("#version: 0.2\nO s\nOs l\nOsl o</w>\n")
    hypotheses = loaded(folder).translate(["lopa_kiso & co.", "", "a" * 2_000])
    assert hypotheses[0].text
    assert [h.alignment for h in hypotheses] == [None, None, None]
    assert hypotheses[1] == Hypothesis("")


DAMAGE = {
    "model/model.bin": "the model can't be loaded: ",
    "model/config.json": "the model can't be loaded: ",
    "model/shared_vocabulary.json": "the model can't be loaded: ",
    "sentencepiece.model": "sentencepiece.model can't be loaded: ",
}


@pytest.mark.parametrize("content", [b"", b"junk" * 100, None], ids=["empty", "junk", "half"])
@pytest.mark.parametrize("part", DAMAGE)
def test_damaged_package_is_one_line(variant: Variant, part: str, content: bytes | None) -> None:
    """Whatever file is damaged, loading says which in one line; it never ends the program."""
    file = variant() / part
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2] if content is None else content)
    folder = file.parent if file.parent.name == "variant" else file.parent.parent
    with pytest.raises(EngineError) as caught:
        loaded(folder)
    assert str(caught.value).startswith(f"{folder}: {DAMAGE[part]}")
    assert "\n" not in str(caught.value)


def test_missing_vocabulary_is_one_line(variant: Variant) -> None:
    """A model folder that lacks a file is an EngineError as well."""
    folder = variant()
    shutil.rmtree(folder / "model" / "shared_vocabulary.json", ignore_errors=True)
    (folder / "model" / "shared_vocabulary.json").unlink()
    with pytest.raises(EngineError, match="can't be loaded"):
        loaded(folder)


def test_threads_follow_the_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """OMP_NUM_THREADS decides; else the usable processors do, four at most."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert usable_threads() == 1
    monkeypatch.setenv("OMP_NUM_THREADS", "many")
    assert 1 <= usable_threads() <= 4
    if sys.platform == "linux":
        monkeypatch.delenv("OMP_NUM_THREADS")
        monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(64)))
        assert usable_threads() == 4
