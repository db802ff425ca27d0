"""A place that the compiler points at, what it says there, and how edits around it are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count
from typing import TYPE_CHECKING

from attrs import define, evolve, frozen

from rusta_core import DiagCase, Diagnostic, Edit, Span, SyntaxTree, test_spans

if TYPE_CHECKING:
    from tree_sitter import Node

Edits = tuple[Edit, ...]

ITEMS = ("function_item", "struct_item", "enum_item", "impl_item", "trait_item", "mod_item", "const_item")
OPERATIONS = ("binary_expression", "compound_assignment_expr", "assignment_expression", "index_expression")
LATER = 2.0
"""What each error costs more than the one before it."""
STATEMENTS = ("let_declaration", "expression_statement", "use_declaration", "macro_invocation")


@define
class Source:
    """The file under repair."""

    path: str
    tree: SyntaxTree

    @cached_property
    def text(self) -> str:
        return self.tree.data.decode()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every identifier of the file once, in the order of the file."""
        found = self.tree.captures("[(identifier) (type_identifier) (field_identifier)] @name")
        return tuple(dict.fromkeys(self.tree.text(match["name"]) for match in found))

    def unused(self, *names: str) -> str:
        """The first of these names that the file does not say, or else the first with a number behind it."""
        known = set(self.names)
        numbered = (f"{names[0]}_{number}" for number in count(2))
        return next(name for name in chain(names, numbered) if name not in known)

    @cached_property
    def _test_spans(self) -> tuple[tuple[int, int], ...]:
        return test_spans(self.tree)

    def tests(self, node: Node) -> bool:
        """Whether it is part of what is there for tests alone."""
        return any(start <= node.start_byte < end for start, end in self._test_spans)

    def edit(self, start: int, end: int, text: str) -> Edits:
        return (Edit(path=self.path, start=start, end=end, text=text),)

    def insert(self, at: int, text: str) -> Edits:
        return self.edit(at, at, text)

    def replace(self, node: Node, text: str) -> Edits:
        return self.edit(node.start_byte, node.end_byte, text)

    def slice(self, start: int, end: int) -> str:
        return self.tree.data[start:end].decode(errors="replace")

    def line_of(self, at: int) -> tuple[int, int]:
        """Start and end (without its newline) of the line that holds a byte."""
        data = self.tree.data
        end = data.find(b"\n", at)
        return data.rfind(b"\n", 0, at) + 1, len(data) if end < 0 else end

    def indent(self, at: int) -> str:
        start, end = self.line_of(at)
        line = self.slice(start, end)
        return line[: len(line) - len(line.lstrip())]


@frozen(kw_only=True)
class Site:
    """Bytes `start` to `end`, the smallest node around them, and the error that points there.

    rank: how far the place is from what the compiler blames: 0 for the primary span itself, more for labels, notes
    and the expressions around them; number: of the error, from 0; depth: the rank within that error.
    """

    source: Source
    error: Diagnostic
    start: int
    end: int
    node: Node
    rank: float = 0.0
    whole: bool = True  # whether the bytes are all of the node
    number: int = 0

    @property
    def depth(self) -> float:
        return self.rank - LATER * self.number

    @property
    def text(self) -> str:
        return self.source.slice(self.start, self.end)

    @property
    def around(self) -> Iterator[Node]:
        """The node and the nodes around it, from the inside out."""
        node: Node | None = self.node
        while node is not None:
            yield node
            node = node.parent

    @property
    def labels(self) -> Iterator[tuple[Node, str]]:
        """What the error points at besides, in this file: the smallest node of each labelled span, with its label."""
        for span in (*self.error.spans, *(span for child in self.error.children for span in child.spans)):
            if span.file == self.source.path and not span.primary:
                yield self.source.tree.smallest(span.start, min(span.end, len(self.source.tree.data))), span.label or ""

    def up(self, *types: str) -> Node | None:
        """The nearest node of one of these types, this one included."""
        return next((node for node in self.around if node.type in types), None)


