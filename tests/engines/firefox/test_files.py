"""Model files that are torn, missing, or of another kind: one line says which and what to do."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from translate.engines.base import Model
from translate.engines.firefox import FirefoxEngine
from translate.engines.firefox.files import ModelFiles
from translate.engines.firefox.translator import FirefoxTranslator
from translate.errors import EngineError


@pytest.fixture
def copy(files: ModelFiles, tmp_path: Path) -> ModelFiles:
    """A model to be spoiled."""
    for file in files.model.parent.iterdir():
        if file.suffix in (".bin", ".spm"):
            shutil.copy(file, tmp_path)
    return ModelFiles.of(tmp_path)


def refusal(files: ModelFiles) -> str:
    """The one line, without the folder."""
    with pytest.raises(EngineError) as caught:
        FirefoxTranslator(files)
    line = str(caught.value)
    assert "\n" not in line
    return line.replace(f"{files.model.parent}/", "")


@pytest.mark.parametrize("keep", [0, 7, 100, 5_000, 1_000_000, -1])
def test_a_torn_model_is_refused(copy: ModelFiles, keep: int) -> None:
    """A model cut off anywhere is named, never half loaded."""
    copy.model.write_bytes(copy.model.read_bytes()[:keep])
    line = refusal(copy)
    assert line.startswith(f"{copy.model.name}: not a Marian model: ")
    assert line.endswith(" (install the model again)")


@pytest.mark.parametrize("keep", [0, 40, 1_000, -4])
def test_a_torn_shortlist_is_refused(copy: ModelFiles, keep: int) -> None:
    """So is a shortlist."""
    assert copy.shortlist is not None
    copy.shortlist.write_bytes(copy.shortlist.read_bytes()[:keep])
    assert refusal(copy).startswith(f"{copy.shortlist.name}: not its shortlist: ")


@pytest.mark.parametrize("keep", [0, 9, 100_000])
def test_a_torn_vocabulary_is_refused(copy: ModelFiles, keep: int) -> None:
    """So is a vocabulary: it is not taken for a smaller one."""
    vocabulary = copy.source_vocabulary
    vocabulary.write_bytes(vocabulary.read_bytes()[:keep])
    assert ": " in refusal(copy)


def test_garbage_of_the_right_length_is_refused(copy: ModelFiles) -> None:
    """A file whose list of tensors is nonsense is refused before memory is taken for them."""
    data = bytearray(copy.model.read_bytes())
    struct.pack_into("<4Q", data, 16, 2**60, 0x4101, 2**40, 2**50)
    copy.model.write_bytes(data)
    assert "not a Marian model" in refusal(copy)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"dec-cell: ssru\n", b"dec-cell: gru\n\n", "dec-cell is 'gru', not 'ssru'"),
        (b"enc-depth: 6\n", b"enc-depth: 5\n", "it has encoder_l6_ffn_W1"),
        (b"enc-depth: 6\n", b"enc-depth: 7\n", "encoder_l7_self_Wq is missing"),
        (b"enc-depth: 6\n", b"enc-depth: [\n", "its options are no YAML"),
        (b"dim-emb: 256\n", b"dim-emb: 512\n", "is (32000, 256), not (None, 512)"),
        (b"transformer-heads: 8", b"transformer-heads: 7", "7 heads do not share 256 numbers"),
        (b"activation: relu", b"activation: tanh", "ffn-activation is 'tanh', not 'relu'"),
    ],
)
def test_another_architecture_is_refused(
    copy: ModelFiles, old: bytes, new: bytes, says: str
) -> None:
    """A network that the graph can't express is refused with the first difference."""
    data = copy.model.read_bytes()
    assert len(old) == len(new)
    assert data.count(old) == 1
    copy.model.write_bytes(data.replace(old, new))
    assert says in refusal(copy)


def test_a_missing_file_is_named(copy: ModelFiles) -> None:
    """A folder without a part of the model says which part."""
    copy.source_vocabulary.unlink()
    with pytest.raises(EngineError, match="no file srcvocab"):
        ModelFiles.of(copy.model.parent)
    copy.model.unlink()
    with pytest.raises(EngineError, match="no file model"):
        ModelFiles.of(copy.model.parent)


def test_a_shortlist_is_no_need(copy: ModelFiles) -> None:
    """Without one every word may come, and a plain sentence comes out the same."""
    assert copy.shortlist is not None
    copy.shortlist.unlink()
    translator = FirefoxTranslator(ModelFiles.of(copy.model.parent))
    assert translator.translate(["Good morning."])[0].text == "Bom dia."


def test_a_model_that_is_not_installed() -> None:
    """Asking for one is no crash."""
    with pytest.raises(EngineError, match="enxx-1 is not installed"):
        FirefoxEngine().load(Model("firefox", "enxx-1", "en", "xx"))
