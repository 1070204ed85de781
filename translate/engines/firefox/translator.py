"""One direction in memory: texts in, translations with scores and alignments out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ...article import clean
from ...hypothesis import Constraint, Hypothesis
from ..alignment import align
from ..late import Late
from ..vocabulary import Vocabulary
from .answer import Answer, joined
from .batching import Workers
from .files import ModelFiles
from .graph import END, LONGEST, UNKNOWN
from .network import load
from .pieces import Stretch, stretches
from .scoring import Scoring
from .search import Encoder, Found, Greedy
from .steering import Steered
from .tokenizer import Encoded
from .writer import Forced

_SURROGATES = re.compile("[\ud800-\udfff]")


class FirefoxTranslator:
    """A model of Firefox, ready; may be called from several threads."""

    def __init__(
        self, files: ModelFiles, *, in_int8: bool = True, threads: int | None = None
    ) -> None:
        """Load a model. Raises EngineError.

        `threads` batches are translated at a time, by default one for each processor that this
        process may use. Without `in_int8` all is computed in float32.
        """
        loaded = load(files, in_int8=in_int8)
        self._files, self._in_int8 = files, in_int8
        self._source, self._target = loaded.source, loaded.target
        self._shortlist = loaded.shortlist
        self._encoder = Encoder(loaded.network)
        self._greedy = Greedy(loaded.network, self._encoder, loaded.shortlist)
        self._vocabulary = Vocabulary(files.source_vocabulary)
        self._workers = Workers(threads)
        self._steered, self._scoring = Late(self._make_steered), Late(self._make_scoring)

    def is_name(self, word: str) -> bool:
        return self._vocabulary.is_name(word)

    def reads(self, char: str) -> bool:
        return self._vocabulary.reads(char)

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate a batch: each text by itself, as one sentence whatever stands in it.

        A text's translation, score and all, is the same to the last bit in whatever batch. What
        the vocabulary has no piece for (emoji, other scripts) mostly goes.
        """
        return self.steer(texts, [()] * len(texts))

    def steer(
        self, texts: Sequence[str], constraints: Sequence[Sequence[Constraint]]
    ) -> list[Hypothesis]:
        """Translate a batch with words that have to stand in it, some for each text.

        A constraint that the decoder never comes to, or whose words it can't write, is left out.
        """
        texts = [readable(text) for text in texts]
        cuts = [stretches(text) for text in texts]
        jobs = self._jobs(texts, cuts, constraints)
        free = [job for job in jobs if not job.forced]
        bound = [job for job in jobs if job.forced]
        answers = iter([*self._in_batches(self._free, free), *self._in_batches(self._bound, bound)])
        by_job = {id(job): next(answers) for job in (*free, *bound)}
        done = iter([by_job[id(job)] for job in jobs])
        return [
            joined(text, [(part, next(done) if part.is_sent else None) for part in parts])
            for text, parts in zip(texts, cuts, strict=True)
        ]

    def score(self, texts: Sequence[str], translations: Sequence[str]) -> list[float]:
        """The mean natural-log probability a token of given translations of texts.

        In one pass, without a search; of a text or translation of more than LONGEST tokens, of
        the first ones.
        """
        pairs = [
            ([*source.ids[: LONGEST - 1], END], [*target.ids[: LONGEST - 1], END])
            for source, target in zip(
                self._source.encode([readable(text) for text in texts]),
                self._target.encode([readable(text) for text in translations]),
                strict=True,
            )
        ]
        lengths = [max(map(len, pair)) for pair in pairs]
        return self._workers(self._weigh, pairs, lengths)

    def _weigh(self, pairs: Sequence[tuple[list[int], list[int]]]) -> list[float]:
        return self._scoring()([source for source, _ in pairs], [target for _, target in pairs])

    def _jobs(
        self,
        texts: Sequence[str],
        cuts: Sequence[Sequence[Stretch]],
        constraints: Sequence[Sequence[Constraint]],
    ) -> list[_Job]:
        """The stretches to be sent, encoded, in order."""
        sent = [
            (text[part.start : part.end], part, some)
            for text, parts, some in zip(texts, cuts, constraints, strict=True)
            for part in parts
            if part.is_sent
        ]
        encoded = self._source.encode([text for text, _, _ in sent])
        return [
            _Job(one, self._forced(one, part, some))
            for one, (_, part, some) in zip(encoded, sent, strict=True)
        ]

    def _forced(
        self, source: Encoded, part: Stretch, constraints: Sequence[Constraint]
    ) -> tuple[Forced, ...]:
        """The constraints of a stretch in words of the vocabularies."""
        found = []
        for constraint in constraints:
            start, end = (place - part.start for place in constraint.source)
            places = [
                n for n, (first, last) in enumerate(source.spans) if first < end and start < last
            ]
            words, bare = self._target.forms(constraint.target)
            if places and 0 <= start < end <= len(source.text) and words and UNKNOWN not in words:
                is_name = any(word[:1].isupper() for word in constraint.target.split())
                copied = frozenset(source.text[start:end].split())
                found.append(Forced(places, words, bare, is_name, copied))
        return tuple(found)

    def _in_batches(
        self, work: Callable[[Sequence[_Job]], list[Answer]], jobs: Sequence[_Job]
    ) -> list[Answer]:
        lengths = [len(job.source.ids) + 1 for job in jobs]
        return self._workers(work, jobs, lengths)

    def _free(self, jobs: Sequence[_Job]) -> list[Answer]:
        return self._answers(jobs, self._greedy([job.ids for job in jobs]))

    def _bound(self, jobs: Sequence[_Job]) -> list[Answer]:
        found = self._steered()([job.ids for job in jobs], [job.forced for job in jobs])
        return self._answers(jobs, found)

    def _make_steered(self) -> Steered:
        # Weights are read again and not kept: most have no need of it.
        loaded = load(self._files, in_int8=self._in_int8)
        return Steered(loaded.network, self._encoder, self._shortlist, self._target)

    def _make_scoring(self) -> Scoring:
        loaded = load(self._files, in_int8=self._in_int8)
        return Scoring(loaded.network, self._encoder, self._shortlist)

    def _answers(self, jobs: Sequence[_Job], found: Sequence[Found]) -> list[Answer]:
        answers = []
        targets = self._target.decode([one.ids for one in found])
        for job, one, target in zip(jobs, found, targets, strict=True):
            # Without the row and the column of END.
            rows = one.attention[: len(one.ids), : len(job.source.ids)]
            links = partial(align, job.source.pieces, target.pieces, rows, self._target.is_light)
            answers.append(Answer(target.text, one, links))
        return answers


@dataclass(frozen=True, slots=True)
class _Job:
    """A stretch to be translated."""

    source: Encoded
    forced: tuple[Forced, ...]

    @property
    def ids(self) -> list[int]:
        return [*self.source.ids, END]


def readable(text: str) -> str:
    """The text as it may be encoded, of the same length: no controls, no halves of characters."""
    return _SURROGATES.sub("\ufffd", clean(text))
