"""Inline tags, and the links and emphasis of Markdown, by alignment: an engine gets a sentence
without them, and each pair goes around the words that render the words it stood around.

Nothing says that of a mask: it stays where the engine happens to leave it, and costs fluency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..hypothesis import Link
from ..marks import Span
from .find import find
from .pairs import pairs
from .placeable import Placeable

_OPENING = re.compile(r"<([a-z][\w:.-]*)>")
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Tag:
    """A pair of tags, and the words that it stands around."""

    opening: str
    closing: str
    start: int
    end: int
    """Characters of the text without tags."""


def stripped(text: str, format: str = "html") -> tuple[str, tuple[Tag, ...]]:
    """A segment without its pairs of markup, and these, the outer before the inner.

    In Markdown those around the whole stay: they need no alignment to be put back.
    """
    found = [
        (first, last)
        for first, last in pairs(find(text, format), text)
        if format != "html" or _OPENING.fullmatch(first.text)
    ]
    if format == "markdown":
        found = _inside(found, len(text))
    gone = sorted((tag.start, tag.end) for pair in found for tag in pair)
    kept, at = [], 0
    for start, end in gone:
        kept.append(text[at:start])
        at = end
    tags = [
        Tag(first.text, last.text, _moved(first.end, gone), _moved(last.start, gone))
        for first, last in sorted(found, key=lambda pair: pair[0].start)
    ]
    return "".join((*kept, text[at:])), tuple(tags)


def _inside(
    found: Sequence[tuple[Placeable, Placeable]], length: int
) -> list[tuple[Placeable, Placeable]]:
    """The pairs that are not around all else."""
    start, end = 0, length
    inner = []
    for first, last in sorted(found, key=lambda pair: pair[0].start):
        if (first.start, last.end) == (start, end):
            start, end = first.end, last.start
        else:
            inner.append((first, last))
    return inner


def _moved(position: int, gone: Sequence[Span]) -> int:
    return position - sum(end - start for start, end in gone if end <= position)


def put_back(
    draft: str, tags: Sequence[Tag], bare: str, sent: str, answer: str, links: Sequence[Link]
) -> str | None:
    """The draft with its tags; None where the alignment leaves one without a place.

    `bare` is the segment without tags and `sent` what the engine got of it; `answer` is what the
    engine gave back and `draft` what became of that. `links` are between `sent` and `answer`.
    """
    words = _Words(bare, sent, answer, draft, links)
    places: list[Span] = []
    for number, tag in enumerate(tags):
        found = words.place(tag)
        around = [n for n in range(number) if tags[n].end >= tag.end and tags[n].start <= tag.start]
        if found and around:
            first, last = places[around[-1]]
            found = max(found[0], first), min(found[1], last)
        beside = [places[n] for n in range(number) if n not in around]
        if not found or found[0] >= found[1] or any(_overlap(found, other) for other in beside):
            return None
        places.append(found)
    # Of tags at one place the outer opens first and closes last.
    before = {n: place[0] for n, place in enumerate(places)}
    after = {n: place[1] for n, place in enumerate(places)}
    marks = [(at, 1, n, tags[n].opening) for n, at in before.items()]
    marks += [(at, 0, -n, tags[n].closing) for n, at in after.items()]
    parts, at = [], 0
    for place, _, _, text in sorted(marks):
        parts += [draft[at:place], text]
        at = place
    return "".join((*parts, draft[at:]))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


class _Words:
    """The words of a segment, followed through to its draft."""

    def __init__(
        self, bare: str, sent: str, answer: str, draft: str, links: Sequence[Link]
    ) -> None:
        self._bare, self._draft = _tokens(bare), _tokens(draft)
        self._source, self._target = bare, draft
        to_sent = _followed(bare, self._bare, sent, _tokens(sent))
        from_answer = _followed(answer, _tokens(answer), draft, self._draft)
        sent_tokens, answer_tokens = _tokens(sent), _tokens(answer)
        rendered: dict[int, set[int]] = {}
        for link in links:
            targets = _within(answer_tokens, link.target)
            for word in _within(sent_tokens, link.source):
                # Where a link is of a word and the comma behind it, comma goes to comma.
                like = [
                    n
                    for n in targets
                    if _is_word(answer, answer_tokens[n]) == _is_word(sent, sent_tokens[word])
                ]
                for number in like or targets:
                    rendered.setdefault(word, set()).update(from_answer[number])
        self._rendered = [
            set().union(*(rendered.get(word, ()) for word in words)) for words in to_sent
        ]
        """For each word of the bare text those of the draft that render it."""

    def place(self, tag: Tag) -> Span | None:
        """The stretch of the draft that renders what is in a tag."""
        words = _within(self._bare, (tag.start, tag.end))
        inside = set().union(*(self._rendered[word] for word in words))
        outside = set().union(
            *(targets for word, targets in enumerate(self._rendered) if word not in words)
        )
        # A comma between two words of a tag is no reason to part them.
        others = {n for n in outside if _is_word(self._target, self._draft[n])}
        run = _run(inside - outside or inside, others)
        if not run:
            return None
        first, last = run
        if tag.start > self._bare[words[0]][0] or tag.end < self._bare[words[-1]][1]:
            return self._part(tag, words, first) if first == last else None
        taken = inside | outside
        for word in words:  # Articles and marks at its ends, that nothing is said of.
            if self._rendered[word] or not self._alike(word, first - 1, taken):
                break
            first -= 1
        for word in reversed(words):
            if self._rendered[word] or not self._alike(word, last + 1, taken):
                break
            last += 1
        return self._draft[first][0], self._draft[last][1]

    def _part(self, tag: Tag, words: range, place: int) -> Span | None:
        """As many letters of a word as a tag takes of its source: a large initial, an ending."""
        if len(words) > 1:
            return None
        (start, end), (first, last) = self._bare[words[0]], self._draft[place]
        length = tag.end - tag.start
        if length >= last - first or (tag.start > start and tag.end < end):
            return None
        return (first, first + length) if tag.start == start else (last - length, last)

    def _alike(self, word: int, place: int, taken: set[int]) -> bool:
        """Whether a word of the draft that is nothing else's rendering may be this one's."""
        if not 0 <= place < len(self._draft) or place in taken:
            return False
        one = self._source[slice(*self._bare[word])]
        other = self._target[slice(*self._draft[place])]
        return one[0].isalnum() == other[0].isalnum()


def _is_word(text: str, token: Span) -> bool:
    return text[token[0]].isalnum()


def _run(inside: set[int], outside: set[int]) -> Span | None:
    """From the first to the last of the words inside; the longest run, where most are not."""
    if not inside:
        return None
    first, last = min(inside), max(inside)
    if len(inside) * 2 > sum(first <= word <= last for word in outside - inside) + len(inside):
        return first, last
    runs: list[list[int]] = []
    for word in sorted(inside):
        if runs and not any(before in outside for before in range(runs[-1][-1] + 1, word)):
            runs[-1].append(word)
        else:
            runs.append([word])
    best = max(runs, key=len)
    return best[0], best[-1]


def _tokens(text: str) -> list[Span]:
    return [match.span() for match in _TOKEN.finditer(text)]


def _within(tokens: Sequence[Span], span: Span) -> range:
    """The numbers of the tokens that have characters in a span."""
    numbers = [n for n, (start, end) in enumerate(tokens) if start < span[1] and span[0] < end]
    return range(numbers[0], numbers[-1] + 1) if numbers else range(0)


def _followed(
    old: str, old_tokens: Sequence[Span], new: str, new_tokens: Sequence[Span]
) -> list[set[int]]:
    """For each word of a text those of an edited copy that it became."""
    one, other = (
        [text[start:end].casefold() for start, end in tokens]
        for text, tokens in ((old, old_tokens), (new, new_tokens))
    )
    found: list[set[int]] = [set() for _ in one]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        for number in range(i1, i2):
            same = kind == "equal" or i2 - i1 == j2 - j1
            found[number] = {number - i1 + j1} if same else set(range(j1, j2))
    return found
