"""The translated article: translations in their places, every other byte as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.article import Block, Role
from translate.assemble import assemble
from translate.catalog import Catalog, Entry, State
from translate.errors import ConfigError, DragomanError, InputError
from translate.finding import Finding, Severity
from translate.formats import read
from translate.segment import segment

STORY = (
    "\ufeffFerry stays\r\n\r\n"
    "  Bay Town, Mar 8 (CW).- The ferry stays. It gave no details.\t\r\n\r\n\r\n"
    "- Three boats\r\n\r\n"
    "It gave no details. Nobody asked.\r\n\r\n"
    "jt/ks"
)


@pytest.fixture
def story(article):
    return article(STORY, roles={1: Role.DATELINE, 4: Role.SIGN_OFF})


def say(catalog: Catalog, **texts: str) -> Catalog:
    """Translate entries: `e1="…"` by their place, approved."""
    changes = {int(name[1:]): text for name, text in texts.items()}
    entries = (
        replace(e, msgstr=changes[n], fuzzy=False) if n in changes else e
        for n, e in enumerate(catalog.entries)
    )
    return replace(catalog, entries=tuple(entries))


def test_drafts_take_their_places(story, catalog):
    """Byte order mark, CRLF, indentation, blanks, bullets and sign-off stay as they were."""
    assembled = assemble(story, catalog(story))
    assert assembled.data.decode() == (
        "\ufeffFERRY STAYS\r\n\r\n"
        "  BAY TOWN, MAR 8 (CW).- THE FERRY STAYS. IT GAVE NO DETAILS.\t\r\n\r\n\r\n"
        "- THREE BOATS\r\n\r\n"
        "IT GAVE NO DETAILS. NOBODY ASKED.\r\n\r\n"
        "jt/ks"
    )
    assert (assembled.findings, assembled.counts) == ((), {State.DRAFT: 6})


def test_copies_keep_their_own_translations(story, catalog):
    """The second copy of a sentence gets the second translation."""
    po = say(catalog(story), e2="Sem detalhes.", e4="Ela não deu detalhes.")
    text = assemble(story, po).data.decode()
    assert "STAYS. Sem detalhes.\t\r\n" in text
    assert "\nEla não deu detalhes. NOBODY ASKED." in text


@pytest.mark.parametrize(
    ("missing", "expected"),
    [("draft", "A balsa fica\n\nISTO MUDA."), ("source", "A balsa fica\n\nThis changes.")],
)
def test_what_nobody_reviewed(article, catalog, missing, expected):
    """Reviewed entries always; of the others the draft, or the source."""
    story = article("Ferry stays\n\nThis changes.")
    po = say(catalog(story), e0="A balsa fica")
    entries = (po.entries[0], replace(po.entries[1], msgstr="ISTO MUDA."))  # in editing
    assembled = assemble(story, replace(po, entries=entries), missing=missing)
    assert assembled.data.decode() == expected
    assert assembled.counts == {State.TRANSLATED: 1, State.EDITING: 1}


def test_fail_counts_what_is_left(story, catalog):
    """`missing="fail"` gives nothing until all is reviewed."""
    po = say(catalog(story), e0="A balsa fica")
    entries = (
        *po.entries[:4],
        replace(po.entries[4], msgstr="x"),
        replace(po.entries[5], msgstr=""),
    )
    po = replace(po, entries=entries)
    with pytest.raises(DragomanError) as error:
        assemble(story, po, missing="fail")
    assert str(error.value) == (
        "5 of 6 entries are not reviewed: 1 empty, 3 draft, 1 editing "
        "(review them, or put drafts or the source there with --missing draft|source)"
    )
    done = say(po, **{f"e{n}": "x" for n in range(6)})
    assert assemble(story, done, missing="fail").findings == ()
    with pytest.raises(ConfigError, match="draft, source, fail"):
        assemble(story, po, missing="skip")


def test_an_empty_entry_leaves_the_source(article, catalog):
    """Without words the source stands."""
    story = article("Ferry stays\n")
    assert assemble(story, say(catalog(story), e0="")).data == story.source


@pytest.mark.parametrize("missing", ["draft", "source"])
def test_nothing_translated_is_the_source(story, catalog, missing):
    """With each msgstr its msgid, every byte is the source's."""
    po = catalog(story)
    po = say(po, **{f"e{n}": e.msgid for n, e in enumerate(po.entries)})
    assert assemble(story, po, missing=missing).data == story.source


def test_entries_in_another_order(story, catalog):
    """An editor that sorts its list changes nothing of the article."""
    po = say(catalog(story), e2="Sem detalhes.", e4="Ela não deu detalhes.")
    assert assemble(story, replace(po, entries=po.entries[::-1])) == assemble(story, po)


