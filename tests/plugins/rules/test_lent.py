"""Rules for what is lent while its owner is wanted: each mends a program as somebody wrote it, and its tests pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

LOOKED_UP = """\
use std::collections::HashMap;
use std::sync::Mutex;

pub struct Names(Mutex<HashMap<u32, String>>);

impl Names {
    pub fn get(&self, id: u32) -> Option<&str> {
        let names = self.0.lock().unwrap();
        names.get(&id).map(|name| name.as_str())
    }
}

#[test]
fn found() {
    let names = Names(Mutex::new(HashMap::from([(1, "Ada".to_string())])));
    assert_eq!(names.get(1).unwrap(), "Ada");
    assert!(names.get(2).is_none());
}
"""


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("held-for-call", exercise("asked-own-hit-callback")),
        ("held-for-call", exercise("asked-lend-undo-command")),
        ("taken-for-turn", exercise("asked-lend-changed-hook")),
        ("owned-items", exercise("asked-own-line-sender")),
        ("taken-to-change", exercise("asked-lend-draft-post")),
        ("owned-part", exercise("asked-lend-header-lower")),
        ("borrowing-cursor", exercise("asked-lend-list-append")),
        ("counted-field-in-cell", exercise("asked-lend-staff-tree")),
        ("given-for-writing", exercise("asked-lend-trie-insert")),
        ("downgraded", exercise("asked-lend-weak-listeners")),
        ("boxes-copied", exercise("asked-lend-copied-scene")),
        ("owned-elements", exercise("asked-lend-word-table")),
        ("owned-option", LOOKED_UP),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
