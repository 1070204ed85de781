"""Segments: where sentences end, and that nothing of a block is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.article import Article, Block, Role, clean
from translate.formats import read
from translate.segment import segment, segment_text

# Sentences parted by `|`, as a person would part them.
SENTENCES = {
    "en": [
        "It rained. | Nobody came.",
        "He left the U.S. | The mayor stayed.",
        "U.S. officials met Gen. Smith and Sgt. Roe of Acme Inc. on Nov. 3.",
        "It opens at 10 a.m. | Tickets are free. | It closes at 5 p.m. Monday.",
        "It was No. 5 of 12. | She said no. | They left.",
        "J. K. Rowling met Dr. M. A. Hall, Jr. in St. Paul, Minn. | It rained.",
        "Choose plan B. | The rest is waiting.",
        "It cost 3.5 million. | It was 4.2 km long… and late.",
        "It was late... | Then he left.",
        "Seoul, Aug. 15 (EFE).- The council met. | It rained.",
        "(ANSA) - ROMA, 12 MAR - The council met. | It rained.",
        "LONDON (Reuters) - The U.S. Army left. | It rained.",
        # A short quotation, and one that holds a clause and runs on into who said it.
        "She called the “stubborn” clock “a gift to those who wait, who hope, and who come back "
        "in winter as they did in spring,” according to the speech carried by KCNA.",
        "Both said that “patience and a lamp” mattered “more than the other towns’ money and "
        "advice, and loud and hasty help.” | Nobody clapped.",
        "They were “friends since the flood, and are so” still.",
        "He said: “We go.” | Then he left.",
        "He said “I am sure. They will come” on Monday. | It rained.",
        "“We won. We are glad,” she said. | It rained.",
        "“We won. | We are glad.” | She left.",
        "“Stop!” he cried. | “Why?” | “No reason.”",
        '"We won," he said. | "We are glad." | It rained.',
        "It rained (as it does. Always) in May. | (Nobody came.) | It stopped.",
        # What never closes must not swallow the rest.
        "He said “it is late. | Nobody came. | It rained.",
        "The (odd bracket stays open. | Nobody came. | It rained.",
        'A 5" pipe burst. | Nobody came. | It rained.',
        "Yahoo! said so. | Who knows?",
        "1. Take one. | 2. Leave one.",
        "See [the. Town](https://x.org/A.%20B) now. | **It ended.** | Go.",
        "Run `a. B` now. | It works.",
        "The site example.org. | It opened. | Mail a.b@example.org now.",
    ],
    "es": [
        "Llegaron de EE. UU., de Japón y de Hanói. | Nadie más vino.",
        "El Sr. Gil y la Dra. Paz viven en la Av. Central n.º 5. | ¿Vendrán? | Sí.",
        "Trajo pan, vino, etc. | El resto quedó. | Dijo que no. | Ellos sí.",
        "“Vendemos silencio. Y lo vendemos caro”, dijo. | “Ya veremos”. | Llovió.",
        "Teruel, 15 nov (EFE).- El pueblo duerme. | Nadie vino.",
    ],
    "pt": [
        "S. Exa. falou com o Sr. Lula, p. ex. na Av. Paulista, n.º 5. | Choveu.",
        "“Abri a janela. Vi o mar”, disse. | Choveu. | O D. Pedro saiu.",
    ],
    "fr": [
        "« Nous partons. Adieu », a dit M. Le Goff. | Il a plu.",
        "M. Roy a dit : « Oui. » | Puis il est parti. | C’était en 5 av. J.-C. | Il a plu.",
    ],
    "de": [
        "Am 3. Mai kam Dr. Ott, z. B. mit dem Boot. | Es war 1999. | Der Rest schlief.",
        "„Es regnet“, sagte er. | „Wir gehen.“ | Das 18. Jahrhundert war lang.",
    ],
    "it": ["L’art. 13 della legge n. 270 vale. | Il Sig. Rossi lo sa. | Piove."],
    "ru": ["А. С. Пушкин и М. Ю. Лермонтов, т. е. поэты. | «Это всё», — сказал он. | Да."],
    "zh": ["他说：“我们赢了。我们很高兴。” | 然后离开了。 | 1986年开始。 | 你好！ | 再见"],
    "ja": ["「行く。来る」と言った。 | 2020年に始まった。 | 終わり！ | 本当"],
    "und": ["Dr. Who came. | It rained."],
}


# What newswire brings, in the languages of its wires: parted by `|` as well.
NEWSWIRE = {
    "en": [
        "Gen. Ray Okafor, M.D., spoke for the U.N. | Nobody asked.",
        "The U.S. Senate voted. | It left the U.S. | Nobody cheered the U.S.-led plan.",
        "Harbour Bay, Nov 23 (Any Wire).- The ferry sank. | Nobody drowned.",
        "Prices rose 3.5 percent in Sept. and 2 percent in Oct. | They fell later.",
        "The lamp went out. | ...and came back. | …So they say.",
        "He paused ... then spoke. | She waited . . . and left.",
        "1) The lamp is lit | 2) The ferry is late | 3) The clock is right",
        "a. The lamp is lit | b. The ferry is late",
        "• The lamp | • The ferry",
        "1. Nominations opened in hall 3. | Ana Duarte won.",
        "Visit www.Harbour.Example or https://x.org/A.B?c=D. | It is free!",
        "The rule was clear.[4] | Nobody kept it.[5][6] | It was dropped.7 | It came back.",
        "She said, “We won. We did it,” and left. | “Did you?” he asked. | “Yes.”",
        "“The lamp burned,” she said (it hadn’t). | Nobody minded.",
        "It opens at 9 a.m. | Bring bread. | It shuts at 5 p.m. EST on Friday.",
        "At 5 a.m. Mr. Hall left.",
        "Who came? | Bread, jam, etc. | Then coffee.",
        "The ship (built in 1911. Rebuilt in 1950) sank. | [Photo] It rained.",
        "He wrote “it is late. | Nobody came. | It rained.",
        "It ended 3-2 (a.e.t.). | The crowd sang.",
        "Is it so?! | It is!!! | Well…",
        "The ferry sank. | The crew swam.",
        "Of “the lamp.” (Any Wire 2019) he said less. | It burned!",
    ],
    "es": [
        "Puerto Claro, 3 nov (EFE).- La barca llegó. | Nadie la esperaba.",
        "El núm. 4 de la C. Mayor, 2.º izq., es suyo. | ¡Qué bien! | ¿No?",
        "—¿Vienes? —preguntó Ana. | —No.",
        "Costó 1.500,50 euros, IVA incl. y portes aparte. | Fue caro.",
        "Lo dijo D. Luis el 5 de nov. de 2019. | Nadie lo oyó.",
    ],
    "pt": [
        "Lisboa, 12 mar (Lusa) – O barco chegou. | Ninguém o esperava.",
        "O art. 5.º da Lei n.º 12 vale. | O Dr. Reis e a Sra. D. Ana sabem.",
        "Custou R$ 1.500,50. | Foi caro… | Mas valeu.",
    ],
    "fr": [
        "PARIS, 3 nov. 2019 (AFP) - Le bateau est arrivé. | Personne ne l’attendait.",
        "« Il pleut ! » a dit Mme Roy. | « Vraiment ? » | M. J.-P. Roy rit.",
        "3 mai 2019. - Le bateau est arrivé. | Il pleuvait.",
        "Le 1er janv. à 20 h 30, MM. Roy et Blanc sont partis. | Il pleuvait.",
    ],
    "de": [
        "Hafenstadt (dpa) - Der Kahn kam am 3. Oktober. | Niemand wartete.",
        "Am 12. 3. 2019 sprach Prof. Dr. h. c. Ott. | Der 2. Weltkrieg war vorbei.",
        "Er kam um 8.30 Uhr bzw. um 9 Uhr. | „Gut so!“, rief sie. | ‚Ja.‘",
        "Die 1. Mannschaft und die 2. Mannschaft trafen sich. | Es regnete.",
    ],
    "it": [
        "(ANSA) - ROMA, 12 MAR - La barca è arrivata. | Nessuno l’aspettava.",
        "Il dott. Rossi abita in p.zza Verdi. | C’è anche l’on. Bianchi.",
        "«Piove. Che bello», disse. | Poi uscì.",
    ],
    "ru": [
        "МОСКВА, 12 мая. /ТАСС/. Паром пришёл. | Его не ждали.",
        "В 1998 г. в г. Туле жил А. Н. Белов, т. е. дед. | Он умер в 2001 г. | Дом продали.",
        "— Ты идёшь? — спросила Анна. | — Нет.",
        "Цена — 5 тыс. руб. | Это много.",
    ],
    "uk": [
        "У 1998 р. в м. Луцьку жив О. Н. Біль. | Йому було сто років. | Ім’ю дивувалися.",
    ],
    "pl": [
        "W 1998 r. ks. J. Kos kupił dom za 30 tys. zł. | Potem go sprzedał.",
        "– Idziesz? – spytała Anna. | – Nie.",
    ],
    "nl": [
        "Het schip zonk om 8.30 uur. | ,,Wij zwommen'', zei dr. A. van Dam. | ,,Gelukkig.''",
    ],
    "cs": [
        "Dne 3. května přijel Ing. Novák, tj. starosta. | Pršelo.",
    ],
    "tr": [
        "3. Ordu geldi. | Prof. Dr. Kaya sustu. | 19. Yüzyıl bitti.",
    ],
    "zh": [
        "新华社北京8月15日电 渡船到了。 | 没人等它！ | “到了。”她说。",
        "价格是3.5元……很贵。 | 真的吗？ | 是的",
    ],
    "ja": [
        "【ソウル共同】船が着いた。 | 「着いた。」と彼は言った。 | 「本当？」 | 雨だった。",
    ],
    "ko": [
        '(서울=연합뉴스) 배가 도착했다. | 아무도 없었다. | "왔다. 늦었다"고 그가 말했다.',
    ],
    "ar": [
        "وصلت العبارة أمس. | هل كان أحد هناك؟ | لا! | بلغ السعر 3.5 دولار.",
    ],
    "ur": [
        "کشتی آ گئی۔ | کوئی نہیں تھا؟ | نہیں۔",
    ],
    "hi": [
        "नाव आ गई। | कोई नहीं था? | डॉ. राव ने देखा। | दाम 3.5 रुपये था।",
    ],
    "am": [
        "ጀልባው መጣ። | ማንም አልነበረም፧ | አዎ።",
    ],
    "hy": [
        "Նավը եկավ: | Ոչ ոք չկար։ | Անձրև էր:",
    ],
    "el": [
        "Ήρθε το πλοίο. | Ποιος το περίμενε; | Ο κ. Νίκας, π.χ., όχι.",
    ],
}


@pytest.mark.parametrize(
    ("language", "marked"),
    [(tag, one) for table in (SENTENCES, NEWSWIRE) for tag, many in table.items() for one in many],
)
def test_sentences_end_where_a_person_would_end_them(language: str, marked: str) -> None:
    """Stops, abbreviations, quotations, brackets, lists and datelines in two dozen languages."""
    joint = "" if language in ("zh", "ja") else " "
    expected = marked.split(" | ")
    assert segment_text(joint.join(expected), language) == expected


def test_regions_use_their_language() -> None:
    """`pt-BR` knows what `pt` knows."""
    assert segment_text("O Sr. Lula saiu. O resto ficou.", "pt-BR") == [
        "O Sr. Lula saiu.",
        "O resto ficou.",
    ]


def test_lines_and_blank_lines_of_a_text() -> None:
    """A single line end is a blank, a blank line ends a sentence."""
    assert segment_text("One\ntwo\r\n\r\n three. Four\n", "en") == ["One two", "three.", "Four"]


def story(source: str, language: str = "en") -> Article:
    return read(source.encode()).with_language(language)


def test_segments_point_into_the_source() -> None:
    """A segment's span is where its words stand, line ends and indentation included."""
    article = segment(story("  It rained\r\n  all day. Nobody\r\n  came.\r\n"))
    assert [(s.text, article.text[s.start : s.end]) for s in article.segments] == [
        ("It rained all day.", "It rained\r\n  all day."),
        ("Nobody came.", "Nobody\r\n  came."),
    ]


