"""`'static` where something shorter is meant: in signatures, fields and bounds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.carrying import carry, fields
from rusta_tools.rules.lifetimes.loosening import involved
from rusta_tools.rules.lifetimes.sharing import TOO_SHORT
from rusta_tools.rules.lifetimes.signatures import (
    FUNCTIONS,
    Signature,
    Slot,
    declared,
    fresh,
    joined,
    kin,
    last_name,
    slots,
    walk,
)

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 20
CODES = ("E0597", "E0716", "E0521", "E0310", "E0373", "E0505", "E0515", "E0621", "E0502", "E0499", None)


def _shorter(site: Site) -> Iterator[Edits]:
    """`'static` goes: from a called function, from the fields of a type, from the bound of a parameter."""
    source = site.source
    if site.error.code is None and TOO_SHORT not in site.error.message:
        return
    for one in involved(site):
        long = [slot for slot in one.all if slot.written == "'static"]
        if long:
            yield joined(kept.elided(_long(kept)) for kept in kin(source, one))
            taken = [slot for slot in long if slot not in one.returned]
            yield one.elided([slot for slot in _long(one) if slot in taken])
            yield one.named(long, fresh(source, one.node, source.tree.root))
        bounds = list(_bounds(source, one.node))
        for some in ([bounds, *([node] for node in bounds)] if len(bounds) > 1 else [bounds]) if bounds else ():
            yield joined(_without(source, node) for node in some)
    yield from _fields(site)
    for match in source.tree.captures("[(impl_item) (trait_item) (struct_item)] @item"):
        bounds = list(_bounds(source, match["item"]))
        if bounds:
            yield joined(_without(source, node) for node in bounds)


def _long(one: Signature) -> list[Slot]:
    return [slot for slot in one.all if slot.written == "'static" and slot.node.type != "bounded_type"]


def _bounds(source: Source, item: Node) -> Iterator[Node]:
    """The `'static` among the bounds of what an item declares, and of `impl` types that it takes."""
    for field in ("type_parameters", "parameters", "bounds"):
        part = item.child_by_field_name(field)
        yield from (node for node in walk(part) if _is_bound(source, node)) if part is not None else ()
    for child in item.children:
        if child.type == "where_clause":
            yield from (node for node in walk(child) if _is_bound(source, node))


def _is_bound(source: Source, node: Node) -> bool:
    parent = node.parent
    around = parent is not None and parent.type in ("trait_bounds", "bounded_type")
    return node.type == "lifetime" and around and source.tree.text(node) == "'static"


def _without(source: Source, node: Node) -> Edits:
    """A list of bounds without one of them, and the sign that joined it."""
    around, before, after = node.parent, node.prev_named_sibling, node.next_named_sibling
    if before is not None:
        return source.edit(before.end_byte, node.end_byte, "")
    if after is not None:
        return source.edit(node.start_byte, after.start_byte, "")
    return source.replace(around, "") if around is not None and around.type == "trait_bounds" else ()


def _fields(site: Site) -> Iterator[Edits]:
    """A type whose fields are `'static` gets a lifetime in its place."""
    source = site.source
    for match in source.tree.captures("[(struct_item) (enum_item)] @item"):
        item = match["item"]
        long = [slot for slot in fields(source, item) if slot.written == "'static"]
        lifetime = next(iter(declared(source, item)), "'a")
        for returns in (True, False) if long else ():
            chosen = {slot.start: lifetime for slot in long}
            carried = carry(source, [item], chosen, returns=returns, makers=True)
            yield joined([carried], _methods(source, item, lifetime))
    for match in source.tree.captures("(impl_item type: (_) @type) @impl"):
        header = [slot for slot in slots(source, match["type"]) if slot.written == "'static"]
        yield joined(slot.elide if slot.node.type == "reference_type" else slot.name("'_") for slot in header)


def _methods(source: Source, item: Node, lifetime: str) -> Iterator[Edits]:
    """What methods of the type take and give that was `'static`."""
    name = item.child_by_field_name("name")
    for match in source.tree.captures("(impl_item type: (_) @type body: (_) @body)"):
        if name is not None and last_name(source.tree.text(match["type"])) == source.tree.text(name):
            for node in match["body"].named_children:
                long = _long(Signature.of(source, node)) if node.type in FUNCTIONS else ()
                yield joined(slot.name(lifetime) for slot in long)


RULES = (
    Rule(
        "shorter-than-static",
        8,
        CODES,
        lambda site: islice(_shorter(site), MOST),
        "lifetime",
        "asks for a borrow that is long enough, not for one that lasts for ever",
        "book/ch10-03-lifetime-syntax#in-function-signatures",
    ),
)
