"""The source `canary`."""

from __future__ import annotations

from pathlib import Path

import pytest
from rusta_sources.canary import Canary
from rusta_sources.repairs import Shelf
from said import Said

from rusta_core import UsageError, datasets_folder

FAR = ("csv-records", "header-map", "search-query", "table-text", "text-diff")


def test_every_canary_is_a_case_with_tests_of_its_own(said: Said) -> None:
    cases = list(Canary().cases(said.context()))
    assert len({case.repo for case in cases}) == len(cases) >= 12
    for case in cases:
        assert case.tests == "cargo test"
        assert 3 <= len([file for file in case.files if file.path.endswith(".rs")]) <= 6
        assert any(file.path.partition("tests/")[1] for file in case.files), case.id
    assert said.heard == []


def test_some_errors_are_reported_far_from_the_mistake(said: Said) -> None:
    repairs = {repair.short: repair for repair in Shelf.of("canary", None, said.context()).repairs()}
    changed = {
        name: {a.path for a, b in zip(one.red, one.gold, strict=True) if a != b} for name, one in repairs.items()
    }
    assert all("src/lib.rs" not in changed[name] for name in FAR)
    assert [name for name, files in changed.items() if len(files) > 1] == ["text-diff"]


def test_each_has_a_wrong_repair(said: Said) -> None:
    assert all(repair.wrong for repair in Shelf.of("canary", None, said.context()).repairs())


def test_documents_are_held_out(said: Said) -> None:
    assert Canary.state == "canary"
    documents = list(Canary().documents(said.context()))
    assert len({document.doc_id for document in documents}) == len(documents)
    assert {document.license for document in documents} == {"MIT OR Apache-2.0"}
    assert {document.doc_id.split("/")[2] for document in documents} == {"crate", "gold", "wrong"}


def test_a_folder_of_ones_own(said: Said) -> None:
    own = Canary(path=str(datasets_folder("canary")))
    assert [case.id for case in own.cases(said.context())] == [case.id for case in Canary().cases(said.context())]
    assert own.fingerprint(said.context()) == Canary().fingerprint(said.context())
    with pytest.raises(UsageError, match="does not exist") as caught:
        list(Canary(path="gone").cases(said.context()))
    assert str(Path(said.base, "gone")) in str(caught.value)
