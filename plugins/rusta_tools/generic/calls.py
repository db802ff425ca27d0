"""Changes to calls, initialisers and matches: arguments, fields and arms that are missing or too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted
from rusta_tools.rule import Rule

if TYPE_CHECKING:
    from tree_sitter import Node

USUAL_VALUES = {
    "&str": ('""', '"a"'),
    "&'static str": ('""', '"a"'),
    "String": ("String::new()", '"".to_string()'),
    "char": ("'a'", "' '"),
    "bool": ("true", "false"),
    "f64": ("0.0", "1.0"),
    "f32": ("0.0", "1.0"),
}
"""Values that are tried for a type, where nothing in the file has it."""

LITERALS = ("0", "1", '""', "true", "None", "0.0", "String::new()", "Default::default()", "vec![]", "2", "false", "'a'")
LITERAL = "[(integer_literal) (float_literal) (string_literal) (char_literal) (boolean_literal)] @value"
IN_SCOPE = """[(let_declaration pattern: (identifier) @name) (parameter pattern: (identifier) @name)
               (for_expression pattern: (identifier) @name) (closure_parameters (identifier) @name)]"""


def in_scope(site: Site) -> list[str]:
    """The variables of the function around, the nearest before the place first."""
    function = site.up("function_item")
    start = function.start_byte if function is not None else 0
    found = [match["name"] for match in site.source.tree.captures(IN_SCOPE)]
    names = [site.source.tree.text(node) for node in found if start <= node.start_byte < site.start]
    return list(dict.fromkeys(reversed(names)))


def _items(node: Node | None) -> list[Node]:
    return [child for child in node.named_children if "comment" not in child.type] if node is not None else []


def _without(source: Source, items: list[Node], at: int) -> Edits:
    """A list without one item and the comma that held it."""
    if at + 1 < len(items):
        return source.edit(items[at].start_byte, items[at + 1].start_byte, "")
    return source.edit(items[at - 1].end_byte if at else items[at].start_byte, items[at].end_byte, "")


def _values(site: Site) -> list[str]:
    """What an argument that is missing could be: variables in scope, literals of the file that are near, usual ones.
    Those of tests are none: what a test expects is no reason to write it."""
    source, names = site.source, in_scope(site)
    literals = [match["value"] for match in source.tree.captures(LITERAL) if not source.tests(match["value"])]
    near = sorted(literals, key=lambda node: abs(node.start_byte - site.start))
    wanted = [value for kind in quoted(site.error) for value in USUAL_VALUES.get(kind, ())]
    written = [source.tree.text(node) for node in near]
    references = [f"&{name}" for name in names[:3]]
    return list(
        dict.fromkeys([*names[:3], *written[:6], *wanted, *names[3:6], *references, *LITERALS[:3], *written[6:12]])
    )


def _arguments(site: Site) -> Iterator[Edits]:
    """One argument less, one more, or two in each other's place."""
    call, source = site.up("call_expression"), site.source
    arguments = call.child_by_field_name("arguments") if call is not None else None
    if arguments is None:
        return
    items = _items(arguments)
    for at in reversed(range(len(items))):
        yield _without(source, items, at)
    for value in _values(site):
        if items:
            yield source.insert(items[-1].end_byte, f", {value}")
            yield source.insert(items[0].start_byte, f"{value}, ")
        else:
            yield source.insert(arguments.start_byte + 1, value)
    for first, second in pairwise(items):
        yield (*source.replace(first, source.tree.text(second)), *source.replace(second, source.tree.text(first)))


def _missing_field(site: Site) -> Iterator[Edits]:
    """The fields that the compiler misses, with a variable of that name, one in scope, or a usual value."""
    struct, source = site.up("struct_expression"), site.source
    body = struct.child_by_field_name("body") if struct is not None else None
    missing = re.findall(r"`(\w+)`", site.error.message.partition(" in initializer")[0])
    if body is None or not missing:
        return
    names, items = in_scope(site), _items(body)
    used = [source.tree.text(value) for item in items if (value := item.child_by_field_name("value"))]
    values = dict.fromkeys([*names[:5], *used, *LITERALS])
    at = items[-1].end_byte if items else body.start_byte + 1
    for filler in [*(name for name in names if name in missing), *values]:
        fields = ", ".join(name if name == filler else f"{name}: {filler}" for name in missing)
        yield source.insert(at, f", {fields}" if items else f" {fields} ")


def _field_value(site: Site) -> Iterator[Edits]:
    """A field that is not there, left out."""
    field = site.up("field_initializer", "shorthand_field_initializer")
    if field is not None and field.parent is not None:
        items = _items(field.parent)
        yield _without(site.source, items, items.index(field))


def _arm(site: Site) -> Iterator[Edits]:
    """An arm for what is not covered: what another arm does, nothing, or a value."""
    found, source = site.up("match_expression"), site.source
    body = found.child_by_field_name("body") if found is not None else None
    arms = [child for child in _items(body) if child.type == "match_arm"]
    if body is None or not arms:
        return
    patterns = re.findall(r"`([^`]+)`", site.error.message)
    bodies = [source.tree.text(value) for arm in arms if (value := arm.child_by_field_name("value"))]
    last = source.tree.text(arms[-1])
    pad, comma = source.indent(arms[-1].start_byte), "" if last.endswith((",", "}")) else ","
    for pattern in [" | ".join(patterns), "_"] if patterns else ["_"]:
        for done in dict.fromkeys([*reversed(bodies), "{}", *_values(site)[:6]]):
            yield source.insert(arms[-1].end_byte, f"{comma}\n{pad}{pattern} => {done.rstrip(',')},")


def _index(site: Site) -> Iterator[Edits]:
    """An index without the suffix of its type."""
    if site.node.type == "integer_literal" and (match := re.fullmatch(r"(\d+)_?[iu]\w+", site.text)):
        yield site.source.edit(site.start, site.end, match[1])


def _iterated(site: Site) -> Iterator[Edits]:
    """What a `for` goes over: a range up to it, its length, its reference, its iterator."""
    loop, source = site.up("for_expression"), site.source
    value = loop.child_by_field_name("value") if loop is not None else None
    if value is None or not value.start_byte <= site.start <= value.end_byte:
        return
    text = source.tree.text(value)
    ranges = [f"0..{text}", f"1..{text}", f"0..={text}", f"1..={text}"]
    for other in (*ranges, f"&{text}", f"{text}.iter()", f"0..{text}.len()", f"{text}.clone()", f"&mut {text}"):
        yield source.replace(value, other)


def _method_owner(site: Site) -> Iterator[Edits]:
    """A method of the name that the compiler proposes, where the receiver has it in quotes."""
    if site.node.type == "field_identifier":
        for name in quoted(site.error):
            if re.fullmatch(r"\w+", name) and name != site.text:
                yield site.source.edit(site.start, site.end, name)


RULES = (
    Rule("arguments", 9, ("E0061", "E0057"), _arguments, "value"),
    Rule("missing-field", 8, ("E0063",), _missing_field, "value"),
    Rule("field-out", 12, ("E0560",), _field_value, "value"),
    Rule("arm", 9, ("E0004",), _arm, "value"),
    Rule("index", 9, ("E0277",), _index, "convert"),
    Rule("iterated", 10, ("E0277", "E0382", "E0507"), _iterated, "borrow"),
    Rule("method-owner", 10, ("E0599",), _method_owner, "spelling"),
)
