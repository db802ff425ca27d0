"""Borrows that are looked after at run time, and parameters that are owned: what can be returned of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.owned import kind, references, returned
from rusta_tools.rules.lifetimes.sharing import TOO_SHORT
from rusta_tools.rules.lifetimes.signatures import FUNCTIONS, Signature, joined, nodes, walk

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 16
ITERATOR = re.compile(
    r"(?:\w+::)*(?P<name>Iter|Chars|Bytes|Lines|SplitWhitespace)(?:<(?:'\w+(?:, )?)?(?P<item>.*)>)?", re.DOTALL
)
GUARDS = {"borrow": "Ref", "borrow_mut": "RefMut"}


def _guard(site: Site) -> Iterator[Edits]:
    """`&self.cell.borrow().part` cannot leave the function, the guard of the borrow can."""
    source, function = site.source, site.up(*FUNCTIONS)
    kinds = references(function.child_by_field_name("return_type")) if function is not None else []
    if function is None or len(kinds) != 1:
        return
    for value in returned(function):
        call, method = next(((node, name) for node in walk(value) if (name := _borrows(source, node))), (value, ""))
        if not method:
            continue
        guard = GUARDS[method]
        path = guard if re.search(rf"\buse std::cell::[^;]*\b{guard}\b", source.text) else f"std::cell::{guard}"
        wanted = source.replace(kinds[0], f"{path}<'_, {kind(source, kinds[0])}>")
        borrowed, whole = source.tree.text(call), source.tree.text(value)
        sign = "&mut " if guard == "RefMut" else "&"
        part = whole.replace(borrowed, "inner", 1)
        bare = part.removeprefix(sign).removeprefix("*")
        if bare in ("inner", "(*inner)"):
            yield joined([wanted], [source.replace(value, borrowed)])
        inner = part if part.startswith("&") or part.endswith(")") else f"{sign}{part}"
        yield joined([wanted], [source.replace(value, f"{path}::map({borrowed}, |inner| {inner})")])


def _borrows(source: Source, node: Node) -> str:
    """The method by which a call borrows from a cell; empty where it does not."""
    function = node.child_by_field_name("function") if node.type == "call_expression" else None
    method = function.child_by_field_name("field") if function is not None else None
    name = source.tree.text(method) if method is not None else ""
    return name if name in GUARDS else ""


def _borrowed_parameter(site: Site) -> Iterator[Edits]:
    """A function that returns a part of what it is given borrows it; its callers lend it."""
    source, function = site.source, site.up(*FUNCTIONS)
    if function is None or (site.error.code is None and TOO_SHORT not in site.error.message):
        return
    own = Signature.of(source, function)
    if not own.returned:
        return
    for index, (node, some) in enumerate(own.parameters):
        written = node.child_by_field_name("type")
        if node.type == "self_parameter":
            if source.tree.text(node) in ("self", "mut self"):
                yield source.replace(node, "&self")
                yield source.replace(node, "&mut self")
        elif written is not None and (not some or written.type != "reference_type"):
            for sign in ("&", "&mut "):
                lent = list(_lent(source, own, index, sign))
                lifetimes = own.named(own.returned, "'a") if any(s.written is None for s in own.returned) else ()
                opened = source.insert(written.start_byte, sign)
                lent += _bare(source, own.node, source.tree.text(node).partition(":")[0])
                yield joined([opened], lent)
                if lifetimes:
                    yield joined([source.insert(written.start_byte, f"{sign[0]}'a {sign[1:]}")], lent, [lifetimes])


def _bare(source: Source, function: Node, name: str) -> Iterator[Edits]:
    """`&words` of what is a reference now."""
    for node in walk(function):
        inner = node.child_by_field_name("value") if node.type == "reference_expression" else None
        if inner is not None and source.tree.text(inner) == name:
            yield source.edit(node.start_byte, inner.start_byte, "")


def _lent(source: Source, own: Signature, index: int, sign: str) -> Iterator[Edits]:
    """The argument at one place in every call of a function, those in macros included."""
    shift = 1 if own.parameters and own.parameters[0][0].type == "self_parameter" else 0
    for node in nodes(source, "call_expression", "identifier"):
        named = node.child_by_field_name("function") if node.type == "call_expression" else node
        given = node.child_by_field_name("arguments") if node.type == "call_expression" else node.next_named_sibling
        in_macro = node.parent is not None and node.parent.type == "token_tree" and node.type == "identifier"
        if named is None or given is None or not (in_macro or node.type == "call_expression"):
            continue
        method = named.type == "field_expression" or source.slice(node.start_byte - 1, node.start_byte) == "."
        name = re.split(r"\W+", source.tree.text(named).partition("::<")[0])[-1]
        at = index - (shift if method else 0)
        if name == own.name and (shift or not method):
            for start, end in _arguments(given)[at : at + 1]:
                clone = re.search(r"\.(clone|to_vec|to_string)\(\)$", source.slice(start, end))
                yield joined(
                    [source.insert(start, sign)],
                    [source.edit(end - len(clone[0].encode()), end, "")] if clone else [],
                )


def _arguments(given: Node) -> list[tuple[int, int]]:
    """Where the arguments between parentheses start and end."""
    found: list[list[Node]] = [[]]
    for child in given.children:
        if child.type == ",":
            found.append([])
        elif child.type not in ("(", ")"):
            found[-1].append(child)
    return [(some[0].start_byte, some[-1].end_byte) for some in found if some]


def _owning_iterator(site: Site) -> Iterator[Edits]:
    """An iterator that borrows what is made here gives way to one that owns it."""
    source, function = site.source, site.up(*FUNCTIONS)
    written = function.child_by_field_name("return_type") if function is not None else None
    match = ITERATOR.fullmatch(source.tree.text(written)) if written is not None else None
    if function is None or written is None or match is None:
        return
    item = match["item"] or {"Chars": "char", "Bytes": "u8"}.get(match["name"], "String")
    owned = ".map(str::to_string)" if item == "String" else ""
    values = returned(function)
    if match["name"] == "Iter":
        methods = [node for value in values for node in walk(value) if node.type == "field_identifier"]
        made = [source.replace(node, "into_iter") for node in methods if source.tree.text(node) == "iter"]
    else:
        made = [source.insert(value.end_byte, f"{owned}.collect::<Vec<_>>().into_iter()") for value in values]
    if made:
        yield joined([source.replace(written, f"std::vec::IntoIter<{item}>")], made)
        yield joined([source.replace(written, f"impl Iterator<Item = {item}>")], made)


RULES = (
    Rule(
        "returned-guard",
        7.5,
        ("E0515", "E0716", "E0597", "E0308"),
        lambda site: islice(_guard(site), MOST),
        "signature",
        "returns the guard of a borrow at run time, and not a reference behind it",
        "std/cell/struct.Ref",
    ),
    Rule(
        "lent-argument",
        8,
        ("E0515", "E0106", "E0505", "E0597", "E0700", None),
        lambda site: islice(_borrowed_parameter(site), MOST),
        "signature",
        "borrows what it returns a part of, and lets callers keep it",
        "book/ch04-02-references-and-borrowing#references-and-borrowing",
    ),
    Rule(
        "owning-iterator",
        8,
        ("E0515", "E0106", "E0597"),
        lambda site: islice(_owning_iterator(site), MOST),
        "signature",
        "returns an iterator that owns what it goes over",
        "std/vec/struct.IntoIter",
    ),
)
