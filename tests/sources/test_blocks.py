"""Programs come back as their authors wrote them, whatever rustdoc and mdbook wrapped around them."""

from __future__ import annotations

import html
from urllib.parse import quote_plus

from hypothesis import given
from hypothesis import strategies as st
from rusta_sources.blocks import from_mdbook, from_rustdoc
from selectolax.lexbor import LexborHTMLParser

from rusta_core import CodeBlock

LINES = st.lists(
    st.tuples(st.text("abc{}(); ", min_size=1, max_size=12).filter(str.strip), st.booleans()),
    min_size=1,
    max_size=8,
).filter(lambda lines: not all(hidden for _, hidden in lines))


def rustdoc(shown: str, play: str, words: str = "") -> CodeBlock:
    link = f"https://play.rust-lang.org/?code={quote_plus(play)}&amp;edition=2024"
    page = (
        f'<div class="example-wrap {words}"><pre class="rust"><code>{html.escape(shown)}</code></pre>'
        f'<a class="test-arrow" href="{link}"></a></div>'
    )
    pre = LexborHTMLParser(page).css_first("pre")
    assert pre is not None
    return from_rustdoc(pre, "2021")


def mdbook(inner: str, classes: str) -> CodeBlock:
    code = LexborHTMLParser(f'<pre><code class="{classes}">{inner}</code></pre>').css_first("code")
    assert code is not None
    return from_mdbook(code, "2021")


@given(LINES)
def test_rustdoc_wrapper_comes_off_and_hidden_lines_are_found(lines: list[tuple[str, bool]]) -> None:
    shown = "\n".join(line for line, hidden in lines if not hidden)
    body = "\n".join(f"    {line}" for line, _ in lines)
    block = rustdoc(shown, f"#![allow(unused)]\nfn main() {{\n{body}\n}}")
    assert block.code.split("\n") == [line for line, _ in lines]
    kept = [line.rstrip() for n, line in enumerate(block.code.split("\n")) if n not in block.hidden]
    assert kept == [line.rstrip() for line in shown.split("\n")]


@given(LINES)
def test_mdbook_wrapper_comes_off_and_hidden_lines_are_found(lines: list[tuple[str, bool]]) -> None:
    parts = [("#![allow(unused)]", True), ("fn main() {", True), *lines, ("}", True)]
    inner = "".join(
        f'<span class="boring">{html.escape(line)}\n</span>' if hidden else f"{html.escape(line)}\n"
        for line, hidden in parts
    )
    block = mdbook(inner, "language-rust edition2018")
    assert block.code.split("\n") == [line for line, _ in lines]
    assert block.hidden == tuple(n for n, (_, hidden) in enumerate(lines) if hidden)
    assert block.edition == "2018"


def test_a_main_of_the_author_stays() -> None:
    code = 'fn main() {\n    println!("hi");\n}'
    assert rustdoc(code, f"#![allow(unused)]\n{code}").code == code
    assert mdbook(html.escape(code), "language-rust").code == code


def test_a_wrapper_that_the_program_needs_stays_hidden() -> None:
    play = (
        "#![allow(unused)]\nfn main() { fn _inner() -> core::result::Result<(), impl core::fmt::Debug> {\n"
        '    let n: i32 = "4".parse()?;\n    Ok::<(), std::num::ParseIntError>(())\n} _inner().unwrap() }'
    )
    block = rustdoc('let n: i32 = "4".parse()?;', play, "should_panic")
    assert block.hidden == (0, 2, 3)
    assert block.code.startswith("fn main() { fn _inner()")
    assert (block.words, block.edition) == (("should_panic",), "2024")


def test_attributes_stay_in_front() -> None:
    block = rustdoc("#![feature(x)]\nlet a = 1;", "#![allow(unused)]\n#![feature(x)]\n\nfn main() {\n    let a = 1;\n}")
    assert block.code == "#![feature(x)]\n\nlet a = 1;"
    assert block.hidden == ()


def test_a_page_that_shows_something_else_than_it_runs_is_taken_at_its_word() -> None:
    assert rustdoc("let b = 2;", "#![allow(unused)]\nfn main() {\n    let a = 1;\n}") == CodeBlock(
        code="let b = 2;", edition="2024"
    )


def test_the_words_of_an_mdbook_fence() -> None:
    block = mdbook("x", "language-rust editable compile_fail ignore (a long reason) E0382 edition2015")
    assert (block.words, block.codes, block.edition) == (("compile_fail", "ignore"), ("E0382",), "2015")