def test_titles_captions_and_items_are_whole() -> None:
    """What has no final stop is one segment; what has sentences is cut."""
    article = segment(
        story(
            "Clock stays. Town cheers\n\nLisbon was quiet.\n\nPhoto: The clock. AP/Ana Duarte\n\n"
            "Photo: The clock. It is old.\n\n- One. Two\n- Three. Four.\n\nNo. 5 is out\n\nEnd.\n"
        )
    )
    assert [[s.text for s in block.segments] for block in article.blocks] == [
        ["Clock stays. Town cheers"],
        ["Lisbon was quiet."],
        ["Photo: The clock. AP/Ana Duarte"],
        ["Photo: The clock.", "It is old."],
        ["One. Two"],
        ["Three.", "Four."],
        ["No. 5 is out"],
        ["End."],
    ]


def test_who_made_a_picture_is_a_segment_of_its_own() -> None:
    """A credit with its label is cut off its caption, full stop or none."""
    article = segment(
        story("Lisbon was quiet.\n\nThe clock Image: Ana Duarte.\n\nOld. Shut. Foto: EFE\n")
    )
    assert [[s.text for s in block.segments] for block in article.blocks] == [
        ["Lisbon was quiet."],
        ["The clock", "Image: Ana Duarte."],
        ["Old.", "Shut.", "Foto: EFE"],
    ]


