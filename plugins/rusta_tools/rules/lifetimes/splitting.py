"""One lifetime of a type that does two jobs, told apart in the type and wherever it is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.loosening import BORROWED, MOST
from rusta_tools.rules.lifetimes.sharing import TOO_SHORT
from rusta_tools.rules.lifetimes.signatures import (
    FUNCTIONS,
    Slot,
    declare,
    declared,
    fresh,
    home,
    joined,
    last_name,
    slots,
    walk,
)

if TYPE_CHECKING:
    from tree_sitter import Node

FIELDS = ("field_declaration", "ordered_field_declaration_list")


def _split_in_type(site: Site) -> Iterator[Edits]:
    """`&'a mut X<'a>` in a field: the reference and what is behind it get a lifetime each, in every use of the type."""
    source = site.source
    if site.error.code is None and TOO_SHORT not in site.error.message:
        return
    for match in source.tree.captures("[(struct_item name: (_) @name) (enum_item name: (_) @name)] @item"):
        item, name = match["item"], source.tree.text(match["name"])
        places = [slot for node in walk(item) if node.type in FIELDS for slot in slots(source, node)]
        for lifetime in declared(source, item):
            tied = [slot for slot in places if slot.written == lifetime]
            new = fresh(source, source.tree.root)
            for group in (tied[1:], tied[-1:], tied[:1]) if len(tied) > 1 else ():
                for wide in (False, True):
                    yield joined(
                        [slot.name(new) for slot in group],
                        [declare(source, item, new)],
                        _followed(source, name, tied, group, new, wide),
                        _second_argument(source, name, new),
                    )


def _followed(
    source: Source, name: str, tied: Sequence[Slot], group: Sequence[Slot], new: str, wide: bool
) -> Iterator[Edits]:
    """The same change in the impls of the type, where a type of a field is written again; wide: and in the other
    references of its methods that have the old name."""
    lifetime = tied[0].written
    outer = [slot.node for slot in tied if not any(_within(slot.node, other.node) for other in tied)]
    for impl in _impls(source, name):
        places = [slot for slot in slots(source, impl.child_by_field_name("body")) if slot.written == lifetime]
        places += [slot for node in walk(impl) if node.type in FUNCTIONS for slot in _of_function(source, node)]
        for node in outer:
            renamed = [slot.start - node.start_byte for slot in group if _covers(node, slot)]
            text = source.tree.text(node)
            again = [one for one in walk(impl) if one.type == node.type and source.tree.text(one) == text]
            for one in again:
                for slot in (slot for slot in places if slot.start - one.start_byte in renamed and _covers(one, slot)):
                    yield slot.name(new)
            covered = [(one.start_byte, one.end_byte) for one in again]
            places = [slot for slot in places if not any(a <= slot.start < b for a, b in covered)]
        for slot in places if wide else ():
            if slot.node.type == "reference_type" and slot.written == lifetime:
                yield slot.name(new)


def _of_function(source: Source, node: Node) -> list[Slot]:
    parts = (node.child_by_field_name(field) for field in ("parameters", "return_type"))
    return [slot for part in parts for slot in slots(source, part)]


def _impls(source: Source, name: str) -> list[Node]:
    found = source.tree.captures("(impl_item type: (_) @type) @impl")
    return [match["impl"] for match in found if last_name(source.tree.text(match["type"]).lstrip("&")) == name]


def _within(node: Node, other: Node) -> bool:
    return node != other and other.start_byte <= node.start_byte and node.end_byte <= other.end_byte


def _covers(node: Node, slot: Slot) -> bool:
    return node.start_byte <= slot.start < node.end_byte


def _second_argument(source: Source, name: str, new: str) -> Iterator[Edits]:
    """The type with one lifetime more wherever it is named with those that it has."""
    opened = set()
    for match in source.tree.captures("(generic_type type: (type_identifier) @name) @type"):
        written = [slot for slot in slots(source, match["type"]) if slot.written and slot.node == match["type"]]
        if source.tree.text(match["name"]) != name or not written:
            continue
        here: Node | None = match["type"]
        while here is not None and here.type not in ("impl_item", "struct_item", "enum_item", *FUNCTIONS):
            here = here.parent
        owner = home(here) if here is not None and here.type in FUNCTIONS else here
        mine = owner is not None and (owner.type != "impl_item" or owner in _impls(source, name))
        elided = written[-1].written == "'_" or not mine
        yield source.insert(written[-1].end, ", '_" if elided else f", {new}")
        if not elided and owner is not None and owner.id not in opened:
            opened.add(owner.id)
            yield declare(source, owner, new)


RULES = (
    Rule(
        "split-in-type",
        7.5,
        BORROWED,
        lambda site: islice(_split_in_type(site), MOST),
        "lifetime",
        "tells apart the borrow in a field and what is borrowed there",
        "nomicon/subtyping#variance",
    ),
)
