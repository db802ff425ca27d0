"""Green snippets: the programs in documents that compile, with their behaviour where they show it.

Code blocks become programs as rustdoc makes them (the rustdoc book, "Documentation tests"): statements are
wrapped in a `fn main`, with inner attributes and `extern crate`s before it; a block of items alone stands as
it is. A program that asserts or prints gets a test that runs it, so that a repair can be held to more than
compiling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import indent

from attrs import evolve, frozen

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
_DEFINED = re.compile(r"\b(?:fn|struct|enum|union|trait|mod|const|static|type|as|macro_rules\s*!)\s+(\w+)")
_ROOTED = re.compile(r"(?<!\$)\bcrate\s*::\s*(?:\{\s*)?(\w+)")
_CRATES = re.compile(r"\b(?:use\s+(?:::)?|extern\s+crate\s+)(\w+)(?=\s*(?:::|;|\bas\b))")
_STD = {"std", "core", "alloc", "proc_macro", "test", "crate", "self", "super"}


@frozen(kw_only=True)
class Found:
    """A program in a document, before anything is known of it. tested: with a test that shows its behaviour."""

    snippet: Snippet
    tested: Program | None

    @property
    def program(self) -> Program:
        return Program(self.snippet.text, self.snippet.edition)


def green(
    documents: Iterable[Document], checker: Checker, *, most: int | None = None, progress: Progress = silent
) -> list[Snippet]:
    """The programs of the documents that compile, in their order, each once.

    most: where it is given, that many at the most, drawn over all documents by the hash of their names.
    Blocks that are marked `compile_fail` or `ignore` are passed over. A snippet has `tests` when its tests
    were run and passed.
    """
    found = list(programs(documents, stable=checker.toolchain.is_stable))
    if most is None:
        return judged(found, checker, progress=progress)
    made: list[Snippet] = []
    waiting = drawn(found)
    while waiting and len(made) < most:
        made += judged(waiting[: 2 * most], checker, progress=progress)
        del waiting[: 2 * most]
    return in_order(made[:most], found)


def drawn(found: Iterable[Found]) -> list[Found]:
    """In an order that has nothing to do with where they stand."""
    return sorted(found, key=lambda one: digest(one.snippet.id))


def in_order(made: Iterable[Snippet], found: Iterable[Found]) -> list[Snippet]:
    """In the order of the documents again."""
    place = {one.snippet.id: number for number, one in enumerate(found)}
    return sorted(made, key=lambda snippet: place[snippet.id])


def judged(found: Sequence[Found], checker: Checker, *, progress: Progress = silent) -> list[Snippet]:
    """Those that compile, with their behaviour where its test passes."""
    verdicts = checker.compiles_many([one.program for one in found], progress=progress)
    compiled = [one for one, ok in zip(found, verdicts, strict=True) if ok]
    behaving = [one.tested for one in compiled if one.tested is not None]
    shown = zip(behaving, checker.test_many(behaving, progress=progress), strict=True)
    passing = {program for program, verdict in shown if verdict is not None and verdict.passed}
    return [
        evolve(one.snippet, text=one.tested.text, tests=TESTS) if one.tested in passing and one.tested else one.snippet
        for one in compiled
    ]


def programs(documents: Iterable[Document], *, stable: bool) -> Iterator[Found]:
    """The programs of documents that may compile, each once. stable: the compiler refuses `#![feature]`."""
    seen: set[Program] = set()
    for document in documents:
        for one in _in_document(document):
            code = without_comments_and_literals(one.program.text)
            if one.program not in seen and not (stable and _FEATURE.search(code)):  # E0554, always
                seen.add(one.program)
                yield one


def _in_document(document: Document) -> Iterator[Found]:
    if document.role == "code":
        if document.edition in EDITIONS and _stands_alone(document):
            program = Program(document.text, document.edition)
            yield _found(document, document.doc_id, document.sha256, program, program if program.has_tests else None)
        return
    for number, block in enumerate(document.blocks):
        if block.codes or block.edition not in EDITIONS or any(w.startswith(_NOT_GREEN) for w in block.words):
            continue
        program = Program(as_program(block.code), block.edition)
        name = f"{document.doc_id}#{number}"
        yield _found(document, name, digest(block.code), program, _with_test(program, block))


def _found(document: Document, name: str, sha256: str, program: Program, tested: Program | None) -> Found:
    snippet = Snippet(
        id=name,
        repo=document.repo,
        edition=program.edition,
        text=program.text,
        page=document.doc_id,
        license=document.license,
        source_url=document.source_url,
        commit=document.commit,
        sha256=sha256,
    )
    return Found(snippet=snippet, tested=tested)


def _stands_alone(document: Document) -> bool:
    """Whether a file may compile without the rest of its crate. Most of a crate's files do not, and each of them
    would cost a run of rustc of its own; so what names things of the crate's root that it does not define is left."""
    code = without_comments_and_literals(document.text)
    if _CHILD_MODULE.search(code):
        return False
    defined = {*_DEFINED.findall(code), "self"}
    named = {*_ROOTED.findall(code), *(_CRATES.findall(code) if document.edition != "2015" else ())}
    return named <= defined | _STD


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
