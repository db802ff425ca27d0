"""Of an error of syntax that names the one token it misses, who puts in just that is what is asked for."""

from __future__ import annotations

from rusta_games.asked import asked_for

from rusta_core import Candidate, Checker, DiagCase, Edit, File, Program, apply_edits, diagnostic_to_json, digest

SAID_TWICE = 'fn main() {\n    println!("a")\n    println!("b");\n}\n'


def case(checker: Checker, text: str) -> DiagCase:
    said = checker.check(Program(text)).diagnostics
    assert said
    return DiagCase(
        license="MIT", source_url="", sha256=digest(text), id="case", repo="r", error_class="syntax",
        files=(File(path="src/main.rs", text=text),), cargo_diag=tuple(map(diagnostic_to_json, said)),
    )  # fmt: skip


def candidate(of: DiagCase, *edits: tuple[int, int, str]) -> Candidate:
    made = tuple(Edit(path="src/main.rs", start=start, end=end, text=text) for start, end, text in edits)
    files = tuple((file.path, file.text) for file in apply_edits(of.files, made))
    return Candidate(edits=made, files=files, k_lines=1, proposer="p", compiles=True, honest=True)


def test_the_token_that_is_missing_comes_before_all_that_compiles_too(checker: Checker) -> None:
    red = case(checker, SAID_TWICE)
    at = SAID_TWICE.index("\n    println!(\"b\")")  # fmt: skip
    right, other = candidate(red, (at, at, ";")), candidate(red, (at, at, ">"))
    cut = candidate(red, (at - len('println!("a")'), at, ""))
    assert all(checker.check(Program(one.files[0][1])).ok for one in (right, other, cut))
    assert asked_for(red, [other, cut, right]) == [right]
    before = candidate(red, (at + 5, at + 5, ";"))  # on the other side of the blanks
    assert asked_for(red, [other, before]) == [before]


def test_all_are_asked_for_where_nobody_does_it_or_nothing_is_named(checker: Checker) -> None:
    red = case(checker, SAID_TWICE)
    elsewhere = candidate(red, (0, 0, ";"))
    assert asked_for(red, [elsewhere]) == [elsewhere]
    typed = case(checker, "fn f() -> u8 {\n    true\n}\n")
    some = [candidate(typed, (0, 0, "pub ")), candidate(typed, (0, 0, ";"))]
    assert asked_for(typed, some) == some


def test_each_place_gets_what_it_misses(checker: Checker) -> None:
    text = "fn f() {\n    let a = 1\n    let b = 2\n    drop(a + b);\n}\n"
    red = case(checker, text)
    ends = [text.index("1\n") + 1, text.index("2\n") + 1]
    assert len(red.cargo_diag) == len(ends)
    both, one = candidate(red, *((at, at, ";") for at in ends)), candidate(red, (ends[0], ends[0], ";"))
    assert asked_for(red, [one, both]) == [both]
