"""A closure that holds a borrow for as long as it lives: it is given the variable in each call instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.names.unmet import shown
from rusta_tools.rules.ownership.parameters import calls
from rusta_tools.rules.types.declared import below, declared_type, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

HELD = ("E0499", "E0500", "E0501", "E0502", "E0503", "E0505", "E0506", "E0382")
_NUMBERS = ("usize", "u32", "u64", "i64", "f64")
_ARGUMENTS = {"HashMap": "<_, _>", "BTreeMap": "<_, _>", "HashSet": "<_>", "BTreeSet": "<_>", "VecDeque": "<_>"}
_SMALL = re.compile(r"[iuf]\d+|[iu]size|bool|char")
_READ = ("field_expression", "index_expression")


def _passed(site: Site) -> Iterator[Edits]:
    """Every closure of the function that captures the variable takes it as its first parameter."""
    function = site.up("function_item")
    for name in dict.fromkeys(re.findall(r"`\*?(\w+)(?:\.[\w.]+)?`", said(site.error))):
        places = _declarations(site.source, function, name)
        lets = [one for one in _closures(site.source, function) if _captures(site.source, one, name)]
        for place in places if lets else ():
            yield from _given(site.source, lets, name, place)


def _declarations(source: Source, function: Node | None, name: str) -> list[Node]:
    """Where the function declares a variable: the last is meant."""
    found = list(below(function, "let_declaration", "parameter")) if function is not None else []
    return [one for one in found if text(source, part(one, "pattern")).removeprefix("mut ") == name][-1:]


def _closures(source: Source, function: Node | None) -> list[Node]:
    """The `let`s that hold a closure."""
    lets = below(function, "let_declaration") if function is not None else ()
    return [one for one in lets if (value := part(one, "value")) is not None and value.type == "closure_expression"]


def _captures(source: Source, let: Node, name: str) -> bool:
    closure = part(let, "value")
    own = text(source, part(closure, "parameters"))
    body = part(closure, "body")
    told = [one for macro in (below(body, "token_tree") if body is not None else ()) for one in shown(source, macro)]
    return re.search(rf"\b{name}\b", own) is None and (name in told or bool(_uses(source, body, name)))


def _uses(source: Source, body: Node | None, name: str) -> list[Node]:
    inside = [body, *below(body, "identifier")] if body is not None else []
    return [one for one in inside if one.type == "identifier" and text(source, one) == name]


def _given(source: Source, lets: Sequence[Node], name: str, place: Node) -> Iterator[Edits]:
    kind = declared_type(source, place) or "_"
    kind += _ARGUMENTS.get(kind, "")
    kinds = [kind, *(_NUMBERS if kind == "i32" and part(place, "type") is None else ())]
    for one in kinds:
        if one.startswith("&"):
            yield _with_parameter(source, lets, name, one, name, star="")
            continue
        writes = any(_writes(source, let, name) for let in lets)
        if not writes and _SMALL.fullmatch(one):
            yield _with_parameter(source, lets, name, one, name, star="")
        sign = "&mut " if writes else "&"
        yield _with_parameter(source, lets, name, f"{sign}{one}", f"{sign}{name}", star="*")


def _writes(source: Source, let: Node, name: str) -> bool:
    """Whether a closure may change a variable: it must be `mut` for some variable, or says so."""
    closure = text(source, part(let, "value"))
    return text(source, let).startswith("let mut ") or f"&mut {name}" in closure


def _with_parameter(source: Source, lets: Sequence[Node], name: str, kind: str, value: str, *, star: str) -> Edits:
    """The closures with the parameter, their calls with the value; nothing where one of them is not only called."""
    edits: list[Edits] = []
    for let in lets:
        closure, own = part(let, "value"), part(let, "pattern")
        listed, called = part(closure, "parameters"), text(source, own).removeprefix("mut ")
        made = list(calls(source, called))
        if closure is None or listed is None or own is None or len(made) + 1 != _mentions(source, called):
            return ()
        inside = text(source, listed)[1:-1]
        edits.append(source.replace(listed, f"|{name}: {kind}{', ' if inside.strip() else ''}{inside}|"))
        if own.type == "mut_pattern" or text(source, let).startswith("let mut "):
            lead = source.slice(let.start_byte, own.end_byte)
            edits.append(source.edit(let.start_byte, own.end_byte, lead.replace("mut ", "", 1)))
        uses = [one for one in _uses(source, part(closure, "body"), name) if star and _is_plain(source, one)]
        edits += [source.insert(one.start_byte, star) for one in uses]
        for at, given in made:
            opened = source.tree.data.index(b"(", at) + 1
            edits.append(source.insert(opened, f"{value}, " if given else value))
    return joined(edits)


def _mentions(source: Source, name: str) -> int:
    return len(re.findall(rf"(?<![.\w]){name}\b", source.text))


def _is_plain(source: Source, use: Node) -> bool:
    """Whether a use is of the value itself: not of what it has, and not already of a reference to it."""
    above = use.parent
    if above is None or above.type in ("token_tree", "arguments"):
        return False
    return not (above.type in _READ and above.named_children[0] == use)


RULES = (
    Rule(
        "lent-to-closure", 8, HELD, _passed, "code",
        "gives a closure the variable in each call, so that it holds no borrow between them",
        "reference/types/closure#capture-modes",
    ),
)  # fmt: skip
