"""What a change does to a program."""

from __future__ import annotations

import pytest

from rusta_core.records import Edit, File
from rusta_core.value.change import Text, calls, copies, copy_is_changed, made_up, moved, operators, places

PROGRAM = """\
pub struct Bag(Vec<u8>);

impl Bag {
    pub fn fill(&mut self, with: u8) {
        self.0.push(with);
    }
}

fn total(bag: &Bag) -> usize {
    let more = bag.0.len();
    more + 1
}
"""


def edit(before: str, old: str, new: str) -> Edit:
    start = PROGRAM.index(before) + len(before)
    return Edit(path="a.rs", start=start, end=start + len(old), text=new)


@pytest.fixture(scope="module")
def text() -> Text:
    return Text.of(File(path="a.rs", text=PROGRAM))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (edit("with: ", "u8", "u16"), {"in type", "in parameter", "in a signature", "public"}),
        (edit("bag: ", "&Bag", "Bag"), {"in a signature", "in type"}),
        (edit("let ", "more", "most"), {"in let", "in block"}),
        (edit("more + ", "1", "2"), {"in value", "in operation"}),
        (edit("bag.0", "", ".clone()"), {"in access"}),
    ],
)
def test_where_a_change_stands(text: Text, change: Edit, named: set[str]) -> None:
    found = places(text, change)
    assert named <= found
    assert ("in a signature" in found) == ("in a signature" in named)
    assert ("public" in found) == ("public" in named)


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        ("let mut other = bag.clone();", True),
        ("bag.clone().fill(1);", True),
        ("bag.items.clone().push(1);", True),
        ("grow(&mut bag.clone());", True),
        ("bag.clone()[0] = 1;", True),
        ("let other = bag.clone();", False),
        ("show(&bag.clone());", False),
        ("bag.clone().len();", False),
        ("x = bag.clone();", False),
    ],
)
def test_a_change_that_is_lost_with_a_copy(text: Text, after: str, changed: bool) -> None:
    program = f"fn main() {{\n    {after}\n}}\n"
    at = program.index(".clone()")
    assert copy_is_changed(text, program, [(at, at + len(".clone()"))]) is changed


def test_whole_words_are_seen(text: Text) -> None:
    change = edit("let mor", "e", "ning")
    assert text.widened(change)[1:3] == ("more", "morning")


def test_what_is_called_compared_and_copied() -> None:
    assert calls("a.push(1); vec![f(2)]") == {"push": 1, "f": 1}
    assert operators("a <= b && x..y") == {"<=": 1, "&&": 1, "..": 1}
    assert operators("fn f(a: &Vec<u8>) -> &'a mut T") == {}
    assert copies("a", "a.clone()")
    assert not copies("a.clone()", "b.clone()")


def test_what_was_moved_and_what_was_made_up() -> None:
    assert moved("a.push(1);\nb();", "b();\na.push(1);\nc();") == {"a.push(1);", "b();"}
    assert moved("}", "}") == set()
    assert made_up("Point { x: 0, y: String::new(), z: vec![] }") == 3
    assert made_up("Point { x: 10, y: name, z: 0.5 }") == 0
