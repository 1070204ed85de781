"""The public API: what a script imports."""

from __future__ import annotations

import subprocess
import sys

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
