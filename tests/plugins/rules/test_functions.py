"""Rules about functions, what they return, and the flow of control in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Mended = Callable[..., list[str]]

PROGRAMS = [
    (
        "entry",
        "fn main(n: i32) {\n    println!(\"{n}\");\n}\n",
        "fn main() {\n    let n: i32 = 0;\n    println!(\"{n}\");\n}\n",
    ),
    ("entry", "fn main() where u8: Copy {}\n", "fn main() {}\n"),
    (
        "closure-for-function",
        "fn main() {\n    let base = 3;\n    fn add(n: i32) -> i32 {\n        n + base\n    }\n    add(1);\n}\n",
        "fn main() {\n    let base = 3;\n    let add = |n: i32| -> i32 {\n        n + base\n    };\n    add(1);\n}\n",
    ),
    (
        "closure-for-function",
        "fn main() {\n    let base = 3;\n    fn add(n: i32) -> i32 {\n        n + base\n    }\n    add(1);\n}\n",
        "fn main() {\n    let base = 3;\n    fn add(n: i32, base: i32) -> i32 {\n        n + base\n    }\n"
        "    add(1, base);\n}\n",
    ),
    (
        "boxed-call",
        "async fn down(n: u8) {\n    if n > 0 {\n        down(n - 1).await;\n    }\n}\n",
        "async fn down(n: u8) {\n    if n > 0 {\n        Box::pin(down(n - 1)).await;\n    }\n}\n",
    ),
    (
        "async-around",
        "async fn one() -> u8 {\n    1\n}\nfn two() -> u8 {\n    one().await + 1\n}\n",
        "async fn one() -> u8 {\n    1\n}\nasync fn two() -> u8 {\n    one().await + 1\n}\n",
    ),
    (
        "receiver-type",
        "struct A;\nimpl A {\n    fn f(self: i32) {}\n}\n",
        "struct A;\nimpl A {\n    fn f(&self) {}\n}\n",
    ),
    (
        "closure-parameters",
        "fn f(all: Vec<u8>) -> Vec<u8> {\n    all.into_iter().map(|| 1).collect()\n}\n",
        "fn f(all: Vec<u8>) -> Vec<u8> {\n    all.into_iter().map(|_| 1).collect()\n}\n",
    ),
    ("foreign-types", 'extern "C" {\n    fn size<T>(of: T);\n}\n', 'extern "C" {\n    fn size(of: i32);\n}\n'),
    (
        "return-value",
        "fn f(a: bool) -> u8 {\n    if a {\n        return;\n    }\n    1\n}\n",
        "fn f(a: bool) -> u8 {\n    if a {\n        return 0;\n    }\n    1\n}\n",
    ),
    (
        "other-branch",
        "fn f(a: bool) -> u8 {\n    let n = if a {\n        1\n    };\n    n\n}\n",
        "fn f(a: bool) -> u8 {\n    let n = if a {\n        1\n    } else { 0 };\n    n\n}\n",
    ),
    (
        "else-of-let",
        "fn f(a: Option<u8>) -> u8 {\n    let Some(n) = a;\n    n\n}\n",
        "fn f(a: Option<u8>) -> u8 {\n    let Some(n) = a else { return 0 };\n    n\n}\n",
    ),
    (
        "else-of-let",
        "fn f(a: Option<u8>) {\n    let Some(n) = a;\n    println!(\"{n}\");\n}\n",
        "fn f(a: Option<u8>) {\n    if let Some(n) = a {\n        println!(\"{n}\");\n    }\n}\n",
    ),
    (
        "else-of-let",
        "fn f(all: Vec<Option<u8>>) {\n    for Some(n) in all {\n        println!(\"{n}\");\n    }\n}\n",
        "fn f(all: Vec<Option<u8>>) {\n    for n in all.into_iter().flatten() {\n"
        "        println!(\"{n}\");\n    }\n}\n",
    ),
    (
        "guarded",
        "fn f(a: &str) -> u8 {\n    match a {\n        \"a\"..=\"m\" => 1,\n        _ => 2,\n    }\n}\n",
        "fn f(a: &str) -> u8 {\n    match a {\n        found if (\"a\"..=\"m\").contains(&found) => 1,\n"
        "        _ => 2,\n    }\n}\n",
    ),
    ("named-first", "fn f() {\n    12 += 1;\n}\n", "fn f() {\n    let mut value = 12;\n    value += 1;\n}\n"),
    (
        "indexed",
        "fn f() -> u8 {\n    let held = 7u8;\n    held[0]\n}\n",
        "fn f() -> u8 {\n    let held = [7u8];\n    held[0]\n}\n",
    ),
    (
        "variant",
        "enum Way {\n    Up(u8),\n}\nfn f(way: Way) {\n    match way {\n        Way(_) => {}\n    }\n}\n",
        "enum Way {\n    Up(u8),\n}\nfn f(way: Way) {\n    match way {\n        Way::Up(_) => {}\n    }\n}\n",
    ),
    (
        "variant",
        "mod shade {\n    pub struct Tree {\n        pub tall: u8,\n    }\n}\n"
        "fn f() {\n    let _ = shade { tall: 1 };\n}\n",
        "mod shade {\n    pub struct Tree {\n        pub tall: u8,\n    }\n}\n"
        "fn f() {\n    let _ = shade::Tree { tall: 1 };\n}\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "red", "green"), PROGRAMS)
def test_the_rule_mends_it(rule: str, red: str, green: str, mended: Mended) -> None:
    assert green in mended(rule, red)
