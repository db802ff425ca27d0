"""Patterns that name other fields than there are, or that have more parts than there are, or fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.names import unmet
from rusta_tools.rules.types.declared import fields, head_of, items, named, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node


def _fields_named(site: Site) -> Iterator[Edits]:
    """The fields that a pattern names and the type lacks are those that it does not name: by likeness, or in order."""
    source, pattern = site.source, site.up("struct_pattern")
    owner = _owner(site, text(source, part(pattern, "type")))
    if pattern is None or owner is None:
        return
    known, each = [name for name, _ in fields(source, owner)], named(pattern, "field_pattern")
    wrong = [one for one in each if text(source, part(one, "name")) not in known]
    right = {text(source, part(one, "name")) for one in each}
    missing = [name for name in known if name not in right]
    alike = sorted(missing, key=lambda name: -max((_likeness(name, text(source, one)) for one in wrong), default=0))
    for order in (missing, alike):
        if not wrong or len(wrong) > len(order):
            continue
        edits = [edit for one, name in zip(wrong, order, strict=False) for edit in _as_field(source, one, name)]
        if len(order) > len(wrong) and ".." not in text(source, pattern):
            edits += source.insert(each[-1].end_byte, ", ..")
        yield tuple(edits)


def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other).ratio() + (name[:1] == other[:1])


def _as_field(source: Source, one: Node, name: str) -> Edits:
    """`w` becomes `width: w`, `w: side` becomes `width: side`."""
    label = part(one, "name")
    if label is None:
        return ()
    short = part(one, "pattern") is None
    return source.insert(label.start_byte, f"{name}: ") if short else source.replace(label, name)


def _owner(site: Site, path: str) -> Node | None:
    """The struct or the variant that a path names."""
    source, (before, _, name) = site.source, path.partition("<")[0].rpartition("::")
    block = site.up("impl_item")
    if "Self" in (before, name) and block is not None:
        before, name = (head_of(source, block) if one == "Self" else one for one in (before, name))
    for item in items(source, head(before), "enum_item") if before else ():
        return next((one for one in named(part(item, "body")) if text(source, part(one, "name")) == name), None)
    return next(iter(items(source, name, "struct_item")), None)


def _as_many(site: Site) -> Iterator[Edits]:
    """A pattern of a tuple has as many parts as the tuple: what the arm uses and nobody binds, or `_`; without what it
    does not use."""
    source, pattern = site.source, site.up("tuple_struct_pattern")
    match = re.search(r"corresponding [\w ]+ has (\d+) field", site.error.message)
    scope = site.up("match_arm", "block", "function_item")
    if pattern is None or match is None or scope is None:
        return
    parts = [one for one in pattern.children[1:] if one.type not in ("(", ",", ")")]  # `_` has no name in the tree
    wanted = int(match[1])
    if len(parts) < wanted:
        names = unmet.values(source, site.up("function_item") or scope)
        names = [one for one in names if re.search(rf"\b{one}\b", text(source, scope))]
        at = parts[-1].end_byte if parts else pattern.end_byte - 1
        for more in ([*names, *["_"] * wanted][: wanted - len(parts)], ["_"] * (wanted - len(parts))):
            yield source.insert(at, (", " if parts else "") + ", ".join(more))
            yield source.insert(parts[0].start_byte if parts else at, ", ".join(more) + (", " if parts else ""))
        return
    body = text(source, part(scope, "value") or scope)
    idle = [one for one in parts if not re.search(rf"\b{re.escape(text(source, one))}\b", body)]
    for gone in (idle[: len(parts) - wanted], parts[wanted:], parts[: len(parts) - wanted]):
        kept = [text(source, one) for one in parts if one not in gone]
        if len(kept) == wanted and parts:
            yield source.edit(parts[0].start_byte, parts[-1].end_byte, ", ".join(kept))


RULES = (
    Rule(
        "fields-named", 7, ("E0026",), _fields_named, "spelling", "names the fields that there are in a pattern",
        "reference/patterns#struct-patterns",
    ),
    Rule(
        "as-many-parts", 7, ("E0023",), _as_many, "spelling", "gives a pattern as many parts as there are",
        "reference/patterns#tuple-struct-patterns",
    ),
)  # fmt: skip