def test_a_sentence_inside_others(article, catalog):
    """A short sentence isn't looked for in a longer one, nor in a credit."""
    story = article(
        "Head\n\nHe said: No. It is over.\n\nNo.\n\nSources said No. And left.\n\nNo.",
        roles={1: Role.CREDIT, 4: Role.CREDIT},
    )
    spans = [(e.msgid, e.msgctxt) for e in catalog(story).entries]
    assert spans == [("Head", None), ("No.", None), ("Sources said No.", None), ("And left.", None)]
    po = say(catalog(story), e1="Não.")
    assembled = assemble(story, po)
    assert assembled.data.decode() == (
        "HEAD\n\nHe said: No. It is over.\n\nNão.\n\nSOURCES SAID NO. AND LEFT.\n\nNo."
    )
    assert assembled.findings == ()


def test_a_part_is_not_taken_from_a_sentence_without_an_entry(article, catalog):
    """Where the article has new text, an entry must stand as a sentence to be placed."""
    old = article("Head\n\nNo.\n")
    story = article("Head\n\nHe said: No.\n\nNobody\n\nA new one. No.\n")
    assembled = assemble(story, say(catalog(old), e1="Não."))
    assert assembled.data.decode() == "HEAD\n\nHe said: No.\n\nNobody\n\nA new one. Não.\n"
    assert assembled.findings == (
        Finding(
            "source-changed",
            Severity.WARNING,
            "the article has changed since its entries were drafted: translate it again",
            "story.txt",
        ),
        Finding("no-entry", Severity.ERROR, "no entry for “He said: No.”", "story.txt:3"),
        Finding("no-entry", Severity.ERROR, "no entry for “Nobody”", "story.txt:5"),
        Finding("no-entry", Severity.ERROR, "no entry for “A new one.”", "story.txt:7"),
    )


def test_cut_as_the_catalog_cuts(article, catalog):
    """Of two ways to cover a block, the one in the catalog's order: no splitter is asked."""
    story = article("Head\n\nOne. Two.\n\nThree\n\nOne. Two.\n")
    po = catalog(story)
    entry = po.entries[1]
    whole = replace(entry, msgid="One. Two.", msgstr="Um e dois.", fuzzy=False)
    head, one, two, three = po.entries[:4]
    first = replace(po, entries=(head, whole, three, one, two))
    assert assemble(story, first).data == b"HEAD\n\nUm e dois.\n\nTHREE\n\nONE. TWO.\n"
    last = replace(po, entries=(head, one, two, three, whole))
    assert assemble(story, last).data == b"HEAD\n\nONE. TWO.\n\nTHREE\n\nUm e dois.\n"


def test_entries_of_marks_alone_are_passed_over(article, catalog):
    """Files that older versions made may hold them: they stand as in the source, no error."""
    story = article("Prices rose. *\n\nHe left.\n")
    po = catalog(story)
    po = replace(po, entries=(po.entries[0], Entry("*", "+"), *po.entries[-1:], Entry("”", "x")))
    assembled = assemble(story, po)
    assert (assembled.data, assembled.findings) == (b"PRICES ROSE. *\n\nHE LEFT.\n", ())


def test_an_entry_without_a_place(story, catalog, tmp_path, edit):
    """It is an error finding with its line; all others are placed."""
    po = catalog(story)
    gone = Entry("The sentence was cut out of the article before it was printed at all", "x")
    po = replace(po, entries=(*po.entries, gone, replace(po.entries[2], msgctxt="repeat 3")))
    path = tmp_path / "story.po"
    po.save(path)
    assembled = assemble(story, Catalog.load(path))
    assert assembled.data == assemble(story, catalog(story)).data
    line = path.read_text().splitlines().index(f'msgid "{gone.msgid}"') + 1
    assert assembled.findings == (
        Finding(
            "unplaced",
            Severity.ERROR,
            f"no place in the article for “{gone.msgid[:57]}…”",
            f"{path}:{line}",
        ),
        Finding(
            "unplaced",
            Severity.ERROR,
            "no place in the article for “It gave no details.”",
            f"{path}:{Catalog.load(path).entries[-1].line}",
        ),
    )


def test_line_breaks_in_a_translation_become_blanks(article, catalog):
    """A person's line break would end the paragraph: it is a blank; outer blanks go."""
    story = article("Head\n\nOne here. Two.\n")
    po = say(catalog(story), e1=" Um\n\naqui\r\nou\u2028ali.\n", e2="Dois\x00\t\x0b.")
    assert assemble(story, po).data.decode() == "HEAD\n\nUm aqui ou ali. Dois  .\n"


