"""What an impl may be for and hold, what may be a trait object, and what a representation may be of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, words
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.names.twice import without
from rusta_tools.rules.types.declared import head_of, items, named, neutral, part, text
from rusta_tools.rules.types.implement import item_of
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

TYPES = ("struct_item", "enum_item", "union_item")
_HELD = ("type_item", "associated_type", "const_item", "function_item")


def _kind_of_item(site: Site) -> Iterator[Edits]:
    """An item of an impl is of the kind that its trait says: a type, a constant or a function."""
    source, block, item = site.source, site.up("impl_item"), site.up(*_HELD)
    name, trait = text(source, part(item, "name")), text(source, part(block, "trait"))
    if block is None or item is None:
        return
    pad = source.indent(item.start_byte)
    for declared in items(source, head(trait), "trait_item"):
        for one in named(part(declared, "body"), "const_item", "function_signature_item", "associated_type"):
            if text(source, part(one, "name")) != name:
                continue
            if one.type == "const_item":
                kind = text(source, part(one, "type"))
                for value in neutral(source, kind) or ("Default::default()",):
                    yield source.replace(item, f"const {name}: {kind} = {value};")
            for written in item_of(source, block, head_of(source, block), trait, name, pad):
                yield source.replace(item, written)


def _drop_for_all(site: Site) -> Iterator[Edits]:
    """A destructor is for every value of its type: the impl has the type's own parameters, or the type the impl's."""
    source, block = site.source, site.up("impl_item")
    owner = part(block, "type")
    if block is None or owner is None:
        return
    for item in items(source, head(text(source, owner)), *TYPES):
        generics, own, body = part(item, "type_parameters"), part(block, "type_parameters"), part(block, "body")
        if generics is None or body is None:
            continue
        each = [text(source, part(one, "name")) for one in named(generics)]
        where = next((f" {text(source, one)}" for one in named(item, "where_clause")), "")
        header = f"impl{text(source, generics)} Drop for {head(text(source, owner))}<{', '.join(each)}>{where} "
        yield source.edit(block.start_byte, body.start_byte, header)
        if own is not None:
            yield source.replace(generics, text(source, own))


def _for_own_type(site: Site) -> Iterator[Edits]:
    """An impl that may be for a type of this crate alone is for the one that is meant, without what points to it."""
    source, block = site.source, site.up("impl_item")
    owner = part(block, "type")
    if owner is None:
        return
    bare = re.sub(r"^(?:&|'\w+|\*|mut\b|const\b|\s)+", "", text(source, owner))
    own = [text(source, match["name"]) for match in source.tree.captures("(struct_item name: (_) @name)")]
    for other in dict.fromkeys((bare, *own)):
        if other != text(source, owner):
            yield source.replace(owner, other)


def _one_impl(site: Site) -> Iterator[Edits]:
    """Without an impl that is there twice for some type, or that only the compiler may write."""
    source, block = site.source, site.up("impl_item")
    others = (node for node, _ in site.labels)
    blocks = [block, *(next((n for n in _around(one) if n.type == "impl_item"), None) for one in others)]
    for one in dict.fromkeys(blocks):
        if one is not None:
            yield without(source, one)


def _around(node: Node) -> Iterator[Node]:
    here: Node | None = node
    while here is not None:
        yield here
        here = here.parent


def _not_of_objects(site: Site) -> Iterator[Edits]:
    """What a trait object cannot do is asked of sized types alone; or the caller's own type stands in the object's
    place."""
    source = site.source
    for name in words(site.error):
        for item in items(source, name, "trait_item"):
            each = [
                source.insert(end, f"{'' if source.slice(end - 1, end) == ' ' else ' '}where Self: Sized{blank}")
                for one in named(part(item, "body"), "function_signature_item", "function_item")
                if not named(one, "where_clause")
                for end, blank in [_head_end(one)]
            ]
            yield from each
            yield joined(each)
            yield from (
                source.replace(bounds, "") for bounds in named(item, "trait_bounds") if "Sized" in text(source, bounds)
            )
    for match in source.tree.captures("(dynamic_type) @object"):
        kind = text(source, match["object"])
        if match["object"].start_byte <= site.end and site.start <= match["object"].end_byte:
            yield source.replace(match["object"], kind.replace("dyn", "impl", 1))


def _head_end(function: Node) -> tuple[int, str]:
    body = part(function, "body")
    return (body.start_byte, " ") if body is not None else (function.end_byte - 1, "")


def _object_of_trait(site: Site) -> Iterator[Edits]:
    """A trait object is of a trait: one of the file, or one that asks for nothing."""
    source = site.source
    own = [text(source, match["name"]) for match in source.tree.captures("(trait_item name: (_) @name)")]
    lifetimes = re.findall(r"'\w+", site.text)[:1]
    for trait in (*own, "Send", "std::fmt::Debug"):
        yield source.edit(site.start, site.end, " + ".join((f"dyn {trait}", *lifetimes)))


def _in_order(site: Site) -> Iterator[Edits]:
    """Parameters and arguments of generics in the order that they must have: lifetimes, then what needs nothing
    that comes after it."""
    source, held = site.source, site.up("type_parameters", "type_arguments")
    if held is None:
        return
    each = [text(source, one) for one in named(held)]
    lifetimes = [one for one in each if one.startswith("'")]
    rest = [one for one in each if not one.startswith("'")]
    for order in (rest, rest[::-1], sorted(rest, key=lambda one: "=" in one)):
        yield source.replace(held, f"<{', '.join([*lifetimes, *order])}>")


def _represented(site: Site) -> Iterator[Edits]:
    """An enum whose variants hold fields and have numbers says what kind of numbers they are."""
    source, item = site.source, site.up("enum_item")
    if item is not None:
        pad = source.indent(item.start_byte)
        yield from (source.insert(item.start_byte, f"#[repr({kind})]\n{pad}") for kind in ("u8", "i32", "isize"))


def _copied_out(site: Site) -> Iterator[Edits]:
    """A field that may lie anywhere is copied before it is borrowed."""
    source, found = site.source, site.up("field_expression")
    text_ = site.text.removeprefix("&").removeprefix("mut ").strip()
    if re.fullmatch(r"[\w.]+", text_):
        yield source.edit(site.end - len(text_.encode()), site.end, f"{{ {text_} }}")
    if found is not None:
        yield source.replace(found, f"{{ {text(source, found)} }}")


RULES = (
    Rule(
        "kind-of-item", 7, ("E0323", "E0324", "E0325", "E0046"), _kind_of_item, "signature",
        "makes an item of the kind that its trait asks for", "reference/items/associated-items",
    ),
    Rule(
        "drop-for-all", 7, ("E0366", "E0367"), _drop_for_all, "bound",
        "writes the destructor for all values of the type", "reference/destructors",
    ),
    Rule(
        "for-own-type", 8, ("E0206", "E0120"), _for_own_type, "type",
        "writes the impl for a type of this crate", "reference/items/implementations",
    ),
    Rule(
        "one-impl", 9, ("E0119", "E0322", "E0371", "E0751"), _one_impl, "remove",
        "leaves one impl for a type", "reference/items/implementations#trait-implementation-coherence",
    ),
    Rule(
        "not-of-objects", 8, ("E0038",), _not_of_objects, "bound", "asks for sized types where an object will not do",
        "reference/items/traits#dyn-compatibility",
    ),
    Rule(
        "object-of-trait", 8, ("E0224",), _object_of_trait, "type", "says of which trait an object is",
        "reference/types/trait-object",
    ),
    Rule(
        "in-order", 7.5, ("E0128", "E0747", None), _in_order, "signature", "puts generic parameters in their order",
        "reference/items/generics",
    ),
    Rule(
        "represented", 7, ("E0732", "E0084"), _represented, "signature", "says what an enum's numbers are",
        "reference/items/enumerations#explicit-discriminants",
    ),
    Rule(
        "packed-copied", 7, ("E0793",), _copied_out, "convert", "copies a packed field before it is borrowed",
        "reference/type-layout#the-alignment-modifiers",
    ),
)  # fmt: skip
