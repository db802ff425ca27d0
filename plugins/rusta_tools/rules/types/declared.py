"""What a file declares, and what is in scope at a place: items by name, fields, variables with their types, calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, derive_of
from rusta_tools.std_index import head, std_index

if TYPE_CHECKING:
    from tree_sitter import Node

NAMED_ITEMS = """[(function_item name: (_) @name)
  (function_signature_item name: (_) @name) (struct_item name: (_) @name)
  (enum_item name: (_) @name) (union_item name: (_) @name) (trait_item name: (_) @name) (type_item name: (_) @name)
  (const_item name: (_) @name) (static_item name: (_) @name) (mod_item name: (_) @name)] @item"""
_VARIABLES = """[(let_declaration pattern: [(identifier) (mut_pattern)] @pattern) @place
  (parameter pattern: [(identifier) (mut_pattern)] @pattern) @place]"""
_CALLS = "(call_expression function: (_) @called arguments: (arguments) @arguments) @call"
_LITERALS = {
    "integer_literal": "i32",
    "float_literal": "f64",
    "boolean_literal": "bool",
    "char_literal": "char",
    "string_literal": "&str",
}


def items(source: Source, name: str, *types: str) -> list[Node]:
    """The items of this name, of these node types where some are given."""
    found = (match for match in source.tree.captures(NAMED_ITEMS) if source.tree.text(match["name"]) == name)
    return [match["item"] for match in found if not types or match["item"].type in types]


def part(node: Node | None, field: str) -> Node | None:
    return node.child_by_field_name(field) if node is not None else None


def text(source: Source, node: Node | None) -> str:
    return source.tree.text(node) if node is not None else ""


def named(node: Node | None, *types: str) -> list[Node]:
    """The named children, comments and attributes left out; of these types where some are given."""
    children = node.named_children if node is not None else []
    kept = (child for child in children if "comment" not in child.type and child.type != "attribute_item")
    return [child for child in kept if not types or child.type in types]


def below(node: Node, *types: str) -> Iterator[Node]:
    """The nodes of these types at any depth, in the order of the file."""
    for child in node.named_children:
        if child.type in types:
            yield child
        yield from below(child, *types)


def impls(source: Source, owner: str, trait: str | None = "") -> list[Node]:
    """The impls for a type: of a trait, of any (None), or its own."""
    found = [match["impl"] for match in source.tree.captures("(impl_item) @impl")]
    mine = [node for node in found if head(text(source, part(node, "type"))) == owner]
    return [node for node in mine if trait is None or head(text(source, part(node, "trait"))) == trait]


def head_of(source: Source, block: Node) -> str:
    """The name of the type that an impl is for."""
    return head(text(source, part(block, "type")))


def fields(source: Source, owner: Node) -> list[tuple[str, str]]:
    """The fields of a struct or variant: name (or number) and type."""
    body = part(owner, "body")
    if body is not None and body.type == "field_declaration_list":
        each = named(body, "field_declaration")
        return [(text(source, part(field, "name")), text(source, part(field, "type"))) for field in each]
    types = body.children_by_field_name("type") if body is not None else []
    return [(str(number), text(source, kind)) for number, kind in enumerate(types)]


def variables(site: Site) -> list[tuple[str, str]]:
    """The variables before the place in its function, the nearest first, with their types as far as they show."""
    function = site.up("function_item")
    start = function.start_byte if function is not None else 0
    found = []
    for match in site.source.tree.captures(_VARIABLES):
        if start <= match["place"].start_byte and match["place"].end_byte <= site.start:
            name = text(site.source, match["pattern"]).removeprefix("mut ")
            found.append((name, declared_type(site.source, match["place"])))
    return list(dict(reversed(found)).items())


def declared_type(source: Source, place: Node) -> str:
    """The type that a let or parameter says, or that its value shows; empty where neither does."""
    if kind := part(place, "type"):
        return text(source, kind)
    return shown_type(source, part(place, "value"))


def shown_type(source: Source, value: Node | None) -> str:
    """The type that an expression shows by its form: a literal, a constructor, a call of a function of the file."""
    if value is None:
        return ""
    if value.type in _LITERALS:
        return _LITERALS[value.type]
    if value.type == "struct_expression":
        return text(source, part(value, "name"))
    if value.type == "reference_expression":
        inner = shown_type(source, part(value, "value"))
        return f"&{inner}" if inner else ""
    written = text(source, value)
    if written.startswith(("vec!", "Vec::")):
        return "Vec<_>"
    if written.startswith(("format!", "String::")) or re.search(r"\.(to_string|to_owned|to_uppercase)\(\)$", written):
        return "String"
    if value.type == "call_expression":
        called = text(source, part(value, "function"))
        owner, _, name = called.rpartition("::")
        if name in ("new", "default", "from") and owner:
            return owner
        for function in items(source, name or called, "function_item"):
            return text(source, part(function, "return_type"))
    return ""


def calls(source: Source, name: str) -> Iterator[tuple[Node, list[Node]]]:
    """The calls of a function or method of this name, each with its arguments."""
    for match in source.tree.captures(_CALLS):
        if re.split(r"::<", text(source, match["called"]))[0].replace(".", "::").rpartition("::")[2].strip() == name:
            yield match["call"], named(match["arguments"])


def item_start(source: Source, item: Node) -> int:
    """Where an item starts with its attributes and the comments that are its own."""
    start, before = item.start_byte, item.prev_sibling
    while before is not None and before.type in ("attribute_item", "line_comment"):
        start, before = before.start_byte, before.prev_sibling
    return start


def first_item(source: Source) -> int:
    """Where a `use` can stand: behind the inner attributes and comments that open the file."""
    for node in source.tree.root.named_children:
        if node.type not in ("inner_attribute_item", "line_comment", "block_comment", "shebang"):
            return node.start_byte
    return 0


def use_place(site: Site) -> int:
    """Where a `use` for a place stands: first in the module around it."""
    module = site.up("mod_item")
    body = part(module, "body")
    if body is None or not body.named_children:
        return first_item(site.source)
    return body.named_children[0].start_byte


def use(site: Site, path: str) -> Edits:
    at = use_place(site)
    return site.source.insert(at, f"use {path};\n{site.source.indent(at)}")


def imports(site: Site, *paths: str) -> list[Edits]:
    """A `use` for each path whose last name is not imported yet."""
    wanted = [(path, path.rpartition("::")[2]) for path in paths]
    said = r"\buse [\w:]+(?:::|\{[^}]*)\b"
    return [use(site, path) for path, name in wanted if not re.search(rf"{said}{name}\b", site.source.text)]


def within(node: Node, outer: Node) -> bool:
    return outer.start_byte <= node.start_byte and node.end_byte <= outer.end_byte


def neutral(source: Source, kind: str, *, depth: int = 0) -> tuple[str, ...]:
    """Values that a type has before anything is known: what `Default` would give."""
    plain = kind.strip()
    name = head(plain)
    if plain.startswith("&") and name == "str":
        return ('""',)
    if plain in ("f32", "f64"):
        return ("0.0",)
    if re.fullmatch(r"[iu](8|16|32|64|128|size)", plain):
        return ("0",)
    usual = {"bool": "false", "char": "' '", "Option": "None", "Vec": "Vec::new()", "String": "String::new()"}
    if name in usual and not plain.startswith("&"):
        return (usual[name],)
    if plain == "()":
        return ("()",)
    for item in items(source, name, "struct_item", "enum_item"):
        if "Default" in text(source, derive_of(source, item)) or impls(source, name, "Default"):
            return (f"{name}::default()",)
        if item.type == "struct_item" and depth < 2 and fields(source, item):
            inner = [neutral(source, held, depth=depth + 1) for _, held in fields(source, item)]
            if all(inner) and fields(source, item)[0][0].isdigit():
                return (f"{name}({', '.join(values[0] for values in inner)})",)
    if "new" in std_index().type(name).get("methods", {}) and std_index().type(name)["methods"]["new"].startswith("()"):
        return (f"{name}::new()",)
    return ()
