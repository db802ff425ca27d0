"""Rules about bodies: types written there, temporaries in branches, iterators that a closure returns."""

from __future__ import annotations

from collections.abc import Callable

Mended = Callable[..., list[str]]


def test_a_type_in_a_body_leaves_the_lifetime_of_the_caller_out(mended: Mended) -> None:
    red = """
struct Scope<'a> { names: Vec<&'a str> }

fn count<'a>(base: &Scope<'a>, extra: usize) -> usize {
    let text = format!("n{extra}");
    let mut inner: Scope<'a> = Scope { names: base.names.clone() };
    let own: &'a str = &text;
    inner.names.push(own);
    inner.names.len()
}

fn main() {
    println!("{}", count(&Scope { names: vec!["a"] }, 2));
}
"""
    expected = red.replace("inner: Scope<'a>", "inner: Scope<'_>").replace("own: &'a str", "own: &str")
    assert expected in mended("freed-annotation", red)


BRANCHES = """
fn other() -> String {
    "o".to_string()
}

fn main() {
    let count = std::env::args().count();
    let text: &str = match count {
        0 => "none",
        1 => other().as_str(),
        _ => &format!("{count}"),
    };
    println!("{text}");
}
"""


def test_what_the_branches_make_is_owned(mended: Mended) -> None:
    expected = BRANCHES.replace("text: &str", "text: String").replace('"none"', '"none".to_string()')
    expected = expected.replace("other().as_str()", "other()").replace("&format", "format")
    assert expected in mended("owned-let", BRANCHES)


def test_a_closure_returns_what_an_iterator_gave(mended: Mended) -> None:
    red = """
fn letters(words: Vec<String>) -> Vec<char> {
    words.into_iter().flat_map(|word| word.chars().filter(|letter| letter.is_alphabetic())).collect()
}

fn main() {
    println!("{:?}", letters(vec!["a1".to_string()]));
}
"""
    assert red.replace("alphabetic())", "alphabetic()).collect::<Vec<_>>()") in mended("whole-iterator", red)
