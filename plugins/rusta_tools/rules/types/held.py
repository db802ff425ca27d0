"""What holds what: types that hold themselves, literals with fields of other names, patterns that may not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import below, fields, head_of, items, named, neutral, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_WHOLE = re.compile(r"^(?:Option<)?(\w+)>?$")


def _boxed(site: Site) -> Iterator[Edits]:
    """A type that holds itself holds a box of itself, and is given one wherever it is made."""
    source, owner = site.source, site.up("enum_item", "struct_item")
    name = text(source, part(owner, "name"))
    if owner is None or not name:
        return
    edits: list[Edits] = []
    places: dict[str, set[int]] = {}
    for variant in named(part(owner, "body"), "enum_variant") or [owner]:
        path = text(source, part(variant, "name"))
        for at, kind in enumerate(_kinds(variant)):
            if (match := _WHOLE.match(text(source, kind))) and match[1] == name:
                inner = next(one for one in (kind, *below(kind, "type_identifier")) if text(source, one) == name)
                edits.append(source.replace(inner, f"Box<{name}>"))
                places.setdefault(path, set()).add(at)
    for call in below(source.tree.root, "call_expression"):
        made = text(source, part(call, "function"))
        wanted = places.get(made.rpartition("::")[2], ()) if made.rpartition("::")[0] in (name, "Self", "") else ()
        for at, one in enumerate(named(part(call, "arguments"))):
            if at in wanted:
                edits.append((*source.insert(one.start_byte, "Box::new("), *source.insert(one.end_byte, ")")))
    yield joined(edits)


def _kinds(variant: Node) -> list[Node]:
    """The types of what a variant or struct holds."""
    body = part(variant, "body")
    if body is not None and body.type == "field_declaration_list":
        return [kind for one in named(body, "field_declaration") if (kind := part(one, "type")) is not None]
    return body.children_by_field_name("type") if body is not None else []


def _fields_given(site: Site) -> Iterator[Edits]:
    """The fields that a literal names and the type lacks are those that it does not name, in their order."""
    source, made = site.source, site.up("struct_expression")
    body, name = part(made, "body"), head(text(source, part(made, "name")))
    block = site.up("impl_item")
    if name == "Self" and block is not None:
        name = head_of(source, block)
    for item in items(source, name, "struct_item") if body is not None else ():
        known = [field for field, _ in fields(source, item)]
        each = named(body, "field_initializer", "shorthand_field_initializer")
        given = [text(source, part(one, "field") or one) for one in each]
        missing = [field for field in known if field not in given]
        wrong = [one for one, field in zip(each, given, strict=True) if field not in known]
        if wrong and len(wrong) <= len(missing):
            yield joined([_as_field(source, one, field) for one, field in zip(wrong, missing, strict=False)])


def _as_field(source: Source, one: Node, name: str) -> Edits:
    field = part(one, "field")
    return source.replace(field, name) if field is not None else source.insert(one.start_byte, f"{name}: ")


def _else_left(site: Site) -> Iterator[Edits]:
    """What may not fit is let go: by `?`, by an `else` that leaves."""
    source, let = site.source, site.up("let_declaration")
    pattern, value = part(let, "pattern"), part(let, "value")
    if let is None or pattern is None or value is None or part(let, "alternative") is not None:
        return
    back = text(source, part(site.up("function_item"), "return_type"))
    inner = named(pattern)[1:] if pattern.type == "tuple_struct_pattern" else []
    form = text(source, part(pattern, "type"))
    if len(inner) == 1 and (form, head(back)) in (("Some", "Option"), ("Ok", "Result")):
        yield (*source.replace(pattern, text(source, inner[0])), *source.insert(value.end_byte, "?"))
    for empty in (*neutral(source, back), ""):
        yield source.insert(value.end_byte, f" else {{ return {empty}".rstrip() + " }")


def _added_to(site: Site) -> Iterator[Edits]:
    """`a += b` is `a = a + b` where a type has but the one."""
    source, write = site.source, site.up("compound_assignment_expr")
    left, sign, right = (part(write, field) for field in ("left", "operator", "right"))
    if write is not None and left is not None and sign is not None and right is not None:
        owner = text(source, left)
        yield source.replace(write, f"{owner} = {owner} {text(source, sign).removesuffix('=')} {text(source, right)}")


def _of_a_parameter(site: Site) -> Iterator[Edits]:
    """An associated type is that of the type, or of one of its parameters."""
    source, block = site.source, site.up("impl_item", "trait_item", "function_item")
    top = site.up("impl_item", "trait_item") or block
    if top is None or site.node.type != "type_identifier":
        return
    uses = [one for one in below(top, "type_identifier") if text(source, one) == site.text and not _is_named(one)]
    own = part(top, "type_parameters") or part(block, "type_parameters")
    for name in [*(text(source, part(one, "name")) for one in named(own, "type_parameter")), "Self"]:
        yield joined([source.replace(one, f"{name}::{site.text}") for one in uses])


def _is_named(node: Node) -> bool:
    """Whether a name is declared, or has a path before it."""
    return node.parent is not None and node.parent.type in ("type_item", "associated_type", "scoped_type_identifier")


def _plain_comment(site: Site) -> Iterator[Edits]:
    """What documents nothing is a plain comment."""
    start, end = site.source.line_of(site.start)
    at = site.source.slice(start, end).find("///")
    if at >= 0:
        first = start + len(site.source.slice(start, end)[:at].encode())
        yield site.source.edit(first, first + 3, "//")


RULES = (
    Rule(
        "boxed", 6, ("E0072",), _boxed, "type", "holds a box of what would hold itself", "error_codes/E0072",
    ),
    Rule(
        "fields-given", 7, ("E0560",), _fields_given, "spelling", "gives the fields that there are",
        "reference/expressions/struct-expr",
    ),
    Rule(
        "else-left", 6.5, ("E0005",), _else_left, "code", "leaves where a pattern does not fit",
        "reference/statements#let-statements",
    ),
    Rule(
        "added-to", 6.5, ("E0368",), _added_to, "spelling", "writes an operation and an assignment",
        "reference/expressions/operator-expr#compound-assignment-expressions",
    ),
    Rule(
        "of-a-parameter", 7, ("E0412", "E0425"), _of_a_parameter, "spelling", "says whose an associated type is",
        "reference/items/associated-items#associated-types",
    ),
    Rule(
        "plain-comment", 5, ("E0585",), _plain_comment, "spelling", "comments what it cannot document",
        "reference/comments",
    ),
)  # fmt: skip
