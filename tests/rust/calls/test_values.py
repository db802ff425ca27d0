"""Values made up from types: they compile, they are the same for the same key, and they are what the program names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.rust.calls.items import Items
from rusta_core.rust.calls.values import Pool, Values, drawn
from rusta_core.rust.check import Checker, Program
from rusta_core.rust.syntax import SyntaxTree

TYPES = """
use std::borrow::Borrow;
use std::cell::{Cell, RefCell};
use std::collections::*;
use std::rc::{Rc, Weak};
#[derive(Debug)]
enum Shape { Square(f64), Rect { w: f64, h: f64 }, Empty }
#[derive(Debug)]
struct Node { value: i32, next: Option<Box<Node>>, parent: RefCell<Weak<Node>> }
struct Stack<T> { all: Vec<T> }
impl<T> Stack<T> { fn new() -> Self { Stack { all: vec![] } } }
trait Speaks { fn say(&self) -> String; }
struct Dog { name: String }
impl Speaks for Dog { fn say(&self) -> String { self.name.clone() } }
type Grid = Vec<Vec<char>>;
"""
GIVEN = [
    "i32", "u8", "usize", "f64", "bool", "char", "String", "&str", "&mut i32", "()", "(u8, String)", "[i32; 3]",
    "[u8; 64]", "&[i32]", "&mut [String]", "&mut Vec<i32>", "Option<Box<i32>>", "Result<u8, String>", "Vec<Vec<u8>>",
    "VecDeque<i32>", "HashMap<String, Vec<u32>>", "BTreeSet<char>", "Rc<RefCell<i32>>", "Cell<u8>", "Weak<i32>",
    "Shape", "&Shape", "Node", "&mut Option<Box<Node>>", "Stack<String>", "&Stack<i32>", "Grid", "&dyn Speaks",
    "Box<dyn Speaks>", "Vec<Box<dyn Speaks>>", "impl Speaks", "impl Fn(i32) -> i32", "fn(&str) -> bool",
    "Box<dyn FnMut(u8, u8) -> String>", "&dyn Fn(&i32)", "impl Iterator<Item = u8>", "impl Into<String>",
    "impl AsRef<str>", "impl std::fmt::Display", "std::collections::HashSet<i32>", "&'static str",
]  # fmt: skip


def values(text: str) -> Values:
    tree = SyntaxTree(text)
    return Values(Items.of(tree), Pool.of(tree))


def called(text: str, name: str = "taken", time: int = 0) -> str | None:
    made = values(text)
    [one] = [one for one in made.items.functions if one.name == name]
    return made.call(one, f"{name}#{time}", one.generics)


def test_values_of_all_sorts_of_types_compile(checker: Checker) -> None:
    programs = []
    for given_type in GIVEN:
        text = f"{TYPES}fn taken(it: {given_type}) {{}}\n"
        assert called(text) is not None, given_type
        calls = "".join(f"    {called(text, time=time)};\n" for time in range(4))
        programs.append(Program(f"{text}fn main() {{\n{calls}}}\n"))
    wrong = [kind for kind, ok in zip(GIVEN, checker.compiles_many(programs), strict=True) if not ok]
    assert wrong == []


@pytest.mark.parametrize("kind", ["*const u8", "Unknown", "&mut str", "Result<Unknown, u8>", "std::fs::File"])
def test_what_it_cannot_make_it_says(kind: str) -> None:
    assert called(f"fn taken(it: {kind}) {{}}") is None


def test_a_type_that_holds_itself_comes_to_an_end() -> None:
    assert called("struct Endless { more: Box<Endless> }\nfn taken(it: Endless) {}") is None


def test_a_first_argument_takes_one_value_after_another() -> None:
    text = "enum Way { Left, Right, Up }\nfn taken(it: Way) {}"
    assert [called(text, time=time) for time in range(3)] == [
        "taken(Way::Left)",
        "taken(Way::Right)",
        "taken(Way::Up)",
    ]


def test_what_the_program_names_comes_first() -> None:
    text = """fn f(n: u32, s: &str) -> char { match (n, s) { (90, "--times") => 'q', _ => "{n}\\n".pop() } }"""
    pool = Pool.of(SyntaxTree(text))
    assert pool.numbers[:4] == ("91", "90", "89", "0")
    assert pool.texts[:4] == ('"qq"', '"q"', '"--times"', '"--times 3"')
    assert pool.chars[0] == "'q'"
    assert Pool.of(SyntaxTree("")) == Pool()


@given(st.text(), st.lists(st.text(), min_size=1))
def test_the_same_key_draws_the_same(key: str, some: list[str]) -> None:
    assert drawn(key, some) == drawn(key, some)
    assert drawn(key, some) in some


def test_where_a_type_is_of_a_trait_of_the_program_it_is_not_of_numbers(checker: Checker) -> None:
    kennel = "impl<S: Speaks> Kennel<S> { fn new(of: S) -> Self { Kennel { of } } }\nfn taken(it: Kennel<Dog>) {}\n"
    text = f"{TYPES}struct Kennel<S: Speaks> {{ of: S }}\n{kennel}"
    assert checker.check(Program(f"{text}fn main() {{ {called(text)}; }}")).ok
