"""A loaded package: texts in, translations with scores and alignments out.

A text is never split at a full stop or a line end, as Argos Translate does, nor cut short, and
keeps its underscores.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...article import clean
from ...hypothesis import Hypothesis, Link
from ...marks import Span
from ..alignment import Pieces, align
from ..vocabulary import Vocabulary
from . import tokenizer
from .decoder import Decoded, Decoder
from .packages import SENTENCEPIECE, Package
from .parts import Part, cut

_SURROGATES = re.compile("[\ud800-\udfff]")


class ArgosTranslator:
    """May be called from several threads."""

    def __init__(
        self, package: Package, *, compute_type: str = "default", threads: int | None = None
    ) -> None:
        """Load the model; raises EngineError where a file of the package is damaged.

        `compute_type` is CTranslate2's: by default the numbers that the weights are stored in.
        `threads` batches are translated at once, by default `decoder.usable_threads`.
        """
        self._tokenizer = tokenizer.load(package)
        self._decoder = Decoder(package, compute_type, threads)
        self._decoder.check(self._tokenizer.encode("a"))
        vocabulary = package.folder / SENTENCEPIECE
        self._vocabulary = Vocabulary(vocabulary) if vocabulary.is_file() else None

    def is_name(self, word: str) -> bool:
        return self._vocabulary is not None and self._vocabulary.is_name(word)

    def reads(self, char: str) -> bool:
        return self._vocabulary is None or self._vocabulary.reads(char)

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate a batch: each text by itself, as one sentence whatever stands in it.

        What the tokenizer has no piece for (line ends, control characters) counts as a space.
        """
        texts = [_SURROGATES.sub("\ufffd", clean(text)) for text in texts]
        encoded = [self._tokenizer.encode(text) if text.strip() else [] for text in texts]
        cuts = [cut(pieces, self._tokenizer) for pieces in encoded]
        sent = [part.pieces for parts in cuts for part in parts if not part.verbatim]
        decoded = iter(self._decoder.decode(sent))
        return [
            self._join(text, pieces, [(p, None if p.verbatim else next(decoded)) for p in parts])
            for text, pieces, parts in zip(texts, encoded, cuts, strict=True)
        ]

    def _join(
        self, source: str, pieces: Sequence[str], parts: Sequence[tuple[Part, Decoded | None]]
    ) -> Hypothesis:
        """Put the translations of a text's parts together."""
        if not parts:
            return Hypothesis("")
        spans = self._tokenizer.source_spans(source, pieces)
        text = ""
        links: list[Link] | None = []
        for part, decoded in parts:
            of_part = spans[part.start : part.start + len(part.pieces)] if spans else None
            stretch, its_links = self._stretch(source, of_part, part, decoded)
            text += " " if text and part.after_space else ""
            links = _joined(links, its_links, len(text))
            text += stretch
        chosen = [decoded for _, decoded in parts if decoded]
        tokens = sum(decoded.tokens for decoded in chosen)
        score = sum(decoded.total for decoded in chosen) / tokens if tokens else None
        return Hypothesis(text, score, None if links is None else tuple(links))

    def _stretch(
        self, source: str, spans: list[Span] | None, part: Part, decoded: Decoded | None
    ) -> tuple[str, Sequence[Link] | None]:
        """The text of one part's translation, and its links where they can be told."""
        if decoded is None:
            copy = self._tokenizer.decode(part.pieces).strip()
            return copy, [Link(_trimmed(source, spans), (0, len(copy)))] if spans else None
        text = clean(self._tokenizer.decode(decoded.pieces))
        target = self._tokenizer.target_spans(text, decoded.pieces)
        stripped = text.strip()
        if spans is None or target is None:
            return stripped, None
        lead = len(text) - len(text.lstrip())
        links = align(Pieces(source, spans), Pieces(text, target), decoded.attention)
        return stripped, _joined([], links, -lead)


def _trimmed(text: str, spans: Sequence[Span]) -> Span:
    """The stretch from the first span to the last, without the spaces around it."""
    start, end = spans[0][0], spans[-1][1]
    inside = text[start:end]
    lead = len(inside) - len(inside.lstrip())
    return start + lead, start + lead + len(inside.strip())


def _joined(
    links: list[Link] | None, more: Sequence[Link] | None, offset: int
) -> list[Link] | None:
    """All links, the later ones moved along the target text; None where either is."""
    if links is None or more is None:
        return None
    moved = [Link(m.source, (m.target[0] + offset, m.target[1] + offset)) for m in more]
    return [*links, *moved]
