"""Rules about types in use: arithmetic, ways out of blocks, what is known when, and what a call is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

Mended = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("rule", "name", "written"),
    [
        ("operands-as-one", "numbers-average", "total as f64 / self.marks.len() as f64"),
        ("operands-as-one", "numbers-offset", "row as usize * self.width + column as usize"),
        ("operands-as-one", "numbers-digit-sum", "digit as u32 - '0' as u32"),
        ("negated-last", "numbers-negate", "-(cents as i64)"),
        ("difference", "numbers-distance", "from.position.abs_diff(to.position).into()"),
        ("times", "types-implicit-multiply", "2.0 * (width"),
        ("times", "types-call-value", "self.factor * (value)"),
        ("else-leaves", "patterns-let-else", "return false;\n"),
        ("left-with-value", "names-continue-in-function", "return None;"),
        ("labelled", "names-loop-outer", "'rows: for (row, line)"),
        ("loop-in-place-of-closure", "names-break-outside", "for (at, value) in values.iter().enumerate() {"),
        ("closure-in-place-of-function", "names-outer-variable-fn", "let share = |sample: &f64| -> f64 {"),
        ("function-in-place-of-closure", "closures-recursive", "visit(edges, *next, seen);"),
        ("async-around-await", "syntax-async", "async fn total("),
        ("constant", "types-const-function", "const fn kibibytes("),
        ("constant", "types-const-string", 'const GREETING: &str = "Hello";'),
        ("constant", "patterns-static-name", "const BLACK: (u8, u8, u8)"),
        ("constant", "names-const-runtime", "vec![0; buckets]"),
        ("marked", "generics-unused-parameter", "value, marker: std::marker::PhantomData }"),
        ("argument-of-call", "methods-sum-type", ".sum::<f64>()"),
        ("argument-of-call", "generics-default-annotation", "show::<Gram>(500)"),
        ("assigns", "operators-add-assign", "fn add_assign(&mut self, other: Tally) {\n        *self = Tally"),
        ("collected-first", "strings-split-index", "let parts = address.split('@').collect::<Vec<_>>();"),
        ("by-total-order", "traits-sort-floats", "a.celsius.total_cmp(&b.celsius)"),
        ("by-total-order", "traits-max-floats", ".max_by(|a, b| a.total_cmp(b)).copied()"),
        ("joined-to-show", "impls-display-vector", 'self.songs.join(", ")'),
        ("entered", "types-index-map", "*self.counts.entry(name.to_string()).or_insert(0) += 1;"),
        ("of-its-field", "types-index-struct", "board.squares[at]"),
        ("by-field", "operators-bits", "self.0 & other.0 == other.0"),
        ("trait-as-type", "closures-stored", "on_press: Box<dyn Fn(&str) -> String>"),
        ("trait-as-type", "closures-moved-signature", "action: impl Fn() -> u32 + 'static"),
        ("closure-swapped", "closures-fold-arity", "|(sum, weight), sample|"),
        ("receiver-declared", "impls-self-missing", "fn turn_right(&mut self)"),
        ("absent-as-error", "errors-option-question", '.ok_or("nothing there")?'),
        ("absent-as-error", "errors-result-question", ".ok()?"),
        ("opened", "methods-on-result", "parse::<f64>().ok()?.round()"),
        ("list-of-objects", "traits-vec-of-dyn", "let all: Vec<Box<dyn Plugin>> = vec!["),
        ("callable", "closures-generic-bound", "impl<F: Fn(u64) -> u64> Cache<F>"),
        ("taken-apart", "patterns-while-let", "while let Some(depth) = depths.next()"),
        ("signed", "operators-not", "first.other()"),
        ("signed", "operators-negate", "Velocity { x: -self.x, y: -self.y }"),
        ("compared", "closures-sort-key", "b.age.cmp(&a.age)"),
        ("of-the-pair", "types-index-tuple", "if row.1 >= from {\n                total += row.2;"),
        ("in-one", "types-tuple-return", "Some((*low, *high))"),
        ("operands", "numbers-bool-arithmetic", "points += (*given == right) as u32;"),
        ("convert", "generics-phantom-state", "state: std::marker::PhantomData }"),
        ("compared-inside", "types-option-compare", "runner.best.is_some_and(|one| one < limit)"),
        ("arms-like-others", "patterns-missing-arm", "State::Stopped => State::Stopped,"),
    ],
)
def test_types_are_used_as_they_are(mended: Mended, rule: str, name: str, written: str) -> None:
    assert written in mended(rule, exercise(name))[0]


def test_a_text_is_pushed_as_a_text(mended: Mended) -> None:
    red = "fn f(mut out: String) -> String {\n    out.push(\"ab\");\n    out.insert_str(0, 'c');\n    out\n}\n"
    [text] = mended("text-pushed", red)
    assert "out.push_str(\"ab\");\n    out.insert(0, 'c');" in text


def test_a_number_is_used_itself_and_a_pair_is_taken_apart(mended: Mended) -> None:
    [text] = mended("no-field", "fn f(a: f64) -> f64 {\n    a.value + 1.0\n}\n")
    assert "a + 1.0" in text
    red = "fn f(all: &[(u8, u8)]) -> Vec<u8> {\n    all.iter().map(|a, b| a + b).collect()\n}\n"
    assert "|(a, b)| a + b" in mended("as-pair", red)[0]


def test_an_error_gets_the_variant_that_holds_it(mended: Mended) -> None:
    texts = mended("error-converted", exercise("errors-two-kinds"))
    assert any("price.trim().parse().map_err(Fault::Price)?" in text for text in texts)


def test_a_cast_before_a_comparison_stands_in_brackets(mended: Mended) -> None:
    red = "fn f(a: u8, b: usize) -> bool {\n    a < b\n}\n"
    assert "(a as usize) < b" in mended("operands-as-one", red)[0]
