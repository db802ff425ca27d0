"""Questions of whose four choices the compiler takes one."""

from __future__ import annotations

from collections import Counter

import pytest
from attrs import evolve

from rusta_core import Snippet, digest
from rusta_core.rust.check import Checker, Program
from rusta_core.rust.graph.asked import Graph
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.type_questions import FOURS, PER_PROGRAM, closed_questions, open_questions

GREETS = """\
struct Greeter { name: String, times: u32, loud: bool, mood: Option<i8> }
fn greet(one: &Greeter, marks: &[char], weight: f64) -> f64 {
    let first: char = marks[0];
    for _ in 0..one.times {
        println!("{}{}", one.name, if one.loud { '!' } else { first });
    }
    weight.sqrt() * f64::from(one.mood.unwrap_or(1))
}
fn main() {
    let one = Greeter { name: String::from("A"), times: 2, loud: true, mood: None };
    greet(&one, &['x'], 0.5);
}
"""
OPEN = """\
fn main() {
    let a: u8 = 1;
    let b: u16 = 2;
    let c: u32 = 3;
    let d: u64 = 4;
    println!("{a} {b} {c} {d}");
}
"""


def snippet(name: str, text: str) -> Snippet:
    return Snippet(
        id=name, repo="r", edition="2021", text=text, license="MIT", source_url="https://x.org", sha256=digest(text)
    )


def graph_of(one: Snippet) -> Graph:
    return Graph.of_snippet(one, Toolchain.find())


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Toolchain.find(), Sandbox.find("bwrap"), None, workers=1)


def test_the_compiler_takes_the_truth_and_none_of_the_others(checker):
    text = {"g": GREETS, "o": OPEN}
    asked = closed_questions([snippet(*one) for one in text.items()], graph_of, checker, most=100, seed=1)
    assert {one.snippet for one in asked} == {"g"}  # in the other, each may have each of the others' types
    assert len(asked) == 8
    for one in asked:
        assert len(set(one.choices)) == 4
        for choice in one.choices:
            program = Program(one.said.exchanged(GREETS, choice), "2021")
            assert checker.check(program).ok == (choice == one.said.type)
        assert all(count >= 1 for count in one.counts)


def test_each_of_four_choices_is_the_truth_of_one(checker):
    many = [snippet(f"g{number}", GREETS.replace("greet", f"greet{number}")) for number in range(3)]
    asked = closed_questions(many, graph_of, checker, most=100, seed=1)
    truths = {(one.snippet, tuple(sorted(one.choices))): Counter() for one in asked}
    for one in asked:
        truths[one.snippet, tuple(sorted(one.choices))][one.said.type] += 1
    assert truths
    for (_, choices), counts in truths.items():
        assert counts == Counter(choices)
    assert max(Counter(one.snippet for one in asked).values()) <= 4 * FOURS


def test_no_more_than_asked_for_and_the_same_each_time(checker):
    many = [snippet(f"g{number}", GREETS.replace("greet", f"greet{number}")) for number in range(3)]
    asked = closed_questions(many, graph_of, checker, most=10, seed=1)
    assert len(asked) == 8
    assert closed_questions(many[::-1], graph_of, checker, most=10, seed=1) == asked
    for most in (0, 3):
        assert closed_questions(many, graph_of, checker, most=most, seed=1) == []
    assert closed_questions([], graph_of, checker, most=10, seed=1) == []


def test_to_learn_from_the_truth_is_enough():
    many = [snippet(f"g{number}", GREETS) for number in range(3)] + [snippet("empty", "")]
    asked = open_questions(many, graph_of, most=100, seed=1)
    assert Counter(one.snippet for one in asked) == {f"g{number}": PER_PROGRAM for number in range(3)}
    assert all(one.choices == () for one in asked)
    assert open_questions(many[::-1], graph_of, most=5, seed=1) == asked[:5]
    assert open_questions([], graph_of, most=5, seed=1) == []


def test_the_truth_is_what_the_graph_knows_which_is_asked_for_only_where_there_is_a_type(checker):
    asked: list[str] = []

    def graph(one: Snippet) -> Graph:
        asked.append(one.id)
        return graph_of(evolve(one, text=one.text.replace("u32", "u64")))

    told = open_questions([snippet("g", GREETS), snippet("none", "fn f() {}")], graph, most=100, seed=1)
    assert asked == ["g"]
    assert {"u64"} == {one.said.type for one in told if one.said.name == "times"}
