"""What an impl may be for and hold, what may be a trait object, and what a representation may be of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Mended = Callable[..., list[str]]

PROGRAMS = [
    (
        "kind-of-item",
        "trait Shape {\n    const SIDES: u8;\n}\nstruct A;\nimpl Shape for A {\n    type SIDES = u8;\n}\n",
        "trait Shape {\n    const SIDES: u8;\n}\nstruct A;\nimpl Shape for A {\n    const SIDES: u8 = 0;\n}\n",
    ),
    (
        "kind-of-item",
        "trait Shape {\n    type Side;\n}\nstruct A;\nimpl Shape for A {\n    const Side: u8 = 1;\n}\n",
        None,
    ),
    (
        "drop-for-all",
        "struct Held<T>(T);\nimpl Drop for Held<u8> {\n    fn drop(&mut self) {}\n}\n",
        "struct Held<T>(T);\nimpl<T> Drop for Held<T> {\n    fn drop(&mut self) {}\n}\n",
    ),
    (
        "drop-for-all",
        "struct Held<T>(T);\nimpl<T: Clone> Drop for Held<T> {\n    fn drop(&mut self) {}\n}\n",
        "struct Held<T: Clone>(T);\nimpl<T: Clone> Drop for Held<T> {\n    fn drop(&mut self) {}\n}\n",
    ),
    (
        "for-own-type",
        "#[derive(Clone)]\nstruct A;\nimpl Copy for &'static mut A {}\n",
        "#[derive(Clone)]\nstruct A;\nimpl Copy for A {}\n",
    ),
    (
        "newtype",
        "trait Shape {}\nimpl Drop for dyn Shape {\n    fn drop(&mut self) {}\n}\n",
        "trait Shape {}\nstruct Wrapper(Box<dyn Shape>);\n\nimpl Drop for Wrapper {\n    fn drop(&mut self) {}\n}\n",
    ),
    (
        "newtype",
        "impl<T> std::ops::Not for T {\n    type Output = bool;\n    fn not(self) -> bool {\n        true\n    }\n}\n",
        "struct Wrapper<T>(T);\n\nimpl<T> std::ops::Not for Wrapper<T> {\n    type Output = bool;\n"
        "    fn not(self) -> bool {\n        true\n    }\n}\n",
    ),
    (
        "one-impl",
        "trait Named {}\nstruct A;\nimpl Named for A {}\nimpl<T> Named for T {}\n",
        "trait Named {}\nstruct A;\nimpl Named for A {}\n",
    ),
    (
        "not-of-objects",
        "trait Make {\n    fn make() -> Self;\n}\nfn f(_: &dyn Make) {}\n",
        "trait Make {\n    fn make() -> Self where Self: Sized;\n}\nfn f(_: &dyn Make) {}\n",
    ),
    (
        "not-of-objects",
        "trait Make {\n    fn make() -> Self;\n}\nfn f(_: &dyn Make) {}\n",
        "trait Make {\n    fn make() -> Self;\n}\nfn f(_: &impl Make) {}\n",
    ),
    ("object-of-trait", "type Any = dyn 'static +;\n", "type Any = dyn Send + 'static;\n"),
    (
        "in-order",
        "struct A<T = U, U = ()> {\n    t: T,\n    u: U,\n}\n",
        "struct A<U = (), T = U> {\n    t: T,\n    u: U,\n}\n",
    ),
    (
        "in-order",
        "struct A<'a, T>(&'a T);\nfn f(_: A<u8, 'static>) {}\n",
        "struct A<'a, T>(&'a T);\nfn f(_: A<'static, u8>) {}\n",
    ),
    ("represented", "enum Way {\n    Up(u8) = 1,\n    Down = 2,\n}\n", None),
    (
        "packed-copied",
        "#[repr(packed)]\nstruct A {\n    n: u32,\n}\nfn f(a: &A) {\n    let _ = &a.n;\n}\n",
        "#[repr(packed)]\nstruct A {\n    n: u32,\n}\nfn f(a: &A) {\n    let _ = &{ a.n };\n}\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "red", "green"), PROGRAMS)
def test_the_rule_mends_it(rule: str, red: str, green: str | None, mended: Mended) -> None:
    made = mended(rule, red)
    assert green in made if green is not None else made
