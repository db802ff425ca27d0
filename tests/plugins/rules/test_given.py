"""Rules about what literals and calls leave out, and about functions that hand an error on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PLAYER = """\
#[derive(Clone, PartialEq)]
pub struct Player {
    name: String,
    score: u32,
    lives: u8,
    tags: Vec<String>,
    partner: Option<String>,
}

impl Player {
"""
PAIR = """\
pub fn pair(text: &str) -> (i32, i32) {
    let mut parts = text.split(',');
    let a = parts.next().unwrap_or("").parse::<i32>()?;
    if a < 0 {
        return (0, 0);
    }
    (a, parts.count() as i32)
}
"""
LOAD = """\
pub fn load(lines: &[&str], into: &mut Vec<i32>) {
    for line in lines {
        into.push(line.parse::<i32>()?);
    }
}
"""


@pytest.mark.parametrize(
    ("rule", "red", "written"),
    [
        (
            "each-field",
            PLAYER + "    pub fn new(name: String, lives: u8) -> Player {\n        Player { name }\n    }\n}\n",
            "Player { name, score: 0, lives, tags: Vec::new(), partner: None }",
        ),
        (
            "each-field",
            PLAYER + "    pub fn hit(&self) -> Player {\n        Player { lives: self.lives - 1 }\n    }\n}\n",
            "Player { lives: self.lives - 1, ..self.clone() }",
        ),
        (
            "each-field",
            PLAYER + "    pub fn named(&self, name: String) -> Self {\n        Self {\n            name,\n"
            "        }\n    }\n}\n",
            "            score: self.score,\n            lives: self.lives,\n            tags: self.tags.clone(),",
        ),
        (
            "each-field",
            "#[derive(Default)]\npub struct Options {\n    loud: bool,\n    path: std::path::PathBuf,\n}\n\n"
            "pub fn loud() -> Options {\n    Options { loud: true }\n}\n",
            "..Default::default() }",
        ),
        (
            "argument-given",
            'fn draw(at: usize, sign: char, bold: bool) -> String {\n    format!("{at}{sign}{bold}")\n}\n\n'
            "pub fn twice(sign: char) -> String {\n    draw(1, sign) + &draw(2, sign)\n}\n",
            "draw(1, sign, false) + &draw(2, sign, false)",
        ),
        (
            "argument-given",
            "fn count(list: &[u8], wanted: u8) -> usize {\n    list.iter().filter(|one| **one == wanted).count()\n}\n\n"
            "pub fn both(wanted: u8, list: &[u8]) -> usize {\n    count(wanted)\n}\n",
            "count(list, wanted)",
        ),
        (
            "parameter-declared",
            "pub fn power(base: u64) -> u64 {\n    (0..times).fold(1, |all, _| all * base)\n}\n\n"
            "pub fn kilo() -> u64 {\n    power(2, 10)\n}\n",
            "pub fn power(base: u64, times: u64) -> u64",
        ),
        (
            "parameter-declared",
            "pub struct Shop(Vec<u32>);\n\nimpl Shop {\n    pub fn below(&self) -> usize {\n"
            "        self.0.iter().filter(|price| **price <= limit).count()\n    }\n\n"
            "    pub fn cheap(&self) -> usize {\n        self.below(9)\n    }\n}\n",
            "pub fn below(&self, limit: u32) -> usize",
        ),
        ("tried-function", PAIR, "-> Result<(i32, i32), std::num::ParseIntError> {"),
        ("tried-function", PAIR, "return Ok((0, 0));\n    }\n    Ok((a, parts.count() as i32))\n}"),
        ("tried-function", LOAD, "    }\n    Ok(())\n}"),
        (
            "tried-function",
            "pub fn second(list: &[u8]) -> u8 {\n    let rest = list.get(1..)?;\n    *rest.first()?\n}\n",
            "-> Option<u8> {\n    let rest = list.get(1..)?;\n    Some(*rest.first()?)",
        ),
        (
            "tried-function",
            LOAD + '\npub fn main() {\n    let mut found = Vec::new();\n    load(&["1"], &mut found);\n}\n',
            'load(&["1"], &mut found)?;\n    Ok(())\n}',
        ),
        (
            "tried-function",
            LOAD + '\npub fn main() {\n    let mut found = Vec::new();\n    load(&["1"], &mut found);\n}\n',
            'load(&["1"], &mut found).unwrap();\n}',
        ),
    ],
)
def test_what_is_left_out_is_given(rule: str, red: str, written: str, mended: Callable[..., list[str]]) -> None:
    assert any(written in text for text in mended(rule, red))
