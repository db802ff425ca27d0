"""How values of a type are made, named and matched: fields by their names, one of a union, a variant's number, `Self`
where there is none, a slice of an array of any length, a type that is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import below, fields, items, named, neutral, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

PLAIN = ("i32", "u8", "String", "f64", "usize", "u32")
_INITIALIZERS = ("field_initializer", "shorthand_field_initializer")


def _by_fields(site: Site) -> Iterator[Edits]:
    """A struct with named fields is made by their names, not by a call or its name alone."""
    source = site.source
    call = site.up("call_expression")
    name = text(source, part(call, "function")) if call is not None else site.text
    whole = call or site.node
    for item in items(source, name.rpartition("::")[2], "struct_item"):
        given = [text(source, one) for one in named(part(call, "arguments"))]
        held = fields(source, item)
        if not held or held[0][0].isdigit():
            continue
        rest = [neutral(source, kind) or ("Default::default()",) for _, kind in held[len(given) :]]
        values = [*given, *(one[0] for one in rest)]
        made = ", ".join(f"{field}: {value}" for (field, _), value in zip(held, values, strict=False))
        yield source.replace(whole, f"{name} {{ {made} }}")


def _of_a_struct(site: Site) -> Iterator[Edits]:
    """What is no struct is not made of fields: a struct that has them is, or the value itself is enough."""
    source, made = site.source, site.up("struct_expression")
    name, each = part(made, "name"), named(part(made, "body"), *_INITIALIZERS)
    if made is None or name is None:
        return
    labels = {text(source, part(one, "field") or one.named_children[0]) for one in each}
    for match in source.tree.captures("(struct_item name: (_) @name) @item"):
        if labels == {label for label, _ in fields(source, match["item"])}:
            yield source.replace(name, text(source, match["name"]))
    for one in each:
        yield source.replace(made, text(source, part(one, "value") or one))


def _one_of_union(site: Site) -> Iterator[Edits]:
    """A union is made of one of its fields."""
    source, made = site.source, site.up("struct_expression")
    body, name = part(made, "body"), text(source, part(made, "name"))
    if body is None:
        return
    each = [text(source, one) for one in named(body, *_INITIALIZERS)]
    for item in items(source, name, "union_item") if not each else ():
        each += [f"{one}: {(neutral(source, kind) or ('0',))[0]}" for one, kind in fields(source, item)]
    yield from (source.replace(body, f"{{ {one} }}") for one in each)


def _without_base(site: Site) -> Iterator[Edits]:
    """What is no struct takes nothing from another value: its other fields are written out."""
    source, made = site.source, site.up("struct_expression")
    body, base = part(made, "body"), next(iter(named(part(made, "body"), "base_field_initializer")), None)
    if made is None or body is None or base is None:
        return
    had = {re.split(r"\W", text(source, one))[0] for one in named(body, *_INITIALIZERS)}
    name = text(source, part(made, "name")).rpartition("::")[2]
    for match in source.tree.captures("(enum_variant name: (_) @name) @variant"):
        if text(source, match["name"]) == name:
            missing = [(one, kind) for one, kind in fields(source, match["variant"]) if one not in had]
            values = [f"{one}: {(neutral(source, kind) or ('Default::default()',))[0]}" for one, kind in missing]
            yield source.replace(base, ", ".join(values))
            if not fields(source, match["variant"]):
                yield source.replace(body, "{}")
                yield source.edit(made.start_byte, made.end_byte, text(source, part(made, "name")))


def _numbered(site: Site) -> Iterator[Edits]:
    """A variant's number is written, one that its type has; or the one before it leaves room for it."""
    source, variant = site.source, site.up("enum_variant")
    body = variant.parent if variant is not None else None
    if variant is None or body is None:
        return
    each = named(body, "enum_variant")
    for one in (variant, *reversed(each[: each.index(variant)])):
        value = part(one, "value")
        for number in range(len(each) + 1):
            yield (
                source.replace(value, str(number)) if value is not None else source.insert(one.end_byte, f" = {number}")
            )


def _self_named(site: Site) -> Iterator[Edits]:
    """`Self` outside of a type's own items is called by the type's name."""
    source = site.source
    own = [
        text(source, match["name"])
        for match in source.tree.captures("[(struct_item name: (_) @name) (enum_item name: (_) @name)] @item")
    ]
    if site.text == "Self":
        yield from (source.edit(site.start, site.end, name) for name in dict.fromkeys((*own, "i32", "String")))


def _unsized_receiver(site: Site) -> Iterator[Edits]:
    """A method that takes the value itself cannot be called on an object: it borrows it, or takes its box."""
    source, call = site.source, site.up("call_expression")
    method = text(source, part(part(call, "function"), "field"))
    every = [
        taken.named_children[0]
        for function in below(source.tree.root, "function_item", "function_signature_item")
        if text(source, part(function, "name")) == method
        for taken in [part(function, "parameters")]
        if taken is not None and taken.named_children and taken.named_children[0].type == "self_parameter"
    ]
    for receiver in ("&self", "self: Box<Self>", "&mut self") if method else ():
        yield joined(source.replace(one, receiver) for one in every)


