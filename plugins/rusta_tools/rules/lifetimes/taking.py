"""A mutable borrow that is held in a field is taken out of it to be given away whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.sharing import TOO_SHORT
from rusta_tools.rules.lifetimes.signatures import FUNCTIONS, joined, walk

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 12


def _taken_out(site: Site) -> Iterator[Edits]:
    """`self.rest` of type `&'a mut [T]` by `std::mem::take`; of an `Option<&'a mut T>` by `take()`."""
    source, function = site.source, site.up(*FUNCTIONS)
    if function is None or (site.error.code is None and TOO_SHORT not in site.error.message):
        return
    body, kinds = function.child_by_field_name("body"), dict(_held(source))
    uses = [node for node in walk(body) if node.type == "field_expression"] if body is not None else []
    uses = [node for node in uses if _field(source, node) in kinds]
    read = [node for node in uses if not _written(node)]
    for some in ([read, *([node] for node in read)] if len(read) > 1 else [read]) if read else ():
        yield joined(_taking(source, node, kinds[_field(source, node)]) for node in some)


def _held(source: Source) -> Iterator[tuple[str, str]]:
    """The fields of the file that hold a mutable borrow, and their types."""
    for match in source.tree.captures("(field_declaration name: (_) @name type: (_) @type)"):
        written = source.tree.text(match["type"])
        if re.match(r"(Option<)?&('\w+ )?mut\b", written):
            yield source.tree.text(match["name"]), written


def _field(source: Source, node: Node) -> str:
    owner, field = node.child_by_field_name("value"), node.child_by_field_name("field")
    return source.tree.text(field) if owner is not None and owner.type == "self" and field is not None else ""


def _written(node: Node) -> bool:
    parent = node.parent
    return parent is not None and parent.type == "assignment_expression" and parent.child_by_field_name("left") == node


def _taking(source: Source, node: Node, written: str) -> Edits:
    outer = node.parent
    if not written.startswith("Option"):
        place = outer if outer is not None and outer.type == "reference_expression" else node
        return source.replace(place, f"std::mem::take(&mut {source.tree.text(node)})")
    method = outer.child_by_field_name("field") if outer is not None and outer.type == "field_expression" else None
    if method is not None and source.tree.text(method) in ("as_mut", "as_deref_mut"):
        return source.replace(method, "take")
    return source.insert(node.end_byte, ".take()")


RULES = (
    Rule(
        "taken-out",
        7.5,
        ("E0507", "E0499", "E0500", "E0501", "E0502", "E0505", "E0506", None),
        lambda site: islice(_taken_out(site), MOST),
        "code",
        "takes a mutable borrow out of its field, to give it away for as long as it lives",
        "std/mem/fn.take",
    ),
)
