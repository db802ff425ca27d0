"""Rules about what is written in another form than it is declared in: calls, fields, patterns, names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

Mended = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("rule", "name", "written"),
    [
        ("called-as-function", "names-free-for-method", "let letters = normalize(text);"),
        ("called-as-function", "impls-static-as-method", "Temperature::from_fahrenheit(**degrees).is_freezing()"),
        ("one-by-one", "methods-chain-order", "sorted.sort_by_key(|post| post.likes);\n    sorted.reverse();"),
        ("of-the-type", "impls-associated-on-value", "next: Self::FIRST"),
        ("of-the-type", "impls-self-constructor", "Self { from, to }"),
        ("self-is-parameter", "names-self-in-function", "thermostat.target - thermostat.now"),
        ("numbered-fields", "fields-tuple-struct", "self.1.min(other.1)"),
        ("in-its-form", "patterns-struct-variant-as-tuple", "Event::Click { x, y } =>"),
        ("in-its-form", "patterns-variant-shadow", "Piece::Queen => 9"),
        ("in-its-form", "patterns-unit-for-tuple", "Value::Number(..) => 8"),
        ("in-its-form", "names-struct-as-function", "Point { x: left + size, y: top + size }"),
        ("type-of-rust", "names-string-type", "    name: String,\n    age: u32,\n    weight: f64,\n"),
        ("type-of-rust", "names-return-type-outside", "-> Option<u32>"),
        ("method-of-rust", "methods-private-name", "self.users.contains_key(&id)"),
        ("method-of-rust", "strings-reverse", "let backwards = text.chars().rev().collect::<String>();"),
        ("by-letters", "strings-iterate", "for c in text.chars() {"),
        ("by-letters", "strings-index", "        self.text.chars().next()\n"),
        ("of-the-other", "patterns-if-let-result", "if let Ok(port) ="),
        ("as-long", "patterns-tuple-length", "for (name, metres, seconds) in laps"),
        ("as-long", "patterns-array-length", "let [r, g, b, _] = colour.parts;"),
        ("rest-named", "patterns-slice-rest", "[rest @ .., last]"),
        ("another-variable", "names-loop-variable", "order.count * order.price"),
        ("another-member", "patterns-constant-name", "codes::MISSING => Outcome::Gone"),
        ("shown-again", "modules-reexport", "    pub use price::Price;\n"),
        ("constructed", "modules-constructor-private", "    UserId::new(number)\n"),
        ("named-apart", "impls-generic-twice", "struct Grouped<K, V>"),
        ("boxed", "generics-recursive-type", "Tree::Branch(Box::new(full(depth - 1)), Box::new(full(depth - 1)))"),
        ("fields-given", "fields-shorthand", "Event { title: name, day: date, hour }"),
        ("else-left", "patterns-let-refutable", "let (key, value) = line.split_once('=')?;"),
        ("added-to", "operators-missing-impl", "total = total + *price;"),
        ("of-a-parameter", "traits-associated-binding", "type Item = Vec<I::Item>;"),
        ("of-a-parameter", "traits-assoc-type", "Option<Self::Item>;"),
        ("plain-comment", "syntax-doc-comment", "    // What else there is to say.\n"),
        ("impl-parameters", "generics-too-many", "impl<const W: usize, const H: usize> Image<W, H> {"),
        (
            "impl-parameters",
            "impls-generic-trait-header",
            "impl<K: fmt::Display, V: fmt::Display> fmt::Display for Table",
        ),
        ("derived-as-asked", "traits-hash-key", "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]"),
        ("no-copy-derived", "traits-copy-string", "#[derive(Debug, Clone, PartialEq)]"),
        ("into-impl", "impls-fn-outside", "    fn eat(&mut self) -> bool {"),
        ("passed-on", "names-added-parameter", "affordable(&products, budget)"),
        ("associated-name", "traits-from-str", "Result<Self, Self::Err>"),
    ],
)
def test_it_is_written_as_it_is_declared(mended: Mended, rule: str, name: str, written: str) -> None:
    assert written in mended(rule, exercise(name))[0]


def test_a_match_of_a_result_has_no_some_and_no_none(mended: Mended) -> None:
    arms = "        Some(n) => Some(n + 1),\n        None => None,\n"
    red = f"fn f(text: &str) -> Option<u8> {{\n    match text.parse::<u8>() {{\n{arms}    }}\n}}\n"
    [text] = mended("of-the-other", red)
    assert "Ok(n) => Some(n + 1),\n        Err(_) => None," in text