def test_credits_and_sign_offs_have_no_segments() -> None:
    """What is not translated is not sent to anybody."""
    article = segment(story("The clock struck. EFE\n\nhd-jr/mb\n"))
    assert [(str(b.role), len(b.segments)) for b in article.blocks] == [
        ("paragraph", 1),
        ("sign-off", 0),
        ("credit", 0),
    ]


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ({"It rained. Nobody came."}, ["It rained. Nobody came.", "They slept."]),
        ({"Nobody came. They slept."}, ["It rained.", "Nobody came. They slept."]),
        ({"It rained. Nobody came. They slept."}, ["It rained. Nobody came. They slept."]),
        ({"It rained."}, ["It rained.", "Nobody came.", "They slept."]),
        ({"rained", "Nobody", "It snowed.", ""}, ["It rained.", "Nobody came.", "They slept."]),
        # The longer one wins where two overlap.
        (
            {"Nobody came. They slept.", "It rained. Nobody came."},
            ["It rained.", "Nobody came. They slept."],
        ),
    ],
)
def test_bounds_that_a_person_owns_are_kept(keep: set[str], expected: list[str]) -> None:
    """A kept text that stands whole in its block is one segment, the rest is cut around it."""
    article = segment(story("It rained. Nobody came. They slept."), keep)
    assert [s.text for s in article.segments] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It’s over. Kim leaves Hanoi\n\nKim left on Friday by train.\n\nIt’s over.\n",
        "“We won. It rained. We did it again,” the minister said.\n\nIt rained.\n",
        "It rained. Nobody came\n\nThe council met in Hanoi. It rained. Nobody came.\n",
    ],
)
def test_a_short_sentence_does_not_cut_up_a_longer_one(text: str) -> None:
    """Whichever segments are kept, an article that hasn't changed is cut as it was."""
    plain = segment(story(text))
    texts = [one.text for one in plain.segments]
    for number in range(2 ** len(texts)):
        keep = {one for place, one in enumerate(texts) if number >> place & 1}
        assert segment(story(text), keep) == plain


