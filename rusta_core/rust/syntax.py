"""A Rust file as a tree-sitter tree: where injectors, repairs and the rules of honesty look.

The parser never fails: what it cannot read stands in the tree as ERROR nodes, and the rest is still there,
which is what makes it useful on code that does not compile.
"""

from __future__ import annotations

from functools import cache

import tree_sitter_rust
from tree_sitter import Language, Node, Parser, Query, QueryCursor

LANGUAGE = Language(tree_sitter_rust.language())


@cache
def _compiled(query: str) -> Query:
    return Query(LANGUAGE, query)


class SyntaxTree:
    """The tree of one file. Offsets of nodes are byte offsets into `data`, the file's UTF-8."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self._tree = Parser(LANGUAGE).parse(self.data)

    @property
    def root(self) -> Node:
        return self._tree.root_node

    def captures(self, query: str) -> list[dict[str, Node]]:
        """One dict a match of a tree-sitter query, capture name to node, in the order of the file.

        A capture that matched several nodes gives its first. Queries are compiled once in a process. Raises
        tree_sitter.QueryError where the query itself is wrong.
        """
        matches = QueryCursor(_compiled(query)).matches(self.root)
        found = [{name: nodes[0] for name, nodes in captured.items() if nodes} for _, captured in matches]
        return sorted(found, key=lambda match: min((node.start_byte for node in match.values()), default=0))

    def text(self, node: Node) -> str:
        """The source of a node."""
        return self.data[node.start_byte : node.end_byte].decode()

    def smallest(self, start: int, end: int) -> Node:
        """The smallest named node that covers bytes `start` to `end`; the root where nothing smaller does."""
        return self.root.named_descendant_for_byte_range(start, end) or self.root
