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


@pytest.mark.parametrize(
    "words",
    [
        "The ferry leaves the pier. Image: Ana Duarte.",
        "The ferry at night Image: Coast Guard / Ana Duarte.",
        "The ferry at night (Photo: Reuters)",
        "The crew sings. Video: Ana Duarte & Orla Venn.",
        "O barco no porto. Foto: Lusa/Ana Duarte",
        "Die Fähre im Hafen. Foto: dpa",
        "The ferry leaves. (AP Photo/Ana Duarte)",
        "The old pier; from file, 2015.",
        "El barco en el puerto (foto de archivo).",
        "File image of the ferry.",
    ],
)
def test_captions_by_what_they_end_with(words: str) -> None:
    """A block that ends with who made a picture, or that it is an old one, is a caption."""
    assert role(words) == "caption"


@pytest.mark.parametrize(
    "words",
    [
        "He showed them the photo: Two boats and a dog.",
        "The poll was taken by Reuters/Ipsos.",
        "The story was first told by EFE/Ana Duarte",
        "They took the file, 2015 pages of it.",
        "“I saw the picture: it was mine,” she said.",
    ],
)
def test_sentences_about_pictures_are_no_captions(words: str) -> None:
    """A photo in a sentence, or two agencies, make no caption."""
    assert role(words) in ("paragraph", "subhead")


@pytest.mark.parametrize(
    "date",
    [
        "Friday, March 6, 2026",
        "March 6, 2026",
        "Viernes, 6 de marzo de 2026",
        "6 mars 2026",
        "Freitag, 6. März 2026",
        "venerdì 6 marzo 2026",
        "6 d’abril de 2026",
        "Пятница, 6 марта 2026 г.",
        "**Friday, March 6, 2026**",
    ],
)
def test_a_date_above_the_story_is_its_dateline(date: str) -> None:
    """A date alone below the headline, or above it, is neither a headline nor a subhead."""
    below = [("headline", "Ferry stays"), ("dateline", date), ("paragraph", BODY)]
    assert roles("Ferry stays", date, BODY) == below
    above = [("dateline", date), ("headline", "Ferry stays"), ("paragraph", BODY)]
    assert roles(date, "Ferry stays", BODY) == above


@pytest.mark.parametrize(
    "words", ["10 libros de 2026", "Boat 10, 2026", "Route 66, 1966", "6 March 2026 – 9 March 2026"]
)
def test_a_title_with_a_year_is_no_date(words: str) -> None:
    """A number and a year make a date only around a month."""
    assert roles(words, BODY)[0] == ("headline", words)


@pytest.mark.parametrize(
    "words",
    [
        "6 mars 2026. - Le bateau reste au port.",
        "6 de marzo de 2026 – El barco se queda.",
        "Friday, March 6, 2026 The ferry stays.",
        "Harbour Bay, Denmark — The ferry stays.",
    ],
)
def test_a_date_or_a_place_before_the_lead_is_a_dateline(words: str) -> None:
    """A page's date in front of the lead, or town and country, open the story as agencies do."""
    assert roles("Ferry stays", words, BODY)[1] == ("dateline", words)


def test_sections_of_pictures_keep_their_headings() -> None:
    """A heading above nothing but captions is a subhead, as it is above paragraphs."""
    assert roles("Ferry stays", BODY, "The crew", "Ana. Image: Coast Wire.") == [
        ("headline", "Ferry stays"),
        ("paragraph", BODY),
        ("subhead", "The crew"),
        ("caption", "Ana. Image: Coast Wire."),
    ]


def test_what_stands_below_a_story() -> None:
    """The sources of a story have a heading, what a page files it under is residue."""
    source = "“Ferry stays” — Coast Wire, March 5, 2026"
    found = roles("Ferry stays", BODY, "Sources", source, "Categories: Ferries, Denmark")
    assert found[2:] == [
        ("subhead", "Sources"),
        ("paragraph", source),
        ("residue", "Categories: Ferries, Denmark"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“It was late. We went home.” – Ana Duarte", "quotation"),
        ('"It was late." - Ana Duarte, the captain', "quotation"),
        ("“It was late,” said Ana Duarte.", "paragraph"),
        ("“It was late.” – and so it was.", "paragraph"),
    ],
)
def test_pull_quotes(words: str, expected: str) -> None:
    """A quotation with its speaker behind a dash is set off from the story."""
    assert role(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "By Ana Duarte",
        "By Ana Duarte, Friday, March 6, 2026",
        "By Ana Duarte Friday, March 6, 2026",
        "Por Ana Duarte | 6 de marzo de 2026",
    ],
)
def test_a_byline_with_its_date_is_no_subhead(words: str) -> None:
    """Who wrote a story stays a paragraph, so that no engine gets the name in small letters."""
    assert roles("Ferry stays", words, BODY)[1] == ("paragraph", words)
