"""Two elements of one slice at once: the slice is split between them, swapped, or one of them is copied first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.asked_twice import near
from rusta_tools.rules.ownership.moves import deriving, up
from rusta_tools.rules.ownership.options import declared
from rusta_tools.rules.ownership.order import fresh, statement

if TYPE_CHECKING:
    from tree_sitter import Node

TWICE = ("E0499", "E0502", "E0503", "E0505", "E0506")
ELEMENT = re.compile(
    r"(?P<list>\w+(?:\.\w+)*)(?:\[(?P<index>[^\[\]]+)\]|\.(?:get|get_mut)\((?P<got>[^()]+)\)\.unwrap\(\))"
)


def elements(source: Source, around: Node) -> list[tuple[Node, str, str]]:
    """(expression, slice, index) of the elements that an expression reaches, in its order."""
    found = []
    for node in walk(around):
        if node.type in ("index_expression", "call_expression"):
            match = ELEMENT.fullmatch(source.tree.text(node))
            if match is not None:
                found.append((node, match["list"], match["index"] or match["got"]))
    return found


def _swapped(site: Site) -> Iterator[Edits]:
    """`std::mem::swap(&mut v[i], &mut v[j])` becomes `v.swap(i, j)`, and so does an exchange through a third."""
    source = site.source
    for call in (one for one in up(site.node) if one.type == "call_expression"):
        match = re.fullmatch(
            r"(?:(?:std::)?mem::)?swap\(\s*&mut (?P<a>.+?)\[(?P<i>[^\[\]]+)\],"
            r"\s*&mut (?P<b>.+?)\[(?P<j>[^\[\]]+)\],?\s*\)",
            source.tree.text(call), re.DOTALL,
        )  # fmt: skip
        if match is not None and match["a"] == match["b"]:
            yield source.replace(call, f"{match['a']}.swap({match['i']}, {match['j']})")


def _pairs(site: Site) -> Iterator[tuple[Node, Node, list[tuple[Node, str, str]]]]:
    """Elements of one slice at two indices, in the statements of the error: the first and last of these, and all."""
    source = site.source
    block = site.up("block")
    if block is None:
        return
    places = [site.node, *(node for node, _ in site.labels)]
    whole = [one for place in places if (one := statement(place)) is not None and one.parent == block]
    whole.sort(key=lambda one: one.start_byte)
    found = [one for each in dict.fromkeys(whole) for one in elements(source, each)]
    for name in dict.fromkeys(name for _, name, _ in found):
        mine = [one for one in found if one[1] == name]
        if len(dict.fromkeys(index for _, _, index in mine)) == 2 and whole:
            yield whole[0], whole[-1], mine


def _split(site: Site) -> Iterator[Edits]:
    """The slice is split at the later of two indices, and each element is reached in its part."""
    source = site.source
    for first, _, mine in _pairs(site):
        (_, name, i), j = mine[0], next(index for _, _, index in mine if index != mine[0][2])
        indent, low, high = source.indent(first.start_byte), "left", "right"
        if low in source.names or high in source.names:
            low, high = "before", "after"
        numbers = [int(index) for index in (i, j) if index.isdigit()]
        sides = ((i, j), (j, i)) if len(numbers) < 2 else (((i, j) if numbers[0] < numbers[1] else (j, i)),)
        for small, big in sides:
            split = source.insert(first.start_byte, f"let ({low}, {high}) = {name}.split_at_mut({big});\n{indent}")
            places = {small: f"{low}[{small}]", big: f"{high}[0]"}
            yield joined([split], (_reached(source, node, places[index]) for node, _, index in mine))
        a, b = fresh(source, f"{name}_{i}_one"), fresh(source, f"{name}_{j}_other")
        bound = (
            f"let ({a}, {b}) = if {i} < {j} {{\n{indent}    let ({low}, {high}) = {name}.split_at_mut({j});\n"
            f"{indent}    (&mut {low}[{i}], &mut {high}[0])\n{indent}}} else {{\n"
            f"{indent}    let ({low}, {high}) = {name}.split_at_mut({i});\n"
            f"{indent}    (&mut {high}[0], &mut {low}[{j}])\n{indent}}};\n{indent}"
        )
        names = {i: a, j: b}
        if not numbers:
            edits = (_reached(source, node, f"(*{names[index]})") for node, _, index in mine)
            yield joined([source.insert(first.start_byte, bound)], edits)


def _reached(source: Source, node: Node, place: str) -> Edits:
    """An element by another name, its call of `get_mut` as a borrow of it."""
    return source.replace(node, f"(&mut {place})" if node.type == "call_expression" else place)


def _copied_first(site: Site) -> Iterator[Edits]:
    """One of two elements is only read: it is copied before, or what is read of it is."""
    source = site.source
    for first, _, mine in _pairs(site):
        for node, name, _ in mine:
            indent = source.indent(first.start_byte)
            lent = node.parent if node.parent is not None and node.parent.type == "reference_expression" else None
            field = node.parent if node.parent is not None and node.parent.type == "field_expression" else None
            kinds = re.findall(r"\w+", declared(source, name.rpartition(".")[2]))
            derives = deriving(source, kinds, "Clone")
            for part, how in ((field, ""), (field, ".clone()"), (node, ""), (node, ".clone()")):
                if part is None:
                    continue
                text = source.tree.text(part)
                new = fresh(source, text if part is field else f"{name}_copy")
                bound = source.insert(first.start_byte, f"let {new} = {text}{how};\n{indent}")
                yield joined([derives if how else ()], [bound, source.replace(part, new)])
            if lent is not None and "mut" not in source.tree.text(lent):
                yield joined([derives, source.insert(node.end_byte, ".clone()")])


def _ends(site: Site) -> Iterator[Edits]:
    """The first and the last of a slice at once: the first, and the last of the rest."""
    source, whole = site.source, statement(site.node)
    if whole is None:
        return
    text = source.tree.text(whole)
    for match in re.finditer(r"(?P<list>\w+(?:\.\w+)*)\.first_mut\(\)(?P<got>\.unwrap\(\)|\?)", text):
        last = re.search(rf"{re.escape(match['list'])}\.last_mut\(\)(?P<got>\.unwrap\(\)|\?)", text)
        first, rest = source.unused("first", "start"), source.unused("rest", "others")
        if last is None:
            continue
        reached = text.replace(last[0], f"{rest}.last_mut(){last['got']}").replace(match[0], first)
        bound = f"let ({first}, {rest}) = {match['list']}.split_first_mut(){match['got']};"
        yield source.replace(whole, f"{bound}\n{source.indent(whole.start_byte)}{reached}")


def _slots(site: Site) -> Iterator[Edits]:
    """A loop whose turns each write one element, from closures: each turn is given its element."""
    source = site.source
    name = re.search(r"`(\w+)`", site.error.message)
    for loop in near(site, "for_expression") if name is not None else ():
        pattern, value, body = (loop.child_by_field_name(part) for part in ("pattern", "value", "body"))
        if pattern is None or value is None or body is None or name is None:
            continue
        head, every = source.tree.text(pattern), source.tree.text(value)
        pair = re.fullmatch(r"\((\w+), (.+)\)", head) if every.endswith(".enumerate()") else None
        index, slot = (pair[1] if pair else head), source.unused("slot", "place", "element")
        text = source.tree.text(body)
        inside = re.sub(rf"\*?(?<![\w.]){name[1]}\[{index}\](?=\s*[-+*/]?=[^=])", f"*{slot}", text)
        inside = re.sub(rf"(?<![\w.]){name[1]}\[{index}\]", slot, inside)
        if inside == text or not (pair or every.startswith("0..")):
            continue
        slots = f"{name[1]}.iter_mut()"
        if pair:
            slots += f".zip({every.removesuffix('.enumerate()')})"
            head = f"({slot}, {pair[2]})"
        if not pair or re.search(rf"\b{index}\b", inside):
            head, slots = f"({index}, {slot if not pair else head})", f"{slots}.enumerate()"
        yield joined(
            [source.edit(pattern.start_byte, value.end_byte, f"{head} in {slots}"), source.replace(body, inside)]
        )


RULES = (
    Rule(
        "ends-of-slice", 7.5, TWICE, _ends, "code",
        "takes the first element off a slice before it reaches for the last",
        "std/primitive.slice#method.split_first_mut",
    ),
    Rule(
        "slot-for-each", 7.5, (*TWICE, "E0382", "E0373", "E0596", "E0521"), _slots, "code",
        "gives each turn of a loop the one element that it writes", "std/primitive.slice#method.iter_mut",
    ),
    Rule(
        "swap-elements", 6.5, TWICE, _swapped, "code",
        "exchanges two elements by the slice's own method", "std/primitive.slice#method.swap",
    ),
    Rule(
        "split-slice", 8.5, TWICE, _split, "code",
        "splits a slice between two elements that are borrowed at once", "std/primitive.slice#method.split_at_mut",
    ),
    Rule(
        "element-first", 8.5, TWICE, _copied_first, "clone",
        "copies what is read of one element before the other is written", "std/primitive.slice#method.split_at_mut",
    ),
)  # fmt: skip
