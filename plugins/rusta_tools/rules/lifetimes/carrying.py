"""A lifetime for a type that holds a reference, carried to its impls and to every type that holds it in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import (
    FUNCTIONS,
    TYPES,
    Signature,
    Slot,
    declare,
    declared,
    fresh,
    joined,
    last_name,
    nodes,
    slots,
    walk,
)

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 12
HOLDERS = (*TYPES, "impl_item", "trait_item", *FUNCTIONS, "const_item", "static_item")


def _carried(site: Site) -> Iterator[Edits]:
    """One lifetime for all that a type borrows, at all such types of the file; one for each reference; 'static."""
    source, item = site.source, _item(site)
    if item is None:
        return
    places, own = _open(source, item), declared(source, item)
    used = [slot.written for slot in fields(source, item) if slot.written and slot.written not in ("'static", "'_")]
    new = next(iter((*own, *used)), None) or fresh(source, item, *_impls(source))
    every = [one for one in _types(source).values() if one == item or _open(source, one)]
    for some in ([item], every) if len(every) > 1 else ([item],):
        shared = {slot.start: new for one in some for slot in _open(source, one)}
        for returns, makers in ((True, True), (False, True), (False, False)):
            yield carry(source, some, shared, returns=returns, makers=makers)
    if places:  # and what methods give out of such a field lives as long, not only as long as self is borrowed
        alone = {slot.start: new for slot in places}
        yield joined([carry(source, [item], alone, returns=True, makers=True)], _reaching(source, item, new))
    if len(places) > 1:
        names = [name for letter in "abcdefgh" if (name := f"'{letter}") not in own]
        apart = {slot.start: name for slot, name in zip(places, names, strict=False)}
        yield carry(source, [item], apart, returns=False, makers=True)
    yield joined(slot.name("'static") for slot in places)


def _item(site: Site) -> Node | None:
    """The type around an error, or the one that it says takes no lifetime."""
    item = site.up(*TYPES)
    if site.error.code != "E0107":
        return item
    names = (last_name(text) for text in (*quoted(site.error), site.text))
    every = {name: one for name, one in _types(site.source).items() if fields(site.source, one)}
    return next((every[name] for name in names if name in every), None)


def _types(source: Source) -> dict[str, Node]:
    found = source.tree.captures("[(struct_item name: (_) @n) (enum_item name: (_) @n) (type_item name: (_) @n)] @item")
    return {source.tree.text(match["n"]): match["item"] for match in found}


def fields(source: Source, item: Node) -> list[Slot]:
    """The places for a lifetime in what a type is made of."""
    body = item.child_by_field_name("body") or item.child_by_field_name("type")
    return slots(source, body)


def _open(source: Source, item: Node) -> list[Slot]:
    """Those that lack one."""
    return [slot for slot in fields(source, item) if slot.written in (None, "'_") and slot.node.type not in DYNAMIC]


DYNAMIC = ("dynamic_type", "abstract_type")


def carry(source: Source, some: list[Node], chosen: dict[int, str], *, returns: bool, makers: bool) -> Edits:
    """The chosen names in some types, and what follows elsewhere.

    makers: what a function is given that makes such a type lives as long as the type; returns: what a method gives
    that is of such a type does so too, and not only as long as self is borrowed.
    """
    gains = _gains(source, some, chosen)
    edits = [slot.name(chosen[slot.start]) for one in some for slot in fields(source, one) if slot.start in chosen]
    edits += [declare(source, item, *gains[name]) for name, item in _types(source).items() if gains.get(name)]
    opened: dict[int, tuple[Node, dict[str, None]]] = {}
    for name, node in _mentioned(source, nodes(source, "type_identifier")):
        holder = _holder(node)
        if not gains.get(name) or holder is None or _arguments(source, node) or _name(source, holder) == name:
            continue
        if holder.type in TYPES:
            own = [*declared(source, holder), *gains.get(_name(source, holder), ()), *gains[name]]
            edits.append(_argued(source, node, own[:1] * len(gains[name])))
        elif holder.type == "impl_item":
            edits.append(_argued(source, node, gains[name]))
            opened.setdefault(holder.id, (holder, {}))[1].update(dict.fromkeys(gains[name]))
    for impl, names in opened.values():
        edits.append(declare(source, impl, *(name for name in names if name not in declared(source, impl))))
        gaining = [slot for slot in _associated(source, impl) if slot.written is None]
        given = {source.tree.text(slot.node) for slot in gaining}
        same = [
            slot for slot in _returned(source, impl) if slot.written is None and source.tree.text(slot.node) in given
        ]
        edits += [slot.name(next(iter(names))) for slot in (*gaining, *same)]
    if makers:
        edits += _made(source, gains, returns)
    return joined(edits)


