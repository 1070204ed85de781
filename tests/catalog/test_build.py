"""A new catalog: its entries, its header, and what gettext's and other tools say of it."""

from __future__ import annotations

import gettext
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import polib
import pytest

from translate.article import Role
from translate.catalog import Addresses, build, contexts, dumps, load, loads
from translate.catalog.columns import width
from translate.catalog.header import _SHORTER, article_location
from translate.catalog.plurals import plural_forms
from translate.drafted import Draft, Provenance, TermUse
from translate.errors import ConfigError
from translate.finding import Finding, Severity

STORY = """\
Harbour keeps its ferry

Bay Town, Mar 8 (Coast Wire).- The “historic” ferry stays. It gave no details.

- Three boats

- Two crews

Nearly 100% of riders agreed. It gave no details.

jt/ks
"""

EXPECTED = """\
# Draft translation of story.txt, English to Brazilian Portuguese.
# Entries marked fuzzy are machine drafts that wait for a human.
msgid ""
msgstr ""
"Project-Id-Version: story 2026-03-09\\n"
"Report-Msgid-Bugs-To: desk@dragoman.internal\\n"
"POT-Creation-Date: 2026-03-09 07:05+0000\\n"
"PO-Revision-Date: 2026-03-09 07:05+0000\\n"
"Last-Translator: dragoman <mt@dragoman.internal>\\n"
"Language-Team: Brazilian Portuguese\\n"
"Language: pt_BR\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"X-Dragoman-Article: story.txt\\n"
"X-Dragoman-Format: 1\\n"
"X-Dragoman-Source: sha256:cbc4fcb4b6bd1c17ada176b743e1c34e\\n"
"X-Dragoman-Unit: sentence\\n"
"X-Source-Language: en\\n"

#. Headline
#. Glossary: ferry = balsa; harbour = porto
#. Check: “balsa” is missing
#. Draft: engine=upper model=up%20per score=-0.3 key=5d1c09aa id=9e9aced23024
#: story.txt:1
#, fuzzy, no-wrap
msgid "Harbour keeps its ferry"
msgstr "HARBOUR KEEPS ITS FERRY"

#. Dateline and lead, sentence 1 of 2
#. Draft: engine=upper model=up%20per score=-0.3 key=5d1c09aa id=afca85888a40
#: story.txt:3
#, fuzzy, no-wrap
msgid "Bay Town, Mar 8 (Coast Wire).- The “historic” ferry stays."
msgstr "BAY TOWN, MAR 8 (COAST WIRE).- THE “HISTORIC” FERRY STAYS."

#. Dateline and lead, sentence 2 of 2
#. Draft: engine=upper model=up%20per score=-0.3 key=5d1c09aa id=aed6ece04dfc
#: story.txt:3
#, fuzzy, no-wrap
msgid "It gave no details."
msgstr "IT GAVE NO DETAILS."

#. List item 1
#. Draft: engine=upper model=up%20per score=-0.3 key=5d1c09aa id=8b4df0054da3
#: story.txt:5
#, fuzzy, no-wrap
msgid "Three boats"
msgstr "THREE BOATS"

#. List item 2
#. Draft: engine=upper model=up%20per score=-0.3 key=5d1c09aa id=455d55c2a948
#: story.txt:7
#, fuzzy, no-wrap
msgid "Two crews"
msgstr "TWO CREWS"

#. Paragraph 2, sentence 1 of 2
#. Draft: engine=upper model=up%20per score=-0.3 key=5d1c09aa id=1f118681211c
#: story.txt:9
#, fuzzy, no-wrap
msgid "Nearly 100% of riders agreed."
msgstr "NEARLY 100% OF RIDERS AGREED."

#. Paragraph 2, sentence 2 of 2
#. Draft: engine=upper model=up%20per score=-0.3 key=5d1c09aa id=5067274d184f
#: story.txt:9
#, fuzzy, no-wrap
msgctxt "repeat 2"
msgid "It gave no details."
msgstr "IT GAVE NO DETAILS."
"""

ORIGIN = Provenance("upper", "up per", "5d1c09aa", -0.3000001)


@pytest.fixture
def story(article):
    return article(STORY, roles={1: Role.DATELINE, 5: Role.SIGN_OFF})