def test_what_is_kept_is_not_cut_up_by_a_sentence_that_is_gone() -> None:
    """The longer of two kept texts is one segment, also where the rules make it one."""
    text = "It’s over. Kim leaves Hanoi\n\nKim left on Friday by train.\n"
    article = segment(story(text), {"It’s over. Kim leaves Hanoi", "It’s over."})
    assert [s.text for s in article.segments] == text.strip().split("\n\n")


def test_many_kept_texts_take_no_long() -> None:
    """Ten thousand texts that stand nowhere are looked for in ten thousand paragraphs at once."""
    text = "\n\n".join(f"The council of town {n} met. It rained." for n in range(10_000))
    keep = {f"The council of town {n} meets." for n in range(10_000)}
    article = story(text)
    started = time.process_time()
    plain, kept = segment(article), segment(article, keep)
    assert time.process_time() - started < 20
    assert plain == kept


@pytest.mark.parametrize("marks", ["*", "—", "|", "”", '"', "***", "✔", "🎉", "( )", "»"])
def test_marks_alone_are_no_segment(marks: str) -> None:
    """What has no letter or digit stays where it stands: there is nothing to translate in it."""
    found = segment_text(f"Prices rose. It rained. {marks}\n\n{marks}\n\nHe left.", "en")
    assert [text.strip(f" {marks}") for text in found] == ["Prices rose.", "It rained.", "He left."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. *** Nobody came. 🎉", ["It rained.", "*** Nobody came. 🎉"]),
        ("— It rained. ”", ["— It rained. ”"]),
    ],
)
def test_marks_alone_cling_to_a_sentence(text: str, expected: list[str]) -> None:
    """Nothing but blanks is lost of a paragraph that has words."""
    assert segment_text(text, "en") == expected


def test_an_unknown_language_is_cut_by_what_all_share() -> None:
    """Stops of any script, titles that travel and initials need no table."""
    assert segment_text("Dr. A. Oye ba. Iro ni? Rara! 好。", "yo") == [
        "Dr. A. Oye ba.",
        "Iro ni?",
        "Rara!",
        "好。",
    ]


