"""Every operator of every injector breaks real programs the way it says; tests are never touched."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from rusta_injectors.borrow import Borrow
from rusta_injectors.move import Move
from rusta_injectors.operators import OperatorInjector, misspelt
from rusta_injectors.syntax import Syntax
from rusta_injectors.trait import Trait
from rusta_injectors.type import Type
from rusta_injectors.visibility import Visibility
from rusta_sources.rust_docs import RustDocs

from rusta_core import (
    Checker,
    File,
    InjectContext,
    Injection,
    Program,
    Snippet,
    SourceContext,
    SyntaxTree,
    apply_edits,
    digest,
    inverse,
    sample_docs,
)
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.crate import prove_in_crate, targets
from rusta_core.rust.green import green
from rusta_core.rust.prove import prove
from rusta_core.testing.material import LEDGER, QUEUE

INJECTORS = (Borrow, Move, Trait, Type, Visibility, Syntax)

SHAPES = """\
use std::collections::{HashMap, HashSet};
use std::fmt::{self, Write};
use std::io;
use std::str::FromStr;

mod shapes {
    pub enum Shape {
        Circle(f64),
        Square(f64),
    }

    pub struct Board {
        pub name: String,
        shapes: Vec<Shape>,
    }

    impl Board {
        pub fn new(name: &str) -> Board {
            Board { name: name.to_string(), shapes: Vec::new() }
        }

        pub fn add(&mut self, shape: Shape) {
            self.shapes.push(shape);
        }

        pub fn area(&self) -> f64 {
            let mut sum = 0.0;
            for shape in self.shapes.iter() {
                sum += match shape {
                    Shape::Circle(r) => 3.0 * r * r,
                    Shape::Square(side) => *side * *side,
                };
            }
            sum
        }

        pub fn label(&self) -> &String {
            &self.name
        }
    }
}

use shapes::{Board, Shape};

#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    x: i32,
    y: i32,
}

trait Describe {
    const LEGS: u8;
    type Out;
    fn describe(&self) -> String;
    fn out(&self) -> Self::Out;
}

struct Cat;

trait Marked {}
impl Marked for Cat {}

fn mark<T: Marked>(_it: &T) -> bool {
    true
}

impl Describe for Cat {
    const LEGS: u8 = 4;
    type Out = u8;

    fn describe(&self) -> String {
        String::from("cat")
    }

    fn out(&self) -> u8 {
        Self::LEGS
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "({}, {})", self.x, self.y)
    }
}

struct Words<'a> {
    text: &'a str,
}

impl<'a> Words<'a> {
    fn first(&self) -> &'a str {
        self.text.split(' ').next().unwrap()
    }
}

fn show<T: fmt::Debug>(value: &T) -> String {
    format!("{:?}", value)
}

fn length(words: &Vec<String>) -> usize {
    words.len()
}

fn grow(words: &mut Vec<String>) {
    words.push(String::from("more"));
}

fn numbers() -> Vec<i32> {
    let found = vec![1, 2, 3];
    found
}

fn half(n: i32) -> Option<i32> {
    if n % 2 == 0 && n > 0 { Some(n / 2) } else { None }
}

fn parsed(text: &str) -> Result<i32, std::num::ParseIntError> {
    let n = text.parse::<i32>()?;
    Ok(n)
}

fn boxed(n: i32) -> Box<i32> {
    Box::new(n)
}

fn adder(by: i32) -> impl Fn(i32) -> i32 {
    move |n| n + by
}

fn report() -> Result<String, fmt::Error> {
    let mut out = String::new();
    write!(out, "{}", half(4).unwrap())?;
    Ok(out)
}

