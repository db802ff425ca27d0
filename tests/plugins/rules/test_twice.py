"""Rules about what is there twice under one name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

STACK = """\
pub struct Stack {
    items: Vec<u32>,
}

impl Stack {
    pub fn push(&mut self, item: u32) {
        self.items.push(item);
    }

    pub fn push(&mut self) -> Option<u32> {
        self.items.pop()
    }
}

pub fn top(stack: &mut Stack) -> Option<u32> {
    stack.push(1);
    stack.pop()
}
"""
TRAIT = """\
pub trait Animal {
    fn name(&self) -> String;
    fn noise(&self) -> String;
}

pub struct Dog;

impl Animal for Dog {
    fn name(&self) -> String {
        "dog".to_string()
    }

    fn name(&self) -> String {
        "woof".to_string()
    }
}
"""
TYPES = """\
pub struct Item {
    name: String,
}

pub struct Item {
    items: Vec<Item>,
}

impl Inventory {
    pub fn add(&mut self, name: &str) {
        self.items.push(Item { name: name.to_string() });
    }
}
"""
OVERLOADED = """\
pub fn area(side: u32) -> u32 {
    side * side
}

pub fn area(width: u32, height: u32) -> u32 {
    width * height
}

pub fn both() -> u32 {
    area(2) + area(3, 4)
}
"""


@pytest.mark.parametrize(
    ("red", "written"),
    [
        (STACK, "pub fn pop(&mut self) -> Option<u32> {\n        self.items.pop()"),
        (TRAIT, 'fn noise(&self) -> String {\n        "woof"'),
        (TYPES, "pub struct Inventory {\n    items"),
        (OVERLOADED, "area(2) + area_with_height(3, 4)"),
        (
            "pub struct Point {\n    x: f64,\n    x: f64,\n}\n\npub fn sum(p: &Point) -> f64 {\n    p.x + p.y\n}\n",
            "    x: f64,\n    y: f64,",
        ),
    ],
)
def test_the_second_has_the_name_that_is_asked_for(red: str, written: str, mended: Callable[..., list[str]]) -> None:
    assert written in mended("second-name", red)[0]


def test_of_two_alike_one_is_left(mended: Callable[..., list[str]]) -> None:
    double = "/// Twice as much.\npub fn double(x: i32) -> i32 {\n    x * 2\n}\n"
    (left,) = mended("defined-once", f"{double}\npub fn four(x: i32) -> i32 {{\n    double(double(x))\n}}\n\n{double}")
    assert left.count("fn double") == left.count("/// Twice") == 1
    twice = "pub struct At {\n    x: u8,\n}\n\npub fn at(x: u8) -> At {\n    At { x, x }\n}\n"
    assert "At { x }" in mended("defined-once", twice)[0].replace("x, }", "x }").replace("x,  }", "x }")


def test_of_two_that_differ_none_goes_where_nothing_could_tell_which(mended: Callable[..., list[str]]) -> None:
    red = "pub fn f() -> u8 {\n    1\n}\n\npub fn f() -> u8 {\n    2\n}\n"
    tests = "\n#[test]\nfn says() {\n    assert_eq!(f(), 2);\n}\n"
    assert mended("defined-once", red) == []
    assert len(mended("defined-once", red + tests)) == 2


@pytest.mark.parametrize(
    ("red", "written"),
    [
        ("pub fn less(a: i32, a: i32) -> bool {\n    a < b\n}\n", "fn less(a: i32, b: i32)"),
        ("pub fn sum(p: (i32, i32)) -> i32 {\n    let (x, x) = p;\n    x + y\n}\n", "let (x, y) = p"),
        (
            "pub struct Size {\n    w: u8,\n    h: u8,\n}\n\npub fn area(s: &Size) -> u8 {\n"
            "    let Size { w: side, h: side } = s;\n    width * side\n}\n",
            "w: width",
        ),
        ("pub fn sum(p: (i32, i32)) -> i32 {\n    let (a, a) = p;\n    a + a\n}\n", "let (a, other_a) = p"),
    ],
)
def test_of_two_bindings_one_has_a_name_of_its_own(red: str, written: str, mended: Callable[..., list[str]]) -> None:
    assert any(written in text for text in mended("bound-once", red))
