"""Rules about the lifetimes of types: carried to where they are named, told apart, declared and dropped."""

from __future__ import annotations

from collections.abc import Callable

from exercises import exercise

Mended = Callable[..., list[str]]

LISTING = exercise("lifetimes-types-listing")


def test_a_lifetime_is_carried_to_all_that_hold_the_type(mended: Mended) -> None:
    expected = LISTING
    for old, new in (
        ("struct Entry { name: &str", "struct Entry<'a> { name: &'a str"),
        (
            "struct Listing { entries: Vec<Entry>, root: Option<Box<Entry>>",
            "struct Listing<'a> { entries: Vec<Entry<'a>>, root: Option<Box<Entry<'a>>>",
        ),
        ("impl Listing", "impl<'a> Listing<'a>"),
        ("impl fmt::Display for Entry", "impl<'a> fmt::Display for Entry<'a>"),
    ):
        expected = expected.replace(old, new)
    assert mended("carried-lifetime", LISTING)[0] == expected


def test_every_type_that_lacks_a_lifetime_gets_it_at_once(mended: Mended) -> None:
    red = """
#[derive(Debug, Clone, PartialEq)]
enum Token { Word(&str), Number(i64), End }

struct Lexer { text: &str, at: usize }

impl Lexer {
    fn new(text: &str) -> Self {
        Lexer { text, at: 0 }
    }

    fn next(&mut self) -> Token {
        let rest = self.text[self.at..].trim_start();
        if rest.is_empty() {
            return Token::End;
        }
        let end = rest.find(' ').unwrap_or(rest.len());
        self.at = self.text.len() - rest.len() + end;
        match rest[..end].parse() {
            Ok(number) => Token::Number(number),
            Err(_) => Token::Word(&rest[..end]),
        }
    }
}

fn main() {
    let mut lexer = Lexer::new("a 1");
    println!("{:?} {:?}", lexer.next(), lexer.next());
}
"""
    expected = red
    for old, new in (
        ("enum Token { Word(&str)", "enum Token<'a> { Word(&'a str)"),
        ("struct Lexer { text: &str", "struct Lexer<'a> { text: &'a str"),
        ("impl Lexer", "impl<'a> Lexer<'a>"),
        ("new(text: &str)", "new(text: &'a str)"),
        ("-> Token", "-> Token<'a>"),
    ):
        expected = expected.replace(old, new)
    assert expected in mended("carried-lifetime", red)


def test_a_generic_iterator_names_what_it_borrows(mended: Mended) -> None:
    red = """
struct Window<T> { items: &[T], width: usize }

impl<T: Clone> Window<T> {
    fn new(items: &[T], width: usize) -> Window<T> {
        Window { items, width }
    }
}

impl<T: Clone> Iterator for Window<T> {
    type Item = &[T];

    fn next(&mut self) -> Option<Self::Item> {
        let found = self.items.get(..self.width)?;
        self.items = &self.items[1..];
        Some(found)
    }
}

fn main() {
    for window in Window::new(&[1, 2, 3], 2) {
        println!("{window:?}");
    }
}
"""
    expected = red
    for old, new in (
        ("Window<T>", "Window<'a, T>"),
        ("impl<T", "impl<'a, T"),
        ("&[T]", "&'a [T]"),
    ):
        expected = expected.replace(old, new)
    assert expected in mended("carried-lifetime", red)


def test_the_header_of_an_impl_names_and_declares_its_lifetime(mended: Mended) -> None:
    red = """
struct View<'a> { text: &'a str }

trait Show {
    fn show(&self) -> String;
}

impl Show for View {
    fn show(&self) -> String {
        self.text.to_string()
    }
}

impl View {
    fn text(&self) -> &'a str {
        self.text
    }
}

fn main() {
    println!("{}", View { text: "a" }.show());
}
"""
    expected = red.replace("impl Show for View", "impl<'a> Show for View<'a>").replace("impl View", "impl<'a> View<'a>")
    assert expected in mended("header-lifetime", red)


WALK = """
struct Env<'a> { names: Vec<&'a str> }

struct Walk<'a> { env: &'a mut Env<'a>, depth: usize }

impl<'a> Walk<'a> {
    fn new(env: &'a mut Env<'a>) -> Walk<'a> {
        Walk { env, depth: 0 }
    }

    fn note(&mut self, name: &'a str) {
        self.env.names.push(name);
        self.depth += 1;
    }
}

fn main() {
    let text = String::from("a");
    let mut env = Env { names: vec![] };
    {
        let mut walk = Walk::new(&mut env);
        walk.note(&text);
    }
    {
        let mut walk = Walk::new(&mut env);
        walk.note(&text);
    }
    println!("{}", env.names.len());
}
"""


