"""What an injector is made of: operators, each a tree-sitter query and the edits that it makes of a match.

A new bug is one more `Operator` in its class's file. The compiler decides whether it is a bug (the core proves every
proposal), so an operator need only be right often; what it checks itself only saves proposals.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import ge

from rusta_core import Edit, InjectContext, Injection, hookimpl

if TYPE_CHECKING:
    from tree_sitter import Node

    from rusta_core import SyntaxTree

COMMENTS = ("line_comment", "block_comment")

SWAPPED_LINES = 8
IN_SIGHT = 4000  # bytes

TESTS = """
((attribute_item (attribute . (identifier) @name)) @test (#eq? @name "test"))
((attribute_item (attribute . (identifier) @name arguments: (token_tree) @of)) @test
  (#eq? @name "cfg") (#match? @of "test"))
"""


@frozen(kw_only=True)
class Match:
    """One match of an operator's query: nodes by capture name, and the edits that can be made of them."""

    path: str
    tree: SyntaxTree
    nodes: Mapping[str, Node]
    rng: Random

    def __getitem__(self, name: str) -> Node:
        return self.nodes[name]

    def text(self, name: str) -> str:
        """The source of a captured node; empty where an optional capture matched nothing."""
        return self.tree.text(self.nodes[name]) if name in self.nodes else ""

    def edit(self, start: int, end: int, text: str) -> Edit:
        return Edit(path=self.path, start=start, end=end, text=text)

    def replace(self, name: str, text: str) -> Edit:
        return self.edit(self[name].start_byte, self[name].end_byte, text)

    def cut(self, node: Node) -> Edit:
        """Without the node and the spaces after it; without the whole line where nothing else stands on it."""
        return self._without(node.start_byte, node.end_byte)

    def cut_item(self, node: Node) -> Edit:
        """Without one item of a list, and without the comma that held it to its neighbour."""
        before, after = node.prev_sibling, node.next_sibling
        if after is not None and after.type == ",":
            return self._without(node.start_byte, after.end_byte)
        if before is not None and before.type == ",":
            return self.edit(before.start_byte, node.end_byte, "")
        return self._without(node.start_byte, node.end_byte)

    def after(self, node: Node, text: str) -> Edit:
        """One more statement on the lines behind a node, indented as it is."""
        return self.edit(node.end_byte, node.end_byte, _indented(f"\n{text}", node))

    def before(self, node: Node, text: str) -> Edit:
        """One more statement on the lines before a node, indented as it is."""
        return self.edit(node.start_byte, node.start_byte, _indented(f"{text}\n", node))

    def _without(self, start: int, end: int) -> Edit:
        data = self.tree.data
        while data[end : end + 1] == b" ":
            end += 1
        line = data.rfind(b"\n", 0, start) + 1
        if data[end : end + 1] == b"\n" and not data[line:start].strip():
            return self.edit(line, end + 1, "")
        return self.edit(start, end, "")

    def swap(self, first: Node, second: Node) -> tuple[Edit, ...]:
        """The two nodes in each other's place; nothing where more than a few lines would change."""
        if second.end_point.row - first.start_point.row >= SWAPPED_LINES:
            return ()
        return (
            self.edit(first.start_byte, first.end_byte, self.tree.text(second)),
            self.edit(second.start_byte, second.end_byte, self.tree.text(first)),
        )

    def mentions(self, name: str, start: int, end: int) -> bool:
        """Whether a name stands between two offsets, format strings included."""
        word, data = name.encode(), self.tree.data
        if data.find(word, start, end) < 0:  # mostly so, and much faster than a pattern
            return False
        return re.search(rb"\b%s\b" % re.escape(word), data[start:end]) is not None

    def used_after(self, name: str, node: Node) -> bool:
        """Whether a name stands again between the node and the end of the function around it."""
        return self.mentions(name, node.end_byte, enclosing(node, "function_item", "source_file").end_byte)


def _indented(text: str, node: Node) -> str:
    return text.replace("\n", "\n" + " " * node.start_point.column)


def enclosing(node: Node, *types: str) -> Node:
    """The nearest node around `node` of one of these types; the root where there is none."""
    while node.parent is not None:
        node = node.parent
        if node.type in types:
            break
    return node


def following(node: Node) -> Iterator[Node]:
    """The statements after `node` in its block."""
    while (node := node.next_named_sibling) is not None:  # type: ignore[assignment]
        if node.type not in COMMENTS:
            yield node


def in_trait_impl(node: Node) -> bool:
    """Whether the node stands in a trait or an impl of one, where signatures are not free."""
    around = enclosing(node, "impl_item", "trait_item")
    return around.type == "trait_item" or around.child_by_field_name("trait") is not None


def misspelt(word: str, rng: Random) -> str:
    """The word with one slip of the fingers after its first letter: two letters swapped, one lost or one doubled."""
    at = rng.randrange(1, len(word) - 1)
    slips = [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
    ]
    return rng.choice([slip for slip in slips if slip != word])


@frozen
class Operator:
    """One way to break green code.

    query: a tree-sitter query; codes: the errors that prove it, empty where the compiler gives none (syntax);
    edits: what it makes of one match, empty where the match will not do; far: the error is reported where the captured
    `name` stands next, so the match from which that is farthest is played first.
    """

    name: str
    query: str
    codes: tuple[str, ...]
    edits: Callable[[Match], Sequence[Edit]]
    far: bool = False


def cutting(name: str) -> Callable[[Match], Sequence[Edit]]:
    """Edits that leave the captured node out."""
    return lambda match: [match.cut(match[name])]


def cutting_item(name: str) -> Callable[[Match], Sequence[Edit]]:
    """Edits that leave the captured item of a list out."""
    return lambda match: [match.cut_item(match[name])]


def becoming(name: str, text: str) -> Callable[[Match], Sequence[Edit]]:
    """Edits that put in place of the captured node a text that may name captures, as in `{value}`."""
    return lambda match: [match.replace(name, text.format(**{key: match.text(key) for key in match.nodes}))]


def _known(injector: OperatorInjector, _attribute: Attribute[tuple[str, ...]], names: tuple[str, ...]) -> None:
    known = [operator.name for operator in injector.declared]
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
            raise ValueError(f"no operator {name!r} in {injector.error_class}: {hint}")


@frozen(eq=False, kw_only=True)
class OperatorInjector:
    """Plays its operators in turn, in an order drawn for each snippet. Test functions are never touched."""

    declared: ClassVar[tuple[Operator, ...]] = ()
    error_class: ClassVar[str] = ""

    operators: tuple[str, ...] = field(
        default=(), validator=_known, metadata={"doc": "Names of the operators to use; all of them when empty."}
    )
    most_per_snippet: int = field(
        default=2, validator=ge(1), metadata={"doc": "How many bugs to propose for one snippet, at most."}
    )

    @hookimpl
    def inject(self, context: InjectContext) -> Sequence[Injection]:
        return list(islice(self._proposals(context), self.most_per_snippet))

    def _proposals(self, context: InjectContext) -> Iterator[Injection]:
        """One bug of each operator in turn, until none has more; the same edits are proposed once."""
        chosen = [op for op in self.declared if not self.operators or op.name in self.operators]
        marks, *found = context.tree.captures_each([TESTS, *(op.query for op in chosen)])
        tests, seen = list(_tests(marks)), set()
        queues = deque((op, _edits(op, some, context)) for op, some in zip(chosen, found, strict=True))
        context.rng.shuffle(queues)
        while queues:
            operator, queue = queues.popleft()
            edits = next((e for e in queue if e not in seen and not _touches(e, tests)), None)
            if edits is not None:
                seen.add(edits)
                queues.append((operator, queue))
                codes, name = operator.codes, f"{self.error_class}/{operator.name}"
                yield Injection(edits=edits, error_class=self.error_class, codes=codes, operator=name)


def _edits(operator: Operator, matches: list[dict[str, Node]], context: InjectContext) -> Iterator[tuple[Edit, ...]]:
    context.rng.shuffle(matches)
    if operator.far:
        matches.sort(key=lambda nodes: -_lines_to_the_next(nodes.get("name"), context.tree))
    for nodes in matches:
        match = Match(path=context.path, tree=context.tree, nodes=nodes, rng=context.rng)
        if edits := tuple(operator.edits(match)):
            yield edits


def _lines_to_the_next(name: Node | None, tree: SyntaxTree) -> int:
    """How far below the same letters stand next; none where they do not within sight."""
    if name is None:
        return 0
    found = tree.data.find(tree.data[name.start_byte : name.end_byte], name.end_byte, name.end_byte + IN_SIGHT)
    return tree.data.count(b"\n", name.end_byte, max(found, name.end_byte))


def _tests(marks: Sequence[Mapping[str, Node]]) -> Iterator[range]:
    """The bytes of each test with its attribute."""
    for match in marks:
        mark = match["test"]
        item = next((node for node in following(mark) if node.type != "attribute_item"), mark)
        yield range(mark.start_byte, item.end_byte)


def _touches(edits: Sequence[Edit], tests: Sequence[range]) -> bool:
    return any(edit.start <= test.stop and test.start <= edit.end for edit in edits for test in tests)
