"""What `glossary check` finds doubtful, rule by rule, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.glossary.formats import load
from translate.glossary.lint import lint

ROOT = Path(__file__).parents[2]


def found(folder: Path, text: str, *languages: str) -> list[str]:
    """The findings as `line severity kind: message`, without the file's name."""
    file = folder / "names.csv"
    file.write_text(text, "utf-8")
    return [
        f"{finding.where.removeprefix(f'{file}:')} {finding.severity} {finding.kind}: "
        + finding.message.replace(f"{file}:", "line ")
        for finding in lint(load(file), *languages)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            ["Arlen,Arlen", "Arlen,Arlém"],
            ["3 error conflict: en “Arlen” is pt “Arlém” here, “Arlen” at line 2; "
             "the later row counts"],
            id="one name with two translations",
        ),
        pytest.param(
            ["ferry|boat,balsa", "boat,barco"],
            ["3 error conflict: en “boat” is pt “barco” here, “balsa” at line 2; "
             "the later row counts"],
            id="a variant with two translations",
        ),
        pytest.param(
            ["Kim Jong-un,Kim Jong-un", "Kim Jong Un,Kim Jong Un"],
            ["3 error conflict: en “Kim Jong Un” is pt “Kim Jong Un” here, “Kim Jong-un” at "
             "line 2; the later row counts"],
            id="a hyphen makes no other name",
        ),
        pytest.param(
            ["ferry,balsa", "ferry,balsa"],
            ["3 warning duplicate: en “ferry” stands at line 2 already, "
             "with the same translations"],
            id="a row twice",
        ),
        pytest.param(
            ["Moscow,Moscou|~moscovita|!moscovita"],
            ["2 error forbidden: pt “moscovita” is both one that will do (~) and forbidden"],
            id="tolerated and forbidden",
        ),
        pytest.param(
            ["Moscow,Moscou|~Moscou|~de|~москво"],
            ["2 warning tolerated: pt “Moscou” is right already: ~Moscou says nothing more",
             "2 warning tolerated: pt “de” is a function word of Portuguese: it always does",
             "2 error script: pt “москво” is in Cyrillic letters"],
            id="tolerated for nothing, always, and in other letters",
        ),
        pytest.param(
            ["Moscow,~moscovita"],
            ["2 warning lonely: the row has a name in one language only: "
             "nothing is translated by it",
             "2 warning tolerated: pt has words that will do (~), and no name that a draft "
             "could be given"],
            id="tolerated without a name",
        ),
        pytest.param(
            ["Coast Wire,=", "Coast Wire,Coast Wire"],
            ["3 warning duplicate: en “Coast Wire” stands at line 2 already, "
             "with the same translations"],
            id="kept as it is, once by = and once in letters",
        ),
        pytest.param(
            ["World Health Organization|WHO,OMS", "who,quem"],
            ["3 warning case: en “who” differs only in capitals from “WHO” at line 2: "
             "in a headline of capitals they are one",
             "3 warning stop-word: en “who” is a function word of English: "
             "it is met in every article",
             "3 warning stop-word: pt “quem” is a function word of Portuguese: "
             "it is met in every article"],
            id="WHO and who",
        ),
        pytest.param(
            ["Bank of Arlen,Banco de Arlém", "Arlen,Arlém"],
            ["2 note contains: en “Bank of Arlen” contains “Arlen” of line 3: "
             "the longest match wins"],
            id="a name in a longer one",
        ),
        pytest.param(
            ["Arlen,Арлен"], ["2 error script: pt “Арлен” is in Cyrillic letters"],
            id="Cyrillic in Portuguese",
        ),
        pytest.param(
            ["Аrlen,Arlém"],
            ["2 error script: en “Аrlen” mixes Cyrillic and Latin letters in one word"],
            id="a Cyrillic letter that looks Latin",
        ),
        pytest.param(
            ["x,xis"],
            ["2 warning letter: en “x” is a single letter: "
             "it is met where it means something else"],
            id="one letter",
        ),
        pytest.param(
            ["Arlen,"], ["2 warning lonely: the row has a name in one language only: "
                         "nothing is translated by it"],
            id="nothing to translate into",
        ),
        pytest.param(
            ["ferry,!barco"], ["2 warning lonely: the row has a name in one language only: "
                               "nothing is translated by it"],
            id="only what not to write",
        ),
        pytest.param(
            ["ferry,balsa|!balsa"], ["2 error forbidden: pt “balsa” is both right and forbidden"],
            id="right and forbidden",
        ),
        pytest.param(["ferry,balsa", "US,EUA", "IT,TI"], [], id="nothing doubtful"),
        pytest.param(["cats,gatos", "cat food,ração"], [], id="a part of a word is no name"),
        pytest.param(["US,EUA", "contact us now,fale conosco"], [], id="a word in capitals"),
    ],
)  # fmt: skip
def test_rules(tmp_path: Path, rows: list[str], expected: list[str]) -> None:
    """Each rule finds its case, names both rows, and nothing else is said."""
    assert found(tmp_path, "\n".join(["en,pt", *rows])) == expected


def test_ids_come_once(tmp_path: Path) -> None:
    """The second one is at fault."""
    text = "id,en,pt\nf,ferry,balsa\nf,quay,cais\n"
    assert found(tmp_path, text) == ["3 error id: the id f is there already, at line 2"]


def test_any_case_makes_a_clash_an_error(tmp_path: Path) -> None:
    """With match=case one of the two names is never met."""
    text = "match,en,pt\n,March,março\ncase,march,marcha\n"
    assert found(tmp_path, text) == [
        "3 error case: en “march” differs only in capitals from “March” at line 2: "
        "with match=case they are one"
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Moscow,Moskva,Moskwa", ["ru “Moskva” is in Latin letters"]),
        ("BBC,BBC,BBC", []),
        ("Avatar,фильм Avatar,アバター", []),
        ("Tokyo,Токио,東京", []),
        ("Tokyo,Токио,도쿄", ["ja “도쿄” is in Hangul letters"]),
    ],
)
def test_scripts_of_several_languages(tmp_path: Path, cells: str, expected: list[str]) -> None:
    """A brand that another language has, too, may stay Latin; a transliteration may not."""
    lines = found(tmp_path, f"en,ru,ja\n{cells}\n")
    messages = [line.partition(": ")[2] for line in lines]
    assert messages[: len(expected)] == expected
    assert bool(messages) == bool(expected)


def test_languages_limit_the_look(tmp_path: Path) -> None:
    """What only Spanish articles meet is nothing to someone who translates from English."""
    text = "en,pt,es\nArlen,Arlém,Puerto\nHarbour,Porto,Puerto\n"
    both = found(tmp_path, text)
    assert [line.split(":")[0] for line in both] == ["3 error conflict"]
    assert found(tmp_path, text, "en") == []
    assert found(tmp_path, text, "es", "pt") == [
        "3 error conflict: es “Puerto” is pt “Porto” here, “Arlém” at line 2; the later row counts"
    ]


@pytest.mark.parametrize("name", ["people", "places", "organisations"])
def test_the_house_glossary_has_no_errors(name: str) -> None:
    """Our own files pass our own check."""
    findings = lint(load(ROOT / "glossaries" / f"{name}.csv"))
    assert [finding for finding in findings if finding.severity == "error"] == []
