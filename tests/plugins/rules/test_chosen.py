"""Names that could be two things, or are bound on one side only; modules without a file; how far `pub` reaches."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Mended = Callable[..., list[str]]

GLOBS = (
    "mod hot {\n    pub fn tea() {}\n}\nmod cold {\n    pub fn tea() {}\n}\n"
    "use cold::*;\nuse hot::*;\nfn f() {\n    tea();\n}\n"
)
PROGRAMS = [
    ("explicit-import", GLOBS, GLOBS.replace("use hot::*;", "use hot::*;\nuse hot::tea;")),
    ("explicit-import", GLOBS, GLOBS.replace("    tea();", "    cold::tea();")),
    (
        "declared-as-used",
        "struct S;\nimpl Loud for S {\n    fn shout(&self) -> u8 {\n        1\n    }\n}\n",
        "trait Loud {\n    fn shout(&self) -> u8;\n}\n\n"
        "struct S;\nimpl Loud for S {\n    fn shout(&self) -> u8 {\n        1\n    }\n}\n",
    ),
    (
        "declared-as-used",
        "fn f() {\n    let _ = Lamp { on: true, watts: 7 };\n}\n",
        "struct Lamp {\n    on: bool,\n    watts: i32,\n}\n\nfn f() {\n    let _ = Lamp { on: true, watts: 7 };\n}\n",
    ),
    ("module-inline", "mod nowhere;\nfn f() {}\n", "mod nowhere {}\nfn f() {}\n"),
    (
        "on-both-sides",
        "fn f(a: Result<u8, u8>) -> u8 {\n    match a {\n        Ok(n) | Err(m) => n,\n    }\n}\n",
        "fn f(a: Result<u8, u8>) -> u8 {\n    match a {\n        Ok(n) | Err(n) => n,\n    }\n}\n",
    ),
    (
        "on-both-sides",
        "fn f(a: Option<u8>) {\n    match a {\n        Some(n) | None => {}\n    }\n}\n",
        "fn f(a: Option<u8>) {\n    match a {\n        Some(_) | None => {}\n    }\n}\n",
    ),
    ("reach", "mod a {\n    pub(b) struct B;\n}\n", "mod a {\n    pub(crate) struct B;\n}\n"),
    (
        "second-name",
        "struct Held(u8);\nstruct Held(u16);\nfn f(_: Held) {}\n",
        "struct Held(u8);\nstruct OtherHeld(u16);\nfn f(_: Held) {}\n",
    ),
]  # fmt: skip


def test_what_is_like_a_name_that_there_is_was_misspelt_and_is_not_declared(mended: Mended) -> None:
    assert mended("declared-as-used", "trait Named {}\nstruct S;\nimpl Namedd for S {}\n") == []


@pytest.mark.parametrize(("rule", "red", "green"), PROGRAMS)
def test_the_rule_mends_it(rule: str, red: str, green: str, mended: Mended) -> None:
    assert green in mended(rule, red)
