"""Lists, maps and iterators for one another: what is indexed, ordered, shown or counted must be able to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import below, fields, impls, items, named, neutral, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

_ITERATORS = re.compile(
    r"`(?:\w+::)*(?:Split\w*|Chars|Bytes|Lines|Iter|Map|Filter|Rev|Enumerate|Zip|Chain|Range|\w+Map)\b"
)
_INDEXED = re.compile(r"cannot index into a value of type `&*(?:mut )?(\w+)")
_FLOATS = re.compile(r"\bf(?:32|64)\b")
_BY_ORDER = {
    "max": "copied().max_by(|a, b| a.total_cmp(b))",
    "min": "copied().min_by(|a, b| a.total_cmp(b))",
    "sort": "sort_by(|a, b| a.total_cmp(b))",
    "sort_unstable": "sort_unstable_by(|a, b| a.total_cmp(b))",
}
_GLUES = ('", "', '" "', '","', '""', '"\\n"')


def _collected_first(site: Site) -> Iterator[Edits]:
    """An iterator has no length and no places: it is collected where its variable is declared."""
    source, used = site.source, site.up("field_expression", "index_expression")
    owner = part(used, "value") or next(iter(named(used)), None)
    function = site.up("function_item")
    if owner is None or owner.type != "identifier" or function is None or _ITERATORS.search(said(site.error)) is None:
        return
    for let in below(function, "let_declaration"):
        value = part(let, "value")
        if value is not None and text(source, part(let, "pattern")).removeprefix("mut ") == text(source, owner):
            yield source.insert(value.end_byte, ".collect::<Vec<_>>()")


def _by_total_order(site: Site) -> Iterator[Edits]:
    """Numbers with a point have no order that holds for all of them: `total_cmp` gives one."""
    source, call = site.source, site.up("call_expression")
    access = part(call, "function")
    receiver, name = part(access, "value"), part(access, "field")
    if call is None or receiver is None or name is None or _FLOATS.search(said(site.error)) is None:
        return
    if way := _BY_ORDER.get(text(source, name)):
        yield source.edit(name.start_byte, call.end_byte, way)
        yield source.edit(name.start_byte, call.end_byte, way.replace("copied().", ""))
    if text(source, name) == "cmp":
        yield source.replace(name, "total_cmp")
        yield source.replace(call, f"{text(source, call).replace('.cmp(', '.partial_cmp(', 1)}.unwrap()")


def _compared(site: Site) -> Iterator[Edits]:
    """An order is no difference and no truth: `b - a` and `b < a` are what `b.cmp(&a)` says, `a > b` as well."""
    source, minus = site.source, site.up("binary_expression")
    left, right = part(minus, "left"), part(minus, "right")
    if minus is None or left is None or right is None or "expected `Ordering`" not in said(site.error):
        return
    if text(source, part(minus, "operator")) in (">", ">="):
        left, right = right, left
    for way in ("cmp", "total_cmp"):
        yield source.replace(minus, f"{text(source, left)}.{way}(&{text(source, right)})")
    for way in ("cmp", "total_cmp"):
        yield source.replace(minus, f"{text(source, left)}.{way}({text(source, right)})")


def _counted(site: Site) -> Iterator[Edits]:
    """A pattern of a number and an element goes over what is counted."""
    source, loop, call = site.source, site.up("for_expression"), site.up("call_expression")
    if re.search(r"expected `[^`(]+`, found `\(_, _\)`", said(site.error)) is None:
        return
    value, pattern = part(loop, "value"), part(loop, "pattern")
    if value is not None and pattern is not None and pattern.start_byte <= site.start < pattern.end_byte:
        yield source.insert(value.end_byte, ".enumerate()")
        yield source.insert(value.end_byte, ".iter().enumerate()")
    elif (receiver := part(part(call, "function"), "value")) is not None:
        yield source.insert(receiver.end_byte, ".enumerate()")


def _joined_path(site: Site) -> Iterator[Edits]:
    """A path is joined with what lies in it; what stands between is its own affair."""
    source, whole = site.source, site.up("binary_expression")
    if whole is None or not re.search(r"to `&?(?:\w+::)*Path", site.error.message):
        return
    while whole.parent is not None and whole.parent.type == "binary_expression":
        whole = whole.parent
    first, *rest = _leaves(whole)
    pieces: list[str] = []
    for one in rest:
        written = text(source, one)
        literal = one.type == "string_literal"
        pieces += [f'"{piece}"' for piece in written[1:-1].split("/") if piece] if literal else [written]
    yield source.replace(whole, text(source, first).lstrip("&") + "".join(f".join({piece})" for piece in pieces))


def _of_the_pair(site: Site) -> Iterator[Edits]:
    """The parts of a tuple stand behind a dot: of this one, wherever its variable is indexed."""
    source, indexed = site.source, site.up("index_expression")
    owner = next(iter(named(indexed)), None)
    if owner is None or re.search(r"value of type `&*(?:mut )?\(", site.error.message) is None:
        return
    alike = [
        one
        for one in below(site.up("function_item") or source.tree.root, "index_expression")
        if text(source, named(one)[0]) == text(source, owner) and text(source, named(one)[1]).isdigit()
    ]
    yield joined(
        [source.edit(named(one)[0].end_byte, one.end_byte, f".{text(source, named(one)[1])}") for one in alike]
    )


def _text_pushed(site: Site) -> Iterator[Edits]:
    """A text is pushed and inserted by methods of other names than a letter."""
    source = site.source
    call = next((one for one in site.around if one.type == "call_expression"), None)
    name = part(part(call, "function"), "field")
    found = said(site.error)
    ways = {"push": "push_str", "insert": "insert_str"} if "expected `char`, found `&" in found else {}
    ways = ways or ({"push_str": "push", "insert_str": "insert"} if "expected `&str`, found `char`" in found else {})
    if name is not None and (way := ways.get(text(source, name))):
        yield source.replace(name, way)


def _in_one(site: Site) -> Iterator[Edits]:
    """Several values in the place of one are a tuple."""
    call = site.up("call_expression")
    given = part(call, "arguments")
    if given is not None and len(named(given)) > 1 and "takes 1 argument" in site.error.message:
        inside = text(site.source, given)
        yield site.source.replace(given, f"({inside})")
        copies = ", ".join(f"*{text(site.source, one)}" for one in named(given))
        yield site.source.replace(given, f"(({copies}))")


def _joined_to_show(site: Site) -> Iterator[Edits]:
    """A list is shown as its elements with something between them."""
    if re.search(r"`(?:&*Vec<|&*\[).* doesn't implement", site.error.message) is None:
        return
    end = site.end
    for glue in _GLUES:
        yield site.source.insert(end, f".join({glue})")
    for glue in _GLUES[:2]:
        each = ".iter().map(|one| one.to_string()).collect::<Vec<_>>()"
        yield site.source.insert(end, f"{each}.join({glue})")


def _entered(site: Site) -> Iterator[Edits]:
    """A map gives nothing to write to by an index: its entry does, and `insert` puts a value there."""
    source, write = site.source, site.up("compound_assignment_expr", "assignment_expression")
    place, value = part(write, "left"), part(write, "right")
    if "Map<" not in site.error.message or write is None or place is None or value is None:
        return
    kind = re.search(r"Map<.+, (.+)>`", site.error.message)
    owner, key = [text(source, one) for one in named(place)][:2]
    keys = (key.lstrip("&"), f"{key.lstrip('&')}.to_string()", f"{key.lstrip('&')}.clone()", f"*{key.lstrip('&')}")
    first = next(iter(neutral(source, kind[1])), "Default::default()") if kind is not None else "0"
    for one in keys:
        if write.type == "assignment_expression":
            yield source.replace(write, f"{owner}.insert({one}, {text(source, value)})")
        else:
            yield source.replace(place, f"*{owner}.entry({one}).or_insert({first})")


def _written_by_index(site: Site) -> Iterator[Edits]:
    """What is read by an index is written by one as well: the impl that reads, for writing."""
    source = site.source
    match = re.search(r"trait `IndexMut` is required .* not implemented for `(\w+)", said(site.error))
    for block in impls(source, match[1], "Index") if match is not None else ():
        function = next(iter(named(part(block, "body"), "function_item")), None)
        body, name = part(function, "body"), part(function, "name")
        trait, kind = text(source, part(block, "trait")), text(source, part(block, "type"))
        last = next(iter(named(body)[::-1]), None)
        if function is None or body is None or name is None or last is None:
            continue
        pad = source.indent(block.start_byte)
        head_ = source.slice(name.end_byte, body.start_byte)
        head_ = re.sub(r"&(\'\w+ )?self\b", r"&\1mut self", head_, count=1)
        head_ = re.sub(r"-> &?(?:mut )?", "-> &mut ", head_)
        value = source.slice(last.start_byte, last.end_byte).removeprefix("&").removeprefix("mut ")
        before = source.slice(body.start_byte, last.start_byte)
        generics = text(source, part(block, "type_parameters"))
        path = re.sub(r"\bIndex\b", "IndexMut", trait if "::" in trait else f"std::ops::{trait}")
        made = f"fn index_mut{head_}{before}&mut {value}\n{pad}    }}"
        yield source.insert(block.end_byte, f"\n\n{pad}impl{generics} {path} for {kind} {{\n{pad}    {made}\n{pad}}}")


def _of_its_field(site: Site) -> Iterator[Edits]:
    """A struct is not indexed, the field that holds its elements is."""
    source, indexed = site.source, site.up("index_expression")
    owner, match = next(iter(named(indexed)), None), _INDEXED.search(site.error.message)
    for item in items(source, match[1], "struct_item") if match is not None else ():
        for name, kind in fields(source, item):
            if owner is not None and re.match(r"&?\[|Vec<|VecDeque<|\w+Map<", kind):
                yield source.insert(owner.end_byte, f".{name}")


def _by_field(site: Site) -> Iterator[Edits]:
    """An operation on values that wrap one other is done with what they wrap."""
    source = site.source
    match = re.search(r"`&?(\w+) \S+ &?(\w+)`|to type `(\w+)`|(?:to|by|from) `(\w+)`", site.error.message)
    kinds = {one for one in match.groups() if one} if match is not None else set()
    for kind in sorted(kinds):
        for item in items(source, kind, "struct_item"):
            held, operation = fields(source, item), site.up("binary_expression")
            if len(held) != 1 or operation is None:
                continue
            whole = next((one for one in reversed(list(site.around)) if one.type == "binary_expression"), operation)
            for around in (whole, operation):
                sides = [one for one in _leaves(around) if one.type in ("identifier", "self")]
                yield joined([source.insert(one.end_byte, f".{held[0][0]}") for one in sides])


def _leaves(node: Node) -> Iterator[Node]:
    for side in (part(node, "left"), part(node, "right")):
        if side is not None and side.type == "binary_expression":
            yield from _leaves(side)
        elif side is not None:
            yield side


def _no_field(site: Site) -> Iterator[Edits]:
    """A number has no fields: it is the value itself."""
    access = site.up("field_expression")
    value = part(access, "value")
    if access is not None and value is not None:
        yield site.source.edit(value.end_byte, access.end_byte, "")


RULES = (
    Rule(
        "collected-first", 7, ("E0599", "E0608"), _collected_first, "convert", "collects an iterator into a list",
        "std/iter/trait.Iterator",
    ),
    Rule(
        "by-total-order", 7, ("E0277", "E0599"), _by_total_order, "spelling", "orders numbers that have no total order",
        "std/primitive.f64",
    ),
    Rule(
        "compared", 6.5, ("E0308",), _compared, "spelling", "compares where an order is wanted",
        "std/cmp/trait.Ord",
    ),
    Rule(
        "counted", 6.5, ("E0308", "E0631"), _counted, "spelling", "goes over elements with their numbers",
        "std/iter/trait.Iterator",
    ),
    Rule(
        "joined-path", 6.5, ("E0369",), _joined_path, "convert", "joins a path with what lies in it",
        "std/path/struct.Path",
    ),
    Rule(
        "of-the-pair", 6.5, ("E0608",), _of_the_pair, "spelling", "reads the parts of a tuple behind a dot",
        "reference/expressions/tuple-expr#tuple-indexing-expressions",
    ),
    Rule(
        "text-pushed", 6.5, ("E0308",), _text_pushed, "spelling", "pushes a text as a text",
        "std/string/struct.String",
    ),
    Rule(
        "in-one", 6.5, ("E0061",), _in_one, "spelling", "gives several values as one tuple",
        "reference/expressions/tuple-expr",
    ),
    Rule(
        "joined-to-show", 7, ("E0277",), _joined_to_show, "convert", "shows a list by its elements",
        "std/primitive.slice",
    ),
    Rule(
        "entered", 7, ("E0594",), _entered, "spelling", "writes to the entry of a map",
        "std/collections/struct.HashMap",
    ),
    Rule(
        "written-by-index", 6.5, ("E0594", "E0596"), _written_by_index, "bound", "writes by an index as it reads",
        "std/ops/trait.IndexMut",
    ),
    Rule(
        "of-its-field", 7, ("E0608",), _of_its_field, "spelling", "indexes the field that holds the elements",
        "reference/expressions/array-expr#array-and-slice-indexing-expressions",
    ),
    Rule(
        "by-field", 7.5, ("E0369",), _by_field, "spelling", "does an operation with what is wrapped",
        "reference/expressions/tuple-expr#tuple-indexing-expressions",
    ),
    Rule(
        "no-field", 6, ("E0610",), _no_field, "spelling", "uses a number itself", "reference/expressions/field-expr",
    ),
)  # fmt: skip
