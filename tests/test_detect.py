"""Detection: right, undecided rather than wrong, the same every time."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from translate.article import Article
from translate.detect import Detection, detect, detect_article
from translate.detect.paragraphs import mixture
from translate.formats import read
from translate.languages import normalise

SENTENCES = {
    "ca": "Els veïns del poble van arreglar el rellotge de la torre abans de l’hivern.",
    "de": "Die Nachbarn haben die Uhr am Turm noch vor dem Winter wieder in Gang gebracht.",
    "en": "The neighbours mended the clock of the tower before the winter came.",
    "es": "Los vecinos del pueblo arreglaron el reloj de la torre antes del invierno.",
    "fr": "Les voisins ont réparé l’horloge de la tour avant que l’hiver n’arrive.",
    "it": "I vicini hanno riparato l’orologio della torre prima che arrivasse l’inverno.",
    "ja": "近所の人たちは冬が来る前に塔の時計を直しました。",
    "ko": "이웃들은 겨울이 오기 전에 탑의 시계를 고쳤습니다.",
    "nb": "Naboene reparerte klokken i tårnet før vinteren kom, og ingen av dem ville ha penger.",
    "pt": "Os vizinhos consertaram o relógio da torre antes que o inverno chegasse.",
    "ru": "Соседи починили часы на башне до наступления зимы.",
    "uk": "Сусіди полагодили годинник на вежі ще до початку зими.",
    "zh-Hans": "邻居们在冬天到来之前修好了塔上的钟，大家都很高兴。",
    "zh-Hant": "鄰居們在冬天來臨之前修好了塔上的鐘，大家都很高興。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language: str) -> None:
    """Languages come as BCP 47 tags, Chinese with its script."""
    found = detect(SENTENCES[language])
    assert (found.language, normalise(found.language)) == (language, language)
    assert 0.7 <= found.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n",
        "Taxi: 25 km",
        "EFE",
        "1984, 2,300 – 45 %",
        "🙂🙃 … !!!",
        "https://example.org/the/clock/of/the/tower info@example.org @clock_tower #clocks",
        "www.example.org example.com/a-long-path-of-words",
        "字",
    ],
)
def test_nothing_to_go_by_is_undecided(text: str) -> None:
    """Short texts, digits, signs, addresses and handles tell no language."""
    assert detect(text) == Detection("und", 0.0)


def test_capitals_tell_as_much_as_small_letters() -> None:
    """A headline in capitals has the language of its words."""
    assert detect(SENTENCES["es"].upper()).language == "es"


def test_addresses_do_not_sway_the_answer() -> None:
    """English in URLs leaves a Portuguese sentence Portuguese."""
    links = " https://example.org/the-clock-of-the-tower-and-what-it-says" * 20
    assert detect(SENTENCES["pt"] + links).language == "pt"


def test_the_same_text_gets_the_same_answer() -> None:
    """Neither the random state of the program nor threads change an answer."""
    texts = [*SENTENCES.values(), "hotel internet taxi radio", "no la de a"] * 2
    first = [detect(text) for text in texts]
    random.seed(7)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(detect, texts)) == first


def test_half_and_half_is_not_called_sure() -> None:
    """A text of two languages in equal parts is undecided or less than sure."""
    found = detect((SENTENCES["en"] + " ") * 4 + (SENTENCES["ru"] + " ") * 4)
    assert found.confidence < 0.9


def test_a_long_text_takes_no_longer() -> None:
    """A megabyte is judged by a sample."""
    assert detect(SENTENCES["fr"] * 15_000).language == "fr"


def _article(*paragraphs: str) -> Article:
    return read("\n\n".join(paragraphs).encode())


def test_an_article_is_judged_by_what_is_translated() -> None:
    """Credits and what a web page left behind have no say."""
    residue = ["Read more: the clock of the tower and the winter of the town"] * 6
    assert detect_article(_article(SENTENCES["pt"], "EFE", *residue)).language == "pt"


def test_a_mixture_names_the_other_languages() -> None:
    """The share of letters in paragraphs of another language, none in an article of one."""
    english, spanish = SENTENCES["en"], SENTENCES["es"]
    mixed = _article(english, spanish, english, english).with_language("en")
    letters = {text: sum(map(str.isalpha, text)) for text in (english, spanish)}
    share = letters[spanish] / (letters[spanish] + 3 * letters[english])
    assert mixture(mixed) == {"es": pytest.approx(share)}
    assert mixture(_article(english, english).with_language("en-GB")) == {}