def _gains(source: Source, some: list[Node], chosen: dict[int, str]) -> dict[str, list[str]]:
    """Which types get which lifetimes: these, and those that hold one that does."""
    gains: dict[str, list[str]] = {}
    for item in some:
        written = [chosen.get(slot.start, slot.written) for slot in fields(source, item)]
        new = [name for name in dict.fromkeys(written) if name and name not in ("'static", "'_")]
        gains[_name(source, item)] = [name for name in new if name not in declared(source, item)]
    first = next((new[0] for new in gains.values() if new), None)
    before = -1
    while first is not None and len(gains) > before:
        before = len(gains)
        for name, item in _types(source).items():
            if name not in gains and any(gains.get(text) for text, _ in _mentions(source, item)):
                gains[name] = [] if declared(source, item) else [first]
    return gains


def _associated(source: Source, impl: Node) -> list[Slot]:
    body = impl.child_by_field_name("body")
    items = body.named_children if body is not None else []
    return [slot for item in items if item.type == "type_item" for slot in fields(source, item)]


def _returned(source: Source, impl: Node) -> list[Slot]:
    """The places for a lifetime in what the methods of an impl give."""
    body = impl.child_by_field_name("body")
    items = body.named_children if body is not None else []
    return [slot for item in items if item.type in FUNCTIONS for slot in Signature.of(source, item).returned]


def _reaching(source: Source, item: Node, lifetime: str) -> Iterator[Edits]:
    """The lifetime for what the methods of a type give that read a field which borrows."""
    declarations = [node for node in walk(item) if node.type == "field_declaration"]
    borrowing = [_name(source, node) for node in declarations if "&" in source.tree.text(node)]
    read = re.compile(rf"\bself\.(?:{'|'.join(borrowing)})\b")
    for impl in _impls(source):
        of = impl.child_by_field_name("type")
        if not borrowing or of is None or last_name(source.tree.text(of)) != _name(source, item):
            continue
        for node in walk(impl):
            signature = Signature.of(source, node) if node.type == "function_item" else None
            if signature is not None and signature.receiver is not None and read.search(source.tree.text(node)):
                yield joined(slot.name(lifetime) for slot in signature.returned if slot.written is None)


def _name(source: Source, item: Node) -> str:
    name = item.child_by_field_name("name")
    return source.tree.text(name) if name is not None else ""


def _mentions(source: Source, node: Node) -> Iterator[tuple[str, Node]]:
    """The named types in a node that stand where a type is written."""
    yield from _mentioned(source, (here for here in walk(node) if here.type == "type_identifier"))


def _mentioned(source: Source, names: Iterable[Node]) -> Iterator[tuple[str, Node]]:
    for here in names:
        parent = here.parent
        if parent is None or parent.child_by_field_name("name") == here:
            continue
        if parent.type not in ("struct_expression", "struct_pattern", "scoped_identifier", "scoped_type_identifier"):
            yield source.tree.text(here), here


def _holder(node: Node) -> Node | None:
    here: Node | None = node
    while here is not None and here.type not in HOLDERS:
        here = here.parent
    return here


def _arguments(source: Source, node: Node) -> list[Node]:
    """The lifetimes that are given to a named type."""
    parent = node.parent
    given = parent.child_by_field_name("type_arguments") if parent and parent.type == "generic_type" else None
    return [child for child in given.named_children if child.type == "lifetime"] if given is not None else []


def _argued(source: Source, node: Node, lifetimes: list[str]) -> Edits:
    parent, text = node.parent, ", ".join(lifetimes)
    given = parent.child_by_field_name("type_arguments") if parent and parent.type == "generic_type" else None
    if given is not None:
        return source.insert(given.start_byte + 1, f"{text}, ")
    return source.insert(node.end_byte, f"<{text}>")


