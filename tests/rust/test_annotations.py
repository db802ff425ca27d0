"""Where programs say types, and what they are without them."""

from __future__ import annotations

import pytest

from rusta_core.records import File
from rusta_core.rust.annotations import LONGEST, Annotation
from rusta_core.rust.annotations import annotated as annotated_by
from rusta_core.rust.graph.asked import Graph
from rusta_core.rust.graph.snap import snap
from rusta_core.rust.syntax import SyntaxTree

PROGRAM = """\
struct Person<'a> {
    name: &'a str,
    åge: u8,
    unused: bool,
}
trait Speaks {
    fn speak(&self, loud: bool) -> bool;
}
fn oldest(people: &[Person<'_>], from: usize) -> u8 {
    let mut best: Option<u8> = None;
    let ages: Vec<_> = people.iter().map(|one: &Person| one.åge).collect();
    let later: u8;
    for age in ages.into_iter().skip(from) {
        best = best.max(Some(age));
    }
    later = best.unwrap_or(0);
    later
}
fn first<T: Clone, F: Fn(T) -> T>(all: &[T], f: F, x: T, loud: impl Fn()) -> T {
    loud();
    let made: Box<dyn Fn(T) -> T> = Box::new(f);
    let it: fn(u8) -> u8 = u8::count_ones as _;
    made(all.first().cloned().unwrap_or(x))
}
fn main() {
    let person = Person { name: "A", åge: 1, unused: true };
    println!("{} {}", person.name, oldest(&[person], 0));
}
"""


def annotated(text: str) -> list[Annotation]:
    graph = Graph(snap([File(path="a.rs", text=text)], [], edition="2021", std="1"))

    def known(start: int) -> str | None:
        said = graph.type_of(("a.rs", start))
        return said and said.type

    return annotated_by(text, known)


def test_what_is_asked_for_is_what_is_known_whatever_the_text_says():
    text = "fn f(a: u8, b: u8) -> u8 { a + b }"
    assert [(one.name, one.type) for one in annotated_by(text, {5: "i64"}.get)] == [("a", "i64")]


def test_each_annotation_that_can_be_asked_for():
    found = [(one.name, one.type, one.kind, one.place, one.line) for one in annotated(PROGRAM)]
    assert found == [
        ("name", "&str", "reference", "field", 2),
        ("åge", "u8", "primitive", "field", 3),
        ("unused", "bool", "primitive", "field", 4),
        ("people", "&[Person]", "reference", "parameter", 9),
        ("from", "usize", "primitive", "parameter", 9),
        ("best", "Option<u8>", "generic", "let", 10),
        ("one", "&Person", "reference", "parameter", 11),
        ("all", "&[T]", "reference", "parameter", 19),
        ("made", "Box<dyn Fn(T) -> T>", "generic", "let", 21),
    ]


def test_it_is_taken_out_and_exchanged_in_bytes():
    age = next(one for one in annotated(PROGRAM) if one.name == "åge")
    assert "    åge,\n" in age.taken_out(PROGRAM)
    assert "    åge: Vec<i8>,\n" in age.exchanged(PROGRAM, "Vec<i8>")
    assert all(one.exchanged(PROGRAM, one.type).count("\n") == PROGRAM.count("\n") for one in annotated(PROGRAM))


@pytest.mark.parametrize("text", ["", "fn", "let x: u8 = ;", "é" * 20, "fn f(x: ", "struct S { x: }"])
def test_what_is_no_program_has_few_or_none(text):
    assert len(annotated(text)) <= 1


def test_a_name_that_does_not_occur_again_and_a_long_type_are_left_out():
    long = "Option<" * 12 + "u8" + ">" * 12
    assert len(long) > LONGEST
    assert annotated(f"fn main() {{ let x: {long} = None; let y: u8 = 1; drop(x); }}") == []


def test_places_are_those_of_the_tree():
    tree = SyntaxTree(PROGRAM)
    for one in annotated(PROGRAM):
        node = tree.smallest(one.start, one.end)
        assert (node.start_byte, node.end_byte) == (one.start, one.end)
        assert PROGRAM.encode()[: one.name_end].endswith(one.name.encode())
