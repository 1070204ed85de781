"""XML files from anywhere, read element by element: TBX, TMX.

lxml does the work, not the standard library behind defusedxml: it is well kept, tells the line,
and has libxml2's limits on what a hostile file may grow to. No entity is resolved, no DTD loaded,
no connection opened, and a file that declares entities of its own is refused before one is used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, BinaryIO

from .errors import InputError

if TYPE_CHECKING:
    from lxml import etree


def elements(
    file: BinaryIO, kind: str, roots: Collection[str], names: Collection[str], where: str
) -> Iterator[etree._Element]:
    """Each element of these names with all that is in it, in the file's order.

    What was read is let go afterwards, so that a file of any length needs no more memory. `kind`
    is what the file should be, `where` its name, for messages. Raises InputError at the place of
    the fault, and gives nothing more.
    """
    from lxml import etree

    steps = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from _whole(steps, kind, roots, names, where)
    except etree.XMLSyntaxError as error:
        first = next(iter(steps.error_log), None)
        message, line = (first.message, first.line) if first else (error.msg, error.lineno)
        reason = str(message).strip().removesuffix(", try XML_PARSE_HUGE")
        place = f"{where}:{line}" if line else where
        raise InputError(f"the XML can't be read: {reason}", where=place) from error


def _whole(
    steps: etree.iterparse, kind: str, roots: Collection[str], names: Collection[str], where: str
) -> Iterator[etree._Element]:
    within = 0
    for event, element in steps:
        is_wanted = local_name(element) in names
        if event == "start":
            if element.getparent() is None:
                _check_root(element, kind, roots, where)
            within += is_wanted
            continue
        if is_wanted:
            yield element
            within -= 1
        if not within:
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _check_root(root: etree._Element, kind: str, roots: Collection[str], where: str) -> None:
    if local_name(root) not in roots:
        raise InputError(f"XML, but not {kind}: it begins with <{local_name(root)}>", where=where)
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise InputError(
            "the file declares entities of its own, which could grow beyond all bounds",
            where=where,
            hint="write their text in their place",
        )


def refuse_references(whole: etree._Element, where: str) -> None:
    """Raise InputError where an entity stands in an element for a text that nobody told."""
    from lxml import etree

    for entity in whole.iter(etree.Entity):
        line = entity.sourceline or whole.sourceline
        raise InputError(
            f"the entity {entity.text} is not known",
            where=f"{where}:{line}" if line else where,
            hint="write its text in its place",
        )


def local_name(element: etree._Element) -> str:
    """Its name without the namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
