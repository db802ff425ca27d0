"""Green snippets: the programs in documents that compile, with their behaviour where they show it.

Code blocks become programs as rustdoc makes them (the rustdoc book, "Documentation tests"): statements are
wrapped in a `fn main`, with inner attributes and `extern crate`s before it; a block of items alone stands as
it is. A program that asserts or prints gets a test that runs it, so that a repair can be held to more than
compiling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from textwrap import indent

from attrs import frozen

from rusta_core.records import CodeBlock, Document, Snippet, digest
from rusta_core.rust.check import Checker, Program, Progress, silent
from rusta_core.rust.program import EDITIONS, hide_in_literals, without_comments_and_literals
from rusta_core.rust.syntax import SyntaxTree

TESTS = "rustc --test"
"""How the tests of a green snippet are run."""

_NOT_GREEN = ("compile_fail", "ignore")
_NOT_RUN = ("no_run", "should_panic")
_MDBOOK = re.compile(r"\A#!\[allow\(unused\)\]\nfn main\(\) \{\n(.*)\}\s*\Z", re.DOTALL)
_HEAD = re.compile(
    r"""(?: (?:[ \t]*(?://[^\n]*)?\n)*
            [ \t]*(?:\#!\[[^\n]*\] | extern\s+crate\b[^\n]*;)[ \t]*(?://[^\n]*)?\n )*""",
    re.VERBOSE,
)
_ITEM = re.compile(r"\w+_item|use_declaration|macro_definition|extern_crate_declaration|\w+_comment")
_BEHAVES = re.compile(r"\b(?:assert\w*|e?print(?:ln)?)\s*!")
_RETURNS = re.compile(r"\bfn\s+main\s*\(\s*\)\s*->")
_FEATURE = re.compile(r"#!\s*\[\s*feature\b")
_CHILD_MODULE = re.compile(r"\bmod\s+\w+\s*;")


@frozen(kw_only=True)
class _Found:
    """A program in a document, before anything is known of it. tested: with a test that shows its
    behaviour."""

    id: str
    document: Document
    sha256: str
    program: Program
    tested: Program | None


def green(
    documents: Iterable[Document], checker: Checker, *, most: int | None = None, progress: Progress = silent
) -> list[Snippet]:
    """The programs of the documents that compile, in their order, each once.

    most: where it is given, that many at the most, drawn over all documents by the hash of their names.
    Blocks that are marked `compile_fail` or `ignore` are passed over. A snippet has `tests` when its tests
    were run and passed.
    """
    found = _unique(documents, stable="-" not in checker.toolchain.version)
    order = {one.id: place for place, one in enumerate(found)}
    if most is not None:
        found = sorted(found, key=lambda one: digest(one.id))
    compiled: list[_Found] = []
    step = len(found) if most is None else 2 * most
    for start in range(0, len(found), max(1, step)):
        some = found[start : start + step]
        report = partial(_from, progress, start, len(found))
        verdicts = checker.compiles_many([one.program for one in some], progress=report)
        compiled += [one for one, ok in zip(some, verdicts, strict=True) if ok]
        if most is not None and len(compiled) >= most:
            break
    compiled = sorted(compiled[:most], key=lambda one: order[one.id])
    behaving = [one.tested for one in compiled if one.tested is not None]
    verdicts_of_tests = checker.test_many(behaving, progress=progress)
    passing = {p for p, verdict in zip(behaving, verdicts_of_tests, strict=True) if verdict and verdict.passed}
    return [_snippet(one, one.tested is not None and one.tested in passing) for one in compiled]


def _from(progress: Progress, start: int, everything: int, done: int, _all: int) -> None:
    progress(start + done, everything)


def _snippet(one: _Found, behaves: bool) -> Snippet:
    program = one.tested if behaves and one.tested is not None else one.program
    return Snippet(
        id=one.id,
        repo=one.document.repo,
        edition=program.edition,
        text=program.text,
        tests=TESTS if behaves else None,
        page=one.document.doc_id,
        license=one.document.license,
        source_url=one.document.source_url,
        commit=one.document.commit,
        sha256=one.sha256,
    )


def _unique(documents: Iterable[Document], *, stable: bool) -> list[_Found]:
    seen: dict[Program, _Found] = {}
    for document in documents:
        for one in _programs(document):
            code = without_comments_and_literals(one.program.text)
            if not (stable and _FEATURE.search(code)):  # E0554, always
                seen.setdefault(one.program, one)
    return list(seen.values())


def _programs(document: Document) -> Iterator[_Found]:
    if document.role == "code":
        alone = not _CHILD_MODULE.search(without_comments_and_literals(document.text))
        if alone and document.edition in EDITIONS:
            program = Program(document.text, document.edition)
            tested = program if program.has_tests else None
            yield _Found(id=document.doc_id, document=document, sha256=document.sha256, program=program, tested=tested)
        return
    for number, block in enumerate(document.blocks):
        if block.codes or block.edition not in EDITIONS or any(w.startswith(_NOT_GREEN) for w in block.words):
            continue
        program = Program(as_program(block.code), block.edition)
        yield _Found(
            id=f"{document.doc_id}#{number}",
            document=document,
            sha256=digest(block.code),
            program=program,
            tested=_with_test(program, block),
        )


def as_program(code: str) -> str:
    """The text of a whole program that a block of documentation stands for, ending in a newline."""
    code = _MDBOOK.sub(r"\1", code)  # its own wrapping, by the simpler rule that even items are wrapped
    code = code.strip("\n") + "\n"
    if Program(code).crate_type == "bin" or _is_items(code):
        return code
    head = _HEAD.match(code)
    cut = head.end() if head else 0
    body = _indented(code[cut:])
    if code.rstrip().endswith("(())"):  # rustdoc's way to use `?`: the last expression names the error
        inner = f"fn inner() -> Result<(), impl std::fmt::Debug> {{\n{body}}}\ninner().unwrap()\n"
        body = _indented(inner)
    return f"{code[:cut]}fn main() {{\n{body}}}\n"


def _indented(code: str) -> str:
    return hide_in_literals(code, lambda text: indent(text, "    "))


def _is_items(code: str) -> bool:
    return all(_ITEM.fullmatch(node.type) for node in SyntaxTree(code).root.children)


def _with_test(program: Program, block: CodeBlock) -> Program | None:
    if program.has_tests:
        return program
    code = without_comments_and_literals(program.text)
    if program.crate_type == "lib" or not _BEHAVES.search(code) or not set(_NOT_RUN).isdisjoint(block.words):
        return None
    call = "main().unwrap()" if _RETURNS.search(code) else "main()"
    return Program(f"{program.text}\n#[test]\nfn runs() {{\n    {call}\n}}\n", program.edition)
