"""Packages on disk: where they are looked for, what is listed, what is told of the rest."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from translate.engines.argos import ArgosEngine
from translate.engines.argos.packages import folders, installed
from translate.engines.base import Engine, Model, discover

Variant = Callable[..., Path]
VARIABLES = ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_default_folder_is_argos_translates_own(home: Path) -> None:
    """Without settings packages are where Argos Translate keeps them, and nothing is made."""
    assert folders() == (home / ".local/share/argos-translate/packages",)
    assert list(home.iterdir()) == []


def test_data_home_moves_the_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_DATA_HOME is heeded; an empty one counts as none, as the XDG specification says."""
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    assert folders() == (home / "data/argos-translate/packages",)
    monkeypatch.setenv("XDG_DATA_HOME", "")
    assert folders() == (home / ".local/share/argos-translate/packages",)


def test_variable_names_several_folders(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ARGOS_PACKAGES_DIR outranks all, and may list folders as PATH does."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", os.pathsep.join(["one", "two"]))
    assert folders() == (Path("one"), Path("two"))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('{"ARGOS_PACKAGES_DIR": "elsewhere"}', "elsewhere"),
        ('{"ARGOS_PACKAGES_DIR": 5}', ".local/share/argos-translate/packages"),
        ("[1]", ".local/share/argos-translate/packages"),
        ("{", ".local/share/argos-translate/packages"),
    ],
)
def test_argos_settings_file_is_read(home: Path, settings: str, expected: str) -> None:
    """Argos's settings.json may name the folder; a broken one is passed over."""
    file = home / ".config/argos-translate/settings.json"
    file.parent.mkdir(parents=True)
    file.write_text(settings)
    assert folders() in ((Path(expected),), (home / expected,))


def test_models_tell_name_pair_and_size(unpacked: Path) -> None:
    """A package is a model by Argos's own name for it, with the bytes that it takes on disk."""
    sizes = {
        folder.name: sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
        for folder in unpacked.iterdir()
    }
    one, other = "translate-en_es-1_0", "translate-es_en-1_0"
    assert ArgosEngine(unpacked).models() == (
        Model("argos", one, "en", "es", sizes[one], "Argos package"),
        Model("argos", other, "es", "en", sizes[other], "Argos package"),
    )


def test_regions_are_no_obstacle(unpacked: Path) -> None:
    """A package for es serves es-MX; a pair without a package is None."""
    engine = ArgosEngine(unpacked)
    found = engine.find("en-GB", "es-MX")
    assert found
    assert found.name == "translate-en_es-1_0"
    assert engine.find("en", "pt") is None


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("pb", "pt-BR"),
        ("zt", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("pt", "pt"),
        ("pt-BR", "pt-BR"),
        ("nb", "nb"),
    ],
)
def test_codes_become_language_tags(variant: Variant, code: str, tag: str) -> None:
    """Argos's own codes and language tags alike are BCP 47 tags outside."""
    folder = variant(to_code=code)
    (model,) = ArgosEngine(folder.parent).models()
    assert (model.name, model.target) == (f"translate-en_{code}-1_0", tag)


def test_newest_version_is_found_first(variant: Variant) -> None:
    """Of several versions of a pair the newest is used, by number: 1.10 is after 1.9."""
    for version in ("1.9", "1.10", "1.2"):
        variant(f"v{version}", package_version=version)
    store = variant("old", package_version="0.1").parent
    found = ArgosEngine(store).find("en", "es")
    assert found
    assert found.name == "translate-en_es-1_10"


def test_first_folder_wins(variant: Variant, tmp_path: Path) -> None:
    """The same package in two folders is listed once, from the first."""
    variant(store="two")
    variant(store="one")
    (package,) = installed([tmp_path / "one", tmp_path / "two", tmp_path / "none"]).packages
    assert package.folder == tmp_path / "one" / "variant"


