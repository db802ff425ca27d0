"""Rules for borrows that live on in one branch only: links that are walked, maps that are looked into."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

SORTED = exercise("cursors-sorted")

CACHE = exercise("cursors-cache")

MENU = exercise("cursors-menu")

SHELF = exercise("cursors-shelf")

SCORES = exercise("cursors-scores")


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("fresh-step", SORTED),
        ("ask-twice-in-match", CACHE),
        ("by-index", MENU),
        ("two-loops", SHELF),
        ("by-index", SCORES),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
