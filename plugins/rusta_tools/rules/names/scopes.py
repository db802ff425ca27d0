"""Names that are declared, but elsewhere: in a block that has ended, in an enum, in a module, or spelt otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.names.paths import MISSING
from rusta_tools.rules.ownership.moves import up
from rusta_tools.rules.ownership.parameters import tests
from rusta_tools.rules.types.declared import NAMED_ITEMS, below, named, part, shown_type, text

if TYPE_CHECKING:
    from tree_sitter import Node

MOST_ALIKE = 3
_NAMES = ("identifier", "type_identifier", "shorthand_field_identifier")
_EMPTY = {
    "&str": '""',
    "String": "String::new()",
    "Vec<_>": "Vec::new()",
    "i32": "0",
    "f64": "0.0",
    "bool": "false",
    "char": "' '",
}
"""The value that a variable has before it has another."""


def _let_outside(site: Site) -> Iterator[Edits]:
    """What a block declares and the code behind it uses is declared before the block: to be set, or with a value."""
    source, function, name = site.source, site.up("function_item"), site.text
    if site.error.code == "E0308" and "fn item" not in said(site.error):
        return  # the name is known, of a function
    lets = [
        one
        for one in (below(function, "let_declaration") if function is not None else ())
        if text(source, part(one, "pattern")).removeprefix("mut ") == name and one.end_byte <= site.start
    ]
    block = next((one for one in up(site.node) if one.type == "block"), None)
    holding = next((one for one in named(block) if lets and one.start_byte <= lets[0].start_byte < one.end_byte), None)
    if holding is None or holding in lets:
        return
    set_here = [source.edit(one.start_byte, _name_end(one), name) for one in lets]
    values = dict.fromkeys(_EMPTY.get(shown_type(source, part(one, "value")), "") for one in lets)
    pad = source.indent(holding.start_byte)
    for first in (f"let {name};", *(f"let mut {name} = {value or 'Default::default()'};" for value in [*values, "0"])):
        yield joined([source.insert(holding.start_byte, f"{first}\n{pad}")], set_here)


def _name_end(let: Node) -> int:
    """Where the name of a `let` ends, with its type."""
    last = part(let, "type") or part(let, "pattern")
    return last.end_byte if last is not None else let.start_byte


def _of_enum(site: Site) -> Iterator[Edits]:
    """A variant gets the name of its enum before it, wherever it stands without one."""
    source, name = site.source, site.text
    for match in source.tree.captures("(enum_item name: (_) @owner body: (_) @body)"):
        variants = [text(source, part(one, "name")) for one in named(match["body"], "enum_variant")]
        if name not in variants:
            continue
        owner = text(source, match["owner"])
        bare = [one for one in _every(source, variants) if _stands_alone(one)]
        yield joined(source.insert(one.start_byte, f"{owner}::") for one in bare)
        yield joined(source.insert(one.start_byte, f"{owner}::") for one in bare if text(source, one) == name)


def _every(source: Source, names: list[str]) -> Iterator[Node]:
    """The places of these names outside of tests."""
    kept = tests(source)
    for one in below(source.tree.root, *_NAMES):
        if text(source, one) in names and not any(start <= one.start_byte < end for start, end in kept):
            yield one


def _stands_alone(node: Node) -> bool:
    """Whether a name is no part of a path and names no definition."""
    above, before = node.parent, node.prev_sibling
    within_path = above is not None and above.type in ("scoped_identifier", "scoped_type_identifier", "enum_variant")
    return not within_path and not (before is not None and before.type == "::")


def _spelt_alike(site: Site) -> Iterator[Edits]:
    """A name that nothing has becomes the one most like it, wherever it stands; a thing of its kind, by its case."""
    source, name = site.source, site.text if re.fullmatch(r"\w+", site.text) else ""
    items = [text(source, match["name"]) for match in source.tree.captures(NAMED_ITEMS)]
    known = [one for one in (items if name[:1].isupper() else [*items, *source.names]) if one != name]
    places = list(_every(source, [name])) if len(name) > 2 else []
    for other in get_close_matches(name, dict.fromkeys(known), MOST_ALIKE, 0.7):
        if other[:1].isupper() == name[:1].isupper():
            yield joined(source.replace(one, other) for one in places)


def _path_of(site: Site) -> Iterator[Edits]:
    """A `use` names the module that has the item, with all the modules around it."""
    source, use = site.source, site.up("use_declaration")
    name = re.split(r"\W+", text(source, part(use, "argument")))[-1]
    argument = part(use, "argument")
    for match in source.tree.captures(NAMED_ITEMS) if argument is not None else ():
        modules = [text(source, part(one, "name")) for one in up(match["item"].parent) if one.type == "mod_item"]
        if text(source, match["name"]) == name and argument is not None:
            yield source.replace(argument, "::".join(["crate", *reversed(modules), name]))
            if modules:
                yield source.replace(argument, "::".join(["self", *reversed(modules), name]))


RULES = (
    Rule(
        "let-outside", 7, ("E0425", "E0308"), _let_outside, "code", "declares a variable before the block that sets it",
        "rust-by-example/variable_bindings/scope",
    ),
    Rule(
        "of-enum", 7, MISSING, _of_enum, "spelling", "names the enum of a variant", "reference/items/enumerations",
    ),
    Rule(
        "spelt-alike", 7.5, (*MISSING, "E0407", "E0599", "E0609", "E0560"), _spelt_alike, "spelling",
        "spells a name as the one that there is, wherever it stands", "reference/names/name-resolution",
    ),
    Rule(
        "path-of-item", 7, ("E0432", "E0433"), _path_of, "spelling", "imports an item from the module that has it",
        "reference/items/use-declarations",
    ),
)  # fmt: skip
