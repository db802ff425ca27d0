"""What each byte of a Rust text is part of: the label space of what a model should know about syntax.

The label of a byte is the kind of the leaf it stands in, told apart by the role the leaf has where the role says more
(`name` in `fn name` is a function, in `name!` a macro). Bytes between leaves are `space`.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray
from tree_sitter import Node

from rusta_core.rust.syntax import SyntaxTree

KINDS = (
    "space", "keyword", "bracket", "separator", "operator", "comment", "string", "number", "literal", "variable",
    "parameter", "function", "macro", "type", "primitive", "field", "module", "lifetime", "attribute",
)  # fmt: skip
"""The labels, in the order of their numbers."""
UNLABELLED = 255
"""Stands for the label of a byte of which it is not known."""

_NUMBER = {name: number for number, name in enumerate(KINDS)}
_LEAVES = {
    "string_content": "string", "escape_sequence": "string", "char_literal": "string", '"': "string",
    "string_literal": "string", "raw_string_literal_start": "string", "raw_string_literal_end": "string",
    "integer_literal": "number", "float_literal": "number", "true": "literal", "false": "literal",
    "type_identifier": "type", "primitive_type": "primitive", "field_identifier": "field",
    "shorthand_field_identifier": "field", "mutable_specifier": "keyword", "crate": "keyword", "self": "keyword",
    "super": "keyword", "metavariable": "macro", "line_comment": "comment", "block_comment": "comment",
    "doc_comment": "comment", "_": "variable", "'": "lifetime",
}  # fmt: skip
_CUT = re.compile("[\udc80-\udcff]")  # the bytes of a character that was cut
_BRACKETS = frozenset("(){}[]")
_SEPARATORS = frozenset({",", ";", ":", "::"})
_ROLES = {
    ("function_item", "name"): "function", ("function_signature_item", "name"): "function",
    ("call_expression", "function"): "function", ("generic_function", "function"): "function",
    ("macro_invocation", "macro"): "macro", ("macro_definition", "name"): "macro",
    ("mod_item", "name"): "module", ("parameter", "pattern"): "parameter", ("scoped_identifier", "path"): "module",
    ("scoped_type_identifier", "path"): "module", ("scoped_use_list", "path"): "module",
}  # fmt: skip
_WHOLE = {"line_comment": "comment", "block_comment": "comment", "char_literal": "string", "lifetime": "lifetime"}
_IN_ATTRIBUTE = frozenset({"attribute_item", "inner_attribute_item"})


def node_kinds(text: str) -> NDArray[np.uint8]:
    """The number of the label in KINDS of each byte of the text's UTF-8, (bytes,). Never fails: what cannot be parsed
    is labelled as far as its leaves are known."""
    tree = SyntaxTree(text)
    labels = np.zeros(len(tree.data), np.uint8)
    waiting: list[tuple[Node, str | None]] = [(tree.root, None)]
    while waiting:
        node, inherited = waiting.pop()
        whole = _WHOLE.get(node.type)
        if whole or not node.child_count:
            labels[node.start_byte : node.end_byte] = _NUMBER[whole or inherited or _leaf(node)]
            continue
        inherited = "attribute" if node.type in _IN_ATTRIBUTE else inherited
        for number, child in enumerate(node.children):
            role = None if child.child_count else _ROLES.get((node.type, node.field_name_for_child(number) or ""))
            if role is None and child.type == "field_identifier" and _called(node):
                role = "function"
            if role is None and node.type == "scoped_identifier" and _called(node) and child == node.children[-1]:
                role = "function"
            waiting.append((child, inherited or role))
    return labels


def piece_kinds(piece: bytes, *, whole: bool) -> NDArray[np.uint8]:
    """`node_kinds` of a piece of a text's UTF-8, which may be cut anywhere: (bytes,), UNLABELLED where the cut hides
    what a byte is part of.

    whole: the piece begins where the text does. Where it does not, its first line may be the rest of one, and has no
    labels. What was opened before the piece (a comment, a raw string) is not known, and is read as if it were not.
    """
    labels = np.full(len(piece), UNLABELLED, np.uint8)
    start = 0 if whole else piece.find(b"\n") + 1 or len(piece)
    text = piece[start:].decode(errors="surrogateescape")
    labels[start:] = node_kinds(_CUT.sub("?", text))  # a byte for a byte: every label stays at its place
    return labels


def _called(node: Node) -> bool:
    parent = node.parent
    return (
        parent is not None
        and parent.type in ("call_expression", "generic_function")
        and parent.child_by_field_name("function") == node
    )


def _leaf(node: Node) -> str:
    kind = node.type
    if kind in _LEAVES:
        return _LEAVES[kind]
    if node.is_named:
        return "variable"
    if kind in _BRACKETS:
        return "bracket"
    if kind in _SEPARATORS:
        return "separator"
    return "keyword" if kind[:1].isalpha() else "operator"
