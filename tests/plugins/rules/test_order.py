"""Rules for what is done when: borrows made later, uses made earlier, values read first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

INVENTORY = exercise("order-inventory")

REPORT = exercise("order-report")

GRID = exercise("order-grid")

FILE = exercise("order-file")

LAST = exercise("order-last")

PRICES = exercise("order-prices")

GUARD = exercise("order-guard")


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("borrow-later", PRICES),
        ("use-earlier", INVENTORY),
        ("read-first", REPORT),
        ("read-first", GRID),
        ("field-first", FILE),
        ("declare-outside", LAST),
        ("let-go", GUARD),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
