"""Owned in place of borrowed: in fields, in what is returned, and in local collections, with the values put there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.dropping import dropped
from rusta_tools.rules.lifetimes.owned import (
    EMPTY,
    SINKS,
    adapted,
    counterpart,
    kept,
    kind,
    owned_type,
    put,
    references,
    returned,
)
from rusta_tools.rules.lifetimes.sharing import TOO_SHORT
from rusta_tools.rules.lifetimes.signatures import (
    FUNCTIONS,
    Signature,
    Slot,
    declared,
    joined,
    kin,
    last_name,
    nodes,
    signatures,
    walk,
)

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 16
DANGLING = ("E0597", "E0515", "E0716", "E0505", "E0502", "E0506", "E0499", "E0521", "E0106", None)
GIVING = ("field_initializer", "shorthand_field_initializer", "assignment_expression", "call_expression")


def _is_syntax(site: Site) -> bool:
    return site.error.code is None and TOO_SHORT not in site.error.message


def _owned_return(site: Site) -> Iterator[Edits]:
    """A function returns what it made, not a borrow of it."""
    source, function = site.source, site.up(*FUNCTIONS)
    if function is None or _is_syntax(site):
        return
    own = Signature.of(source, function)
    given = references(function.child_by_field_name("return_type"))
    for moved in (True, False) if given else ():
        parts = []
        for one in kin(source, own):
            written = references(one.node.child_by_field_name("return_type"))
            gone = [(node.start_byte, node.end_byte) for node in written]
            parts += [owned_type(source, one.node.child_by_field_name("return_type")), dropped(source, gone)]
            if written:
                parts.append(_made(source, one.node, kind(source, written[-1]), moved))
        yield joined(parts)


def _made(source: Source, function: Node, borrowed: str, moved: bool) -> Edits:
    """What a function returns, owned; of a variable, what it is made of."""
    body, parts = function.child_by_field_name("body"), []
    for value in returned(function):
        inner = _unwrapped(source, value)
        name = source.tree.text(inner)
        if inner.type == "identifier" and body is not None and name in _locals(source, body):
            parts.append(kept(source, body, name, borrowed, moved=moved))
        else:
            parts.append(adapted(source, value, borrowed, moved=moved))
    return joined(parts)


def _unwrapped(source: Source, value: Node) -> Node:
    while value.type == "call_expression":
        function, arguments = value.child_by_field_name("function"), value.child_by_field_name("arguments")
        plain = function is not None and source.tree.text(function) in ("Some", "Ok")
        if not plain or arguments is None or len(arguments.named_children) != 1:
            break
        value = arguments.named_children[0]
    return value


def _locals(source: Source, body: Node) -> set[str]:
    lets = (node for node in walk(body) if node.type == "let_declaration")
    patterns = (node.child_by_field_name("pattern") for node in lets)
    return {source.tree.text(pattern) for pattern in patterns if pattern is not None}


def _owned_elements(site: Site) -> Iterator[Edits]:
    """A local variable or collection owns what is put into it."""
    source, function = site.source, site.up(*FUNCTIONS)
    body = function.child_by_field_name("body") if function is not None else None
    if body is None or _is_syntax(site):
        return
    for name in dict.fromkeys(_filled(site, body)):
        lets = [node for node in walk(body) if node.type == "let_declaration" and _binds(source, node, name)]
        written = [one for let in lets for one in references(let.child_by_field_name("type"))]
        kinds = [kind(source, one) for one in written] or ["str", "T", "[T]"]
        for borrowed in dict.fromkeys(kinds):
            for moved in (True, False):
                yield kept(source, body, name, borrowed, moved=moved)


def _binds(source: Source, let: Node, name: str) -> bool:
    pattern = let.child_by_field_name("pattern")
    return pattern is not None and source.tree.text(pattern) == name


def _filled(site: Site, body: Node) -> Iterator[str]:
    """The variables that something borrowed at the place is put into."""
    source, names = site.source, [*quoted(site.error), site.text.lstrip("&").partition(".")[0]]
    for node in site.around:
        left = node.child_by_field_name("left") if node.type == "assignment_expression" else None
        if left is not None and left.type == "identifier":
            yield source.tree.text(left)
        function = node.child_by_field_name("function") if node.type == "call_expression" else None
        if function is not None and function.type == "field_expression":
            receiver, method = function.child_by_field_name("value"), function.child_by_field_name("field")
            if receiver is not None and method is not None and source.tree.text(method) in SINKS:
                yield source.tree.text(receiver)
        pattern = node.child_by_field_name("pattern") if node.type == "let_declaration" else None
        if pattern is not None and pattern.type == "identifier":
            names.append(source.tree.text(pattern))
    names += _out_of(source, body, names)
    for node in walk(body):  # and those that are filled with what borrows from it
        function = node.child_by_field_name("function") if node.type == "call_expression" else None
        receiver = function.child_by_field_name("value") if function is not None else None
        if receiver is not None and receiver.type == "identifier":
            name = source.tree.text(receiver)
            if any(source.tree.text(one).lstrip("&") in names for one in put(source, node, name)):
                yield name


def _out_of(source: Source, body: Node, names: Sequence[str]) -> Iterator[str]:
    """What loops take out of a variable: `word` of `for word in line.split(' ')`."""
    plain = [re.escape(name) for name in names if name.isidentifier()]
    loops = [node for node in walk(body) if node.type == "for_expression"] if plain else []
    for pattern, value in ((loop.child_by_field_name("pattern"), loop.child_by_field_name("value")) for loop in loops):
        if pattern and value and re.match(rf"&?(?:{'|'.join(plain)})\b", source.tree.text(value)):
            yield from (source.tree.text(one) for one in walk(pattern) if one.type == "identifier")


def _owned_field(site: Site) -> Iterator[Edits]:
    """Fields own their values: all of a type, or one; its lifetime goes where nothing else needs it."""
    source = site.source
    if _is_syntax(site):
        return
    around = site.up("struct_item", "enum_item", *FUNCTIONS)
    items = [match["item"] for match in source.tree.captures("[(struct_item) (enum_item)] @item")]
    text = source.tree.text(around) if around is not None else ""
    items.sort(key=lambda item: (item != around, _name(source, item) not in text))
    every = [node for item in items for node in _borrowed_fields(item)]
    for item in items[:4]:
        fields = _borrowed_fields(item)
        groups = [fields, *([one] for one in fields)] if len(fields) > 1 else [fields]
        for group in groups[:4] if fields else ():
            for moved in (False, True):
                for read in (True, False):
                    yield _owned(source, group, moved=moved, read=read)
    if 1 < len(every) <= 12:
        for moved in (False, True):
            yield _owned(source, every, moved=moved, read=True)


def _name(source: Source, item: Node) -> str:
    name = item.child_by_field_name("name")
    return source.tree.text(name) if name is not None else ""


def _borrowed_fields(item: Node) -> list[Node]:
    """The declarations of fields, or the types of those without a name, that borrow."""
    found = []
    for node in walk(item):
        if node.type == "field_declaration":
            found.append(node)
        elif node.type == "ordered_field_declaration_list":
            found += [child for child in node.named_children if child.type.endswith("_type")]
    return [node for node in found if references(node)]


def _owned(source: Source, fields: Sequence[Node], *, moved: bool, read: bool) -> Edits:
    parts: list[Edits] = []
    gone: list[tuple[int, int]] = []
    for field in fields:
        written = references(field)
        gone += [(one.start_byte, one.end_byte) for one in written]
        parts += [source.replace(one, counterpart(source, one)) for one in written]
        borrowed, owner = kind(source, written[-1]), _owner(field)
        if owner is None:
            continue
        if field.type == "field_declaration":
            parts += _given_by_name(source, owner, field, borrowed, moved)
            parts += _read(source, field, borrowed) if read else ()
        else:
            parts += _given_by_place(source, owner, field, borrowed, moved)
    names = {_name(source, node) for field in fields if (node := _owner(field)) is not None}
    loose = _loosened(source, _holding(source, names))
    gone += [(slot.start, slot.end) for slot in loose]
    return joined(parts, [slot.elide for slot in loose], [dropped(source, gone)])


def _owner(field: Node) -> Node | None:
    """The struct or the variant that a field is of."""
    here: Node | None = field
    while here is not None and here.type not in ("struct_item", "enum_variant"):
        here = here.parent
    return here


def _given_by_name(source: Source, owner: Node, field: Node, borrowed: str, moved: bool) -> Iterator[Edits]:
    """The values of a field in literals of its type, what is assigned to it and what is put into it."""
    name = _name(source, field)
    for node in nodes(source, *GIVING):
        if node.type in ("field_initializer", "shorthand_field_initializer"):
            literal = node.parent.parent if node.parent is not None else None
            made = literal.child_by_field_name("name") if literal is not None else None
            if made is None or last_name(source.tree.text(made)) not in (_name(source, owner), "Self"):
                continue
            value, key = node.child_by_field_name("value"), node.child_by_field_name("field")
            if node.type == "field_initializer" and key is not None and source.tree.text(key) == name:
                yield adapted(source, value, borrowed, moved=moved)
            elif node.type == "shorthand_field_initializer" and source.tree.text(node) == name:
                yield _shorthand(source, node, name, borrowed, moved)
        elif node.type == "assignment_expression":
            left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
            if left is not None and source.tree.text(left).endswith(f".{name}"):
                yield _assigned(source, right, borrowed, moved)
        elif node.type == "call_expression":
            function = node.child_by_field_name("function")
            receiver = function.child_by_field_name("value") if function is not None else None
            if receiver is not None and source.tree.text(receiver).endswith(f".{name}"):
                for one in put(source, node, source.tree.text(receiver)):
                    yield adapted(source, one, borrowed, moved=moved)


def _body_around(node: Node) -> Node | None:
    function = node.parent
    while function is not None and function.type not in FUNCTIONS:
        function = function.parent
    return function.child_by_field_name("body") if function is not None else None


def _assigned(source: Source, value: Node | None, borrowed: str, moved: bool) -> Edits:
    """What is put into a field: an owned value; of a collection that is built here, one of owned values."""
    body = _body_around(value) if value is not None else None
    if (
        value is None
        or body is None
        or value.type != "identifier"
        or (name := source.tree.text(value)) not in _locals(source, body)
    ):
        return adapted(source, value, borrowed, moved=moved)
    lets = (one for one in walk(body) if one.type == "let_declaration" and _binds(source, one, name))
    listed = any("collect" in source.tree.text(let) or EMPTY.search(source.tree.text(let)) for let in lets)
    return kept(source, body, name, borrowed, moved=moved) if listed else adapted(source, value, borrowed, moved=moved)


def _shorthand(source: Source, node: Node, name: str, borrowed: str, moved: bool) -> Edits:
    """`S { name }`: a copy of the variable; of a collection that is built here, one of owned values."""
    body = _body_around(node)
    if body is not None and name in _locals(source, body):
        return kept(source, body, name, borrowed, moved=moved)
    text = ".to_string()" if borrowed == "str" else ".to_vec()" if borrowed.startswith("[") else ".clone()"
    return source.replace(node, f"{name}: {name}{text}")


def _given_by_place(source: Source, owner: Node, field: Node, borrowed: str, moved: bool) -> Iterator[Edits]:
    """The values of a field without a name, wherever its type or variant is made."""
    listed = field.parent.named_children if field.parent is not None else []
    index = [child for child in listed if not child.type.endswith(("modifier", "attribute_item"))].index(field)
    for match in source.tree.captures("(call_expression function: (_) @made arguments: (_) @given)"):
        made = last_name(source.tree.text(match["made"]))
        own = {_name(source, owner), *(["Self"] if owner.type == "struct_item" else [])}
        if made in own and len(match["given"].named_children) > index:
            yield adapted(source, match["given"].named_children[index], borrowed, moved=moved)


def _read(source: Source, field: Node, borrowed: str) -> Iterator[Edits]:
    """`self.name`, where a method returns it as a reference, is a borrow of the field; so is that of a closure."""
    name, whole = _name(source, field), field.child_by_field_name("type")
    yield from _looked_up(source, name, borrowed)
    if borrowed == "str" and whole is not None:
        yield from _looked_for(source, name, source.tree.text(whole))
    if whole is None or whole.type != "reference_type":
        return
    for one in signatures(source):
        if (
            one.receiver is not None
            and name in source.tree.text(one.node)
            and references(one.node.child_by_field_name("return_type"))
        ):
            for value in returned(one.node):
                if source.tree.text(value) == f"self.{name}":
                    yield source.insert(value.start_byte, "&")
    for match in source.tree.captures("(closure_expression body: (field_expression field: (_) @field) @body)"):
        if source.tree.text(match["field"]) == name:
            view = source.insert(match["body"].end_byte, ".as_str()")
            yield view if borrowed == "str" else source.insert(match["body"].start_byte, "&")


def _looked_for(source: Source, name: str, listed: str) -> Iterator[Edits]:
    """`self.names.contains(&name)`: owned texts of a list are compared with it, those of a set are asked for it."""
    for call in nodes(source, "call_expression"):
        text = source.tree.text(call)
        if found := re.fullmatch(rf"(?P<list>[\w.]*\.{name})\.contains\(&(?P<one>[\w.]+)\)", text):
            asked = f"contains({found['one']})" if "Set<" in listed else f"iter().any(|each| each == {found['one']})"
            yield source.replace(call, f"{found['list']}.{asked}")


def _looked_up(source: Source, name: str, borrowed: str) -> Iterator[Edits]:
    """`self.names.get(key).copied()` copied a borrow: what is owned is lent there."""
    for match in source.tree.captures(
        "(call_expression function: (field_expression value: (_) @value field: (_) @f)) @call"
    ):
        text = source.tree.text(match["value"])
        if source.tree.text(match["f"]) in ("copied", "cloned") and re.search(rf"(?:^|[\w)\]]\.){name}\.", text):
            lent = ".map(String::as_str)" if borrowed == "str" else ""
            yield source.edit(match["value"].end_byte, match["call"].end_byte, lent)


def _holding(source: Source, names: set[str]) -> set[str]:
    """The types of these names, and those that hold them."""
    items = [match["item"] for match in source.tree.captures("[(struct_item) (enum_item) (type_item)] @item")]
    found, before = set(names), 0
    while len(found) > before:
        before = len(found)
        for item in items:
            if any(node.type == "type_identifier" and source.tree.text(node) in found for node in walk(item)):
                found.add(_name(source, item))
    return found


def _loosened(source: Source, names: set[str]) -> list[Slot]:
    """The places in impls of the types that name a lifetime which no field needs any more."""
    found = []
    for match in source.tree.captures("(impl_item type: (_) @type body: (_) @body) @impl"):
        if last_name(source.tree.text(match["type"]).lstrip("&")) not in names:
            continue
        own = declared(source, match["impl"])
        for node in match["body"].named_children:
            if node.type in FUNCTIONS:
                found += [
                    slot
                    for slot in Signature.of(source, node).all
                    if slot.written in own and slot.node.type == "reference_type"
                ]
    return found


RULES = (
    Rule(
        "owned-return",
        8,
        ("E0515", "E0106", "E0597", "E0505", "E0716", "E0502", None),
        lambda site: islice(_owned_return(site), MOST),
        "signature",
        "returns an owned value, where there is nothing to borrow from",
        "book/ch04-02-references-and-borrowing#dangling-references",
    ),
    Rule(
        "owned-elements",
        8,
        ("E0597", "E0716", "E0505", "E0515", "E0499", "E0502", "E0506"),
        lambda site: islice(_owned_elements(site), MOST),
        "type",
        "lets a variable or collection own what is put into it",
        "book/ch04-02-references-and-borrowing#the-rules-of-references",
    ),
    Rule(
        "owned-field",
        9,
        DANGLING,
        lambda site: islice(_owned_field(site), 24),
        "type",
        "lets fields own their values, and drops the lifetime that they needed",
        "book/ch10-03-lifetime-syntax#in-struct-definitions",
    ),
)
