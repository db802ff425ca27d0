"""Rules about bounds: for every lifetime, for one that outlives another, and of trait objects."""

from __future__ import annotations

from collections.abc import Callable

Mended = Callable[..., list[str]]

RUN = """
trait Parse<'a> {
    fn parse(&self, text: &'a str) -> usize;
}

struct Len;

impl<'a> Parse<'a> for Len {
    fn parse(&self, text: &'a str) -> usize {
        text.len()
    }
}

fn run<'a, P: Parse<'a>>(parser: P, count: usize) -> usize {
    let mut all = 0;
    for number in 0..count {
        let text = format!("{number}");
        all += parser.parse(&text);
    }
    all
}

fn main() {
    println!("{}", run(Len, 3));
}
"""


def test_a_bound_holds_for_every_lifetime_and_none_is_asked_of_the_caller(mended: Mended) -> None:
    assert RUN.replace("run<'a, P: Parse<'a>>", "run<P: for<'a> Parse<'a>>") in mended("for-every-lifetime", RUN)


FILTER = """
struct Filter<'a> { checks: Vec<Box<dyn Fn(&'a str) -> bool>> }

impl<'a> Filter<'a> {
    fn new() -> Self {
        Filter { checks: Vec::new() }
    }

    fn add(&mut self, check: Box<dyn Fn(&'a str) -> bool>) {
        self.checks.push(check);
    }

    fn takes(&self, number: u32) -> bool {
        let text = number.to_string();
        self.checks.iter().all(|check| check(&text))
    }
}

fn main() {
    let mut filter = Filter::new();
    filter.add(Box::new(|text| text.len() > 1));
    println!("{}", filter.takes(12));
}
"""


def test_boxed_functions_take_every_lifetime_and_their_type_has_none(mended: Mended) -> None:
    expected = FILTER.replace("Fn(&'a str)", "Fn(&str)").replace("<'a>", "")
    assert expected in mended("for-every-lifetime", FILTER)


def test_a_function_pointer_declares_its_lifetimes_before_it(mended: Mended) -> None:
    red = """
struct Handler { run: fn<'a>(&'a str, &str) -> &'a str }

fn main() {
    let handler = Handler { run: |text, _| text };
    println!("{}", (handler.run)("a", "b"));
}
"""
    assert red.replace("fn<'a>(", "for<'a> fn(") in mended("for-in-function-type", red)


def test_a_closure_gets_the_type_of_a_function(mended: Mended) -> None:
    red = """
fn main() {
    let first = |line: &str| -> &str { line.split(' ').next().unwrap() };
    println!("{}", first("a b"));
}
"""
    assert red.replace("let first =", "let first: fn(&str) -> &str =") in mended("closure-as-function", red)


BUS = """
struct Bus<T> { handlers: Vec<Box<dyn Fn(&T)>> }

impl<T> Bus<T> {
    fn new() -> Self {
        Bus { handlers: Vec::new() }
    }

    fn on<F: Fn(&T)>(&mut self, handler: F) {
        self.handlers.push(Box::new(handler));
    }

    fn send(&self, event: &T) {
        for handler in &self.handlers {
            handler(event);
        }
    }
}

fn main() {
    let mut bus = Bus::new();
    bus.on(|event: &i32| println!("{event}"));
    bus.send(&3);
}
"""


def test_a_type_parameter_lives_as_long_as_what_holds_it(mended: Mended) -> None:
    assert BUS.replace("<F: Fn(&T)>", "<F: Fn(&T) + 'static>") in mended("bounded-parameter", BUS)


def test_a_trait_object_in_a_type_may_borrow(mended: Mended) -> None:
    expected = BUS.replace("struct Bus<T>", "struct Bus<'a, T>").replace("dyn Fn(&T)", "dyn Fn(&T) + 'a")
    expected = expected.replace("impl<T> Bus<T>", "impl<'a, T> Bus<'a, T>").replace("<F: Fn(&T)>", "<F: Fn(&T) + 'a>")
    assert expected in mended("bounded-object", BUS)


def test_a_returned_trait_object_may_borrow(mended: Mended) -> None:
    red = """
fn adder(step: &i32) -> Box<dyn Fn(i32) -> i32> {
    Box::new(move |number| number + *step)
}

fn main() {
    println!("{}", adder(&2)(3));
}
"""
    assert red.replace("-> i32> {", "-> i32 + '_> {") in mended("bounded-object", red)


def test_one_lifetime_outlives_another(mended: Mended) -> None:
    red = """
fn either<'a, 'b>(left: &'a str, right: &'b str) -> &'a str {
    if left.is_empty() { right } else { left }
}

fn main() {
    println!("{}", either("", "b"));
}
"""
    assert mended("outlives", red)[0] == red.replace("<'a, 'b>", "<'a, 'b: 'a>")


def test_an_opaque_type_says_what_it_borrows_from(mended: Mended) -> None:
    red = """
struct Store { rows: Vec<Vec<u32>> }

impl Store {
    fn all(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().flat_map(|row| row.iter().copied())
    }
}

fn main() {
    println!("{}", Store { rows: vec![vec![1]] }.all().count());
}
"""
    assert red.replace("= u32> {", "= u32> + '_ {") in mended("captured-lifetime", red)


def test_an_opaque_type_does_not_borrow_what_it_does_not_need(mended: Mended) -> None:
    red = """
fn evens(numbers: &[u32]) -> impl Iterator<Item = usize> {
    let length = numbers.len();
    (0..length).step_by(2)
}

fn main() {
    let mut numbers = vec![1, 2, 3];
    let found = evens(&numbers);
    numbers.push(4);
    println!("{} {}", found.count(), numbers.len());
}
"""
    found = mended("captured-lifetime", red, edition="2024")
    assert red.replace("= usize> {", "= usize> + use<> {") in found
