"""What is asked of type parameters: what methods need of them, and what is done with their values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.bodies import OPERATORS
from rusta_tools.rules.types.declared import below, items, named, part, text
from rusta_tools.std_index import PRELUDE, std_index

if TYPE_CHECKING:
    from tree_sitter import Node

_UNMET = re.compile(r"`(\w+): (?:\w+::)*(\w+)`")
_PARAMETER = re.compile(r"type parameter `(\w+)`|`&*(\w+)` (?:to|from|by) |value has type `(\w+)`")
_OF_SIGN = {sign: trait for trait, sign in OPERATORS.items()}
_COMPARED = {"<": "PartialOrd", ">": "PartialOrd", "<=": "PartialOrd", ">=": "PartialOrd", "==": "PartialEq"}


def _bounds_asked(site: Site) -> Iterator[Edits]:
    """A type parameter has the bounds that a method of what holds it asks for."""
    source, told = site.source, said(site.error)
    wanted: dict[str, dict[str, None]] = {}
    for name, trait in _UNMET.findall(told.partition("bounds were not satisfied:")[2]):
        wanted.setdefault(name, {})[_reached(source, trait)] = None
    edits = []
    for item in site.around:
        for one in named(part(item, "type_parameters"), "type_parameter"):
            edits.append(_bounded(source, one, wanted.pop(text(source, part(one, "name")), {})))
    yield joined(edits)


def _reached(source: Source, trait: str) -> str:
    """A trait by its name, or by its path where nothing imports it."""
    known = trait in PRELUDE or re.search(rf"\buse [^;]*\b{trait}\b", source.text) or items(source, trait, "trait_item")
    return trait if known else next(iter(std_index().paths(trait, "trait")), trait)


def _bounded(source: Source, parameter: Node, traits: Iterable[str]) -> Edits:
    """A type parameter with these bounds as well."""
    more, had = " + ".join(traits), part(parameter, "bounds")
    if not more:
        return ()
    return (
        source.insert(had.end_byte, f" + {more}") if had is not None else source.insert(parameter.end_byte, f": {more}")
    )


def _by_use(site: Site) -> Iterator[Edits]:
    """A type parameter has the bounds that all that is done with its values takes, in each impl of its type."""
    source, match = site.source, _PARAMETER.search(said(site.error))
    name = next((one for one in match.groups() if one), "") if match is not None else ""
    here = site.up("impl_item", "function_item")
    around = site.up("impl_item") or here
    if around is None or not name:
        return
    blocks = [one for one in below(source.tree.root, "impl_item") if part(one, "type_parameters") is not None]
    for some in ([around], blocks):
        for copied in (True, False):
            edits = []
            for block in some:
                for one in named(part(block, "type_parameters"), "type_parameter"):
                    if text(source, part(one, "name")) == name:
                        had = text(source, part(one, "bounds"))
                        traits = [trait for trait in _needed(source, block, name, copied=copied) if trait not in had]
                        edits.append(_bounded(source, one, traits))
            yield joined(edits)


def _needed(source: Source, block: Node, name: str, *, copied: bool) -> Iterator[str]:
    """The traits that the operations and calls of an impl or a function ask for."""
    if copied:
        yield "Copy"
    body = text(source, part(block, "body"))
    yield from (trait for trait in ("Default",) if f"{name}::default()" in body)
    signs = [
        text(source, part(one, "operator")) for one in below(block, "binary_expression", "compound_assignment_expr")
    ]
    for sign in dict.fromkeys(signs):
        if sign in _OF_SIGN:
            trait = _OF_SIGN[sign]
            yield _reached(source, trait) + (f"<Output = {name}>" if not trait.endswith("Assign") else "")
        elif sign in _COMPARED:
            yield _COMPARED[sign]


RULES = (
    Rule(
        "bounds-asked", 6.5, ("E0599",), _bounds_asked, "bound", "bounds a type parameter as methods ask",
        "reference/trait-bounds",
    ),
    Rule(
        "bounds-by-use", 7, ("E0369", "E0599", "E0507", "E0368"), _by_use, "bound",
        "bounds a type parameter by what is done with it", "reference/trait-bounds",
    ),
)  # fmt: skip
