"""What each byte of a program is part of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rusta_core.rust.node_kinds import KINDS, node_kinds

PROGRAM = """\
#[derive(Debug)]
struct Point<'a> { x: &'a str } // a place
fn read(from: Point) -> usize {
    let n = std::cmp::max(from.x.len(), 3);
    println!("{n}\\n");
    n + Vec::<u8>::new().len()
}
"""


def kinds_of(word, text=PROGRAM, nth=0):
    labels, start = node_kinds(text), -1
    for _ in range(nth + 1):
        start = text.index(word, start + 1)
    return {KINDS[label] for label in labels[start : start + len(word)]}


def test_each_word_has_the_kind_of_its_role():
    expected = {
        "#[derive(Debug)]": "attribute",
        "struct": "keyword",
        "Point": "type",
        "'a": "lifetime",
        "str": "primitive",
        "// a place": "comment",
        "read": "function",
        "from": "parameter",
        "->": "operator",
        "let": "keyword",
        "std": "module",
        "max": "function",
        "len": "function",
        "3": "number",
        "println": "macro",
        "n =": "variable",
        "+": "operator",
        "new": "function",
        ";": "separator",
        "{\n": "bracket",
    }
    for word, kind in expected.items():
        nth = 1 if word == "str" else 0
        assert kinds_of(word, nth=nth) - {"space"} - ({"operator"} if word == "n =" else set()) == {kind}, word
    assert kinds_of(".x.") == {"operator", "field"}
    assert kinds_of("\\n", nth=0) == {"string"}


@given(st.text(max_size=60))
def test_any_text_has_a_label_for_each_byte(text):
    labels = node_kinds(text)
    assert len(labels) == len(text.encode())
    assert (labels < len(KINDS)).all()
