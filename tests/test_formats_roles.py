"""Roles: what a story's passages are, and the sentences that only look like something else."""

from __future__ import annotations

import pytest

from translate.formats import read

BODY = "The council met on Monday and voted to keep the ferry."


def roles(*paragraphs: str) -> list[tuple[str, str]]:
    article = read("\n\n".join(paragraphs).encode())
    return [(str(block.role), article.block_text(block)) for block in article.blocks]


def role(paragraph: str) -> str:
    """The role of a paragraph in the middle of a story."""
    (found,) = [r for r, words in roles("A headline of a story", BODY, paragraph, BODY)[2:-1]]
    return found


def test_a_wire_story_from_top_to_bottom() -> None:
    """Each passage of a wire story has its role, and the sign-off is a block of its own."""
    assert roles(
        "Culture",
        "Old clock strikes again",
        "Nine years of silence end",
        "By Ana Duarte",
        "Lisbon, Oct 4 (EFE).- The clock struck noon.",
        "It was late.",
        "What comes next",
        "Nobody knows. EFE",
        "hd-jr/mb",
        "Related Articles",
        "Town buys second clock",
        "Back to top button",
    ) == [
        ("label", "Culture"),
        ("headline", "Old clock strikes again"),
        ("subhead", "Nine years of silence end"),
        ("paragraph", "By Ana Duarte"),
        ("dateline", "Lisbon, Oct 4 (EFE).- The clock struck noon."),
        ("paragraph", "It was late."),
        ("subhead", "What comes next"),
        ("paragraph", "Nobody knows."),
        ("sign-off", "EFE"),
        ("credit", "hd-jr/mb"),
        ("residue", "Related Articles"),
        ("residue", "Town buys second clock"),
        ("residue", "Back to top button"),
    ]


@pytest.mark.parametrize(
    "first",
    ["It rained.", "“We will stay.”", "It rained…", "The council said:", "Habrá más.»"],
)
def test_a_short_first_sentence_is_no_headline(first: str) -> None:
    """A story without a headline keeps its first sentence as a paragraph."""
    assert roles(first, BODY)[0] == ("paragraph", first)


@pytest.mark.parametrize(
    "headline",
    [
        "Ferry stays",
        "Will the ferry stay?",
        "FERRY STAYS",
        "‘We will stay’",
        "Gen. Smith in U.S",
        "7 ferries",
    ],
)
def test_a_title_without_a_stop_is_the_headline(headline: str) -> None:
    """What stands first and doesn't end as a sentence is the headline."""
    assert roles(headline, BODY) == [("headline", headline), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "dateline",
    [
        "Seoul, Aug 15 (EFE).-",
        "LONDON (Reuters) -",
        "WASHINGTON, Nov. 3 (AP) —",
        "PARIS, 3 mai (AFP) –",
        "Lisboa, 12 mar (Lusa) –",
        "Lisboa, 12 mar 2025 (Lusa) -",
        "São Paulo, 1º de maio (Agência Brasil) -",
        "Redacción Deportes, 3 jul (EFE).-",
        "BERLIN/PARIS (dpa) -",
        "Pyongyang, October 9 (KCNA) --",
        "St. Petersburg, 4 May (TASS).",
        "(ANSA) - ROMA, 12 MAR -",
        "Harbour Bay, Nov 23 (Coast Wire).-",
        "KYIV, Ukraine —",
        "PARIS –",
        "МОСКВА, 12 мая. /ТАСС/.",
    ],
)
def test_datelines(dateline: str) -> None:
    """Paragraphs that open with an agency's dateline are told apart."""
    assert role(f"{dateline} The council met.") == "dateline"


