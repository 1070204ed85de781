"""The public API: what a script imports."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

import translate
from translate import _HOME


def test_every_public_name_is_there() -> None:
    """What is promised in __all__ can be had, and what has a home is promised."""
    assert set(_HOME) == set(translate.__all__)
    assert [name for name in translate.__all__ if getattr(translate, name) is None] == []


def test_names_stay_callable_whatever_was_imported_before() -> None:
    """`translate.segment` is the function, also after the module of that name was imported."""
    code = (
        "import translate.segment, translate.draft, translate.detect, translate.assemble\n"
        "from translate import segment, draft, detect, assemble\n"
        "print(*(callable(f) for f in (segment, draft, detect, assemble)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 4


def test_importing_costs_nothing() -> None:
    """Importing the package loads no library: a name does, when it is asked for."""
    code = "import sys, translate; print(sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"polib", "babel", "langdetect", "sentencex", "numpy", "ctranslate2", "click"}
    assert heavy.isdisjoint(eval(done.stdout))


@given(st.lists(st.text(), max_size=3))
@settings(deadline=None, max_examples=50)
def test_lines_keep_what_stands_around_their_sentences(lines: list[str]) -> None:
    """Whatever a line holds, it comes back as one line with its blanks."""
    drafts = translate.translate_lines(lines, "en", "pt", engine="upper")
    assert [draft.source for draft in drafts] == lines
    for line, draft in zip(lines, drafts, strict=True):
        assert len(draft.text) - len(draft.text.lstrip(" \t")) >= len(line) - len(
            line.lstrip(" \t")
        )


def test_a_line_of_several_sentences_is_drafted_by_sentence() -> None:
    """Each sentence is a segment; the blanks between them stay."""
    [draft] = translate.translate_lines(
        ["  One ferry.   Two ferries.\t"], "en", "pt", engine="upper"
    )
    assert draft.text == "  ONE FERRY.   TWO FERRIES.\t"
