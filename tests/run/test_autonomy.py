"""A recipe whose game `conductor` is of stage S4, on exercises with the real compiler: under the contract, and by the
machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from rusta_core import DiagCase, Outcome
from rusta_core.records import File
from rusta_core.run.repair import case_of
from rusta_core.run.repairers import repairer
from rusta_core.spine.citations import resolve

EXERCISES = Path(__file__).parents[2] / "datasets/exercises"
NAMES = ("moves-counter", "moves-names", "copied-shop")
RECIPE = """\
[run]
name = "autonomy"
[[source]]
use = "rust-docs"
books = ["error_codes", "reference"]
[[tool]]
use = "rustc"
[[tool]]
use = "doc-index"
[[tool]]
use = "rustc-suggestions"
[[tool]]
use = "repair-rules"
most = 48
[[game]]
use = "conductor"
stage = "S4"
autonomy = "AUTONOMY"
tries = 2
"""
LOOKS = {"rustc", "doc-index", "tests"}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[tuple[DiagCase, Outcome, bool]]]:
    """By autonomy: each case with what came of it, and whether all that it cites resolves."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        for autonomy in ("contract", "machine"):
            recipe = tmp_path_factory.mktemp("recipe") / "recipe.toml"
            recipe.write_text(RECIPE.replace("AUTONOMY", autonomy))
            with repairer(recipe) as ready:
                found[autonomy] = []
                for name in NAMES:
                    files = [File(path="src/main.rs", text=(EXERCISES / f"{name}.rs").read_text())]
                    case = ready.diagnosed(case_of(name, files))
                    outcome = ready.repair(case)
                    spans = outcome.bundle.citations if outcome.bundle is not None else ()
                    holds = all(resolve(ready.workshop.documents, span) is not None for span in spans)
                    found[autonomy].append((case, outcome, holds))
    return found


@pytest.mark.parametrize("autonomy", ["contract", "machine"])
def test_each_ends_with_what_is_proved_or_in_silence_and_none_is_stopped(played, autonomy: str) -> None:
    states = {case.id: outcome.receipts[0]["state"] for case, outcome, _ in played[autonomy]}
    assert states == {"moves-counter": "applied", "moves-names": "applied", "copied-shop": "silent"}
    for _, outcome, resolves in played[autonomy]:
        assert resolves
        assert outcome.steps[-1].action.tool == ("apply" if outcome.bundle is not None else "abstain")
        if outcome.bundle is not None:
            assert outcome.tests_green
            assert outcome.bundle.citations
            assert [(one.check, one.passed) for one in outcome.bundle.receipts] == [
                ("honesty", True), ("rustc", True), ("tests", True),
            ]  # fmt: skip


@pytest.mark.parametrize("autonomy", ["contract", "machine"])
def test_nothing_is_guessed_twice_without_a_look_between(played, autonomy: str) -> None:
    for _, outcome, _ in played[autonomy]:
        looked = False
        for step in outcome.steps:
            assert step.action.tool != "edit" or looked
            looked = step.action.tool in LOOKS or (looked and step.action.tool != "edit")