fn story() {
    let mut board = Board::new("first");
    board.add(Shape::Circle(1.0));
    board.add(Shape::Square(2.0));
    println!("{} {}", board.label(), board.area());

    let here = Point { x: 1, y: 2 };
    let there = here;
    println!("{:?} {}", here, there);

    let mut words: Vec<String> = Vec::new();
    grow(&mut words);
    let counted = length(&words);
    let again = length(&words);
    println!("{} {} {}", counted, again, words.first().unwrap());
    let opened = words.first().unwrap();
    println!("{}", opened);
    for word in words.iter() {
        println!("{}", word);
    }
    for word in &words {
        println!("{}", word);
    }
    let copies = words.clone();
    let all = &words;
    println!("{:?} {:?} {}", all, copies, words.len());

    let text = String::from("a b");
    let view = text.as_str();
    println!("{}", view);
    let first = Words { text: &text }.first();
    println!("{} {}", first, show(&text));

    let title = String::from("t");
    let short = title.as_str();
    println!("{}", short);

    let before = words[0].clone();
    words.push(String::from("last"));
    println!("{}", before);

    let mut list = vec![1, 2, 3];
    list.push(4);
    let biggest = list.iter().max();
    println!("{:?}", biggest);
    list.push(list[0] + 5);
    let mut total = 0;
    for index in 0..list.len() {
        total += list[index] * 2;
    }
    total += 1;
    let wide = list[1] as i64 + 7i64;
    let four = "4".parse::<i32>().unwrap();
    println!("{} {} {} {:?}", total, wide, four, i32::from_str("5"));

    let head = &mut list;
    head.push(9);
    list.push(10);

    let mut seen: HashMap<String, i32> = HashMap::new();
    seen.insert(text.clone(), 1);
    let set: HashSet<i32> = list.iter().cloned().collect();
    let name: Option<String> = Some(text.clone());
    if let Some(inner) = &name {
        println!("{} {:?} {}", inner, name, set.len());
    }
    match name {
        Some(ref inner) => println!("{}", inner),
        None => println!("none"),
    }
    let size = name.as_ref().map(|inner| inner.len());
    println!("{:?} {:?}", name, size);

    let greeting = String::from("hi");
    let greet = || println!("{}", greeting);
    greet();
    println!("{}", greeting);

    let owned = vec![String::from("x")];
    println!("{:?}", owned);
    let taken = owned;
    println!("{:?}", taken);

    let cat = Cat;
    println!("{} {} {}", cat.describe(), cat.out(), mark(&cat));
    println!("{} {:?} {}", adder(1)(2), parsed("4"), boxed(3));
    println!("{:?} {:?}", numbers(), report());
    let line: io::Result<()> = Ok(());
    println!("{:?}", line);
}

#[test]
fn runs() {
    story()
}
"""

DESK = """\
use std::sync::Arc;
use std::thread;

trait Greeter {
    fn name(&self) -> String;

    fn greet(&self) -> String {
        format!("hi {}", self.name())
    }
}

struct Polite;

impl Greeter for Polite {
    fn name(&self) -> String {
        String::from("p")
    }
}

enum Turn {
    Left,
    Right(u8),
}

struct Cart {
    items: Vec<u32>,
    owner: String,
}

impl Cart {
    fn count(&self) -> usize {
        self.items.len()
    }

    fn doubled(&self) -> usize {
        self.count() * 2
    }
}

fn steps(turn: &Turn, by: u8) -> u8 {
    match turn {
        Turn::Left => 0,
        Turn::Right(n) => *n + by,
    }
}

fn size(text: &str, times: usize) -> usize {
    let whole = if times == 1 {
        text.len()
    } else if times > 7 {
        0
    } else {
        text.len() * times
    };
    whole
}

