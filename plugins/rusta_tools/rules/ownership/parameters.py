"""A parameter that takes a value or borrows it: its type changes together with every call.

Calls in tests stay as they are: they say what a program is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import FUNCTIONS, joined
from rusta_tools.rules.ownership.moves import MOVES, moved, up

if TYPE_CHECKING:
    from tree_sitter import Node

Place = tuple[int, int]

_BOXED = re.compile(r"(?:mut )?(?P<name>\w+):\s*Box<(?P<of>dyn .+)>", re.DOTALL)
OPENS, CLOSES = "([{", ")]}"


def functions(source: Source, name: str) -> list[Node]:
    """The functions of this name, and what traits say of them."""
    found = source.tree.captures("[(function_item) (function_signature_item)] @function")
    return [
        match["function"]
        for match in found
        if (own := match["function"].child_by_field_name("name")) is not None and source.tree.text(own) == name
    ]


def parameters(function: Node) -> list[Node]:
    """What a function takes besides its receiver."""
    listed = function.child_by_field_name("parameters")
    return [one for one in listed.named_children if one.type == "parameter"] if listed is not None else []


def tests(source: Source) -> list[Place]:
    """The bytes of what only tests see."""
    found = source.tree.captures("[(function_item) (mod_item)] @item")
    marked = []
    for match in found:
        before = match["item"].prev_named_sibling
        while before is not None and before.type in ("attribute_item", "line_comment"):
            if re.search(r"#\[(?:\w+::)?test\b|cfg\(test\)", source.tree.text(before)):
                marked.append((match["item"].start_byte, match["item"].end_byte))
            before = before.prev_named_sibling
    return marked


def calls(source: Source, name: str) -> Iterator[tuple[int, list[Place]]]:
    """Every call of this name outside of tests: where its name is, and its arguments; inside macros too."""
    data, kept = source.tree.data.decode("latin-1"), tests(source)  # a character for each byte
    for match in re.finditer(rf"(?<!fn )\b{name}(?:::<[^()]*>)?\(", data):
        if not any(start <= match.start() < end for start, end in kept):
            yield match.start(), list(_arguments(data, match.end()))


def _arguments(data: str, at: int) -> Iterator[Place]:
    depth, start, quoted = 0, at, False
    for here in range(at, len(data)):
        sign = data[here]
        if sign == '"' and data[here - 1] != "\\":
            quoted = not quoted
        if quoted:
            continue
        if depth == 0 and (sign == "," or sign == ")"):
            lead = len(data[start:here]) - len(data[start:here].lstrip())
            if data[start:here].strip():
                yield start + lead, start + len(data[start:here].rstrip())
            start = here + 1
            if sign == ")":
                return
        depth += (sign in OPENS) - (sign in CLOSES)


def argument(site: Site, start: int, end: int) -> tuple[str, int] | None:
    """The function whose argument a place is, and which of its arguments."""
    source = site.source
    for name in dict.fromkeys(re.findall(r"\b(\w+)(?:::<[^()]*>)?\(", source.slice(*_line(site, start)))):
        for _, given in calls(source, name):
            for index, (first, last) in enumerate(given):
                if first <= start and end <= last and re.fullmatch(r"[&*\w.\[\]\s]*", source.slice(first, last)):
                    return name, index
    return None


def _line(site: Site, at: int) -> Place:
    statement = next(
        (one for one in up(site.source.tree.smallest(at, at)) if one.parent and one.parent.type == "block"), None
    )
    return (statement.start_byte, statement.end_byte) if statement is not None else site.source.line_of(at)


def _by_reference(site: Site) -> Iterator[Edits]:
    """`fn f(x: T)` becomes `fn f(x: &T)`, and `f(x)` everywhere `f(&x)`."""
    source = site.source
    for slots, places in _handed_over(site):
        for lead in ("&", "str", "&mut "):
            signature = [_borrowing(source, slot, lead) for slot in slots]
            given = [_lent(source, place, "&mut " if lead == "&mut " else "&") for place in places]
            if all(signature):
                yield joined(signature, given)


def _handed_over(site: Site) -> Iterator[tuple[list[Node], list[Place]]]:
    """The parameters by which what moved was taken, and what is given for them in every call."""
    source = site.source
    for start, end in moved(site):
        found = argument(site, start, end)
        if found is not None:
            name, index = found
            slots = [own[index] for one in functions(source, name) if len(own := parameters(one)) > index]
            if slots:
                yield slots, [all_of[index] for _, all_of in calls(source, name) if len(all_of) > index]


def _borrowing(source: Source, parameter: Node, lead: str) -> Edits:
    pattern, kind = (parameter.child_by_field_name(name) for name in ("pattern", "type"))
    if pattern is None or kind is None or kind.type == "reference_type":
        return ()
    text, changed = source.tree.text(kind), f"{lead}{source.tree.text(kind)}"
    if lead == "str":
        view = re.fullmatch(r"(?:String|Vec<(.+)>)", text, re.DOTALL)
        if view is None:
            return ()
        changed = f"&[{view[1]}]" if view[1] else "&str"
    name = source.tree.text(pattern)
    return source.edit(parameter.start_byte, parameter.end_byte, f"{name}: {changed}")


def _lent(source: Source, place: Place, borrow: str) -> Edits:
    text = source.slice(*place)
    if text.startswith("&"):
        return ()
    return source.edit(*place, borrow + text.removesuffix(".clone()"))


def _object_by_reference(site: Site) -> Iterator[Edits]:
    """`fn f(x: Box<dyn T>)` becomes `fn f(x: &mut dyn T)`; calls lend what is in the box, or hand the borrow on."""
    source = site.source
    for slots, places in _handed_over(site):
        boxed = [(slot, match) for slot in slots if (match := _BOXED.fullmatch(source.tree.text(slot))) is not None]
        inside = {match["name"] for _, match in boxed}
        lent = {source.slice(*place) for place in places} - inside
        for lead in ("&", "&mut ") if boxed else ():
            signature = (source.replace(slot, f"{match['name']}: {lead}{match['of']}") for slot, match in boxed)
            given = (_unboxed(source, place, lead, inside) for place in places)
            yield joined(signature, given, _writable(source, lent) if lead == "&mut " else ())


def _unboxed(source: Source, place: Place, lead: str, inside: set[str]) -> Edits:
    text = source.slice(*place)
    new = re.fullmatch(r"Box::new\((.+)\)", text, re.DOTALL)
    if new is not None:
        return source.edit(*place, f"{lead}{new[1]}")
    return source.edit(*place, f"{lead}*{text}") if text not in inside else ()


def _writable(source: Source, names: set[str]) -> Iterator[Edits]:
    """`mut` for the variables of these names."""
    kept = tests(source)
    for match in source.tree.captures("(let_declaration pattern: (identifier) @name) @let"):
        shut = not any(start <= match["let"].start_byte < end for start, end in kept)
        bare = all(child.type != "mutable_specifier" for child in match["let"].children)
        if shut and bare and source.tree.text(match["name"]) in names:
            yield source.insert(match["name"].start_byte, "mut ")


def _by_value(site: Site) -> Iterator[Edits]:
    """`fn f(x: &T)` becomes `fn f(x: T)`, where its body moves out of it, and `f(&x)` everywhere `f(x)`."""
    source, function = site.source, site.up(*FUNCTIONS)
    own = function.child_by_field_name("name") if function is not None else None
    if function is None or own is None:
        return
    name = source.tree.text(own)
    for index, parameter in enumerate(parameters(function)):
        kind = parameter.child_by_field_name("type")
        if kind is None or kind.type != "reference_type":
            continue
        slots = [theirs[index] for one in functions(source, name) if len(theirs := parameters(one)) > index]
        for owned in _owned(source.tree.text(kind)):
            signature = [
                source.replace(one, re.sub(r":\s*&.*", "", source.tree.text(one)) + f": {owned}") for one in slots
            ]
            for how in ("", ".clone()"):
                given = [_given(source, all_of[index], how) for _, all_of in calls(source, name) if len(all_of) > index]
                yield joined(signature, given, [_without_deref(source, function, parameter)])


def _without_deref(source: Source, function: Node, parameter: Node) -> Edits:
    """The body with x where it says `*x`."""
    pattern, body = parameter.child_by_field_name("pattern"), function.child_by_field_name("body")
    if pattern is None or body is None:
        return ()
    name = source.tree.text(pattern)
    found = source.tree.captures("(unary_expression (identifier) @name) @deref")
    return tuple(
        edit
        for match in found
        if body.start_byte <= match["deref"].start_byte < body.end_byte
        and source.tree.text(match["deref"]) == f"*{name}"
        for edit in source.replace(match["deref"], name)
    )


def _owned(kind: str) -> Iterator[str]:
    plain = re.sub(r"^&(?:'\w+ )?(?:mut )?", "", kind)
    view = re.fullmatch(r"\[(.+)\]", plain)
    yield "String" if plain == "str" else f"Vec<{view[1]}>" if view else plain


def _given(source: Source, place: Place, how: str) -> Edits:
    text = source.slice(*place)
    plain = re.sub(r"^&(?:mut )?", "", text)
    return source.edit(*place, f"{plain}{how}") if text != plain or how else ()


def _receiver_borrows(site: Site) -> Iterator[Edits]:
    """A method of the program that uses up its receiver borrows it: in its trait and in every impl."""
    source = site.source
    names = [source.slice(node.start_byte, node.end_byte) for node, label in site.labels if "method call" in label]
    for name in dict.fromkeys(re.split(r"[(:]", text)[0].rpartition(".")[2] for text in names):
        listed = [one.child_by_field_name("parameters") for one in functions(source, name)]
        taking = [one.named_children[0] for one in listed if one is not None and one.named_children]
        taking = [one for one in taking if one.type == "self_parameter" and "&" not in source.tree.text(one)]
        for receiver in ("&self", "&mut self") if taking else ():
            yield joined(source.replace(one, receiver) for one in taking)


RULES = (
    Rule(
        "by-reference", 8.5, MOVES, _by_reference, "signature",
        "lets a function borrow what it is given, and every call lend it", "book/ch04-02-references-and-borrowing",
    ),
    Rule(
        "object-by-reference", 8.5, ("E0382",), _object_by_reference, "signature",
        "lets a function borrow the object that it was given in a box", "reference/types/trait-object",
    ),
    Rule(
        "by-value", 9.5, ("E0507", "E0515", "E0505", "E0521", "E0597", "E0716"), _by_value, "signature",
        "lets a function take what it is given, and every call give it", "book/ch04-01-what-is-ownership",
    ),
    Rule(
        "receiver-borrows", 7.5, ("E0382", "E0505", "E0507"), _receiver_borrows, "signature",
        "borrows the receiver of a method that needs no more", "book/ch05-03-method-syntax",
    ),
)  # fmt: skip
