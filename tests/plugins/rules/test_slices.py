"""Rules for two elements of one slice at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

REVERSE = exercise("slices-reverse")

TRANSFER = exercise("slices-transfer")

ROWS = exercise("slices-rows")


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("swap-elements", REVERSE),
        ("split-slice", TRANSFER),
        ("split-slice", ROWS),
        ("element-first", ROWS),
        ("ends-of-slice", exercise("slices-return-pair")),
        ("slot-for-each", exercise("threads-results-vec")),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
