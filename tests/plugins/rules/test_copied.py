"""Rules for a copy in place of a borrow that would last too long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

SHOP = exercise("copied-shop")

CLOCK = exercise("copied-clock")

PLAYER = exercise("copied-player")

BANK = exercise("copied-bank")


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("copied-out", SHOP),
        ("copied-out", CLOCK),
        ("parts-first", PLAYER),
        ("taken-for-loop", CLOCK),
        ("through-guard", BANK),
        ("taken-for-call", exercise("captures-retain-seen")),
        ("taken-for-call", exercise("captures-sort-key")),
        ("parts-first", exercise("borrows-word-count")),
        ("copied-out", exercise("order-resize-image")),
        ("copied-out", exercise("loops-window-change")),
        ("field-of-option", exercise("borrows-highscore")),
        ("copied-out", exercise("borrows-highscore")),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
