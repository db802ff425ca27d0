"""Copies of what holds trait objects: each object makes a box with a copy of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, derive_of, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, nodes
from rusta_tools.rules.types.declared import impls, item_start, items, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_LACKING = re.compile(r"`dyn (?:\w+::)*(\w+): Clone`")


def _boxes_copied(site: Site) -> Iterator[Edits]:
    """`Clone` for `Box<dyn Trait>`, by a trait that whatever is of the trait and can be cloned has."""
    source, lacking = site.source, _LACKING.search(said(site.error))
    trait = next(iter(items(source, lacking[1], "trait_item")), None) if lacking is not None else None
    if lacking is None or trait is None or part(trait, "type_parameters") is not None:
        return
    name, at = lacking[1], item_start(source, trait)
    copied = source.unused(f"Clone{name}")
    bounds, called = part(trait, "bounds"), part(trait, "name")
    above = source.insert(bounds.end_byte, f" + {copied}") if bounds is not None else ()
    if bounds is None and called is not None:
        above = source.insert(called.end_byte, f": {copied}")
    written = f"""\
pub trait {copied} {{
    fn clone_box(&self) -> Box<dyn {name}>;
}}

impl<T: {name} + Clone + 'static> {copied} for T {{
    fn clone_box(&self) -> Box<dyn {name}> {{
        Box::new(self.clone())
    }}
}}

impl Clone for Box<dyn {name}> {{
    fn clone(&self) -> Self {{
        (**self).clone_box()
    }}
}}

"""
    yield joined([source.insert(at, written), above], _derived(source, name))


def _derived(source: Source, trait: str) -> Iterator[Edits]:
    """`Clone` for the types of the trait that lack it."""
    for impl in nodes(source, "impl_item"):
        owner = head(text(source, part(impl, "type")))
        if head(text(source, part(impl, "trait"))) != trait or impls(source, owner, "Clone"):
            continue
        for item in items(source, owner, "struct_item", "enum_item"):
            if not source.tests(item):
                yield _derive(source, item)


def _derive(source: Source, item: Node) -> Edits:
    derive = derive_of(source, item)
    if derive is None:
        return source.insert(item.start_byte, f"#[derive(Clone)]\n{source.indent(item.start_byte)}")
    if re.search(r"\bClone\b", text(source, derive)):
        return ()
    return source.insert(derive.start_byte + len("#[derive("), "Clone, ")


RULES = (
    Rule(
        "boxes-copied", 8, ("E0277", "E0599"), _boxes_copied, "type",
        "lets each object make a box with a copy of itself", "reference/items/traits#dyn-compatibility",
    ),
)  # fmt: skip
