from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.records import Edit, File
from rusta_core.rust.patch import PatchError, apply_edits, edits_between, inverse, k_lines, parse_edits, render_edits

LINES = st.sampled_from(["a\n", "b\n", "é\n", "}\n", "\n", "x", "c\r\n"])
TEXT = st.lists(LINES, max_size=12).map("".join)


@st.composite
def trees(draw: st.DrawFn) -> tuple[tuple[File, ...], tuple[Edit, ...]]:
    files = tuple(File(path=f"src/{name}.rs", text=draw(TEXT)) for name in draw(st.sampled_from(["m", "mn"])))
    edits: list[Edit] = []
    for file in files:
        places = [len(file.text[:i].encode()) for i in range(len(file.text) + 1)]
        cuts = sorted(draw(st.lists(st.sampled_from(places), max_size=6)))
        edits += [
            Edit(path=file.path, start=a, end=b, text=draw(TEXT)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        ]
    return files, tuple(draw(st.permutations(edits)))


def one(text: str) -> tuple[File, ...]:
    return (File(path="src/main.rs", text=text),)


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(path="src/main.rs", start=start, end=end, text=text)


@given(trees())
def test_the_inverse_undoes(tree):
    files, edits = tree
    after = apply_edits(files, edits)
    assert apply_edits(after, inverse(files, edits)) == files


@given(trees())
def test_the_edits_between_two_states_make_one_of_the_other(tree):
    files, edits = tree
    after = apply_edits(files, edits)
    between = edits_between(files, after)
    assert apply_edits(files, between) == after
    assert bool(between) == (after != files)


def test_the_edits_between_two_states_are_as_small_as_what_differs():
    before, after = one("let a = x;\nlet é = y;\nz\n"), one("let a = x.clone();\nlet é = y;\nlet z\n")
    assert edits_between(before, after) == (edit(9, 9, ".clone()"), edit(23, 23, "let "))


@given(trees())
def test_what_is_written_reads_back_to_the_same_files(tree):
    files, edits = tree
    after = apply_edits(files, edits)
    written = render_edits(files, edits)
    assert apply_edits(files, parse_edits(written, files)) == after
    assert (written == "") == (after == files)


@given(trees())
def test_k_is_zero_only_for_no_change_and_the_same_both_ways(tree):
    files, edits = tree
    after = apply_edits(files, edits)
    assert (k_lines(files, after) == 0) == (files == after)
    assert k_lines(files, ()) == sum(len(file.text.split("\n")) for file in files)


def test_edits_are_made_at_once_and_in_any_order():
    assert apply_edits(one("abcdef"), [edit(4, 5, "E!"), edit(0, 1, "A"), edit(0, 0, "<")]) == one("<AbcdE!f")


@pytest.mark.parametrize(
    ("edits", "what"),
    [
        ([edit(0, 3, ""), edit(2, 4, "")], "two edits overlap"),
        ([edit(5, 9, "")], "an edit lies outside its file"),
        ([edit(3, 2, "")], "an edit lies outside its file"),
        ([edit(1, 2, "")], "an edit cuts a character in two"),
        ([Edit(path="lib.rs", start=0, end=0, text="")], "there is no such file"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(edits, what):
    with pytest.raises(PatchError, match=what):
        apply_edits(one("éabcd"), edits)


@pytest.mark.parametrize(
    ("before", "after", "k"),
    [
        ("a\nb\nc\n", "a\nB\nc\n", 1),
        ("a\nb\nc\n", "a\nc\n", 1),
        ("a\nb\n", "a\nx\ny\nb\n", 2),
        ("a\nb\nc\nd\n", "A\nb\nc\nD\nE\n", 3),
        ("a\nb\nc\n", "x\n", 3),
        ("a", "a\n", 1),
    ],
)
def test_k_lines(before, after, k):
    assert k_lines(one(before), one(after)) == k


def test_the_written_form_echoes_the_line():
    files = one("fn main() {\n    let x = 5;\n    x = 6;\n}\n")
    written = render_edits(files, [edit(20, 20, "mut ")])
    assert written == "2-|    let x = 5;\n2+|    let mut x = 5;\n"


def test_an_insertion_is_anchored_to_the_line_below():
    assert render_edits(one("a\nb\n"), [edit(2, 2, "new\n")]) == "2-|b\n2+|new\n3+|b\n"


def test_several_files_are_named():
    files = (File(path="a.rs", text="one\n"), File(path="b.rs", text="two\n"))
    edits = (Edit(path="b.rs", start=0, end=3, text="2"),)
    assert render_edits(files, edits) == "@ b.rs\n1-|two\n1+|2\n"
    assert parse_edits("@ b.rs\n1-|two\n1+|2\n", files) == edits


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1-|A\n1+|b\n", "line 1 of src/main.rs is 'a'"),
        ("9-|a\n", "no such line"),
        ("0-|a\n", "no such line"),
        ("1+|b\n", "without saying in place of which"),
        ("hello\n", "is not of the form"),
        ("@ lib.rs\n1-|a\n", "no file 'lib.rs'"),
        ("1-|a\n1+|x\n1-|a\n1+|y\n", "two edits overlap"),
    ],
)
def test_a_patch_that_does_not_match_is_refused(text, why):
    with pytest.raises(PatchError) as caught:
        parse_edits(text, one("a\nb\n"))
    assert why in str(caught.value)
