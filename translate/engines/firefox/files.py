"""The files of a model in a folder, under the names that Mozilla gives them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...errors import EngineError


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where the parts of a model lie."""

    model: Path
    shortlist: Path | None
    """None where there is none: then every word of the vocabulary is a candidate, and slow."""
    source_vocabulary: Path
    target_vocabulary: Path
    """Mostly the same file."""

    @classmethod
    def of(cls, folder: Path) -> ModelFiles:
        """Find them: `model.*.bin`, `lex.*.bin`, and `vocab.*.spm` or `srcvocab` and `trgvocab`.

        Raises EngineError where one is missing.
        """
        both = _find(folder, "vocab.*.spm")
        return cls(
            _need(folder, "model.*.bin"),
            _find(folder, "lex.*.bin"),
            both or _need(folder, "srcvocab.*.spm"),
            both or _need(folder, "trgvocab.*.spm"),
        )


def _find(folder: Path, pattern: str) -> Path | None:
    return next(iter(sorted(folder.glob(pattern))), None)


def _need(folder: Path, pattern: str) -> Path:
    if found := _find(folder, pattern):
        return found
    raise EngineError(f"no file {pattern}", where=folder, hint="install the model again")
