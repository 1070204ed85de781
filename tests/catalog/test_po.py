"""Reading what people and their editors write, refusing what isn't whole, writing it back."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translate.catalog import Catalog, Entry, State, digest, dumps, load, loads, merge
from translate.errors import InputError

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
A = 'msgid "a"\nmsgstr "b"\n'


def only(text: str) -> Entry:
    """The one entry of a file with a header."""
    (entry,) = loads((HEAD + text).encode()).entries
    return entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#note\n" + A, {"note": ("note",)}),
        ("#\n# note\n#\n#  more\n" + A, {"note": ("", "note", "", " more")}),
        ("# note \n#\u00a0\n" + A, {"note": ("note ", "\u00a0")}),
        ("##note\n#\ttab\n" + A, {"note": ("#note", "\ttab")}),
        ("#.Headline\n" + A, {"comments": ("Headline",)}),
        ("#. One\n#.\n#.  two \n" + A, {"comments": ("One", "", " two ")}),
        ("#:a.txt:1 b.txt:2\n" + A, {"references": ("a.txt:1", "b.txt:2")}),
        ("#: \u2068my story.txt\u2069:1\n" + A, {"references": ("\u2068my story.txt\u2069:1",)}),
        ("#,fuzzy\n" + A, {"fuzzy": True}),
        ("#, no-wrap,fuzzy\n" + A, {"fuzzy": True, "flags": ("no-wrap",)}),
        ("#, fuzzy\n#, no-wrap\n" + A, {"fuzzy": True, "flags": ("no-wrap",)}),
        (
            "#, fuzzy no-wrap range: 0..9\n" + A,
            {"fuzzy": True, "flags": ("no-wrap", "range: 0..9")},
        ),
        ("#= no-wrap\n#, fuzzy\n" + A, {"fuzzy": True, "flags": ("no-wrap",)}),
        ('#| msgid "old"\n' + A, {"previous_msgid": "old"}),
        ('#| msgid ""\n#| "o"\n#| "ld"\n' + A, {"previous_msgid": "old"}),
        ('msgid"a"\nmsgstr"b"\n', {}),
        ('  msgid  "a"  \n\tmsgstr "b"\n', {}),
        ('msgid "" "a"\nmsgstr "b" ""\n', {}),
        ('msgid ""\n"a"\nmsgstr ""\n"b"\n', {}),
        ('msgid "a" msgstr "b"\n', {}),
        ('msgctxt "c" msgid "a"\n msgstr "" "b"\n', {"msgctxt": "c"}),
        (
            '#\n#: a.txt:1\n#|\n#~\nmsgid "a"\nmsgstr "b"\n',
            {"note": ("",), "references": ("a.txt:1",)},
        ),
        ('msgctxt "repeat 2"\n' + A, {"msgctxt": "repeat 2"}),
        ('msgctxt ""\n' + A, {"msgctxt": ""}),
        ('msgid "a"\nmsgstr "b\\a\\t\\n\\\\n\\"\\v\\r"\n', {"msgstr": 'b\a\t\n\\n"\v\r'}),
        ('msgid "a"\nmsgstr "\\x41\\101\\303\\251\\\\x41"\n', {"msgstr": "AAé\\x41"}),
        ('msgid "a"\nmsgstr "b\u2028c\x85d\x0be"\n', {"msgstr": "b\u2028c\x85d\x0be"}),
        ('msgid "a"\nmsgstr "b\rc"\n', {"msgstr": "b\rc"}),
        ('msgid "a"\nmsgstr "\u200bb\u00a0"\n', {"msgstr": "\u200bb\u00a0"}),
        ('msgid "a"\n# inside\nmsgstr "b"\n', {"note": ("inside",)}),
    ],
)
def test_liberal_reading(text, expected):
    """What gettext reads is read, and written back it still is the same."""
    wanted = replace(Entry("a", "b"), **expected)
    assert only(text) == wanted
    again = loads(dumps(loads((HEAD + text).encode())))
    assert again.entries == (wanted,)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
        lambda data: data + b"\n\n  \n",
        lambda data: data.rstrip(b"\n"),
    ],
    ids=["BOM", "CRLF", "CR", "blank lines", "no last newline"],
)
def test_line_ends_and_byte_order_mark(change):
    """Files from other systems read as the same catalog."""
    data = (HEAD + '# é\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n').encode()
    assert loads(change(data)) == loads(data)


def test_obsolete_entries_keep_their_previous_source():
    """`#~|` lines, which polib skips, are read and written."""
    text = (
        HEAD + A + '\n# n\n#, fuzzy\n#~| msgid "old"\n#~ msgctxt "x"\n#~ msgid "c"\n#~ msgstr "d"\n'
    )
    catalog = loads(text.encode())
    wanted = Entry("c", "d", "x", fuzzy=True, note=("n",), previous_msgid="old")
    assert catalog.obsolete == (wanted,)
    assert loads(dumps(catalog)) == catalog
    assert b'#~| msgid "old"' in dumps(catalog)
    assert loads(text.replace("#~ ", "#~").encode()) == catalog


def test_obsolete_entries_keep_their_comments():
    """msgcat keeps `#.` and `#:` there; polib doesn't write them."""
    text = HEAD + A + '\n# n\n#. Headline\n#: a.txt:1\n#, fuzzy\n#~ msgid "c"\n#~ msgstr "d"\n'
    catalog = loads(text.encode())
    assert catalog.obsolete == (
        Entry("c", "d", fuzzy=True, note=("n",), comments=("Headline",), references=("a.txt:1",)),
    )
    assert dumps(catalog).decode() == text


