"""Where a program says the type of a thing: lets with a value, parameters of functions with a body, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen
from tree_sitter import Node

from rusta_core.rust.syntax import SyntaxTree

LONGEST = 48
"""Bytes of a type; a longer one is left out."""

_PLACES = {
    "let": "(let_declaration pattern: (identifier) @name type: (_) @type value: (_))",
    "parameter": "(parameter pattern: (identifier) @name type: (_) @type)",
    "field": "(field_declaration name: (field_identifier) @name type: (_) @type)",
}
_KINDS = {
    "primitive_type": "primitive", "type_identifier": "path", "scoped_type_identifier": "path",
    "generic_type": "generic", "reference_type": "reference", "pointer_type": "pointer", "tuple_type": "compound",
    "unit_type": "compound", "array_type": "compound",
}  # fmt: skip
_LIFETIME = re.compile(r"<\s*'\w+\s*>|'\w+\s*,\s*|'\w+\s+")
_NO_TYPE = re.compile(r"'|\b(?:_|Self|impl)\b|\A[A-Z]\Z")


@frozen(kw_only=True)
class Annotation:
    """`name: type` in line `line` (from 1). start, end: the bytes of the type; name_end: where the name ends.

    type: in one line and without lifetimes; kind: of type, one of primitive, path, generic, reference, pointer and
    compound; place: let, parameter or field.
    """

    name: str
    type: str
    kind: str
    place: str
    line: int
    name_end: int
    start: int
    end: int

    def taken_out(self, text: str) -> str:
        """The program without what the annotation says."""
        data = text.encode()
        return (data[: self.name_end] + data[self.end :]).decode()

    def exchanged(self, text: str, other: str) -> str:
        """The program with another type in its place."""
        data = text.encode()
        return (data[: self.start] + other.encode() + data[self.end :]).decode()


def annotated(text: str) -> list[Annotation]:
    """The annotations of a program, in its order, whose names occur again.

    Left out are what is no whole type (`_`, `impl Trait`), what means another type elsewhere (`Self`, `T`), function
    types and trait objects, and parameters of functions without a body, of which nothing more can be known.
    """
    tree = SyntaxTree(text)
    found = zip(_PLACES, tree.captures_each(list(_PLACES.values())), strict=True)
    some = (one for place, matches in found for one in _annotations(text, tree, place, matches))
    return sorted(some, key=lambda one: one.start)


def _annotations(text: str, tree: SyntaxTree, place: str, matches: list[dict[str, Node]]) -> Iterator[Annotation]:
    for match in matches:
        name, node = tree.text(match["name"]), match["type"]
        said = _LIFETIME.sub("", " ".join(tree.text(node).split()))
        again = len(re.findall(rf"\b{re.escape(name)}\b", text)) > 1
        if node.type in _KINDS and again and len(said) <= LONGEST and not _NO_TYPE.search(said) and _has_body(node):
            yield Annotation(
                name=name,
                type=said,
                kind=_KINDS[node.type],
                place=place,
                line=match["name"].start_point[0] + 1,
                name_end=match["name"].end_byte,
                start=node.start_byte,
                end=node.end_byte,
            )


def _has_body(node: Node) -> bool:
    """Whether the function that a parameter's type stands in says more than its signature; true outside of one."""
    above = node.parent and node.parent.parent and node.parent.parent.parent
    return above is None or above.type != "function_signature_item"
