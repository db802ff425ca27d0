"""What the language does not allow where it stands, taken away: a part of a list, a modifier.

These rules are asked about the errors alone whose meaning is that something is too much, and what they take away is at
the place that the compiler points at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule

if TYPE_CHECKING:
    from tree_sitter import Node

TOO_MUCH = (
    "E0025", "E0027", "E0044", "E0050", "E0062", "E0091", "E0107", "E0109", "E0124", "E0128", "E0130", "E0131", "E0184",
    "E0185", "E0186", "E0197", "E0198", "E0203", "E0207", "E0220", "E0222", "E0225", "E0226", "E0229", "E0252",
    "E0254", "E0255", "E0275", "E0320", "E0364", "E0365", "E0379", "E0391", "E0403", "E0408", "E0410", "E0415",
    "E0416", "E0426", "E0430", "E0431", "E0449", "E0567", "E0568", "E0569", "E0571", "E0572", "E0580", "E0632", "E0638",
    "E0639", "E0642", "E0643", "E0646", "E0647", "E0653", "E0666", "E0667", "E0670", "E0695", "E0697", "E0703", "E0706",
    "E0719", "E0735", "E0741", "E0742", "E0747", "E0752", "E0770", "E0771", "E0794", "E0801",
)  # fmt: skip
"""Codes of what may not be there: arguments and parameters of generics, bounds, bindings, imports, modifiers."""
_MODIFIER = re.compile(
    r"(?:default|async|const|unsafe|move|static|mut|dyn|ref|pub(?:\([^)]*\))?|extern(?: \"[^\"]*\")?)(?!\w)\s*"
)
_OPTIONAL = (
    "visibility_modifier", "function_modifiers", "type_parameters", "type_arguments", "where_clause", "trait_bounds",
    "extern_modifier", "mutable_specifier", "label", "lifetime", "use_bounds",
)  # fmt: skip
_HEAD = ("function_item", "function_signature_item", "impl_item", "trait_item", "closure_expression")


def without(source: Source, start: int, end: int) -> Iterator[Edits]:
    """Without a part of a list, with the `,` or `+` that held it; the whole list where it was the only one."""
    data = source.tree.data
    before, after = data[:start].rstrip(), end + len(data[end:]) - len(data[end:].lstrip())
    last, first = before[-1:], data[after : after + 1]
    if first in (b",", b"+"):
        rest = data[after + 1 :]
        yield source.edit(start, after + 1 + len(rest) - len(rest.lstrip(b" ")), "")
    elif last in (b",", b"+") or (last == b":" and before[-2:] != b"::"):
        yield source.edit(len(before) - 1, end, "")
    elif last == b"<" and first == b">":
        opened = len(before) - (3 if before.endswith(b"::<") else 1)
        yield source.edit(opened, after + 1, "")
    elif (last, first) in ((b"(", b")"), (b"{", b"}"), (b"[", b"]")):
        yield source.edit(start, end, "")
    elif last == b"=":
        yield source.edit(len(before[:-1].rstrip()), end, "")


def _part_out(site: Site) -> Iterator[Edits]:
    """Without what the compiler points at, or what is around it: one of a list, or a part that could be left out."""
    source = site.source
    yield from without(source, site.start, site.end)
    for node in islice(site.around, 4):
        if (node.start_byte, node.end_byte) != (site.start, site.end):
            yield from without(source, node.start_byte, node.end_byte)
        if node.type in _OPTIONAL:
            yield _cut(source, node)
        if node.type == "reference_type":
            break
    yield from _bare(site)


def _cut(source: Source, node: Node) -> Edits:
    rest = source.slice(node.end_byte, len(source.tree.data))
    lead = 2 if node.type == "type_arguments" and source.slice(node.start_byte - 2, node.start_byte) == "::" else 0
    return source.edit(node.start_byte - lead, node.end_byte + len(rest) - len(rest.lstrip(" ")), "")


def _bare(site: Site) -> Iterator[Edits]:
    """What stands with a part behind it, without that: the call's turbofish, the value of a `break`, a default."""
    source, node = site.source, site.node
    for around in islice(site.around, 3):
        if around.type in ("break_expression", "return_expression"):
            for value in around.named_children:
                if site.error.code == "E0572":
                    yield source.replace(around, source.tree.text(value))
                start = value.prev_sibling.end_byte if value.prev_sibling is not None else value.start_byte
                yield source.edit(start, value.end_byte, "")
        arguments = around.child_by_field_name("type_arguments")
        if arguments is not None:
            yield _cut(source, arguments)
    parameter = site.up("type_parameter", "const_parameter")
    default = parameter.child_by_field_name("default_type") if parameter is not None else None
    if parameter is not None and default is not None:
        held = default.prev_named_sibling or node
        yield source.edit(held.end_byte, default.end_byte, "")


def _modifier_out(site: Site) -> Iterator[Edits]:
    """Without one of the words before an item, a closure or a binding."""
    source = site.source
    held = site.up(*_HEAD)
    if match := _MODIFIER.match(source.slice(site.start, min(site.start + 40, len(source.tree.data)))):
        yield source.edit(site.start, site.start + len(match[0].encode()), "")
    if held is not None:
        opening = source.slice(held.start_byte, min(held.start_byte + 60, held.end_byte))
        at = 0
        while match := _MODIFIER.match(opening, at):
            start = held.start_byte + len(opening[: match.start()].encode())
            yield source.edit(start, start + len(match[0].encode()), "")
            at = match.end()


def _crate_out(site: Site) -> Iterator[Edits]:
    """Without the name of a crate that is not there."""
    found = site.up("extern_crate_declaration")
    if found is not None:
        yield site.source.replace(found, "")


RULES = (
    Rule("part-out", 9, TOO_MUCH, _part_out, "remove", only=True),
    Rule("modifier-out", 9, TOO_MUCH, _modifier_out, "remove", only=True),
    Rule("crate-out", 10, ("E0463", "E0583"), _crate_out, "remove", only=True),
)  # fmt: skip
