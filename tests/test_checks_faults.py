"""Faults that engines make and people overlook: each is found, and its place told."""

from __future__ import annotations

import pytest

from translate.checks import Slip, check_segment, slipped
from translate.finding import Finding, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

SOURCE = "The council of the old harbour town voted on Monday to keep the last passenger ferry."
TARGET = "O conselho da antiga cidade portuária votou na segunda-feira por manter a última balsa."


def check(
    source: str, target: str, to: str = "pt-BR", format: str = "text", of: str = "en"
) -> list[Finding]:
    return list(
        check_segment(source, target, source_language=of, target_language=to, format=format)
    )


def words(finding: Finding, source: str, target: str) -> str | None:
    """The words that a finding points at."""
    if finding.target:
        return target[slice(*finding.target)]
    return source[slice(*finding.source)] if finding.source else None


@pytest.mark.parametrize(
    ("source", "target", "kind", "severity", "message", "place"),
    [
        (
            SOURCE,
            TARGET.replace("antiga", "antiga antiga"),
            "doubled",
            WARNING,
            "“antiga” stands there twice",
            "antiga antiga",
        ),
        (
            SOURCE,
            TARGET.replace("votou na", "votou na votou na votou na"),
            "loop",
            WARNING,
            "the draft repeats itself: “votou na”",
            "votou na",
        ),
        (
            SOURCE,
            TARGET.replace("última", "últimaaaaaa"),
            "loop",
            WARNING,
            "the draft repeats itself: “aa”",
            "aaaaaa",
        ),
        (
            SOURCE,
            "A balsa do conselho fica, mas a balsa do conselho para e a balsa do conselho parte.",
            "loop",
            WARNING,
            "the draft repeats itself: “A balsa do conselho”",
            "A balsa do conselho",
        ),
        (
            SOURCE,
            "O conselho votou.",
            "length",
            WARNING,
            "the translation is much shorter than its source: is all of it there?",
            None,
        ),
        (
            SOURCE,
            f"{TARGET[:-1]}, que segundo os moradores mais velhos do bairro sempre esteve ali, e "
            "que ninguém queria ver partir, nem mesmo quando a ponte nova ficou pronta.",
            "length",
            WARNING,
            "the translation is much longer than its source",
            None,
        ),
        (
            f"{SOURCE} The owner, a family firm that was founded in 1911, had no comment to make.",
            TARGET.replace("votou", "votou em 1911 e"),
            "sentence",
            WARNING,
            "the source has 2 sentences, the translation 1",
            None,
        ),
        (
            SOURCE,
            f"{TARGET} A proprietária, uma firma de família muito antiga, nada quis comentar.",
            "sentence",
            WARNING,
            "the source has 1 sentence, the translation 2",
            None,
        ),
        (
            SOURCE,
            "El consejo de la antigua ciudad portuaria votó el lunes a favor de mantener el último "
            "transbordador de pasajeros.",
            "wrong-language",
            WARNING,
            "the translation looks like Spanish",
            None,
        ),
        (
            SOURCE,
            "Совет старого портового города проголосовал за сохранение парома.",
            "script",
            ERROR,
            "the translation is not in the script of Brazilian Portuguese",
            None,
        ),
        (
            "The ferry did not leave the harbour.",
            "A balsa saiu do porto.",
            "negation",
            WARNING,
            "the negation is missing: not",
            "not",
        ),
        (
            "The ferry cost £4.5 million.",
            "A balsa custou 4,5 milhões de euros.",
            "currency",
            WARNING,
            "pounds became euros",
            "euros",
        ),
        (
            "The island is 12 miles away.",
            "A ilha fica a 12 km.",
            "unit",
            WARNING,
            "12 miles became 12 kilometres",
            "12 km",
        ),
        (
            "The ferry (built in Oslo) is back.",
            "A balsa (construída em Oslo está de volta.",
            "bracket",
            WARNING,
            "a closing bracket is missing",
            None,
        ),
        (
            "The ferry (built in the old yard) is back.",
            "A balsa está de volta.",
            "bracket",
            WARNING,
            "what stands in brackets is missing, or has lost them: (built in the old yard)",
            "(built in the old yard)",
        ),
        (
            "Is the ferry back?",
            "A balsa está de volta",
            "ending",
            WARNING,
            "the question mark at the end is missing",
            "a",
        ),
        (
            "The ferry is back.",
            "A balsa está de volta",
            "ending",
            NOTE,
            "the full stop at the end is missing",
            "a",
        ),
        (
            "The crew repaired the hull.",
            "A tripulação consertou o *hull.",
            "unknown",
            ERROR,
            "*hull has the mark of a word that an engine did not know",
            "*hull",
        ),
        (
            "The crew sank quickly",
            "A tripulação quickly afundou",
            "word",
            NOTE,
            "“quickly” stands there as in the source",
            "quickly",
        ),
        (
            "She called the ferry “late”.",
            "Ela disse que a balsa estava atrasada.",
            "quotes",
            NOTE,
            "a pair of quotation marks is missing",
            "late",
        ),
        (
            "“The old ferry is the heart of the town and it stays,” she said.",
            "A velha balsa é o coração da cidade e ela fica, disse ela.",
            "quotes",
            WARNING,
            "a pair of quotation marks is missing",
            "The old ferry is the heart of the town and it stays,",
        ),
        (
            "It lost 1,200 trees.",
            "Perdeu 1.300 árvores.",
            "number",
            WARNING,
            "the number 1,200 is missing",
            "1,200",
        ),
        (
            "Read it at example.org.",
            "Leia em exemplo.org.",
            "placeable",
            ERROR,
            "example.org is missing or changed",
            "example.org",
        ),
    ],
)
def test_a_fault_is_found(
    source: str, target: str, kind: str, severity: Severity, message: str, place: str | None
) -> None:
    """One fault gives one finding, which says what is wrong and points at the words."""
    found = check(source, target)
    assert [(each.kind, each.severity, each.message) for each in found] == [
        (kind, severity, message)
    ]
    assert words(found[0], source, target) == place


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        (SOURCE, TARGET, "pt-BR"),
        # Repeated, as the source repeats it; or as its language does.
        ("He said no, no, no.", "Ele disse não, não, não.", "pt"),
        ("Very very old", "Muito muito velho", "pt"),
        ("She sailed to Bora Bora.", "Ela navegou até Bora Bora.", "pt"),
        ("The people who know the island", "Leute, die die Insel kennen", "de"),
        ("We ask ourselves", "Nous nous demandons", "fr"),
        ("Slowly, they walked home.", "Yavaş yavaş eve yürüdüler.", "tr"),
        ("It is Friday's paper.", "Bu, cuma gününün gazetesi.", "tr"),
        ("She works at BBC.", "تعمل في بي بي سي.", "ar"),
        ("Besides, it was late.", "A més a més, era tard.", "ca"),
        ("Fear at home, fear at work.", "집에서 공포, 집에서 공포와 일.", "ko"),
        # Names and titles are in no language and in any script.
        ("Coast Wire, Harbour Radio, Island Post", "Coast Wire, Harbour Radio, Island Post", "pt"),
        ("The editor of the Coast Wire", "Редактор Coast Wire", "ru"),
        ("BBC Scotland at the Macaroni Arena", "BBC Scotland 在 Macaroni Arena 球场", "zh-Hans"),
        # A denial in other words.
        ("The ferry no longer sails.", "A balsa deixou de navegar.", "pt"),
        ("She did not agree.", "Ela discordou.", "pt"),
        ("He pleaded not guilty.", "Ele se declarou inocente.", "pt"),
        ("Not only the ferry sank.", "A balsa e mais um barco afundaram.", "pt"),
        ("The ferry never left.", "Паром так и не ушёл.", "ru"),
        ("The ferry did not leave.", "渡轮没有离开。", "zh-Hans"),
        ("He did not know who had called.", "Él ignoraba quién había llamado.", "es"),
        ("It is not over until Sunday.", "Só acaba no domingo.", "pt"),
        ("It isn't as deep as the lake.", "C'est moins profond que le lac.", "fr"),
        ("We could not see anybody.", "Nadie apareció ante nosotros.", "es"),
        # Converted, or kept.
        ("The island is 12 miles away.", "A ilha fica a 19 km.", "pt"),
        ("The island is 12 miles away.", "A ilha fica a 12 milhas.", "pt"),
        ("Storms came within 200 miles.", "Tempestades chegaram a 300 km.", "pt"),
        ("The 6-foot-6 captain came.", "O capitão de 1,98 m veio.", "pt"),
        ("The 6-foot-6 captain came.", "Пришёл двухметровый капитан.", "ru"),
        ("It was 80 degrees outside.", "Fazia 27 graus lá fora.", "pt"),
        ("A 550 pound hog ran off.", "Um porco de 250 kg fugiu.", "pt"),
        ("Rain of 2 to 4 inches fell.", "Caíram de 5 a 10 cm de chuva.", "pt"),
        ("The ferry cost £4.5m.", "A balsa custou 4,5 milhões de libras.", "pt"),
        ("The ferry cost $4.5m.", "Паром стоил 4,5 млн долларов.", "ru"),
        # Marks as their language sets them.
        (
            "“Stay,” she said, “and eat something.”",
            "«Останьтесь, — сказала она, — и поешьте».",
            "ru",
        ),
        ("She said: “The ferry is back.”", "彼女は「フェリーが戻った」", "ja"),
        ("“It was very late.” she said.", "「とても遅かった。」と彼女は言った。", "ja"),
        ('It was very late," she said.', '많이 늦었습니다."라고 그녀가 말했다.', "ko"),
        ("The boat is 29 m long.", "この船 (29 m) は長い。", "ja"),
        ("She called it “late”.", "그녀는 ‘늦었다’고 말했다.", "ko"),
        ("She called it “a word”.", "Elle parle d’« un mot ».", "fr"),
        ("a) The ferry is back", "a) A balsa voltou", "pt"),
        ("“He told me ‘stay at home’,” she said.", "“Me dijo ‘quédate en casa’”, contó.", "es"),
        # Numbers in words and in Roman figures.
        ("A wreck of the 19th century", "Une épave du XIXe siècle", "fr"),
        ("There were 48 of them.", "Eran cuarenta y ocho.", "es"),
        ("He is 20 years older.", "هو أكبر منه بعشرين عامًا.", "ar"),
        # A number in two parts, a fraction in one mark.
        ("About 76,000 people", "약 7만 6천 명", "ko"),
        ("They won 3,500 pesos.", "Ganaron 3 mil 500 pesos.", "es"),
        ("Europe won 14½ to 13½.", "A Europa venceu por 14,5 a 13,5.", "pt"),
        ("He denied that it was not his.", "그는 모른다고 했다.", "ko"),
        # An abbreviation ends no sentence.
        ("Mr. Lima left with Dr. Costa.", "O Sr. Lima saiu com a Dra. Costa.", "pt"),
        ("The ferry is late", "A balsa está atrasada", "pt"),
        ("The ferry is late.", "เรือข้ามฟากมาสาย", "th"),
    ],
)
def test_good_translations_alarm_nobody(source: str, target: str, to: str) -> None:
    """What good translators do is no fault."""
    assert [f for f in check(source, target, to) if f.severity is not NOTE] == []


