"""Rules for what is lent while its owner is wanted: each mends a program as somebody wrote it, and its tests pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

SORTED = """\
pub struct Scores {
    entries: Vec<(String, u32)>,
}

impl Scores {
    pub fn top(&self, count: usize) -> Vec<&(String, u32)> {
        let mut sorted = self.entries;
        sorted.sort_by(|a, b| b.1.cmp(&a.1));
        sorted.iter().take(count).collect()
    }
}

#[test]
fn the_entries_stay() {
    let scores = Scores { entries: vec![("a".into(), 1), ("b".into(), 2)] };
    assert!(std::ptr::eq(scores.top(1)[0], &scores.entries[1]));
}
"""
TOTALS = """\
use std::sync::{Arc, Mutex};

pub fn totals(counts: &Arc<Mutex<Vec<u32>>>) -> Vec<u32> {
    let found = counts.into_inner().unwrap();
    found
}

#[test]
fn others_keep_theirs() {
    let counts = Arc::new(Mutex::new(vec![1, 2]));
    assert_eq!(totals(&counts), [1, 2]);
    assert_eq!(counts.lock().unwrap().len(), 2);
}
"""
JOINED = """\
use std::thread::JoinHandle;

pub fn done(threads: Vec<JoinHandle<bool>>) -> usize {
    threads.into_iter().filter(|thread| thread.join().unwrap()).count()
}

#[test]
fn those_that_say_so() {
    assert_eq!(done([true, false, true].map(|said| std::thread::spawn(move || said)).into()), 2);
}
"""
LISTED = """\
pub fn add(names: &mut Vec<String>, name: &str) -> bool {
    let new = !names.contains(name);
    if new {
        names.push(name.to_string());
    }
    new
}

#[test]
fn each_once() {
    let mut names = vec![];
    assert!(add(&mut names, "a"));
    assert!(!add(&mut names, "a"));
}
"""
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
        ("owned-ends", exercise("asked-lend-job-channel")),
        ("owned-option", LOOKED_UP),
        ("taken-for-search", exercise("asked-lend-plugin-names")),
        ("mapped-and-counted", JOINED),
        ("carried-lifetime", exercise("asked-own-spell-suggestions")),
        ("held-when-found", exercise("asked-lend-dispatch-map")),
        ("options-in-place", exercise("asked-lend-invert-tree")),
        ("owned-field", exercise("asked-lend-visitor-collect")),
        ("listed-by-borrows", SORTED),
        ("copied-through-lock", TOTALS),
        ("any-equal", LISTED),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
