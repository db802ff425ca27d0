"""Rules that make a value of one type into one of another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rusta_tools.places import Source
from rusta_tools.rules.types.between import between, split

from rusta_core import SyntaxTree

AREA = """struct Plot { width: u32, depth: f64 }
fn area(plot: &Plot) -> f64 {
    plot.width * plot.depth
}
fn main() { println!("{}", area(&Plot { width: 3, depth: 2.5 })); }
"""
PORT = """use std::collections::HashMap;
fn port(settings: &HashMap<String, String>) -> u16 {
    let given = settings.get("port").cloned().unwrap_or("80".to_string());
    given
}
fn main() { println!("{}", port(&HashMap::new())); }
"""
GREETING = """fn greeting(name: &str, place: &str) -> String {
    "Hello, " + name + " of " + place
}
fn main() { println!("{}", greeting("Ann", "York")); }
"""
NODE = """#[derive(Debug)]
struct Node { value: i32, next: Option<Box<Node>> }
fn push(list: Node, value: i32) -> Node {
    Node { value, next: list }
}
fn main() { println!("{:?}", push(Node { value: 1, next: None }, 2)); }
"""
CODE = """#[derive(Clone, Copy)]
enum Level { Low = 1, High = 2 }
fn weight(level: &Level) -> i32 { level as i32 * 2 }
fn main() { println!("{}", weight(&Level::Low) + weight(&Level::High)); }
"""
ROW = """fn row(cells: &[i32], at: i32) -> i32 {
    cells[at]
}
fn main() { println!("{}", row(&[1, 2], 1)); }
"""
NAMES = """fn names(people: &[String]) -> Vec<String> {
    people.iter().filter(|name| name.len() > 3).collect()
}
fn main() { println!("{:?}", names(&["Anna".to_string()])); }
"""
READ = """#[derive(Debug)]
enum Fault { Number, Empty }
fn read(text: &str) -> Result<i32, Fault> {
    if text.is_empty() { return Err(Fault::Empty); }
    let number: i32 = text.parse()?;
    Ok(number)
}
fn main() { println!("{:?}", read("3")); }
"""
SECONDS = """use std::time::Duration;
fn seconds(wait: Duration) -> u64 { wait }
fn main() { println!("{}", seconds(Duration::from_secs(3))); }
"""
METRES = """struct Metres(f64);
fn half(length: Metres) -> f64 { length / 2.0 }
fn double(length: f64) -> Metres { length * 2.0 }
fn main() { println!("{}", half(double(3.0))); }
"""
TOTAL = """fn total(prices: &Vec<u32>) -> u64 {
    let mut sum = 0u32;
    for price in prices { sum += price; }
    sum
}
fn main() { println!("{}", total(&vec![1])); }
"""


@pytest.mark.parametrize(
    ("rule", "red", "old", "new"),
    [
        ("operands", AREA, "plot.width * plot.depth", "plot.width as f64 * plot.depth"),
        ("convert", PORT, "    given\n", "    given.parse::<u16>().unwrap()\n"),
        ("concatenate", GREETING, '"Hello, " + name + " of " + place', 'format!("Hello, {} of {}", name, place)'),
        ("concatenate", GREETING, '"Hello, " + name', '"Hello, ".to_string() + name'),
        ("convert", NODE, "next: list", "next: Some(Box::new(list))"),
        ("instead-of-cast", CODE, "level as", "*level as"),
        ("index-usize", ROW, "cells[at]", "cells[at as usize]"),
        ("made-as-wanted", ROW, "at: i32", "at: usize"),
        ("collected", NAMES, ".collect()", ".cloned().collect()"),
        ("error-converted", READ, "text.parse()?", "text.parse().map_err(|_| Fault::Number)?"),
        ("convert", SECONDS, "{ wait }", "{ wait.as_secs() }"),
        ("convert", TOTAL, "    sum\n", "    sum as u64\n"),
    ],
)
def test_one_type_becomes_the_other(mended: Callable[..., list[str]], rule: str, red: str, old: str, new: str) -> None:
    assert red.replace(old, new) in mended(rule, red)


def test_ways_between_two_types_come_from_the_file_and_from_std() -> None:
    source = Source(path="a.rs", tree=SyntaxTree("struct Metres(f64);\nimpl From<i32> for Metres { }"))
    assert "{}.0" in between("f64", "Metres", source)
    assert "Metres({})" in between("Metres", "f64", source)
    assert between("i64", "i32", source)[:2] == ["{} as i64", "i64::from({})"]
    assert "Rc::new(RefCell::new({}))" in between("Rc<RefCell<i32>>", "i32", source)
    assert split("A<B, C>, (D, E), fn(F) -> G") == ["A<B, C>", "(D, E)", "fn(F) -> G"]


LIST = """use std::rc::Rc;
pub enum List { Cons(i32, Rc<List>), Nil }
use List::{Cons, Nil};
pub fn one() -> List {
    Cons(1, Cons(2, Nil))
}
"""
SHARED = """use std::rc::Rc;
pub struct Config { depth: usize }
pub struct Worker { config: Rc<Config> }
pub fn both(depth: usize) -> (Worker, Worker) {
    let config = Config { depth };
    (Worker { config: config }, Worker { config })
}
"""


def test_what_is_put_into_something_may_stand_in_what_is_as_well(mended: Callable[..., list[str]]) -> None:
    assert any("Cons(1, Rc::new(Cons(2, Rc::new(Nil))))" in text for text in mended("convert", LIST))


def test_a_value_is_shared_from_where_it_is_made(mended: Callable[..., list[str]]) -> None:
    (text,) = mended("shared-from-start", SHARED)
    assert "let config = Rc::new(Config { depth });" in text
    assert text.count("config: Rc::clone(&config)") == 2
