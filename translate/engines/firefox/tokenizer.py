"""Text to a model's word numbers and back, with the characters that each stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import EngineError
from ...marks import Span
from ..alignment import Pieces
from .graph import END, UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OPENING, _CLOSING = "(", tuple(".,;:!?…)]}»”’\"'")
_LIGHT_LENGTH, _LIGHT_NUMBER = 4, 120
_COMMON_LENGTH, _COMMON_NUMBER = 8, 500


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text cut into the words, and parts of words, that a model knows."""

    text: str
    ids: list[int]
    spans: list[Span]
    """The characters of each, a space before it with it."""

    @property
    def pieces(self) -> Pieces:
        return Pieces(self.text, self.spans)


class Tokenizer:
    """A SentencePiece model; may be called from several threads."""

    def __init__(self, path: Path) -> None:
        """Raises EngineError where the file is no vocabulary, or none of Marian's."""
        from sentencepiece import SentencePieceProcessor

        hint = "install the model again"
        try:
            self._processor = SentencePieceProcessor(model_proto=path.read_bytes())
        except OSError as error:
            raise EngineError(str(error.strerror), where=path, hint=hint) from error
        except RuntimeError as error:
            raise EngineError("not a SentencePiece vocabulary", where=path, hint=hint) from error
        if any(map(self._processor.is_byte, range(len(self)))):
            raise EngineError("a vocabulary of bytes", where=path, hint=hint)
        if (self._processor.eos_id(), self._processor.unk_id()) != (END, UNKNOWN):
            raise EngineError("not a vocabulary that Marian made", where=path, hint=hint)

    def __len__(self) -> int:
        return int(self._processor.get_piece_size())

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        found = self._processor.encode(list(texts), return_type="offset_mapping")
        return [
            Encoded(text, one["ids"], one["offsets"])
            for text, one in zip(texts, found, strict=True)
        ]

    def numbers(self, texts: Sequence[str]) -> list[list[int]]:
        """What `encode` finds, without the characters: six times as fast."""
        found: list[list[int]] = self._processor.encode(list(texts))
        return found

    def decode(self, sentences: Sequence[Sequence[int]]) -> list[Encoded]:
        """Texts of word numbers, END and UNKNOWN not among them.

        Put together here: SentencePiece takes a twentieth of all time to tell the characters.
        """
        return [self._decoded(list(ids)) for ids in sentences]

    def _decoded(self, ids: list[int]) -> Encoded:
        surfaces = [self._surfaces[number] for number in ids]
        if surfaces:
            surfaces[0] = surfaces[0].removeprefix(" ")
        ends = list(accumulate(map(len, surfaces)))
        return Encoded("".join(surfaces), ids, list(zip([0, *ends], ends, strict=False)))

    @cached_property
    def _surfaces(self) -> list[str]:
        """What each piece is in a text."""
        return [piece.replace("▁", " ") for piece in self._pieces]

    @cached_property
    def _pieces(self) -> list[str]:
        return [str(self._processor.id_to_piece(number)) for number in range(len(self))]

    def forms(self, text: str) -> tuple[list[int], list[int]]:
        """A text's numbers as a word of its own, and without the space before it."""
        spaced, opening, behind = self.encode([text, _OPENING, _OPENING + text])
        count = len(opening.ids)
        is_apart = behind.ids[:count] == opening.ids
        return spaced.ids, behind.ids[count:] if is_apart else spaced.ids

    def opens(self, ids: Sequence[int]) -> bool:
        """Whether what was written so far ends in a mark that no space comes after."""
        last = self._pieces[ids[-1]] if ids else ""
        if last in ("▁-", "▁/"):
            return False
        return last.endswith(("(", "[", "“", "«", "‘", "-", "/")) or last in ('▁"', "▁'")

    def inside(self) -> NDArray[np.bool_]:
        """[words]: whether a piece can only go on with a word.

        No space stands before it, nor is it a mark that closes.
        """
        import numpy as np

        found = np.array([not piece.startswith(("▁", *_CLOSING)) for piece in self._pieces])
        found[END] = False
        return found

    def piece(self, number: int) -> str:
        """A piece; one that begins a word, with the mark `▁` before it."""
        return self._pieces[number]

    def word(self, number: int) -> str:
        """A piece without the space before it."""
        return self._pieces[number].removeprefix("▁")

    def is_light(self, word: str) -> bool:
        """Whether a word is an article, a preposition or a mark, by its frequency and length.

        The pieces of a vocabulary are sorted by frequency, and a text's commonest short words are
        such.
        """
        return self._is_among(word, _LIGHT_LENGTH, _LIGHT_NUMBER)

    def is_common(self, word: str) -> bool:
        """The same of longer and of rarer words (`contra`), some of which mean more."""
        return self._is_among(word, _COMMON_LENGTH, _COMMON_NUMBER)

    def _is_among(self, word: str, length: int, most: int) -> bool:
        if len(word) > length:
            return False
        number = int(self._processor.piece_to_id(f"▁{word.lower()}"))
        return UNKNOWN < number < most or not word.isalnum()
