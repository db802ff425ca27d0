"""Bounds and function types that hold for every lifetime, in place of one that somebody else chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.dropping import dropped
from rusta_tools.rules.lifetimes.sharing import TOO_SHORT
from rusta_tools.rules.lifetimes.signatures import declared, joined, nodes, slots, walk

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 16
CODES = (
    "E0597",
    "E0499",
    "E0502",
    "E0505",
    "E0506",
    "E0515",
    "E0716",
    "E0521",
    "E0309",
    "E0310",
    "E0621",
    "E0308",
    "E0373",
)


def _bounds(source: Source) -> Iterator[Node]:
    """The bounds that name a lifetime, and the objects of such traits."""
    for node in nodes(source, "generic_type", "function_type"):
        parent = node.parent
        if parent is None:
            continue
        if parent.type in ("trait_bounds", "dynamic_type", "abstract_type") or _pointer(source, node):
            yield node


def _pointer(source: Source, node: Node) -> bool:
    return (
        node.type == "function_type" and re.match(r"(unsafe\s+|extern\s.*?)?fn\b", source.tree.text(node)) is not None
    )


def _names(source: Source, node: Node) -> list[str]:
    found = (source.tree.text(one) for one in walk(node) if one.type == "lifetime")
    return [name for name in dict.fromkeys(found) if name not in ("'static", "'_")]


def _for_all(site: Site) -> Iterator[Edits]:
    """`T: Trait<'a>` to `T: for<'a> Trait<'a>`: in one bound, and in all; the parameter goes where it was for them."""
    source = site.source
    if site.error.code is None and TOO_SHORT not in site.error.message:
        return
    bounds = [node for node in _bounds(source) if _names(source, node)]
    near = site.up("function_item", "impl_item")
    bounds.sort(key=lambda node: near is None or not near.start_byte <= node.start_byte < near.end_byte)
    lists = [[node] for node in bounds]
    for some in ([bounds, *lists] if len(bounds) > 1 else lists)[:6]:
        gone = [(node.start_byte, node.end_byte) for node in some]
        quantified = [source.insert(n.start_byte, f"for<{', '.join(_names(source, n))}> ") for n in some]
        yield joined(quantified, [dropped(source, gone)])
        if all(node.type == "function_type" for node in some):
            bare = [slot.elide for node in some for part in node.named_children for slot in slots(source, part)]
            yield joined(bare, [dropped(source, gone)])


def _undeclared(site: Site) -> Iterator[Edits]:
    """`fn<'a>(&'a T)` and `Fn(&'a T)` where nothing declares 'a: `for<'a>` before the type."""
    source = site.source
    if site.error.code is None:
        for match in re.finditer(r"\bfn\s*(<[^<>()]*>)\s*\(", source.text):
            start, end = (len(source.text[: match.start(n)].encode()) for n in (0, 1))
            yield joined(
                [source.insert(start, f"for{match[1]} ")],
                [source.edit(end, end + len(match[1].encode()), "")],
            )
        return
    scope = {name for node in site.around for name in declared(source, node)}
    for node in site.around:
        if node.type == "function_type" or (node.parent is not None and node.parent.type == "trait_bounds"):
            names = [name for name in _names(source, node) if name not in scope]
            if names and node.type in ("function_type", "generic_type"):
                yield source.insert(node.start_byte, f"for<{', '.join(names)}> ")
                parts = node.named_children if node.type == "function_type" else ()
                yield joined(slot.elide for part in parts for slot in slots(source, part) if slot.written in names)
    for node in site.around:  # what is returned by a function type borrows from what it takes
        takes, gives = (node.child_by_field_name(field) for field in ("parameters", "return_type"))
        if node.type == "function_type" and takes is not None and gives is not None:
            some = [*slots(source, takes), *slots(source, gives)]
            yield joined([source.insert(node.start_byte, "for<'a> ")], [slot.name("'a") for slot in some])


def _closure_as_function(site: Site) -> Iterator[Edits]:
    """A closure that returns what it is given has a type that says so for every lifetime."""
    source, let = site.source, site.up("let_declaration")
    value = let.child_by_field_name("value") if let is not None else None
    if let is None or value is None or value.type != "closure_expression" or let.child_by_field_name("type"):
        return
    listed, returned = value.child_by_field_name("parameters"), value.child_by_field_name("return_type")
    kinds = [node.child_by_field_name("type") for node in listed.named_children] if listed is not None else []
    pattern = let.child_by_field_name("pattern")
    if pattern is None or not kinds or any(kind is None for kind in kinds):
        return
    takes = ", ".join(source.tree.text(kind) for kind in kinds if kind is not None)
    body = value.child_by_field_name("body")
    first = source.tree.text(kinds[0]) if kinds[0] is not None else ""
    for gives in [source.tree.text(returned)] if returned is not None else [first, "&str"]:
        yield source.insert(pattern.end_byte, f": fn({takes}) -> {gives}")
    name = source.tree.text(pattern)
    if returned is not None and body is not None and body.type == "block" and listed is not None:
        inside = source.slice(listed.start_byte + 1, listed.end_byte - 1)
        text = f"fn {name}({inside}) -> {source.tree.text(returned)} {source.tree.text(body)}"
        yield source.replace(let, text)


def _lent_by_caller(site: Site) -> Iterator[Edits]:
    """What a closure gives of what it is lent lives as long as what the caller lent: one lifetime for both."""
    source, call = site.source, site.up("call_expression")
    while call is not None and site.up("closure_expression") not in _arguments(call):
        call = next((one for one in _above(call) if one.type == "call_expression"), None)
    called = call.child_by_field_name("function") if call is not None else None
    if called is None or "return type of closure" not in " ".join(span.label or "" for span in site.error.spans):
        return
    name = source.tree.text(called).replace(".", "::").rpartition("::")[2]
    for item in nodes(source, "function_item"):
        word, body = item.child_by_field_name("name"), item.child_by_field_name("body")
        if word is None or body is None or source.tree.text(word) != name:
            continue
        signature = [one for one in item.named_children if one != body]
        lent = [
            one
            for part in signature
            for function in walk(part)
            if function.type == "function_type"
            for one in walk(function)
            if one.type == "reference_type"
        ]
        kinds = {source.tree.text(one).lstrip("&") for one in lent}
        some = [one for part in signature for one in walk(part) if one.type == "reference_type"]
        same = [one for one in some if any(re.search(rf"\b{re.escape(k)}\b", source.tree.text(one)) for k in kinds)]
        used = next(iter(declared(source, item)), "'a")
        generics = item.child_by_field_name("type_parameters")
        head = (
            []
            if declared(source, item)
            else [source.insert(generics.start_byte + 1, "'a, ") if generics else source.insert(word.end_byte, "<'a>")]
        )
        bare = [one for one in same if not source.tree.text(one).startswith("&'")]
        yield joined(head, [source.insert(one.start_byte + 1, f"{used} ") for one in bare])


def _arguments(call: Node) -> list[Node]:
    listed = call.child_by_field_name("arguments")
    return listed.named_children if listed is not None else []


def _above(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


RULES = (
    Rule(
        "lent-by-caller",
        6.5,
        (None,),
        _lent_by_caller,
        "lifetime",
        "lets a closure give a part of what the caller lent",
        "nomicon/lifetimes",
    ),
    Rule(
        "for-every-lifetime",
        7.5,
        (*CODES, None),
        lambda site: islice(_for_all(site), MOST),
        "lifetime",
        "asks for a trait or function that takes every lifetime, not one of the caller's",
        "nomicon/hrtb",
    ),
    Rule(
        "for-in-function-type",
        7,
        ("E0261", "E0106", "E0581", "E0582", None),
        lambda site: islice(_undeclared(site), MOST),
        "lifetime",
        "declares the lifetimes of a function type before it",
        "reference/types/function-pointer#function-pointer-types",
    ),
    Rule(
        "closure-as-function",
        8,
        (None, "E0106"),
        lambda site: islice(_closure_as_function(site), MOST),
        "lifetime",
        "gives a closure the type of a function, whose result borrows from its argument",
        "reference/lifetime-elision#lifetime-elision-in-functions",
    ),
)
