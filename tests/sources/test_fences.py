"""Rust in Markdown fences and doc comments."""

from __future__ import annotations

import pytest
from rusta_sources.fences import doc_comments, fences

from rusta_core import CodeBlock


def one(text: str, *, bare: bool = True) -> list[CodeBlock]:
    return [block for _, block in fences(text.split("\n"), "2021", bare=bare)]


@pytest.mark.parametrize(
    ("words", "rust"),
    [
        ("", True),
        ("rust", True),
        ("no_run", True),
        ("rust,should_panic", True),
        ("text", False),
        ("toml", False),
    ],
)
def test_which_fences_are_rust(words: str, rust: bool) -> None:
    assert bool(one(f"```{words}\nlet a = 1;\n```")) == rust


def test_without_a_word_a_fence_in_markdown_is_no_rust() -> None:
    assert one("```\nlet a = 1;\n```", bare=False) == []
    assert one("~~~rust\nlet a = 1;\n~~~", bare=False) == [CodeBlock(code="let a = 1;")]


def test_hidden_lines_codes_and_editions() -> None:
    [block] = one("```compile_fail,E0499,edition2018\n# use std::fmt;\n#\n#[derive(Debug)]\n##[x]\nlet a = 1;\n```")
    assert block.code == "use std::fmt;\n\n#[derive(Debug)]\n#[x]\nlet a = 1;"
    assert block.hidden == (0, 1)
    assert (block.words, block.codes, block.edition) == (("compile_fail",), ("E0499",), "2018")


def test_a_fence_that_is_never_closed_gives_nothing() -> None:
    assert one("```rust\nlet a = 1;") == []


def test_a_longer_fence_holds_a_shorter_one() -> None:
    assert one("````text\n```rust\nx\n```\n````\n```\ny\n```") == [CodeBlock(code="y")]


def test_doc_comments_of_a_source_file() -> None:
    source = """\
//! A crate.
//! ```
//! one();
//! ```
use a;

    /// Does.
    ///
    /// ```
    /// two();
    /// if x {
    ///     three();
    /// }
    /// ```
    fn f() {}
//// ```
//// no();
//// ```
"""
    assert [block.code for block in doc_comments(source, "2018")] == [
        "one();",
        "two();\nif x {\n    three();\n}",
    ]
