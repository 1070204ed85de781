"""Markup that goes in pairs: tags, the two ends of a link, emphasis."""

from __future__ import annotations

from collections.abc import Iterable

from .placeable import Placeable


def is_alone(tag: Placeable) -> bool:
    """Whether a tag has no other half."""
    return tag.text.endswith("/>") or tag.text.startswith("<!--")


def pairs(placeables: Iterable[Placeable], text: str) -> list[tuple[Placeable, Placeable]]:
    """The markup of a text that goes together, in the order of the closing ones."""
    opened: list[Placeable] = []
    found = []
    for part in placeables:
        if part.kind not in ("tag", "link", "emphasis") or is_alone(part):
            continue
        closes = part.kind != "emphasis" or not _is_blank(text[part.start - 1 : part.start])
        other = next((one for one in reversed(opened) if closes and _closes(part, one)), None)
        if other:
            while opened.pop() is not other:
                pass
            found.append((other, part))
        elif part.kind == "emphasis":
            if not _is_blank(text[part.end : part.end + 1]):
                opened.append(part)
        elif not part.text.startswith(("</", "]")):
            opened.append(part)
    return found


def _is_blank(beside: str) -> bool:
    """Whether emphasis has no word there to begin or to end with."""
    return not beside.strip()


def _closes(part: Placeable, one: Placeable) -> bool:
    if part.kind != one.kind:
        return False
    if part.kind == "emphasis":
        return part.text == one.text
    if part.kind == "link":
        return part.text.startswith("]") and one.text.endswith("[")
    return part.text.startswith("</") and one.text[1:] == part.text[2:]
