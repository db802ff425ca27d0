"""A rule about closures that hold what others want."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("red", "written"),
    [
        (
            "pub fn run() -> Vec<i32> {\n    let mut n = 0;\n    let mut seen = Vec::new();\n"
            "    let mut bump = || n += 1;\n    bump();\n    seen.push(n);\n    bump();\n    seen\n}\n",
            "let bump = |n: &mut i32| *n += 1;\n    bump(&mut n);",
        ),
        (
            "pub fn run(base: i32) -> i32 {\n    let mut rate = 2;\n    let scaled = |x: i32| x * rate;\n"
            "    let low = scaled(base);\n    rate = 3;\n    low + scaled(base)\n}\n",
            "|rate: i32, x: i32| x * rate;\n    let low = scaled(rate, base)",
        ),
        (
            "fn size(v: &mut Vec<i32>) -> usize {\n    v.len()\n}\n\npub fn fill(v: &mut Vec<i32>) -> usize {\n"
            "    let mut add = |x: i32| v.push(x);\n    add(1);\n    let n = size(v);\n    add(2);\n    n\n}\n",
            "let add = |v: &mut Vec<i32>, x: i32| v.push(x);\n    add(v, 1);",
        ),
        (
            "pub struct Stats {\n    sum: u64,\n}\n\npub fn run(list: &[u64]) -> u64 {\n"
            "    let mut s = Stats { sum: 0 };\n    let mut last = 0;\n"
            "    let mut add = |x: u64| s.sum += x;\n    for x in list {\n        add(*x);\n"
            "        last = s.sum;\n    }\n    last\n}\n",
            "let add = |s: &mut Stats, x: u64| s.sum += x;\n    for x in list {\n        add(&mut s, *x);",
        ),
        (
            "use std::collections::HashMap;\n\npub fn tally() -> usize {\n    let mut seen = HashMap::new();\n"
            "    let mut add = |k: u8| { seen.insert(k, 1); };\n    let mut cut = |k: u8| { seen.remove(&k); };\n"
            "    add(1);\n    cut(2);\n    add(3);\n    seen.len()\n}\n",
            "let cut = |seen: &mut HashMap<_, _>, k: u8|",
        ),
    ],
)
def test_a_closure_is_given_what_it_captured(red: str, written: str, mended: Callable[..., list[str]]) -> None:
    assert any(written in text for text in mended("lent-to-closure", red))


def test_a_closure_that_is_handed_on_keeps_its_captures(mended: Callable[..., list[str]]) -> None:
    red = (
        "pub fn run(list: &[i32]) -> i32 {\n    let mut n = 0;\n    let mut add = |x: &i32| n += x;\n"
        "    add(&1);\n    let now = n;\n    list.iter().for_each(add);\n    now\n}\n"
    )
    assert mended("lent-to-closure", red) == []
