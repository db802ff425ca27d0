"""Rules for what is written and must be reached for writing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

BASKET = exercise("mutability-basket")

GAUGE = exercise("mutability-gauge")

CLASS = exercise("mutability-class")

REPEAT = exercise("mutability-repeat")

HIGHEST = exercise("mutability-highest")


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("parameter-written", BASKET),
        ("receiver-written", GAUGE),
        ("items-written", CLASS),
        ("closure-written", REPEAT),
        ("first-value", HIGHEST),
        ("receiver-written", exercise("mutability-swap-buffers")),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