def drafts(article) -> list[Draft]:
    return [Draft(s.text, s.text.upper(), ORIGIN) for s in article.segments]


def test_a_whole_file(story):
    """Every line of a new catalog, by the rules of docs/po.md."""
    finding = Finding("term", Severity.WARNING, "“balsa”\nis missing ")
    terms = (TermUse("ferry", "balsa", False), TermUse("harbour", "porto", True))
    made = drafts(story)
    made[0] = Draft(made[0].source, made[0].text, ORIGIN, (*terms, terms[0]), (finding,))
    catalog = build(story, "pt-BR", made)
    assert dumps(catalog).decode() == EXPECTED
    assert loads(dumps(catalog)) == catalog


def test_a_person_s_text_gets_no_draft_line(story):
    """A draft without a provenance has no digest: missing is a person's."""
    made = [Draft(s.text, "texto") for s in story.segments]
    entry = build(story, "pt-BR", made).entries[0]
    assert (entry.comments, entry.fuzzy, entry.state) == (("Headline",), True, "editing")


def test_a_text_that_is_missing_is_empty_and_not_fuzzy(story):
    """An engine without an answer leaves an untranslated entry, as gettext's tools count it."""
    entry = build(story, "pt-BR", [Draft(s.text, "") for s in story.segments]).entries[0]
    assert (entry.msgstr, entry.fuzzy, entry.state) == ("", False, "empty")


def test_line_breaks_of_an_engine_become_blanks(story):
    """A msgstr is one line, as its msgid is."""
    made = [Draft(s.text, "a\nb\x85c\u2028d", ORIGIN) for s in story.segments]
    assert build(story, "pt-BR", made).entries[0].msgstr == "a b c d"


def test_contexts():
    """Copies of a text are told apart by their number, never by a position."""
    assert contexts(["a", "b", "a", "a"]) == [None, None, "repeat 2", "repeat 3"]


@pytest.mark.parametrize(
    ("article_path", "po", "location", "reference"),
    [
        ("a/story.txt", "a/story.pt.po", "story.txt", "story.txt:1"),
        ("a/story.txt", "out/story.pt.po", "../a/story.txt", "../a/story.txt:1"),
        ("a/my story.txt", "a/x.po", "my story.txt", "\u2068my story.txt\u2069:1"),
        ("a/100% é.txt", "a/x.po", "100% é.txt", "\u2068100% é.txt\u2069:1"),
    ],
)
def test_the_article_is_found_from_the_po(article, tmp_path, article_path, po, location, reference):
    """The header and `#:` lead from the PO's folder to the article; blanks stand in isolates."""
    made = article(STORY, path=tmp_path / article_path)
    catalog = build(made, "pt", drafts(made), path=tmp_path / po)
    catalog = loads(dumps(catalog))
    assert str(article_location(catalog.header)) == location
    assert catalog.entries[0].references == (reference,)


def test_a_long_name_is_read_back_whole(article):
    """A path of any length and script: short header lines, and the same path again."""
    path = Path("/".join(["notícias", "2026"] * 9), f"{'渡船 ' * 30}.txt")
    made = article(STORY, path=path)
    catalog = loads(dumps(build(made, "ru", drafts(made), path=Path("x.po"))))
    assert article_location(catalog.header) == path
    assert max(width(line) for line in catalog.head.msgstr.splitlines()) <= 75
    assert "X-Dragoman-Article-10" in catalog.header


def test_standard_input_has_no_place(article):
    """`-` leads nowhere."""
    made = article(STORY, path=None)
    assert build(made, "pt", drafts(made)).article is None


def test_what_a_header_tells(article, tmp_path):
    """Languages as BCP 47 tags, the article's place and digest; None where nothing is told."""
    made = article(STORY, path=tmp_path / "a" / "story.txt", language="zh-Hans")
    catalog = build(made, "sr-Latn", drafts(made), path=tmp_path / "out" / "x.po")
    catalog.save()
    catalog = load(tmp_path / "out" / "x.po")
    assert (catalog.language, catalog.source_language) == ("sr-Latn", "zh-Hans")
    assert catalog.article == tmp_path / "out" / ".." / "a" / "story.txt"
    assert catalog.source_digest == made.digest
    theirs = loads(b'msgid ""\nmsgstr "Language: klingon\\n"\n\nmsgid "a"\nmsgstr "b"\n')
    told = (theirs.language, theirs.source_language, theirs.article, theirs.source_digest)
    assert told == (None, None, None, None)
    assert (theirs.is_dragomans, catalog.is_dragomans) == (False, True)


