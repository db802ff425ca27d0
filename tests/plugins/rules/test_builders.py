"""Rules for methods that take their receiver by value and give it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("builder-kept", "moves-builder-chain"),
        ("builder-kept", "threads-condvar-pair"),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, name: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, exercise(name))
