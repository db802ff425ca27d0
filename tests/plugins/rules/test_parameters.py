"""Rules for a parameter that takes or borrows, and all calls of its function."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

TITLE = exercise("parameters-title")

MERGE = exercise("parameters-merge")

SHAPES = """\
trait Shape {
    fn area(self) -> u32;
}

struct Square {
    side: u32,
    name: String,
}

impl Shape for Square {
    fn area(self) -> u32 {
        self.side * self.side
    }
}

fn describe(square: Square) -> String {
    let area = square.area();
    format!("{}: {}", square.name, area)
}

#[test]
fn describes() {
    assert_eq!(describe(Square { side: 2, name: "s".to_string() }), "s: 4");
}
"""


@pytest.mark.parametrize(("rule", "red"), [("by-reference", TITLE), ("by-value", MERGE), ("receiver-borrows", SHAPES)])
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
