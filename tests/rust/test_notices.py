"""What is said of an honest repair: what it copies, and what others will feel."""

from __future__ import annotations

import pytest

from rusta_core.records import File
from rusta_core.rust.notices import notices


def said(before: str, after: str, path: str = "src/lib.rs") -> list[str]:
    return notices([File(path=path, text=before)], [File(path=path, text=after)])


@pytest.mark.parametrize(
    "code",
    [
        "fn f(names: Vec<u8>) { let a = names; let b = names; }",
        "fn f(names: &mut HashMap<u8, u8>) { let a = names; }",
        "fn f() { let names = vec![1]; let a = names; }",
        "struct Deep { all: Wide }\nstruct Wide { s: String }\nfn f(names: Deep) { let a = names; }",
        "struct S { names: String }\nfn f(s: S) { let a = s.names; }",
    ],
)
def test_a_copy_of_what_owns_memory(code: str) -> None:
    place = "s.names" if "s.names" in code else "names"
    after = code.replace(f"let a = {place};", f"let a = {place}.clone();")
    assert said(code, after) == [f"clones a large value: `{place}.clone()`"]


def test_self_is_what_its_impl_is_for() -> None:
    code = "struct S { s: String }\nimpl S { fn f(&self) -> S { *self } }"
    assert said(code, code.replace("*self", "self.clone()")) == ["clones a large value: `self.clone()`"]


@pytest.mark.parametrize(
    "code",
    [
        "fn f(n: u32) { let a = n; }",
        "fn f(n: Rc<Vec<u8>>) { let a = n; }",
        "struct P { x: f64 }\nfn f(n: P) { let a = n; }",
        "struct Node { next: u8, same: Option<Node> }\nfn f(n: Node) { let a = n; }",
    ],
)
def test_a_copy_of_what_is_small_or_shared(code: str) -> None:
    assert said(code, code.replace("let a = n;", "let a = n.clone();")) == []


def test_copies_that_were_there_are_no_news() -> None:
    code = "fn f(n: String) { let a = n.clone(); g(n) }"
    assert said(code, code.replace("g(n)", "g(&n)")) == []


@pytest.mark.parametrize(
    ("code", "old", "new", "item"),
    [
        ("pub fn f(s: String) {}", "String", "&str", "`pub fn f(s: &str)`, it was `pub fn f(s: String)`"),
        ("pub struct P { pub x: u8 }", "u8", "u16", "`pub x: u16`, it was `pub x: u8`"),
        ("pub trait T { fn f(&self); }", "&self", "&mut self", "`fn f(&mut self)`, it was `fn f(&self)`"),
        ("struct S;\nimpl S { pub fn f(self) {} }", "self)", "&self)", "`pub fn f(&self)`, it was `pub fn f(self)`"),
    ],
)  # fmt: skip
def test_a_public_signature(code: str, old: str, new: str, item: str) -> None:
    assert said(code, code.replace(old, new)) == [f"changes a public signature: {item}"]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("fn f(s: String) {}", "String", "&str"),
        ("pub(crate) fn f(s: String) {}", "String", "&str"),
        ("pub fn f(s: String) { g(s) }", "g(s)", "g(&s)"),
        ("fn main() {}\npub fn f(s: String) {}", "String", "&str"),
    ],
)
def test_what_nobody_else_can_call(code: str, old: str, new: str) -> None:
    assert said(code, code.replace(old, new)) == []
