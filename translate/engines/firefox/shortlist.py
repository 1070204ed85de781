"""Lexical shortlists: the target words that a sentence's words may become.

Each source word brings its 50 likeliest translations, and the most frequent target words are
always in. Output is a product with the whole vocabulary's table otherwise, half of all work.

A file of bergamot's, little-endian: six uint64 (magic, checksum, frequent, best, number of
offsets, number of words), the offsets as uint64, the target words as uint32; the words of source
word w lie between offsets w and w + 1. (marian-dev, src/data/shortlist.cpp.)
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import EngineError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]

_MAGIC = 0xF11A48D5013417F5
_HINT = "install the model again"


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Target words by source word."""

    frequent: int
    """The first so many words of the target vocabulary are always allowed."""
    offsets: Ids
    """[source words + 1]"""
    words: NDArray[np.uint32]
    """As they lie in the file: in int64 they are 20 MB."""
    target_size: int
    """Words of the target vocabulary."""

    @classmethod
    def read(cls, path: Path, source_size: int, target_size: int) -> Shortlist:
        """Read a file. Raises EngineError where it is torn or of other vocabularies."""
        try:
            return cls._parse(path.read_bytes(), source_size, target_size)
        except (ValueError, struct.error) as error:
            raise EngineError(f"not its shortlist: {error}", where=path, hint=_HINT) from error
        except OSError as error:
            raise EngineError(str(error.strerror), where=path, hint=_HINT) from error

    @classmethod
    def everything(cls, source_size: int, target_size: int) -> Shortlist:
        """A shortlist that leaves nothing out."""
        import numpy as np

        none = np.zeros(source_size + 1, np.int64)
        return cls(target_size, none, np.empty(0, np.uint32), target_size)

    @classmethod
    def _parse(cls, data: bytes, source_size: int, target_size: int) -> Shortlist:
        import numpy as np

        magic, _, frequent, _, offset_count, word_count = struct.unpack_from("<6Q", data, 0)
        if magic != _MAGIC:
            raise ValueError("it is a file of another kind")
        if len(data) != 48 + 8 * offset_count + 4 * word_count:
            raise ValueError(f"it has {len(data)} bytes, not those that it lists")
        offsets = np.frombuffer(data, np.uint64, offset_count, 48).astype(np.int64)
        words = np.frombuffer(data, np.uint32, word_count, 48 + 8 * offset_count)
        steps = np.diff(offsets)
        if len(steps) != source_size or (steps < 0).any() or offsets[-1] > word_count:
            raise ValueError(f"it is not of a vocabulary of {source_size} words")
        if frequent > target_size or (word_count and words.max() >= target_size):
            raise ValueError(f"it leads out of a vocabulary of {target_size} words")
        return cls(int(frequent), offsets, words, target_size)

    def of_word(self, word: int) -> NDArray[np.uint32]:
        """The target words that a source word may become, besides the frequent ones."""
        return self.words[self.offsets[word] : self.offsets[word + 1]]

    def of(self, source: Sequence[int], more: Iterable[int] = ()) -> Ids:
        """The target words, sorted, that a sentence of these words may become; `more` are too."""
        import numpy as np

        used = np.zeros(self.target_size, bool)
        used[: self.frequent] = True
        for word in set(source):
            used[self.of_word(word)] = True
        used[np.fromiter(more, np.int64)] = True
        return np.flatnonzero(used)