def test_a_comment_behind_a_statement():
    """It is the next entry's, as for gettext; two obsolete statements on a line are obsolete."""
    text = HEAD + 'msgid "a"\nmsgstr "b" # next\n#~ msgid "c" msgstr "d"\n'
    catalog = loads(text.encode())
    assert catalog.entries == (Entry("a", "b"),)
    assert catalog.obsolete == (Entry("c", "d", note=("next",)),)


@pytest.mark.parametrize("odd", ["", "#typed\n"], ids=["plain", "repaired"])
def test_the_lines_of_entries(odd):
    """Entries know where they begin in the file, however their strings are wrapped."""
    text = (
        HEAD
        + odd
        + 'msgid ""\n"a "\n"b"\nmsgstr ""\n"c"\n\n'
        + A
        + '\n#~ msgid "c"\n#~ msgstr ""\n'
    )
    catalog = loads(text.encode())
    lines = [entry.line for entry in (*catalog.entries, *catalog.obsolete)]
    shift = 1 if odd else 0
    assert lines == [4, 10 + shift, 13 + shift]


def test_an_empty_header_with_a_comment():
    """Nothing of it is lost."""
    text = '#. Empty string.\nmsgid ""\nmsgstr ""\n\n' + A
    assert dumps(loads(text.encode())).decode() == text


def test_the_header_is_kept_whole():
    """Its comment, flags, `#.` lines and lines that are no fields: polib would drop them."""
    text = (
        "# Top\n#\n# More\n#. extracted\n#, fuzzy\n"
        'msgid ""\nmsgstr ""\n"Language: pt\\n"\n"odd\\n"\n\n' + A
    )
    catalog = loads(text.encode())
    assert catalog.head.note == ("Top", "", "More")
    assert (catalog.head.comments, catalog.head.fuzzy) == (("extracted",), True)
    assert catalog.head.msgstr == "Language: pt\nodd\n"
    assert dumps(catalog).decode() == text


def test_a_file_without_a_header():
    """The comment on top is the first entry's; no header is made up."""
    catalog = loads(("# Ana was here\n" + A).encode())
    assert catalog.entries == (Entry("a", "b", note=("Ana was here",)),)
    assert dumps(catalog).decode() == "# Ana was here\n" + A


def test_comments_after_the_last_entry_stay():
    """A note at the end of the file belongs to no entry and is kept."""
    text = HEAD + A + "\n# to be done\n# tomorrow\n"
    assert dumps(loads(text.encode())).decode() == text


def test_plurals_of_other_files_stay():
    """An article has no plurals; a file that has some keeps them, and they are a person's."""
    entry = only('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "bs"\n')
    assert entry == Entry("a", msgid_plural="as", msgstr_plural=((0, "b"), (1, "bs")))
    assert entry.state is State.TRANSLATED
    assert loads(dumps(Catalog(Entry(""), (entry,)))).entries == (entry,)


