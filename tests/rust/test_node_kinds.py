"""What each byte of a program is part of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rusta_core.rust.node_kinds import KINDS, UNLABELLED, node_kinds, piece_kinds

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


@given(st.text(max_size=60), st.integers(0, 240), st.integers(0, 240), st.booleans())
def test_a_piece_has_a_label_a_byte_wherever_it_is_cut(text, start, end, whole):
    piece = text.encode()[start:end]
    labels = piece_kinds(piece, whole=whole)
    assert len(labels) == len(piece)
    first_line = 0 if whole else piece.find(b"\n") + 1 or len(piece)
    assert (labels[:first_line] == UNLABELLED).all()
    assert (labels[first_line:] < len(KINDS)).all()


def test_a_piece_is_labelled_as_its_text_is_where_the_cut_hides_nothing():
    data = PROGRAM.replace("place", "plåce").encode()
    whole = node_kinds(data.decode())
    assert (piece_kinds(data, whole=True) == whole).all()
    start = data.index("\u00e5".encode()) + 1  # inside a character, in the second line
    cut = data.index(b"fn read")
    labels = piece_kinds(data[start:], whole=False)
    assert (labels[: cut - start] == UNLABELLED).all()
    assert (labels[cut - start :] == whole[cut:]).all()
