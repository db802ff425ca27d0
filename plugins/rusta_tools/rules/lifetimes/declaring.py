"""Lifetimes that are named and not declared, declared twice, or under a name that is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import (
    FUNCTIONS,
    OWNERS,
    TYPES,
    Signature,
    declare,
    declared,
    fresh,
    home,
    joined,
    kin,
    parameters,
    slots,
    trait_of,
    undeclare,
    walk,
)

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 16


def _lifetime(site: Site) -> str:
    """The lifetime that an error is about."""
    texts = (site.text, *quoted(site.error))
    return next((text for text in texts if re.fullmatch(r"'\w+", text)), "")


def _owners(site: Site) -> list[Node]:
    """What may declare a lifetime around a place, from the inside out."""
    return [node for node in site.around if node.type in OWNERS]


def _places(source: Source, item: Node, lifetime: str) -> list[Node]:
    """Where an item names a lifetime, its declaration left out."""
    return [
        node
        for node in walk(item)
        if node.type == "lifetime"
        and source.tree.text(node) == lifetime
        and not (node.parent is not None and node.parent.child_by_field_name("name") == node)
    ]


def _declared(site: Site) -> Iterator[Edits]:
    """A declaration for what is used: on the function, its impl or its type; or the name that was meant."""
    source, lifetime = site.source, _lifetime(site)
    owners = _owners(site)
    if lifetime in ("", "'static", "'_"):
        return
    yield joined(_everywhere(source, lifetime))
    for owner in owners:
        if owner.type in (*TYPES, "trait_item"):
            yield joined([declare(source, owner, lifetime)], _given(source, owner, lifetime))
        yield declare(source, owner, lifetime)
        inner = [node for node in walk(owner) if node.type in FUNCTIONS and lifetime in declared(source, node)]
        yield joined([declare(source, owner, lifetime)], [undeclare(source, node, lifetime) for node in inner])
    known = dict.fromkeys(name for owner in owners for name in declared(source, owner))
    places = _places(source, owners[0], lifetime) if owners else []
    for other in (*known, "'static", "'_"):
        yield joined(source.replace(node, other) for node in places)
        yield source.edit(site.start, site.end, other)
    if owners and owners[0].type in FUNCTIONS:
        signature = Signature.of(source, owners[0])
        yield joined(slot.elide for slot in signature.all if slot.written == lifetime)


def _everywhere(source: Source, lifetime: str) -> Iterator[Edits]:
    """A declaration wherever the file lacks it: on the type or impl whose head uses it, else on the function."""
    found: dict[int, Node] = {}
    for node in _places(source, source.tree.root, lifetime):
        around, here = [], node.parent
        while here is not None:
            around.append(here)
            here = here.parent
        owners = [one for one in around if one.type in OWNERS]
        if not owners or any(lifetime in declared(source, one) for one in owners):
            continue
        heads = [one for one in owners if one.type in ("impl_item", "trait_item") and _in_head(source, one, lifetime)]
        owner = heads[0] if heads else owners[0]
        found[owner.id] = owner
    for owner in found.values():
        yield declare(source, owner, lifetime)
        if owner.type in (*TYPES, "trait_item"):
            yield joined(_given(source, owner, lifetime))


def _in_head(source: Source, item: Node, lifetime: str) -> bool:
    body = item.child_by_field_name("body")
    end = body.start_byte if body is not None else item.end_byte
    return re.search(rf"{lifetime}\b", source.slice(item.start_byte, end)) is not None


def _given(source: Source, owner: Node, lifetime: str) -> Iterator[Edits]:
    """The type or trait with its new lifetime in the headers of impls."""
    name = owner.child_by_field_name("name")
    for match in source.tree.captures("(impl_item) @impl"):
        impl = match["impl"]
        for part in (impl.child_by_field_name("trait"), impl.child_by_field_name("type")):
            if part is None or name is None or source.tree.text(part) != source.tree.text(name):
                continue
            yield source.insert(part.end_byte, f"<{lifetime}>")
            if lifetime not in declared(source, impl):
                yield declare(source, impl, lifetime)


def _renamed(site: Site) -> Iterator[Edits]:
    """Another name for a lifetime whose name is reserved or taken, here and where it is used; or none of its own."""
    source, lifetime = site.source, _lifetime(site)
    owner = next((node for node in _owners(site) if lifetime in declared(source, node)), None)
    if owner is None:
        return
    outer = home(owner)
    new = fresh(source, owner, outer)
    names = [node for node in parameters(source, owner) if source.tree.text(node).startswith(lifetime)]
    places = _places(source, owner, lifetime)
    lone = [node for node in names if node.type == "lifetime_parameter"]
    once = source.edit(lone[0].start_byte, lone[0].start_byte + len(lifetime), new) if lone else ()
    if len(lone) > 1:  # declared twice in one list
        kept = list(dict.fromkeys(source.tree.text(node) for node in parameters(source, owner)))
        generics = owner.child_by_field_name("type_parameters")
        yield source.replace(generics, f"<{', '.join(kept)}>") if generics is not None else ()
        yield once
        for count in range(1, len(places)):
            yield joined([once], [source.replace(node, new) for node in places[:count]])
        return
    yield undeclare(source, owner, lifetime)
    yield joined([once], [source.replace(node, new) for node in places])
    if owner.type in FUNCTIONS:
        signature = Signature.of(source, owner)
        yield signature.elided([slot for slot in signature.all if slot.written == lifetime])
    if outer is not None and lifetime in declared(source, outer):
        yield joined([once], [source.replace(node, new) for node in places[:1]])


def _as_in_trait(site: Site) -> Iterator[Edits]:
    """A method declares the lifetimes that its trait declares for it, at the same places; or the trait those of it."""
    function, source = site.up(*FUNCTIONS), site.source
    if function is None or (site.error.code == "E0308" and "not compatible with trait" not in site.error.message):
        return
    own, *others = kin(source, Signature.of(source, function))
    if (
        not others and trait_of(source, home(function)) is not None
    ):  # a trait of another crate: what it leaves out is left out here
        for some in ([own.receiver] if own.receiver is not None else [], own.all):
            yield own.elided(some)
    for other in (one for one in others if one.node.type == "function_signature_item" or _in_trait(one)):
        yield _like(own, other)
        yield _like(other, own)
        for one in (own, other):
            yield one.elided(one.all)
        yield joined([own.elided(own.all)], [other.elided(other.all)])


def _in_trait(one: Signature) -> bool:
    item = home(one.node)
    return item is not None and item.type == "trait_item"


def _like(one: Signature, other: Signature) -> Edits:
    """One signature with the lifetimes of another: the same list, and the same names where the places agree."""
    source = one.source
    wanted, has = declared(source, other.node), declared(source, one.node)
    text = [source.tree.text(node) for node in parameters(source, one.node) if node.type != "lifetime_parameter"]
    bounds = [source.tree.text(node) for node in parameters(source, other.node) if node.type == "lifetime_parameter"]
    generics, name = one.node.child_by_field_name("type_parameters"), one.node.child_by_field_name("name")
    listed = f"<{', '.join([*bounds, *text])}>" if bounds or text else ""
    edits = [source.replace(generics, listed) if generics is not None else ()]
    if generics is None and name is not None:
        edits = [source.insert(name.end_byte, listed)]
    if len(one.all) == len(other.all):
        for mine, theirs in zip(one.all, other.all, strict=True):
            if theirs.written in wanted and theirs.written is not None:
                edits.append(mine.name(theirs.written))
            elif mine.written in has:
                edits.append(mine.elide)
    elif has and not set(has) <= set(wanted):
        return ()
    return joined(edits)


def _named_in_bound(site: Site) -> Iterator[Edits]:
    """`&T` and `'_` where a lifetime must have a name: one that is declared here, or for all."""
    source, owners = site.source, [node for node in _owners(site) if node.type not in ("trait_item",)]
    around = site.up("where_predicate", "type_parameter", "trait_bounds")
    part = around if around is not None else site.node
    places = [slot for slot in slots(source, part) if slot.written in (None, "'_") and slot.node.type != "bounded_type"]
    places = [slot for slot in places if slot.node.type in ("reference_type", "generic_type")]
    for owner in owners[:2]:
        new = fresh(source, owner, home(owner))
        named = [slot.name(new) for slot in places]
        if part.type == "where_predicate":
            yield joined([source.insert(part.start_byte, f"for<{new}> ")], named)
        if part.type == "type_parameter" and (bounds := part.child_by_field_name("bounds")) is not None:
            for bound in bounds.named_children:
                if inside := [slot.name(new) for slot in places if _in(bound, slot.start)]:
                    yield joined([source.insert(bound.start_byte, f"for<{new}> ")], inside)
        yield joined(named, [declare(source, owner, new)])
        for known in declared(source, owner):
            yield joined(slot.name(known) for slot in places)
    for lifetime in dict.fromkeys(name for owner in owners for name in (*declared(source, owner), "'static")):
        if site.text == "'_":
            yield source.edit(site.start, site.end, lifetime)
    yield joined(slot.name("'static") for slot in places)


def _in(node: Node, at: int) -> bool:
    return node.start_byte <= at < node.end_byte


RULES = (
    Rule(
        "declared-lifetime",
        7,
        ("E0261",),
        lambda site: islice(_declared(site), MOST),
        "lifetime",
        "declares the lifetime that is used, or uses one that is declared",
        "reference/names/scopes#lifetime-generic-parameter-scopes",
    ),
    Rule(
        "renamed-lifetime",
        7,
        ("E0262", "E0263", "E0403", "E0496", "E0637"),
        lambda site: islice(_renamed(site), MOST),
        "lifetime",
        "gives a lifetime a name that is free, or uses the one that is there",
        "reference/names/scopes#generic-parameter-shadowing",
    ),
    Rule(
        "lifetimes-as-in-trait",
        7,
        ("E0195", "E0053", "E0049", "E0308", None),
        lambda site: islice(_as_in_trait(site), MOST),
        "lifetime",
        "declares for a method the lifetimes that its trait declares",
        "error_codes/E0195",
    ),
    Rule(
        "named-in-bound",
        7,
        ("E0637", "E0106", "E0726"),
        lambda site: islice(_named_in_bound(site), MOST),
        "lifetime",
        "names a lifetime that may not be left out there",
        "reference/trait-bounds#higher-ranked-trait-bounds",
    ),
)