fn main() {
    let mut numbers = vec![3u32, 1, 2];
    let mut log = Vec::new();
    for number in &numbers {
        log.push(*number);
    }
    numbers.push(4);
    numbers.sort();
    assert_eq!(numbers.len(), 4);
    assert_eq!(numbers.iter().max(), Some(&4));
    assert_eq!(log.len() == 3, true);
    let biggest: Vec<u32> = numbers.iter().map(|n| n + 1).collect();
    let sum = numbers.iter().sum::<u32>();
    assert_eq!(biggest[0] as u64 + u64::from(sum), 12);

    let mut count = 0;
    let mut add = || count += 1;
    add();
    count += 2;
    assert_eq!(count, 3);

    for number in numbers.iter_mut() {
        *number += 1;
    }
    if let Some(first) = numbers.first_mut() {
        *first = 7;
    }
    let names = vec![String::from("a"), String::from("b")];
    println!("{:?} {}", names, names.first().unwrap().to_uppercase());
    let cart = Cart { items: numbers, owner: String::from("o") };
    println!("{} {} {}", cart.owner, cart.items.len(), cart.doubled());
    let (left, right) = (1, 2);
    println!("{}", left + right);

    let owned = String::from("long");
    let view = owned.as_str();
    println!("{} {}", view, size(view, 2));
    let text = String::from("later");
    let borrowed = &text;
    println!("{}", borrowed);
    println!("{}", text);
    println!("{} {}", steps(&Turn::Left, 1), steps(&Turn::Right(2), 3));
    println!("{}", Polite.greet());

    let shared = Arc::new(5);
    let other = Arc::clone(&shared);
    let handle = thread::spawn(move || *other + 1);
    println!("{} {}", handle.join().unwrap(), shared);
}

