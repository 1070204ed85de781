"""A model's files to a network that is ready to be made into graphs."""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import EngineError
from . import marian
from .architecture import Architecture, UnknownArchitecture
from .files import ModelFiles
from .graph import Network
from .graph.output import output_matrix
from .shortlist import Shortlist
from .tokenizer import Tokenizer


@dataclass(frozen=True, slots=True)
class Loaded:
    """What stands in a model's files."""

    network: Network
    source: Tokenizer
    target: Tokenizer
    shortlist: Shortlist


def load(files: ModelFiles, *, in_int8: bool = True) -> Loaded:
    """Read a model's files. Raises EngineError where one is torn, or the model of another kind."""
    model = marian.read(files.model)
    try:
        network = Network(model, Architecture.of(model), in_int8)
    except UnknownArchitecture as error:
        raise EngineError(
            f"a model of another architecture: {error}",
            where=files.model,
            hint="only Firefox's models, transformers with an SSRU decoder, can be run",
        ) from error
    source = Tokenizer(files.source_vocabulary)
    one = files.source_vocabulary == files.target_vocabulary
    target = source if one else Tokenizer(files.target_vocabulary)
    sizes = (
        (source, len(model.matrices[network.architecture.source_table].values)),
        (target, len(output_matrix(network).values)),
    )
    for vocabulary, size in sizes:
        if len(vocabulary) != size:
            raise EngineError(
                f"its vocabulary has {len(vocabulary)} words, the model {size}",
                where=files.model,
                hint="install the model again",
            )
    return Loaded(network, source, target, _shortlist(files, len(source), len(target)))


def _shortlist(files: ModelFiles, source_size: int, target_size: int) -> Shortlist:
    if files.shortlist is None:
        return Shortlist.everything(source_size, target_size)
    return Shortlist.read(files.shortlist, source_size, target_size)
