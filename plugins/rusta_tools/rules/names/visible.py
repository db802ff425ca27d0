"""What is private and is used from outside: made public with all that it takes, or reached another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, words
from rusta_tools.rule import Rule

if TYPE_CHECKING:
    from tree_sitter import Node

PRIVATE = ("E0603", "E0616", "E0624", "E0451", "E0423", "E0446", "E0364", "E0365")
ITEMS = """[(function_item name: (_) @name) (struct_item name: (_) @name) (enum_item name: (_) @name)
    (const_item name: (_) @name) (static_item name: (_) @name) (mod_item name: (_) @name) (trait_item name: (_) @name)
    (type_item name: (_) @name) (function_signature_item name: (_) @name)] @item"""


def _is_private(node: Node) -> bool:
    return not node.children or node.children[0].type != "visibility_modifier"


def _opened(site: Site) -> Iterator[Edits]:
    """The item with its fields and the modules around it, `pub` or `pub(crate)`."""
    source, names = site.source, {*words(site.error), site.text}
    for match in source.tree.captures(ITEMS):
        item = match["item"]
        if source.tree.text(match["name"]) not in names:
            continue
        around = [item, *(node for node in _above(item) if node.type == "mod_item" and not _seen(node, site))]
        fields = [node for node in _fields(item) if _is_private(node)]
        for word in ("pub ", "pub(crate) "):
            opened = [node for node in around if _is_private(node)]
            yield tuple(edit for node in opened for edit in source.insert(node.start_byte, word))
            if fields:
                every = [*opened, *fields]
                yield tuple(edit for node in every for edit in source.insert(node.start_byte, word))


def _above(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _seen(module: Node, site: Site) -> bool:
    """Whether a module is visible at a place as it is: it stands in a module that holds the place."""
    return module.parent is None or module.parent.start_byte <= site.start < module.parent.end_byte


def _fields(item: Node) -> list[Node]:
    body = item.child_by_field_name("body")
    if item.type != "struct_item" or body is None:
        return []
    if body.type == "ordered_field_declaration_list":
        return [node for node in body.named_children if node.type.endswith("type") or node.type == "type_identifier"]
    return [node for node in body.named_children if node.type == "field_declaration"]


def _by_method(site: Site) -> Iterator[Edits]:
    """A private field is read through the method of its name, or of one that says `get`."""
    source, field = site.source, site.up("field_expression")
    name = field.child_by_field_name("field") if field is not None else None
    if name is None:
        return
    wanted = source.tree.text(name)
    for match in source.tree.captures("(function_item name: (_) @name parameters: (parameters (self_parameter)) @p)"):
        method = source.tree.text(match["name"])
        if method in (wanted, f"get_{wanted}", f"{wanted}_ref", f"{wanted}_mut"):
            yield source.replace(name, f"{method}()")


def _by_constructor(site: Site) -> Iterator[Edits]:
    """A struct with private fields is made by its constructor, the values in the order of its parameters."""
    source, made = site.source, site.up("struct_expression")
    kind = made.child_by_field_name("name") if made is not None else None
    body = made.child_by_field_name("body") if made is not None else None
    if made is None or kind is None or body is None:
        return
    values = [
        source.tree.text(value if (value := one.child_by_field_name("value")) is not None else one)
        for one in body.named_children
        if one.type in ("field_initializer", "shorthand_field_initializer")
    ]
    plain = re.escape(source.tree.text(kind).rpartition("::")[2])
    for match in re.finditer(rf"impl(?:<[^>]*>)? {plain}\b[^{{]*\{{(.*?)\n\}}", source.text, re.DOTALL):
        for name in re.findall(
            r"pub fn (\w+)(?:<[^>]*>)?\((?!\s*&?(?:mut )?self)[^)]*\)\s*->\s*(?:Self|" + plain + ")", match[1]
        ):
            yield source.replace(made, f"{source.tree.text(kind)}::{name}({', '.join(values)})")


RULES = (
    Rule(
        "open", 7.5, PRIVATE, _opened, "signature", "makes the item visible with all that it takes",
        "reference/visibility-and-privacy",
    ),
    Rule(
        "by-method", 7, ("E0616",), _by_method, "spelling", "reads the private field through its method",
        "book/ch07-03-paths-for-referring-to-an-item-in-the-module-tree",
    ),
    Rule(
        "by-constructor", 8, ("E0451", "E0423", "E0063"), _by_constructor, "spelling",
        "makes the value by its constructor", "book/ch07-03-paths-for-referring-to-an-item-in-the-module-tree",
    ),
)  # fmt: skip
