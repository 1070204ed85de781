"""Files that would eat the machine, or aren't what they seem: refused in one line."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest

from translate.errors import DragomanError, InputError
from translate.glossary.formats import Source, read

LAUGHS = (
    '<?xml version="1.0"?>\n<!DOCTYPE tbx [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']>\n<tbx%s><text><body><conceptEntry><langSec xml:lang="en"><termSec><term>&a9;</term>'
    "</termSec></langSec></conceptEntry></body></text></tbx>"
)
ENTRY = '<tbx><text><body><conceptEntry><langSec xml:lang="en"><termSec><term>%s'
REST = "</term></termSec></langSec></conceptEntry></body></text></tbx>"


class Endless(io.RawIOBase):
    """A file that begins somehow and then goes on for 200 MB with one byte."""

    def __init__(self, start: bytes, byte: bytes, size: int = 200_000_000) -> None:
        self._start, self._byte, self._size, self._at = start, byte, size, 0

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        assert (offset, whence) == (0, 0)
        self._at = 0
        return 0

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = min(len(buffer), self._size - self._at)
        start = self._start[self._at : self._at + size]
        buffer[:size] = start + self._byte * (size - len(start))
        self._at += size
        return size


def refusal(file: io.BytesIO | io.BufferedReader, format: str | None = None) -> str:
    with pytest.raises(DragomanError) as caught:
        read(Source.of("names", file), format, ("en", "pt"))
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.fixture
def little_memory() -> Iterator[None]:
    """Fail where more than 40 MB of Python's memory are in use at once."""
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000


@pytest.mark.parametrize("attribute", ["", ' type="&a9;"'])
def test_a_billion_laughs_are_not_laughed(attribute: str) -> None:
    """Entities are refused when they are declared, or by libxml2 when an attribute uses them."""
    line = refusal(io.BytesIO((LAUGHS % attribute).encode()))
    assert "entities" in line or "entity" in line.lower()


@pytest.mark.parametrize(
    "entity", ['<!ENTITY e SYSTEM "file:///etc/hostname">', '<!ENTITY e "harmless">']
)
def test_no_entity_is_read_from_anywhere(entity: str) -> None:
    """Neither a file of this machine nor a short text of its own."""
    data = f"<!DOCTYPE tbx [{entity}]>{ENTRY % '&e;'}</term></termSec></langSec></conceptEntry>"
    assert "the file declares entities" in refusal(
        io.BytesIO(f"{data}</body></text></tbx>".encode())
    )


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize(
    ("format", "start", "said"),
    [
        ("native", b"en,pt\nferry,", "names:2: a cell holds more than 131,072 characters"),
        ("native", b'en,pt\nferry,"', "names:2: a cell holds more than 131,072 characters"),
        ("deepl-csv", b"ferry,", "names:1: a cell holds more than 131,072 characters"),
        ("omegat", b"ferry\t", "names:1: a cell holds more than 131,072 characters"),
        ("weblate-csv", b"source,target\n", "names:2: a cell holds more than 131,072 characters"),
        ("matecat", b"en,pt,notes\n", "names:2: a cell holds more than 131,072 characters"),
        ("tbx", (ENTRY % "").encode(), "names:1: the XML can't be read: "),
        (None, b"", "names:1: a cell holds more than 131,072 characters"),
    ],
)
def test_a_cell_of_200_mb_is_refused_before_it_is_read(
    format: str | None, start: bytes, said: str
) -> None:
    """What there is of it in memory stays small, and the line is told."""
    line = refusal(io.BufferedReader(Endless(start, b"x")), format)
    assert line.startswith(said)


@pytest.mark.usefixtures("little_memory")
def test_a_line_of_many_cells_has_an_end_too() -> None:
    """Commas without end make no long cell, but a long line."""
    line = refusal(io.BufferedReader(Endless(b"en,pt\n", b",")))
    assert "names:2: the line is longer than 1,048,576 characters" in line


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body/></html>", "names: XML, but not TBX: it begins with <html>"),
        (b"<tbx><text>", "names:1: the XML can't be read: Premature end"),
        (b"<?xml version='1.0' encoding='nonsense'?><tbx/>", "the XML can't be read"),
        (ENTRY.encode() % b"&nbsp;" + REST.encode(),
         "names:1: the XML can't be read: Entity 'nbsp' not defined"),
        (ENTRY.encode() % (b"x" * 131_073)
         + b"</term></termSec></langSec></conceptEntry></body></text></tbx>",
         "names:1: a cell holds more than 131,072 characters"),
        (b"# -*- coding: klingon -*-\na\tb\n", "names:1: the encoding 'klingon' is not known"),
        (b"a\tb\nf\xe9rry\tbalsa\n", "names:2: the glossary is not UTF-8"),
        (b"a\tb\nfe\0rry\tbalsa\n", "names: the glossary is not a text file"),
        (b"a,b\nc,d,e\n", "names:2: the row has 3 cells, not a name and its translation"),
        (b"en,pt,notes\na,b,c,d\n", "names:2: the row has 4 cells, the header 3"),
        (b"en,pt,pos,pos\na,b\n", "names:1: the column 'pos' is there twice"),
    ],
)  # fmt: skip
def test_broken_files_are_told_in_one_line(data: bytes, said: str) -> None:
    """What, and where."""
    assert said in refusal(io.BytesIO(data))


def test_a_line_far_into_a_file_that_cannot_be_decoded_is_told() -> None:
    """The text is read ahead in large pieces; the line is that of the byte."""
    data = b"en,pt\n" + b"ferry,balsa\n" * 30_000 + b"f\xe9rry,balsa\n"
    with pytest.raises(InputError, match=r"^names:30002: the glossary is not UTF-8"):
        read(Source.of("names", io.BytesIO(data)))


def test_another_encoding_can_be_named() -> None:
    """As OmegaT's files in the encoding of their machine need it."""
    source = Source.of("names", io.BytesIO("en,pt\nbread,pão\n".encode("cp1252")), "windows-1252")
    [row] = read(source)
    assert row.cells["pt"].names == ("pão",)