def test_a_borrow_and_what_it_borrows_are_told_apart(mended: Mended) -> None:
    expected = WALK.replace("&'a mut Env<'a>", "&'a mut Env<'b>").replace("Walk<'a>", "Walk<'a, 'b>")
    expected = expected.replace("impl<'a>", "impl<'a, 'b>").replace("name: &'a str", "name: &'b str")
    assert expected in mended("split-in-type", WALK)


def test_what_is_used_is_declared_wherever_it_is_missing(mended: Mended) -> None:
    red = """
struct View { text: &'a str }

impl View<'a> {
    fn first(&self) -> &'a str {
        self.text
    }
}

fn after(text: &'a str, skipped: usize) -> &'a str {
    &text[skipped..]
}

fn main() {
    println!("{} {}", View { text: "a" }.first(), after("abc", 1));
}
"""
    expected = red.replace("struct View {", "struct View<'a> {").replace("impl View", "impl<'a> View")
    assert expected.replace("fn after(", "fn after<'a>(") in mended("declared-lifetime", red)


def test_a_declaration_moves_from_a_method_to_the_impl_that_needs_it(mended: Mended) -> None:
    red = """
struct View<'a> { text: &'a str }

impl View<'a> {
    fn set<'a>(&mut self, text: &'a str) {
        self.text = text;
    }
}

fn main() {
    let mut view = View { text: "a" };
    view.set("b");
    println!("{}", view.text);
}
"""
    assert red.replace("impl View", "impl<'a> View").replace("set<'a>", "set") in mended("declared-lifetime", red)


def test_a_shadowing_lifetime_goes_or_gets_another_name(mended: Mended) -> None:
    red = """
struct Menu<'a> { title: &'a str }

impl<'a> Menu<'a> {
    fn pick<'a>(&self, entry: &'a str) -> &'a str {
        if entry.is_empty() { "none" } else { entry }
    }
}

fn main() {
    let menu = Menu { title: "main" };
    println!("{} {}", menu.title, menu.pick("x"));
}
"""
    found = mended("renamed-lifetime", red)
    assert red.replace("pick<'a>", "pick") in found
    assert red.replace("pick<'a>(&self, entry: &'a str) -> &'a", "pick<'b>(&self, entry: &'b str) -> &'b") in found


def test_a_reserved_name_is_no_parameter(mended: Mended) -> None:
    red = "fn keep<'static>(x: &'static str) -> &'static str {\n    x\n}\n\nfn main() {\n    keep(\"a\");\n}\n"
    found = mended("renamed-lifetime", red)
    assert red.replace("<'static>", "") in found
    assert red.replace("'static", "'a") in found


def test_a_method_declares_what_its_trait_declares(mended: Mended) -> None:
    red = """
trait Reader {
    fn read<'a>(&self, text: &'a str) -> &'a str;
}

struct Plain;

impl Reader for Plain {
    fn read(&self, text: &str) -> &str {
        text.trim()
    }
}

fn main() {
    println!("{}", Plain.read("a"));
}
"""
    expected = red.replace("fn read(&self, text: &str) -> &str", "fn read<'a>(&self, text: &'a str) -> &'a str")
    assert expected in mended("lifetimes-as-in-trait", red)


def test_a_bound_names_its_lifetime_or_holds_for_all(mended: Mended) -> None:
    red = """
use std::ops::Add;

fn total<T>(items: &[T]) -> T
where
    T: Default,
    &T: Add<T, Output = T>,
{
    let mut sum = T::default();
    for item in items {
        sum = item + sum;
    }
    sum
}

fn main() {
    println!("{}", total(&[1, 2]));
}
"""
    assert red.replace("    &T: Add", "    for<'a> &'a T: Add") in mended("named-in-bound", red)


def test_a_lifetime_without_a_use_goes_everywhere(mended: Mended) -> None:
    red = """
struct Buffer<'a> { data: Vec<u8> }

impl<'a> Buffer<'a> {
    fn new() -> Buffer<'a> {
        Buffer { data: vec![] }
    }
}

struct Pipe<'a> { ends: (Buffer<'a>, Buffer<'a>) }

fn fill<'a>(buffer: &mut Buffer<'a>) {
    buffer.data.push(1);
}

fn main() {
    let mut pipe = Pipe { ends: (Buffer::new(), Buffer::new()) };
    fill(&mut pipe.ends.0);
    println!("{}", pipe.ends.0.data.len() + pipe.ends.1.data.len());
}
"""
    assert mended("unused-parameter", red)[0] == red.replace("<'a>", "")
