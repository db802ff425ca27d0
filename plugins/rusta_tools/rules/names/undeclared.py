"""What nothing declares, under no name that is like it: it is declared as it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, words
from rusta_tools.rule import Rule
from rusta_tools.rules.names.paths import first_item
from rusta_tools.rules.types.declared import below, named, part, shown_type, text
from rusta_tools.std_index import head, std_index

if TYPE_CHECKING:
    from tree_sitter import Node

ALIKE = 0.6
"""How like another name must be to be the one that was meant: then nothing is declared."""


def _declared(site: Site) -> Iterator[Edits]:
    """A trait with the items of its impls, a struct with the fields that it is made of, a type that holds nothing."""
    source, code = site.source, site.error.code
    name = site.text if re.fullmatch(r"\w+", site.text) else next(iter(words(site.error)), "")
    if not re.fullmatch(r"[A-Z]\w+", name) or _known(source, name):
        return
    made = _trait(source, name) if code == "E0405" else _struct(source, name)
    yield source.insert(first_item(source), f"{made}\n\n")


def _known(source: Source, name: str) -> bool:
    """Whether the file or std has this name or one like it."""
    own = [other for other in source.names if other != name]
    return bool(std_index().paths(name) or get_close_matches(name, own, 1, ALIKE))


def _trait(source: Source, name: str) -> str:
    """Its declaration, with the heads of the functions, the types and the constants that its impls give it."""
    blocks = [match["block"] for match in source.tree.captures("(impl_item) @block")]
    mine = [one for one in blocks if head(text(source, part(one, "trait"))) == name]
    held = [_head(source, one) for block in mine[:1] for one in named(part(block, "body"))]
    return f"trait {name} {{\n" + "".join(f"    {one};\n" for one in held) + "}" if held else f"trait {name} {{}}"


def _head(source: Source, item: Node) -> str:
    if item.type == "const_item":
        return f"const {text(source, part(item, 'name'))}: {text(source, part(item, 'type'))}"
    if item.type != "function_item":
        return f"type {text(source, part(item, 'name'))}"
    body = part(item, "body")
    return source.slice(item.start_byte, body.start_byte if body is not None else item.end_byte).strip()


def _struct(source: Source, name: str) -> str:
    """Its declaration, with the fields of the first value that is made of it."""
    for made in below(source.tree.root, "struct_expression"):
        if text(source, part(made, "name")) == name:
            each = named(part(made, "body"), "field_initializer")
            kinds = [shown_type(source, part(one, "value")) or "i32" for one in each]
            labels = [text(source, part(one, "field") or one.named_children[0]) for one in each]
            kinds = ["&'static str" if kind == "&str" else kind for kind in kinds]
            lines = "".join(f"\n    {label}: {kind}," for label, kind in zip(labels, kinds, strict=True))
            return f"struct {name} {{{lines}\n}}"
    return f"struct {name};"


RULES = (
    Rule(
        "declared-as-used", 11, ("E0405", "E0412", "E0422", "E0425"), _declared, "code",
        "declares what nothing declares", "reference/names#explicitly-declared-entities",
    ),
)  # fmt: skip
