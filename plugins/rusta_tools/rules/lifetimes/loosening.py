"""Signatures that tie together what need not be tied: a receiver or a parameter borrowed for longer than its call."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tree_sitter import Node

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.sharing import TOO_SHORT
from rusta_tools.rules.lifetimes.signatures import (
    FUNCTIONS,
    Signature,
    called,
    declare,
    declared,
    fresh,
    home,
    joined,
    kin,
    signatures,
    slots,
)

MOST = 24
BORROWED = ("E0499", "E0502", "E0503", "E0505", "E0506", "E0515", "E0521", "E0597", "E0713", "E0716", None)


def involved(site: Site) -> list[Signature]:
    """The functions that an error may be due to: those called where it points, and the one around it."""
    if site.error.code is None and TOO_SHORT not in site.error.message:
        return []
    around = site.up(*FUNCTIONS)
    places = [site.up("let_declaration", "expression_statement", "for_expression", "call_expression") or site.node]
    places += [node for node, _ in site.labels]
    widened = [statement(node) for node in places]
    names = {name for node in widened for name in called(site.source, node)}
    every = signatures(site.source)
    first = [one for one in every if one.name in names]
    everywhere = called(site.source, around) if around is not None else set()
    first += [one for one in every if one.name in everywhere and one not in first]
    return [*first, *(one for one in every if one.node == around and one not in first)]


def statement(node: Node) -> Node:
    """The statement that a node belongs to, as far as its block."""
    while node.parent is not None and node.parent.type not in ("block", "declaration_list", "source_file"):
        node = node.parent
    return node


def _free_receiver(site: Site) -> Iterator[Edits]:
    """`&'a mut self` borrows the value for all of 'a: without the name, for one call."""
    tied = [one for one in involved(site) if one.receiver is not None and one.receiver.written]
    for one in tied:
        yield _free(site.source, one)
    for item in dict.fromkeys(home(one.node) for one in tied):
        some = [one for one in signatures(site.source) if home(one.node) == item and one.receiver is not None]
        yield joined(_free(site.source, one) for one in some)
    yield joined(_free(site.source, one) for one in tied)
    for one in tied:  # and what it returns, where the receiver alone was named
        yield joined(kept.elided(kept.all) for kept in kin(site.source, one))


def _free(source: Source, one: Signature) -> Edits:
    return joined(kept.elided([kept.receiver]) for kept in kin(source, one) if kept.receiver is not None)


def _free_parameter(site: Site) -> Iterator[Edits]:
    """A parameter that is only looked at shares no lifetime with what is kept or returned."""
    for one in involved(site):
        for index, (node, some) in enumerate(one.parameters):
            if node.type == "self_parameter" or not any(slot.written for slot in some):
                continue
            # of `&'a mut Vec<&'a T>` it is the borrow itself that ends with the call
            for part in (some[:1], some):
                yield joined(
                    kept.elided(kept.parameters[index][1][: len(part)])
                    for kept in kin(site.source, one)
                    if index < len(kept.parameters)
                )


def _own_lifetime(site: Site) -> Iterator[Edits]:
    """What a method returns lives as long as what its type borrows from, not as long as the borrow of self."""
    for one in involved(site):
        item = home(one.node)
        header = slots(site.source, item.child_by_field_name("type")) if item is not None else []
        unnamed = [slot for slot in header if slot.written in (None, "'_")]
        names = declared(site.source, item)
        opened: Edits = ()
        if item is not None and item.type == "impl_item" and not names and unnamed:
            names = [fresh(site.source, item)]
            opened = joined([slot.name(names[0]) for slot in unnamed], [declare(site.source, item, names[0])])
        for lifetime in names if one.receiver is not None else ():
            yield joined([opened], [one.named(one.returned, lifetime, names)])
            yield joined([opened], [one.named(one.returned[:1], lifetime, names)])
            yield joined([opened], [one.named(one.returned[1:], lifetime, names)])


