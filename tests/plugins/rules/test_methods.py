"""Rules for methods that borrow all of `self`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

TREE = exercise("methods-tree")
NOTE = TREE.replace("self.weight(node.depth)", "node.depth * self.step")
WALK = TREE.replace("self.visit(node.depth)", "self.visits.push(node.depth)")


@pytest.mark.parametrize(
    ("rule", "red"),
    [("inline-method", NOTE), ("inline-method", WALK), ("fields-passed", NOTE), ("fields-passed", WALK)],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
