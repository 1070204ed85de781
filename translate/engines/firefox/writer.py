"""One sentence's translation on its way, with words that have to stand in it.

The decoder's aligning head tells which source words the word to come renders. When it comes to a
constraint's, the constraint's words are written in place of the likeliest. From there the decoder
goes on in one of two ways. Behind a term it is told what was written, so that what follows agrees
with it. Behind a name it is left to believe that it wrote the name that it had in mind, of which
nothing is kept: a name that it doesn't know would throw it off its track (of 200 sentences
with an invented name 58 came out as before but for the name; so 199 do, `bench/steering.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .graph import END
from .graph.encoder import MASKED
from .search import Found

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .tokenizer import Tokenizer

    Floats = NDArray[np.float32]

REACHED = 0.5
"""The share of attention on a constraint's source words at which they are what comes next."""


@dataclass(frozen=True, slots=True)
class Forced:
    """A constraint in words of the vocabularies."""

    places: list[int]
    """Which words of the source it is about."""
    words: list[int]
    joined: list[int]
    """The same without a space before, for behind an opening bracket."""
    is_name: bool
    copied: frozenset[str] = frozenset()
    """The words of the source that it is about, which the decoder may have begun to copy."""


@dataclass(slots=True)
class Writer:
    """A sentence's translation on its way."""

    target: Tokenizer
    waiting: list[Forced]
    length: int
    """Words of the source."""
    limit: int
    own: NDArray[np.int64]
    """The candidates."""
    inside: NDArray[np.bool_]
    """Of these, those that go on with a word."""
    queue: list[int] = field(default_factory=list)
    """Words of a term that have to come next."""
    name: Forced | None = None
    """The name that was written while the decoder still writes its own."""
    held: Forced | None = None
    """A name whose place small words were written in, until it shows whether they render it."""
    held_at: int = 0
    is_behind: bool = False
    """Whether the last word of a term was written just now."""
    steps: int = 0
    ids: list[int] = field(default_factory=list)
    likelihood: list[float] = field(default_factory=list)
    entropy: list[float] = field(default_factory=list)
    attention: list[Floats] = field(default_factory=list)
    """A row for each of `ids`."""
    done: bool = False

    def write(self, logits: Floats, attention: Floats) -> int:
        """Choose the next word and write it, or what has to stand; return what the decoder sees."""
        import numpy as np

        if self.done:
            return END
        if self.is_behind:
            # No piece may lengthen the term's last word.
            logits = np.where(self.inside, MASKED, logits)
            self.is_behind = False
        likeliest = int(self.own[logits.argmax()])
        written, seen = self._choose(likeliest, attention)
        self._weigh(logits, seen)
        self.attention += [attention[: self.length]] * len(written)
        self.ids += written
        self.steps += 1
        self.done = seen == END or self.steps >= self.limit
        return seen

    def _choose(self, likeliest: int, attention: Floats) -> tuple[list[int], int]:
        """What is written, and what the decoder believes."""
        if self.queue:
            word = self.queue.pop(0)
            self.is_behind = not self.queue
            return [word], word
        if self.name:
            if likeliest != END and self._is_of(self.name, likeliest, attention):
                return [], likeliest
            self.name = None
        forced = self._reached(likeliest, attention)
        if self.held:
            if self._is_inside(likeliest) or (forced is self.held and self._is_small(likeliest)):
                return [likeliest], likeliest
            if forced is not self.held:
                self._write_over()
            self.held = None
        if forced is None:
            return [likeliest] if likeliest != END else [], likeliest
        if forced.is_name and self._is_small(likeliest):
            self.held, self.held_at = forced, self._start(likeliest)
            return [likeliest], likeliest
        self.waiting.remove(forced)
        if forced.is_name and likeliest != END:
            self._take_back(likeliest, forced)
            self.name = forced
            return self._words(forced), likeliest
        self.queue = self._words(forced)
        word = self.queue.pop(0)
        self.is_behind = not self.queue
        return [word], word

    def _words(self, forced: Forced) -> list[int]:
        return forced.joined if self.target.opens(self.ids) else forced.words

    def _start(self, likeliest: int) -> int:
        """Where the word begins in `ids` that the likeliest piece is of."""
        start = len(self.ids)
        while start and self._is_inside([*self.ids, likeliest][start]):
            start -= 1
        return start

    def _is_small(self, likeliest: int) -> bool:
        """Whether it is a word in small letters, behind which the name itself may come."""
        first = [*self.ids, likeliest][self._start(likeliest)]
        return self.target.word(first)[:1].islower()

    def _write_over(self) -> None:
        """Put a name in the place of small words that rendered it after all: `britânicos`."""
        assert self.held
        row = self.attention[self.held_at]
        del self.ids[self.held_at :], self.attention[self.held_at :]
        words = self._words(self.held)
        self.ids += words
        self.attention += [row] * len(words)
        self.waiting.remove(self.held)

    def _take_back(self, likeliest: int, name: Forced) -> None:
        """Take away what was written of the name: a word's beginning, words that were copied."""
        while self.ids and self._is_inside(likeliest):
            if not self.target.word(self.ids[-1])[-1:].isalnum():
                break
            likeliest = self.ids.pop()
            self.attention.pop()
        if self.ids:
            last = self.ids.pop()
            start = self._start(last)
            self.ids.append(last)
            if "".join(self.target.word(one) for one in self.ids[start:]) in name.copied:
                del self.ids[start:], self.attention[start:]

    def _is_inside(self, word: int) -> bool:
        return bool(self.inside[self.own == word].any())

    def _is_of(self, name: Forced, likeliest: int, attention: Floats) -> bool:
        """Whether a word is still of the name that the decoder writes in a name's place."""
        share = float(attention[name.places].sum())
        return self._is_inside(likeliest) or share >= REACHED

    def _reached(self, likeliest: int, attention: Floats) -> Forced | None:
        """The constraint that the decoder has come to."""
        word = self.target.word(likeliest)
        shares = [
            1.0 if each.is_name and each.copied == {word} else float(attention[each.places].sum())
            for each in self.waiting
        ]
        best = max(shares, default=0.0)
        if best < REACHED:
            return None
        forced = self.waiting[shares.index(best)]
        if forced.is_name and word.isdecimal():
            return None
        is_plain = word == word.lower() or not self.ids
        # An article or a preposition before the term is the sentence's own matter. A name is
        # seldom rendered by a common word in small letters, a term is.
        is_light = self.target.is_common if forced.is_name else self.target.is_light
        if likeliest != forced.words[0] and is_plain and is_light(word):
            return None
        return forced

    def _weigh(self, logits: Floats, word: int) -> None:
        import numpy as np

        distance = logits.astype(np.float64) - logits.max()
        powers = np.exp(distance)
        total = powers.sum()
        self.likelihood.append(float(distance[self.own == word][0] - np.log(total)))
        self.entropy.append(float(np.log(total) - (powers * distance).sum() / total))

    def found(self) -> Found:
        import numpy as np

        rows = np.array(self.attention, np.float32).reshape(len(self.ids), self.length)
        return Found(self.ids, np.array(self.likelihood), np.array(self.entropy), rows)