def _borrow_of_self(site: Site) -> Iterator[Edits]:
    """What a method returns is borrowed from self and lives no longer than that borrow."""
    for one in involved(site):
        if one.receiver is None:
            continue
        some = [slot for slot in one.returned if slot.written]
        if some:
            yield joined(kept.elided([*([kept.receiver] if kept.receiver else []), *kept.returned[:1]])
                         for kept in kin(site.source, one))  # fmt: skip
            yield joined(kept.elided(kept.returned) for kept in kin(site.source, one))
            new = fresh(site.source, one.node, home(one.node))
            yield one.named([one.receiver, *one.returned[:1]], new)
            yield one.named([one.receiver, *one.returned], new)


def _two_lifetimes(site: Site) -> Iterator[Edits]:
    """Places of a signature that shared one lifetime for two reasons get one each."""
    source = site.source
    for one in involved(site):
        twice = [name for name in one.scope if sum(slot.written == name for slot in one.all) > 1]
        for lifetime in twice:
            new = fresh(source, one.node, home(one.node))
            for index, (_, some) in enumerate(one.parameters):
                tied = [slot for slot in some if slot.written == lifetime]
                yield one.named(tied[:1], new)
                if len(tied) > 1:
                    yield one.named(tied, new)
                    yield one.named(tied[1:], new)
                if one.returned and tied:
                    yield one.named([*tied[:1], *(slot for slot in one.returned if slot.written == lifetime)], new)
                if index and one.receiver is not None:
                    yield one.named([one.receiver, *(slot for slot in tied[:1])], new)


def _fresh_in_header(site: Site) -> Iterator[Edits]:
    """In `impl Trait for &'a mut X<'a>` the reference gets a lifetime of its own."""
    source = site.source
    if site.error.code is None and TOO_SHORT not in site.error.message:
        return
    for match in source.tree.captures("(impl_item type: (reference_type) @header) @impl"):
        owner, places = match["impl"], slots(source, match["header"])
        for lifetime in declared(source, owner):
            if len(tied := [slot for slot in places if slot.written == lifetime]) > 1:
                yield tied[0].elide
                new = fresh(source, owner)
                yield joined([tied[0].name(new)], [declare(source, owner, new)])


RULES = (
    Rule(
        "free-receiver",
        7,
        (*BORROWED, "E0621"),
        lambda site: islice(_free_receiver(site), MOST),
        "lifetime",
        "borrows self for one call, not for the whole life of the value",
        "reference/lifetime-elision#lifetime-elision-in-functions",
    ),
    Rule(
        "free-parameter",
        8,
        (*BORROWED, "E0621"),
        lambda site: islice(_free_parameter(site), MOST),
        "lifetime",
        "borrows an argument for one call only",
        "book/ch10-03-lifetime-syntax#relationships",
    ),
    Rule(
        "own-lifetime",
        7.5,
        BORROWED,
        lambda site: islice(_own_lifetime(site), MOST),
        "lifetime",
        "returns what the type itself borrows from, not a borrow of self",
        "book/ch10-03-lifetime-syntax#in-method-definitions",
    ),
    Rule(
        "borrow-of-self",
        8,
        (*BORROWED, "E0621"),
        lambda site: islice(_borrow_of_self(site), MOST),
        "lifetime",
        "returns a borrow of self that lives no longer than self is borrowed",
        "reference/lifetime-elision#lifetime-elision-in-functions",
    ),
    Rule(
        "two-lifetimes",
        8,
        (*BORROWED, "E0621"),
        lambda site: islice(_two_lifetimes(site), MOST),
        "lifetime",
        "tells apart two lifetimes that one name held together",
        "nomicon/lifetimes#the-area-covered-by-a-lifetime",
    ),
    Rule(
        "fresh-in-header",
        7,
        BORROWED,
        lambda site: islice(_fresh_in_header(site), MOST),
        "lifetime",
        "gives the reference that an impl is for a lifetime of its own",
        "nomicon/subtyping#variance",
    ),
)
