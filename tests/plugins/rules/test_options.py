"""Rules for what is moved out of a place that stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

STACK = exercise("options-stack")

PUMP = exercise("options-pump")

LOG = exercise("options-log")

QUEUE = exercise("options-queue")

PAIRS = exercise("options-pairs")


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("look-by-borrow", STACK),
        ("take-and-leave", PUMP),
        ("take-and-leave", LOG),
        ("remove-element", QUEUE),
        ("bind-by-reference", PAIRS),
        ("look-and-copy", exercise("moves-match-guard")),
        ("look-and-copy", exercise("options-result-kept")),
        ("matched-and-taken", exercise("captures-once-callback")),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
