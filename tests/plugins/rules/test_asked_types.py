"""Rules about what is asked most of traits, types, values and modules: each on the exercise that it was written
from, and some on small programs of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

ALONE = {
    "piece-worth": "constant-as-method",
    "fields-of-trait-object": "asked-of-the-trait",
    "shapes-cloned": "cloned-in-box",
    "threads-boxed-errors": "object-to-thread",
    "tokens-from-text": "newtype",
    "typed-ids": "for-all-parameters",
    "free-connections": "for-all-parameters",
    "cheapest-first": "order-of-numbers",
    "vertices-merged": "order-of-numbers",
    "shipping-branches": "values-kept",
    "first-matching": "set-in-loop",
    "question-in-map": "tried-outside",
    "const-table": "made-when-used",
    "runtime-board": "of-any-length",
    "status-from-number": "variant-by-number",
    "time-limits": "span-of-time",
    "two-orderings": "namesake",
    "write-to-string": "import-trait",
    "print-queue": "method-of-rust",
    "return-from-closure": "loop-in-place-of-closure",
    "cave-neighbours": "stepped-with-sign",
    "price-steps": "closures-boxed",
    "square-brackets": "in-angle-brackets",
    "grouped-by-key": "lent-by-caller",
    "both-kinds-of-text": "convert",
    "capturing-field": "function-object",
    "chosen-by-name": "objects-returned",
    "impl-in-vec": "objects-returned",
    "debug-of-closure": "shown-by-hand",
    "debug-of-objects": "shown-objects",
    "display-as-string": "written-to-formatter",
    "downcast-shape": "as-any",
    "field-of-impl": "field-of-parameter",
    "generic-matrix": "bounds-by-use",
    "java-class": "word-of-rust",
    "python-slices": "word-of-rust",
    "types-first": "word-of-rust",
    "let-chains": "chain-apart",
    "optional-number": "absent-as-error",
    "shown-by-name": "for-own-types",
    "csv-columns": "tried-outside",
    "retry-until": "set-in-loop",
    "shared-registry": "function-object",
    "word-iterator": "header-lifetime",
}
"""The exercises that one rule mends, by all but the beginning of their names."""


@pytest.mark.parametrize(("name", "rule"), ALONE.items())
def test_a_rule_mends_what_was_asked(name: str, rule: str, passing: Callable[..., list[str]]) -> None:
    assert passing(rule, exercise(f"asked-rest-{name}"))


GENERIC = """\
use std::collections::HashMap;

pub struct Counts<T> {
    seen: HashMap<T, u32>,
}

impl<T> Counts<T> {
    pub fn add(&mut self, one: T) {
        *self.seen.entry(one).or_insert(0) += 1;
    }
}
"""
LETTERS = """\
pub fn column(letter: char) -> u8 {
    letter - 'A'
}
"""
NEXT = """\
pub fn next(letter: char, by: u32) -> char {
    letter + by % 26
}
"""
SUM = """\
pub fn total(pages: &[u16]) -> u64 {
    pages.iter().sum()
}
"""
SHOWN = """\
pub fn shown(scores: &[u32]) -> String {
    format!("({})", scores.iter().join("-"))
}
"""
ABSENT = """\
use std::collections::HashMap;

pub enum Fault {
    Unknown(String),
}

pub fn age(ages: &HashMap<String, u32>, name: &str) -> Result<u32, Fault> {
    Ok(*ages.get(name)?)
}
"""
PERCENT = """\
pub fn told(share: f64, name: &str) -> String {
    format!("{name:>8s} {:6.1f}", share * 100.0)
}
"""
BRANCHES = """\
pub fn handler(loud: bool, name: String) -> String {
    let greet = if loud { |word: &str| format!("{word}, {name}!") } else { |word: &str| word.to_string() };
    greet("hello")
}
"""
LAST = """\
pub fn first_even(numbers: &[i32]) -> Option<i32> {
    for number in numbers {
        if number % 2 == 0 {
            break Some(*number);
        }
    }
}
"""
HASHED = """\
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
pub struct Point(f64, i32);
"""
BOUNDED = """\
pub trait Shape {
    fn area(&self) -> f64;
}

