"""Text to the pieces that a package's model knows and back, with the characters each stands for.

The tokenizers themselves are `argostranslate.tokenizer`'s (that module imports nothing of its
package and writes nothing). Decoding goes past its `decode`, which makes a space of every `_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from ...errors import EngineError
from ...marks import Span
from .packages import BPE, SENTENCEPIECE, Package

_SPACE = "▁"
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")


class Tokenizer(Protocol):
    """May be called from several threads."""

    def encode(self, text: str) -> list[str]: ...

    def decode(self, pieces: Sequence[str]) -> str: ...

    def starts_word(self, pieces: Sequence[str], at: int) -> bool:
        """Whether a space stands before the piece at that place."""
        ...

    def source_spans(self, text: str, pieces: Sequence[str]) -> list[Span] | None:
        """The characters of `text` that each piece of its encoding stands for.

        None where they can't be told.
        """
        ...

    def target_spans(self, text: str, pieces: Sequence[str]) -> list[Span] | None:
        """The characters of `text` that each piece of which it was decoded became."""
        ...


def load(package: Package) -> Tokenizer:
    """Load a package's tokenizer, eagerly: argostranslate's lazy load holds no lock."""
    file = package.folder / SENTENCEPIECE
    try:
        if file.is_file():
            return SentencePiece(package)
        return BytePairs(package)
    except Exception as error:
        name = SENTENCEPIECE if file.is_file() else BPE
        raise EngineError(f"{name} can't be loaded: {error}", where=package.folder) from error


class SentencePiece:
    def __init__(self, package: Package) -> None:
        from argostranslate.tokenizer import SentencePieceTokenizer

        self._processor = SentencePieceTokenizer(package.folder / SENTENCEPIECE).lazy_processor()
        self.encode("a")

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self._processor.encode(text, out_type=str)
        return pieces

    def decode(self, pieces: Sequence[str]) -> str:
        return str(self._processor.decode_pieces(list(pieces))) if pieces else ""

    def starts_word(self, pieces: Sequence[str], at: int) -> bool:
        return pieces[at].startswith(_SPACE)

    def source_spans(self, text: str, pieces: Sequence[str]) -> list[Span] | None:
        normal, offsets = self._processor.normalize(text, with_offsets=True)
        spans = _walk(normal, pieces, _SPACE)
        if spans is None:
            return None
        return [(offsets[start], _end(offsets, start, end)) for start, end in spans]

    def target_spans(self, text: str, pieces: Sequence[str]) -> list[Span] | None:
        return _walk(text, pieces, " ")


def _end(offsets: Sequence[int], start: int, end: int) -> int:
    """Where a piece's characters end: one that is a part of a split `½` holds the whole of it."""
    while end < len(offsets) - 1 and offsets[end] == offsets[start]:
        end += 1
    return offsets[end]


def _walk(text: str, pieces: Sequence[str], space: str) -> list[Span] | None:
    """Find the pieces one after another in the text that they make up.

    The first may lack its space, as in decoded texts; a run of byte pieces is found as a whole.
    """
    spans: list[Span] = []
    at = 0
    for surface, count in _surfaces(pieces):
        surface = surface.replace(_SPACE, space)
        if at == 0 and not text.startswith(surface):
            surface = surface.removeprefix(space)
        if not text.startswith(surface, at):
            return None
        spans += [(at, at + len(surface))] * count
        at += len(surface)
    return spans


def _surfaces(pieces: Sequence[str]) -> Iterator[tuple[str, int]]:
    """What pieces look like in the text, and of how many pieces it is made."""
    for is_byte, group in groupby(pieces, lambda piece: bool(_BYTE.fullmatch(piece))):
        run = list(group)
        if is_byte:
            data = bytes(int(piece[3:5], 16) for piece in run)
            yield data.decode("utf-8", "replace"), len(run)
        else:
            yield from ((piece, 1) for piece in run)


class BytePairs:
    """Moses words cut by byte-pair encoding, as packages before 2022 have it.

    Moses rewrites what it cuts (quotes, spaces, entities), so that no piece can be traced back to
    its characters: there is no alignment.
    """

    def __init__(self, package: Package) -> None:
        from argostranslate.tokenizer import BPETokenizer

        file = package.folder / BPE
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            # argostranslate's reader would end the process.
            if len(line.strip(" ").split(" ")) != 2:
                raise ValueError(f"line {number} is not a pair of pieces")
        self._tokenizer = BPETokenizer(file, *package.metadata.codes)
        self.decode(self.encode("a"))

    def encode(self, text: str) -> list[str]:
        return list(self._tokenizer.encode(text))

    def decode(self, pieces: Sequence[str]) -> str:
        return str(self._tokenizer.decode(list(pieces)))

    def starts_word(self, pieces: Sequence[str], at: int) -> bool:
        return at == 0 or not pieces[at - 1].endswith("@@")

    def source_spans(self, text: str, pieces: Sequence[str]) -> list[Span] | None:
        return None

    def target_spans(self, text: str, pieces: Sequence[str]) -> list[Span] | None:
        return None