BROKEN = {
    "no metadata": (None, "has no metadata.json"),
    "no json": ("{nope", "metadata.json is not a JSON object"),
    "list": ("[1]", "metadata.json is not a JSON object"),
    "deep": ("[" * 100_000, "metadata.json is not a JSON object"),
    "binary": (b"\xff\xfe\x00", "metadata.json is not a JSON object"),
    "huge": (b" " * (2 << 20), "metadata.json is not a JSON object"),
    "no codes": ({"from_code": None}, "metadata.json: from_code is 'None'"),
    "number": ({"to_code": 7}, "metadata.json: to_code is '7'"),
    "no tag": ({"to_code": "../../x"}, "metadata.json: to_code is '../../x'"),
    "unknown": ({"to_code": "qq"}, "metadata.json: the language 'qq' is not known"),
    "version": (
        {"package_version": "1\nfuzzy"},
        "metadata.json: package_version is '1\\nfuzzy'",
    ),
    "prefix": ({"target_prefix": ["a"]}, "metadata.json: target_prefix is not a text"),
}


@pytest.mark.parametrize(("content", "problem"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_package_is_told_and_hides_no_other(
    variant: Variant, content: object, problem: str
) -> None:
    """A folder that can't be used is one line of advice; the good package is listed and loads."""
    good = variant("good")
    bad = good.parent / "bad"
    if isinstance(content, dict):
        variant("bad", **content)
    else:
        bad.mkdir()
        if content is not None:
            data = content if isinstance(content, bytes) else str(content).encode()
            (bad / "metadata.json").write_bytes(data)
    engine = ArgosEngine(good.parent)
    assert [model.name for model in engine.models()] == ["translate-en_es-1_0"]
    assert engine.advice() == (f"unusable package 'bad': {problem}; remove it or install it again")


@pytest.mark.parametrize(
    ("missing", "problem"),
    [
        ("model/model.bin", "has no model/model.bin"),
        ("sentencepiece.model", "has neither sentencepiece.model nor bpe.model"),
    ],
)
def test_half_installed_package_is_told(variant: Variant, missing: str, problem: str) -> None:
    """A package that lacks its weights or its tokenizer is refused with a line."""
    folder = variant("half")
    (folder / missing).unlink()
    engine = ArgosEngine(folder.parent)
    assert engine.models() == ()
    assert engine.advice() == f"unusable package 'half': {problem}; remove it or install it again"


def test_pipe_for_metadata_is_told(tmp_path: Path) -> None:
    """A folder whose metadata is a pipe keeps nobody waiting."""
    (tmp_path / "pipe").mkdir()
    os.mkfifo(tmp_path / "pipe" / "metadata.json")
    assert installed([tmp_path]).problems == ("'pipe': has no metadata.json",)


def test_several_problems_are_counted(tmp_path: Path) -> None:
    """The advice stays one line, however many folders are broken."""
    for name in "abc":
        (tmp_path / name).mkdir()
    assert ArgosEngine(tmp_path).advice() == (
        "unusable package 'a': has no metadata.json, and 2 more; remove it or install it again"
    )


def test_other_things_in_the_folder_are_no_problem(variant: Variant) -> None:
    """Files, hidden folders and packages of other kinds are passed over in silence."""
    store = variant("good").parent
    variant("splitter", type="sbd", from_code=None)
    (store / "notes.txt").write_text("kept here by hand")
    (store / ".tmp-half").mkdir()
    engine = ArgosEngine(store)
    assert [model.name for model in engine.models()] == ["translate-en_es-1_0"]
    assert engine.advice() is None


def test_empty_or_missing_folder_is_said(tmp_path: Path) -> None:
    """Without any package the advice names the folder to put one into."""
    folder = tmp_path / "none"
    assert ArgosEngine(folder).models() == ()
    assert ArgosEngine(folder).advice() == f"no package is installed in {folder}"
    assert not folder.exists()


def test_store_that_is_a_file_is_a_problem(variant: Variant, tmp_path: Path) -> None:
    """A packages folder that can't be listed is told; the others are listed."""
    file = tmp_path / "file"
    file.write_text(json.dumps({}))
    listing = installed([file, variant().parent])
    assert [package.metadata.name for package in listing.packages] == ["translate-en_es-1_0"]
    assert listing.problems == (f"{str(file)!r}: Not a directory",)


def test_engine_is_discovered_after_firefox() -> None:
    """The entry point leads here, and the protocol is kept."""
    engine: Engine = discover()["argos"]
    assert isinstance(engine, ArgosEngine)
    assert (engine.name, engine.preference) == ("argos", 20)
