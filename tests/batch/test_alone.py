"""An article's drafts are its own, whatever it is drafted together with."""

from __future__ import annotations

import translate
from translate import Article

LEADER = """\
Harbour

President Kim Jong-un came to the harbour on Monday.

Kim spoke of ferries for an hour.
"""
MAYOR = """\
Harbour

The mayor Kim Novak-Ferrer came to the harbour.

Kim spoke of ferries for an hour.
"""


def article(text: str) -> Article:
    return translate.prepare(translate.read(text.encode()), source="en")


def test_a_sentence_of_two_articles_has_the_terms_of_each() -> None:
    """Drafted together, two articles come out as each by itself: shards can be cut anywhere."""
    both = [article(LEADER), article(MAYOR)]
    together = translate.draft(both, "ru", engine="upper")
    alone = [translate.draft([one], "ru", engine="upper")[0] for one in both]
    assert [catalog.entries for catalog in together] == [catalog.entries for catalog in alone]
    assert together[0].entries[-1].msgstr.startswith("КИМ ")
    assert together[1].entries[-1].msgstr.startswith("KIM ")