def _sliced(site: Site) -> Iterator[Edits]:
    """An array of any length is matched as a slice, which says its length when it runs."""
    source, held = site.source, site.up("match_expression", "let_declaration", "if_expression", "let_condition")
    value = part(held, "value")
    if value is None or held is None:
        return
    own = text(source, value)
    for slice_ in (f"&{own}[..]", f"{own}[..]"):
        edit = source.replace(value, slice_)
        if held.type == "let_declaration":
            yield (*edit, *source.insert(held.end_byte - 1, ' else { panic!("there are too few") }'))
        body = part(held, "body")
        if held.type == "match_expression" and body is not None:
            yield (*edit, *source.insert(body.end_byte - 1, "    _ => {}\n" + source.indent(held.start_byte)))
        yield edit


def _written_out(site: Site) -> Iterator[Edits]:
    """A type that is left open (`_`) and that nothing tells is written."""
    source, held = site.source, site.up("let_declaration", "expression_statement", "const_item")
    places = list(_open_types(source, held)) if held is not None else []
    for kind in PLAIN:
        yield from (source.edit(start, end, kind) for start, end in places)


def _open_types(source: Source, held: Node) -> Iterator[tuple[int, int]]:
    """The `_` of a statement that stand for types."""
    whole = text(source, held)
    for match in re.finditer(r"(?<=[<\s,*&(\[])_(?=\s*[>;,)\]=])", whole):
        start = held.start_byte + len(whole[: match.start()].encode())
        yield start, start + 1


def _parameter_used(site: Site) -> Iterator[Edits]:
    """A type parameter that a type does not use: without it, where nobody gives it; or a variant that holds it."""
    source, item = site.source, site.up("struct_item", "enum_item", "union_item")
    generics, name = part(item, "type_parameters"), text(source, part(item, "name"))
    if item is None or generics is None:
        return
    given = len(re.findall(rf"\b{name}\s*(?:::)?\s*<", source.text)) > 1
    if len(named(generics)) == 1 and not given:
        yield source.replace(generics, "")
    body = part(item, "body")
    if item.type == "enum_item" and body is not None:
        variants = named(body, "enum_variant")
        at = variants[-1].end_byte if variants else body.start_byte + 1
        yield source.insert(at, f"{',' if variants else ''}\n    Held({site.text})")


def _cycle_ended(site: Site) -> Iterator[Edits]:
    """A constant that is defined by itself, over others, has a value of its own."""
    source, held = site.source, site.up("const_item", "static_item")
    value, kind = part(held, "value"), text(source, part(held, "type"))
    if value is not None:
        yield from (source.replace(value, one) for one in neutral(source, kind))


RULES = (
    Rule(
        "parameter-used", 8, ("E0392",), _parameter_used, "signature", "drops or holds what a type does not use",
        "reference/items/generics",
    ),
    Rule(
        "cycle-ended", 8, ("E0391",), _cycle_ended, "value", "gives a constant a value of its own",
        "reference/items/constant-items",
    ),
    Rule(
        "by-fields", 7, ("E0423", "E0618"), _by_fields, "spelling", "makes a struct by the names of its fields",
        "reference/expressions/struct-expr",
    ),
    Rule(
        "of-a-struct", 8, ("E0071", "E0574"), _of_a_struct, "type", "makes a struct that has the fields, or the value",
        "reference/expressions/struct-expr",
    ),
    Rule(
        "one-of-union", 7, ("E0784",), _one_of_union, "value", "makes a union of one field", "reference/items/unions",
    ),
    Rule(
        "without-base", 8, ("E0436",), _without_base, "value", "writes the fields of a variant out",
        "reference/expressions/struct-expr",
    ),
    Rule(
        "numbered", 7, ("E0081", "E0370"), _numbered, "value", "gives a variant a number that it can have",
        "reference/items/enumerations#explicit-discriminants",
    ),
    Rule(
        "self-named", 7.5, ("E0411",), _self_named, "spelling", "calls a type by its name",
        "reference/paths#self-1",
    ),
    Rule(
        "unsized-receiver", 7.5, ("E0161",), _unsized_receiver, "signature", "borrows an object that a method took",
        "reference/items/associated-items#methods",
    ),
    Rule(
        "sliced", 7.5, ("E0529", "E0730"), _sliced, "convert", "matches an array of any length as a slice",
        "reference/patterns#slice-patterns",
    ),
    Rule(
        "written-out", 8, ("E0282", "E0283", "E0284"), _written_out, "convert", "writes a type that nothing tells",
        "reference/types/inferred",
    ),
)  # fmt: skip
