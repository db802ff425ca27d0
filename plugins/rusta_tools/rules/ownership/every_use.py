"""A variable that goes more than once: the compiler tells of one of the places, the others would be the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.moves import deriving, named

if TYPE_CHECKING:
    from tree_sitter import Node

GIVEN = ("arguments", "base_field_initializer", "tuple_expression", "array_expression", "return_expression")
"""What takes each of the expressions in it by value."""
VALUES = {"field_initializer": "value", "let_declaration": "value", "assignment_expression": "right"}


def _goes(node: Node) -> bool:
    """Whether a variable is given away here."""
    above = node.parent
    if above is None or node.type != "identifier":
        return False
    return above.type in GIVEN or above.child_by_field_name(VALUES.get(above.type, "")) == node


def _cloned(source: Source, node: Node) -> Edits:
    above = node.parent
    if above is not None and above.type == "shorthand_field_initializer":
        return source.insert(node.end_byte, f": {source.tree.text(node)}.clone()")
    return source.insert(node.end_byte, ".clone()")


def _every_use(site: Site) -> Iterator[Edits]:
    """A clone at every place where the variable goes but the last, or at every one."""
    source, function = site.source, site.up("function_item")
    name = re.search(r"moved value: `(\w+)", site.error.message)
    if function is None or name is None:
        return
    uses = [
        node
        for node in walk(function)
        if source.tree.text(node) == name[1]
        and (_goes(node) or (node.parent is not None and node.parent.type == "shorthand_field_initializer"))
    ]
    derives = deriving(source, named(site), "Clone")
    for some in (uses[:-1], uses) if len(uses) > 1 else ():
        yield joined([derives], [_cloned(source, node) for node in some])


RULES = (
    Rule(
        "cloned-each-time", 8.5, ("E0382",), _every_use, "clone",
        "clones a variable wherever it goes before the last time", "std/clone/trait.Clone",
    ),
)  # fmt: skip
