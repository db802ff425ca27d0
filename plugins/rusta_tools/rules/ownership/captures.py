"""What a closure captures: a clone made for it, so that it owns what it keeps and the rest of the program its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.moves import COPIED, up
from rusta_tools.rules.ownership.options import declared
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


def _of_others_cloned(site: Site) -> Iterator[Edits]:
    """The fields of a borrowed variable that a boxed closure uses are cloned for it, under names of their own."""
    source, function = site.source, site.up("function_item")
    if function is None:
        return
    boxed = [one for one in walk(function) if one.type == "closure_expression" and _is_boxed(source, one)]
    each = [edits for one in boxed if (edits := _fields_of_others(source, one))]
    yield from each
    if len(each) > 1:
        yield joined(each)


def _is_boxed(source: Source, closure: Node) -> bool:
    call = closure.parent.parent if closure.parent is not None and closure.parent.type == "arguments" else None
    function = call.child_by_field_name("function") if call is not None else None
    return function is not None and re.search(r"\b(?:Box|Rc|Arc)::new$", source.tree.text(function)) is not None


def _fields_of_others(source: Source, closure: Node) -> Edits:
    text, whole, body = source.tree.text(closure), statement(closure), closure.child_by_field_name("body")
    if whole is None or body is None:
        return ()
    own = set(re.findall(r"[a-z_]\w*", text[: text.find("|", text.find("|") + 1)]))
    own |= set(re.findall(r"\blet (?:mut )?(\w+)", text))
    paths = dict.fromkeys(re.findall(r"(?<![\w.])([a-z_]\w*)\.([a-z_]\w*)\b(?!\s*\()", source.tree.text(body)))
    paths = {pair: None for pair in paths if pair[0] not in own}
    taken, inside, lets = variables(source), text, ""
    for owner, field in paths:
        name = field if field not in taken and field not in own else f"{owner}_{field}"
        copied = COPIED.fullmatch(declared(source, field)) is not None
        lets += f"let {name} = {owner}.{field}{'' if copied else '.clone()'};\n{source.indent(whole.start_byte)}"
        inside = re.sub(rf"(?P<lead>&?)(?<![\w.]){owner}\.{field}\b(?!\s*\()", rf"\g<lead>{name}", inside)
    changed = source.replace(closure, _owning(source, closure, inside))
    return joined([source.insert(whole.start_byte, lets), changed]) if paths else ()


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
        "others-fields-for-closure", 8.5, KEPT, _of_others_cloned, "clone",
        "gives a closure that is kept the fields that it reads as its own", "reference/types/closure#capture-modes",
    ),
    Rule(
        "cloned-for-closure", 9, KEPT, _cloned, "clone",
        "clones for the closure what is still used after it", "book/ch16-03-shared-state",
    ),
    Rule(
        "fields-for-closure", 8.5, KEPT, _fields_cloned, "code",
        "gives a closure the fields that it uses in place of all of self", "reference/types/closure#capture-modes",
    ),
)  # fmt: skip