@pytest.mark.parametrize(
    "sentence",
    [
        "Maria Silva (PT) - the deputy - said nothing.",
        "Kim (the leader) – who came late – said nothing.",
        "On Tuesday, May 5, the Red Cross (RC) - a charity - came.",
        "NATO – the alliance – said nothing.",
        "He worked for EFE (Reuters said so).",
        "In Seoul, Aug 15 is a holiday.",
        "Read more books, the minister told pupils.",
        "Share this bread, he said.",
        "Photo opportunities were few, he said.",
        "Print is not dead, the editor said.",
        "Related matters were left for Tuesday.",
        "Advertisement brought the paper two thirds of its income.",
        "She has worked for EFE.",
        "The report was first carried by Reuters.",
        "Which agency was first? Reuters.",
        "They walked to the church of St. Lusa",
        "AFP, Reuters and EFE were there.",
    ],
)
def test_sentences_that_look_like_something_else(sentence: str) -> None:
    """No sentence is taken for a dateline, a sign-off, a caption or residue."""
    story = roles("A headline of a story", BODY, sentence, BODY)
    assert story[2][1] == sentence
    assert story[2][0] in ("paragraph", "subhead")


@pytest.mark.parametrize(
    ("paragraph", "sentence", "sign_off"),
    [
        ("It rained. EFE", "It rained.", "EFE"),
        ("“It rained.” EFE", "“It rained.”", "EFE"),
        ("It rained. (Reuters)", "It rained.", "(Reuters)"),
        ("Why? (AFP)", "Why?", "(AFP)"),
        ("Choveu. Lusa/Fim", "Choveu.", "Lusa/Fim"),
        ("Il pleut. – AFP", "Il pleut.", "– AFP"),
        ("It was in the U.S. Reuters", "It was in the U.S.", "Reuters"),
        ("It rained. EFE hd-jr/mb", "It rained.", "EFE hd-jr/mb"),
        ("It rained\nall day.\nEFE", "It rained all day.", "EFE"),
    ],
)
def test_a_sign_off_leaves_the_paragraph(paragraph: str, sentence: str, sign_off: str) -> None:
    """An agency's name after the last full stop is a block that is not translated."""
    assert roles(BODY, paragraph)[1:] == [("paragraph", sentence), ("sign-off", sign_off)]


@pytest.mark.parametrize(
    "words", ["EFE", "(AP)", "— Reuters", "EFE/EPA", "dpa", "Lusa/Fim", "[AFP]"]
)
def test_an_agency_alone_is_a_sign_off(words: str) -> None:
    """An agency's name as a whole paragraph is not translated."""
    assert roles(BODY, words) == [("paragraph", BODY), ("sign-off", words)]


@pytest.mark.parametrize(
    "words", ["co-ahg/tw", "jt/ks", "(jt/ks)", "bur-jh/ach", "AYM // RBF", "jt", "EFE/Ana Duarte"]
)
def test_credits(words: str) -> None:
    """The initials of those who wrote a story are not translated."""
    assert roles(BODY, words) == [("paragraph", BODY), ("credit", words)]


@pytest.mark.parametrize("words", ["and/or", "End", "km/h", "Fin"])
def test_short_words_are_no_credits(words: str) -> None:
    """Words that only have the form of initials stay translatable."""
    assert roles(BODY, words, BODY)[1][0] not in ("credit", "sign-off")


@pytest.mark.parametrize(
    "words",
    [
        "Photo: The ferry at dawn",
        "FOTO: O barco no porto.",
        "[Foto: Le port]",
        "Photo d'archives : le port",
        "Foto de archivo de un barco.",
        "Photo by Ana Duarte",
        "Bild: Der Hafen",
        "Fotografía/ Un barco",
    ],
)
def test_captions(words: str) -> None:
    """What says of itself that it belongs to a picture is a caption."""
    assert role(words) == "caption"


@pytest.mark.parametrize(
    "words",
    [
        "Related Articles",
        "Back to top button",
        "Share this",
        "Share on Facebook",
        "Read more: Town buys a second clock",
        "También le puede interesar: Otro reloj",
        "Leia também",
        "Compartilhe no WhatsApp",
        "À lire aussi : l’autre pont",
        "Lesen Sie auch: Ein anderes Boot",
        "Leggi anche",
        "Llegeix també",
        "Читайте также: Другой мост",
        "Copyright 2026 Coast Wire. All rights reserved.",
        "相关阅读",
    ],
)
def test_residue(words: str) -> None:
    """What a web page left behind is known in many languages."""
    assert role(words) == "residue"
