"""Calls of real programs, run in the sandbox: what each gave, and how a program can break."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from rusta_core.rust.calls.driver import MOST, made_up
from rusta_core.rust.calls.items import Items
from rusta_core.rust.calls.observed import ENDS, GOES_ON, PANICS, UNFIT, made
from rusta_core.rust.calls.values import Pool
from rusta_core.rust.check import Checker, Program
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.rust.toolchain import Toolchain


def gave(checker: Checker, *texts: str) -> list[dict[str, str]]:
    programs = [Program(text) for text in texts]
    return [dict(one) for one in checker.call_many(programs, programs[0])]


def test_a_function_says_what_it_gives_and_what_it_changes(checker: Checker) -> None:
    [found] = gave(checker, "pub fn grow(all: &mut Vec<i32>, by: i32) -> usize { all.push(by + 70); all.len() }")
    assert all(said.startswith("= ") for said in found.values())
    assert found["grow#0"] == "= 4"
    assert found["grow#0.0"] != found["grow#0.0 before"]
    assert found["grow#0.0"].count(",") == found["grow#0.0 before"].count(",") + 1


def test_a_value_lives_through_its_methods(checker: Checker) -> None:
    counter = """
pub struct Counter { n: u32 }
impl Counter {
    pub fn new() -> Self { Counter { n: 0 } }
    pub fn add(&mut self) -> u32 { self.n += 1; self.n }
    pub fn close(self) {}
}
"""
    lost = counter.replace("self.n += 1; self.n", "let mut n = self.n; n += 1; n")
    right, wrong = gave(checker, counter, lost)
    assert (right["Counter#0 before"], right["Counter#0"]) == ("= Counter 0", "= Counter 6")
    assert wrong["Counter#0"] == "= Counter 0"
    assert right["Counter#0.0 add"] == wrong["Counter#0.0 add"] == "= 1"


def test_functions_of_a_type_are_called_too_and_what_uses_it_up_comes_last(checker: Checker) -> None:
    text = """
pub struct Solution;
impl Solution { pub fn same(a: Option<u8>, b: Option<u8>) -> bool { a.unwrap() == b.unwrap() } }
pub struct Text { all: String }
impl Text {
    pub fn read(from: &str) -> Result<Self, String> { Ok(Text { all: from.into() }) }
    pub fn add(&mut self, more: &str) { self.all.push_str(more) }
    pub fn close(self) -> usize { self.all.len() }
}
pub struct Chain<T> { of: Vec<T> }
pub fn chain() -> Chain<u8> { Chain { of: vec![1] } }
impl<T> Chain<T> { pub fn len(&self) -> usize { self.of.len() } }
"""
    [found] = gave(checker, text)
    assert {found[f"Solution::same#{n}"] for n in range(12)} >= {PANICS, "= false"}
    assert found["Text#0 ends close"].startswith("= ")
    assert found["Text::read#0"].startswith("= Ok(Text ")
    assert found["Chain#0.0 len"] == "= 1"


def test_what_has_no_debug_is_told_all_the_same(checker: Checker) -> None:
    text = """
use std::cell::RefCell;
use std::rc::Rc;
pub enum Kind { Plain, Of(u8), Named { name: String } }
pub struct Held<'a, T: Clone> where T: PartialEq { word: &'a str, all: Vec<T>, kind: Kind }
pub struct Ring { next: RefCell<Option<Rc<Ring>>> }
pub struct Sink { to: Box<dyn Fn(u8)> }
pub fn kind() -> Kind { Kind::Named { name: "it".to_string() } }
pub fn held() -> Held<'static, u8> { Held { word: "a", all: vec![7], kind: Kind::Of(1) } }
pub fn sink() -> (Sink, Kind) { (Sink { to: Box::new(|_| {}) }, Kind::Plain) }
pub fn ring() -> Rc<Ring> {
    let ring = Rc::new(Ring { next: RefCell::new(None) });
    *ring.next.borrow_mut() = Some(Rc::clone(&ring));
    ring
}
"""
    [found] = gave(checker, text)
    assert found["kind#0"] == r"= Kind::Named \"it\""
    assert found["held#0"].startswith(r"= Held \"a\"")
    assert found["sink#0"] == "= (Sink , Kind::Plain)"
    assert "..." in found["ring#0"] or "…" in found["ring#0"]


def test_how_a_program_breaks_is_told_apart(checker: Checker) -> None:
    panics, ends, endless, fine = gave(
        checker,
        'fn f(n: u8) -> u8 { if n > 1 { panic!("no") } n }\nfn main() { println!("{}", f(1)); }',
        "fn f(n: u8) -> u8 { if n > 1 { std::process::abort() } n }",
        "fn f(n: u8) -> u8 { while n > 1 {} n }",
        "fn f(n: u8) -> u8 { n }\nfn main() { panic!() }",
    )
    assert PANICS in panics.values()
    assert panics["main"].startswith("= ")
    assert ENDS in ends.values()
    assert GOES_ON in endless.values()
    assert fine["main"] == PANICS
    assert all(said.startswith("= ") for name, said in fine.items() if name != "main")


def test_what_main_prints_is_what_it_gave(checker: Checker) -> None:
    one, other = gave(checker, 'fn main() { println!("a"); }', 'fn main() { print!("a"); println!("b"); }')
    assert "a" in one["main"]
    assert one["main"] != other["main"]


def test_what_differs_from_run_to_run_says_nothing(checker: Checker) -> None:
    clock = "pub fn now() -> std::time::Instant { std::time::Instant::now() }\npub fn one() -> u8 { 1 }"
    [found] = gave(checker, clock)
    assert found == {"one#0": "= 1"}


def test_hashing_gives_no_order(checker: Checker) -> None:
    text = "use std::collections::HashSet;\npub fn few() -> HashSet<u32> { (0..9).collect() }"
    [found] = gave(checker, text)
    assert found == {"few#0": "= , , , , , , , , 0 1 2 3 4 5 6 7 8 { }"}


def test_calls_that_do_not_compile_are_left_out_alone(checker: Checker) -> None:
    text = """
