"""Callbacks and commands in a field that are called with their owner: held apart from it for as long as they run.

`(self.on_hit)(self)` and `self.history[i].undo(self)` lend from the owner what is then given the whole owner. A counted
pointer of its own, or the value taken out for the call and put back behind it, leaves the owner free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.owned import put
from rusta_tools.rules.lifetimes.signatures import joined, nodes, walk
from rusta_tools.rules.ownership.asked_twice import near
from rusta_tools.rules.ownership.order import fresh, statement
from rusta_tools.rules.types.declared import imports, named, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

CODES = ("E0502", "E0499")
_PLACE = re.compile(r"\(?(?P<place>(?P<owner>\w+)(?:\.\w+)*\.(?P<field>\w+)(?:\[[^\[\]]*\])?)\)?")
_LOOKED_UP = re.compile(r"(?P<owner>\w+)(?:\.\w+)*\.(?P<field>\w+)\.(?:get|last|first)\(.*\)", re.DOTALL)
_BOXED = re.compile(r"\bBox(?=<dyn\b)")
_SEARCHED = re.compile(r"(?P<place>\w+(?:\.\w+)*\.(?P<field>\w+))\.\w+\(")
_LEAVING = ("return_expression", "try_expression", "break_expression", "continue_expression")
_LENT = re.compile(r"(?:&mut )?(?P<place>\w+(?:\.\w+)+?)(?:\.as_mut\(\)|\.as_deref_mut\(\)|\.as_ref\(\))?")


def _counted(site: Site) -> Iterator[Edits]:
    """The object is owned by counting, and whoever calls it holds it as well."""
    source = site.source
    called = {found["field"] for call in nodes(source, "call_expression") if (found := _with_owner(source, call))}
    mine = next((one for call in near(site, "call_expression") if (one := _with_owner(source, call))), None)
    if mine is None:
        return
    for some in dict.fromkeys(((mine["field"],), tuple(called))):
        types = [one for field in some for one in _types(source, field)]
        if types:
            yield joined(
                imports(site, "std::rc::Rc"),
                (source.edit(*span, "Rc") for span in types),
                (edits for field in some for edits in _given(source, field)),
                (edits for field in some for edits in _held(source, field)),
            )


def _with_owner(source: Source, call: Node) -> re.Match[str] | None:
    """The place of what is called, where its owner is among the arguments."""
    function, given = part(call, "function"), named(part(call, "arguments"))
    if function is None or source.tests(call):
        return None
    held = part(function, "value") if function.type == "field_expression" else function
    found = _PLACE.fullmatch(text(source, held))
    owners = (text(source, one).removeprefix("&mut ").removeprefix("&") for one in given)
    return found if found is not None and found["owner"] in owners else None


def _counted_lookup(site: Site) -> Iterator[Edits]:
    """The same for what was looked up: `match self.handlers.get(name) { Some(handler) => handler(self) … }`."""
    source = site.source
    owners = {text(source, one).removeprefix("&mut ").removeprefix("&") for one in _arguments(site)}
    for node in near(site, "match_expression", "let_condition"):
        value = part(node, "value")
        found = _LOOKED_UP.fullmatch(text(source, value))
        if value is None or found is None or found["owner"] not in owners:
            continue
        types = list(_types(source, found["field"]))
        if types:
            yield joined(
                imports(site, "std::rc::Rc"),
                (source.edit(*span, "Rc") for span in types),
                _given(source, found["field"]),
                [source.insert(value.end_byte, ".cloned()")],
            )


def _arguments(site: Site) -> list[Node]:
    return [one for call in near(site, "call_expression") for one in named(part(call, "arguments"))]


def _types(source: Source, field: str) -> Iterator[tuple[int, int]]:
    """Where the type of a field says `Box`, by way of the name that it has."""
    for node in nodes(source, "field_declaration"):
        kind = part(node, "type")
        if kind is None or text(source, part(node, "name")) != field:
            continue
        alias = next((one for one in nodes(source, "type_item") if _names(source, one, kind)), None)
        kind = part(alias, "type") or kind
        for found in _BOXED.finditer(text(source, kind)):
            yield kind.start_byte + found.start(), kind.start_byte + found.end()


def _names(source: Source, alias: Node, kind: Node) -> bool:
    return re.search(rf"\b{text(source, part(alias, 'name'))}\b", text(source, kind)) is not None


def _given(source: Source, field: str) -> Iterator[Edits]:
    """What is put into the field, owned by counting."""
    for node in nodes(source, "field_initializer"):
        if text(source, part(node, "field")) == field and not source.tests(node):
            yield _by_count(source, part(node, "value"))
    for node in nodes(source, "shorthand_field_initializer"):
        if text(source, node) == field and not source.tests(node):
            yield source.replace(node, f"{field}: {field}.into()")
    for node in nodes(source, "call_expression"):
        receiver = text(source, part(part(node, "function"), "value"))
        if receiver.endswith(f".{field}") and not source.tests(node):
            for one in put(source, node, receiver):
                yield _by_count(source, one)


def _by_count(source: Source, value: Node | None) -> Edits:
    written = text(source, value)
    if value is None or re.fullmatch(r"\w+::\w+\(\)|vec!\[\]|None", written):
        return ()
    boxes = [one for one in walk(value) if text(source, one) == "Box::new" and one.type == "scoped_identifier"]
    if boxes:
        return joined(source.replace(one, "Rc::new") for one in boxes)
    return source.replace(value, f"{written}.into()") if value.type == "identifier" else ()


def _held(source: Source, field: str) -> Iterator[Edits]:
    """Each call with the owner is one of a pointer that the caller holds."""
    for call in nodes(source, "call_expression"):
        found, whole, function = _with_owner(source, call), statement(call), part(call, "function")
        if found is None or found["field"] != field or whole is None or function is None:
            continue
        held = part(function, "value") if function.type == "field_expression" else function
        name = field if found["place"].endswith(field) else fresh(source, "held")
        made = f"let {name} = Rc::clone(&{found['place']});\n{source.indent(whole.start_byte)}"
        if held is not None:
            yield joined([source.insert(whole.start_byte, made), source.replace(held, name)])


def _taken_for_turn(site: Site) -> Iterator[Edits]:
    """`if let Some(hook) = &mut self.hook { hook(self) }`: taken out of its owner, and put back at the end."""
    source = site.source
    for node in near(site, "if_expression"):
        condition, body = part(node, "condition"), part(node, "consequence")
        value, pattern = (
            part(condition, "value"),
            re.fullmatch(r"Some\((\w+)\)", text(source, part(condition, "pattern"))),
        )
        lent = _LENT.fullmatch(text(source, value))
        if value is None or body is None or lent is None or pattern is None:
            continue
        if any(one.type in _LEAVING for one in walk(body)):
            continue
        pad, last = source.indent(node.start_byte), named(body)[-1:]
        ended = "" if not last or text(source, last[0]).endswith((";", "}")) else ";"
        place, close = part(condition, "pattern"), body.end_byte - 1 - len(pad) - 1
        if place is None or source.slice(close, body.end_byte) != f"\n{pad}}}":
            continue
        yield joined(
            [
                source.replace(place, f"Some(mut {pattern[1]})"),
                source.replace(value, f"{lent['place']}.take()"),
                source.insert(close, f"{ended}\n{pad}    {lent['place']} = Some({pattern[1]});"),
            ]
        )


def _taken_for_search(site: Site) -> Iterator[Edits]:
    """`if let Some(one) = self.list.iter_mut().find(…) { one.load(self) }`: the list is taken out, and put back."""
    source = site.source
    for node in near(site, "if_expression", "match_expression"):
        value, whole = part(part(node, "condition") or node, "value"), statement(node)
        found = _SEARCHED.match(text(source, value))
        plain = node.type == "if_expression" and part(node, "alternative") is None
        if value is None or whole is None or found is None or not (plain or text(source, whole).endswith(";")):
            continue
        if any(one.type in _LEAVING for one in walk(node)):
            continue
        place, name = found["place"], fresh(source, f"taken_{found['field']}")
        pad = source.indent(whole.start_byte)
        yield joined(
            [
                source.insert(whole.start_byte, f"let mut {name} = std::mem::take(&mut {place});\n{pad}"),
                source.edit(value.start_byte, value.start_byte + len(place.encode()), name),
                source.insert(whole.end_byte, f"\n{pad}{place} = {name};"),
            ]
        )


RULES = (
    Rule(
        "held-for-call", 8.5, CODES, _counted, "type",
        "holds what is called by counting, so that its owner can be given to it",
        "book/ch15-04-rc",
    ),
    Rule(
        "held-when-found", 8.5, CODES, _counted_lookup, "type",
        "holds what was looked up by counting, so that its owner can be given to it",
        "book/ch15-04-rc",
    ),
    Rule(
        "taken-for-search", 8, CODES, _taken_for_search, "code",
        "takes a list out of its owner for as long as one of it works with the owner, and puts it back",
        "std/mem/fn.take",
    ),
    Rule(
        "taken-for-turn", 8, CODES, _taken_for_turn, "code",
        "takes a value out of its owner for as long as it works with the owner, and puts it back",
        "std/option/enum.Option#method.take",
    ),
)  # fmt: skip
