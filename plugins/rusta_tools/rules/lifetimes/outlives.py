"""What outlives what: bounds on parameters, on trait objects and on what `impl Trait` captures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, permutations
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.carrying import carry
from rusta_tools.rules.lifetimes.loosening import involved
from rusta_tools.rules.lifetimes.sharing import TOO_SHORT
from rusta_tools.rules.lifetimes.signatures import (
    FUNCTIONS,
    OWNERS,
    Signature,
    Slot,
    declare,
    declared,
    fresh,
    home,
    joined,
    kin,
    last_name,
    parameters,
    slots,
    walk,
)

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 16


def _about_lifetimes(site: Site) -> bool:
    return site.error.code is not None or TOO_SHORT in site.error.message or "'static" in said(site.error)


def _bounded_parameter(site: Site) -> Iterator[Edits]:
    """`T: 'a` or `T: 'static` for the type parameters around, here and in all impls of the type."""
    source, names = site.source, quoted(site.error)
    if not _about_lifetimes(site):
        return
    for owner in (node for node in site.around if node.type in OWNERS):
        lifetimes = [*declared(source, owner), *declared(source, home(owner)), "'static"]
        told = [name for name in lifetimes if f"`{name}`" in said(site.error) or name in names]
        for lifetime in dict.fromkeys([*told, *lifetimes]):
            bare = [node for node in type_parameters(source, owner) if lifetime not in source.tree.text(node)]
            likely = sorted(bare, key=lambda node: _parameter(source, node) not in said(site.error))
            for node in likely:
                yield bounded(source, node, lifetime)
                name = _parameter(source, node)
                every = [one for one in _everywhere(source, owner, name) if lifetime not in source.tree.text(one)]
                if len(every) > 1:
                    yield joined(bounded(source, one, lifetime) for one in every)
            if len(bare) > 1:
                yield joined(bounded(source, node, lifetime) for node in bare)
    anonymous = [node for node in walk(site.up(*FUNCTIONS) or site.node) if node.type == "abstract_type"]
    for node in anonymous:
        if node.parent is not None and node.parent.type == "parameter":
            yield source.insert(node.end_byte, " + 'static")


def type_parameters(source: Source, owner: Node) -> list[Node]:
    return [node for node in parameters(source, owner) if node.type == "type_parameter"]


def _parameter(source: Source, node: Node) -> str:
    return re.split(r"[:=\s]", source.tree.text(node))[0]


def _everywhere(source: Source, owner: Node, name: str) -> Iterator[Node]:
    """The parameter of that name in a type and in all its impls, where the owner is one of them."""
    field = "type" if owner.type == "impl_item" else "name"
    written = owner.child_by_field_name(field)
    own = last_name(source.tree.text(written)) if written is not None and owner.type not in FUNCTIONS else ""
    for match in source.tree.captures(
        "[(impl_item type: (_) @n) (struct_item name: (_) @n) (enum_item name: (_) @n)] @i"
    ):
        if last_name(source.tree.text(match["n"])) == own:
            yield from (node for node in type_parameters(source, match["i"]) if _parameter(source, node) == name)


def bounded(source: Source, node: Node, bound: str) -> Edits:
    """A type parameter with one more bound."""
    bounds = node.child_by_field_name("bounds")
    if bounds is not None:
        return source.insert(bounds.end_byte, f" + {bound}" if bounds.named_children else f" {bound}")
    name = node.child_by_field_name("name")
    return source.insert(name.end_byte if name is not None else node.end_byte, f": {bound}")


def _outlives(site: Site) -> Iterator[Edits]:
    """`'b: 'a` between lifetimes in scope; the order that the compiler names first."""
    source = site.source
    if not _about_lifetimes(site):
        return
    told = re.findall(r"`('\w+)` must outlive `('\w+)`|`('\w+): ('\w+)`", said(site.error))
    wanted = [tuple(name for name in pair if name) for pair in told]
    owners = [node for node in site.around if node.type in OWNERS]
    pairs = []
    for owner in owners:
        outer = declared(source, home(owner)) if owner.type in FUNCTIONS else []
        scope = [*declared(source, owner), *outer]
        pairs += [(owner, longer, shorter) for longer, shorter in permutations(dict.fromkeys(scope), 2)]
    pairs.sort(key=lambda one: (one[1], one[2]) not in wanted)
    for owner, longer, shorter in pairs:
        listed = [node for node in parameters(source, owner) if node.type == "lifetime_parameter"]
        own = [node for node in listed if source.tree.text(node).partition(":")[0].strip() == longer]
        if own:
            yield source.insert(own[0].end_byte, f"{' +' if ':' in source.tree.text(own[0]) else ':'} {shorter}")
        elif owner.type in FUNCTIONS:
            yield _where(source, owner, f"{longer}: {shorter}")


def _where(source: Source, function: Node, predicate: str) -> Edits:
    clause = next((child for child in function.children if child.type == "where_clause"), None)
    if clause is not None:
        return source.insert(clause.named_children[0].start_byte, f"{predicate}, ")
    last = function.child_by_field_name("return_type") or function.child_by_field_name("parameters")
    return source.insert(last.end_byte, f" where {predicate}") if last is not None else ()


def _bounded_object(site: Site) -> Iterator[Edits]:
    """A `dyn` or `impl` type that may borrow: `+ '_`, or a lifetime that is shared with what it borrows from."""
    source, function = site.source, site.up(*FUNCTIONS)
    if not _about_lifetimes(site):
        return
    if function is not None:
        own = Signature.of(source, function)
        for lifetime in ("'_", *own.scope):
            yield joined(_objects(source, one, lifetime, returned=True) for one in kin(source, own))
        new = fresh(source, function, home(function))
        takes = [slot for _, some in own.parameters for slot in some if slot.node.type != "abstract_type"]
        if takes:
            elided = [slot for slot in takes if slot.written in (None, "'_")]
            yield joined([_objects(source, own, new, returned=True)], [_named(source, own, elided, new)])
        for lifetime in ("'_", *own.scope, "'static"):
            yield _objects(source, own, lifetime, returned=False)
        for lifetime in (*own.scope, new):
            yield from _with_parameters(source, own, lifetime)
    yield from _objects_in_types(site)


def _named(source: Source, own: Signature, some: list[Slot], lifetime: str) -> Edits:
    return joined([slot.name(lifetime) for slot in some], [declare(source, own.node, lifetime)])


def _objects(source: Source, own: Signature, lifetime: str, *, returned: bool) -> Edits:
    """The objects in what a function gives, or takes, with a bound."""
    nodes = [own.node.child_by_field_name("return_type")]
    if not returned:
        nodes = [node.child_by_field_name("type") for node, _ in own.parameters]
    return joined(
        slot.name(lifetime) if slot.written else source.insert(slot.end, f" + {lifetime}")
        for node in nodes
        for slot in slots(source, node)
        if slot.node.type in ("dynamic_type", "abstract_type") or (slot.node.type == "bounded_type")
    )


def _with_parameters(source: Source, own: Signature, lifetime: str) -> Iterator[Edits]:
    """The object, and the type parameters that it is made of, outlive one lifetime."""
    objects = _objects(source, own, lifetime, returned=True)
    new = () if lifetime in own.scope else declare(source, own.node, lifetime)
    limits = [bounded(source, node, lifetime) for node in type_parameters(source, own.node)]
    if objects and limits:
        yield joined([objects], [new], limits)


def _objects_in_types(site: Site) -> Iterator[Edits]:
    """`Box<dyn Trait>` in a type may borrow: the type gets a lifetime for it, and so do its impls."""
    source = site.source
    for match in source.tree.captures("[(struct_item) (enum_item) (type_item)] @item"):
        item = match["item"]
        body = item.child_by_field_name("body") or item.child_by_field_name("type")
        places = [slot for slot in slots(source, body) if slot.node.type == "dynamic_type" and slot.written is None]
        lifetime = next(iter(declared(source, item)), "'a")
        if places:
            chosen = {slot.start: lifetime for slot in places}
            edits = carry(source, [item], chosen, returns=True, makers=True)
            yield joined([edits], _given_objects(source, item, places, lifetime))
            yield edits


def _given_objects(source: Source, item: Node, places: list[Slot], lifetime: str) -> Iterator[Edits]:
    """The same objects where methods of the type take them, and what they are made of there."""
    name = item.child_by_field_name("name")
    kinds = {source.tree.text(slot.node).removeprefix("dyn") for slot in places}
    for match in source.tree.captures("(impl_item type: (_) @type body: (_) @body)"):
        if name is None or last_name(source.tree.text(match["type"])) != source.tree.text(name):
            continue
        for node in match["body"].named_children:
            taken = Signature.of(source, node).parameters if node.type in FUNCTIONS else ()
            for slot in (slot for _, some in taken for slot in some):
                text = source.tree.text(slot.node).removeprefix("impl").removeprefix("dyn").split(" + '")[0]
                if text in kinds and slot.written in (None, "'static"):
                    yield slot.name(lifetime)
            for one in type_parameters(source, node) if node.type in FUNCTIONS else ():
                fixed = [bound for bound in walk(one) if bound.type == "lifetime"]
                yield source.replace(fixed[0], lifetime) if fixed else bounded(source, one, lifetime)


def _captured(site: Site) -> Iterator[Edits]:
    """What a returned `impl Trait` borrows from: everything that it needs, or nothing that it does not."""
    source = site.source
    for own in involved(site):
        returned = own.node.child_by_field_name("return_type")
        opaque = [node for node in walk(returned) if node.type == "abstract_type"] if returned is not None else []
        item = home(own.node)
        if not opaque or trait_like(item):
            continue
        types = [_parameter(source, node) for one in (own.node, item) if one for node in type_parameters(source, one)]
        scope, end = dict.fromkeys(own.scope), opaque[0].end_byte
        elided = [slot for _, some in own.parameters for slot in some if slot.written in (None, "'_")]
        lists = [[*scope, *types], types, *([name, *types] for name in scope)]
        if elided:
            lists.insert(0, [*scope, "'_", *types])
            lists.append(["'_", *types])
        for some in lists:
            yield source.insert(end, f" + use<{', '.join(some)}>")
        for lifetime in (*(["'_"] if elided else []), *scope):
            yield source.insert(end, f" + {lifetime}")
        new = fresh(source, own.node, item)
        if elided:
            yield joined([source.insert(end, f" + {new}")], [_named(source, own, elided, new)])
            yield joined([source.insert(end, f" + {new}")], [_named(source, own, elided[-1:], new)])


def trait_like(item: Node | None) -> bool:
    """Whether methods of an item are those of a trait."""
    return item is not None and (item.type == "trait_item" or item.child_by_field_name("trait") is not None)


RULES = (
    Rule(
        "bounded-parameter",
        7,
        ("E0309", "E0310", "E0311", "E0491", "E0521", "E0373", "E0597", None),
        lambda site: islice(_bounded_parameter(site), MOST),
        "bound",
        "says how long what a type parameter stands for must live",
        "reference/trait-bounds#lifetime-bounds",
    ),
    Rule(
        "outlives",
        7,
        ("E0478", "E0491", "E0495", "E0623", "E0308", "E0195", "E0276", None),
        lambda site: islice(_outlives(site), MOST),
        "bound",
        "says which of two lifetimes outlives the other",
        "reference/trait-bounds#lifetime-bounds",
    ),
    Rule(
        "bounded-object",
        7.5,
        ("E0310", "E0309", "E0311", "E0521", "E0597", "E0759", "E0515", "E0621", "E0373", "E0478", "E0716", None),
        lambda site: islice(_bounded_object(site), 2 * MOST),
        "lifetime",
        "lets a trait object borrow: a lifetime bound in place of 'static",
        "reference/lifetime-elision#default-trait-object-lifetimes",
    ),
    Rule(
        "captured-lifetime",
        7.5,
        ("E0700", "E0505", "E0502", "E0499", "E0506", "E0597", "E0716", "E0515", None),
        lambda site: islice(_captured(site), MOST),
        "lifetime",
        "says what a returned `impl Trait` borrows from",
        "reference/types/impl-trait#precise-capturing",
    ),
)
