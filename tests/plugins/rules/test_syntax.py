"""Rules about what is no Rust: words and forms of other languages, holes, quotes and macros."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercises import exercise

Mended = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("rule", "name", "written"),
    [
        ("word-of-rust", "syntax-else-if", "} else if value == 0 {"),
        ("word-of-rust", "syntax-not-keyword", "!is_hidden && (word.len() > 2 || !self.is_strict)"),
        ("word-of-rust", "syntax-and-keyword", "(cell.is_alive && cell.neighbours == 2) || cell.neighbours == 3"),
        ("word-of-rust", "syntax-let-in-struct", "    name: String,\n    retries: u32,\n"),
        ("word-of-rust", "patterns-guard-comma", "Move::Up(by) if floor"),
        ("if-else", "syntax-ternary", 'let ending = if count == 1 { "" } else { "s" };'),
        ("compared-twice", "syntax-chained-comparison", "self.low <= value && value < self.high"),
        ("name-then-type", "syntax-c-parameters", "fn volume(width: f64, height: f64, depth: f64)"),
        ("raw", "names-keyword", "element.r#type.starts_with('h')"),
        ("parameter-typed", "syntax-parameter-type", "fn add(&mut self, amount: u64) -> u64"),
        ("mut-then-name", "syntax-let-mutable", "let mut word = String::new();"),
        (
            "loop-with-end",
            "syntax-while-parentheses",
            "        if number == 1 {\n            break;\n        }\n    }\n",
        ),
        ("braced", "syntax-else-without-braces", "if left > right {\n        left - right\n    }\n    else {\n"),
        (
            "holes-emptied",
            "macros-format-expression",
            '"{} x {}: {}", order.count, order.item, order.count * order.cents',
        ),
        ("hole-filled", "macros-format-arguments", 'format!("{}: ({:.1}, {:.1})", name, point.x, point.y)'),
        ("string-closed", "syntax-unterminated-string", 'let intro = "usage: crab";'),
        ("string-closed", "syntax-escape", 'parts.join("\\\\"));'),
        ("macro-variable", "macros-repetition", "$($rest:expr),*"),
        ("macro-variable", "macros-fragment", "self.0 * $factor"),
        ("macro-first", "macros-order", "}\n\nfn area("),
        ("comma-at-end", "macros-no-rule", "$value:expr),* $(,)?) =>"),
        ("derivable", "syntax-derive-unknown", "#[derive(Debug, Clone, PartialEq)]"),
    ],
)
def test_what_is_no_rust_is_written_as_it_is_here(mended: Mended, rule: str, name: str, written: str) -> None:
    assert written in mended(rule, exercise(name))[0]


def test_words_in_texts_and_comments_stay(mended: Mended) -> None:
    red = (
        'fn f(a: bool, b: bool) -> &\'static str {\n    // this and that\n    if a and b { "a or b" } else { "" }\n}\n'
    )
    [text] = mended("word-of-rust", red)
    assert text == red.replace("a and b", "a && b")


def test_a_hole_keeps_its_format_and_names_keep_theirs(mended: Mended) -> None:
    call = 'format!("{n} {p.x:.2} {{}} {} {m}", n + 1, m = 2)'
    red = f"struct P {{ x: f64 }}\nfn f(p: &P, n: u8) -> String {{\n    {call}\n}}\n"
    [text] = mended("holes-emptied", red)
    assert 'format!("{n} {:.2} {{}} {} {m}", p.x, n + 1, m = 2)' in text
