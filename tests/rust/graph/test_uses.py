"""Where definitions are used, in small crates whose every name is known."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.records import File
from rusta_core.rust.graph.uses import Index

LIB = """\
pub mod inner;
mod other {
    pub fn total() -> u8 { 1 }
    pub struct Unit;
}
pub use inner::{Till as Drawer, LIMIT};
use other::*;
pub trait Show {
    fn show(&self) -> String;
    fn twice(&self) -> String { self.show() }
}
impl Show for u8 { fn show(&self) -> String { String::new() } }
macro_rules! double { ($e:expr) => { $e * 2 } }
pub fn sum(till: &inner::Till) -> u8 {
    let total = till.total();
    fn helper() -> u8 { 2 }
    println!("{}", inner::fresh().cents + helper() + total);
    let drawer = Drawer::new(LIMIT);
    double!(total) + drawer.cents + u8::show(&1).len() as u8
}
fn shown<T: Show>(t: T) -> String {
    match Some(1) {
        Some(total) => { total; }
        None => {}
    }
    T::show(&t);
    self::total();
    <T as Show>::show(&t)
}
"""
INNER = """\
use super::Show;
pub const LIMIT: u8 = 9;
pub struct Till { pub cents: u8, name: String }
pub enum Kind { A, B(u8), C { cents: u8 } }
impl Till {
    pub fn new(cents: u8) -> Self { Self { cents, name: String::new() } }
    pub fn total(&self) -> u8 {
        match Kind::A {
            Kind::A => LIMIT + self.cents,
            Kind::B(n) => n + Self::new(1).cents,
            Kind::C { cents } => cents,
        }
    }
}
impl Show for Till { fn show(&self) -> String { self.name.clone() } }
pub fn fresh() -> Till { crate::inner::Till::new(0) }
"""


def files(lib: str = LIB, inner: str = INNER) -> list[File]:
    return [File(path="src/lib.rs", text=lib), File(path="src/inner.rs", text=inner)]


def used(id: str, some: list[File] | None = None) -> list[tuple[str, int]]:
    """The lines at which a symbol of the crate is used."""
    some = some or files()
    texts = {file.path: file.text.encode() for file in some}
    kind, _, path = id.partition(" ")
    uses = Index.of(some).uses_of(f"{kind} {path}@{some[0].path}")
    return [(use.file.removeprefix("src/"), texts[use.file][: use.start].count(b"\n") + 1) for use in uses]


ALL = {
    "struct crate::inner::Till": [
        ("inner.rs", 5), ("inner.rs", 15), ("inner.rs", 16), ("inner.rs", 16), ("lib.rs", 6), ("lib.rs", 14),
        ("lib.rs", 18),
    ],
    "field crate::inner::Till::cents": [
        ("inner.rs", 6), ("inner.rs", 9), ("inner.rs", 10), ("lib.rs", 17), ("lib.rs", 19),
    ],
    "field crate::inner::Kind::C::cents": [("inner.rs", 11)],
    "variant crate::inner::Kind::A": [("inner.rs", 8), ("inner.rs", 9)],
    "constant crate::inner::LIMIT": [("inner.rs", 9), ("lib.rs", 6), ("lib.rs", 18)],
    "method crate::inner::Till::new": [("inner.rs", 10), ("inner.rs", 16), ("lib.rs", 18)],
    "method crate::inner::Till::total": [("lib.rs", 15)],
    "function crate::other::total": [("lib.rs", 27)],
    "function crate::sum::helper": [("lib.rs", 17)],
    "function crate::inner::fresh": [("lib.rs", 17)],
    "macro crate::double": [("lib.rs", 19)],
    "trait crate::Show": [("inner.rs", 1), ("inner.rs", 15), ("lib.rs", 12), ("lib.rs", 21), ("lib.rs", 28)],
    "method crate::Show::show": [("lib.rs", 10), ("lib.rs", 26), ("lib.rs", 28)],
    "module crate::inner": [("inner.rs", 16), ("lib.rs", 6), ("lib.rs", 14), ("lib.rs", 17)],
    "struct crate::other::Unit": [],
}  # fmt: skip


@pytest.mark.parametrize(("id", "lines"), ALL.items(), ids=ALL)
def test_the_uses_of(id: str, lines: list[tuple[str, int]]) -> None:
    assert used(id) == lines


def test_a_method_of_a_foreign_type_may_be_meant() -> None:
    assert ("lib.rs", 19) in used("method crate::<u8 as Show>::show")
    assert ("lib.rs", 26) in used("method crate::<u8 as Show>::show")


def test_what_only_the_name_speaks_for_is_not_sure() -> None:
    text = """\
struct S { held: u8, n: u8 }
struct T { n: u8 }
impl S {
    fn len(&self) -> u8 { self.n }
    fn own(&self) -> u8 { self.len() }
}
fn f(v: Vec<u8>, s: S) { v.len(); s.held; s.n; S::own(&s); vec![S { held: 1, n: 2 }]; }
"""
    index = Index.of([File(path="main.rs", text=text)])
    found = [(text[: use.start].count("\n") + 1, use.name, len(use.means), use.is_sure) for use in index.uses]
    assert [one for one in found if one[1] not in "ST"] == [
        (4, "n", 1, True),
        (5, "len", 1, True),
        (7, "len", 1, False),
        (7, "held", 1, True),
        (7, "n", 2, False),
        (7, "own", 1, True),
        (7, "held", 1, True),
        (7, "n", 2, False),
    ]


def test_a_type_of_another_crate_has_methods_here_by_its_whole_path() -> None:
    text = "use std::io;\nstruct Error;\nimpl From<Error> for io::Error { fn from(_: Error) -> Self { todo!() } }\n"
    ids = [one.id for one in Index.of([File(path="main.rs", text=text)]).symbols]
    assert "method crate::<std::io::Error as From<Error>>::from@main.rs" in ids


def test_what_is_local_hides_what_is_defined() -> None:
    text = """\
