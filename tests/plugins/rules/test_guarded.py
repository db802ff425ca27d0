"""Rules about values in cells that are reached for without their guard."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CELL = """\
use std::cell::RefCell;
use std::rc::Rc;

pub struct Node {
    value: i32,
    children: Vec<Rc<RefCell<Node>>>,
}

pub fn grow(node: &Rc<RefCell<Node>>, other: Rc<RefCell<Node>>) -> i32 {
    node.children.push(other);
    node.value += 1;
    node.value
}
"""
LOCK = """\
use std::sync::{Arc, Mutex};

pub struct Stats {
    hits: u32,
    misses: u32,
}

pub fn record(stats: &Arc<Mutex<Stats>>, hit: bool) -> u32 {
    if hit {
        stats.hits += 1;
    } else {
        stats.misses += 1;
    }
    stats.hits + stats.misses
}
"""
LIST = """\
use std::sync::{Arc, RwLock};

pub struct Log {
    lines: Arc<RwLock<Vec<String>>>,
}

impl Log {
    pub fn add(&self, line: &str) -> usize {
        self.lines.push(line.to_string());
        self.lines.len()
    }
}
"""


@pytest.mark.parametrize(
    ("red", "written"),
    [
        (CELL, "node.borrow_mut().children.push(other);\n    node.borrow_mut().value += 1;\n    node.borrow().value"),
        (CELL, "let mut node = node.borrow_mut();\n    node.children"),
        (LOCK, "let mut stats = stats.lock().unwrap();\n    if hit {\n        stats.hits += 1;"),
        (LIST, "self.lines.write().unwrap().push(line.to_string());\n        self.lines.read().unwrap().len()"),
        (LIST, "let mut lines = self.lines.write().unwrap();\n        lines.push("),
    ],
)
def test_every_use_goes_through_a_guard(red: str, written: str, mended: Callable[..., list[str]]) -> None:
    assert any(written in text for text in mended("guard-at-uses", red))
