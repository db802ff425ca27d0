"""Rules for operators that use up their operands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

POLYNOMIAL = exercise("operators-polynomial")

VECTOR = exercise("operators-vector")


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("operands-cloned", POLYNOMIAL),
        ("operands-cloned", VECTOR),
        ("operator-for-references", POLYNOMIAL),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
