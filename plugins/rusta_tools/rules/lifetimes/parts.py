"""Borrows inside of what a function returns, an `Option` or a tuple, that point to what ends with the function."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.owned import adapted, copy_of, counterpart, kind, returned
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.types.declared import named, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

CODES = ("E0515", "E0716", "E0597", "E0505")


def _owned_option(site: Site) -> Iterator[Edits]:
    """`Option<&T>` that is looked up in what ends here is one of a copy."""
    source, function = site.source, site.up("function_item")
    given = part(function, "return_type")
    inner = named(part(given, "type_arguments"))
    if function is None or given is None or head(text(source, given)) != "Option" or len(inner) != 1:
        return
    if inner[0].type == "reference_type":
        borrowed = kind(source, inner[0])
        copy = ".cloned()" if copy_of(borrowed) == ".clone()" else f".map(|found| found{copy_of(borrowed)})"
        yield joined(
            [source.replace(inner[0], counterpart(source, inner[0]))],
            (_copied(source, value, borrowed, copy) for value in returned(function)),
        )


def _copied(source: Source, value: Node, borrowed: str, copy: str) -> Edits:
    written = text(source, value)
    if written == "None" or written.startswith("Some("):
        return adapted(source, value, borrowed, moved=False)
    return source.insert(value.end_byte, copy)


def _owned_part(site: Site) -> Iterator[Edits]:
    """Of a tuple of borrows that part is owned which borrows from a local variable; the others go on borrowing."""
    source, function = site.source, site.up("function_item")
    local = re.search(r"local variable `(\w+)`", said(site.error))
    tuples = (
        [one for one in walk(given) if one.type == "tuple_type"] if (given := part(function, "return_type")) else []
    )
    if function is None or local is None or len(tuples) != 1:
        return
    places = named(tuples[0])
    made = [one for value in returned(function) for one in walk(value) if one.type == "tuple_expression"]
    for index, place in enumerate(places):
        values = [one.named_children[index] for one in made if len(one.named_children) == len(places)]
        if place.type == "reference_type" and any(_names(source, one, local[1]) for one in values):
            for moved in (True, False):
                yield joined(
                    [source.replace(place, counterpart(source, place))],
                    (adapted(source, one, kind(source, place), moved=moved) for one in values),
                )


def _names(source: Source, node: Node, name: str) -> bool:
    return re.search(rf"\b{name}\b", text(source, node)) is not None


RULES = (
    Rule(
        "owned-option", 8, CODES, _owned_option, "signature",
        "returns a copy of what was found in what ends here",
        "book/ch04-02-references-and-borrowing#dangling-references",
    ),
    Rule(
        "owned-part", 8, CODES, _owned_part, "signature",
        "returns that part owned which has nothing to borrow from",
        "book/ch04-02-references-and-borrowing#dangling-references",
    ),
)  # fmt: skip