def test_other_charsets():
    """A file is read in the charset it declares, and written as UTF-8, which it then declares."""
    text = HEAD.replace("UTF-8", "ISO-8859-1") + 'msgid "a"\nmsgstr "ção\\343"\n'
    catalog = loads(text.encode("latin-1"))
    assert catalog.entries[0].msgstr == "çãoã"
    assert "charset=UTF-8" in catalog.head.msgstr
    assert loads(dumps(catalog)) == catalog


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.po: the file is empty (restore it, or delete it to start afresh)"),
        (b" \n\n", "x.po: the file is empty (restore it, or delete it to start afresh)"),
        (b"\x7fELF\0\0", "x.po: this is not a PO file: it holds NUL bytes"),
        (HEAD.encode(), "x.po: there is no PO entry in it"),
        (b"# only a note\n", "x.po: there is no PO entry in it"),
        (b"{}\n", "x.po:1: this line is not of a PO file ({})"),
        (b"Ferry stays.\n", "x.po:1: this line is not of a PO file (Ferry stays.)"),
        (
            f"{HEAD}<<<<<<< HEAD\n{A}=======\n{A}>>>>>>> topic\n".encode(),
            "x.po:4: an unfinished merge left its marks here "
            "(settle which of the two versions holds, then run again)",
        ),
        (
            f'{HEAD}msgid "a\nmsgstr "b"\n'.encode(),
            'x.po:4: this line is not of a PO file (msgid "a)',
        ),
        (f'{HEAD}msgid "a"b"\n'.encode(), 'x.po:4: this line is not of a PO file (msgid "a"b")'),
        (f'{HEAD}msgid "a"\n'.encode(), "x.po:4: the entry here has no msgstr"),
        (f'{HEAD}msgid "a"\n\n{A}'.encode(), "x.po:4: the entry here has no msgstr"),
        (f'{HEAD}msgctxt "c"\n'.encode(), "x.po:4: the entry here has no msgstr"),
        (f'{HEAD}{A}msgstr "c"\n'.encode(), "x.po:6: the msgstr here has no msgid"),
        (f'{HEAD}#msgid "a"\nmsgstr "b"\n'.encode(), "x.po:5: the msgstr here has no msgid"),
        (f"{HEAD}#~ {A}".encode(), "x.po:5: this line and those above are not of one entry"),
        (f'{HEAD}{A}#~ "c"\n'.encode(), "x.po:6: this line and those above are not of one entry"),
        (f'{HEAD}{A}\n#| msgid "a"\n'.encode(), "x.po:8: the file ends in the middle of an entry"),
        (f"{HEAD}{A}\n#. Headline\n".encode(), "x.po:8: the file ends in the middle of an entry"),
        (f'{HEAD}msgid "a"\n#| msgid "o"\n'.encode(), "x.po:4: the entry here has no msgstr"),
        (
            f'{HEAD}domain "x"\n'.encode(),
            "x.po:4: a PO of several domains can't be kept (split it into a file a domain)",
        ),
        (f'{HEAD}msgid "a" msgstr b\n'.encode(), "x.po:4: this line is not of a PO file (msgid"),
        (f'{HEAD}msgid "a" # no\n'.encode(), "x.po:4: the entry here has no msgstr"),
        (
            f'{HEAD}{A}msgid "c"\nmsgid_plural "d"\n#x\nmsgid_plural "e"\n'.encode(),
            "x.po:9: msgid_plural stands in the entry twice",
        ),
        (
            f'{HEAD}msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "d"\n'.encode(),
            "x.po:7: msgstr[0] stands in the entry twice",
        ),
        (
            f'{HEAD}msgctxt "a"\nmsgctxt "b"\n{A}'.encode(),
            "x.po:5: msgctxt stands in the entry twice",
        ),
        (f'{HEAD}{A}msgstr[0] "c"\n'.encode(), "x.po:6: the msgstr here has no msgid"),
        (f'{HEAD}msgid "a"\n# n\n"b"\nmsgstr "c"\n'.encode(), "x.po:6: this is not PO syntax"),
        (f'{HEAD}msgstr "b"\n'.encode(), "x.po:4: the msgstr here has no msgid"),
        (f'{HEAD}msgid "a"\nmsgstr "\\000"\n'.encode(), "x.po:5: a string holds a NUL"),
        (f'{HEAD}msgid "a"\nmsgstr "\\377"\n'.encode(), r"x.po:5: the escape \377 is no UTF-8"),
        (
            f"{HEAD}{A}\n# n\n{A}".encode(),
            "x.po:7: this entry stands in the file twice, in line 4 too (delete one of them)",
        ),
        (
            f"{A}\n{A}".encode(),
            "x.po:4: this entry stands in the file twice, in line 1 too (delete one of them)",
        ),
        (
            f'{HEAD}{A}\n#~ msgid "a"\n#~ msgstr "c"\n'.encode(),
            "x.po:7: this entry stands in the file twice, in line 4 too (delete one of them)",
        ),
        (HEAD.replace("UTF-8", "klingon").encode(), "x.po: its charset 'klingon' is not known"),
        (f"{HEAD}# {A}".encode() + b"\xe9", "x.po:6: byte 0xe9 is no UTF-8"),
    ],
)
def test_refused_in_one_line_with_the_place(data, message):
    """What can't be read whole is refused: what, where, what to do."""
    with pytest.raises(InputError) as error:
        loads(data, "x.po")
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_a_file_of_ours_without_entries(article, catalog):
    """An article of credits alone has a catalog with a header and no entry; it is read."""
    empty = catalog(article(""))
    assert loads(dumps(empty)) == empty


