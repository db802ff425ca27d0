"""Rules about names that are declared elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rusta_tools.places import Source
from rusta_tools.rules.names import unmet

from rusta_core import SyntaxTree

SUIT = "#[derive(Clone, Copy, PartialEq)]\npub enum Suit {\n    Hearts,\n    Spades,\n}\n\n"


@pytest.mark.parametrize(
    ("rule", "red", "written"),
    [
        (
            "let-outside",
            'pub fn sign(n: i32) -> String {\n    if n < 0 {\n        let label = "minus";\n    } else {\n'
            '        let label = "plus";\n    }\n    label.to_string()\n}\n',
            '    let label;\n    if n < 0 {\n        label = "minus";',
        ),
        (
            "let-outside",
            "pub fn even(list: &[i32]) -> i32 {\n    for n in list {\n        if n % 2 == 0 {\n"
            "            let found: i32 = *n;\n            break;\n        }\n    }\n    found\n}\n",
            "    let mut found = 0;\n    for n in list {\n        if n % 2 == 0 {\n            found = *n;",
        ),
        (
            "let-outside",
            "pub fn price(seats: u32) -> u32 {\n    if seats > 3 {\n        let price = 30;\n    } else {\n"
            "        let price = 10;\n    }\n    price\n}\n",
            "    let price;\n    if seats > 3 {\n        price = 30;",
        ),
        (
            "of-enum",
            SUIT + "pub fn other(suit: Suit) -> Suit {\n    if suit == Hearts { Spades } else { Hearts }\n}\n",
            "if suit == Suit::Hearts { Suit::Spades } else { Suit::Hearts }",
        ),
        (
            "spelt-alike",
            SUIT + "pub fn both() -> (Suit, Suit) {\n    (Suits::Hearts, Suits::Spades)\n}\n",
            "(Suit::Hearts, Suit::Spades)",
        ),
        (
            "spelt-alike",
            "pub fn mean(samples: &[f64]) -> f64 {\n    sample.iter().sum::<f64>() / sample.len() as f64\n}\n",
            "samples.iter().sum::<f64>() / samples.len()",
        ),
        (
            "path-of-item",
            "pub mod a {\n    pub mod b {\n        pub struct C;\n    }\n}\n\nuse a::C;\n\n"
            "pub fn c() -> C {\n    C\n}\n",
            "use crate::a::b::C;",
        ),
    ],
)
def test_the_name_that_there_is_is_meant(rule: str, red: str, written: str, mended: Callable[..., list[str]]) -> None:
    assert any(written in text for text in mended(rule, red))


def test_the_names_that_formats_show_are_used() -> None:
    tree = SyntaxTree('fn say(a: u8) { println!("{a} {b:>3} {{c}} {} {d:?}", e.f); }')
    (function,) = tree.root.named_children
    assert unmet.values(Source(path="a.rs", tree=tree), function) == ["e", "b", "d"]