pub struct Held<'a> { word: &'a str, last: Option<&'a mut u8> }
impl<'a> Held<'a> {
    pub fn new(word: &'a str) -> Self { Held { word, last: None } }
    pub fn forever(&'a mut self) -> usize { self.word.len() }
    pub fn word(&self) -> &str { self.word }
}
pub fn fine() -> u8 { 7 }
"""
    [found] = gave(checker, text)
    assert found["fine#0"] == "= 7"
    assert any(name.endswith("word") for name in found)


@pytest.mark.parametrize(
    "text", ["", "fn main() {", "#![no_std]\npub fn f(it: *const u8) {}", "macro_rules! m { () => {} }"]
)
def test_where_nothing_can_be_called_nothing_is_said(checker: Checker, text: str) -> None:
    assert gave(checker, text) in ([{}], [{"main": "= ()"}])


def test_what_was_seen_is_remembered(toolchain: Toolchain, sandbox: Sandbox, tmp_path: Path) -> None:
    program = Program("pub fn f(n: u8) -> u8 { n }")
    first = Checker(toolchain, sandbox, tmp_path / "verdicts.sqlite").call_many([program], program)
    nobody = Checker(evolve(toolchain, rustc=Path("/no/rustc")), sandbox, tmp_path / "verdicts.sqlite")
    assert nobody.call_many([program], program) == first != [{}]


def test_what_cannot_be_a_module_is_called_as_a_crate_of_its_own(checker: Checker) -> None:
    text = "mod shelf { pub fn two() -> u8 { crate::one() + 1 } }\nfn one() -> u8 { 1 }\nfn main() {}"
    assert Program(text).nested() is None
    plain, found, other = gave(checker, "fn one() -> u8 { 1 }", text, text.replace("+ 1", "+ 2"))
    assert plain == {"one#0": "= 1"}
    assert (found["one#0"], found["shelf::two#0"]) == ("= 1", "= 2")
    assert found["main"].startswith("= ")
    assert other["shelf::two#0"] == "= 3"


def test_without_a_sandbox_nothing_is_called(toolchain: Toolchain) -> None:
    program = Program("pub fn f(n: u8) -> u8 { n }")
    assert Checker(toolchain, Sandbox.find("off")).call_many([program], program) == [{}]


def test_there_is_an_end_to_calls() -> None:
    text = "".join(f"pub fn f{n}(a: u8) {{}}\n" for n in range(100))
    assert len(made_up(Items.of(SyntaxTree(text)), Pool())) == MOST


def test_what_asks_for_more_than_it_is_lent_cannot_be_called(checker: Checker) -> None:
    text = """
pub struct Cursor<'a> { rest: &'a str }
impl<'a> Cursor<'a> {
    pub fn new(rest: &'a str) -> Self { Cursor { rest } }
    pub fn len(&self) -> usize { self.rest.len() }
}
pub fn first<'a>(text: &'a str) -> Option<&'a str> { text.split(' ').next() }
pub struct Log { lines: u32 }
impl Log { pub fn add<'a>(&'a mut self) { self.lines += 1 } }
"""
    right, wrong = gave(
        checker,
        text,
        text.replace("first<'a>(text: &'a str)", "first(text: &'static str)").replace(
            "-> Option<&'a", "-> Option<&'static"
        ),
    )
    assert right["first#0"].startswith("= Some")
    assert wrong["first#0"] == UNFIT
    [held] = gave(checker, text.replace("impl Log", "impl<'b> Log").replace("add<'a>(&'a", "add(&'static"))
    assert held["Log#0 before"].startswith("= Log ")
    assert UNFIT in held.values()
    assert made(held.items()) == (len([said for said in held.values() if said != UNFIT]), 0)
