"""Rules for loops that change what they go over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

TASKS = """\
struct Task {
    name: String,
    needs: Option<String>,
    done: bool,
}

struct Plan {
    tasks: Vec<Task>,
    missing: u32,
}

impl Plan {
    fn add(&mut self, name: &str) {
        self.tasks.push(Task { name: name.to_string(), needs: None, done: false });
        self.missing += 1;
    }

    fn complete(&mut self) {
        for task in &self.tasks {
            if let Some(needed) = &task.needs {
                if !task.done {
                    self.add(needed);
                }
            }
        }
    }
}

#[test]
fn completes() {
    let task = |name: &str, needs: &str| Task { name: name.to_string(), needs: Some(needs.to_string()), done: false };
    let mut plan = Plan { tasks: vec![task("a", "x"), task("b", "y")], missing: 0 };
    plan.complete();
    assert_eq!(plan.tasks.iter().map(|task| task.name.as_str()).collect::<Vec<_>>(), ["a", "b", "x", "y"]);
    assert_eq!(plan.missing, 2);
}
"""

STOCK = """\
use std::collections::HashMap;

fn clear(stock: &mut HashMap<String, u32>) {
    for (name, count) in stock.iter() {
        if *count == 0 {
            stock.remove(name);
        }
    }
}

fn short(words: &mut Vec<String>) {
    for (at, word) in words.iter().enumerate() {
        if word.len() > 3 {
            words.remove(at);
        }
    }
}

#[test]
fn clears() {
    let mut stock = HashMap::from([("nut".to_string(), 0), ("bolt".to_string(), 2)]);
    clear(&mut stock);
    assert_eq!(stock.into_keys().collect::<Vec<_>>(), ["bolt"]);
    let mut words = vec!["long word".to_string(), "abc".to_string()];
    short(&mut words);
    assert_eq!(words, ["abc"]);
}
"""


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("after-the-loop", TASKS),
        ("retained", STOCK),
        ("while-there-is", exercise("loops-drain-ready")),
        ("while-there-is", exercise("loops-grow-queue")),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
