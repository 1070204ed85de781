"""Argos packages on disk: where they are, what they say of themselves, which can be used.

A package is a folder with `metadata.json`, a CTranslate2 model under `model/` and the tokenizer's
`sentencepiece.model` (or `bpe.model` in old ones). Metadata is read here and not by
`argostranslate.package`: importing that makes five folders under the home directory, and its
listing fails as a whole over one folder that is no package.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import ConfigError, InputError
from ...languages import normalise
from ..base import Model

ENGINE = "argos"
METADATA = "metadata.json"
WEIGHTS = "model/model.bin"
SENTENCEPIECE, BPE = "sentencepiece.model", "bpe.model"
LARGEST_METADATA = 1 << 20
"""Bytes; real ones have under a thousand."""

# The two codes of Argos's index that are no language tags.
_CODES = {"pb": "pt-BR", "zt": "zh-Hant"}
_CODE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*")
_VERSION = re.compile(r"[A-Za-z0-9.+_-]{0,32}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a package says of itself, checked."""

    name: str
    """As Argos names the package, with its version: `translate-en_es-1_0`."""
    source: str
    target: str
    """BCP 47 tags."""
    codes: tuple[str, str]
    """The same two as Argos writes them."""
    version: str
    prefix: str
    """The piece that every output has to begin with; empty where a package needs none."""

    @property
    def order(self) -> tuple[int, ...]:
        """The version as numbers, to compare by."""
        return tuple(int(number) for number in re.findall(r"\d+", self.version))


@dataclass(frozen=True, slots=True)
class Package:
    """A package folder that has all its parts."""

    folder: Path
    metadata: Metadata

    @property
    def model(self) -> Model:
        about = self.metadata
        return Model(ENGINE, about.name, about.source, about.target, self._size, "Argos package")

    @property
    def _size(self) -> int | None:
        try:
            return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
        except OSError:  # it is being removed, or holds what isn't ours to read
            return None


@dataclass(frozen=True, slots=True)
class Listing:
    """What is installed."""

    packages: tuple[Package, ...]
    """One of a name, the newest version of a pair first."""
    problems: tuple[str, ...]
    """A line for each folder that looks like a package and can't be used."""


def folders() -> tuple[Path, ...]:
    """The folders that hold packages, those of Argos Translate's own settings, none made.

    `ARGOS_PACKAGES_DIR` (several as in `PATH`), else the same key of Argos's settings.json, else
    `argos-translate/packages` under `XDG_DATA_HOME`. New packages go into the first.
    """
    chosen = os.environ.get("ARGOS_PACKAGES_DIR") or _setting("ARGOS_PACKAGES_DIR")
    if chosen:
        return tuple(Path(name) for name in chosen.split(os.pathsep) if name)
    return (_base("XDG_DATA_HOME", ".local/share") / "argos-translate" / "packages",)


def _setting(key: str) -> str | None:
    file = _base("XDG_CONFIG_HOME", ".config") / "argos-translate" / "settings.json"
    try:
        value = json.loads(file.read_bytes())[key]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return value if isinstance(value, str) else None


def _base(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / default)


def installed(stores: Iterable[Path]) -> Listing:
    """All usable packages of some folders; the broken ones are told and hide no other."""
    found: dict[str, Package] = {}
    problems: list[str] = []
    for folder in _candidates(stores, problems):
        try:
            package = read(folder)
        except InputError as error:
            problems.append(f"{folder.name!r}: {error.message}")
        else:
            if package:
                found.setdefault(package.metadata.name, package)
    newest = sorted(found.values(), key=lambda p: p.metadata.order, reverse=True)
    return Listing(tuple(newest), tuple(problems))


def _candidates(stores: Iterable[Path], problems: list[str]) -> list[Path]:
    """The visible folders; hidden ones are installations under way or left behind."""
    candidates: list[Path] = []
    for store in stores:
        try:
            inside = sorted(store.iterdir())
        except FileNotFoundError:
            continue
        except OSError as error:
            problems.append(f"{str(store)!r}: {error.strerror}")
            continue
        candidates += [p for p in inside if not p.name.startswith(".") and p.is_dir()]
    return candidates


def read(folder: Path) -> Package | None:
    """Read a package folder without loading its model; None for one of another kind.

    Raises InputError where a part is missing or says nonsense.
    """
    if not (folder / METADATA).is_file():  # a pipe would keep us waiting for ever
        raise InputError(f"has no {METADATA}", where=folder)
    try:
        with (folder / METADATA).open("rb") as file:
            data = file.read(LARGEST_METADATA + 1)
        metadata = parse(data, folder)
        if metadata:
            names = [n for n in (METADATA, WEIGHTS, SENTENCEPIECE, BPE) if (folder / n).is_file()]
            require(names, folder)
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", where=folder) from error
    return Package(folder, metadata) if metadata else None


def require(names: Sequence[str], where: Path) -> None:
    """Raise InputError unless the files that a package can't do without are there."""
    if WEIGHTS not in names:
        raise InputError(f"has no {WEIGHTS}", where=where)
    if SENTENCEPIECE not in names and BPE not in names:
        raise InputError(f"has neither {SENTENCEPIECE} nor {BPE}", where=where)


def parse(data: bytes, where: Path) -> Metadata | None:
    """Read the bytes of a metadata.json; None where the package isn't one that translates."""
    try:
        fields = json.loads(data) if len(data) <= LARGEST_METADATA else None
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise InputError(f"{METADATA} is not a JSON object", where=where)
    if fields.get("type", "translate") != "translate":
        return None
    codes = (
        _text(fields, "from_code", _CODE, where),
        _text(fields, "to_code", _CODE, where),
    )
    version = _text(fields, "package_version", _VERSION, where, default="")
    prefix = fields.get("target_prefix") or ""
    if not isinstance(prefix, str):
        raise InputError(f"{METADATA}: target_prefix is not a text", where=where)
    name = "-".join(filter(None, ("translate", "_".join(codes), version.replace(".", "_"))))
    source, target = (_tag(code, where) for code in codes)
    return Metadata(name, source, target, codes, version, prefix)


def _text(
    fields: dict[str, Any], key: str, form: re.Pattern[str], where: Path, default: str | None = None
) -> str:
    """A field of the wanted form: the model's name, which goes into every PO, is made of them."""
    value = fields.get(key, default)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise InputError(f"{METADATA}: {key} is {str(value)[:40]!r}", where=where)
    return value


def _tag(code: str, where: Path) -> str:
    try:
        return normalise(_CODES.get(code.lower(), code))
    except ConfigError as error:
        raise InputError(f"{METADATA}: {error.message}", where=where) from error
