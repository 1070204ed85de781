"""A page to its passages, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...article import Role
from ...marks import MarkKind
from ..roles import Passage
from . import elements
from .around import holds_story, is_around, is_box
from .attributes import Attribute, attributes
from .characters import lines, references
from .inline import Item, passage
from .tokens import Token, tokens
from .tree import End, ends


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around a text say of it."""

    role: Role | None = None
    residue: bool = False
    main: bool = False
    """Inside of what the page calls its article."""
    story: bool = False
    """The same, without what `main` has beside an `article`."""
    quoted: bool = False


def passages(text: str) -> list[Passage]:
    """The passages of a page or fragment."""
    page = _Page(text)
    page.read()
    return page.found


class _Page:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._ends = ends(self._tokens)
        articles = any(token.name == "article" for token in self._tokens)
        self._story = "article" if articles else "main"
        self._starts = {end.at: start for start, end in self._ends.items() if end.has_tag}
        self._around: list[tuple[int, Context]] = []
        self._items: list[Item] = []
        self._context: Context | None = None
        """Of the run: that of its first words."""
        self._pending: list[Passage] = []
        """Attributes in the run's tags."""
        self._headings: list[tuple[int, bool, bool]] = []
        """The number of a heading among the passages, whether it is of the first rank, and in
        the article."""
        self.found: list[Passage] = []

    def read(self) -> None:
        number = 0
        while number < len(self._tokens):
            while self._around and self._around[-1][0] <= number:
                self._around.pop()
            number = self._take(number)
        self._flush()
        self._choose_headline()

    @property
    def _here(self) -> Context:
        return self._around[-1][1] if self._around else Context()

    def _take(self, number: int) -> int:
        """Read a token; the number of the next one to be read."""
        token = self._tokens[number]
        if token.kind == "start":
            return self._start(number)
        if token.kind == "text":
            if self._context is None and self._text[token.start : token.end].strip():
                self._context = self._here
            self._items.append(Item(None, token.start, token.end))
        elif token.kind == "comment":
            self._items.append(Item(MarkKind.HIDDEN, token.start, token.end))
        elif token.name in elements.BLOCKS:
            self._flush()
        else:
            pair = self._starts.get(number)
            self._items.append(
                Item(MarkKind.CLOSING, token.start, token.end, token.name, pair=pair)
            )
        return number + 1

    def _start(self, number: int) -> int:
        token = self._tokens[number]
        given = list(attributes(self._text, token.start, token.end))
        values = {each.name: each.value for each in reversed(given)}
        end = self._ends.get(number, End(number + 1, False))
        fixed = values.get("translate") == "no" or "notranslate" in values.get("class", "").split()
        if not fixed:
            self._read_attributes(token, given, values)
        leaf = token.name in elements.INVISIBLE | elements.OBJECTS | elements.SET
        code = token.name in elements.CODE and end.has_tag
        if leaf or code or (fixed and (end.has_tag or token.name in elements.BLOCKS)):
            return self._leave(number, end)
        if token.name in elements.BLOCKS:
            self._flush()
            self._around.append((end.at, self._inside(number, end, values)))
        elif token.name == "br" and not self._in_heading():
            self._flush()
        elif token.name in elements.VOID:
            kind = MarkKind.DROPPED if token.name == "wbr" else MarkKind.ALONE
            self._items.append(Item(kind, token.start, token.end, token.name))
        else:
            pair = number if end.has_tag else None
            self._items.append(
                Item(MarkKind.OPENING, token.start, token.end, token.name, pair=pair)
            )
        return number + 1

    def _in_heading(self) -> bool:
        return self._here.role in (Role.HEADLINE, Role.SUBHEAD)

    def _leave(self, number: int, end: End) -> int:
        """Pass over an element that is left alone; the number of what follows."""
        token = self._tokens[number]
        stop = end.at + 1 if end.has_tag else max(end.at, number + 1)
        inside = self._tokens[number:stop]
        if any(t.name in elements.BLOCKS | elements.SET for t in inside if t.kind != "text"):
            self._flush()
            return stop
        texts = tuple((t.start, t.end) for t in inside if t.kind == "text")
        kind = MarkKind.KEPT
        if token.name in elements.INVISIBLE:
            kind = MarkKind.HIDDEN
        elif token.name in elements.OBJECTS or not any(
            any(map(str.isalnum, self._text[slice(*span)])) for span in texts
        ):
            kind = MarkKind.ALONE
        self._items.append(Item(kind, token.start, inside[-1].end, token.name, texts))
        return stop

    def _inside(self, number: int, end: End, values: dict[str, str]) -> Context:
        """What a block element says of what is in it."""
        name, around = self._tokens[number].name, self._here
        role = elements.ROLES.get(name, around.role)
        if name == "h1":
            role = Role.HEADLINE
        elif name == "p" and role is Role.CELL:
            role = None  # A table that sets a page in columns.
        return Context(
            role,
            around.residue or self._is_residue(number, end, values.get("role", "")),
            around.main or name in ("article", "main"),
            around.story or name == self._story,
            around.quoted or name == "blockquote",
        )

    def _is_residue(self, number: int, end: End, aria: str) -> bool:
        """Whether a block element stands around the story and holds nothing of it."""
        name, around = self._tokens[number].name, self._here
        if not is_around(name, aria, main=around.main, quoted=around.quoted):
            return False
        inside = self._tokens[number + 1 : end.at]
        return not (
            holds_story(inside) or (around.story and is_box(name, aria, inside, self._text))
        )

    def _read_attributes(
        self, token: Token, given: Sequence[Attribute], values: dict[str, str]
    ) -> None:
        if token.name == "meta":
            role = elements.META.get((values.get("property") or values.get("name", "")).lower())
            roles = {"content": role} if role else {}
        else:
            roles = elements.ATTRIBUTES
        here = self._here
        for each in given:
            role = roles.get(each.name)
            if role and any(map(str.isalpha, each.value)):
                self._pending.append(
                    Passage(
                        lines(self._text, [(each.span, True)]),
                        Role.RESIDUE if here.residue else role,
                        tuple(references(self._text, *each.span)),
                        attribute=True,
                    )
                )

    def _flush(self) -> None:
        """End a run."""
        context = self._context or self._here
        role = Role.RESIDUE if context.residue else context.role
        if self._items and (found := passage(self._text, self._items, role)):
            if role in (Role.HEADLINE, Role.SUBHEAD):
                self._headings.append((len(self.found), role is Role.HEADLINE, context.main))
            self.found.append(found)
        self.found += self._pending
        self._items, self._context, self._pending = [], None, []

    def _choose_headline(self) -> None:
        """One headline: of the first rank if there is one, in the article rather than before it."""
        best = max(self._headings, key=lambda h: (h[1], h[2], -h[0]), default=None)
        for heading in self._headings:
            role = Role.HEADLINE if heading == best else Role.SUBHEAD
            self.found[heading[0]] = replace(self.found[heading[0]], role=role)
