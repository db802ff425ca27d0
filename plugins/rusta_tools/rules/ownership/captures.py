"""What a closure captures: a clone made for it, so that it owns what it keeps and the rest of the program its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.moves import up
from rusta_tools.rules.ownership.order import statement, variables

if TYPE_CHECKING:
    from tree_sitter import Node

KEPT = ("E0382", "E0505", "E0507", "E0373", "E0597", "E0521", "E0506", "E0502", "E0499", "E0716", None)
CAPTURED = re.compile(
    r"(?:moved value|of|use of): `(\w+)`|out of `(\w+)`|borrows `(\w+)`|`(\w+)` does not live long enough"
)


def closures(site: Site) -> Iterator[Node]:
    """The closures and async blocks around the places of the error, and those in its statement."""
    places = [*(node for node, _ in site.labels), site.node]
    whole = statement(site.node)
    nodes = [*(one for place in places for one in up(place)), *(walk(whole) if whole is not None else ())]
    yield from dict.fromkeys(one for one in nodes if one.type in ("closure_expression", "async_block"))


def _owning(source: Source, closure: Node, text: str) -> str:
    """A closure of this text that takes what it captures."""
    if source.tree.text(closure).startswith(("move", "async move")):
        return text
    return text.replace("async", "async move", 1) if closure.type == "async_block" else f"move {text}"


def _cloned(site: Site) -> Iterator[Edits]:
    """A variable that is captured and still wanted is cloned for the closure, in a block or before the statement."""
    source, match = site.source, CAPTURED.search(site.error.message)
    name = next((one for one in match.groups() if one), None) if match is not None else None
    for closure in closures(site):
        text = source.tree.text(closure)
        whole = statement(closure)
        if name is None or whole is None or not re.search(rf"\b{name}\b", text):
            continue
        yield _in_block(source, closure, {name: name})
        other = f"{name}_clone" if f"{name}_clone" not in variables(source) else f"{name}_again"
        inside = re.sub(rf"(?<![.\w]){name}\b(?!\s*:[^:])", other, text)
        bound = source.insert(whole.start_byte, f"let {other} = {name}.clone();\n{source.indent(whole.start_byte)}")
        yield joined([bound, source.replace(closure, _owning(source, closure, inside))])


def _in_block(source: Source, closure: Node, names: dict[str, str]) -> Edits:
    indent = source.indent(closure.start_byte)
    lets = "".join(f"{indent}    let {name} = {value}.clone();\n" for name, value in names.items())
    text = _owning(source, closure, source.tree.text(closure))
    return source.replace(closure, f"{{\n{lets}{indent}    {text}\n{indent}}}")


def _fields_cloned(site: Site) -> Iterator[Edits]:
    """The fields of self that a closure uses are cloned before it, and used by their own names in it."""
    source = site.source
    for closure in closures(site):
        text, whole = source.tree.text(closure), statement(closure)
        fields = dict.fromkeys(re.findall(r"\bself\.(\w+)\b(?!\s*\()", text))
        if whole is None or not fields:
            continue
        inside = re.sub(r"\bself\.(\w+)\b(?!\s*\()", r"\1", text)
        indent = source.indent(whole.start_byte)
        for lead, way in (("", ".clone()"), ("&", ""), ("&mut ", ""), ("", "")):
            lets = "".join(f"let {field} = {lead}self.{field}{way};\n{indent}" for field in fields)
            changed = inside if lead else _owning(source, closure, inside)
            yield joined([source.insert(whole.start_byte, lets), source.replace(closure, changed)])


RULES = (
    Rule(
        "cloned-for-closure", 9, KEPT, _cloned, "clone",
        "clones for the closure what is still used after it", "book/ch16-03-shared-state",
    ),
    Rule(
        "fields-for-closure", 8.5, KEPT, _fields_cloned, "code",
        "gives a closure the fields that it uses in place of all of self", "reference/types/closure#capture-modes",
    ),
)  # fmt: skip
