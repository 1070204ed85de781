"""POs to show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from translate.catalog import Catalog, Entry, digest, dumps, loads

HEADER = "\n".join(
    (
        "Language: {target}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        "X-Dragoman-Article: pier.txt",
        "X-Source-Language: en",
        "",
    )
)


def drafted(msgid: str, msgstr: str, *comments: str, **more: Any) -> Entry:
    """An entry whose words are the machine's, and fuzzy unless told.

    `risk=` and `why=` among the comments go into the last one.
    """
    facts = f"engine=firefox model=enpt key=00000000 id={digest(None, msgid, msgstr)}"
    lines = [line for line in comments if not line.startswith(("risk=", "why="))]
    risk = "".join(f"{line} " for line in comments if line not in lines)
    more.setdefault("fuzzy", True)
    return Entry(msgid, msgstr, comments=(*lines, f"Draft: {risk}{facts}"), **more)


ENTRIES = (
    drafted("The pier opens", "O cais abre", "Headline", fuzzy=False),
    drafted(
        "Lisbon, May 2 (EFE).- It took 12 years.",
        "Porto, 2 mai (EFE).- Levou 21 anos.",
        "Dateline and lead",
        "Glossary: Lisbon = Lisboa; EFE = EFE; years = anos",
        "risk=81",
    ),
    drafted(
        "The mayor smiled.",
        "O prefeito sorriu.",
        "Paragraph 2, sentence 1 of 2",
        "Check: the engine did not know “sorriu”",
        "risk=20",
        "why=unsure,name",
    ),
    Entry(
        "Nobody else spoke of it at all that day.",
        "Ninguém mais falou.",
        fuzzy=True,
        previous_msgid="Nobody else spoke of it at all that night.",
        comments=(
            "Paragraph 2, sentence 2 of 2",
            "Check: source changed: word night is now day",
            "Memory 91 %: Nobody spoke of it. → Ninguém falou disso. (words else at all that day)",
            "Before: Ninguém falou.",
            "New draft: Ninguém mais falou disso naquele dia.",
        ),
        note=("Ana: ask the mayor.",),
    ),
    Entry("It rained.", "Choveu.", comments=("Paragraph 3",)),
    Entry("The end.", comments=("Paragraph 4",)),
)


def catalog(*entries: Entry, target: str = "pt", path: Path | None = None) -> Catalog:
    """A PO out of English, as it is read."""
    made = Catalog(Entry("", HEADER.format(target=target)), entries)
    data = dumps(made)
    if path is None:
        return loads(data, "pier.po")
    path.write_bytes(data)
    return Catalog.load(path)
