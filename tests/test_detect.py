"""Detection: right, undecided rather than wrong, the same every time."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from translate.article import Article
from translate.detect import (
    SURE,
    Detection,
    detect,
    detect_article,
    foreign_blocks,
    left_blocks,
    mixture,
    opinion,
)
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
    "pt-BR": "Você vai ver que os vizinhos já estão consertando o relógio do trem.",
    "pt-PT": "O facto é que os vizinhos já estão a consertar o relógio do comboio.",
    "be": "Суседзі яшчэ да зімы адрамантавалі гадзіннік на вежы, і ён зноў ідзе.",
    "kk": "Көршілер қыс түскенше мұнарадағы сағатты жөндеп, ауылға қайтты.",
    "sr": "Комшије су поправиле сат на торњу још пре зиме, и он опет ради.",
    "sr-Latn": "Komšije su popravile sat na tornju još pre zime, a gde je ključ niko ne zna.",
    "hr": "Susjedi su popravili sat na tornju još prije zime, a gdje je ključ nitko ne zna.",
    "el": "Οι γείτονες επισκεύασαν το ρολόι του πύργου πριν έρθει ο χειμώνας.",
    "he": "השכנים תיקנו את השעון במגדל לפני שהגיע החורף.",
    "hi": "पड़ोसियों ने सर्दी आने से पहले मीनार की घड़ी ठीक कर दी थी।",
    "ru": "Соседи починили часы на башне до наступления зимы.",
    "uk": "Сусіди полагодили годинник на вежі ще до початку зими.",
    "zh-Hans": "邻居们在冬天到来之前修好了塔上的钟，大家都很高兴。",
    "zh-Hant": "鄰居們在冬天來臨之前修好了塔上的鐘，大家都很高興。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language: str) -> None:
    """Languages come as BCP 47 tags; with script or region where the text shows it."""
    found = detect(SENTENCES[language])
    assert (found.language, normalise(found.language)) == (language, language)
    assert found.guess == language
    assert SURE <= found.confidence <= 1


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where `dragoman[detect]` is not installed."""
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    monkeypatch.setattr(opinion, "_identifier", opinion._identifier.__wrapped__)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough_without_a_second_opinion(language: str) -> None:
    """What the extra brings is confidence about a few words."""
    assert detect(SENTENCES[language]).guess == language
    assert detect(SENTENCES[language] * 2).language == language


def test_a_second_opinion_settles_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """With `dragoman[detect]` more short texts have an answer."""
    pytest.importorskip("py3langid")
    doubtful = "Den lille båten gikk aldri"
    both = detect(doubtful)
    monkeypatch.setattr(opinion, "_identifier", lambda: None)
    assert (both.language, detect(doubtful)) == ("nb", Detection("und", 0.0, "nb"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("O relógio da torre tem duzentos anos.", "pt"),
        ("O presidente econômico visitou a Polônia e o Irã.", "pt-BR"),
        ("O presidente económico visitou a Polónia e o Irão.", "pt-PT"),
        ("A fêmea tinha o estômago vazio e não comia há dias.", "pt"),
        ("日中人口", "zh"),
        ("国会通过新法律", "zh-Hans"),
        ("國會通過新法律", "zh-Hant"),
        ("東京駅前広場", "ja"),
        ("東京のタワー", "ja"),
    ],
)
def test_variants_are_told_where_the_text_shows_them(text: str, language: str) -> None:
    """Spelling, words and characters of one variant alone tell it; else the language is named."""
    assert detect(text).guess == language


def test_a_doubt_is_said_with_the_likeliest() -> None:
    """A text that may be two languages has no answer, but a guess."""
    found = detect("mil casas de campo")
    assert (found.language, found.confidence) == ("und", 0.0)
    assert found.guess in {"pt", "es", "ca"}


@pytest.mark.parametrize(
    "text",
    [
        "Egun on guztioi, gaur goizean itsasontzi txikia portutik irten da arrantzara.",
        "Bha am bàta beag a’ fàgail a’ chala tràth sa mhadainn, agus cha robh duine ann.",
    ],
)
def test_a_language_without_profile_is_no_other(text: str) -> None:
    """Basque and Gaelic are not called something else with confidence."""
    assert detect(text).language == "und"


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


def test_other_processes_say_the_same() -> None:
    """The order of sets and dictionaries has no say: `PYTHONHASHSEED` changes nothing."""
    code = "import sys, translate; print([translate.detect(t) for t in sys.argv[1:]])"
    texts = [*SENTENCES.values(), "no la de a casa", "mil casas de campo"]
    said = {
        subprocess.run(
            [sys.executable, "-c", code, *texts],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(said) == 1
    assert b"pt-BR" in said.pop()


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


KOREAN = "모두를 위한 두 번째 배"
NAMES = "Real Sociedad, Deportivo Alavés, Atlético Osasuna, Club Deportivo Leganés, Racing"


@pytest.mark.parametrize(
    ("paragraph", "language"),
    [
        (SENTENCES["es"], "es"),
        (SENTENCES["ja"], "ja"),
        (KOREAN, "ko"),
        (SENTENCES["uk"], "uk"),
        ("La casa de campo", None),
        (NAMES, None),
        ("“Sí, se puede,” they sang in the square, and then they went home one by one.", None),
    ],
)
def test_a_paragraph_in_another_language_is_noticed(paragraph: str, language: str | None) -> None:
    """By its script at once; in the same script from a sentence on, and never by names alone."""
    english = [SENTENCES["en"]] * 4
    article = _article(*english[:2], paragraph, *english[2:]).with_language("en")
    assert foreign_blocks(article) == ({2: language} if language else {})
    assert left_blocks(article) == foreign_blocks(article)


def test_an_article_of_half_and_half_is_drafted_whole() -> None:
    """Where most of an article looks foreign, its language is in doubt, and nothing is left."""
    article = _article(*[SENTENCES["es"]] * 3, SENTENCES["en"]).with_language("en")
    assert set(foreign_blocks(article).values()) == {"es"}
    assert left_blocks(article) == {}


def test_a_japanese_caption_in_chinese_characters_is_japanese() -> None:
    """Few characters are no sign of Chinese in a Japanese article."""
    article = _article(SENTENCES["ja"], "東京都港区", SENTENCES["ja"]).with_language("ja")
    assert foreign_blocks(article) == {}
