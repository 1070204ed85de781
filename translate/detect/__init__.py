"""The language of a text, by langdetect over all its profiles, with a confidence that holds.

langdetect's own probability is above .9999 for most wrong answers about short texts. So the text
is judged whole and by thirds, and the confidence is the mean of what the four say of the winner.
Priors that leave languages out make it confidently wrong (Spanish called Portuguese): there are
none here, but that no text without Hangul is Korean.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ..article import UNDETERMINED, Article, Role
from ..languages import same_base

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

_SURE = 0.7
"""Below it no answer. Of lingua's sentences in 52 languages cut to 25 characters two thirds are
answered, 97 % of them right; of whole sentences 93 %, 99.5 % right (bench/detection.py)."""

_FEWEST_LETTERS = 12
_PARAGRAPH_LETTERS = 60
"""A paragraph has to have this many letters to be called one of another language."""
_PARAGRAPH_SURE = 0.9
_SAMPLE = 10_000
"""Characters judged; langdetect cuts there as well."""

_TAGS = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "no": "nb"}
_NOT_WORDS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?\b"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@dataclass(frozen=True, slots=True)
class Detection:
    """The language of a text, and how sure that is."""

    language: str
    """BCP 47, or `und` where the text is too short or too mixed to tell."""
    confidence: float
    """0 to 1, about the share of such answers that are right; 0 for `und`."""


_UNDECIDED = Detection(UNDETERMINED, 0.0)


def detect(text: str) -> Detection:
    """Tell the language of a text; the same text gets the same answer always."""
    words = _words(text)
    letters = sum(char.isalpha() for char in words)
    if letters < (_FEWEST_LETTERS if _LATIN.search(words) else _FEWEST_LETTERS // 4):
        return _UNDECIDED
    whole = _probabilities(words)
    if not whole:
        return _UNDECIDED
    best = max(whole, key=whole.__getitem__)
    votes = [whole, *map(_probabilities, _thirds(words))]
    confidence = sum(vote.get(best, 0.0) for vote in votes) / len(votes)
    return Detection(_TAGS.get(best, best), confidence) if confidence >= _SURE else _UNDECIDED


def detect_article(article: Article) -> Detection:
    """Tell the language that most of an article's translated text is in."""
    return detect("\n".join(_paragraphs(article)))


def mixture(article: Article) -> dict[str, float]:
    """The share of an article's letters in paragraphs of other languages than its own.

    Most first; paragraphs that are short or not clearly of another language count as its own, so
    that an empty answer means "no sign of it". Quotations inside a paragraph are not seen.
    """
    others: Counter[str] = Counter()
    total = 0
    for paragraph in _paragraphs(article):
        letters = sum(char.isalpha() for char in paragraph)
        total += letters
        if letters >= _PARAGRAPH_LETTERS:
            found = detect(paragraph)
            if found.confidence >= _PARAGRAPH_SURE:
                others[found.language] += letters
    return {
        language: letters / total
        for language, letters in others.most_common()
        if not same_base(language, article.language)
    }


def _paragraphs(article: Article) -> list[str]:
    return [
        article.block_words(block)
        for block in article.blocks
        if block.role.translated and block.role is not Role.RESIDUE
    ]


def _words(text: str) -> str:
    """What of a text tells its language, in lower case where it is in capitals.

    langdetect leaves out words in capitals, which in a headline are all there is.
    """
    words = _NOT_WORDS.sub(" ", text[: 2 * _SAMPLE])[:_SAMPLE]
    capitals = sum(char.isupper() for char in words)
    return words.lower() if capitals > sum(char.islower() for char in words) else words


def _thirds(text: str) -> list[str]:
    """Three parts of about one length, cut between words where there are enough of them."""
    words = text.split()
    if len(words) < 6:
        words, joint = list("".join(words) if len(words) < 2 else " ".join(words)), ""
    else:
        joint = " "
    cuts = [round(len(words) * third / 3) for third in range(4)]
    return [joint.join(words[start:end]) for start, end in pairwise(cuts)]


def _probabilities(text: str) -> dict[str, float]:
    """langdetect's probabilities by its own codes; empty where it finds nothing to go by."""
    from langdetect.lang_detect_exception import LangDetectException

    factory = _factory()
    detector = factory.create()
    detector.append(text)
    # The Korean profile knows Chinese characters and takes traditional Chinese for its own.
    if _HAN.search(text) and not _HANGUL.search(text):
        detector.set_prior_map({code: 1.0 for code in factory.get_lang_list() if code != "ko"})
    try:
        return {found.lang: found.prob for found in detector.get_probabilities()}
    except LangDetectException:
        return {}


_loading = threading.Lock()


def _factory() -> DetectorFactory:
    with _loading:
        return _load()


@lru_cache(maxsize=1)
def _load() -> DetectorFactory:
    """A factory of our own: langdetect's is global, unseeded and in the order of the folder."""
    from importlib.resources import files

    from langdetect.detector_factory import DetectorFactory

    folder = files("langdetect") / "profiles"
    profiles = sorted(
        (entry for entry in folder.iterdir() if not entry.name.startswith(("_", "."))),
        key=lambda entry: entry.name,
    )
    factory = DetectorFactory()
    factory.load_json_profile([profile.read_text(encoding="utf-8") for profile in profiles])
    factory.set_seed(0)
    return factory
