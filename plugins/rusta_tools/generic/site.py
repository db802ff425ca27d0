"""A place that the compiler points at, what it says there, and the edits that can be made around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from rusta_core import Diagnostic, Edit, Span, SyntaxTree

if TYPE_CHECKING:
    from tree_sitter import Node

Edits = tuple[Edit, ...]

ITEMS = ("function_item", "struct_item", "enum_item", "impl_item", "trait_item", "mod_item", "const_item")
OPERATIONS = ("binary_expression", "compound_assignment_expr", "assignment_expression", "index_expression")
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
    and the expressions around them.
    """

    source: Source
    error: Diagnostic
    start: int
    end: int
    node: Node
    rank: float = 0.0
    whole: bool = True  # whether the bytes are all of the node

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

    def up(self, *types: str) -> Node | None:
        """The nearest node of one of these types, this one included."""
        return next((node for node in self.around if node.type in types), None)


@frozen
class Rule:
    """One kind of small change.

    cost: the less, the earlier it is proposed; codes: the errors that it usually mends, for which it costs USUAL less;
    edits: the changes it would make at a site, the likeliest first.
    """

    name: str
    cost: float
    codes: tuple[str | None, ...]
    edits: Callable[[Site], Iterable[Edits]] = field(repr=False)


USUAL = 6.0

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


def sites(source: Source, errors: Sequence[Diagnostic], *, most_errors: int = 4) -> list[Site]:
    """The places of the first errors, each once for each error, nearest first."""
    found: dict[tuple[int, int, str | None], Site] = {}
    for late, error in enumerate(errors[:most_errors]):
        for rank, span in _spans(error):
            if span.file != source.path:
                continue
            for site in _widening(source, error, span, rank + 2.0 * late):
                key = (site.start, site.end, error.code)
                if key not in found or found[key].rank > site.rank:
                    found[key] = site
    return sorted(found.values(), key=lambda site: site.rank)


def _spans(error: Diagnostic) -> Iterator[tuple[float, Span]]:
    for span in error.spans:
        yield (0.0 if span.primary else 1.0), span
    for child in error.children:
        for span in child.spans:
            yield 2.0, span


def _widening(source: Source, error: Diagnostic, span: Span, rank: float) -> Iterator[Site]:
    """The span itself, then the nodes around it as far as its statement."""
    end = min(span.end, len(source.tree.data))
    start = min(span.start, end)
    node = source.tree.smallest(start, end)
    whole = (node.start_byte, node.end_byte) == (start, end)
    yield Site(source=source, error=error, start=start, end=end, node=node, rank=rank, whole=whole)
    around = node.parent if whole else node
    while around is not None and around.type not in (*ITEMS, "block", "declaration_list", "source_file"):
        rank += 0.5
        yield _whole(source, error, around, rank)
        for part in around.named_children if around.type in OPERATIONS else ():
            yield _whole(source, error, part, rank + 0.5)
        if around.type in STATEMENTS:
            break
        around = around.parent


def _whole(source: Source, error: Diagnostic, node: Node, rank: float) -> Site:
    return Site(source=source, error=error, node=node, start=node.start_byte, end=node.end_byte, rank=rank)