def test_a_missing_file_and_a_folder(tmp_path):
    """The system's own words, with the path."""
    with pytest.raises(InputError, match=r"x\.po: can't be read: No such file"):
        load(tmp_path / "x.po")
    with pytest.raises(InputError, match="can't be read: Is a directory"):
        load(tmp_path)


def test_a_pipe_or_device_is_refused(tmp_path):
    """What would never end is not read."""
    os.mkfifo(tmp_path / "x.pt.po")
    for path in (tmp_path / "x.pt.po", Path("/dev/zero")):
        with pytest.raises(InputError, match=rf"{path}: is not a regular file \(name a PO file\)"):
            load(path)


def test_half_a_character_is_not_written():
    """A lone surrogate is an error before any file is touched; polib leaves an empty file."""
    with pytest.raises(InputError, match="half a character"):
        dumps(Catalog(Entry(""), (Entry("a", "\ud800"),)))


# What a person may have in a file: any character but half ones and NUL.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
lines = st.lists(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])), max_size=3).map(
    tuple
)
entries = st.builds(
    Entry,
    msgid=texts,
    msgstr=texts | st.just(""),
    msgctxt=st.none() | texts,
    fuzzy=st.booleans(),
    flags=st.sampled_from([(), ("no-wrap",), ("c-format", "no-wrap")]),
    note=lines.filter(lambda note: not note or not note[0].startswith((".", ":", ",", "|", "~"))),
    comments=lines,
    references=st.sampled_from([(), ("story.txt:12",), ("\u2068a b.txt\u2069:1", "c:2")]),
    previous_msgid=st.none() | texts,
)
catalogs = st.lists(entries, min_size=1, max_size=5, unique_by=lambda e: e.key)


@settings(max_examples=100, deadline=None)
@given(catalogs, st.booleans())
def test_a_plain_file_needs_no_repair(found, wrapped):
    """What polib is given as it stands comes out as it would, had it been gone through."""
    catalog = Catalog(Entry("", "A: b\n"), tuple(found), (Entry("gone", "g"),))
    text = dumps(catalog).decode()
    if wrapped:
        text = re.sub(r'^((?:#~\||#[~|])? ?)(\w+) "(.*)"$', r'\1\2 ""\n\1"\3"', text, flags=re.M)
    # A comment at the end makes it one that isn't plain.
    assert loads(text.encode()) == replace(loads(f"{text}# tail\n".encode()), tail=())
    assert loads(text.encode()) == catalog


@settings(max_examples=200, deadline=None)
@example([Entry("a", "\x85\u2028\v\f\x1c\ufdd0\ufeff")])
@example([Entry("\\", '"\\n'), Entry("a\n\nb\n", "\a\b\r\t")])
@given(catalogs)
def test_what_is_written_is_read_back(found):
    """Any entries come back as they were, live and obsolete, in a second writing the same bytes."""
    middle = len(found) // 2
    head = Entry("", "Content-Type: text/plain; charset=UTF-8\n", note=("top",))
    catalog = Catalog(head, tuple(found[middle:]), tuple(found[:middle]))
    data = dumps(catalog)
    assert loads(data) == catalog
    assert dumps(loads(data)) == data


