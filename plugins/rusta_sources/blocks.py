"""Rust programs as pages show them: what the author wrote, which lines are hidden, what the fence says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qs

from selectolax.lexbor import LexborNode

from rusta_core import CodeBlock

_CODE = re.compile(r"E\d{4}")
_NOT_A_WORD = re.compile(r"(?i)language-rust|edition\d{4}|editable|mdbook-runnable|noplayground|E\d{4}|rust|")
_MAIN = "fn main() {"


def from_rustdoc(pre: LexborNode, edition: str) -> CodeBlock:
    """A block of a rustdoc page. The lines it hides are in the link that runs it, in rustdoc's wrapper."""
    shown = pre.text().strip("\n")
    around = pre.parent
    assert around is not None
    words = [word for word in (around.attributes.get("class") or "").split() if word not in ("example-wrap", "edition")]
    arrow = around.css_first("a.test-arrow")
    if arrow is None:
        return CodeBlock(code=shown, words=tuple(words), edition=edition)
    asked = parse_qs((arrow.attributes["href"] or "").partition("?")[2])
    edition = asked.get("edition", [edition])[0]
    for whole in _as_written(asked.get("code", [""])[0]):
        hidden = _hidden(whole.split("\n"), shown.split("\n"))
        if hidden is not None:
            return CodeBlock(code=whole, hidden=hidden, words=tuple(words), edition=edition)
    return CodeBlock(code=shown, words=tuple(words), edition=edition)


def from_mdbook(code: LexborNode, edition: str) -> CodeBlock:
    """A block of an mdbook page: hidden lines are `span.boring`, the fence's words are the classes."""
    runs = [(node.text(), "boring" in (node.attributes.get("class") or "")) for node in code.iter(include_text=True)]
    lines: list[str] = [""]
    seen: list[bool] = [False]  # whether anything on the line is shown
    for text, boring in runs:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append("")
                seen.append(False)
            lines[-1] += part
            seen[-1] |= not boring and bool(part)
    # Whether a blank line is hidden does not show: they count as shown, and are cut at both ends.
    hidden = [not shown and bool(line.strip()) for line, shown in zip(lines, seen, strict=True)]
    program = _trim(list(zip(lines, hidden, strict=True)))
    first, main, last = ("#![allow(unused)]", True), (_MAIN, True), ("}", True)  # mdbook's wrapper
    if program and program[0] == first and main in program and program[-1] == last:
        program.remove(main)
        program = _trim(program[1:-1])
    return make(
        [line for line, _ in program],
        [number for number, (_, boring) in enumerate(program) if boring],
        re.sub(r"\(.*?\)", "", code.attributes.get("class") or "").split(),  # `ignore (why)`
        edition,
    )


def make(lines: list[str], hidden: Iterable[int], words: Iterable[str], edition: str) -> CodeBlock:
    """A block from its lines and the words of its fence, among which are error codes and editions."""
    words = [word.strip("(){}.") for word in words]
    return CodeBlock(
        code="\n".join(lines),
        hidden=tuple(hidden),
        words=tuple(word for word in words if not _NOT_A_WORD.fullmatch(word)),
        codes=tuple(word for word in words if _CODE.fullmatch(word)),
        edition=next((word[7:] for word in words if word.startswith("edition")), edition),
    )


def _trim(program: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    while program and not program[0][0].strip():
        program = program[1:]
    while program and not program[-1][0].strip():
        program = program[:-1]
    return program


def _as_written(code: str) -> Iterable[str]:
    """What the author may have written, most likely first: without rustdoc's wrapper, then as it is run."""
    code = code.removeprefix("#![allow(unused)]\n").strip("\n")
    lines = code.split("\n")
    start = next((n for n, line in enumerate(lines) if line.startswith(_MAIN)), None)
    if start is not None and lines[-1].startswith("}"):
        body = lines[start + 1 : -1]
        if all(not line.strip() or line.startswith("    ") for line in body):
            body = [line[4:] for line in body]
            if lines[start] == _MAIN and lines[-1] == "}":
                parts = ("\n".join(part).strip("\n") for part in (lines[:start], body))
                yield "\n\n".join(part for part in parts if part)
            else:  # the wrapper also gives `?` a function to return from: the program needs it
                yield "\n".join([*lines[: start + 1], *body, lines[-1]])
    yield code


def _hidden(whole: list[str], shown: list[str]) -> tuple[int, ...] | None:
    """The numbers of the lines of `whole` that `shown` lacks; None where `shown` is not in it, in order."""
    hidden, place = [], 0
    wanted = [line.rstrip() for line in shown if line.strip()]
    for number, line in enumerate(whole):
        if not line.strip():
            continue
        if place < len(wanted) and line.rstrip() == wanted[place]:
            place += 1
        else:
            hidden.append(number)
    return tuple(hidden) if place == len(wanted) else None
