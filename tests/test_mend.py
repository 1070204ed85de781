"""What is put right in a translation without asking anybody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.checks import mend

SOURCE = "The ferry is back, the council said."


@pytest.mark.parametrize(
    ("source", "target", "to", "expected"),
    [
        (SOURCE, "A balsa voltou , disse o conselho .", "pt", "A balsa voltou, disse o conselho."),
        (SOURCE, "A balsa  voltou, disse   o conselho.", "pt", "A balsa voltou, disse o conselho."),
        (SOURCE, " A balsa voltou, disse o conselho. ", "pt", "A balsa voltou, disse o conselho."),
        (SOURCE, "A balsa ( a velha ) voltou.", "pt", "A balsa (a velha) voltou."),
        (SOURCE, "A balsa voltou, disse o conselho", "pt", "A balsa voltou, disse o conselho."),
        (SOURCE, "渡轮回来了，委员会说", "zh-Hans", "渡轮回来了，委员会说。"),
        (
            "“The ferry of the town is back.”",
            "“A balsa da cidade voltou”",
            "pt",
            "“A balsa da cidade voltou”.",
        ),
        ("Is the old ferry back?", "A velha balsa voltou", "pt", "A velha balsa voltou?"),
        # Not known to be right: a question that begins without its mark, a lost half.
        ("Is the old ferry back?", "Ha vuelto el barco", "es", "Ha vuelto el barco"),
        (SOURCE, "A balsa", "pt", "A balsa"),
        # As its language, its source or its placeables want it.
        ("Is the old ferry back?", "Le vieux bac est revenu ?", "fr", "Le vieux bac est revenu ?"),
        ("Wait . . .", "Espere . . .", "pt", "Espere . . ."),
        ("The net is .NET", "A rede é .NET", "pt", "A rede é .NET"),
        ("The ferry is back", "A balsa voltou", "pt", "A balsa voltou"),
        ("The ferry is back: see", "A balsa voltou :", "pt", "A balsa voltou:"),
        ("Two  blanks  here.", "Dois  espaços  aqui.", "pt", "Dois  espaços  aqui."),
        (" The ferry ", "A balsa", "pt", " A balsa "),
        ("The ferry is late.", "เรือข้ามฟากมาสาย", "th", "เรือข้ามฟากมาสาย"),
        (SOURCE, "", "pt", ""),
    ],
)
def test_what_is_mended(source: str, target: str, to: str, expected: str) -> None:
    """Blanks and the last stop, where the source shows that they are wrong; nothing else."""
    assert mend(target, source, "en", to) == expected


@given(st.text(), st.text(), st.sampled_from(["pt", "fr", "es", "zh-Hans", "th", "und"]))
@settings(deadline=None)  # the first call loads libraries
def test_mending_twice_changes_nothing(source: str, target: str, to: str) -> None:
    """What is mended is right, and no letter or digit was touched."""
    once = mend(target, source, "en", to)
    assert mend(once, source, "en", to) == once
    assert [c for c in once if c.isalnum()] == [c for c in target if c.isalnum()]
