"""Labelled candidates from programs with tests, written in parts and read back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from attrs import evolve

from rusta_core.cli import main
from rusta_core.run.labels import EXERCISES, Labeller, labelled, programs_in
from rusta_core.run.repairers import repairer
from rusta_core.rust.apart import apart
from rusta_core.value.features import features
from rusta_core.value.training import table

BASKET = """\
struct Basket {
    prices: Vec<u32>,
}

impl Basket {
    fn add(&self, price: u32) -> usize {
        self.prices.push(price);
        self.prices.len()
    }
}

fn main() {}

#[test]
fn adds() {
    let mut basket = Basket { prices: vec![] };
    assert_eq!(basket.add(3), 1);
    assert_eq!(basket.add(4), 2);
    assert_eq!(basket.prices, [3, 4]);
}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_what_the_search_finds_is_labelled_by_the_tests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "mine", tmp_path / "labels"
    folder.mkdir()
    (folder / "basket.rs").write_text(BASKET)
    (folder / "untested.rs").write_text("fn main() {\n    let a: u8 = true;\n}\n")
    assert main(["data", "candidates", "--cases", str(folder), "--out", str(out)]) == 0
    assert "candidates of 1 cases" in capsys.readouterr().out
    [made] = labelled(out, EXERCISES)
    assert made.case.codes == ("E0596",)
    assert {one.tests_green for one in made.candidates} >= {True}
    assert all(one.compiles and one.honest and not one.files for one in made.candidates)
    right = next(one for one in made.candidates if one.tests_green)
    assert right.intent in ("borrow", "signature")
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.zst")}
    assert main(["data", "candidates", "--cases", str(folder), "--out", str(out)]) == 0
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.zst")} == before, "what is there is not made again"
    numbers = table([made])
    assert len(numbers.y) == len(made.candidates)
    assert numbers.by_hand == (True,)


def test_nothing_to_label_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "candidates", "--cases", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "no program in it has tests" in capsys.readouterr().err


def test_a_side_without_labels_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["value", "train", "--data", str(tmp_path), "--out", str(tmp_path / "value")]) == 2
    assert "there are no labels of the side train" in capsys.readouterr().err


def test_the_model_learns_from_what_it_is_shown(tmp_path: Path) -> None:
    """The numbers of a labelled case are those of the search for the same program without its tests."""
    (tmp_path / "basket.rs").write_text(BASKET)
    with repairer() as ready:
        shown = next(iter(programs_in(tmp_path)))
        blind = ready.diagnosed(evolve(shown, files=apart(shown.files).files, tests=None))
        seen = [one for one in ready.repair(blind).candidates if one.probability]
    with repairer() as ready:
        ready.labelling(1200)
        [made] = Labeller(ready).label([shown], EXERCISES)
    assert len(seen) > 1
    assert np.array_equal(features(made.case, made.candidates), features(blind, seen))
