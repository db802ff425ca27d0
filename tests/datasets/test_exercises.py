"""The programs of datasets/exercises: red, and, where somebody wrote down the repair, green with the same tests."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from rusta_core import Checker, Program
from rusta_core.records import DiagCase, File
from rusta_core.run.labels import programs_in
from rusta_core.rust.apart import apart
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

EXERCISES = Path(__file__).parents[2] / "datasets" / "exercises"
PATCHES = {path.stem for path in (EXERCISES / "fixed").iterdir()}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Toolchain.find(), Sandbox.find(), None, workers=1)


@pytest.fixture(scope="module")
def cases() -> list[DiagCase]:
    return programs_in(EXERCISES)


def test_none_compiles(cases: list[DiagCase], checker: Checker) -> None:
    compiles = checker.compiles_many([Program(case.files[0].text) for case in cases])
    assert [case.id for case, ok in zip(cases, compiles, strict=True) if ok] == []


def test_each_patch_is_of_a_program_and_makes_it_pass(cases: list[DiagCase], checker: Checker) -> None:
    fixed = {case.id: case.gold_text for case in cases if case.gold_text is not None}
    assert {name.partition("/")[2] for name in fixed} == PATCHES
    verdicts = checker.test_many([Program(text) for text in fixed.values()])
    failing = [name for name, said in zip(fixed, verdicts, strict=True) if said is None or not said.passed]
    assert failing == []


def test_no_patch_changes_a_test(cases: list[DiagCase]) -> None:
    """A mistake of syntax may hide the tests from whoever reads the program, not from who reads its text."""
    changed = []
    for case in cases:
        if case.gold_text is not None:
            tests = apart([File(path="src/main.rs", text=case.gold_text)]).tests
            if not tests or any(text not in case.files[0].text for _, _, text in tests):
                changed.append(case.id)
    assert changed == []


def test_no_program_is_there_twice(cases: list[DiagCase]) -> None:
    """It would be of two topics, and so on both sides of a fold."""
    times = Counter(case.files[0].text for case in cases)
    assert [case.id for case in cases if times[case.files[0].text] > 1] == []
