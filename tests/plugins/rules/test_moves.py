"""Rules for values that are moved and still wanted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

TEAM = exercise("moves-team")

POINTS = exercise("moves-points")

SENDERS = exercise("moves-senders")

ROWS = exercise("moves-rows")

WORDS = exercise("moves-words")

NAMES = exercise("moves-names")


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("clone-and-derive", TEAM),
        ("derive-copy", POINTS),
        ("fresh-each-turn", SENDERS),
        ("fresh-each-turn", ROWS),
        ("items-by-value", WORDS),
        ("chain-by-value", NAMES),
        ("fresh-each-turn", exercise("threads-channel-sender")),
        ("fresh-each-turn", exercise("threads-progress-report")),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