def test_dates(article, monkeypatch):
    """Dates are the article's, in its time zone; SOURCE_DATE_EPOCH outranks them."""
    made = article(STORY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    header = build(made, "pt", drafts(made)).header
    assert header["Project-Id-Version"] == "story 2023-11-14"
    assert header["POT-Creation-Date"] == header["PO-Revision-Date"] == "2023-11-14 22:13+0000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH is 'soon'"):
        build(made, "pt", drafts(made))


def test_without_a_date_it_is_now(article):
    """Where nothing tells a date, the run's own stands in."""
    made = article(STORY, date=None)
    written = build(made, "pt", drafts(made)).header["POT-Creation-Date"]
    then = datetime.strptime(written, "%Y-%m-%d %H:%M%z")
    assert abs((datetime.now(UTC) - then).total_seconds()) < 120


def test_addresses(story):
    """A desk puts its own addresses into the header."""
    addresses = Addresses("desk@coast.internal", "robot <mt@coast.internal>")
    header = build(story, "pt", drafts(story), addresses=addresses).header
    assert header["Report-Msgid-Bugs-To"] == "desk@coast.internal"
    assert header["Last-Translator"] == "robot <mt@coast.internal>"


@pytest.mark.parametrize("language", sorted(_SHORTER))
def test_shorter_plural_formulas_say_the_same(language):
    """A formula in fewer characters gives what gettext's own gives, for each number."""
    one, other = (
        gettext.c2py(formula.split("plural=")[1].rstrip(";"))  # type: ignore[attr-defined]
        for formula in (plural_forms(language), _SHORTER[language])
    )
    assert [one(n) for n in range(1001)] == [other(n) for n in range(1001)]


LANGUAGES = (
    "pt-BR",
    "pt",
    "es",
    "ru",
    "pl",
    "ro",
    "sl",
    "lt",
    "lv",
    "ar",
    "zh-Hans",
    "ko",
    "sr-Latn",
)


@pytest.fixture(params=LANGUAGES)
def file(request, article, tmp_path) -> Path:
    """A catalog on disk: of an article with a long name, a repeat, quotes and a `% o`."""
    made = article(
        STORY + '\nShe said "no\\yes".\n',
        path=tmp_path / f"a name {'é' * 25}.txt",
        roles={5: Role.SIGN_OFF},
    )
    catalog = build(made, request.param, drafts(made), path=tmp_path / "x.po")
    path = tmp_path / f"story.{catalog.header['Language']}.po"
    path.write_bytes(dumps(catalog))
    return path


def run(*command: object) -> subprocess.CompletedProcess[str]:
    name = str(command[0])
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed (Debian: apt install gettext i18nspector)")
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)


def test_msgfmt_accepts_it(file, tmp_path):
    """msgfmt -c is silent, with the drafts and with all of them approved."""
    done = run("msgfmt", "-c", "-v", "-o", tmp_path / "x.mo", file)
    assert (done.returncode, "warning" in done.stderr) == (0, False), done.stderr
    run("msgattrib", "--clear-fuzzy", "-o", tmp_path / "all.po", file)
    done = run("msgfmt", "-c", "-o", tmp_path / "x.mo", tmp_path / "all.po")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("options", [(), ("--no-wrap",)], ids=["wrapping", "no-wrap"])
def test_msgcat_leaves_every_byte(file, tmp_path, options):
    """gettext writes the file as we do."""
    done = run("msgcat", *options, "-o", tmp_path / "again.po", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "again.po").read_text() == file.read_text()


def test_polib_leaves_every_byte(file, tmp_path):
    """polib without wrapping writes the file as we do."""
    polib.pofile(str(file), wrapwidth=0).save(str(tmp_path / "again.po"))
    assert (tmp_path / "again.po").read_text() == file.read_text()


def test_i18nspector_has_nothing_to_say(file):
    """No complaint, in any of these languages."""
    done = run("i18nspector", file)
    assert (done.returncode, done.stdout) == (0, "")
