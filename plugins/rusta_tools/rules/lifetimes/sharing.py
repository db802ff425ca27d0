"""Which references of a signature share one lifetime."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import (
    FUNCTIONS,
    Signature,
    Slot,
    declare,
    declared,
    fresh,
    home,
    joined,
    kin,
    last_name,
    signatures,
    slots,
)

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 24
TOO_SHORT = "lifetime may not live long enough"


def signature_at(site: Site) -> Signature | None:
    """The function around an error, where the error is about lifetimes."""
    function = site.up(*FUNCTIONS)
    if function is None or (site.error.code is None and TOO_SHORT not in site.error.message):
        return None
    return Signature.of(site.source, function)


def _likely(signature: Signature) -> list[int]:
    """The parameters that borrow, those of the returned type first, then in order."""
    text = signature.source.tree.text
    returned = signature.node.child_by_field_name("return_type")
    wanted = last_name(text(returned).split()[-1].lstrip("&")) if returned is not None else ""
    borrowing = [index for index, (_, some) in enumerate(signature.parameters) if some]
    return sorted(borrowing, key=lambda index: wanted not in text(signature.parameters[index][0]))


def _inner(some: Sequence[Slot]) -> Sequence[Slot]:
    """The places behind an outermost `&mut`: what is written through it has a lifetime of its own."""
    outer = len(some) > 1 and any(child.type == "mutable_specifier" for child in some[0].node.children)
    return some[1:] if outer else some


def _assigned(
    signature: Signature, indexes: Sequence[int], lifetime: str, *, returned: bool, known: Sequence[str] = ()
) -> Edits:
    """The parameters share a lifetime with each other and, where asked, with what is returned; in all kin."""
    parts = []
    for one in kin(signature.source, signature):
        if len(one.parameters) != len(signature.parameters):
            return ()
        some = [slot for index in indexes for slot in _inner(one.parameters[index][1])]
        parts.append(one.named([*some, *(one.returned if returned else ())], lifetime, known))
    return joined(parts)


def _shared_with_return(site: Site) -> Iterator[Edits]:
    """What is returned borrows from one parameter, from all of them, or from some."""
    signature = signature_at(site)
    if signature is not None and signature.returned:
        yield from islice(_ways_to_return(signature), MOST)


def _ways_to_return(signature: Signature) -> Iterator[Edits]:
    likely, owner = _likely(signature), home(signature.node)
    groups: list[tuple[int, ...]] = [(index,) for index in likely]
    groups += [tuple(likely)] if len(likely) > 1 else []
    groups += combinations(likely, 2) if len(likely) > 2 else ()
    own = declared(signature.source, signature.node)
    for lifetime in (*own, fresh(signature.source, signature.node, owner), *declared(signature.source, owner)):
        for group in groups:
            yield _assigned(signature, group, lifetime, returned=True)
        if lifetime in signature.scope:
            yield _assigned(signature, (), lifetime, returned=True)


def _shared_between_parameters(site: Site) -> Iterator[Edits]:
    """One parameter is put where another is held, so both share a lifetime: a new one, or that of the impl."""
    signature = signature_at(site)
    if signature is not None:
        yield from islice(_ways_to_hold(site, signature), MOST)


def _ways_to_hold(site: Site, signature: Signature) -> Iterator[Edits]:
    source, owner = site.source, home(signature.node)
    words = [source.tree.text(node).partition(":")[0].split()[-1] for node, _ in signature.parameters]
    likely = [index for index in _likely(signature) if signature.parameters[index][0].type != "self_parameter"]
    likely.sort(key=lambda index: words[index] not in quoted(site.error))
    groups: list[tuple[int, ...]] = [(index,) for index in likely]
    if len(likely) > 1:
        groups.append(tuple(likely))
    header, held = _held(source, signature)
    for lifetime in held:
        for group in groups:
            yield joined([header], [_assigned(signature, group, lifetime, returned=False, known=held)])
    for lifetime in (fresh(source, signature.node, owner), *declared(source, signature.node)):
        for pair in combinations(likely, 2):
            yield _assigned(signature, pair, lifetime, returned=False)
            if others := _handing_on(signature):
                every = (_assigned(one, pair, lifetime, returned=False) for one in (signature, *others))
                yield joined(every)
        if len(likely) > 2:
            yield _assigned(signature, tuple(likely), lifetime, returned=False)
        if signature.returned:
            yield _assigned(signature, tuple(likely), lifetime, returned=True)


def _handing_on(signature: Signature) -> list[Signature]:
    """The functions with as many parameters that this one calls, or that call it: they hand the parameters on."""
    source = signature.source
    called = re.compile(rf"\b{source.tree.text(name)}\(") if (name := _named(signature)) is not None else None
    found = []
    for one in signatures(source):
        own, mine = _named(one), source.tree.text(one.node)
        if called is None or own is None or one.node == signature.node or source.tests(one.node):
            continue
        calls = re.search(rf"\b{source.tree.text(own)}\(", source.tree.text(signature.node))
        if (calls or called.search(mine)) and len(one.parameters) == len(signature.parameters):
            found.append(one)
    return found


def _named(signature: Signature) -> Node | None:
    return signature.node.child_by_field_name("name")


def _held(source: Source, signature: Signature) -> tuple[Edits, list[str]]:
    """The impl's lifetimes; where its header leaves one out (`impl Stack<'_>`), the header with a name for it."""
    item = home(signature.node)
    if item is None or declared(source, item) or item.type != "impl_item":
        return (), declared(source, item)
    unnamed = [slot for slot in slots(source, item.child_by_field_name("type")) if slot.written in (None, "'_")]
    name = fresh(source, item)
    header = joined([slot.name(name) for slot in unnamed], [declare(source, item, name)])
    return (header, [name]) if unnamed else ((), [])


RULES = (
    Rule(
        "shared-lifetime",
        7,
        ("E0106", "E0621", "E0515", "E0521", "E0623", "E0495", "E0700", "E0726", None),
        _shared_with_return,
        "lifetime",
        "says from which parameter the returned reference borrows",
        "reference/lifetime-elision#lifetime-elision-in-functions",
    ),
    Rule(
        "shared-between-parameters",
        8,
        ("E0621", "E0521", "E0623", "E0495", "E0597", "E0499", "E0502", "E0505", None),
        _shared_between_parameters,
        "lifetime",
        "says that one parameter is kept in another, or in self",
        "book/ch10-03-lifetime-syntax#relationships",
    ),
)