plain = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(plain, plain), min_size=1, max_size=8, unique_by=lambda pair: pair[0]))
def test_msgcat_writes_the_same_bytes(pairs):
    """A catalog with the flag no-wrap is gettext's own layout, whatever the words are."""
    if shutil.which("msgcat") is None:
        pytest.skip("msgcat is not installed (Debian: apt install gettext)")
    header = "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    found = tuple(Entry(i, s, fuzzy=True, flags=("no-wrap",)) for i, s in pairs)
    data = dumps(Catalog(Entry("", header), found[:-1] or found, found[:-1] and found[-1:]))
    done = subprocess.run(["msgcat", "-"], input=data, capture_output=True, check=False)
    assert (done.stdout.decode(), done.stderr.decode()) == (data.decode(), "")


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        (("a", "", True, True), State.EMPTY),
        (("a", "", False, False), State.EMPTY),
        (("a", "b", True, True), State.DRAFT),
        (("a", "b", False, True), State.EDITING),
        (("a", "b", None, True), State.EDITING),
        (("a", "b", True, False), State.ACCEPTED),
        (("a", "b", False, False), State.TRANSLATED),
        (("a", "b", None, False), State.TRANSLATED),
    ],
)
def test_states(entry, state):
    """Fuzzy says whether it is approved, the digest whose words they are; missing: a person's."""
    msgid, msgstr, as_drafted, fuzzy = entry
    name = {True: digest(None, msgid, msgstr), False: "0" * 12}.get(as_drafted)
    comments = () if name is None else (f"Draft: engine=upper id={name}",)
    assert Entry(msgid, msgstr, fuzzy=fuzzy, comments=comments).state is state


def test_the_digest():
    """12 hex of SHA-256 over the three strings joined by NUL; no msgctxt counts as empty."""
    assert digest(None, "a", "b") == "3d64310d8364"
    assert digest("repeat 2", "a", "é") == "741bc8d39311"


def test_an_editors_wrapping_is_no_change(tmp_path: Path, article, catalog):
    """A file that an editor wrapped at 78 columns reads as the same catalog."""
    if shutil.which("msgcat") is None:
        pytest.skip("msgcat is not installed (Debian: apt install gettext)")
    made = catalog(article("Head\n\n" + "The long sentence of words goes on " * 9 + "here.\n"))
    bare = replace(made, entries=tuple(replace(e, flags=()) for e in made.entries))
    done = subprocess.run(
        ["msgcat", "--width=60", "-"], input=dumps(bare), capture_output=True, check=True
    )
    assert done.stdout != dumps(bare)
    assert loads(done.stdout) == bare


DAMAGE = (b"#", b'"', b"\\", b"\n", b"\r", b"msgid", b"#~ ", b"#| ", b'""', b"\xff", b"\x07")


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_is_refused_or_read_whole(seed, article, catalog, edit):
    """With bytes lost, doubled or put in: one line of refusal, or a catalog that is written and
    read back as it is, merges, and merges again without a change."""
    story = article("Ferry stays here\n\nIt “gave” no \\ reason. It did.\n\nIt did.\n")
    made = edit(catalog(story), "It did.", note=("a note",), previous_msgid="It does.")
    gone = Entry("gone", "foi", previous_msgid="went", note=("n",))
    data = dumps(replace(made, obsolete=(gone,), tail=("# end",)))
    chance = random.Random(seed)
    refusals = []
    for _ in range(150):
        at, length = chance.randrange(len(data)), chance.randrange(12)
        damaged = data[:at] + chance.choice((b"", *DAMAGE)) + data[at + length :]
        try:
            found = loads(damaged, "x.po")
        except InputError as error:
            refusals.append(str(error))
            continue
        assert loads(dumps(found)) == found
        merged = merge(found, catalog(story, found))
        assert loads(dumps(merged)) == merged
        assert merge(merged, catalog(story, merged)) == merged
    assert [r for r in refusals if "\n" in r or not r.startswith("x.po")] == []
    assert 20 < len(refusals) < 130
