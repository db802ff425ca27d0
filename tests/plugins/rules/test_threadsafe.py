"""Rules for what only one thread may use, and for numbers that several owners write."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("for-threads", "threads-cell-stats"),
        ("for-threads", "threads-rc-config"),
        ("for-threads", "threads-refcell-cache"),
        ("static-atomic", "mutability-static-counter"),
        ("shared-number", "cells-shared-counter"),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, name: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, exercise(name))
