"""Rules for what people ask about who owns what: each mends a program as somebody wrote it, and its tests pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

PAIR = """\
use std::collections::HashMap;

pub fn trade(stock: &mut HashMap<String, u32>, from: &str, to: &str, count: u32) -> bool {
    if let (Some(less), Some(more)) = (stock.get_mut(from), stock.get_mut(to)) {
        *less -= count;
        *more += count;
        true
    } else {
        false
    }
}

#[test]
fn both_or_neither() {
    let mut stock = HashMap::from([("a".to_string(), 5), ("b".to_string(), 1)]);
    assert!(trade(&mut stock, "a", "b", 2));
    assert!(!trade(&mut stock, "a", "c", 2));
    assert_eq!((stock["a"], stock["b"], stock.len()), (3, 3, 2));
}
"""

COPY = """\
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    to: String,
}

pub fn copies(letter: Letter, people: &[&str]) -> Vec<Letter> {
    let mut sent = Vec::new();
    for person in people {
        let mut copy = letter.clone();
        copy.to = person.to_string();
        sent.push(letter);
    }
    sent
}

#[test]
fn one_for_each() {
    let sent = copies(Letter { to: String::new() }, &["a", "b"]);
    assert_eq!(sent, [Letter { to: "a".into() }, Letter { to: "b".into() }]);
}
"""
BELL = """\
pub trait Ring {
    fn ring(&mut self);
}

pub struct Counter {
    pub rings: u32,
}

impl Ring for Counter {
    fn ring(&mut self) {
        self.rings += 1;
    }
}

#[derive(Default)]
pub struct Bell {
    hearing: Vec<Box<dyn Ring>>,
}

impl Bell {
    pub fn attach(&mut self, hearing: Box<dyn Ring>) {
        self.hearing.push(hearing);
    }

    pub fn strike(&mut self) {
        for one in &mut self.hearing {
            one.ring();
        }
    }
}

pub fn struck(times: u32) -> u32 {
    let mut bell = Bell::default();
    let counter = Box::new(Counter { rings: 0 });
    bell.attach(counter);
    (0..times).for_each(|_| bell.strike());
    let rings = counter.rings;
    rings
}
"""
WALK = """\
pub struct Walk {
    waiting: Vec<&i32>,
}

impl Iterator for Walk {
    type Item = &i32;

    fn next(&mut self) -> Option<&i32> {
        self.waiting.pop()
    }
}
"""
HOLES = """\
pub struct Part<'t>(&'t str);

pub struct Template<'t> {
    parts: Vec<Part<'t>>,
}

impl<'t> Template<'t> {
    pub fn holes(&self) -> Vec<&'t str> {
        let hole = |part: &Part| part.0;
        self.parts.iter().map(hole).collect()
    }
}
"""
NEXT = """\
pub struct Node {
    pub next: Option<Box<Node>>,
}

pub fn step(node: &mut Node) -> Option<&mut Node> {
    node.next.as_mut()
}
"""


@pytest.mark.parametrize(
    ("rule", "red", "written"),
    [
        ("carried-lifetime", WALK, "fn next(&mut self) -> Option<&'a i32>"),
        ("shared-object", BELL, "bell.attach(counter.clone());"),
        ("named-annotation", HOLES, "|part: &Part<'t>|"),
        ("convert", NEXT, "    node.next.as_deref_mut()\n"),
    ],
)
def test_a_rule_makes_all_that_a_change_takes(
    rule: str, red: str, written: str, mended: Callable[..., list[str]]
) -> None:
    assert any(written in text for text in mended(rule, red))


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("popped", exercise("asked-own-event-loop")),
        ("popped", exercise("asked-own-due-tasks")),
        ("popped", exercise("asked-own-undo-edit")),
        ("by-key", exercise("asked-own-spreadsheet")),
        ("one-after-the-other", exercise("asked-own-transfer-map")),
        ("both-there", PAIR),
        ("lent-back", exercise("asked-own-oldest-animal")),
        ("cell-for-closure", exercise("asked-own-button-clicks")),
        ("others-fields-for-closure", exercise("asked-own-compiled-filters")),
        ("read-before", exercise("asked-own-tree-remove-min")),
        ("collected-for-writing", exercise("asked-own-ranking-bonus")),
        ("shared-between-parameters", exercise("asked-own-collect-names")),
        ("owned-field", exercise("asked-own-config-file")),
        ("held-owned", exercise("asked-own-lowercase-pairs")),
        ("owned-field", exercise("asked-own-parse-rows")),
        ("otherwise", exercise("asked-own-retry-queue")),
        ("copy-goes", COPY),
        ("receiver-for-many", exercise("asked-own-shared-receiver")),
        ("index-kept", exercise("asked-own-raise-lowest")),
        ("taken-for-counted-loop", exercise("asked-own-plugin-host")),
        ("items-by-value", exercise("asked-own-timeout-closure")),
        ("object-by-reference", exercise("asked-own-visitor-depth")),
        ("listed-for-writing", exercise("asked-own-heap-of-refs")),
        ("both-sides", exercise("asked-own-game-turns")),
        ("weak-field", exercise("asked-own-ring-of-rooms")),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)
