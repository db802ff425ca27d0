"""What is looked at in a queue, worked on and only then taken out: taken out first, and worked on by its owner.

`while let Some(job) = self.queue.front() { self.run(job); self.queue.pop_front(); }` lends from the queue for as long
as the work takes. Whoever takes the job out first owns it, and the queue is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.asked_twice import near
from rusta_tools.rules.ownership.order import CONFLICTS, statements
from rusta_tools.rules.ownership.parameters import functions, parameters
from rusta_tools.rules.types.declared import named, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

TAKES = {
    "front": "pop_front", "back": "pop_back", "last": "pop", "peek": "(?:pop|next)", "first": "pop_first",
}  # fmt: skip
"""A method that looks at an element -> the one that takes it out."""
_LOOKED = re.compile(r"(?P<place>[\w.]+)\.(?P<look>front|back|last|peek|first)(?:_mut)?\(\)")
_INSIDE = re.compile(r"Some\(&?(?:mut )?(?P<inside>.+)\)", re.DOTALL)
_LEAVES = ("return_expression", "break_expression", "continue_expression", "try_expression")


def _popped(site: Site) -> Iterator[Edits]:
    """The element is taken out where it was looked at; where it may stay, behind the last way out."""
    source = site.source
    for value, pattern, block in _looks(site):
        looked, inside = _LOOKED.fullmatch(text(source, value)), _INSIDE.fullmatch(text(source, pattern))
        if looked is None or inside is None:
            continue
        take = re.compile(rf"{re.escape(looked['place'])}\.{TAKES[looked['look']]}\(\);?")
        listed = statements(block)
        at = next((n for n, one in enumerate(listed) if take.fullmatch(text(source, one))), None)
        if at is None or (at == len(listed) - 1 and not text(source, listed[at]).endswith(";")):
            continue
        taking = text(source, listed[at]).rstrip(";")
        before = max((n + 1 for n, one in enumerate(listed[:at]) if _leaves(one)), default=0)
        gone, lent = _without(source, listed[at]), _lent(source, inside["inside"], listed[before:])
        free = _freed(source, inside["inside"], listed[before:])
        for changes in (lent, free):
            if before:
                bound = f"let {inside['inside']} = {taking}.unwrap();\n{source.indent(listed[before].start_byte)}"
                first = source.replace(listed[at], bound.strip()) if before == at else None
                start = [first] if first else [source.insert(listed[before].start_byte, bound), gone]
                yield joined(start, changes)
            else:
                owned = source.replace(pattern, f"Some({inside['inside']})") if pattern is not None else ()
                yield joined([source.replace(value, taking), owned, gone], changes)


def _looks(site: Site) -> Iterator[tuple[Node, Node | None, Node]]:
    """What is looked at, the pattern that it fits, and the block that follows."""
    for node in near(site, "while_expression", "if_expression", "match_expression"):
        condition = part(node, "condition")
        value = part(condition, "value") or part(node, "value")
        block = part(node, "consequence") or part(node, "body")
        if value is None or block is None:
            continue
        if node.type != "match_expression":
            yield value, part(condition, "pattern"), block
        for arm in named(block, "match_arm") if node.type == "match_expression" else ():
            inner = part(arm, "value")
            if inner is not None and inner.type == "block":
                yield value, part(arm, "pattern"), inner


def _leaves(statement: Node) -> bool:
    return any(one.type in _LEAVES for one in walk(statement, lambda one: one.type != "closure_expression"))


def _without(source: Source, statement: Node) -> Edits:
    """The block without a statement and the line that it stood on."""
    behind = statement.next_named_sibling
    if behind is not None:
        return source.edit(statement.start_byte, behind.start_byte, "")
    before = statement.prev_named_sibling
    return source.edit(before.end_byte if before is not None else statement.start_byte, statement.end_byte, "")


def _bound(source: Source, pattern: str, some: list[Node]) -> Iterator[Node]:
    names = set(re.findall(r"\b[a-z_]\w*\b", pattern))
    for one in some:
        yield from (node for node in walk(one) if node.type == "identifier" and text(source, node) in names)


def _lent(source: Source, pattern: str, some: list[Node]) -> list[Edits]:
    """What is now owned is lent to the program's own functions that borrow it."""
    edits = []
    for node in _bound(source, pattern, some):
        call = node.parent.parent if node.parent is not None and node.parent.type == "arguments" else None
        called = re.split(r"[.:]", text(source, part(call, "function")))[-1]
        index = named(node.parent).index(node) if call is not None else 0
        slots = [parameters(one) for one in functions(source, called)] if call is not None else []
        kinds = [text(source, part(slot[index], "type")) for slot in slots if len(slot) > index]
        edits += [source.insert(node.start_byte, "&")] if any(kind.startswith("&") for kind in kinds) else []
    return edits


def _freed(source: Source, pattern: str, some: list[Node]) -> list[Edits]:
    """The same where it is also dereferenced or matched."""
    edits = _lent(source, pattern, some)
    for node in _bound(source, pattern, some):
        above = node.parent
        if above is not None and above.type == "unary_expression" and text(source, above).startswith("*"):
            edits.append(source.edit(above.start_byte, node.start_byte, ""))
        elif above is not None and above.type == "match_expression" and part(above, "value") == node:
            edits.append(source.insert(node.start_byte, "&"))
    return edits


RULES = (
    Rule(
        "popped", 7.5, (*CONFLICTS, "E0507", "E0308"), _popped, "code",
        "takes an element out before it is worked on, and not after", "std/collections/struct.VecDeque",
    ),
)  # fmt: skip
