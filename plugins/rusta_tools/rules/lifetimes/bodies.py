"""Types written in a body that name a lifetime of the signature, where the compiler would find a shorter one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.sharing import TOO_SHORT
from rusta_tools.rules.lifetimes.signatures import FUNCTIONS, declared, home, joined, slots, walk

MOST = 12
WRITTEN = ("let_declaration", "closure_parameters", "generic_function", "type_cast_expression", "type_arguments")


def _freed(site: Site) -> Iterator[Edits]:
    """`let x: Foo<'a>` leaves the lifetime out, or the type; of the place, then of the whole body."""
    source, function = site.source, site.up(*FUNCTIONS)
    body = function.child_by_field_name("body") if function is not None else None
    if body is None or (site.error.code is None and TOO_SHORT not in site.error.message):
        return
    lets = [node for node in walk(body) if node.type == "let_declaration" and node.child_by_field_name("type")]
    near = [node for node in lets if node.start_byte <= site.start < node.end_byte]
    named = [node for node in lets if any(slot.written for slot in slots(source, node.child_by_field_name("type")))]
    places = [node for node in walk(body) if node.type in WRITTEN]
    types = [node.child_by_field_name("type") or node for node in places if node.type != "let_declaration"]
    types += [kind for node in named if (kind := node.child_by_field_name("type"))]
    written = {slot.start: slot for node in types for slot in slots(source, node) if slot.written}
    for let in dict.fromkeys([*(node for node in near if node in named), *named]):
        yield joined(slot.elide for slot in slots(source, let.child_by_field_name("type")))
    yield joined(slot.elide for slot in written.values())
    for let in dict.fromkeys([*near, *named]):
        pattern, kind = let.child_by_field_name("pattern"), let.child_by_field_name("type")
        if pattern is not None and kind is not None:
            yield source.edit(pattern.end_byte, kind.end_byte, "")


def _named(site: Site) -> Iterator[Edits]:
    """`|part: &Part|` names the lifetimes of the function around for what is in the part."""
    source, function = site.source, site.up(*FUNCTIONS)
    body = function.child_by_field_name("body") if function is not None else None
    if body is None or TOO_SHORT not in site.error.message:
        return
    scope = [*declared(source, function), *declared(source, home(function) if function is not None else None)]
    closures = [node for node in walk(body) if node.type == "closure_expression"]
    around = [node for node in closures if node.start_byte <= site.start < node.end_byte]
    for closure in around or closures:
        listed = closure.child_by_field_name("parameters")
        open_ = [slot for slot in slots(source, listed) if slot.written is None and slot.node.type != "reference_type"]
        for lifetime in scope if open_ else ():
            yield joined(slot.name(lifetime) for slot in open_)


RULES = (
    Rule(
        "named-annotation",
        7,
        (None,),
        lambda site: islice(_named(site), MOST),
        "lifetime",
        "names a lifetime of the function in what its closure takes",
        "book/ch10-03-lifetime-syntax",
    ),
    Rule(
        "freed-annotation",
        7,
        ("E0597", "E0716", "E0499", "E0502", "E0505", "E0506", "E0515", "E0521", "E0621", None),
        lambda site: islice(_freed(site), MOST),
        "lifetime",
        "leaves a lifetime of the caller out of a type in the body",
        "reference/lifetime-elision#lifetime-elision",
    ),
)
