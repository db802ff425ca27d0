"""The value model on disk, and what it makes of candidates."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from attrs import evolve

from rusta_core.contexts import Candidate
from rusta_core.records import DiagCase, Edit, File, digest
from rusta_core.value.model import CARD, TREES, ValueModel, ValueModelError, Weighed, shipped_model
from rusta_core.value.training import Table, calibrated, out_of_fold, trees

Made = Callable[..., Table]


@pytest.fixture(scope="module")
def model(easy: Made) -> ValueModel:
    some = easy(200, 1)
    return ValueModel(trees(some, seed=7, rounds=40), calibrated(out_of_fold(some, 7, 40, 2), some, (50, 50)))


def test_it_comes_back_from_disk_as_it_was(model: ValueModel, easy: Made, tmp_path: Path) -> None:
    model.save(tmp_path)
    back = ValueModel.load(tmp_path)
    assert back.sureness == model.sureness
    x = easy(10, 4).x
    assert np.allclose(back.booster.predict(x), model.booster.predict(x))


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda folder: (folder / TREES).write_text("tree"), "the value model was altered"),
        (lambda folder: (folder / CARD).unlink(), "the value model cannot be read"),
        (lambda folder: (folder / CARD).write_text("{"), "the value model cannot be read"),
    ],
)
def test_one_that_is_not_whole_is_refused(harm, told: str, model: ValueModel, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    model.save(tmp_path)
    harm(tmp_path)
    with pytest.raises(ValueModelError, match=told):
        ValueModel.load(tmp_path)


@pytest.mark.parametrize("read", ["features", "evidence"])
def test_one_of_other_features_is_refused(read: str, model: ValueModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    told = json.loads((tmp_path / CARD).read_text())
    (tmp_path / CARD).write_text(json.dumps({**told, read: ["height"]}))
    with pytest.raises(ValueModelError, match="of another rusta"):
        ValueModel.load(tmp_path)


def test_the_one_that_ships_is_whole_and_says_what_it_learned_from() -> None:
    told = shipped_model().about
    assert told["train"]["cases"] > 0
    assert told["exercises"]["cases"] > 0
    assert set(told["licenses"])


TEXT = "fn add(to: Vec<u8>) {\n    to.push(1);\n}\n"
AT = TEXT.index("to.push")


@pytest.fixture
def case() -> DiagCase:
    span = {"file": "src/main.rs", "start": AT, "end": AT + 2, "line": 2, "last_line": 2, "column": 5, "primary": True}
    return DiagCase(
        license="MIT", source_url="", sha256=digest(TEXT), id="case", repo="r", error_class="borrow", codes=("E0596",),
        files=(File(path="src/main.rs", text=TEXT),),
        cargo_diag=({"code": "E0596", "level": "error", "message": "cannot borrow", "children": [], "spans": [span]},),
    )  # fmt: skip


def test_the_one_that_ships_would_rather_borrow_than_change_a_copy(case: DiagCase) -> None:
    mut, copy = TEXT.index("to:"), AT + 2
    some = [_candidate(copy, ".clone()", "clone", 3.0), _candidate(mut, "mut ", "borrow", 1.0)]
    found = shipped_model().weighed(case, some)
    assert found.ranks[1] > found.ranks[0]
    assert all(0 < sure < 1 for sure in found.sure)
    assert shipped_model().weighed(case, []) == Weighed((), ())


def test_the_one_that_ships_does_not_choose_what_breaks_where_another_does_not(case: DiagCase) -> None:
    one = _candidate(TEXT.index("to:"), "mut ", "borrow", 1.0)
    works = evolve(one, called=(("add#0", "= ()"), ("add#1", "= ()"), ("main", "= ()")))
    breaks = evolve(one, called=(("add#0", "panics"), ("add#1", "= ()"), ("main", "panics")))
    found = shipped_model().weighed(case, [breaks, works])
    assert found.ranks[1] > found.ranks[0]
    assert found.sure[1] > found.sure[0]


def _candidate(at: int, text: str, intent: str, cost: float) -> Candidate:
    edit = Edit(path="src/main.rs", start=at, end=at, text=text)
    return Candidate(edits=(edit,), k_lines=1, proposer="generic-edits", intent=intent, cost=cost)
