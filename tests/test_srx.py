"""Segmentation rules of a user's own, in SRX."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import translate
from translate.errors import InputError
from translate.formats import read
from translate.segment import Rules, segment, segment_text, srx

Run = Callable[..., Result]

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="{cascade}"/>
  <body>
    <languagerules>{rules}</languagerules>
    <maprules>{maps}</maprules>
  </body>
</srx>
"""


def rule(before: str, after: str, verdict: str = "yes") -> str:
    return (
        f'<rule break="{verdict}"><beforebreak>{before}</beforebreak>'
        f"<afterbreak>{after}</afterbreak></rule>"
    )


def named(name: str, *rules: str) -> str:
    return f'<languagerule languagerulename="{name}">{"".join(rules)}</languagerule>'


def mapped(pattern: str, name: str) -> str:
    return f'<languagemap languagepattern="{pattern}" languagerulename="{name}"/>'


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(
        *rules: str, body: str = "", maps: str = mapped(".*", "all"), cascade: str = "yes"
    ) -> Path:
        path = tmp_path / "rules.srx"
        text = FILE.format(cascade=cascade, rules=body or named("all", *rules), maps=maps)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("rules", "text", "expected"),
    [
        # What no rule decides is cut as ever.
        ([rule(";", r"\s")], "Go; stay. It rained.", ["Go;", "stay.", "It rained."]),
        ([rule(r"\bQr\.", r"\s", "no")], "Qr. Hall left. It rained.", 2),
        # The first rule that fits a place decides.
        ([rule("no;", "", "no"), rule(";", r"\s")], "A no; b; c.", ["A no; b;", "c."]),
        ([rule(";", r"\s"), rule("no;", "", "no")], "A no; b; c.", ["A no;", "b;", "c."]),
        # Before or behind the blanks of a gap, a place is the same.
        ([rule(r"\.\s+", r"\p{Lu}", "no")], "It rained. Nobody came.", 1),
        ([rule(r"\.", r"\s+\p{Lu}", "no")], "It rained. Nobody came.", 1),
        # One of the halves may be left out.
        (
            ['<rule break="yes"><afterbreak>§</afterbreak></rule>'],
            "One §2 two.",
            ["One", "§2 two."],
        ),
        (["<rule><beforebreak>\\|</beforebreak></rule>"], "One| two.", ["One|", "two."]),
        # As ICU writes patterns.
        ([rule(r"\Qa.b\E", r"\s")], "a.b c acb d", ["a.b", "c acb d"]),
        ([rule(r"\x{2026}", r"\s")], "so… then", ["so…", "then"]),
        ([rule(r"[\p{L}&amp;&amp;[^a-z]]", r"\s")], "a É b", ["a É", "b"]),
        ([rule(r"(?&lt;=\d)\h*+%", r"\s")], "5 % of it", ["5 %", "of it"]),
    ],
)
def test_rules_decide_where_they_fit(
    written: Callable[..., Path], rules: list[str], text: str, expected: list[str] | int
) -> None:
    """Break and no-break rules stand over dragoman's own."""
    found = segment_text(text, "en", Rules.load(written(*rules)))
    assert (len(found) if isinstance(expected, int) else found) == expected


BOTH = named("semi", rule(";", r"\s")) + named("comma", rule(",", r"\s"))


@pytest.mark.parametrize(
    ("language", "cascade", "expected"),
    [
        ("en", "yes", ["a;", "b,", "c"]),
        ("en-US", "no", ["a;", "b, c"]),
        ("pt-BR", "yes", ["a; b,", "c"]),
        ("fr", "yes", ["a; b, c"]),
    ],
)
def test_languages_have_the_rules_of_the_patterns_they_fit(
    written: Callable[..., Path], language: str, cascade: str, expected: list[str]
) -> None:
    """With cascade all that fit, else the first; case and `_` for `-` make no difference."""
    maps = mapped("EN.*", "semi") + mapped("(en|pt_BR).*", "comma")
    rules = Rules.load(written(body=BOTH, maps=maps, cascade=cascade))
    assert segment_text("a; b, c", language, rules) == expected


