"""The articles of `corpus/` are what its README says of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from translate.article import Article, Role
from translate.detect import detect_article, mixture
from translate.formats import read
from translate.segment import segment

CORPUS = Path(__file__).parents[1] / "corpus"
TABLE = dict(
    re.findall(r"^\| `([^`]+)` \| ([\w-]+) \|", (CORPUS / "README.md").read_text("utf-8"), re.M)
)
# Blocks by role, and segments: a change of the rules that moves a bound shows here.
COUNTS = {
    "brasil-biblioteca.txt": ("headline 1, dateline 1, paragraph 5, caption 1, residue 2", 13),
    "brest-marees.xhtml": (
        "page title 1, headline 1, dateline 1, tooltip 1, paragraph 2, caption 1, table cell 4, "
        "list item 2, alternative text 1, residue 1",
        16,
    ),
    "brest-phare.txt": ("headline 1, dateline 1, paragraph 5, credit 1, residue 1", 11),
    "hanoi-bridge.txt": ("headline 1, dateline 1, paragraph 8", 18),
    "harbour-clock.txt": (
        "label 1, headline 1, dateline 1, paragraph 7, sign-off 1, credit 1, residue 2",
        14,
    ),
    "helgoland-post.txt": ("headline 1, dateline 1, paragraph 4, sign-off 1", 10),
    "holm-ferry.html": (
        "page title 2, page summary 1, alternative text 2, residue 10, label 1, headline 1, "
        "paragraph 5, tooltip 3, caption 2, dateline 1, subhead 1, table cell 4, quotation 2, "
        "list item 2, sign-off 1",
        43,
    ),
    "lisboa-eletricos.txt": (
        "label 1, headline 1, dateline 1, paragraph 5, credit 1, sign-off 1, residue 1",
        13,
    ),
    "lyon-jardins.txt": ("label 1, headline 1, dateline 1, paragraph 6, residue 2", 16),
    "maputo-radio.txt": ("headline 1, dateline 1, paragraph 6, sign-off 1", 14),
    "mixed-council.txt": ("headline 1, dateline 1, paragraph 5, sign-off 1", 8),
    "montevideo-observatorio.txt": ("headline 1, dateline 1, paragraph 5, sign-off 1", 8),
    "pyongyang-orchestra.txt": (
        "headline 1, dateline 1, paragraph 6, sign-off 1, credit 1",
        10,
    ),
    "seed-bank.md": (
        "headline 1, dateline 1, paragraph 3, list item 5, quotation 1, subhead 1, table cell 5, "
        "caption 1",
        21,
    ),
    "short.txt": ("paragraph 1", 1),
    "teruel-trufa.txt": (
        "label 1, headline 1, dateline 1, paragraph 6, sign-off 1, credit 1, residue 1",
        12,
    ),
    "vladivostok-aquarium.txt": (
        "headline 1, dateline 1, paragraph 4, caption 1, sign-off 1",
        12,
    ),
}


ARTICLES = sorted(
    # Not what somebody made of them: the README's first command leaves a PO here.
    path.name
    for path in CORPUS.iterdir()
    if path.suffix in (".txt", ".md", ".html", ".xhtml")
    and path.name != "README.md"
    and path.stem.count(".") == 0
)


@pytest.fixture(params=ARTICLES)
def path(request: pytest.FixtureRequest) -> Path:
    return CORPUS / str(request.param)


def _read(path: Path) -> Article:
    article = read(path)
    return segment(article.with_language(detect_article(article).language))


def test_the_readme_lists_every_article() -> None:
    """The table and the folder name the same files."""
    assert sorted(TABLE) == ARTICLES


def test_an_article_comes_back_byte_for_byte(path: Path) -> None:
    """Reading keeps the source as it is, byte order mark and line ends included."""
    assert _read(path).source == path.read_bytes()


def test_an_article_is_in_the_language_of_the_table(path: Path) -> None:
    """Detection says what the README says."""
    assert _read(path).language == TABLE[path.name]


def test_an_article_has_its_blocks_and_segments(path: Path) -> None:
    """Roles and the number of segments are those of a person's reading."""
    article = _read(path)
    roles: dict[str, int] = {}
    for block in article.blocks:
        roles[str(block.role)] = roles.get(str(block.role), 0) + 1
    counted = ", ".join(f"{role} {number}" for role, number in roles.items())
    assert (counted, len(article.segments)) == COUNTS[path.name]


def test_segments_cover_what_is_translated(path: Path) -> None:
    """All but blanks of each translated block stands in its segments, and nothing else does."""
    article = _read(path)
    for block in article.blocks:
        text = article.block_text(block) if block.role.translated else ""
        assert _letters(text) == _letters("".join(s.text for s in block.segments))


def _letters(text: str) -> str:
    return "".join(re.sub(r"</?[a-z]+/?>", "", text).split())


def test_quotations_are_not_torn(path: Path) -> None:
    """Segments hold as many opening as closing marks, save in a quotation that stands alone."""
    marks = [("„", "“")] if TABLE[path.name] == "de" else [("“", "”"), ("«", "»")]
    torn = [
        s.text
        for s in _read(path).segments
        if any(s.text.count(opening) != s.text.count(closing) for opening, closing in marks)
    ]
    # A speech of several sentences that nobody reports in them is cut like other text.
    assert torn == {
        "lisboa-eletricos.txt": ["“Abri a janela.", "Pensei que tinha rejuvenescido.”"],
    }.get(path.name, [])


def test_the_special_articles_are_special() -> None:
    """Line ends, marks, the repeated sentence and the mixture are as the README says."""
    aquarium = (CORPUS / "vladivostok-aquarium.txt").read_bytes()
    assert aquarium.startswith(b"\xef\xbb\xbf")
    assert aquarium.count(b"\n") == aquarium.count(b"\r\n")
    radio = [s.text for s in _read(CORPUS / "maputo-radio.txt").segments]
    assert radio.count("São seis horas em Maputo.") == 3
    assert set(mixture(_read(CORPUS / "mixed-council.txt"))) == {"en", "es"}
    assert mixture(_read(CORPUS / "harbour-clock.txt")) == {}
    (headline,) = [
        b for b in _read(CORPUS / "pyongyang-orchestra.txt").blocks if b.role is Role.HEADLINE
    ]
    assert headline.segments[0].text.isupper()


def test_ordinary_articles_have_a_length_of_news() -> None:
    """Between 120 and 350 words, the special ones aside."""
    for name in TABLE.keys() - {"short.txt"}:
        article = read(CORPUS / name)
        words = sum(len(article.block_words(block).split()) for block in article.blocks)
        assert 110 <= words <= 350
