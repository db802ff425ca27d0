"""Rules for borrows of what itself borrows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise


@pytest.mark.parametrize(
    ("rule", "name"),
    [("told-apart", "lifetimes-longest-of-two")],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, name: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, exercise(name))