def test_inline_tags_stay_in_their_sentence(written: Callable[..., Path]) -> None:
    """A rule cuts the words of a block, never a tag or what it holds."""
    page = b"<p>Go <b>now; or; never</b> again; stay.</p>"
    article = read(page, format="html").with_language("en")
    found = segment(article, rules=Rules.load(written(rule(";", r"\s"))))
    assert [one.text for one in found.segments] == ["Go <b>now; or; never</b> again;", "stay."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the XML can't be read: "),
        ("<tmx/>", "XML, but not SRX: it begins with <tmx>"),
        (FILE.replace("2.0", "1.0"), "SRX 1.0, not 2.0"),
        (FILE.format(cascade="no", rules="", maps=""), "no language is given any rules"),
        (FILE.format(cascade="no", rules="", maps=mapped("en", "x")), "no rules are called 'x'"),
        (FILE.format(cascade="no", rules=named("a", rule("(", "")), maps=""), "the pattern '('"),
        (FILE.format(cascade="no", rules=named("a", rule("a", ")(")), maps=""), "the pattern ')('"),
        (FILE.format(cascade="no", rules=named("a", rule("a", "b", "1")), maps=""), "break is '1'"),
        (FILE.format(cascade="no", rules="", maps=mapped("(", "a")), "the pattern '('"),
        (FILE.format(cascade="no", rules="", maps="<languagemap/>"), "<languagemap> has no "),
        ('<!DOCTYPE srx [<!ENTITY a "b">]>\n<srx/>', "the file declares entities of its own"),
    ],
)
def test_what_is_no_srx_is_refused_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    """The file, the line, and what is wrong there."""
    path = tmp_path / "rules.srx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Rules.load(path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pattern_that_takes_too_long_is_given_up(
    written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule that backtracks for ever is named; nothing is cut by half of the rules."""
    monkeypatch.setattr(srx, "_SECONDS", 0.05)
    rules = Rules.load(written(rule("", "(?:x|xx)+z")))
    with pytest.raises(InputError, match=r"rules\.srx:5: the rule takes too long"):
        segment_text("x" * 200, "en", rules)


def test_settings_name_the_rules_for_each_command(
    dragoman: Run, tmp_path: Path, written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`segmentation` in dragoman.toml and `--segmentation` cut alike; assembling needs neither."""
    path = written(rule(";", r"\s"))
    monkeypatch.chdir(tmp_path)
    story = tmp_path / "story.txt"
    story.write_text("The lamp burned; the ferry left. It rained.\n\nNobody came; nobody went.\n")
    call = ("translate", story, "--to", "pt", "--from", "en", "--engine", "upper")
    assert dragoman(*call, "--segmentation", path).exit_code == 0
    po = tmp_path / "story.pt.po"
    first = po.read_text()
    assert 'msgid "the ferry left."' in first
    settings = tmp_path / "dragoman.toml"
    settings.write_text('segmentation = "rules.srx"\n')
    assert dragoman(*call).exit_code == 0
    assert po.read_text() == first
    shown = dragoman("segment", story, "--from", "en").stdout.splitlines()
    assert [line.split(": ", 2)[2] for line in shown] == [
        "The lamp burned;",
        "the ferry left.",
        "It rained.",
        "Nobody came;",
        "nobody went.",
    ]
    settings.unlink()
    assert dragoman("assemble", po).exit_code == 0
    assert (tmp_path / "story.pt.txt").read_text() == story.read_text().upper()
    assert dragoman("check", po).exit_code == 0


def test_rules_are_for_scripts_too(written: Callable[..., Path]) -> None:
    """`translate.Rules` is what the functions of the API take that cut."""
    rules = translate.Rules.load(written(rule(";", r"\s")))
    line = "The lamp burned; the ferry left."
    parts = ["The lamp burned;", "the ferry left."]
    assert translate.segment_text(line, "en", rules) == parts
    article = translate.prepare(translate.read(line.encode()), source="en", rules=rules)
    assert [segment.text for segment in article.segments] == parts


def test_rules_that_are_not_there_stop_the_call(dragoman: Run, tmp_path: Path) -> None:
    """One line, exit status 2, no PO."""
    story = tmp_path / "story.txt"
    story.write_text("It rained.\n")
    result = dragoman("translate", story, "--to", "pt", "--segmentation", tmp_path / "gone.srx")
    assert result.exit_code == 2
    assert (
        result.stderr
        == f"dragoman: {tmp_path}/gone.srx: can't be read: No such file or directory\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]
