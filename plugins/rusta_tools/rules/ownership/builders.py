"""A builder whose methods take it by value and give it back: what they give has to be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk

if TYPE_CHECKING:
    from tree_sitter import Node

BY_VALUE = re.compile(r"fn (\w+)(?:<[^>]*>)?\(\s*(?:mut )?self\b[^)]*\)\s*->\s*(?:Self|\w+)")


def _kept(site: Site) -> Iterator[Edits]:
    """`query.limit(3);` as `query = query.limit(3);`, at every statement that throws away what is given back."""
    source, function = site.source, site.up("function_item")
    name = re.search(r"(?:moved value|of): `(\w+)`", site.error.message)
    if function is None or name is None:
        return
    methods, told = "|".join(BY_VALUE.findall(source.text)), {node.start_byte for node, _ in site.labels}
    thrown = [node for node in walk(function) if node.type == "expression_statement"]
    calls = [node for node in thrown if re.match(rf"{name[1]}\s*\.(?:{methods})\(", source.tree.text(node))]
    given = [node for node in thrown if any(_given(source, one, name[1], told) for one in walk(node, _outside_blocks))]
    mutable = [_mutable(source, node, name[1]) for node in walk(function)]
    for some in (calls if methods else [], given):
        if some:
            yield joined(mutable, (source.insert(node.start_byte, f"{name[1]} = ") for node in some))


def _outside_blocks(node: Node) -> bool:
    return node.type != "block"


def _given(source: Source, node: Node, name: str, places: set[int]) -> bool:
    """Whether the variable is an argument here, where the error points."""
    above = node.parent
    given = above is not None and above.type == "arguments" and node.type == "identifier"
    return given and source.tree.text(node) == name and node.start_byte in places


def _mutable(source: Source, node: Node, name: str) -> Edits:
    """A `let` or parameter of this name with `mut`, where it has none."""
    pattern = node.child_by_field_name("pattern") if node.type in ("let_declaration", "parameter") else None
    if pattern is None or pattern.type != "identifier" or source.tree.text(pattern) != name:
        return ()
    if "mut" in source.slice(node.start_byte, pattern.start_byte):
        return ()
    return source.insert(pattern.start_byte, "mut ")


RULES = (
    Rule(
        "builder-kept", 7.5, ("E0382",), _kept, "code",
        "keeps what a method gives back that takes its receiver by value", "book/ch05-03-method-syntax",
    ),
)  # fmt: skip