def test_a_wrapped_paragraph_stays_wrapped(article, catalog):
    """Plain text is wrapped at the paragraph's own width, with its indentation."""
    story = article(
        "Head\n\n"
        "  The harbour council voted on\n"
        "  Monday to keep the ferry. It\n"
        "  gave no details of the vote.\n\n"
        "Nobody asked for any of it at all.\n"
    )
    po = say(
        catalog(story),
        e1="O conselho do porto votou na segunda-feira por manter a última balsa da cidade.",
        e2="Não deu detalhes destas votações - nem quis falar.",
        e3="Ninguém perguntou por nada daquilo, nem uma vez, nunca.",
    )
    assert assemble(story, po).data.decode() == (
        "HEAD\n\n"
        "  O conselho do porto votou na\n"
        "  segunda-feira por manter a\n"
        "  última balsa da cidade. Não\n"
        "  deu detalhes destas votações -\n"
        "  nem quis falar.\n\n"
        "Ninguém perguntou por nada daquilo, nem uma vez, nunca.\n"
    )
    markdown = replace(story, format="markdown")
    assert "por manter a última balsa da cidade. Não deu" in assemble(markdown, po).data.decode()


def test_untouched_sentences_of_a_wrapped_paragraph(article, catalog):
    """Where one sentence of a wrapped paragraph is translated, the others keep their bytes."""
    story = article("Head\n\nOne is here\nalone. Two\nis here. Three.\n")
    po = say(catalog(story), e2="Dois.")
    text = assemble(story, po, missing="source").data.decode()
    assert text == "Head\n\nOne is here\nalone. Dois. Three.\n"


def test_the_sources_encoding(article, catalog):
    """The article comes out in its own encoding, or one line says why it can't."""
    story = article("Café\n\nNão é.\n", encoding="latin-1")
    assert assemble(story, catalog(story)).data == "CAFÉ\n\nNÃO É.\n".encode("latin-1")
    with pytest.raises(InputError) as error:
        assemble(story, say(catalog(story), e0="“Café”"))
    assert str(error.value) == (
        "the article's encoding, latin-1, has no '“' (U+201C), which stands in a translation "
        "(save the article as UTF-8, then translate and assemble it again)"
    )


def test_blocks_are_enough(story, catalog):
    """The article needs no segments: `assemble` reads it and does not segment."""
    bare = story.with_blocks(tuple(Block(b.role, b.lines) for b in story.blocks))
    assert assemble(bare, catalog(story)) == assemble(story, catalog(story))


@pytest.mark.parametrize(
    ("source", "translations", "expected"),
    [
        ("The council met.", ["# O conselho"], "\\# O conselho"),
        ("The council met.", ["- A balsa"], "\\- A balsa"),
        ("The council met.", ["1. A balsa"], "1\\. A balsa"),
        ("The council met.", ["> A balsa"], "\\> A balsa"),
        ("The council met.", ["---"], "\\---"),
        ("The council met.", ["#tag e A | balsa - 1. vez"], "#tag e A | balsa - 1. vez"),
        ("1986\\. It rained.", ["1986. Foi.", "Choveu."], "1986\\. Foi. Choveu."),
        ("It rained.\nNobody came.", ["Choveu.", "- Ninguém"], "Choveu.\n\\- Ninguém"),
        ("It rained. Nobody came.", ["Choveu.", "- Ninguém"], "Choveu. - Ninguém"),
        (
            "| The ferry | left |\n|---|---|\n| early | late |",
            ["A balsa | x", "partiu \\| já", "cedo", "tarde"],
            "| A balsa \\| x | partiu \\| já |\n|---|---|\n| cedo | tarde |",
        ),
    ],
)
def test_markdown_keeps_its_structure(source, translations, expected, catalog):
    """What would open a list or heading, or split a table's cell, is escaped."""
    story = segment(read(source.encode(), format="markdown").with_language("en"))
    po = say(catalog(story), **{f"e{n}": text for n, text in enumerate(translations)})
    assert assemble(story, po).data.decode() == expected


def test_plain_text_is_not_escaped(article, catalog):
    """In plain text a mark is a mark."""
    story = article("It rained.\n\na | b\n")
    po = say(catalog(story), e0="# Choveu", e1="- a | b | c")
    assert assemble(story, po).data == b"# Choveu\n\n- a | b | c\n"


sentences = st.lists(
    st.sampled_from(["No.", "It is.", "No. It is.", "He said No.", "Is it?", "EFE", "“No.”", "No"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(
    paragraphs=st.lists(sentences, min_size=1, max_size=6),
    gap=st.sampled_from(["\n\n", "\r\n\r\n", "\n\n  "]),
)
def test_every_translation_stands_where_its_source_stood(paragraphs, gap, article, catalog):
    """With each entry bracketed, the brackets in the output hold the segments in their order."""
    story = article(gap.join(paragraphs))
    po = catalog(story)
    entries = tuple(replace(e, msgstr=f"[{n}]", fuzzy=False) for n, e in enumerate(po.entries))
    assembled = assemble(story, replace(po, entries=entries))
    text = assembled.data.decode()
    for number, one in enumerate(story.segments):
        text = text.replace(f"[{number}]", one.text, 1)
    assert text == story.text
    assert assembled.findings == ()
