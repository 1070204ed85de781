"""The plural formulas of PO headers."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from translate.catalog.plurals import _PLURALS, plural_forms
from translate.languages import gettext_code


@pytest.mark.skipif(not shutil.which("msginit"), reason="gettext is not installed")
@pytest.mark.parametrize("tag", sorted(_PLURALS))
def test_plural_formulas_are_gettexts_own(tag: str, tmp_path: Path) -> None:
    """Each formula is, letter for letter, what msginit writes for the language."""
    template = tmp_path / "a.pot"
    template.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    command = ["msginit", "-i", template, "--no-translator", "-l", gettext_code(tag), "-o", "-"]
    made = subprocess.run(
        [*command, "--no-wrap"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert f'"Plural-Forms: {plural_forms(tag)}\\n"' in made.stdout.splitlines()
