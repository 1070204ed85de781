"""A package's model in CTranslate2: pieces in, pieces out, with their scores and attention.

Decoding is as Argos Translate does it (beam of 4, length penalty 0.2, unknown pieces copied), so
that the words are the same; but nothing is cut silently.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...errors import EngineError
from .. import processors
from .packages import Package
from .parts import LONGEST

BEAM = 4
LENGTH_PENALTY = 0.2
BATCH = 1024
"""Pieces a batch: the best of 256 to 2,048 on a model of the usual size, 6 + 6 layers of 512."""
_LIMITS = ((85, 256), (LONGEST, 3 * LONGEST))
"""Pieces of a source, and the most that its translation may have: an endless one ends there.

CTranslate2 takes one limit a call; one for all would let a text's neighbours decide."""

Pieces = Sequence[str]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A translation as the model chose it."""

    pieces: Sequence[str]
    tokens: int
    """How many tokens the model chose, the end among them."""
    total: float
    """Sum of their natural-log probabilities."""
    attention: Sequence[Sequence[float]]
    """A row a piece, a column a source piece."""


class Decoder:
    """May be called from several threads; the weights are in memory once."""

    def __init__(self, package: Package, compute_type: str, threads: int | None) -> None:
        import ctranslate2

        self._folder = package.folder
        self._prefix = [package.metadata.prefix] if package.metadata.prefix else []
        self._threads = threads or usable_threads()
        try:
            self._model = ctranslate2.Translator(
                str(package.folder / "model"),
                device="cpu",
                compute_type=compute_type,
                inter_threads=self._threads,
                intra_threads=1,
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            raise self._error("the model can't be loaded", error) from error

    def check(self, pieces: Pieces) -> None:
        """Translate a word: files that don't fit each other show only at work.

        For CTranslate2 a prefix that isn't in the vocabulary is an unknown piece, no error.
        """
        made = self._call([pieces], 4, replace_unknowns=False)[0].hypotheses[0]
        if made[: len(self._prefix)] != self._prefix:
            raise EngineError(
                f"the model doesn't know its target_prefix {self._prefix[0]!r}", where=self._folder
            )

    def decode(self, sources: Sequence[Pieces]) -> list[Decoded]:
        """Translate sources of 1 to `LONGEST` pieces, each whatever its neighbours."""
        results: dict[int, Decoded] = {}
        shortest = 0
        for longest, limit in _LIMITS:
            chosen = [n for n, pieces in enumerate(sources) if shortest < len(pieces) <= longest]
            if chosen:
                made = self._search([sources[n] for n in chosen], limit)
                results |= zip(chosen, made, strict=True)
            shortest = longest
        return [results[number] for number in range(len(sources))]

    def _search(self, sources: Sequence[Pieces], limit: int) -> list[Decoded]:
        decoded = [self._decoded(result) for result in self._call(sources, limit)]
        if len(sources) == 1 or self._prefix:
            return decoded
        # CTranslate2 4.8.5 answers every first piece of a batch with the attention of the batch's
        # first text when it searches with a beam. A step without one gives the right row: it
        # depends on the source alone. (With a prefix the wrong row is the prefix's.)
        first = self._call(sources, 1, beam_size=1, min_decoding_length=1)
        return [
            replace(one, attention=[*result.attention[0][:1], *one.attention[1:]])
            if one.pieces
            else one
            for one, result in zip(decoded, first, strict=True)
        ]

    def _call(self, sources: Sequence[Pieces], limit: int, **options: Any) -> list[Any]:
        share = sum(map(len, sources)) // self._threads
        try:
            results: list[Any] = self._model.translate_batch(
                [list(pieces) for pieces in sources],
                target_prefix=[self._prefix] * len(sources) if self._prefix else None,
                length_penalty=LENGTH_PENALTY,
                # So small that every thread gets a batch, where there is little to do.
                max_batch_size=max(BATCH // 4, min(BATCH, share)),
                batch_type="tokens",
                max_input_length=0,
                max_decoding_length=limit,
                return_scores=True,
                return_attention=True,
                **{"beam_size": BEAM, "replace_unknowns": True, **options},
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            raise self._error("the model failed", error) from error
        return results

    def _decoded(self, result: Any) -> Decoded:
        """Undo the length penalty and drop the prefix.

        A score is the sum of the log-probabilities of all but the prefix, over the number of
        pieces, prefix and end among them, to the power of the length penalty.
        """
        pieces, skip = result.hypotheses[0], len(self._prefix)
        total = result.scores[0] * (len(pieces) + 1) ** LENGTH_PENALTY
        attention = result.attention[0] if result.attention else []
        return Decoded(pieces[skip:], len(pieces) + 1 - skip, total, attention[skip:])

    def _error(self, what: str, error: BaseException) -> EngineError:
        reason = " ".join(str(error).split()) or type(error).__name__
        return EngineError(f"{what}: {reason}", where=self._folder)


def usable_threads() -> int:
    """The processors that this process may use, at most 4 unless its environment says more.

    Each thread translates batches of its own, which serves better than several at one batch: the
    matrices of a sentence are small.
    """
    return processors.told() or min(4, processors.usable())
