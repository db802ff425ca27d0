"""`impl Trait` and `fn` where they may not stand or are not enough: type parameters, boxes and types of this crate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.types.declared import below, calls, impls, named, part, text
from rusta_tools.rules.types.objects import implemented
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_MADE = ("struct_expression", "call_expression", "identifier")


def _field_of_parameter(site: Site) -> Iterator[Edits]:
    """A field is of a type parameter where it is to be of any type that has a trait."""
    source, item = site.source, site.up("struct_item")
    field, own = site.up("field_declaration"), part(item, "name")
    kind = part(field, "type")
    if item is None or own is None or kind is None or part(item, "type_parameters") is not None:
        return
    name, parameter, written = text(source, own), source.unused("I", "F", "T"), text(source, kind)
    bound = written.removeprefix("impl ")
    edits = [source.insert(own.end_byte, f"<{parameter}>"), source.replace(kind, parameter)]
    for block in impls(source, name, None):
        own_type, body = part(block, "type"), part(block, "body")
        if own_type is None or body is None or part(block, "type_parameters") is not None:
            continue
        edits += [
            source.insert(block.start_byte + len("impl"), f"<{parameter}: {bound}>"),
            source.insert(own_type.end_byte, f"<{parameter}>"),
        ]
        edits += [
            source.replace(one, parameter) for one in below(body, "abstract_type") if text(source, one) == written
        ]
        for function in named(body, "function_item"):
            back = part(function, "return_type")
            uses = (
                [one for one in walk(back) if text(source, one) == name and one.type == "type_identifier"]
                if back
                else []
            )
            edits += [source.insert(one.end_byte, f"<{parameter}>") for one in uses]
    yield joined(edits)


def _objects_returned(site: Site) -> Iterator[Edits]:
    """Functions that give values of several types give boxes of objects, and box what they make."""
    source, edits = site.source, []
    functions = [one for one in below(source.tree.root, "function_item") if not source.tests(one)]
    for function in functions:
        back, body = part(function, "return_type"), part(function, "body")
        opaque = [one for one in walk(back) if one.type == "abstract_type"] if back is not None else []
        traits = [head(text(source, one).removeprefix("impl ")) for one in opaque]
        if body is None or not opaque or not implemented(source, traits[0]):
            continue
        edits += [source.replace(one, f"Box<{text(source, one).replace('impl ', 'dyn ', 1)}>") for one in opaque]
        kinds = {head(text(source, part(one, "type"))) for one in implemented(source, traits[0])}
        edits += [
            (*source.insert(start, "Box::new("), *source.insert(end, ")")) for start, end in _made(source, body, kinds)
        ]
    yield joined(edits)


def _made(source: Source, body: Node, kinds: set[str]) -> Iterator[tuple[int, int]]:
    """Where a body makes values of some types, in what macros are given too."""
    for one in walk(body):
        if text(source, one) in kinds and one.parent is not None and one.type.endswith("identifier"):
            last: Node = one
            above: Node | None = one.parent
            if one.parent.type == "token_tree":
                while last.next_sibling is not None and last.next_sibling.type in ("::", "identifier", "token_tree"):
                    last = last.next_sibling
                yield one.start_byte, last.end_byte
                continue
            while (
                above is not None and above.type in (*_MADE, "scoped_identifier") and above.start_byte == one.start_byte
            ):
                last, above = above, above.parent
            yield last.start_byte, last.end_byte


def _for_each_own(site: Site) -> Iterator[Edits]:
    """A trait of another crate is implemented for the types that have a trait, not for all that will have it."""
    source, block = site.source, site.up("impl_item")
    generics, kind, trait = (part(block, one) for one in ("type_parameters", "type", "trait"))
    bounds = [text(source, part(one, "bounds")).lstrip(": ") for one in named(generics, "type_parameter")]
    if block is None or generics is None or kind is None or trait is None or len(bounds) != 1:
        return
    owners = [text(source, part(one, "type")) for one in implemented(source, head(bounds[0]))]
    body = text(source, part(block, "body"))
    heads = [f"impl {text(source, trait)} for {owner}" for owner in owners]
    if owners and all(re.fullmatch(r"\w+", owner) for owner in owners):
        yield source.replace(block, "\n\n".join(f"{one} {body}" for one in heads))


def _function_object(site: Site) -> Iterator[Edits]:
    """A `fn` sees no variables: a field holds a boxed `Fn` instead, and a parameter takes any."""
    source, told = site.source, said(site.error)
    match = re.search(r"expected fn pointer `(?:for<[^`>]*> )?fn\(", told)
    if match is None or "closure" not in told:
        return
    edits: list[Edits] = []
    boxed: set[str] = set()
    aliases: set[str] = set()
    for kind in below(source.tree.root, "function_type"):
        above, object_ = kind.parent, f"F{text(source, kind)[1:]}"
        if not text(source, kind).startswith("fn") or above is None or source.tests(kind):
            continue
        if above.type == "field_declaration":
            boxed.add(text(source, part(above, "name")))
            edits.append(source.replace(kind, f"Box<dyn {object_}>"))
        elif above.type == "parameter":
            edits.append(source.replace(kind, f"impl {object_} + 'static"))
        else:
            aliases |= {text(source, part(above, "name"))} if above.type == "type_item" else set()
            edits.append(source.replace(kind, f"Box<dyn {object_}>"))
    for one in below(source.tree.root, "field_initializer", "shorthand_field_initializer"):
        name, value = text(source, part(one, "field") or one), part(one, "value")
        if name in boxed and not source.tests(one):
            edits.append(
                (*source.insert(value.start_byte, "Box::new("), *source.insert(value.end_byte, ")"))
                if value is not None
                else source.insert(one.end_byte, f": Box::new({name})")
            )
    edits += _boxed_where_given(source, aliases)
    yield joined(edits)


def _boxed_where_given(source: Source, aliases: set[str]) -> Iterator[Edits]:
    """Boxes around the closures that calls give where a parameter is of one of these types."""
    for function in below(source.tree.root, "function_item"):
        kinds = [text(source, part(one, "type")) for one in named(part(function, "parameters"), "parameter")]
        for call, given in calls(source, text(source, part(function, "name"))) if aliases & {*kinds} else ():
            for kind, one in zip(reversed(kinds), reversed(given), strict=False):
                if kind in aliases and not source.tests(call):
                    yield (*source.insert(one.start_byte, "Box::new("), *source.insert(one.end_byte, ")"))


RULES = (
    Rule(
        "field-of-parameter", 6.5, ("E0562",), _field_of_parameter, "type", "gives a struct a parameter for a field",
        "reference/items/generics",
    ),
    Rule(
        "objects-returned", 7.5, ("E0308",), _objects_returned, "type", "returns boxes of trait objects",
        "reference/types/trait-object",
    ),
    Rule(
        "for-own-types", 7, ("E0210",), _for_each_own, "bound", "implements a foreign trait for types of this crate",
        "reference/items/implementations#orphan-rules",
    ),
    Rule(
        "function-object", 6.5, ("E0308",), _function_object, "type", "holds a function that sees variables in a box",
        "reference/types/closure",
    ),
)  # fmt: skip