def test_kept_bounds_can_part_a_sentence_that_the_rules_hold() -> None:
    """Bounds of a finer splitter survive as well."""
    text = "“We won. We are glad,” she said. It rained."
    article = segment(story(text), {"“We won.", "We are glad,” she said."})
    assert [s.text for s in article.segments] == [
        "“We won.",
        "We are glad,” she said.",
        "It rained.",
    ]


PIECES = st.sampled_from(
    [
        "a",
        "Bc",
        "Dr",
        "U.S",
        "EFE",
        ".",
        "...",
        "…",
        "!",
        "?",
        "。",
        ",",
        "“",
        "”",
        '"',
        "'",
        "’",
        "(",
        ")",
        "[",
        "«",
        "»",
        "„",
        "`",
        "*",
        "_",
        " ",
        " ",
        "\t",
        "\u00a0",
        "5",
        "p.m",
        "—",
        "-",
        "字",
        "」",
        "「",
        "ß",
        "é",
        "\u2028",
        "\ufeff",
    ]
)
LINES = st.lists(st.lists(PIECES, max_size=12).map("".join), min_size=1, max_size=5)
LANGUAGES = st.sampled_from(["en", "es", "pt-BR", "fr", "de", "ru", "zh-Hans", "ja", "ar", "und"])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _article(lines: list[str], language: str) -> Article:
    text, spans = "", []
    for line in lines:
        text += "> "
        spans.append((len(text), len(text) + len(line)))
        text += line + "\r\n"
    return Article(text, language=language, blocks=(Block(Role.PARAGRAPH, tuple(spans)),))


@given(LINES, LANGUAGES, st.lists(st.lists(PIECES, max_size=4).map("".join), max_size=3))
def test_nothing_of_a_block_is_lost(lines: list[str], language: str, keep: list[str]) -> None:
    """Segments are stripped slices of the block's text, in order, with marks alone between."""
    article = segment(_article(lines, language), keep)
    (block,) = article.blocks
    text, position = article.block_text(block), 0
    for one in block.segments:
        position = text.index(one.text, position) + len(one.text)
        assert one.text == one.text.strip() != ""
        assert "".join(
            clean(article.text[one.start : one.end]).replace("> ", "").split()
        ) == "".join(one.text.split())
        assert any(map(str.isalnum, one.text))
    assert _letters(text) == _letters("".join(s.text for s in block.segments))
    spans = [edge for s in block.segments for edge in (s.start, s.end)]
    assert spans == sorted(spans)


@given(LINES, LANGUAGES)
def test_no_character_of_a_text_is_lost(lines: list[str], language: str) -> None:
    """Sentences put together are the text without its blanks, where it has words at all."""
    text = " ".join(lines)
    found = segment_text(text, language)
    assert found == [one.strip() for one in found]
    if any(map(str.isalnum, text)):
        assert "".join("".join(found).split()) == "".join(text.split())


@given(st.lists(LINES, max_size=4), LANGUAGES, st.data())
def test_keeping_what_is_cut_changes_nothing(
    paragraphs: list[list[str]], language: str, data: st.DataObject
) -> None:
    """Approving any segments of an article and segmenting it again gives the same segments."""
    text = "\n\n".join("\n".join(lines) for lines in paragraphs)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        return
    plain = segment(story(text, language))
    texts = sorted({one.text for one in plain.segments})
    keep = data.draw(st.sets(st.sampled_from(texts))) if texts else set()
    assert segment(story(text, language), keep) == plain
    assert segment(story(text, language), set(texts)) == plain


@pytest.mark.parametrize(
    "unit",
    [
        *[
            "It rained. ",
            "U.S. ",
            "Nov. 3 ",
            "“",
            "([",
            '."',
            "a'a'",
            "A.",
            ". ",
            "x",
            "字。",
            "* ",
        ],
        *["(a. ", "1) a ", "; The ", '"A." ', "• ", ". . ", "a. b. ", "“A, “", "a.B", "。」"],
    ],
)
def test_no_text_takes_the_rules_long(unit: str) -> None:
    """A quarter of a megabyte in one paragraph takes a second, whatever stands in it."""
    text = unit * (250_000 // len(unit))
    started = time.process_time()
    sentences = segment_text(text, "en")
    assert time.process_time() - started < 5
    assert _letters("".join(sentences)) == _letters(text)