pub struct Square {
    side: f64,
    name: String,
}

impl Shape for Square {
    fn area(&self) -> f64 {
        self.side * self.side
    }
}

pub fn told<T: Shape>(shape: &T) -> String {
    format!("{} of {}", shape.name, shape.area())
}
"""
COUNTED = """\
pub fn steps(values: &[i64]) -> Vec<i64> {
    let mut found = Vec::new();
    for (at, value) in values.iter().skip(1) {
        found.push(value - values[at]);
    }
    found
}
"""
PATHS = """\
use std::path::{Path, PathBuf};

pub fn cache(home: &Path, name: &str) -> PathBuf {
    home + "/.cache/" + name
}
"""
TRIED = """\
pub fn sum(a: &str, b: &str) -> Result<u32, std::num::ParseIntError> {
    a.parse::<u32>() + b.parse::<u32>()
}
"""
DESCENDING = """\
pub fn rank(scores: &mut [u32]) {
    scores.sort_by(|a, b| a > b);
}
"""
GUARDED = """\
pub fn price(age: Option<u32>, full: u32) -> u32 {
    if let Some(age) = age && age < 6 {
        0
    } else {
        full
    }
}
"""
READ = """\
use std::ops::Index;

pub struct Row {
    cells: Vec<u8>,
}

impl Index<usize> for Row {
    type Output = u8;

    fn index(&self, at: usize) -> &u8 {
        &self.cells[at]
    }
}

pub fn reset(row: &mut Row) {
    row[0] = 0;
}
"""
ADDED = """\
pub fn sum(values: &[u32]) -> u32 {
    let mut total = 0;
    for value in values {
        total =+ value;
    }
    total
}
"""


@pytest.mark.parametrize(
    ("rule", "red", "written"),
    [
        ("bounds-asked", GENERIC, "impl<T: Eq + std::hash::Hash> Counts<T>"),
        ("letters-as-bytes", LETTERS, "letter as u8 - b'A'"),
        ("letters-as-bytes", NEXT, "(letter as u8 + (by % 26) as u8) as char"),
        ("collected", SUM, ".map(|one| u64::from(*one)).sum()"),
        ("method-of-rust", SHOWN, 'scores.iter().map(|one| one.to_string()).collect::<Vec<_>>().join("-")'),
        ("absent-as-error", ABSENT, ".ok_or_else(|| Fault::Unknown(name.to_string()))?"),
        ("hole-without-kind", PERCENT, "{name:>8} {:6.1}"),
        ("closures-boxed", BRANCHES, "let greet: Box<dyn Fn(&str) -> _> = if loud { Box::new(|word"),
        ("set-in-loop", LAST, "return Some(*number);"),
        ("order-of-numbers", HASHED, "std::hash::Hash::hash(&(self.0 + 0.0).to_bits(), state);"),
        ("asked-of-the-trait", BOUNDED, "fn name(&self) -> &str;"),
        ("written-by-index", READ, "impl std::ops::IndexMut<usize> for Row {"),
        ("word-of-rust", ADDED, "total += value;"),
        ("counted", COUNTED, "values.iter().skip(1).enumerate()"),
        ("joined-path", PATHS, 'home.join(".cache").join(name)'),
        ("operands-tried", TRIED, "Ok(a.parse::<u32>()? + b.parse::<u32>()?)"),
        ("compared", DESCENDING, "b.cmp(a)"),
        ("chain-apart", GUARDED, "Some(age) if age < 6 => {"),
    ],
)
def test_a_rule_writes_it_so(rule: str, red: str, written: str, mended: Callable[..., list[str]]) -> None:
    assert any(written in text for text in mended(rule, red))
