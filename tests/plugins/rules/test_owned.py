"""Rules for what outlives its owner."""

from __future__ import annotations

from collections.abc import Callable

import pytest

GREETING = """\
fn greeting<'a>(name: &'a str, loud: bool) -> &'a str {
    let text = format!("hello {name}");
    if loud {
        return text.to_uppercase().as_str();
    }
    &text
}

#[test]
fn greets() {
    assert_eq!(greeting("Ida", false), "hello Ida");
    assert_eq!(greeting("Ida", true), "HELLO IDA");
}
"""

EVENS = """\
fn evens(most: u32) -> &[u32] {
    let mut found = Vec::new();
    for n in 0..most {
        if n % 2 == 0 {
            found.push(n);
        }
    }
    &found
}

#[test]
fn finds() {
    assert_eq!(evens(5), [0, 2, 4]);
}
"""

LABELS = """\
fn labels(most: u32) -> usize {
    let mut labels: Vec<&str> = Vec::new();
    for n in 0..most {
        let label = format!("no {n}");
        labels.push(&label);
    }
    labels.iter().map(|label| label.len()).sum()
}

#[test]
fn counts() {
    assert_eq!(labels(2), 8);
}
"""


@pytest.mark.parametrize(
    ("rule", "red"),
    [("returned-owned", GREETING), ("returned-owned", EVENS), ("held-owned", LABELS)],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
