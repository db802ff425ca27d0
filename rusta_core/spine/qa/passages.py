"""Spans of documentation taken apart for asking: paragraphs, lists and code, and the names that passages go by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import field, frozen

from rusta_core.records import CodeBlock, DocSpan, Document

PATH = re.compile(r"(?:<.+>|[\w!]+)(?:::[\w!]+)*")
SHORT, LONG, LONG_CODE = 20, 320, 800  # characters of an answer in prose, and of one in code

ITEMS = ("std", "core", "alloc")
TITLES = {
    "book": "the Book",
    "nomicon": "the Rustonomicon",
    "reference": "the Reference",
    "rust-by-example": "Rust by Example",
}
"""What the books that are read in chapters are called."""

_NUMBER = re.compile(r" \(\d+\)$")  # of a span, where a section is cited in several
_FENCE = re.compile(r"(`{3,})(\w*)$")


class Part(NamedTuple):
    """language: of the code, empty for prose; block: of Rust that the page shows, with the words of its fence."""

    language: str
    text: str
    block: CodeBlock | None = None

    @property
    def is_prose(self) -> bool:
        """A paragraph: neither code nor list nor table."""
        return not self.language and "\n" not in self.text and not self.text.startswith("- ")

    @property
    def is_list(self) -> bool:
        return not self.language and self.text.startswith(("- ", "1. "))

    @property
    def refused(self) -> bool:
        """Rust that the page says does not compile."""
        return self.block is not None and bool({"compile_fail", "does_not_compile"} & set(self.block.words))


@frozen(eq=False)
class Passage:
    """A span of a document.

    title: of its section, without a number; name: what tells it from those of other pages; declaration: of the item
    that its section belongs to, where the page shows one.
    """

    document: Document = field(repr=False)
    span: DocSpan
    title: str
    name: str
    parts: tuple[Part, ...] = field(repr=False)
    declaration: str = field(default="", repr=False)

    @property
    def book(self) -> str:
        return self.document.doc_id.partition("/")[0]

    @property
    def begins(self) -> bool:
        """Whether its section begins here, and does not go on from a span before it."""
        return self.span.title == self.title

    @property
    def place(self) -> str:
        """Where it stands, in words: for an item its path."""
        return f"`{self.name}`" if "::" in self.name and PATH.fullmatch(self.name) else f"“{self.name}”"

    def prose(self) -> Iterator[str]:
        """The paragraphs, without lists, tables and code."""
        return (part.text for part in self.parts if part.is_prose)

    def rust(self) -> Iterator[Part]:
        """The Rust in it."""
        return (part for part in self.parts if part.language == "rust")


@frozen(eq=False)
class Asked:
    """A question with its answer, and the passages that it rests on: one, or two of different books.

    kind: see `qa_table`; answers: what is cited from each passage, word for word; about: what it asks about, where
    that is a thing with a name: an item's path, an error code, or a noun in the singular.
    """

    kind: str
    question: str
    answers: tuple[str, ...]
    difficulty: int
    passages: tuple[Passage, ...] = field(repr=False)
    about: frozenset[str] = frozenset()

    @property
    def answer(self) -> str:
        return "\n\n".join(self.answers)

    @property
    def passage(self) -> Passage:
        return self.passages[0]


def passages(documents: Iterable[Document]) -> list[Passage]:
    """The passages of documentation, each with a name that no passage of another page has."""
    found = [
        (document, span, _NUMBER.sub("", span.title or ""), parts)
        for document in documents
        if document.role == "docs"
        for number, span in enumerate(document.sections)
        if (parts := tuple(_parts(document, number, span)))
    ]
    homes: dict[str, set[str]] = defaultdict(set)
    declared: dict[tuple[str, str], str] = {}
    for document, span, title, parts in found:
        homes[_short(document, title)].add(document.doc_id)
        if declaration := _declaration(span, title, parts):
            declared[document.doc_id, title] = declaration
    made = []
    for document, span, title, parts in found:
        shared = len(homes[_short(document, title)]) > 1
        owner = declared.get((document.doc_id, title.partition(": ")[0]), "")
        declaration = _declaration(span, title, parts) or owner
        name = _qualified(document, title) if shared else title
        made.append(Passage(document, span, title, name, parts, declaration))
    return made


def _declaration(span: DocSpan, title: str, parts: Sequence[Part]) -> str:
    """The code that a section begins with: of an item it is the declaration."""
    return parts[0].text if span.title == title and parts[0].language == "rust" else ""


def _short(document: Document, title: str) -> str:
    """The short name that may be another page's too: `Iter` of `Iter::next`, or the title of a chapter."""
    item = document.title.rpartition("::")[2]
    return item if title.startswith(f"{item}::") else title


def _qualified(document: Document, title: str) -> str:
    """`Iter::next` as `std::slice::Iter::next`, `Layout` as `Layout (nomicon/vec)`: names that are shared."""
    module, _, item = document.title.rpartition("::")
    if module:
        return f"{module}::{title}" if title.startswith(item) else title
    return f"{title} ({document.doc_id.rpartition('/')[0]})"


def _parts(document: Document, section: int, span: DocSpan) -> Iterator[Part]:
    """The parts of a span in their order; its heading is left out."""
    shown = {_shown(block): block for block in document.blocks if block.section == section}
    lines: list[str] = []
    fence: re.Match[str] | None = None
    for line in [*document.text.encode()[span.start : span.end].decode().split("\n"), ""]:
        if fence is not None:
            if line != fence[1]:
                lines.append(line)
                continue
            code = "\n".join(lines)
            yield Part(fence[2] or "text", code, shown.get(code))
            lines, fence = [], None
        elif fence := _FENCE.match(line):
            pass
        elif line.strip():
            lines.append(line)
        elif lines:
            if not lines[0].startswith("# "):
                yield Part("", "\n".join(lines))
            lines = []


def _shown(block: CodeBlock) -> str:
    hidden = set(block.hidden)
    return "\n".join(line for n, line in enumerate(block.code.split("\n")) if n not in hidden).strip("\n")


def quoted(parts: Sequence[Part]) -> str:
    """Parts that follow each other, as they stand in the span."""
    return "\n\n".join(part.text for part in parts)
