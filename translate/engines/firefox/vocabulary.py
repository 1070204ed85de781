"""Text to a model's word numbers and back, with the characters that each stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...article import Span
from ...errors import EngineError
from ..alignment import Pieces
from .graph import END, UNKNOWN

_LIGHT_LENGTH, _LIGHT_NUMBER = 4, 120


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


class Vocabulary:
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

    def decode(self, sentences: Sequence[Sequence[int]]) -> list[Encoded]:
        found = self._processor.decode(
            [list(ids) for ids in sentences], return_type="offset_mapping"
        )
        return [
            Encoded(one["text"], list(ids), one["offsets"])
            for ids, one in zip(sentences, found, strict=True)
        ]

    def is_light(self, word: str) -> bool:
        """Whether a word is an article, a preposition or a mark, by its frequency and length.

        The pieces of a vocabulary are sorted by frequency, and a text's commonest short words are
        such.
        """
        if len(word) > _LIGHT_LENGTH:
            return False
        number = int(self._processor.piece_to_id(f"▁{word.lower()}"))
        return UNKNOWN < number < _LIGHT_NUMBER or not word.isalnum()