def _made(source: Source, gains: dict[str, list[str]], returns: bool) -> Iterator[Edits]:
    """The functions in the impls of the types that return one of them."""
    for match in source.tree.captures("(impl_item type: (_) @type body: (_) @body)"):
        own = last_name(source.tree.text(match["type"]).lstrip("&"))
        for node in match["body"].named_children if gains.get(own) else ():
            returned = node.child_by_field_name("return_type")
            if node.type not in FUNCTIONS or returned is None:
                continue
            signature = Signature.of(source, node)
            given = [(name, one) for name, one in _mentions(source, returned) if gains.get(name)]
            itself = any(source.tree.text(one) in ("Self", own) for one in walk(returned))
            if signature.receiver is None and itself:
                some = [slot for _, places in signature.parameters for slot in places if slot.written in (None, "'_")]
                yield joined(slot.name(gains[own][0]) for slot in some)
            elif signature.receiver is None or not returns:
                continue
            known = [(name, one) for name, one in given if not (_arguments(source, one) or _borrowed(one))]
            yield joined(_argued(source, one, gains[own][:1] * len(gains[name])) for name, one in known)


def _borrowed(node: Node) -> bool:
    """Behind a `&`, where the borrow alone says how long."""
    outer = node.parent.parent if node.parent is not None and node.parent.type == "generic_type" else node.parent
    return outer is not None and outer.type == "reference_type"


def _header(site: Site) -> Iterator[Edits]:
    """The header of an impl names and declares the lifetimes of its type; of this impl, or of all that lack it."""
    source, item = site.source, site.up("impl_item")
    if item is None:
        return
    lacking = [impl for impl in _impls(source) if _unnamed(source, impl)]
    for some in ([item], lacking) if len(lacking) > 1 else ([item],):
        yield joined(_named(source, impl) for impl in some)
        yield joined([_named(source, impl) for impl in some], [_lent_types(source, impl) for impl in some])
    yield joined(slot.name("'_") for slot in _unnamed(source, item) if slot.node.type != "reference_type")


def _impls(source: Source) -> list[Node]:
    return [match["impl"] for match in source.tree.captures("(impl_item) @impl")]


def _unnamed(source: Source, impl: Node) -> list[Slot]:
    parts = (impl.child_by_field_name(field) for field in ("trait", "type"))
    return [slot for part in parts for slot in slots(source, part) if slot.written in (None, "'_")]


def _named(source: Source, impl: Node) -> Edits:
    """One lifetime for the header of an impl: that which it declares, that which its body uses, or a new one."""
    own, used = declared(source, impl), re.findall(r"'[a-z]\w*\b(?!')", source.tree.text(impl))
    lifetime = next(iter((*own, *(name for name in used if name != "'static"))), None) or fresh(source, impl)
    new = () if lifetime in own else (lifetime,)
    return joined([slot.name(lifetime) for slot in _unnamed(source, impl)], [declare(source, impl, *new)])


def _lent_types(source: Source, impl: Node) -> Edits:
    """The same lifetime for the borrows in the associated types of an impl, which can be of nothing else."""
    own = declared(source, impl)
    lifetime = own[0] if own else fresh(source, impl)
    body = impl.child_by_field_name("body")
    types = [one for one in body.named_children if one.type in ("type_item", "associated_type")] if body else []
    return joined(slot.name(lifetime) for one in types for slot in slots(source, one) if slot.written in (None, "'_"))


RULES = (
    Rule(
        "carried-lifetime",
        7,
        ("E0106", "E0261", "E0107", "E0637"),
        lambda site: islice(_carried(site), MOST),
        "lifetime",
        "gives a type that borrows a lifetime, wherever the type is named",
        "book/ch10-03-lifetime-syntax#in-struct-definitions",
    ),
    Rule(
        "header-lifetime",
        7.5,
        ("E0726", "E0106", "E0107", "E0637", "E0261", "E0207"),
        lambda site: islice(_header(site), MOST),
        "lifetime",
        "names and declares the lifetime of the type that an impl is for",
        "book/ch10-03-lifetime-syntax#in-method-definitions",
    ),
)
