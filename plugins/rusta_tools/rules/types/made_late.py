"""Lists and values whose size or making is known only when the program runs, and enums made of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.between import NUMBER
from rusta_tools.rules.types.declared import below, items, named, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_LAZY = "std::sync::LazyLock"
_SECONDS = {"integer": ("from_secs", "from_millis"), "floating-point number": ("from_secs_f64",)}
_BY_FLOAT = {"*": "mul_f64", "/": "div_f64"}


def _lazily(site: Site) -> Iterator[Edits]:
    """What cannot be made before the program runs is made when it is first used."""
    source, item = site.source, site.up("const_item", "static_item")
    kind, value = part(item, "type"), part(item, "value")
    if item is None or kind is None or value is None or site.up("function_item") is not None:
        return
    word = next(one for one in item.children if one.type in ("const", "static"))
    yield joined(
        [source.replace(word, "static"), source.replace(kind, f"{_LAZY}<{text(source, kind)}>")],
        [source.insert(value.start_byte, f"{_LAZY}::new(|| "), source.insert(value.end_byte, ")")],
    )


def _of_any_length(site: Site) -> Iterator[Edits]:
    """Arrays whose length is known only when the program runs are vectors, and so are the types that hold them."""
    source = site.source
    arrays = [one for one in below(source.tree.root, "array_expression") if _unknown(source, part(one, "length"))]
    types = [one for one in below(source.tree.root, "array_type") if _held(source, one)]
    outer = [one for one in types if one.parent is None or one.parent not in types]
    yield joined(
        [source.insert(one.start_byte, "vec!") for one in arrays],
        [source.replace(one, _as_vector(source, one)) for one in outer],
    )


def _unknown(source: Source, length: Node | None) -> bool:
    """Whether a length is no number and no constant."""
    return (
        length is not None
        and re.search(r"\b[a-z_]\w*\b(?!::)", re.sub(r"\b\d\w*", "", text(source, length))) is not None
    )


def _held(source: Source, kind: Node) -> bool:
    """Whether an array type says no length that is known, and is not behind a reference."""
    above, length = kind.parent, part(kind, "length")
    behind = above is not None and above.type in ("reference_type", "type_arguments")
    return not behind and not source.tests(kind) and (length is None or _unknown(source, length))


def _as_vector(source: Source, kind: Node) -> str:
    inner = part(kind, "element")
    if inner is not None and inner.type == "array_type":
        return f"Vec<{_as_vector(source, inner)}>"
    return f"Vec<{text(source, inner)}>"


def _by_number(site: Site) -> Iterator[Edits]:
    """A number is no variant by itself: a `match` says of which it is the number."""
    source, cast = site.source, site.up("type_cast_expression")
    value, kind = part(cast, "value"), text(source, part(cast, "type"))
    if cast is None or value is None:
        return
    pad, back = source.indent(cast.start_byte), text(source, part(site.up("function_item"), "return_type"))
    for item in items(source, head(kind), "enum_item"):
        variants, number, arms = named(part(item, "body"), "enum_variant"), 0, ""
        if any(part(one, "body") is not None for one in variants):
            continue
        for one in variants:
            given = text(source, part(one, "value"))
            number = int(given) if re.fullmatch(r"-?\d+", given) else number
            arms += f"{pad}    {number} => {kind}::{text(source, part(one, 'name'))},\n"
            number += 1
        none = f'panic!("no {head(kind)} has the number {{other}}")'
        ways = [("_", "return None")] if head(back) == "Option" else []
        for other, otherwise in (*ways, ("other", none)):
            yield source.replace(
                cast, f"match {text(source, value)} {{\n{arms}{pad}    {other} => {otherwise},\n{pad}}}"
            )


def _duration(site: Site) -> Iterator[Edits]:
    """A span of time is made of seconds, and multiplied with a fraction by a method."""
    source, message = site.source, "\n".join([site.error.message, *(span.label or "" for span in site.error.spans)])
    if match := re.search(r"expected `Duration`, found (?:`([^`]+)`|([\w -]+))", message):
        kind = match[2] or ("floating-point number" if match[1].startswith("f") else "integer")
        wide = (
            f"{site.text} as u64"
            if match[1] and NUMBER.fullmatch(match[1]) and match[1] not in ("u64", "f64")
            else site.text
        )
        yield from (
            source.edit(site.start, site.end, f"std::time::Duration::{name}({wide})") for name in _SECONDS.get(kind, ())
        )
    operation = site.up("binary_expression", "compound_assignment_expr")
    sign, right = part(operation, "operator"), part(operation, "right")
    way = _BY_FLOAT.get(text(source, sign).removesuffix("="))
    if operation is None or right is None or way is None or not re.search(r"found (?:floating|`f64`)", message):
        return
    left = text(source, part(operation, "left"))
    made = f"{left}.{way}({text(source, right)})"
    yield source.replace(operation, made if operation.type == "binary_expression" else f"{left} = {made}")


RULES = (
    Rule(
        "made-when-used", 6.5, ("E0015", "E0010"), _lazily, "type", "makes a static when it is first used",
        "std/sync/struct.LazyLock",
    ),
    Rule(
        "of-any-length", 6.5, ("E0435", "E0277"), _of_any_length, "type",
        "makes vectors of arrays whose length nobody knows yet", "reference/types/array",
    ),
    Rule(
        "variant-by-number", 7, ("E0605",), _by_number, "convert", "says which variant a number is",
        "reference/items/enumerations#casting",
    ),
    Rule(
        "span-of-time", 7, ("E0308", "E0277"), _duration, "convert", "makes spans of time of numbers",
        "std/time/struct.Duration",
    ),
)  # fmt: skip
