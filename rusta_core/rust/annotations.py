"""Where a program says the type of a thing: lets with a value, parameters of functions with a body, fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
_STATED = {
    "let": "(let_declaration pattern: (identifier) @name type: (_) @type)",
    "parameter": "(parameter pattern: (identifier) @name type: (_) @type)",
    "field": "(field_declaration name: (field_identifier) @name type: (_) @type)",
    "constant": "(const_item name: (identifier) @name type: (_) @type)",
    "static": "(static_item name: (identifier) @name type: (_) @type)",
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


@frozen(kw_only=True)
class Stated:
    """What a program says of a name at bytes `start` to `end`: its type in one line; place: let, parameter, field,
    constant or static."""

    type: str
    place: str
    start: int
    end: int


def stated(tree: SyntaxTree) -> list[Stated]:
    """All that a program says of types, whatever kind they are of, in its order; `_` says nothing."""
    found = zip(_STATED, tree.captures_each(list(_STATED.values())), strict=True)
    some = (
        Stated(
            type=" ".join(tree.text(match["type"]).split()),
            place=place,
            start=match["name"].start_byte,
            end=match["name"].end_byte,
        )
        for place, matches in found
        for match in matches
    )
    return sorted((one for one in some if one.type != "_"), key=lambda one: one.start)


def annotated(text: str, type_of: Callable[[int], str | None]) -> list[Annotation]:
    """The annotations of a program, in its order, whose names occur again. type_of: what is known of the name at a
    byte.

    Left out are what is no whole type (`_`, `impl Trait`), what means another type elsewhere (`Self`, `T`), function
    types and trait objects, and parameters of functions without a body, of which nothing more can be known.
    """
    tree = SyntaxTree(text)
    found = zip(_PLACES, tree.captures_each(list(_PLACES.values())), strict=True)
    some = (one for place, matches in found for one in _annotations(text, tree, place, matches, type_of))
    return sorted(some, key=lambda one: one.start)


def _annotations(
    text: str, tree: SyntaxTree, place: str, matches: list[dict[str, Node]], type_of: Callable[[int], str | None]
) -> Iterator[Annotation]:
    for match in matches:
        name, node = tree.text(match["name"]), match["type"]
        if node.type not in _KINDS or len(re.findall(rf"\b{re.escape(name)}\b", text)) < 2 or not _has_body(node):
            continue
        said = _LIFETIME.sub("", type_of(match["name"].start_byte) or "")
        if 0 < len(said) <= LONGEST and not _NO_TYPE.search(said):
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