#[test]
fn runs() {
    main()
}
"""

TEXTS = (LEDGER, QUEUE, SHAPES, DESK)

OF_SEVERAL_FILES = {"visibility/drop-module", "visibility/drop-pub-of-module"}
"""Operators that break what only a crate of several files has."""


@pytest.fixture(scope="module")
def snippets(checker: Checker) -> list[Snippet]:
    """Green blocks of the real documentation."""
    source = RustDocs(books=("rust-by-example", "std"), path=str(sample_docs()))
    context = SourceContext(toolchain=None, base=sample_docs(), log=lambda _file, _reason: None)
    return green(list(source.documents(context)), checker, most=24)


def snippet(text: str) -> Snippet:
    name = digest(text)
    return Snippet(license="MIT", source_url="", sha256=name, id=name[:8], repo="r", edition="2021", text=text)


def injections(injector: OperatorInjector, text: str, seed: int = 0) -> list[Injection]:
    context = InjectContext(snippet=snippet(text), path="src/main.rs", tree=SyntaxTree(text), rng=Random(seed))
    return list(injector.inject(context))


def broken(text: str, injection: Injection) -> str:
    [file] = apply_edits([File(path="src/main.rs", text=text)], injection.edits)
    return file.text


def test_the_programs_are_green(checker: Checker) -> None:
    assert all(checker.compiles_many([Program(text) for text in TEXTS]))


@pytest.mark.parametrize("kind", INJECTORS, ids=lambda kind: kind.error_class)
def test_each_operator_gives_an_error_it_expects(kind: type[OperatorInjector], checker: Checker) -> None:
    names = [operator.name for operator in kind.declared]
    assert len(names) >= 12
    assert len(set(names)) == len(names)
    tried = [
        (name, text, injection)
        for name in names
        for text in TEXTS
        for injection in injections(kind(operators=(name,), most_per_snippet=6), text)
    ]
    verdicts = checker.diagnose_many([Program(broken(text, injection)) for _, text, injection in tried])
    proven = {
        name
        for (name, _, injection), verdict in zip(tried, verdicts, strict=True)
        if {said.code for said in verdict.diagnostics} & set(injection.codes or (None,))
    }
    assert {f"{kind.error_class}/{name}" for name in set(names) - proven} <= OF_SEVERAL_FILES


def test_some_operators_are_for_crates_of_several_files(checker: Checker, tmp_path: Path) -> None:
    texts = {
        "src/lib.rs": "mod price;\n\npub fn bill(n: u32) -> u32 {\n    price::double(n)\n}\n",
        "src/price.rs": "pub fn double(n: u32) -> u32 {\n    n * 2\n}\n",
        "Cargo.toml": '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n',
    }
    files = tuple(File(path=path, text=text) for path, text in texts.items())
    crate = evolve(snippet(texts["src/lib.rs"]), path="src/lib.rs", files=files[1:])
    proposals = [
        (target, injection)
        for target in targets(crate)
        for injection in Visibility(most_per_snippet=99).inject(
            InjectContext(snippet=target, path=target.path, tree=SyntaxTree(target.text), rng=Random(1))
        )
        if injection.operator in OF_SEVERAL_FILES
    ]
    with Cargo.at(tmp_path, checker.toolchain, checker.sandbox) as cargo:
        cases, refused = prove_in_crate(proposals, cargo, most=9)
    assert {case.operator for case in cases} == OF_SEVERAL_FILES, refused
    assert {case.distance is None for case in cases} == {True, False}


@pytest.mark.parametrize("kind", INJECTORS, ids=lambda kind: kind.error_class)
def test_real_documentation_yields_cases(
    kind: type[OperatorInjector], checker: Checker, snippets: list[Snippet]
) -> None:
    proposals = [(one, injection) for one in snippets for injection in _from(kind(), one)]
    cases, refused = prove(proposals, checker)
    assert len(cases) >= 5, refused
    assert {case.error_class for case in cases} == {kind.error_class}
    assert len({case.operator for case in cases}) >= 2
    assert all(case.gold_patch and case.gold_patch.k_lines <= 10 for case in cases)


def _from(injector: OperatorInjector, one: Snippet) -> list[Injection]:
    context = InjectContext(snippet=one, path="src/main.rs", tree=SyntaxTree(one.text), rng=Random(one.id))
    return list(injector.inject(context))


@given(kind=st.sampled_from(INJECTORS), text=st.sampled_from(TEXTS), seed=st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_edits_spare_the_tests_and_can_be_undone(kind: type[OperatorInjector], text: str, seed: int) -> None:
    files = (File(path="src/main.rs", text=text),)
    test = text[text.index("#[test]") :]
    for injection in injections(kind(most_per_snippet=6), text, seed):
        red = apply_edits(files, injection.edits)
        assert red != files
        assert test in red[0].text
        assert apply_edits(red, inverse(files, injection.edits)) == files


def test_a_test_module_is_spared() -> None:
    text = "fn one() -> i32 {\n    1\n}\n\n#[cfg(test)]\nmod tests {\n    fn t() {\n        let a = 1;\n    }\n}\n"
    for injection in injections(Syntax(most_per_snippet=40), text):
        assert all(edit.end < text.index("#[cfg(test)]") for edit in injection.edits)


@pytest.mark.parametrize("kind", INJECTORS, ids=lambda kind: kind.error_class)
def test_the_same_rng_gives_the_same_bugs(kind: type[OperatorInjector]) -> None:
    assert injections(kind(), SHAPES, 3) == injections(kind(), SHAPES, 3)
    found = {tuple(injections(kind(), SHAPES, seed)) for seed in range(8)}
    assert len(found) > 1


def test_most_per_snippet_and_operators_are_obeyed() -> None:
    assert len(injections(Syntax(most_per_snippet=1), SHAPES)) == 1
    assert len(injections(Syntax(most_per_snippet=7), SHAPES)) == 7
    only = injections(Syntax(operators=("increment", "drop-bar"), most_per_snippet=50), SHAPES)
    assert {injection.operator for injection in only} == {"syntax/increment", "syntax/drop-bar"}


def test_an_unknown_operator_is_refused_with_the_closest() -> None:
    with pytest.raises(ValueError, match=r"no operator 'drop-mutt' in borrow: did you mean 'drop-mut'\?"):
        Borrow(operators=("drop-mutt",))
    with pytest.raises(ValueError, match=r"no operator 'zzz' in visibility: there are drop-use, drop-imported"):
        Visibility(operators=("zzz",))


@given(st.from_regex(r"[a-z][a-z_]{2,12}", fullmatch=True), st.integers(0, 99))
def test_a_slip_changes_a_word_after_its_first_letter(word: str, seed: int) -> None:
    slipped = misspelt(word, Random(seed))
    assert slipped != word
    assert slipped[0] == word[0]
    assert abs(len(slipped) - len(word)) <= 1
