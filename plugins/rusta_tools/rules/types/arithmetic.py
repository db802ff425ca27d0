"""Arithmetic: operands of one type, signs that bind tighter than a cast, and products without their sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.generic.expressions import OPERATIONS
from rusta_tools.places import Edits, Site, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.conversions import expected_and_found
from rusta_tools.rules.types.declared import below, fields, head_of, items, named, part, text, variables

if TYPE_CHECKING:
    from tree_sitter import Node

_NUMBER = re.compile(r"[iu](?:8|16|32|64|128|size)|f32|f64")
_MIXED = re.compile(r"`&*(?:[iuf]\d+|[iu]size|char|\{integer\}|\{float\})` (?:to|from|by|with) `&*([\w{}]+)`")
_OF_CHARS = ("u32", "u8", "i32", "usize")
"""What arithmetic with letters is done in."""
_SHORTER = ("<", "<<", "<=")
"""After a cast, the sign that would begin the arguments of its type."""


def _as_one(site: Site) -> Iterator[Edits]:
    """Every operand of an operation as the type that is wanted of it, or as that of one of them."""
    operation = _whole(site)
    if operation is None:
        return
    known = dict(variables(site))
    for kind in dict.fromkeys(_kinds(site, operation)):
        for deep in (False, True):
            leaves = [one for one in _operands(operation, deep=deep) if _type(site, one, known) != kind]
            yield joined([edits for one in leaves if (edits := _cast(site, one, kind))])


def _whole(site: Site) -> Node | None:
    """The outermost operation around a place; what a compound assignment adds, where that is none."""
    found = [one for one in site.around if one.type == "binary_expression"]
    held = site.up(
        "expression_statement", "let_declaration", "arguments", "index_expression", "block", "closure_expression"
    )
    inside = [one for one in found if held is None or one.start_byte >= held.start_byte]
    return inside[-1] if inside else None


def _kinds(site: Site, operation: Node) -> Iterator[str]:
    """The types that the operation may be done in, the likeliest first."""
    for pair in expected_and_found(site):
        yield from sorted((kind for kind in pair if _NUMBER.fullmatch(kind)), key=_width)
    if mixed := _MIXED.search(site.error.message):
        yield from _OF_CHARS if "char" in site.error.message else ()
        yield from re.findall(r"\b(?:[iu](?:\d+|size)|f32|f64)\b", site.error.message)
        yield from (mixed[1],) if _NUMBER.fullmatch(mixed[1]) else ()
    given = text(site.source, part(site.up("function_item"), "return_type"))
    yield from re.findall(r"\b(?:[iu](?:\d+|size)|f32|f64)\b", given)


def _width(kind: str) -> int:
    """Sorts a type before those that hold less: a cast to the wider keeps what there is."""
    return -1000 if kind.startswith("f") else -int(kind[1:].replace("size", "64"))


def _operands(node: Node, *, deep: bool) -> Iterator[Node]:
    """What stands between the signs of an operation, in brackets too where it is deep."""
    for side in (part(node, "left"), part(node, "right")):
        inner = side
        while deep and inner is not None and inner.type == "parenthesized_expression":
            inner = next(iter(named(inner)), None)
        if inner is not None and inner.type == "binary_expression":
            yield from _operands(inner, deep=deep)
        elif inner is not None:
            yield inner


def _type(site: Site, leaf: Node, known: dict[str, str]) -> str:
    """The type of an operand as far as it shows."""
    written = text(site.source, leaf)
    if leaf.type == "type_cast_expression":
        return text(site.source, part(leaf, "type"))
    if match := re.match(r"([iuf]\w+)::from\(", written):
        return match[1]
    if written.endswith((".len()", ".count()")):
        return "usize"
    block = site.up("impl_item")
    if written.startswith("self.") and block is not None:
        for item in items(site.source, head_of(site.source, block), "struct_item"):
            return dict(fields(site.source, item)).get(written.removeprefix("self."), "")
    return known.get(written, "")


def _cast(site: Site, leaf: Node, kind: str) -> Edits:
    """An operand as a number of this type; a literal gets its point where it needs one."""
    source, written = site.source, text(site.source, leaf)
    if leaf.type == "float_literal" or (leaf.type == "integer_literal" and not kind.startswith("f")):
        return ()
    if leaf.type == "integer_literal":
        return source.insert(leaf.end_byte, ".0") if written.isdigit() else ()
    above = leaf.parent
    value = f"({written})" if leaf.type in OPERATIONS else written
    follows = leaf.next_sibling.type if leaf.next_sibling is not None else ""
    outer = above.next_sibling.type if above is not None and above.next_sibling is not None else ""
    made = f"{value} as {kind}"
    return source.replace(leaf, f"({made})" if follows in _SHORTER or outer in _SHORTER else made)


def _negated_first(site: Site) -> Iterator[Edits]:
    """A sign stands before the cast, not before what is cast: `-x as i64` is `(-x) as i64`."""
    sign, cast = site.up("unary_expression"), site.up("type_cast_expression")
    if sign is None or cast is None or part(cast, "value") != sign:
        return
    yield (*site.source.insert(sign.start_byte + 1, "("), *site.source.insert(cast.end_byte, ")"))


def _difference(site: Site) -> Iterator[Edits]:
    """The distance of two numbers without a sign, which `abs` would come too late for."""
    call, source = site.up("call_expression"), site.source
    inner = part(part(call, "function"), "value")
    minus = next(iter(named(inner)), None) if inner is not None else None
    if call is None or "`abs`" not in site.error.message or minus is None or minus.type != "binary_expression":
        return
    left, right = text(source, part(minus, "left")), text(source, part(minus, "right"))
    yield source.replace(call, f"{left}.abs_diff({right})")
    yield source.replace(call, f"{left}.abs_diff({right}).into()")


def _times(site: Site) -> Iterator[Edits]:
    """A number in front of brackets is a factor, as it is on paper."""
    call, source = site.up("call_expression"), site.source
    factor, given = part(call, "function"), part(call, "arguments")
    numeric = re.search(r"\{(?:float|integer)\}|`[iuf]\d+`|`[iu]size`|field, not a method", said(site.error))
    if factor is None or given is None or len(named(given)) != 1 or numeric is None:
        return
    yield source.edit(factor.end_byte, given.start_byte, " * ")
    if (only := named(given)[0]).type not in OPERATIONS:
        yield source.edit(factor.end_byte, given.end_byte, f" * {text(source, only)}")


def _letters(site: Site) -> Iterator[Edits]:
    """Letters are subtracted from each other, and moved along the alphabet, by their bytes."""
    source, operation = site.source, site.up("binary_expression")
    left, right, sign = (part(operation, field) for field in ("left", "right", "operator"))
    if operation is None or left is None or right is None:
        return
    one, other = _byte(text(source, left)), _byte(text(source, right))
    above = operation.parent.type if operation.parent is not None else ""
    if re.search(r"cannot subtract `&?char` from `&?char`", site.error.message):
        made = f"{one} - {other}"
        yield source.replace(operation, f"({made})" if above in (*OPERATIONS, "field_expression") else made)
    elif match := re.search(r"cannot (?:add|subtract) `(\w+|\{integer\})` (?:to|from) `char`", site.error.message):
        number = text(source, right)
        if match[1] not in ("u8", "{integer}"):
            number = f"({number}) as u8" if right.type in OPERATIONS else f"{number} as u8"
        yield source.replace(operation, f"({one} {text(source, sign)} {number}) as char")


def _byte(letter: str) -> str:
    """A letter as a byte."""
    return f"b{letter}" if letter.startswith("'") and letter.isascii() else f"{letter.lstrip('&*')} as u8"


def _stepped(site: Site) -> Iterator[Edits]:
    """A step with a sign from a place without one: what would be below zero lies beyond every end instead."""
    source, loop = site.source, site.up("for_expression")
    operation = site.up("binary_expression")
    if match := re.search(r"cannot add `(i\d+|isize)` to `usize`", site.error.message):
        right = part(operation, "right")
        if operation is not None and right is not None:
            step = text(source, right)
            cast = f"({step}) as isize" if right.type in OPERATIONS else f"{step} as isize"
            yield _added_with_sign(site, operation, step if match[1] == "isize" else cast)
    body = part(loop, "body")
    unsigned = "`usize: Neg`" in site.error.message or site.error.code == "E0600"
    if loop is None or body is None or not unsigned:
        return
    outer = [one for one in site.around if one.type == "for_expression"]
    for whole, loops in (
        (body, outer),
        (part(outer[-1], "body") or body, [*outer, *below(outer[-1], "for_expression")]),
    ):
        steps = {text(source, one) for around in loops for one in _bound(around)}
        sums = [one for one in below(whole, "binary_expression") if text(source, part(one, "operator")) == "+"]
        some = [(one, text(source, part(one, "right"))) for one in sums]
        yield joined(_added_with_sign(site, one, step) for one, step in some if step in steps)


def _bound(loop: Node) -> list[Node]:
    """The names that a loop binds."""
    pattern = part(loop, "pattern")
    if pattern is None:
        return []
    return [pattern] if pattern.type == "identifier" else list(below(pattern, "identifier"))


def _added_with_sign(site: Site, operation: Node, step: str) -> Edits:
    left = part(operation, "left")
    place = text(site.source, left)
    bound = f"({place})" if left is not None and left.type in OPERATIONS else place
    return site.source.replace(operation, f"{bound}.wrapping_add_signed({step})")


RULES = (
    Rule(
        "letters-as-bytes", 6.5, ("E0369", "E0277"), _letters, "convert", "counts with the bytes of letters",
        "std/primitive.char",
    ),
    Rule(
        "stepped-with-sign", 6.5, ("E0277", "E0600"), _stepped, "convert", "adds a step that has a sign",
        "std/primitive.usize",
    ),
    Rule(
        "operands-as-one", 8.5, ("E0308", "E0277", "E0369"), _as_one, "convert",
        "does the arithmetic in the type that is wanted", "reference/expressions/operator-expr#type-cast-expressions",
    ),
    Rule(
        "negated-last", 6, ("E0600",), _negated_first, "convert", "casts before the sign is turned",
        "reference/expressions#expression-precedence",
    ),
    Rule(
        "difference", 7, ("E0599",), _difference, "spelling", "takes the distance of two unsigned numbers",
        "std/primitive.u32",
    ),
    Rule(
        "times", 7, ("E0618", "E0599"), _times, "code", "multiplies by the number before the brackets",
        "reference/expressions/operator-expr#arithmetic-and-logical-binary-operators",
    ),
)  # fmt: skip
