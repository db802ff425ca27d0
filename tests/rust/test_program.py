from __future__ import annotations

import pytest

from rusta_core.rust.program import Program, hide_in_literals, without_comments_and_literals

MAIN = "fn main() {}\n"

ALONE = [
    "pub(crate) struct A;",
    "use crate::a::B;",
    "extern crate core;",
    "macro_rules! m { () => { $crate::f() } }",
    "#[macro_export]\nmacro_rules! m { () => {} }",
    "#![feature(never_type)]",
    "#![no_std]",
    "mod child;",
    "use super::*;",
    "mod a { use super::super::x; }",
    "pub(in super::super) struct A;",
    "#[no_mangle]\npub fn f() {}",
    "#[global_allocator]\nstatic A: B = B;",
    "struct A;\nimpl From<A> for u32 { fn from(_: A) -> u32 { 1 } }",
    "struct A;\nimpl PartialEq<A> for &'static str { fn eq(&self, _: &A) -> bool { true } }",
    'const A: &str = include_str!("main.rs");',
    "\ufefffn f() {}",
    "#!/usr/bin/env rust\nfn f() {}",
    "fn main() where u8: Copy {}",
    "fn main<'a>() {}",
    "fn main() -> impl std::process::Termination {}",
    "fn main() {}\n/// dangling }",
    "fn main() {}\n#[inline]",
    "fn f() {} /* a /* b */ c */",
    "fn f() {} /* a",
    'fn f() { "a }',
    "fn f() { b'a }",
    "const PLUS: char = '+;",
]

NESTED = [
    "mod a { use super::*; pub(super) fn f() {} mod b { use super::super::*; } }",
    "struct A;\nimpl From<u32> for A { fn from(_: u32) -> A { A } }",
    "trait T {}\nimpl T for u32 {}\nimpl<X: Clone> T for Vec<X> {}",
    "// the rand crate, or crate::x\nfn f() {}",
    'fn f() -> &\'static str { "crate::x // mod a;" }',
    "fn f<'a>(x: &'a u8) -> &'a u8 { x }\nconst Q: char = '\"';\nconst R: &str = r#\"crate::\"\"#;",
    "#![allow(unused)]\nfn f() {}",
]


@pytest.mark.parametrize("text", ALONE)
def test_what_a_module_would_change_goes_alone(text):
    assert Program(text).nested() is None


@pytest.mark.parametrize("text", NESTED)
def test_the_rest_goes_with_others(text):
    assert Program(text).nested() == text


def test_in_2015_paths_begin_at_the_root():
    assert Program("mod a { pub fn f() {} }\nuse a::f;", "2015").nested() is None
    assert Program("mod a { pub fn f() {} }\nuse a::f;", "2018").nested() is not None
    assert Program("use std::mem;", "2015").nested() is not None
    assert Program("fn g() {}\nfn f() { ::g() }", "2015").nested() is None


def test_a_binary_is_followed_by_a_proof_that_its_main_is_one():
    nested = Program(MAIN).nested()
    assert nested is not None
    assert nested.startswith(MAIN)
    assert "Termination" in nested


def test_a_main_makes_a_binary():
    assert Program(MAIN).crate_type == "bin"
    assert Program("// fn main\nfn f() {}").crate_type == "lib"


@pytest.mark.parametrize("mark", ["#[test]", "# [ test ]", "#[core::prelude::v1::test]"])
def test_tests_are_seen(mark):
    assert Program(f"{mark}\nfn t() {{}}").has_tests
    assert not Program(f"// {mark}\nfn t() {{}}").has_tests


def test_an_edition_that_is_none():
    with pytest.raises(ValueError, match="edition"):
        Program("", "2017")


def test_comments_and_literals_are_blanked():
    text = "a('\"', \"b // \\\" c\", r#\"d\"e\"#, '\\'', b'x', 'l: loop {}) // f\n/* g */ h"
    assert without_comments_and_literals(text) == "a( ,  ,  ,  , b , 'l: loop {})  \n  h"


def test_lines_of_literals_stay_as_they_are():
    code = 'let a = "b\nc";\n// d\n'
    assert hide_in_literals(code, lambda text: text.replace("\n", "\n  ")) == 'let a = "b\nc";\n  // d\n  '
