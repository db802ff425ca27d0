"""Rules for structs that borrow what does not live as long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rusta_core import Checker, Program

SETTINGS = """\
struct Settings<'a> {
    name: &'a str,
    paths: Vec<String>,
    level: u8,
}

impl<'a> Settings<'a> {
    fn name(&self) -> &str {
        self.name
    }
}

fn read(text: &str) -> Settings<'_> {
    let lower = text.to_lowercase();
    let mut paths = Vec::new();
    paths.extend(text.split(' ').map(str::to_string).take(0));
    Settings { name: &lower, paths, level: 1 }
}

#[test]
fn reads() {
    let settings = read("ABC");
    assert_eq!((settings.name(), settings.paths.len(), settings.level), ("abc", 0, 1));
}
"""

ENGINE = """\
struct Engine {
    power: u32,
}

struct Car<'a> {
    engine: &'a Engine,
}

impl<'a> Car<'a> {
    fn new(power: u32) -> Car<'a> {
        let engine = Engine { power };
        Car { engine: &engine }
    }

    fn engine(&self) -> &Engine {
        self.engine
    }
}

#[test]
fn drives() {
    assert_eq!(Car::new(3).engine().power, 3);
}
"""


@pytest.mark.parametrize("red", [SETTINGS, ENGINE])
def test_a_struct_that_owns_needs_no_lifetime(red: str, mended: Callable[..., list[str]], checker: Checker) -> None:
    texts = mended("fields-owned", red)
    assert texts
    assert all("<'a>" not in text for text in texts)
    verdicts = checker.test_many([Program(text) for text in texts])
    assert any(verdict is not None and verdict.passed for verdict in verdicts)
