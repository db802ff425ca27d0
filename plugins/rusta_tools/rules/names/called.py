"""What is called or reached in another form than it is declared in: functions as methods, methods of `()`, `self` where
there is none, variants and structs in another form than theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import below, fields, head_of, items, named, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node


def _as_function(site: Site) -> Iterator[Edits]:
    """`value.f(rest)` where `f` is a function of the file: its receiver is the first argument."""
    source, call = site.source, site.up("call_expression")
    access, given = part(call, "function"), part(call, "arguments")
    receiver, name = part(access, "value"), text(source, part(access, "field"))
    if call is None or given is None or receiver is None or access is None or access.type != "field_expression":
        return
    for function in items(source, name, "function_item"):
        parameters = part(function, "parameters")
        owner = next((one for one in _above(function) if one.type in ("impl_item", "trait_item")), None)
        if named(parameters, "self_parameter") or (owner is not None and owner.type == "trait_item"):
            continue
        called = name if owner is None else f"{head_of(source, owner)}::{name}"
        rest = [text(source, one) for one in named(given)]
        if len(named(parameters, "parameter")) == len(rest):
            yield source.replace(call, f"{called}({', '.join(rest)})")
        for mark in ("", "&", "*", "**", "&mut "):
            yield source.replace(call, f"{called}({', '.join([mark + text(source, receiver), *rest])})")


def _above(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _one_by_one(site: Site) -> Iterator[Edits]:
    """A method that gives nothing ends its statement: what was called on its value is called on what it changed."""
    source, statement = site.source, site.up("expression_statement")
    access = site.up("field_expression")
    first = part(access, "value")
    owner = part(part(first, "function"), "value")
    if "`()`" not in said(site.error) or statement is None or owner is None or first is None or access is None:
        return
    pad = source.indent(statement.start_byte)
    yield source.edit(first.end_byte, first.end_byte, f";\n{pad}{text(source, owner)}")


def _of_the_type(site: Site) -> Iterator[Edits]:
    """Constants and functions of a type are reached by its name; it is made by `Self`, and not by a value."""
    source, block = site.source, site.up("impl_item")
    word = site.node if site.text == "self" else None
    if word is None or block is None:
        return
    if site.error.code == "E0574":
        yield source.replace(word, "Self")
    access = site.up("field_expression")
    if access is not None and part(access, "value") == word:
        yield source.edit(word.start_byte, _start(access, "field"), "Self::")


def _start(node: Node, field: str) -> int:
    """Where a part of a node starts; its end, where it has none."""
    found = part(node, field)
    return found.start_byte if found is not None else node.end_byte


def _self_is_parameter(site: Site) -> Iterator[Edits]:
    """`self` in a function without one is its parameter of a type that has such a field or method."""
    source, function = site.source, site.up("function_item")
    body, parameters = part(function, "body"), part(function, "parameters")
    if body is None or named(parameters, "self_parameter"):
        return
    uses = [one for one in below(body, "self") if text(source, one) == "self"]
    for parameter in named(parameters, "parameter"):
        name = text(source, part(parameter, "pattern")).removeprefix("mut ")
        yield joined([edits for one in uses if (edits := source.replace(one, name))])


def _numbered(site: Site) -> Iterator[Edits]:
    """The fields of a tuple struct are numbers: each name that it lacks is one of them, in the order of their use."""
    source = site.source
    match = re.search(r"no field `(\w+)` on type `&*(?:mut )?(\w+)", site.error.message)
    for item in items(source, match[2], "struct_item") if match else ():
        held = fields(source, item)
        if not held or held[0][0] != "0":
            return
        uses = [one for one in below(source.tree.root, "field_expression") if _unknown(source, one, item)]
        names = list(dict.fromkeys(text(source, part(one, "field")) for one in uses))
        if len(names) <= len(held):
            numbers = {name: held[at][0] for at, name in enumerate(names)}
            yield joined([_renamed(source, one, numbers) for one in uses])


def _unknown(source: Source, access: Node, item: Node) -> bool:
    """Whether a field of a variable or of self is read whose name no struct of the file has."""
    name, function = text(source, part(access, "field")), access.parent
    called = function is not None and function.type == "call_expression" and part(function, "function") == access
    others = {name for other in below(source.tree.root, "struct_item") for name, _ in fields(source, other)}
    return not called and name not in others and not name.isdigit()


def _renamed(source: Source, access: Node, numbers: dict[str, str]) -> Edits:
    field = part(access, "field")
    return source.replace(field, numbers[text(source, field)]) if field is not None else ()


def _in_its_form(site: Site) -> Iterator[Edits]:
    """A variant or struct is written with the brackets that it is declared with, in a pattern or as a value."""
    source = site.source
    used = site.up("tuple_struct_pattern", "call_expression", "struct_pattern", "struct_expression")
    path = part(used, "type") or part(used, "function") or part(used, "name") or site.up("scoped_identifier")
    if path is None:
        return
    owner = _declared(site, text(source, path))
    if owner is None:
        return
    whole = used if used is not None and used.start_byte == path.start_byte else path
    inner = _inside(source, whole)
    held = [name for name, _ in fields(source, owner)]
    is_pattern = whole.type.endswith("pattern") or any(one.type == "match_pattern" for one in site.around)
    name = text(source, path)
    if not held:
        yield source.replace(whole, name)
    elif held[0].isdigit():
        if len(inner) in (0, len(held)):
            yield source.replace(whole, f"{name}({', '.join(inner or (['..'] if is_pattern else held))})")
    elif len(inner) == len(held):
        given = (one if one == field else f"{field}: {one}" for field, one in zip(held, inner, strict=True))
        yield source.replace(whole, f"{name} {{ {', '.join(given)} }}")
        if is_pattern and set(inner) <= {"_", ".."}:
            yield source.replace(whole, f"{name} {{ .. }}")
    elif is_pattern and not inner:
        yield source.replace(whole, f"{name} {{ .. }}")


def _inside(source: Source, whole: Node) -> list[str]:
    """What stands between the brackets of a pattern or of a call."""
    if whole.type in ("call_expression", "struct_expression"):
        return [text(source, one) for one in named(part(whole, "arguments") or part(whole, "body"))]
    if whole.type == "tuple_struct_pattern":
        return [text(source, one) for one in whole.children[1:] if one.type not in ("(", ",", ")")]
    return [text(source, one) for one in named(whole) if one.type == "field_pattern"]


def _declared(site: Site, path: str) -> Node | None:
    """The struct or variant that a path names."""
    source, (before, _, name) = site.source, path.partition("<")[0].rpartition("::")
    block = site.up("impl_item")
    if block is not None:
        before, name = (head_of(source, block) if one == "Self" else one for one in (before, name))
    for item in items(source, head(before), "enum_item") if before else ():
        return next((one for one in named(part(item, "body")) if text(source, part(one, "name")) == name), None)
    return next(iter(items(source, name, "struct_item")), None)


RULES = (
    Rule(
        "called-as-function", 6.5, ("E0599",), _as_function, "spelling", "calls a function in place of a method",
        "reference/expressions/call-expr",
    ),
    Rule(
        "one-by-one", 6.5, ("E0599",), _one_by_one, "code", "ends a statement where a method gives nothing",
        "reference/expressions/method-call-expr",
    ),
    Rule(
        "of-the-type", 6.5, ("E0424", "E0574"), _of_the_type, "spelling", "reaches what is of the type by its name",
        "reference/items/implementations#inherent-implementations",
    ),
    Rule(
        "self-is-parameter", 7, ("E0424",), _self_is_parameter, "spelling", "names the parameter that there is",
        "reference/items/associated-items#methods",
    ),
    Rule(
        "numbered-fields", 7, ("E0609",), _numbered, "spelling", "reads fields of a tuple struct by their numbers",
        "reference/expressions/tuple-expr#tuple-indexing-expressions",
    ),
    Rule(
        "in-its-form", 7, ("E0532", "E0533", "E0164", "E0423", "E0618", "E0769"), _in_its_form, "spelling",
        "writes a variant or a struct with the brackets that it is declared with", "reference/items/enumerations",
    ),
)  # fmt: skip
