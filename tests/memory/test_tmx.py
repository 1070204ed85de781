"""TMX 1.4b in and out."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.errors import InputError
from translate.memory import Unit, mark
from translate.memory.tmx import read
from translate.memory.tmx_writing import write

HEAD = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang='


def tmx(body: str, srclang: str = "en-US") -> bytes:
    return f'{HEAD}"{srclang}"/><body>{body}</body></tmx>'.encode()


def tu(source: str, target: str, inside: str = "", **attributes: str) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        f'<tu{written}>{inside}<tuv xml:lang="en-US"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="pt-BR"><seg>{target}</seg></tuv></tu>'
    )


def units(data: bytes, source: str | None = None) -> tuple[list[Unit], dict[str, int]]:
    left: Counter[str] = Counter()
    return list(read(BytesIO(data), "x.tmx", left, source=source)), dict(left)


def pair(source: str, target: str, *facts: object) -> Unit:
    return Unit(source, target, "en-US", "pt-BR", *facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (tu("One &amp; two", "Um &amp; dois"), pair("One & two", "Um & dois")),
        (
            tu("One", "Um", changeid="Ana", creationid="Rui", creationdate="20260102T030405Z"),
            pair("One", "Um", 0, 0, "", "Ana", "2026-01-02"),
        ),
        (tu("A <hi>bold <hi> one</hi></hi>.", "Um\n  só."), pair("A bold one.", "Um só.")),
        (tu("<bpt i='1'>&lt;b></bpt>One<ept i='1'>&lt;/b></ept>", "Um"), pair("One", "Um")),
        (tu("10\u00a0%", "10\u00a0%"), pair("10\u00a0%", "10\u00a0%")),
        (tu("One<!-- note -->", "<?x y?>Um"), pair("One", "Um")),
        (
            tu("Two", "Dois", "<prop type='x-context-pre'>&lt;seg>One&lt;/seg></prop>"
               "<prop type='x-context-post'>Three</prop>"),
            pair("Two", "Dois", mark("One"), mark("Three")),
        ),
        (
            tu("Two", "Dois", "<prop type='prev'>One</prop><prop type='next'>Three</prop>"),
            pair("Two", "Dois", mark("One"), mark("Three")),
        ),
        (
            tu("Two", "Dois", "<prop type='x-dragoman-before'>no mark</prop>"),
            pair("Two", "Dois"),
        ),
        (tu("One", "Um", "<prop type='x-xtm-status'>Approved</prop>"), pair("One", "Um")),
    ],
)  # fmt: skip
def test_units_are_read_with_what_is_known_of_them(body: str, found: Unit) -> None:
    """Text without formatting, who, when, and the neighbours as other tools write them."""
    assert units(tmx(body)) == ([found], {})


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (tu("One", "Um", "<prop type='x-XTM-status'>Not approved</prop>"), "not approved"),
        (tu("One", "Um", "<prop type='x-ConfirmationLevel'>Draft</prop>"), "not approved"),
        (tu("Hello <ph/>!", "Oi!"), "with codes that stand for something else"),
        (tu("Hello", "Oi <hi><it pos='begin'/></hi>!"), "with codes that stand for something else"),
        (tu("", "Um"), "without a source and a translation"),
        (tu("One", " "), "without a source and a translation"),
        ("<tu><tuv xml:lang='en'><seg>One</seg></tuv></tu>", "without a source and a translation"),
        (tu("One", "Um").replace("pt-BR", "qq"), "in languages that are not known"),
    ],
)
def test_what_nobody_approved_or_can_use_is_left_out_and_counted(body: str, reason: str) -> None:
    """Reviewed and unreviewed are never mixed, and a hole in a sentence is not its words."""
    both = tmx(body + tu("Two", "Dois"))
    assert units(both) == ([pair("Two", "Dois")], {reason: 1})


def test_each_language_beside_the_sources_is_a_unit() -> None:
    """Also in old files, which write `lang`; a unit may have a source of its own."""
    body = (
        "<tu><tuv lang='PT'><seg>Um</seg></tuv><tuv lang='EN'><seg>One</seg></tuv>"
        "<tuv lang='es'><seg>Uno</seg></tuv></tu>"
        "<tu srclang='es'><tuv lang='en'><seg>Two</seg></tuv>"
        "<tuv lang='es'><seg>Dos</seg></tuv></tu>"
    )
    assert units(tmx(body, "en")) == (
        [
            Unit("One", "Um", "en", "pt"),
            Unit("One", "Uno", "en", "es"),
            Unit("Dos", "Two", "es", "en"),
        ],
        {},
    )


def test_a_file_without_one_source_language_asks_for_it() -> None:
    """`*all*` says that each may be; the call says which."""
    data = tmx(tu("One", "Um"), "*all*")
    with pytest.raises(InputError, match=r"x.tmx: .* source's \(say it with --from\)"):
        units(data)
    assert units(data, "en") == ([pair("One", "Um")], {})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_any_encoding_is_read(encoding: str) -> None:
    """As older Windows tools write it."""
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = tmx(tu("Café", "Pão")).decode()
    text = text.replace('"1.0"?', f'"1.0" encoding="{declared}"?')
    assert units(text.encode(encoding)) == ([pair("Café", "Pão")], {})


def hostile(dtd: str) -> bytes:
    return tmx(tu("&a;", "Um")).replace(b'SYSTEM "tmx14.dtd"', f"[{dtd}]".encode())


LAUGHS = "<!ENTITY a 'haha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(10)
)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    """Neither a bomb of them nor another file gets in; the file is refused."""
    secret = tmp_path / "secret.txt"
    secret.write_text("harbour")
    for dtd in (LAUGHS, f"<!ENTITY a SYSTEM '{secret.as_uri()}'>", "<!ENTITY % a 'x'>"):
        with pytest.raises(InputError, match="declares entities of its own"):
            units(hostile(dtd))
    assert units(tmx(tu("&a;", "Um"))) == ([], {"with codes that stand for something else": 1})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (tmx(tu("One", "Um"))[:-20], "x.tmx:1: the XML can't be read: "),
        (b"<html><body/></html>", "x.tmx: XML, but not TMX: it begins with <html>"),
        (b"msgid \"\"\n", "x.tmx:1: the XML can't be read: "),
        (b"", "x.tmx: the XML can't be read: "),
    ],
)  # fmt: skip
def test_what_is_no_tmx_is_refused(data: bytes, words: str) -> None:
    """One line, with the place."""
    with pytest.raises(InputError, match=words):
        units(data)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
NEIGHBOUR = st.integers(-(1 << 63), (1 << 63) - 1)
UNITS = st.lists(
    st.builds(
        Unit, TEXT, TEXT, st.just("en"), st.sampled_from(["pt-BR", "zh-Hans"]),
        NEIGHBOUR, NEIGHBOUR, TEXT, TEXT, st.sampled_from(["", "2026-11-20"]),
    ),
    max_size=4,
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(UNITS)
def test_what_is_written_is_read_again(given_units: list[Unit]) -> None:
    """All of a unit comes back, its context too."""
    file = BytesIO()
    assert write(file, given_units, "1") == len(given_units)
    assert units(file.getvalue()) == (given_units, {})


def test_the_file_is_as_other_tools_expect_it() -> None:
    """A header with all that TMX 1.4b requires, a unit a line; characters XML lacks are dropped."""
    file = BytesIO()
    write(file, [pair("One\uffff & <two>", "Um", 5, 0, "a.txt", "Ana", "2026-11-20")], "9.9")
    assert file.getvalue().decode() == (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        '<header creationtool="dragoman" creationtoolversion="9.9" segtype="sentence"'
        ' o-tmf="dragoman" adminlang="en" srclang="*all*" datatype="plaintext"/>\n'
        "<body>\n"
        '<tu srclang="en-US" changedate="20261120T000000Z" changeid="Ana">'
        '<prop type="x-dragoman-before">8000000000000005</prop>'
        '<prop type="x-dragoman-article">a.txt</prop>'
        '<tuv xml:lang="en-US"><seg>One &amp; &lt;two&gt;</seg></tuv>'
        '<tuv xml:lang="pt-BR"><seg>Um</seg></tuv></tu>\n'
        "</body></tmx>\n"
    )