_QUOTED = re.compile(r"`([^`\n]+)`")


def said(error: Diagnostic) -> str:
    """All that the compiler says of an error: message, labels and notes."""
    labels = [span.label for span in error.spans if span.label]
    return "\n".join([error.message, *labels, *(said(child) for child in error.children)])


def quoted(error: Diagnostic) -> tuple[str, ...]:
    """What stands in backticks in it, in order, once."""
    return tuple(dict.fromkeys(_QUOTED.findall(said(error))))


def words(error: Diagnostic) -> tuple[str, ...]:
    """The plain names among what is quoted; of a path its last, of a generic type its own."""
    names = (re.split(r"[<(]", text)[0].rstrip(":") for text in quoted(error))
    return tuple(dict.fromkeys(name.rpartition("::")[2].lstrip("&'") for name in names if name))


def sources(case: DiagCase) -> dict[str, Source]:
    """The Rust files of a case by path."""
    files = (file for file in case.files if file.path.endswith(".rs"))
    return {file.path: Source(path=file.path, tree=SyntaxTree(file.text)) for file in files}


def blamed(sources: Mapping[str, Source], errors: Sequence[Diagnostic], *, most_errors: int = 8) -> list[Site]:
    """The primary place of each of the first errors."""
    found = []
    for number, error in enumerate(errors[:most_errors]):
        for span in error.primary[:1]:
            if span.file in sources:
                found.append(_site(sources[span.file], error, span, number=number, rank=LATER * number))
    return found


def sites(sources: Mapping[str, Source], errors: Sequence[Diagnostic], *, most_errors: int = 4) -> list[Site]:
    """The places of the first errors, each once for each error, nearest first."""
    found: dict[tuple[str, int, int, str | None, int], Site] = {}
    for number, error in enumerate(errors[:most_errors]):
        for rank, span in _spans(error):
            if span.file not in sources:
                continue
            for site in _widening(_site(sources[span.file], error, span, number=number, rank=rank + LATER * number)):
                key = (site.source.path, site.start, site.end, error.code, number)
                if key not in found or found[key].rank > site.rank:
                    found[key] = site
    return sorted(found.values(), key=lambda site: site.rank)


def _site(source: Source, error: Diagnostic, span: Span, *, number: int, rank: float) -> Site:
    end = min(span.end, len(source.tree.data))
    start = min(span.start, end)
    node = source.tree.smallest(start, end)
    whole = (node.start_byte, node.end_byte) == (start, end)
    return Site(source=source, error=error, start=start, end=end, node=node, rank=rank, whole=whole, number=number)


def _spans(error: Diagnostic) -> Iterator[tuple[float, Span]]:
    for span in error.spans:
        yield (0.0 if span.primary else 1.0), span
    for child in error.children:
        for span in child.spans:
            yield 2.0, span


def _widening(site: Site) -> Iterator[Site]:
    """The span itself, then the nodes around it as far as its statement."""
    yield site
    rank, around = site.rank, site.node.parent if site.whole else site.node
    while around is not None and around.type not in (*ITEMS, "block", "declaration_list", "source_file"):
        rank += 0.5
        yield _whole(site, around, rank)
        for part in around.named_children if around.type in OPERATIONS else ():
            yield _whole(site, part, rank + 0.5)
        if around.type in STATEMENTS:
            break
        around = around.parent


def _whole(site: Site, node: Node, rank: float) -> Site:
    return evolve(site, node=node, start=node.start_byte, end=node.end_byte, rank=rank, whole=True)


def derive_of(source: Source, item: Node) -> Node | None:
    """The `#[derive(...)]` above an item."""
    before = item.prev_named_sibling
    while before is not None and before.type in ("attribute_item", "line_comment", "block_comment"):
        if source.tree.text(before).startswith("#[derive("):
            return before
        before = before.prev_named_sibling
    return None
