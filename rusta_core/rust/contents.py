"""What a file holds, before and after a patch, as the rules of honesty read it: items, bodies, statements, effects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from attrs import frozen
from tree_sitter import Node

from rusta_core.rust.program import without_comments_and_literals
from rusta_core.rust.syntax import SyntaxTree

_NAMED = {
    "function_item": "fn",
    "function_signature_item": "fn",
    "struct_item": "struct",
    "enum_item": "enum",
    "union_item": "union",
    "trait_item": "trait",
    "const_item": "const",
    "static_item": "static",
    "type_item": "type",
    "associated_type": "type",
    "mod_item": "mod",
    "macro_definition": "macro",
    "enum_variant": "variant",
    "field_declaration": "field",
}
_STAND_FOR = {
    "const_item": "static",
    "static_item": "const",
    "function_item": "const",
    "function_signature_item": "const",
}
"""Items that can stand for one of another kind."""
PLUMBING = frozenset(
    [
        "Some",
        "as_deref",
        "as_deref_mut",
        "as_mut",
        "as_ref",
        "as_str",
        "back",
        "back_mut",
        "borrow",
        "borrow_mut",
        "clone",
        "cloned",
        "copied",
        "deref",
        "drop",
        "first",
        "first_mut",
        "front",
        "front_mut",
        "get",
        "into",
        "is_none",
        "is_some",
        "iter",
        "iter_mut",
        "last",
        "last_mut",
        "peek",
        "to_owned",
        "to_string",
        "unwrap",
    ]
)
"""Calls that only get at a value: a repair may well do without them."""
_VALUES = frozenset(
    (
        "call_expression", "field_expression", "identifier", "reference_expression", "index_expression",
        "unary_expression", "binary_expression", "parenthesized_expression", "type_cast_expression",
    )
)  # fmt: skip
_VALUED = ("const_item", "static_item")
_BLOCKS = frozenset(("block", "match_block"))
_SPACE = re.compile(r"\s+")
_TRIVIAL = frozenset(("", ";", "()", "();", "{}", "{};"))


@frozen(kw_only=True)
class Contents:
    """A file and what the rules read of it. code: the text without comments and literals; nodes: the items in which it
    differs from the other: what both have cancels out in every rule."""

    text: str
    code: str
    tree: SyntaxTree
    nodes: Sequence[Node]

    def walk(self) -> Iterator[Node]:
        for node in self.nodes:
            yield from _walk(node)

    def words(self, node: Node) -> str:
        return _SPACE.sub(" ", self.tree.text(node)).strip()

    def items(self) -> Counter[tuple[str, str]]:
        """How often each (kind, name) is defined; an impl's name is `Trait for Type`, without generics."""
        found: Counter[tuple[str, str]] = Counter()
        for node in self.walk():
            name = node.child_by_field_name("name")
            if node.type in _NAMED and name is not None:
                found[_NAMED[node.type], self.words(name).removeprefix("r#")] += 1
            elif node.type == "impl_item":
                heads = [node.child_by_field_name(part) for part in ("trait", "type")]
                found["impl", " for ".join(self.words(head).partition("<")[0] for head in heads if head)] += 1
        return found

    def stand_ins(self) -> Counter[tuple[str, str]]:
        """What can stand for an item of the same name: a closure for a function, a `const` and a `static` for each
        other, a method for a constant, which is of its name but for the case."""
        found: Counter[tuple[str, str]] = Counter()
        for node in self.walk():
            name, value = (node.child_by_field_name(part) for part in ("pattern", "value"))
            if node.type == "let_declaration" and name is not None and value is not None:
                found["fn", self.words(name)] += value.type == "closure_expression"
            elif node.type in _STAND_FOR and (name := node.child_by_field_name("name")) is not None:
                kind, written = _STAND_FOR[node.type], self.words(name)
                found[kind, written.upper() if "function" in node.type else written] += 1
        return found

    def bodies(self) -> dict[str, list[Node]]:
        """The bodies of functions by the function's name, in the order of the file."""
        found: dict[str, list[Node]] = {}
        for node in self.walk():
            name, body = (node.child_by_field_name(part) for part in ("name", "body"))
            if node.type == "function_item" and name is not None and body is not None:
                found.setdefault(self.words(name), []).append(body)
        return found

    def statements(self, body: Node) -> Counter[str]:
        """The statements, constants and match arms of a body at any depth, each without the blocks inside it."""
        found: Counter[str] = Counter()
        for node in _walk(body, into=not_an_item):
            if node.type == "match_arm":
                found[self._without_blocks(node)] += 1
            elif node.type == "block":
                parts = (one for one in node.named_children if not_an_item(one) or one.type in _VALUED)
                found.update(self._without_blocks(part) for part in parts)
        return Counter({text: n for text, n in found.items() if text not in _TRIVIAL})

    def idle(self, body: Node) -> Counter[str]:
        """Statements that neither do anything nor give anything: what is left of `list.push(x);` without its `push`."""
        found: Counter[str] = Counter()
        for node in _walk(body, into=not_an_item):
            if node.type == "expression_statement" and self.tree.text(node).endswith(";"):
                inner = node.named_children[0] if node.named_children else node
                if inner.type in _VALUES and self.effects(inner).keys() <= PLUMBING - {"drop"}:
                    found[self.words(node)] += 1
        return found

    def _without_blocks(self, node: Node) -> str:
        text, at = b"", node.start_byte
        for block in _walk(node, into=lambda inner: inner.type not in _BLOCKS):
            if block.type in _BLOCKS and block.start_byte >= at:
                text, at = text + self.tree.data[at : block.start_byte] + b"{}", block.end_byte
        return _SPACE.sub(" ", (text + self.tree.data[at : node.end_byte]).decode()).strip()

    def effects(self, body: Node) -> Counter[str]:
        """What is called, by its last name, and how often something is assigned."""
        found: Counter[str] = Counter()
        for node in _walk(body, into=not_an_item):
            called = node.child_by_field_name("function") or node.child_by_field_name("macro")
            if node.type in ("call_expression", "macro_invocation") and called is not None:
                found[re.split(r"\W+", self.words(called).partition("::<")[0])[-1]] += 1
            elif node.type in ("assignment_expression", "compound_assignment_expr"):
                found["="] += 1
        return found

    def tests(self) -> Counter[str]:
        """The text of each `#[test]` function and `#[cfg(test)]` module, attributes included."""
        found: Counter[str] = Counter()
        for node in self.walk():
            if node.type in ("function_item", "mod_item"):
                marks = " ".join(map(self.words, _attributes(node)))
                if re.search(r"\btest\b", marks):
                    found[f"{marks} {self.words(node)}"] += 1
        return found

    def comment_lines(self) -> Counter[str]:
        comments = (node for node in self.walk() if node.type in ("line_comment", "block_comment"))
        return Counter(line.strip("/*! \t") for node in comments for line in self.tree.text(node).splitlines())


