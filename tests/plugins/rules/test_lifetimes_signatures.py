"""Rules about the lifetimes of signatures: which references share one, and which are tied too tightly."""

from __future__ import annotations

from collections.abc import Callable

from exercises import exercise

Mended = Callable[..., list[str]]

LEXER = exercise("lifetimes-signatures-lexer")


def test_a_parser_gives_out_what_it_borrows_and_not_itself(mended: Mended) -> None:
    expected = LEXER.replace("fn word(&mut self) -> Option<&str>", "fn word(&mut self) -> Option<&'a str>")
    assert expected in mended("own-lifetime", LEXER)


LONGEST = """
fn longest(left: &str, right: &str) -> &str {
    if left.len() > right.len() { left } else { right }
}

fn main() {
    println!("{}", longest("a", "bb"));
}
"""


def test_what_is_returned_borrows_from_all_that_may_be_returned(mended: Mended) -> None:
    expected = LONGEST.replace(
        "longest(left: &str, right: &str) -> &str", "longest<'a>(left: &'a str, right: &'a str) -> &'a str"
    )
    assert expected in mended("shared-lifetime", LONGEST)


LOOKUP = """
use std::collections::HashMap;

fn lookup(table: &HashMap<String, String>, name: &str) -> Option<&String> {
    table.get(name).or_else(|| table.get("default"))
}

fn main() {
    let mut table = HashMap::new();
    table.insert("default".to_string(), "none".to_string());
    println!("{:?}", lookup(&table, "colour"));
}
"""


def test_what_is_returned_borrows_from_the_parameter_that_holds_it(mended: Mended) -> None:
    expected = LOOKUP.replace("lookup(table: &Hash", "lookup<'a>(table: &'a Hash").replace("<&String>", "<&'a String>")
    assert mended("shared-lifetime", LOOKUP)[0] == expected


STACK = """
struct Stack<'a> { items: Vec<&'a str> }

impl Stack<'_> {
    fn push(&mut self, item: &str) {
        self.items.push(item);
    }
}

fn main() {
    let mut stack = Stack { items: vec![] };
    stack.push("a");
    println!("{}", stack.items.len());
}
"""


def test_what_is_kept_in_self_lives_as_long_as_its_type_says(mended: Mended) -> None:
    expected = STACK.replace("impl Stack<'_>", "impl<'a> Stack<'a>").replace("item: &str", "item: &'a str")
    assert expected in mended("shared-between-parameters", STACK)


def test_what_is_put_into_a_parameter_shares_its_lifetime(mended: Mended) -> None:
    red = """
fn collect(words: &mut Vec<&str>, line: &str) {
    for word in line.split_whitespace() {
        words.push(word);
    }
}

fn main() {
    let line = String::from("a b c");
    let mut words = Vec::new();
    collect(&mut words, &line);
    println!("{words:?}");
}
"""
    expected = red.replace(
        "collect(words: &mut Vec<&str>, line: &str)", "collect<'a>(words: &mut Vec<&'a str>, line: &'a str)"
    )
    assert expected in mended("shared-between-parameters", red)


CACHE = """
struct Cache<'a> { names: Vec<&'a str>, hits: usize }

impl<'a> Cache<'a> {
    fn add(&'a mut self, name: &'a str) -> usize {
        self.names.push(name);
        self.names.len()
    }

    fn get(&'a mut self, index: usize) -> Option<&'a str> {
        self.hits += 1;
        self.names.get(index).copied()
    }
}

fn main() {
    let mut cache = Cache { names: vec![], hits: 0 };
    cache.add("x");
    cache.add("y");
    println!("{:?}", cache.get(0));
    println!("{}", cache.hits);
}
"""


def test_a_receiver_is_borrowed_for_one_call(mended: Mended) -> None:
    assert CACHE.replace("&'a mut self", "&mut self") in mended("free-receiver", CACHE)


VISITOR = """
trait Visitor<'a> {
    fn visit(&'a mut self, name: &'a str);
    fn count(&self) -> usize;
}

struct Names<'a> { all: Vec<&'a str> }

impl<'a> Visitor<'a> for Names<'a> {
    fn visit(&'a mut self, name: &'a str) {
        self.all.push(name);
    }

    fn count(&self) -> usize {
        self.all.len()
    }
}

fn main() {
    let mut names = Names { all: vec![] };
    names.visit("a");
    names.visit("b");
    println!("{}", names.count());
}
"""


def test_the_receiver_of_a_trait_is_freed_in_the_trait_and_its_impls(mended: Mended) -> None:
    assert mended("free-receiver", VISITOR)[0] == VISITOR.replace("&'a mut self", "&mut self")


FIND = """
fn find<'a>(words: &'a mut Vec<String>, key: &'a str) -> Option<&'a mut String> {
    words.iter_mut().find(|word| word.as_str() == key)
}

fn main() {
    let mut words = vec!["a".to_string()];
    let found;
    {
        let key = String::from("a");
        found = find(&mut words, &key);
    }
    if let Some(word) = found {
        word.push('x');
    }
    println!("{words:?}");
}
"""


def test_a_parameter_that_is_only_looked_at_is_free(mended: Mended) -> None:
    assert FIND.replace("key: &'a str", "key: &str") in mended("free-parameter", FIND)


def test_two_jobs_of_one_lifetime_are_told_apart(mended: Mended) -> None:
    expected = FIND.replace("find<'a>", "find<'a, 'b>").replace("key: &'a str", "key: &'b str")
    assert expected in mended("two-lifetimes", FIND)


def test_a_borrow_of_self_is_returned_as_one(mended: Mended) -> None:
    red = """
struct Pool<'a> { names: Vec<String>, prefix: &'a str }

impl<'a> Pool<'a> {
    fn add(&mut self, name: &str) -> &'a String {
        self.names.push(format!("{}{}", self.prefix, name));
        self.names.last().unwrap()
    }
}

fn main() {
    let mut pool = Pool { names: Vec::new(), prefix: "p-" };
    println!("{}", pool.add("one"));
    println!("{}", pool.names.len());
}
"""
    assert red.replace("-> &'a String", "-> &String") in mended("borrow-of-self", red)


def test_the_reference_of_an_impl_has_its_own_lifetime(mended: Mended) -> None:
    red = """
struct Tree<'a> { leaves: Vec<&'a str> }

trait Fill<'a> {
    fn fill(&mut self, leaf: &'a str);
}

impl<'a> Fill<'a> for &'a mut Tree<'a> {
    fn fill(&mut self, leaf: &'a str) {
        self.leaves.push(leaf);
    }
}

fn run<'a, F: Fill<'a>>(mut filler: F, leaf: &'a str) {
    filler.fill(leaf);
}

fn main() {
    let mut tree = Tree { leaves: vec![] };
    run(&mut tree, "a");
    run(&mut tree, "b");
    println!("{}", tree.leaves.len());
}
"""
    found = mended("fresh-in-header", red)
    assert red.replace("for &'a mut Tree", "for &mut Tree") in found
    assert red.replace("impl<'a> Fill<'a> for &'a mut", "impl<'a, 'b> Fill<'a> for &'b mut") in found
