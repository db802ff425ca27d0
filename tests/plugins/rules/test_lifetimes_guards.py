"""Rules about borrows that last too long or cannot leave: `'static`, guards, lent arguments, what is taken out."""

from __future__ import annotations

from collections.abc import Callable

Mended = Callable[..., list[str]]


def test_a_type_of_static_texts_gets_a_lifetime(mended: Mended) -> None:
    red = """
struct Label { text: &'static str }

impl Label {
    fn new(text: &'static str) -> Self {
        Label { text }
    }

    fn show(&self) -> &'static str {
        self.text
    }
}

fn main() {
    let made = String::from("a");
    println!("{}", Label::new(&made).show());
}
"""
    expected = red.replace("'static", "'a").replace("struct Label", "struct Label<'a>")
    assert expected.replace("impl Label", "impl<'a> Label<'a>") in mended("shorter-than-static", red)


def test_a_bound_that_asks_for_ever_goes(mended: Mended) -> None:
    red = """
fn each<F: Fn(usize) + 'static>(times: usize, call: F) {
    for number in 0..times {
        call(number);
    }
}

fn main() {
    let prefix = String::from("n");
    each(2, |number| println!("{prefix}{number}"));
    println!("{prefix}");
}
"""
    assert red.replace(" + 'static", "") in mended("shorter-than-static", red)


CACHE = """
use std::cell::RefCell;

struct Cache { items: RefCell<Vec<String>> }

impl Cache {
    fn first(&self) -> &String {
        &self.items.borrow()[0]
    }
}

fn main() {
    let cache = Cache { items: RefCell::new(vec!["a".to_string()]) };
    println!("{}", cache.first());
}
"""


def test_a_guard_is_returned_with_what_it_guards(mended: Mended) -> None:
    expected = CACHE.replace("-> &String", "-> std::cell::Ref<'_, String>")
    expected = expected.replace(
        "&self.items.borrow()[0]", "std::cell::Ref::map(self.items.borrow(), |inner| &inner[0])"
    )
    assert expected in mended("returned-guard", CACHE)


def test_an_argument_is_lent_to_what_returns_a_part_of_it(mended: Mended) -> None:
    red = """
fn find(words: Vec<String>, start: &str) -> Option<&String> {
    words.iter().find(|word| word.starts_with(start))
}

fn main() {
    let words = vec!["a".to_string()];
    println!("{:?} {}", find(words.clone(), "a"), words.len());
}
"""
    expected = red.replace("find(words: Vec<String>", "find<'a>(words: &'a Vec<String>")
    expected = expected.replace("<&String>", "<&'a String>").replace("find(words.clone()", "find(&words")
    assert expected in mended("lent-argument", red)


def test_an_iterator_over_what_is_made_here_owns_it(mended: Mended) -> None:
    red = """
use std::slice::Iter;

fn squares(count: u32) -> Iter<'static, u32> {
    let made: Vec<u32> = (0..count).map(|number| number * number).collect();
    made.iter()
}

fn main() {
    println!("{}", squares(3).count());
}
"""
    expected = red.replace("Iter<'static, u32>", "std::vec::IntoIter<u32>").replace(".iter()", ".into_iter()")
    assert expected in mended("owning-iterator", red)


def test_a_slice_is_taken_out_of_the_iterator_that_gives_it_away(mended: Mended) -> None:
    red = """
struct IterMut<'a, T> { rest: &'a mut [T] }

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;

    fn next(&mut self) -> Option<Self::Item> {
        let (first, rest) = self.rest.split_first_mut()?;
        self.rest = rest;
        Some(first)
    }
}

fn main() {
    let mut numbers = [1, 2];
    for number in (IterMut { rest: &mut numbers }) {
        *number += 1;
    }
    println!("{numbers:?}");
}
"""
    expected = red.replace("self.rest.split", "std::mem::take(&mut self.rest).split")
    assert expected in mended("taken-out", red)


def test_a_method_of_a_foreign_trait_names_no_lifetime_of_its_receiver(mended: Mended) -> None:
    red = """
struct Words<'a> { text: &'a str }

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&'a mut self) -> Option<&'a str> {
        let (word, rest) = self.text.split_once(' ')?;
        self.text = rest;
        Some(word)
    }
}

fn main() {
    println!("{}", Words { text: "a b c" }.count());
}
"""
    assert red.replace("&'a mut self", "&mut self") in mended("lifetimes-as-in-trait", red)


def test_two_temporaries_of_one_statement_get_a_name_each(mended: Mended) -> None:
    red = """
fn main() {
    let parts: Vec<&str> = vec![String::from("a").as_str(), String::from("b").as_str()];
    println!("{}", parts.join("-"));
}
"""
    expected = """
fn main() {
    let value = String::from("a");
    let second = String::from("b");
    let parts: Vec<&str> = vec![value.as_str(), second.as_str()];
    println!("{}", parts.join("-"));
}
"""
    assert expected in mended("own-let", red)
