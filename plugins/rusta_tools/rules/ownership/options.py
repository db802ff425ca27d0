"""What is moved out of a place that stays: a field, an element, a box behind a reference.

It is looked at by a borrow, or taken and something left in its place: `None`, an empty value, another variant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.moves import MOVES, moved, types, up

if TYPE_CHECKING:
    from tree_sitter import Node

EMPTY = {
    "Option": "None", "Vec": "Vec::new()", "String": "String::new()", "HashMap": "HashMap::new()",
    "VecDeque": "VecDeque::new()", "HashSet": "HashSet::new()",
}  # fmt: skip
"""A type -> what can stand in the place of a value of it."""
GUARDED = re.compile(
    r"\*?(?P<cell>[\w.]+)(?P<guard>\.(?:borrow(?:_mut)?\(\)|(?:lock|read|write)\(\)\.unwrap\(\)))(?P<field>(?:\.\w+)*)"
)
"""What is in a cell, reached through its guard."""
BINDING = (
    "match_expression", "let_condition", "let_declaration", "for_expression", "closure_expression", "function_item",
)  # fmt: skip


def _looked_at_and_copied(site: Site) -> Iterator[Edits]:
    """A match that borrows, and a copy in the arms that give away what they bind."""
    source = site.source
    for start, end in moved(site):
        match = next((one for one in up(source.tree.smallest(start, end)) if one.type == "match_expression"), None)
        value, body = (match.child_by_field_name(name) for name in ("value", "body")) if match else (None, None)
        if value is None or body is None or not value.start_byte <= start < value.end_byte:
            continue
        copies: list[Edits] = []
        for arm in (one for one in body.named_children if one.type == "match_arm"):
            pattern, given = (arm.child_by_field_name(name) for name in ("pattern", "value"))
            bound = re.findall(r"\b[a-z_]\w*\b", source.tree.text(pattern)) if pattern is not None else []
            names = [one for one in walk(given) if one.type == "identifier"] if given is not None else []
            copies += [
                source.insert(one.end_byte, ".clone()")
                for one in names
                if source.tree.text(one) in bound and (one == given or _given(one))
            ]
        yield joined([source.insert(value.start_byte, "&")], copies)


def _given(node: Node) -> bool:
    """Whether a variable is an argument, or the value of a field, or the last expression of a block."""
    above = node.parent
    return above is not None and (
        above.type in ("arguments", "field_initializer") or (above.type == "block" and above.named_children[-1] == node)
    )


def _without_deref(text: str) -> str:
    return re.sub(r"^\*+", "", text)


def _borrowed(site: Site) -> Iterator[Edits]:
    """A place that is only looked at, borrowed for it."""
    for start, end in moved(site):
        text = site.source.slice(start, end)
        plain = _without_deref(text)
        if text != plain:
            for way in (plain, f"&{text}", f"&mut {text}", f"&*{text}", f"&mut *{text}", f"&**{plain}"):
                yield site.source.edit(start, end, way)
            continue
        for way in (".as_ref()", ".as_mut()", ".as_deref()", ".as_deref_mut()"):
            yield site.source.edit(start, end, f"{text}{way}")
        for lead in ("&", "&mut "):
            yield site.source.edit(start, end, f"{lead}{text}")


def writing_receiver(site: Site) -> Edits:
    """`&self` of the function around as `&mut self`."""
    function = site.up("function_item")
    parameters = function.child_by_field_name("parameters") if function is not None else None
    for parameter in parameters.named_children if parameters is not None else ():
        text = site.source.tree.text(parameter)
        if parameter.type == "self_parameter" and text.startswith("&") and "mut" not in text:
            return site.source.replace(parameter, text.replace("self", "mut self"))
    return ()


def _variants(source: Source, item: Node) -> list[str]:
    """The variants of an enum that hold nothing."""
    found = [node for node in walk(item) if node.type == "enum_variant"]
    return [source.tree.text(node) for node in found if re.fullmatch(r"\w+", source.tree.text(node))]


def declared(source: Source, field: str) -> str:
    """The types that fields of this name are declared with."""
    found = source.tree.captures("(field_declaration name: (_) @name type: (_) @type)")
    return " ".join(source.tree.text(match["type"]) for match in found if source.tree.text(match["name"]) == field)


def _left(site: Site, place: str) -> Iterator[str]:
    """What can be left where something is taken: what is known of its type allows it."""
    source = site.source
    text = f"{said(site.error)} `{declared(source, place.rpartition('.')[2])}`"
    for name, value in EMPTY.items():
        if re.search(rf"`[^`]*\b{name}\b", text):
            yield value
    for name, item in types(source).items():
        if re.search(rf"`[^`]*\b{name}\b", text):
            yield from (f"{name}::{variant}" for variant in _variants(source, item))
            made = re.findall(rf"fn (new|default|empty)\(\) -> (?:Self|{name})\b", source.text)
            yield from (f"{name}::{new}()" for new in made)


def _taken(site: Site) -> Iterator[Edits]:
    """A place whose value is taken, and something left in it; the receiver is `&mut self` for it."""
    receiver = writing_receiver(site)
    for start, end in moved(site):
        text = site.source.slice(start, end)
        if (guarded := GUARDED.fullmatch(text)) is not None:
            writing = guarded["guard"].replace("borrow()", "borrow_mut()").replace("read()", "write()")
            for lead in ("", "*") if not guarded["field"] else ("",):
                whole = f"{lead}{guarded['cell']}{writing}{guarded['field']}"
                yield site.source.edit(start, end, f"std::mem::take(&mut {whole})")
        if not re.fullmatch(r"\*?[\w.]+(?:\[[^\]]*\])?", text):
            continue
        to = f"&mut {text}" if not text.startswith("*") or "." in text else text[1:]
        ways = [f"{_without_deref(text)}.take()", f"std::mem::take({to})"]
        ways += [f"std::mem::replace({to}, {value})" for value in dict.fromkeys(_left(site, text))]
        owner = written_by_owner(site, text)
        for way in ways:
            yield joined([receiver, site.source.edit(start, end, way)])
            if owner:
                yield joined([owner, site.source.edit(start, end, way)])


def written_by_owner(site: Site, place: str) -> Edits:
    """`mut` for the variable that a place is part of, where a plain name or `Some(name)` of the function binds it."""
    source, function, name = site.source, site.up("function_item"), place.lstrip("*").partition(".")[0]
    for node in walk(function) if function is not None and "." in place else ():
        above = node.parent
        if node.type != "identifier" or source.tree.text(node) != name or above is None:
            continue
        binds = above.type == "let_declaration" and above.child_by_field_name("pattern") == node
        if (binds or above.type == "tuple_struct_pattern") and "mut" not in source.slice(
            above.start_byte, node.end_byte
        ):
            return source.insert(node.start_byte, "mut ")
    return ()


def _matched_and_taken(site: Site) -> Iterator[Edits]:
    """What a pattern binds by reference and an arm uses up, taken out of its place by what is matched."""
    source, receiver = site.source, writing_receiver(site)
    name = site.text.lstrip("*").partition(".")[0].partition("(")[0]
    for node in up(site.node):
        value = node.child_by_field_name("value") if node.type in ("match_expression", "let_condition") else None
        if node.type in ("if_expression", "while_expression"):
            condition = node.child_by_field_name("condition")
            value = condition.child_by_field_name("value") if condition is not None else None
        if value is None or not re.fullmatch(r"\w+", name):
            continue
        if not re.search(rf"\w\([^()]*\b{name}\b", source.tree.text(node)):
            continue
        place = re.fullmatch(r"&?(?:mut )?([\w.]+?)(?:\.(?:as_ref|as_mut)\(\))?", source.tree.text(value))
        if place is not None:
            for way in (f"{place[1]}.take()", f"std::mem::take(&mut {place[1]})"):
                yield joined([receiver, source.replace(value, way)])


def _removed(site: Site) -> Iterator[Edits]:
    """An element that is moved out by its index is removed from its collection, or found there."""
    receiver = writing_receiver(site)
    for start, end in moved(site):
        match = re.fullmatch(r"(?P<list>[\w.]+)\[(?P<index>.+)\]", site.source.slice(start, end), re.DOTALL)
        if match is None:
            continue
        every, index = match["list"], match["index"]
        if index.startswith("&"):
            ways = [f"{every}.remove({index}).unwrap()", f"{every}.get({index}).cloned().unwrap()"]
        else:
            ways = [f"{every}.remove({index})", f"{every}.swap_remove({index})", f"std::mem::take(&mut {match[0]})"]
            ways += [f"{every}.get({index})", f"{every}.get({index}).cloned()"]
        for way in ways:
            yield joined([receiver, site.source.edit(start, end, way)])


def _bound_by_reference(site: Site) -> Iterator[Edits]:
    """Patterns without their `&`, so that what they bind is borrowed; what is matched without its `*`."""
    source = site.source
    for place in dict.fromkeys((site.node, *(node for node, _ in site.labels))):
        node = next((one for one in up(place) if one.type in BINDING), None)
        if node is None:
            continue
        value, parts = node.child_by_field_name("value"), _patterns(node)
        patterns = [one for part in parts for one in walk(part) if one.type == "reference_pattern"]
        bare = [source.replace(one, re.sub("^&(?:mut )?", "", source.tree.text(one))) for one in patterns]
        if bare:
            yield joined(bare)
        if value is not None and value.type == "unary_expression" and source.tree.text(value).startswith("*"):
            yield joined(bare, [source.replace(value, source.tree.text(value)[1:])])


def _patterns(node: Node) -> list[Node]:
    """The patterns of a match, or of whatever else binds."""
    body = node.child_by_field_name("body")
    holders = body.named_children if node.type == "match_expression" and body is not None else [node]
    found = [holder.child_by_field_name(name) for holder in holders for name in ("pattern", "parameters")]
    return [one for one in found if one is not None]


RULES = (
    Rule(
        "look-by-borrow", 8, MOVES, _borrowed, "borrow",
        "looks at what is in the place through a borrow of it", "std/option/enum.Option#method.as_ref",
    ),
    Rule(
        "look-and-copy", 8.5, MOVES, _looked_at_and_copied, "clone",
        "looks at a value through a borrow, and copies what an arm gives away", "reference/patterns#binding-modes",
    ),
    Rule(
        "take-and-leave", 8, MOVES, _taken, "code",
        "takes the value out of its place and leaves another there", "std/mem/fn.replace",
    ),
    Rule(
        "matched-and-taken", 8, MOVES, _matched_and_taken, "code",
        "takes what is matched out of its place, since an arm uses it up", "std/option/enum.Option#method.take",
    ),
    Rule(
        "remove-element", 9, ("E0507", "E0508"), _removed, "code",
        "removes the element that is moved out of its collection", "std/vec/struct.Vec#method.remove",
    ),
    Rule(
        "bind-by-reference", 7.5, ("E0507", "E0382", "E0508", "E0509"), _bound_by_reference, "borrow",
        "lets the pattern borrow what it binds", "reference/patterns#binding-modes",
    ),
)  # fmt: skip
