"""Mozilla's records: which models they offer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engines.firefox.install import find
from translate.engines.firefox.records import FILES, Offer, RemoteFile, parse
from translate.errors import InputError

A, B = "a" * 64, "b" * 64


def record(kind: str, **changes: Any) -> dict[str, Any]:
    attachment = {"hash": A, "size": 10, "location": f"x/{kind}.zst", "filename": "../evil"}
    return {
        "sourceLanguage": "en",
        "targetLanguage": "es",
        "version": "3.0",
        "architecture": "base",
        "fileType": kind,
        "decompressedHash": B,
        "decompressedSize": 20,
        "attachment": {**attachment, **changes.pop("attachment", {})},
        **changes,
    }


def offers(*records: object) -> tuple[Offer, ...]:
    return parse(json.dumps({"data": records}).encode(), "test")


def test_records_of_a_model_become_one_offer() -> None:
    """Its files in order, weights first, whatever the records' order."""
    (offer,) = offers(record("lex"), record("vocab"), record("model"), record("qualityModel"))
    assert offer == Offer(
        "en",
        "es",
        "3.0",
        "base",
        tuple(RemoteFile(k, f"x/{k}.zst", 10, A, 20, B) for k in ("model", "vocab", "lex")),
    )
    assert (offer.name, offer.download, offer.size) == ("en-es-3.0-bbbbbb", 30, 60)
    assert all(file.packed for file in offer.files)


def test_first_collection_is_read_too() -> None:
    """Its other names for languages, sizes as strings, nothing compressed, no architecture."""
    old = {
        "fromLang": "zh",
        "toLang": "en",
        "version": "1.0",
        "filter_expression": "",
        "attachment": {"hash": A, "size": "10", "location": "/x/y.bin"},
    }
    kinds = ("model", "srcvocab", "trgvocab")
    (offer,) = offers(*({**old, "fileType": kind} for kind in kinds))
    assert (offer.source, offer.target, offer.architecture) == ("zh-Hans", "en", "tiny")
    assert offer.files == tuple(RemoteFile(k, "x/y.bin", 10, A, 10, A) for k in kinds)
    assert not any(file.packed for file in offer.files)


@pytest.mark.parametrize(
    ("groups", "taken"),
    [
        ([("3.0", "base"), ("3.1", "tiny")], ("3.1", "tiny")),
        ([("3.10", "base"), ("3.9", "base")], ("3.10", "base")),
        ([("3.0", "tiny"), ("3.0", "base-memory"), ("3.0", "base")], ("3.0", "base-memory")),
        ([("3.0", "new"), ("3.0", "tiny")], ("3.0", "tiny")),
        ([("2.0", "base"), ("4.0", "base")], ("2.0", "base")),
        ([("3.0a1", "base"), ("3.0", "base")], ("3.0", "base")),
        ([("3.1a1", "base"), ("3.0", "base")], ("3.1a1", "base")),
    ],
)
def test_the_best_of_a_pair_is_offered(
    groups: list[tuple[str, str]], taken: tuple[str, str]
) -> None:
    """The newest of a format that is known, then the architecture that Firefox prefers."""
    for order in (groups, groups[::-1]):
        (offer,) = offers(
            *(
                record(kind, version=version, architecture=architecture)
                for version, architecture in order
                for kind in ("model", "vocab")
            )
        )
        assert (offer.version, offer.architecture) == taken


UNFIT: dict[str, dict[str, Any]] = {
    "not for everyone": {"filter_expression": "env.appinfo.OS == 'Android'"},
    "climbs": {"attachment": {"location": "x/../../etc/passwd"}},
    "another host": {"attachment": {"location": "//evil.example/x"}},
    "an address": {"attachment": {"location": "http://evil.example/x"}},
    "hidden": {"attachment": {"location": ".ssh/x"}},
    "query": {"attachment": {"location": "x?y=z"}},
    "short hash": {"attachment": {"hash": "abc"}},
    "hash as path": {"attachment": {"hash": "../" + "a" * 61}},
    "no hash": {"attachment": {"hash": None}},
    "nothing": {"attachment": {"size": 0}},
    "endless": {"attachment": {"size": 1 << 40}},
    "bomb": {"decompressedSize": 1 << 40},
    "minus": {"decompressedSize": -1},
    "odd size": {"attachment": {"size": "many"}},
    "odd version": {"version": "new"},
    "version as number": {"version": 3.0},
    "odd architecture": {"architecture": "../x"},
    "no language": {"sourceLanguage": None},
    "unknown language": {"targetLanguage": "xx"},
    "language as path": {"targetLanguage": "../es"},
    "no attachment": {"attachment": {}, "fileType": "other"},
}


@pytest.mark.parametrize("changes", UNFIT.values(), ids=UNFIT.keys())
def test_unfit_record_is_passed_over(changes: dict[str, Any]) -> None:
    """It offers nothing, and takes nothing from the others."""
    good = [record(kind, targetLanguage="fr") for kind in ("model", "vocab")]
    found = offers(record("model", **changes), record("vocab"), None, 5, {}, *good)
    assert [offer.pair for offer in found] == ["en-fr"]


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"data": 5}', b"\xff", b"[" * 100_000])
def test_what_is_no_list_of_models_is_refused(data: bytes) -> None:
    """A login page, say, in the place of the records."""
    with pytest.raises(InputError, match="test: is not a list of Firefox models"):
        parse(data, "test")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(list(record("lex"))), inner, max_size=4)
    ),
)


@given(st.lists(JSON), st.sampled_from(list(FILES)), st.sampled_from(list(record("lex"))), JSON)
def test_any_records_are_read(noise: list[object], kind: str, field: str, value: object) -> None:
    """Whatever stands in a record: no error but the good ones' offer, or none."""
    found = offers(*noise, {**record(kind), field: value}, record("model"), record("vocab"))
    assert [offer.pair for offer in found][-1:] == ["en-es"]


def test_pairs_are_found_as_people_write_them() -> None:
    """With hyphen or underscore, in any case, each once; an unknown one is said."""
    chinese = [record(kind, targetLanguage="zh-Hans") for kind in ("model", "vocab")]
    found = offers(record("model"), record("vocab"), *chinese)
    asked = ["en-es", "EN_ES", "en-zh-hans"]
    assert [offer.pair for offer in find(asked, found)] == ["en-es", "en-zh-Hans"]
    with pytest.raises(InputError, match="there is no Firefox model es-en"):
        find(["es-en"], found)
