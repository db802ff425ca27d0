"""A field that is written where only a shared borrow of its owner is at hand: it alone goes into a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, nodes
from rusta_tools.rules.ownership.guarded import is_written
from rusta_tools.rules.types.declared import imports, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

CELLS = {
    "Rc": ("std::cell::RefCell", ".borrow()", ".borrow_mut()"),
    "Arc": ("std::sync::Mutex", ".lock().unwrap()", ".lock().unwrap()"),
}
"""An owner by counting -> the cell that a field of what it owns goes into, how one reads and writes through it."""


def _in_cell(site: Site) -> Iterator[Edits]:
    """`reports: Vec<T>` as `reports: RefCell<Vec<T>>`, made so, and used through its guard."""
    source, owner = site.source, re.search(r"in an `(Rc|Arc)`", said(site.error))
    path = re.match(r"\w+(?:\.\w+)+", site.text)
    if owner is None or path is None:
        return
    cell, read, write = CELLS[owner[1]]
    for field in path[0].split(".")[:0:-1]:
        kinds = [one for node in nodes(source, "field_declaration") if (one := _kind(source, node, field)) is not None]
        if len(kinds) == 1:
            made = cell.rpartition("::")[2]
            kind = text(source, kinds[0])
            yield joined(
                imports(site, cell),
                [source.replace(kinds[0], f"{made}<{kind}>")],
                within_call(source, field, f"{made}::new"),
                _used(source, field, head(kind), read, write),
            )


def _kind(source: Source, node: Node, field: str) -> Node | None:
    return part(node, "type") if text(source, part(node, "name")) == field else None


def within_call(source: Source, field: str, call: str) -> Iterator[Edits]:
    """What a field is given, wherever one is made, inside a call."""
    for node in nodes(source, "field_initializer"):
        value = part(node, "value")
        if text(source, part(node, "field")) == field and value is not None:
            yield source.replace(value, f"{call}({text(source, value)})")
    for node in nodes(source, "shorthand_field_initializer"):
        if text(source, node) == field:
            yield source.replace(node, f"{field}: {call}({field})")


def _used(source: Source, field: str, kind: str, read: str, write: str) -> Iterator[Edits]:
    for node in nodes(source, "field_expression"):
        called = node.parent is not None and node.parent.type == "call_expression"
        if text(source, part(node, "field")) != field or called or source.tests(node):
            continue
        written = is_written(source, node, kind)
        assigned = node.parent is not None and node.parent.type in ("assignment_expression", "compound_assignment_expr")
        guard = write if written else read
        whole = source.insert(node.start_byte, "*") if assigned and written else ()
        yield joined([whole, source.insert(node.end_byte, guard)])


RULES = (
    Rule(
        "counted-field-in-cell", 8, ("E0594", "E0596"), _in_cell, "type",
        "puts the one field that is written into a cell", "book/ch15-05-interior-mutability",
    ),
)  # fmt: skip
