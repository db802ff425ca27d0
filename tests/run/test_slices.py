"""`rusta eval slices`: cases repaired, judged by tests that were or were not seen, and told by class."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rusta_core.cli import main
from rusta_core.evaluation.taxonomy import table

MOVED = """\
fn twice(n: String) -> usize {
    n.len() * 2
}

pub fn both(word: String) -> usize {
    twice(word) + word.len()
}

fn main() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six() {
        assert_eq!(both("ab".to_string()), 6);
    }
}
"""
NAMED = "pub fn half(number: i32) -> i32 {\n    numbr / 2\n}\n\nfn main() {}\n"
GOLD = "pub fn half(number: i32) -> i32 {\n    number / 2 // rounded towards zero\n}\n\nfn main() {\n}\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    """Two tools, so that these cases take a second each; no documentation, so that none is read."""
    path = tmp_path / "small.toml"
    path.write_text(
        '[run]\nname = "small"\n\n[[tool]]\nuse = "rustc-suggestions"\n\n[[tool]]\nuse = "generic-edits"\n\n'
        '[[game]]\nuse = "patch-tree-search"\njudge = "tests"\nwiden = true\nabstain_below = 0.999\n'
        "budget = { checks = 400, seconds = 30, k_lines = 6 }\n"
    )
    return path


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    rows = [
        {"id": "moved", "files": [{"path": "src/main.rs", "text": MOVED}]},
        {"id": "named", "files": [{"path": "src/main.rs", "text": NAMED}], "gold_text": GOLD},
        {"id": "green", "files": [{"path": "src/main.rs", "text": "fn main() {}\n"}]},
    ]
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def evaluated(cases: Path, recipe: Path, *more: str) -> int:
    return main(["eval", "slices", "--cases", str(cases), "--recipe", str(recipe), *more])


def test_the_table_tells_what_was_repaired_and_what_was_withheld(
    cases: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert evaluated(cases, recipe, "--mode", "blind", "--out", str(out), "--json") == 0
    rows = {row["class"]: row for row in json.loads(capsys.readouterr().out)}
    assert set(rows) == {"move", "visibility", "type", "all"}
    assert rows["all"]["n"] == 3
    assert rows["all"]["genuine"] + rows["all"]["wrong"] + rows["all"]["silent"] == 3
    outcomes = [json.loads(row) for row in (out / "outcomes-blind.jsonl").read_text().splitlines()]
    moved, named = outcomes[0], outcomes[1]
    assert (moved["slice"], moved["compiles"], moved["tests_green"], moved["honest"]) == ("move", True, True, True)
    assert 0 < moved["confidence"] < 1
    assert (named["tests_green"], named["gold_equal"]) == (None, True), "comments and layout aside"
    assert json.loads((out / "table-blind.jsonl").read_text().splitlines()[-1])["class"] == "all"


def test_with_tests_the_search_runs_them_and_a_second_call_makes_nothing_again(
    cases: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert evaluated(cases, recipe, "--out", str(out)) == 0
    first = (out / "outcomes-tests.jsonl").read_bytes()
    told = capsys.readouterr().out
    assert evaluated(cases, recipe, "--out", str(out)) == 0
    assert (out / "outcomes-tests.jsonl").read_bytes() == first
    assert capsys.readouterr().out == told
    assert told.splitlines()[0].split()[:3] == ["class", "n", "genuine"]
    moved = json.loads(first.splitlines()[0])
    assert {receipt["check"]: receipt["passed"] for receipt in moved["bundle"]["receipts"]}["tests"] is True


def test_a_file_without_cases_is_told(tmp_path: Path, recipe: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n")
    assert evaluated(empty, recipe) == 2
    assert "there are no cases" in capsys.readouterr().err
    assert evaluated(tmp_path / "none.jsonl", recipe) == 2
    assert "the cases cannot be read" in capsys.readouterr().err


def test_a_table_of_nothing_says_so() -> None:
    assert table([]) == "no cases"