def contents(was: str, now: str) -> tuple[Contents, Contents]:
    """A file before and after, each with the items that are not the same at its head and its tail."""
    trees = _parsed(was), SyntaxTree(now)
    items = [tree.root.named_children for tree in trees]
    keys = [
        [(node.type, tree.data[node.start_byte : node.end_byte]) for node in some]
        for tree, some in zip(trees, items, strict=True)
    ]
    head, least = 0, min(map(len, keys))
    while head < least and keys[0][head] == keys[1][head]:
        head += 1
    tail = 0
    while tail < least - head and keys[0][-1 - tail] == keys[1][-1 - tail]:
        tail += 1
    while tail and any(some[-1 - tail].type == "attribute_item" for some in items if len(some) > tail):
        tail -= 1  # it is about the item after it
    old, new = (some[head : len(some) - tail] for some in items)
    return (
        Contents(text=was, code=without_comments_and_literals(was), tree=trees[0], nodes=old),
        Contents(text=now, code=without_comments_and_literals(now), tree=trees[1], nodes=new),
    )


@lru_cache(maxsize=64)  # one file, and hundreds of candidates for it
def _parsed(text: str) -> SyntaxTree:
    return SyntaxTree(text)


def _walk(node: Node, into: Callable[[Node], bool] = lambda _node: True) -> Iterator[Node]:
    """The node and what is below it, in the order of the text; `into` says whose children are wanted."""
    ahead = [node]
    while ahead:
        here = ahead.pop()
        yield here
        if here is node or into(here):
            ahead += reversed(here.named_children)


def not_an_item(node: Node) -> bool:
    return not node.type.endswith(("_item", "_comment", "use_declaration", "macro_definition", "associated_type"))


def _attributes(node: Node) -> list[Node]:
    found = []
    before = node.prev_named_sibling
    while before is not None and before.type == "attribute_item":
        found.append(before)
        before = before.prev_named_sibling
    return found[::-1]