def test_emphasis_is_no_mark_of_an_engine() -> None:
    """In Markdown an asterisk before a word is emphasis, told by its own check alone."""
    assert {f.kind for f in check("It is late", "É *tarde*", format="markdown")} == {"placeable"}


def test_what_one_finding_says_no_other_repeats() -> None:
    """A copy is not also in another language, nor without negation, nor full of copied words."""
    source = "The old ferry did not leave the harbour before the heavy storm came in."
    assert [f.kind for f in check(source, source)] == ["copy"]


def test_a_language_without_profile_is_left_alone() -> None:
    """Of a language that nothing is known of nothing is told but what any text shows."""
    assert (
        check(SOURCE, "Kjo është një fjali që askush këtu nuk e njeh mirë fare, besoj.", "br") == []
    )


PAIRS = [
    ("The Lima ferry left at 10:30.", "A balsa de Lima saiu às 10h30."),
    ("Mayor Ana Duarte spoke for an hour about the budget of 2019.",
     "A prefeita Ana Duarte falou uma hora sobre o orçamento de 2019."),
    ("Who pays?", "Quem paga?"),
    ("The firm Costa & Sons wants 1,200 tickets a day, and nothing less than that.",
     "A firma Costa & Sons quer 1.200 bilhetes por dia, e nada menos do que isso."),
    ("It rained.", "Choveu."),
    ("“We stay,” said Rui Lima of the Harbour Union.",
     "“Nós ficamos”, disse Rui Lima, do Harbour Union."),
    ("The vote is on 4 May.", "A votação é em 4 de maio."),
]  # fmt: skip


def test_a_batch_that_slipped_is_found() -> None:
    """Each translation one place too low, or too high, or from some place on."""
    sources, targets = [source for source, _ in PAIRS], [target for _, target in PAIRS]
    assert slipped(PAIRS, "en", "pt") is None
    late = list(zip(sources, [targets[-1], *targets[:-1]], strict=True))
    assert slipped(late, "en", "pt") == Slip((1, 7), 1)
    early = list(zip(sources, [*targets[1:], targets[0]], strict=True))
    assert slipped(early, "en", "pt") == Slip((0, 6), -1)
    half = list(zip(sources, [*targets[:2], targets[-1], *targets[2:-1]], strict=True))
    assert slipped(half, "en", "pt") == Slip((3, 7), 1)


def test_a_batch_of_equal_or_empty_lines_has_not_slipped() -> None:
    """Where nothing can be told apart nothing is told."""
    assert slipped([("It rained.", "Choveu.")] * 9, "en", "pt") is None
    assert slipped([("It rained a lot.", ""), ("It stopped.", "")] * 5, "en", "pt") is None
    assert slipped([], "en", "pt") is None
