"""Rust in Markdown fences: in `.md` files, and in the doc comments of source files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rusta_core import CodeBlock
from rusta_sources.blocks import make

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})\s*([^`]*)$")
_COMMENT = re.compile(r"^\s*(//!|///(?!/)) ?(.*)$")
_RUST = re.compile(
    r"rust|ignore.*|should_panic|no_run|compile_fail|test_harness|standalone_crate|edition\d{4}|E\d{4}|editable|no_std"
)


def fences(lines: Sequence[str], edition: str, *, bare: bool) -> Iterator[tuple[int, CodeBlock]]:
    """(number of the opening line, block) of each Rust fence. bare: a fence without words is Rust too."""
    opening: tuple[int, str, list[str]] | None = None
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if opening is None:
            if found:
                opening = number, found[1], [word for word in re.split(r"[,\s]+", found[2].strip()) if word]
        elif found and found[1].startswith(opening[1]) and not found[2].strip():
            start, _, words = opening
            rust = all(map(_RUST.fullmatch, words)) and (bare or "rust" in words)
            if rust and any(inside.strip() for inside in lines[start + 1 : number]):
                yield start, _block(lines[start + 1 : number], words, edition)
            opening = None


def doc_comments(source: str, edition: str) -> Iterator[CodeBlock]:
    """The examples in `///` and `//!` comments of a source file."""
    run: list[str] = []
    kind = ""
    for line in [*source.splitlines(), ""]:
        found = _COMMENT.match(line)
        if run and (found is None or found[1] != kind):
            yield from (block for _, block in fences(run, edition, bare=True))
            run = []
        if found is not None:
            kind = found[1]
            run.append(found[2])


def _block(lines: Sequence[str], words: list[str], edition: str) -> CodeBlock:
    """rustdoc hides lines that begin with `# ` and writes `##` where a line begins with `#`."""
    program: list[str] = []
    hidden: list[int] = []
    for number, line in enumerate(lines):
        text = line.lstrip()
        indent = line[: len(line) - len(text)]
        if text == "#" or text.startswith("# "):
            hidden.append(number)
            program.append(indent + text[2:])
        else:
            program.append(indent + text[1:] if text.startswith("##") else line)
    return make(program, hidden, words, edition)