fn n() {}
const K: u8 = 1;
fn a(n: u8) { n; |n: u8| n; }
fn b() { n(); let n = n; n; }
fn c() { for n in 0..1 { n; } n(); }
fn d() { if let Some(n) = Some(1) { n; } n(); }
fn e() { match 1 { K => n(), n => { n; } } }
fn f<K>(k: K) { while let Some(n) = None { n; } }
fn g() { let Some(n) = None else { n() }; n; }
"""
    some = [File(path="main.rs", text=text)]
    assert used("function crate::n", some) == [("main.rs", line) for line in (4, 4, 5, 6, 7, 9)]
    assert used("constant crate::K", some) == [("main.rs", 7)]


def test_reexports_lead_on_and_circles_end() -> None:
    text = """\
mod a { pub use super::b::*; pub fn f() {} }
mod b { pub use super::a::*; pub fn g() {} }
use a::{f as first, g};
fn main() { first(); g(); b::f(); a::nothing(); }
"""
    some = [File(path="main.rs", text=text)]
    assert used("function crate::a::f", some) == [("main.rs", line) for line in (3, 4, 4)]
    assert used("function crate::b::g", some) == [("main.rs", line) for line in (3, 4)]


def test_a_path_out_of_the_crate_is_no_use() -> None:
    text = "struct S;\nimpl S { fn new() {} fn take() {} }\nfn f() { Vec::<u8>::new(); std::mem::take(&mut 1); }\n"
    some = [File(path="main.rs", text=text)]
    assert used("method crate::S::new", some) == []
    assert used("method crate::S::take", some) == []


def test_what_stands_at_a_place() -> None:
    index = Index.of(files())

    def at(text: str, within: str = LIB, file: str = "src/lib.rs") -> list[str]:
        return [one.id.removesuffix("@src/lib.rs") for one in index.at(file, within.encode().index(text.encode()))]

    assert at("helper() +") == ["function crate::sum::helper"]
    assert at("Drawer::new") == ["struct crate::inner::Till"]
    assert at("total = till") == ["function crate::sum"]
    assert at("LIMIT: u8", INNER, "src/inner.rs") == ["constant crate::inner::LIMIT"]
    assert index.at("src/nowhere.rs", 0) == []


def test_a_file_of_two_crates_means_both() -> None:
    shared = File(path="src/shared.rs", text="pub fn f() {}\npub fn g() { f() }\n")
    some = [File(path=f"src/{name}.rs", text="mod shared;\nfn main() {}\n") for name in ("lib", "main")]
    [use] = [one for one in Index.of([*some, shared]).uses if one.name == "f"]
    assert use.means == ("function crate::shared::f@src/lib.rs", "function crate::shared::f@src/main.rs")


@given(st.sampled_from(sorted(ALL)), st.from_regex(r"[A-Z]z[a-z]{1,8}", fullmatch=True))
@settings(max_examples=60, deadline=None)
def test_the_uses_of_what_is_renamed_move_with_it(id: str, other: str) -> None:
    """Where the name of one thing and of all its uses is another, the same places use the same thing."""
    before = Index.of(files())
    [symbol] = [one for one in before.symbols if one.id == f"{id}@src/lib.rs"]
    places = {(symbol.file, symbol.name_start, symbol.name_end)}
    sure = [use for use in before.uses_of(symbol.id) if len(use.means) == 1 and use.name == symbol.name]
    if len(sure) < len(before.uses_of(symbol.id)) or symbol.kind in ("field", "module") or symbol.implements:
        return
    places |= {(use.file, use.start, use.end) for use in sure}

    def renamed(file: File) -> File:
        data = file.text.encode()
        for path, start, end in sorted(places, reverse=True):
            if path == file.path:
                data = data[:start] + other.encode() + data[end:]
        return File(path=file.path, text=data.decode())

    after = Index.of([renamed(file) for file in files()])
    renamed_id = re.sub(r"\w+@", f"{other}@", symbol.id)
    assert symbol.id not in {one.id for one in after.symbols}
    assert len(after.uses_of(renamed_id)) == len(sure)
    assert len(after.uses) == len(before.uses)
    assert [use.name == other for use in after.uses] == [use in sure for use in before.uses]


def test_an_associated_type_is_that_of_the_impl_that_it_is_named_in():
    text = """\
use std::ops::{Add, Neg};
pub struct Sum(u8);
impl Add for Sum {
    type Output = u8;
    fn add(self, other: Sum) -> Self::Output { self.0 + other.0 }
}
impl Neg for Sum {
    type Output = i16;
    fn neg(self) -> Self::Output { Self::wide(self.0) }
}
impl Sum {
    fn wide(it: u8) -> i16 { -i16::from(it) }
}
"""
    index = Index.of([File(path="src/lib.rs", text=text)])
    lines = {
        one.path: [text.encode()[: use.start].count(b"\n") + 1 for use in index.uses_of(one.id)]
        for one in index.symbols
        if one.name in ("Output", "wide")
    }
    assert lines == {
        "crate::<Sum as Add>::Output": [5],
        "crate::<Sum as Neg>::Output": [9],
        "crate::Sum::wide": [9],
    }
