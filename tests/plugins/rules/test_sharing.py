"""Rules for values with several owners, and for what is asked twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

METER = """\
use std::cell::RefCell;
use std::rc::Rc;

struct Meter {
    count: u32,
}

fn tick(meter: &Rc<RefCell<Meter>>) {
    meter.borrow().count += 1;
}

#[test]
fn ticks() {
    let meter = Rc::new(RefCell::new(Meter { count: 1 }));
    tick(&meter);
    assert_eq!(meter.borrow().count, 2);
}
"""

TOTAL = """\
use std::borrow::Borrow;
use std::cell::RefCell;
use std::rc::Rc;

fn total(all: &Rc<RefCell<Vec<u32>>>) -> u32 {
    all.borrow().iter().sum()
}

#[test]
fn sums() {
    assert_eq!(total(&Rc::new(RefCell::new(vec![1, 2]))), 3);
}
"""

PAGE = """\
use std::rc::Rc;

struct Page {
    text: String,
}

fn emphasised(mut page: Rc<Page>) -> Rc<Page> {
    page.text.push('!');
    page
}

#[test]
fn emphasises() {
    assert_eq!(emphasised(Rc::new(Page { text: "so".to_string() })).text, "so!");
}
"""

LAMP = """\
use std::rc::Rc;

struct Lamp {
    on: bool,
}

fn lamp() -> Lamp {
    Lamp { on: false }
}

fn switch(lamp: &Rc<Lamp>) {
    lamp.on = true;
}

fn is_on(lamp: &Lamp) -> bool {
    lamp.on
}

#[test]
fn switches() {
    let here = Rc::new(lamp());
    let there = Rc::clone(&here);
    switch(&there);
    assert!(is_on(&here));
}
"""

CHAIN = """\
use std::cell::RefCell;
use std::rc::Rc;

struct Link {
    value: u32,
    next: Option<Rc<RefCell<Link>>>,
}

fn last(first: &Rc<RefCell<Link>>) -> u32 {
    let mut at = Rc::clone(first);
    loop {
        let next = &at.borrow().next;
        match next {
            Some(link) => at = Rc::clone(link),
            None => break,
        }
    }
    let value = at.borrow().value;
    value
}

#[test]
fn comes_to_the_end() {
    let end = Rc::new(RefCell::new(Link { value: 2, next: None }));
    assert_eq!(last(&Rc::new(RefCell::new(Link { value: 1, next: Some(end) }))), 2);
}
"""

COUNTS = """\
use std::collections::HashMap;

struct Counts {
    all: HashMap<String, u32>,
}

impl Counts {
    fn of(&mut self, word: &str) -> &mut u32 {
        if let Some(count) = self.all.get_mut(word) {
            return count;
        }
        self.all.insert(word.to_string(), 0);
        self.all.get_mut(word).unwrap()
    }
}

#[test]
fn counts() {
    let mut counts = Counts { all: HashMap::new() };
    *counts.of("a") += 1;
    *counts.of("a") += 1;
    assert_eq!(*counts.of("a"), 2);
}
"""

DEPOT = """\
struct Depot {
    near: Vec<u32>,
    far: Vec<u32>,
}

impl Depot {
    fn close(&mut self, id: u32) -> Option<&mut u32> {
        self.near.iter_mut().find(|item| **item == id)
    }

    fn distant(&mut self, id: u32) -> Option<&mut u32> {
        self.far.iter_mut().find(|item| **item == id)
    }

    fn find(&mut self, id: u32) -> Option<&mut u32> {
        let found = self.close(id);
        if found.is_some() {
            return found;
        }
        self.distant(id)
    }
}

#[test]
fn finds() {
    let mut depot = Depot { near: vec![1], far: vec![2] };
    assert_eq!(depot.find(2), Some(&mut 2));
    assert_eq!(depot.find(1), Some(&mut 1));
    assert_eq!(depot.find(3), None);
}
"""


@pytest.mark.parametrize(
    ("rule", "red"),
    [
        ("through-cell", METER),
        ("without-borrow-trait", TOTAL),
        ("only-owner", PAGE),
        ("field-in-cell", LAMP),
        ("cloned-out-of-guard", CHAIN),
        ("ask-twice", COUNTS),
        ("ask-before-returning", DEPOT),
        ("only-owner", exercise("cells-cow-config")),
    ],
)
def test_a_rule_mends_what_people_write_and_the_tests_pass(
    rule: str, red: str, passing: Callable[..., list[str]]
) -> None:
    assert passing(rule, red)


def test_a_guard_that_is_written_through_is_one_for_writing(mended: Callable[..., list[str]]) -> None:
    red = """\
use std::cell::RefCell;

pub fn grow(names: &[RefCell<Vec<String>>], at: usize) -> usize {
    let list = names[at].borrow();
    list.push("more".to_string());
    list.len()
}
"""
    assert mended("guard-written", red) == [
        red.replace("let list = names[at].borrow()", "let mut list = names[at].borrow_mut()")
    ]
