"""Changes to a name: one that is near, a path before it, or a `use` that brings it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from rusta_tools.generic.vocabulary import HOME, METHODS, PRELUDE, VOCABULARY
from rusta_tools.places import Edits, Site, Source, quoted, words
from rusta_tools.rule import Rule

UNRESOLVED = (
    "E0405", "E0407", "E0412", "E0422", "E0425", "E0432", "E0433", "E0531", "E0532", "E0574", "E0560", "E0609", "E0599",
)  # fmt: skip

NAMES = ("identifier", "type_identifier", "field_identifier", "primitive_type", "shorthand_field_identifier", "self")
NEAR = 0.5
MOST_NEAR = 8
MOST_USUAL = 24


def near(name: str, known: Iterator[str] | tuple[str, ...]) -> list[str]:
    """The known names most like this one, the nearest first."""
    score = {other: SequenceMatcher(None, name.lower(), other.lower()).ratio() for other in known if other != name}
    good = sorted((other for other in score if score[other] >= NEAR), key=lambda other: -score[other])
    return good[:MOST_NEAR]


def _name_nodes(site: Site) -> Iterator[tuple[int, int, str]]:
    """The names that the site consists of: itself, or the names in a path or import."""
    source = site.source
    if (site.node.type in NAMES and site.whole) or re.fullmatch(r"\w+", site.text):
        yield site.start, site.end, site.text
    elif site.whole and site.node.type.startswith(("scoped_", "field_exp", "use_", "generic_")) and site.rank < 3:
        for match in source.tree.captures("[(identifier) (type_identifier) (field_identifier)] @name"):
            node = match["name"]
            if site.start <= node.start_byte and node.end_byte <= site.end:
                yield node.start_byte, node.end_byte, source.tree.text(node)


def _near_name(site: Site) -> Iterator[Edits]:
    said = tuple(name for text in quoted(site.error) for name in re.findall(r"\w+", text))
    known = dict.fromkeys((*said, *site.source.names, *VOCABULARY))
    for start, end, name in _name_nodes(site):
        if len(name) > 1:
            for other in near(name, tuple(known)):
                yield site.source.edit(start, end, other)
            if (start, end) == (site.start, site.end):
                usual = (
                    METHODS if site.node.type == "field_identifier" else PRELUDE if "type" in site.error.message else ()
                )
                for other in usual[:MOST_USUAL]:
                    yield site.source.edit(start, end, other)


def _use(site: Site) -> Iterator[Edits]:
    """A `use` for a name of std, or the whole path where the name stands."""
    source = site.source
    for name in dict.fromkeys((site.text, *words(site.error))):
        for path in HOME.get(name, ()):
            at = _first_item(source)
            yield source.insert(at, f"use {path};\n")
            if name == site.text:
                yield source.edit(site.start, site.end, path)


def _first_item(source: Source) -> int:
    """Where a `use` can stand: behind the inner attributes and comments that open the file."""
    for node in source.tree.root.named_children:
        if node.type not in ("inner_attribute_item", "line_comment", "block_comment", "shebang"):
            return node.start_byte
    return 0


def _trait_use(site: Site) -> Iterator[Edits]:
    """The traits of std whose methods need a `use`; what the compiler names comes first."""
    at, source = _first_item(site.source), site.source
    for text in quoted(site.error):
        if match := re.fullmatch(r"(?:use )?(std(?:::\w+)+);?", text):
            yield source.insert(at, f"use {match[1]};\n")
    if site.node.type == "field_identifier":
        for path in ("std::io::prelude::*", "std::fmt::Write", "std::str::FromStr", "std::hash::Hasher"):
            yield source.insert(at, f"use {path};\n")


def _prefix(site: Site) -> Iterator[Edits]:
    """The path that a name lacks: `self.`, `Self::`, its enum, its module, or std's."""
    source, name = site.source, site.text
    if not re.fullmatch(r"\w+", name):
        return
    for prefix in _owners(source, name):
        yield source.insert(site.start, f"{prefix}::")
    if site.up("impl_item", "trait_item") is not None and name[0].islower():
        yield source.insert(site.start, "self.")
        yield source.insert(site.start, "Self::")
    if site.up("use_declaration") is not None:
        for prefix in ("crate", "self", "super", "std", "std::collections"):
            yield source.insert(site.start, f"{prefix}::")


OWNED = """[
  (enum_item name: (type_identifier) @owner body: (enum_variant_list (enum_variant name: (identifier) @name)))
  (mod_item name: (identifier) @owner body: (declaration_list (_ name: (_) @name)))
  (impl_item type: (type_identifier) @owner body: (declaration_list (_ name: (_) @name)))
  (scoped_identifier path: (_) @owner name: (identifier) @name)
  (scoped_type_identifier path: (_) @owner name: (type_identifier) @name)
]"""


def _owners(source: Source, name: str) -> list[str]:
    found = [match for match in source.tree.captures(OWNED) if source.tree.text(match["name"]) == name]
    return list(dict.fromkeys(source.tree.text(match["owner"]) for match in found))


def _private_path(site: Site) -> Iterator[Edits]:
    """A path without one of its parts."""
    node, source = site.node, site.source
    if node.type in ("scoped_identifier", "scoped_type_identifier") and (name := node.child_by_field_name("name")):
        yield source.replace(node, source.tree.text(name))


RULES = (
    Rule("near-name", 7, (*UNRESOLVED, "E0046", "E0614"), _near_name, "spelling"),
    Rule("use", 8, (*UNRESOLVED, "E0404"), _use, "spelling"),
    Rule("trait-use", 9, ("E0599", "E0277"), _trait_use, "spelling"),
    Rule("prefix", 8, UNRESOLVED, _prefix, "spelling"),
    Rule("shorter-path", 11, ("E0433", "E0432", "E0603"), _private_path, "spelling"),
)
