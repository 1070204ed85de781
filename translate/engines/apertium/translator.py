"""Running Apertium: many texts a process, each answer checked to be the one for its text."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
from collections.abc import Iterator, Sequence

from ...errors import EngineError
from ...hypothesis import Hypothesis
from .modes import Place
from .stream import Answer, Sent, decode, encode, untranslated

SECONDS = 60.0
"""The time for one process; it takes about one for as much as it is given."""
_GRACE = 1.0
_CHARACTERS = 50_000
"""The most that one process is given, so that what fails and is done again is never much."""
_HARMLESS = Sent("a", {})


class ApertiumTranslator:
    """One mode. Nothing is kept between calls, so any number of threads may call."""

    def __init__(self, place: Place, mode: str, *, seconds: float = SECONDS) -> None:
        self._place = place
        self._mode = mode
        self._seconds = seconds

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate each text; the score is the logarithm of the share of words that it knew.

        Apertium has no probabilities. The share is on their scale: 0 where it knew every word,
        −0.7 where it knew one in two. A word with a capital is no loss: names stay as they are.
        A text that the program fails over stays as it is, with the score of one that has no known
        word.
        """
        sent = [encode(text) for text in texts]
        answers = self._ask([each for each in sent if _has_words(each)])
        return [
            _hypothesis(next(answers)) if _has_words(each) else Hypothesis(text.strip())
            for text, each in zip(texts, sent, strict=True)
        ]

    def is_name(self, word: str) -> bool:
        """Its dictionaries could tell, but not by the road to a translation: never."""
        return False

    def reads(self, char: str) -> bool:
        """What no dictionary knows goes through as it is."""
        return True

    def _ask(self, sent: Sequence[Sent]) -> Iterator[Answer]:
        for batch in _batches(sent):
            outputs = self._outputs(batch)
            for each, output in zip(batch, outputs, strict=True):
                yield untranslated(each) if output is None else decode(output, each)

    def _outputs(self, batch: Sequence[Sent]) -> list[str | None]:
        """What the program made of each text; None for one that it fails over."""
        with contextlib.suppress(EngineError):
            return [*self._once(batch)]
        self._once([_HARMLESS])  # raises where the program fails over anything
        if len(batch) > 1:
            half = len(batch) // 2
            return [*self._outputs(batch[:half]), *self._outputs(batch[half:])]
        with contextlib.suppress(EngineError):  # it may have been killed for want of memory
            return [*self._once(batch)]
        return [None]

    def _once(self, batch: Sequence[Sent]) -> list[str]:
        """One process: a text, NUL, the next; each bears its number, and must come back with it."""
        feed = "".join(f"[{n}]{each.text}[]\0" for n, each in enumerate(batch))
        answers = self._run(feed.encode()).decode("utf-8", "replace").split("\0")
        outputs = []
        for n, answer in enumerate(answers[: len(batch)]):
            if not (answer.startswith(f"[{n}]") and answer.endswith("[]")):
                break
            outputs.append(answer[len(f"[{n}]") : -len("[]")])
        if len(outputs) != len(batch) or any(answers[len(batch) :]):
            raise self._failure(f"answered {len(outputs)} of {len(batch)} texts")
        return outputs

    def _run(self, feed: bytes) -> bytes:
        """Run the pipe of programs that a mode is; none of them outlives the call."""
        command = [str(self._place.program), "-z", "-f", "none", "-d", str(self._place.data)]
        seconds = self._seconds * max(1, len(feed) // _CHARACTERS)  # one text alone may be longer
        # LC_ALL would outweigh the UTF-8 locale that the program looks out for itself.
        environment = {name: value for name, value in os.environ.items() if name != "LC_ALL"}
        try:
            process = subprocess.Popen(
                [*command, self._mode],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
                start_new_session=True,
            )
        except OSError as error:
            raise self._failure(f"can't be started: {error.strerror}") from error
        with process:
            try:
                output, errors = process.communicate(feed, timeout=seconds)
            except subprocess.TimeoutExpired as error:
                _end(process)
                raise self._failure(f"did not answer within {seconds:g} s") from error
            except BaseException:  # Ctrl-C, which a session of its own does not hear of
                _end(process)
                raise
        if process.returncode:
            lines = errors.decode("utf-8", "replace").split("\n")
            reason = next((line.strip() for line in lines if line.strip()), "")
            raise self._failure(reason or f"ended with status {process.returncode}")
        return output

    def _failure(self, reason: str) -> EngineError:
        return EngineError(
            f"apertium {self._mode}: {reason}",
            hint=f"try `echo {self._mode} | apertium {self._mode}`",
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the whole group: the shell's children hold the pipes open when it alone is gone.

    Asked first, the shell takes its temporary file away.
    """
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)
        os.killpg(process.pid, signal.SIGKILL)


def _has_words(sent: Sent) -> bool:
    return any(char.isalpha() for char in sent.text)


def _hypothesis(answer: Answer) -> Hypothesis:
    known = max(answer.words - len(answer.unknown), 0)  # one word may be of two unknown ones
    score = math.log((known + 0.5) / (answer.words + 0.5))  # the half keeps it above log 0
    return Hypothesis(answer.text, score, unknown=tuple(dict.fromkeys(answer.unknown)))


def _batches(sent: Sequence[Sent]) -> Iterator[list[Sent]]:
    batch: list[Sent] = []
    size = 0
    for each in sent:
        if batch and size + len(each.text) > _CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(each)
        size += len(each.text)
    if batch:
        yield batch
