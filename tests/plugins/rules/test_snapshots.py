"""Rules for reading what was there before it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("as-before", "slices-blur"),
        ("as-before", "loops-update-others"),
        ("argument-as-before", "slices-chunk-carry"),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, name: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, exercise(name))
