"""The trained packages of tests/data/argos, unpacked and loaded once."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from translate.engines.argos.packages import Package, read
from translate.engines.argos.translator import ArgosTranslator

DATA = Path(__file__).parents[2] / "data" / "argos"
NAMES = {"en_es": "translate-en_es-1_0", "es_en": "translate-es_en-1_0"}


@pytest.fixture(scope="session")
def archives() -> dict[str, Path]:
    """The `.argosmodel` files by pair."""
    return {pair: DATA / f"{pair}.argosmodel" for pair in NAMES}


@pytest.fixture(scope="session")
def unpacked(archives: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both packages; not to be written to."""
    folder = tmp_path_factory.mktemp("packages")
    for archive in archives.values():
        with zipfile.ZipFile(archive) as file:
            file.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def package(unpacked: Path) -> Package:
    found = read(unpacked / NAMES["en_es"])
    assert found
    return found


@pytest.fixture(scope="session")
def to_spanish(package: Package) -> ArgosTranslator:
    """In float32: int8 is computed differently from processor to processor."""
    return ArgosTranslator(package, compute_type="float32", threads=1)


@pytest.fixture(scope="session")
def to_english(unpacked: Path) -> ArgosTranslator:
    found = read(unpacked / NAMES["es_en"])
    assert found
    return ArgosTranslator(found, compute_type="float32", threads=1)


@pytest.fixture
def variant(unpacked: Path, tmp_path: Path) -> Callable[..., Path]:
    """Copy the English-Spanish package, with other fields in its metadata (None: without)."""

    def make(name: str = "variant", store: str = "store", **fields: Any) -> Path:
        folder = tmp_path / store / name
        shutil.copytree(unpacked / NAMES["en_es"], folder)
        file = folder / "metadata.json"
        metadata = json.loads(file.read_text()) | fields
        file.write_text(json.dumps({k: v for k, v in metadata.items() if v is not None}))
        return folder

    return make
