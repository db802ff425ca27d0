"""How values of a type are made, named and matched."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Mended = Callable[..., list[str]]

POINT = "struct P {\n    x: u8,\n    y: u8,\n}\n"
UNION = "union U {\n    a: u8,\n    b: u16,\n}\nfn f() -> U {\n    U { a: 1, b: 2 }\n}\n"
OBJECT = (
    "trait Go {\n    fn go(self);\n}\nimpl Go for u8 {\n    fn go(self) {}\n}\nfn f(b: Box<dyn Go>) {\n    b.go();\n}\n"
)
ANY = "fn f<const N: usize>(all: [u8; N]) -> u8 {\n    match all {\n        [a, ..] => a,\n        [] => 0,\n    }\n}\n"
PROGRAMS = [
    ("parameter-used", "enum E<T> {\n    A,\n}\n", "enum E {\n    A,\n}\n"),
    (
        "parameter-used",
        "enum E<T> {\n    A\n}\nfn f(_: E<u8>) {}\n",
        "enum E<T> {\n    A,\n    Held(T)\n}\nfn f(_: E<u8>) {}\n",
    ),
    (
        "cycle-ended",
        "const A: u8 = B;\nconst B: u8 = A;\n",
        "const A: u8 = 0;\nconst B: u8 = A;\n",
    ),
    ("by-fields", POINT + "fn f() -> P {\n    P(1, 2)\n}\n", POINT + "fn f() -> P {\n    P { x: 1, y: 2 }\n}\n"),
    ("by-fields", POINT + "fn f() -> P {\n    P\n}\n", POINT + "fn f() -> P {\n    P { x: 0, y: 0 }\n}\n"),
    (
        "of-a-struct",
        "type Id = u8;\nfn f() -> Id {\n    Id { value: 4 }\n}\n",
        "type Id = u8;\nfn f() -> Id {\n    4\n}\n",
    ),
    ("one-of-union", UNION, UNION.replace("a: 1, ", "")),
    (
        "without-base",
        "enum E {\n    A { x: u8, y: u8 },\n}\nfn f(e: E) -> E {\n    E::A { x: 1, ..e }\n}\n",
        "enum E {\n    A { x: u8, y: u8 },\n}\nfn f(e: E) -> E {\n    E::A { x: 1, y: 0 }\n}\n",
    ),
    (
        "numbered",
        "#[repr(i64)]\nenum E {\n    A = i64::MAX,\n    B,\n}\n",
        "#[repr(i64)]\nenum E {\n    A = i64::MAX,\n    B = 0,\n}\n",
    ),
    (
        "self-named",
        "struct P;\nimpl P {\n    fn g() {}\n}\nfn f() {\n    <Self>::g()\n}\n",
        "struct P;\nimpl P {\n    fn g() {}\n}\nfn f() {\n    <P>::g()\n}\n",
    ),
    ("unsized-receiver", OBJECT, OBJECT.replace("(self)", "(&self)")),
    ("sliced", ANY, ANY.replace("match all", "match all[..]")),
    (
        "written-out",
        "fn f() -> bool {\n    let p = &5 as *const _;\n    p.is_null()\n}\n",
        "fn f() -> bool {\n    let p = &5 as *const i32;\n    p.is_null()\n}\n",
    ),
]


@pytest.mark.parametrize(("rule", "red", "green"), PROGRAMS)
def test_the_rule_mends_it(rule: str, red: str, green: str, mended: Mended) -> None:
    assert green in mended(rule, red)
