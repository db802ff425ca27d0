"""Rules that implement what a trait asks for, from what is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SHAPE = """\
trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String;
}

struct Square {
    side: f64,
}

"""


@pytest.mark.parametrize(
    ("rule", "red", "written"),
    [
        (
            "missing-items",
            SHAPE + "impl Shape for Square {\n    fn area(&self) -> f64 {\n        self.side * self.side\n    }\n}\n",
            "fn name(&self) -> String {",
        ),
        (
            "missing-items",
            "pub struct Fib {\n    a: u64,\n    b: u64,\n}\n\nimpl Iterator for Fib {\n    type Item = u64;\n}\n\n"
            "impl Fib {\n    fn advance(&mut self) -> Option<u64> {\n        self.a += self.b;\n        Some(self.a)\n"
            "    }\n}\n",
            "self.advance()\n",
        ),
        (
            "implement",
            'struct Price {\n    cents: u32,\n}\n\nfn show(price: &Price) -> String {\n    format!("{}", price)\n}\n',
            "impl std::fmt::Display for Price",
        ),
        (
            "trait-signature",
            "trait Scale {\n    fn scale(&mut self, by: u32);\n}\n\nstruct Bar(u32);\n\n"
            "impl Scale for Bar {\n    fn scale(&mut self, by: i32) {\n        self.0 *= by;\n    }\n}\n",
            "fn scale(&mut self, by: u32) {\n        self.0",
        ),
        (
            "not-of-the-trait",
            "trait Greet {\n    fn hello(&self) -> String;\n}\n\nstruct Host;\n\nimpl Greet for Host {\n"
            '    fn hello(&self) -> String {\n        "hello".to_string()\n    }\n'
            '    fn bye(&self) -> String {\n        "bye".to_string()\n    }\n}\n',
            "fn bye(&self) -> String",
        ),
        (
            "extension-trait",
            "impl Vec<u32> {\n    fn total(&self) -> u32 {\n        self.iter().sum()\n    }\n}\n\n"
            "fn both() -> u32 {\n    vec![1, 2].total()\n}\n",
            "for Vec<u32>",
        ),
        (
            "newtype",
            "use std::fmt;\n\nimpl fmt::Display for Vec<u32> {\n"
            "    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {\n"
            '        write!(f, "{}", self.len())\n    }\n}\n',
            "struct ",
        ),
        (
            "variant-of-error",
            "#[derive(Debug)]\nenum Fault {\n    Empty,\n}\n\nfn read(text: &str) -> Result<i32, Fault> {\n"
            "    if text.is_empty() {\n        return Err(Fault::Empty);\n    }\n    Ok(text.parse::<i32>()?)\n}\n",
            "impl From<",
        ),
    ],
)
def test_what_is_asked_for_is_written(rule: str, red: str, written: str, mended: Callable[..., list[str]]) -> None:
    assert any(written in text for text in mended(rule, red))
