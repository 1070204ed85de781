"""The grammar of the `#.` comments: what the machine tells the reviewer, one fact a line.

    Paragraph 2, sentence 1 of 2
    Glossary: ferry = balsa; council = conselho
    Check: the number 1,300 is missing
    Memory 87 %: The council met. → O conselho se reuniu. (word met is now voted)
    Before: O conselho votou.
    New draft: O conselho da cidade votou.
    Draft: engine=firefox model=enpt score=-0.31 risk=62 why=name key=5d1c09aa id=7dafb996aed4

Human words come first, the line for programs last. Lines that are none of these are others' and
are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from ..article import Article, Role, clean
from ..drafted import Provenance, TermUse
from ..newswire import dateline_end

_ROLES = {
    Role.LABEL: "Label",
    Role.HEADLINE: "Headline",
    Role.SUBHEAD: "Subhead",
    Role.DATELINE: "Dateline and lead",
    Role.PARAGRAPH: "Paragraph",
    Role.QUOTATION: "Quotation",
    Role.LIST_ITEM: "List item",
    Role.CELL: "Table cell",
    Role.CAPTION: "Caption",
    Role.RESIDUE: "Page residue",
    Role.PAGE_TITLE: "Page title",
    Role.SUMMARY: "Page summary",
    Role.ALTERNATIVE: "Alternative text",
    Role.TOOLTIP: "Tooltip",
}
_LONE_DATELINE = "Dateline"
_NUMBERED = (Role.PARAGRAPH, Role.LIST_ITEM)
_ROLE_LINE = re.compile(
    rf"(?:{'|'.join(_ROLES.values())}|{_LONE_DATELINE})(?: [0-9]+)?(?:, sentence [0-9]+ of [0-9]+)?"
)
_MEMORY = re.compile("Memory [0-9]{1,3} %: .*")
_PREFIXES = ("Glossary", "Check", "Before", "New draft", "Draft")


@dataclass(frozen=True, slots=True)
class Comments:
    """The facts in an entry's `#.` lines."""

    role: str | None = None
    glossary: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Whole lines that some other tool or a person wrote."""
    checks: tuple[str, ...] = ()
    memory: tuple[str, ...] = ()
    """Whole lines: what a translation memory has for the sentence, or for one like it."""
    before: tuple[str, ...] = ()
    """What a person had written for a sentence that was rewritten since."""
    new_draft: tuple[str, ...] = ()
    """The machine's draft of a changed sentence, beside a person's words for the old one."""
    draft: str | None = None
    """The `Draft:` line as it stands, without that word."""

    @classmethod
    def parse(cls, lines: Iterable[str]) -> Comments:
        found: dict[str, list[str]] = {prefix: [] for prefix in _PREFIXES}
        role = None
        others, memory = [], []
        for line in lines:
            prefix, colon, fact = line.partition(": ")
            if colon and prefix in found:
                found[prefix].append(fact)
            elif role is None and _ROLE_LINE.fullmatch(line):
                role = line
            elif _MEMORY.fullmatch(line):
                memory.append(line)
            else:
                others.append(line)
        glossary, checks, before, new_draft, drafts = (tuple(found[p]) for p in _PREFIXES)
        others.extend(f"Draft: {fact}" for fact in drafts[:-1])
        draft = drafts[-1] if drafts else None
        return cls(role, glossary, tuple(others), checks, tuple(memory), before, new_draft, draft)

    def lines(self) -> tuple[str, ...]:
        return (
            *([self.role] if self.role else []),
            *(f"Glossary: {fact}" for fact in self.glossary),
            *self.others,
            *(f"Check: {fact}" for fact in self.checks),
            *self.memory,
            *(f"Before: {fact}" for fact in self.before),
            *(f"New draft: {fact}" for fact in self.new_draft),
            *([f"Draft: {self.draft}"] if self.draft is not None else []),
        )


def one_line(text: str) -> str:
    """Make a text fit a comment: no line breaks or controls, no outer blanks."""
    return clean(text).strip()


def glossary(terms: Iterable[TermUse]) -> tuple[str, ...]:
    """The fact that lists the terms of a segment, each once; none without terms."""
    pairs = dict.fromkeys(f"{one_line(t.source)} = {one_line(t.target)}" for t in terms)
    return ("; ".join(pairs),) if pairs else ()


def glossary_pairs(facts: Iterable[str]) -> list[tuple[str, str]]:
    """The names and forms that `glossary` wrote."""
    pairs = (pair.partition(" = ") for fact in facts for pair in fact.split("; "))
    return [(source, target) for source, equals, target in pairs if equals]


def memory_line(likeness: float, fact: str) -> str:
    """The line on what a memory has; only what is the same is 100 %."""
    return f"Memory {int(likeness * 100)} %: {one_line(fact)}"


def roles(article: Article) -> list[str]:
    """The role line of each segment: what it is in the story, and where.

    A paragraph that opens with a dateline is the first; list items count from the head of
    their list.
    """
    lines = []
    paragraph = item = 0
    for block in article.blocks:
        item = item + 1 if block.role is Role.LIST_ITEM else 0
        paragraph += block.role in (Role.PARAGRAPH, Role.DATELINE)
        name = _ROLES.get(block.role, block.role.value.capitalize())
        if block.role is Role.DATELINE and _is_lone_dateline(article.block_words(block).strip()):
            name = _LONE_DATELINE
        if block.role in _NUMBERED:
            name += f" {item or paragraph}"
        count = len(block.segments)
        for number in range(1, count + 1):
            lines.append(f"{name}, sentence {number} of {count}" if count > 1 else name)
    return lines


def _is_lone_dateline(words: str) -> bool:
    return dateline_end(words) == len(words)


def write_draft(origin: Provenance, digest: str) -> str:
    """The fact that says where a draft comes from and which words it wrote."""
    score = None if origin.score is None else format(round(origin.score, 2) + 0.0, "g")
    facts = {
        "engine": origin.engine,
        "model": origin.model,
        "score": score,
        "unknown": ",".join(origin.unknown) or None,
        "cut": "yes" if origin.is_cut else None,
        "risk": None if origin.risk is None else str(origin.risk),
        "why": ",".join(origin.why) or None,
        "key": origin.key,
        "id": digest,
    }
    return " ".join(f"{name}={_quote(fact)}" for name, fact in facts.items() if fact is not None)


def with_digest(draft: str, digest: str) -> str:
    """The same `Draft:` line with another digest, every other fact as it stands."""
    return re.sub(r"(?<!\S)id=\S*", f"id={digest}", draft)


def draft_fields(draft: str | None) -> dict[str, str]:
    """The `name=value` facts of a `Draft:` line, known names or not."""
    facts = (word.partition("=") for word in (draft or "").split())
    return {name: unquote(fact) for name, equals, fact in facts if equals}


def provenance(draft: str | None) -> Provenance | None:
    """Read what `write_draft` wrote; None where there is no line or it names no engine."""
    facts = draft_fields(draft)
    if "engine" not in facts:
        return None
    try:
        score = float(facts["score"]) if "score" in facts else None
    except ValueError:
        score = None
    risk = facts.get("risk", "")
    return Provenance(
        facts["engine"],
        facts.get("model", ""),
        facts.get("key", ""),
        score,
        _words(facts.get("unknown", "")),
        facts.get("cut") == "yes",
        int(risk) if re.fullmatch("[0-9]{1,3}", risk) else None,
        _words(facts.get("why", "")),
    )


def _words(fact: str) -> tuple[str, ...]:
    return tuple(word for word in fact.split(",") if word)


def _quote(fact: str) -> str:
    """Percent-encode what would end a fact: blanks, controls and the percent sign itself."""
    return re.sub(r"[\s%\x00-\x1f]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), fact)
