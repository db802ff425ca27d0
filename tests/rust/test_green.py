from __future__ import annotations

import pytest

from rusta_core.records import CodeBlock, Document, digest
from rusta_core.rust.check import Checker, Program
from rusta_core.rust.green import as_program, green, programs


def page(name: str, *blocks: CodeBlock) -> Document:
    return Document(
        doc_id=name, repo="book", role="docs", title=name, text=name, blocks=blocks,
        license="MIT", source_url=f"https://example.org/{name}", commit="c0ffee", sha256=digest(name),
    )  # fmt: skip


def source(name: str, text: str) -> Document:
    return Document(
        doc_id=name, repo="crate", role="code", title=name, text=text,
        license="MIT", source_url="https://example.org", sha256=digest(text),
    )  # fmt: skip


def block(code: str, *words: str, **named) -> CodeBlock:
    return CodeBlock(code=code, words=words, **named)


def test_statements_are_wrapped_and_literals_keep_their_lines():
    assert as_program('let a = "x\ny";\nassert!(true);') == (
        'fn main() {\n    let a = "x\ny";\n    assert!(true);\n}\n'
    )


def test_attributes_and_crates_come_before_main():
    code = "// first\n#![allow(dead_code)]\nextern crate core;\n\nlet x = 1;"
    assert as_program(code) == (
        "// first\n#![allow(dead_code)]\nextern crate core;\nfn main() {\n\n    let x = 1;\n}\n"
    )


@pytest.mark.parametrize("code", ["fn main() {}\n", "struct A;\n\nimpl A {\n    fn f() {}\n}\n", "use std::mem;\n"])
def test_a_whole_program_and_items_alone_stay_as_they_are(code):
    assert as_program(code) == code


def test_the_wrapping_of_mdbook_is_undone():
    assert as_program("#![allow(unused)]\nfn main() {\nstruct A;\n}") == "struct A;\n"
    assert as_program("#![allow(unused)]\nfn main() {\nlet x = 1;\n}\n") == "fn main() {\n    let x = 1;\n}\n"


def test_a_block_that_uses_the_question_mark(checker):
    code = 'let n: u8 = "7".parse()?;\nassert_eq!(n, 7);\n# Ok::<(), std::num::ParseIntError>(())'.replace("# ", "")
    (snippet,) = green([page("p", block(code))], checker)
    assert "fn inner() -> Result<(), impl std::fmt::Debug>" in snippet.text
    assert snippet.tests == "rustc --test"


def test_what_compiles_is_kept_with_its_origin(checker):
    document = page("std/vec", block("let x: u8 = 1;"), block('let x: u8 = "";'), block("let y = 2;"))
    first, second = green([document], checker)
    assert (first.id, second.id) == ("std/vec#0", "std/vec#2")
    assert first.text == "fn main() {\n    let x: u8 = 1;\n}\n"
    assert (first.repo, first.page, first.license, first.commit) == ("book", "std/vec", "MIT", "c0ffee")
    assert first.source_url == "https://example.org/std/vec"
    assert first.sha256 == digest("let x: u8 = 1;")
    assert first.tests is None


def test_blocks_that_fail_on_purpose_or_are_not_for_this_compiler_are_passed_over(checker):
    document = page(
        "p",
        block("let x = 1;", "compile_fail"),
        block("let x = 2;", "ignore-wasm"),
        block("let x = 3;", codes=("E0382",)),
        block("let x = 4;", edition="1999"),
        block("#![feature(never_type)]\nlet x = 5;"),
        block("let x = 6;"),
    )
    assert [snippet.id for snippet in green([document], checker)] == ["p#5"]


def test_behaviour_becomes_a_test_where_it_may_run_and_passes(checker):
    document = page(
        "p",
        block("assert_eq!(1 + 1, 2);"),
        block('println!("hello");'),
        block('assert!(false, "always");'),
        block("assert!(true);", "no_run"),
        block('panic!("asserted"); assert!(true);', "should_panic"),
        block("fn main() -> Result<(), String> { assert!(true); Ok(()) }"),
        block("fn two() -> u8 { 2 }\n#[test]\nfn t() { assert_eq!(two(), 2); }"),
        block("fn three() -> u8 { 2 }\n#[test]\nfn t() { assert_eq!(three(), 3); }"),
    )
    snippets = green([document], checker)
    assert [snippet.tests is not None for snippet in snippets] == [True, True, False, False, False, True, True, False]
    assert snippets[0].text.endswith("}\n\n#[test]\nfn runs() {\n    main()\n}\n")
    assert "runs" not in snippets[2].text
    assert "main().unwrap()" in snippets[5].text
    with_tests = [Program(snippet.text) for snippet in snippets if snippet.tests]
    assert all(verdict is not None and verdict.passed for verdict in checker.test_many(with_tests))


def test_source_files_that_stand_alone(checker):
    documents = [
        source("a/src/lib.rs", "pub fn one() -> u8 { 1 }\n#[test]\nfn t() { assert_eq!(one(), 1); }\n"),
        source("a/src/child.rs", "use crate::one;\npub fn two() -> u8 { one() + 1 }\n"),
        source("a/src/root.rs", "mod child;\n"),
    ]
    (snippet,) = green(documents, checker)
    assert (snippet.id, snippet.page, snippet.tests) == ("a/src/lib.rs", "a/src/lib.rs", "rustc --test")


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("use crate::one;\npub fn two() {}\n", False),
        ("pub fn one() {}\nmod m { use crate::one; }\n", True),
        ("use crate::{one, two};\npub fn one() {}\n", True),  # only the first name of a list is looked at
        ("use serde::Serialize;\n", False),
        ("// use serde::Serialize;\nuse std::fmt;\n", True),
        ("mod m { pub fn f() {} }\nuse m::f;\n", True),
        ("extern crate libc;\n", False),
        ("#[macro_export]\nmacro_rules! m { () => { $crate::n!() } }\n", True),
    ],
)
def test_what_names_the_rest_of_its_crate_is_not_even_tried(text, alone):
    found = list(programs([source("a/src/x.rs", text)], stable=True))
    assert bool(found) is alone


def test_the_same_program_comes_once_from_where_it_came_first(checker):
    documents = [page("p", block("let x = 1;")), page("q", block("let x = 1;\n"), block("let x = 2;"))]
    assert [snippet.id for snippet in green(documents, checker)] == ["p#0", "q#1"]


def test_most_draws_over_all_documents_in_their_order_and_the_same_each_time(toolchain, sandbox, checker):
    documents = [page(f"p{n}", *(block(f"let x{n}: u8 = {m};") for m in range(5))) for n in range(20)]
    everything = green(documents, checker)
    assert len(everything) == 100
    some = green(documents, checker, most=12)
    assert len(some) == 12
    assert some == green(documents, Checker(toolchain, sandbox, None, workers=1), most=12)
    assert [snippet for snippet in everything if snippet in some] == some
    assert len({snippet.page for snippet in some}) > 5


def test_progress_ends_at_all(checker):
    seen: list[tuple[int, int]] = []
    green([page("p", *(block(f"let x = {n};") for n in range(30)))], checker, progress=lambda *at: seen.append(at))
    assert seen[-1] == (30, 30)
