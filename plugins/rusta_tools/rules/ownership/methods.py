"""A method borrows all of `self`, though it needs a field or two: its body in place of the call, or those fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.moves import COPIED, up
from rusta_tools.rules.ownership.order import CONFLICTS, statement, statements
from rusta_tools.rules.ownership.parameters import calls, functions, parameters

if TYPE_CHECKING:
    from tree_sitter import Node

SIMPLE = re.compile(r"[\w.]+|\d[\w.]*|\"[^\"]*\"")


def _method_calls(site: Site) -> Iterator[tuple[Node, str, Node]]:
    """(call, name, receiver) of the method calls at the places of the error, then of the others in its statement."""
    source = site.source
    places = [site.node, *(node for node, _ in site.labels)]
    nodes = [one for place in places for one in up(place)]
    for place in places:
        if (whole := statement(place)) is not None:
            nodes += walk(whole)
    for node in dict.fromkeys(one for one in nodes if one.type == "call_expression"):
        called = node.child_by_field_name("function")
        if called is not None and called.type == "field_expression":
            field, receiver = (called.child_by_field_name(name) for name in ("field", "value"))
            if field is not None and receiver is not None:
                yield node, source.tree.text(field), receiver


def _method(source: Source, name: str) -> Node | None:
    """The one method of this name, where the file has one."""
    found = [one for one in functions(source, name) if one.child_by_field_name("body") is not None]
    receivers = [one for one in found if "self" in source.tree.text(one.child_by_field_name("parameters") or one)]
    return receivers[0] if len(found) == len(receivers) == 1 else None


def _inlined(site: Site) -> Iterator[Edits]:
    """A call of a method whose body is one expression becomes that expression."""
    source, all_of = site.source, []
    for call, name, receiver in _method_calls(site):
        method, given = _method(source, name), call.child_by_field_name("arguments")
        body = method.child_by_field_name("body") if method is not None else None
        if method is None or body is None or given is None or len(statements(body)) != 1:
            continue
        text, whole = source.tree.text(statements(body)[0]), call.parent
        alone = whole is not None and whole.type == "expression_statement"
        if re.search(r"\breturn\b|\?|!\(", text) or text.startswith("let ") or (text.endswith(";") and not alone):
            continue
        text = _put(source.tree.text(receiver), r"\bself\b", text.rstrip(";"))
        for parameter, argument in zip(parameters(method), given.named_children, strict=False):
            pattern, value = parameter.child_by_field_name("pattern"), source.tree.text(argument)
            value = value if SIMPLE.fullmatch(value) else f"({value})"
            if pattern is not None:
                text = _put(value, rf"(?<![\w.]){re.escape(source.tree.text(pattern))}\b", text)
        edit = source.replace(call, text if alone or _stands_alone(call) else f"({text})")
        all_of.append(edit)
        yield edit
    if len(all_of) > 1:
        yield joined(all_of)


def _put(value: str, place: str, text: str) -> str:
    """The value, as it is, at each place that a pattern finds."""
    return re.sub(place, lambda _: value, text)


def _stands_alone(call: Node) -> bool:
    """Whether no operator or dot takes hold of a call."""
    return call.parent is not None and call.parent.type in (
        "let_declaration",
        "arguments",
        "block",
        "return_expression",
    )


def _fields_passed(site: Site) -> Iterator[Edits]:
    """A method becomes a function of the fields that it uses, and its calls pass them."""
    source = site.source
    for _, name, _ in _method_calls(site):
        method = _method(source, name)
        body = method.child_by_field_name("body") if method is not None else None
        home = next((one for one in up(method) if one.type == "impl_item"), None)
        if method is None or body is None or home is None or home.child_by_field_name("trait") is not None:
            continue
        text, kind = source.tree.text(body), home.child_by_field_name("type")
        fields = list(dict.fromkeys(re.findall(r"\bself\.(\w+)\b(?!\s*\()", text)))
        listed = method.child_by_field_name("parameters")
        receiver = listed.named_children[0] if listed is not None and listed.named_children else None
        types = _fields(source, re.split(r"[<]", source.tree.text(kind))[0] if kind is not None else "")
        if re.search(r"\bself\b(?!\.\w+\b(?!\s*\())", text) or not fields or not set(fields) <= set(types):
            continue
        if receiver is None or receiver.type != "self_parameter":
            continue
        writes = "mut" in source.tree.text(receiver)
        copied = {field: all(map(COPIED.fullmatch, re.findall(r"\w+", types[field]))) for field in fields}
        by_value = {field: copied[field] and not writes for field in fields}
        lead = "&mut " if writes else "&"
        taken = [f"{field}: {'' if by_value[field] else lead}{types[field]}" for field in fields]
        for field in fields:
            text = re.sub(rf"&(?:mut )?self\.{field}\b(?![.\[])", field, text)
            text = re.sub(rf"\bself\.{field}\b", f"*{field}" if copied[field] and not by_value[field] else field, text)
        changes = [source.replace(receiver, ", ".join(taken)), source.replace(body, text)]
        changes += _passing(source, name, [("" if by_value[field] else lead, field) for field in fields])
        yield joined(changes)


def _fields(source: Source, name: str) -> dict[str, str]:
    """The fields of a struct, and their types."""
    found = source.tree.captures("(struct_item name: (_) @owner body: (field_declaration_list (field_declaration"
                                 " name: (_) @name type: (_) @type)))")  # fmt: skip
    return {
        source.tree.text(match["name"]): source.tree.text(match["type"])
        for match in found
        if source.tree.text(match["owner"]) == name
    }


def _passing(source: Source, name: str, fields: list[tuple[str, str]]) -> Iterator[Edits]:
    """`x.name(…)` as `Self::name(&x.a, x.b, …)`."""
    data = source.tree.data.decode("latin-1")  # a character for each byte
    for at, given in calls(source, name):
        match = re.search(r"[\w.]+(?=\.$)", data[:at])
        if match is not None:
            passed = ", ".join(f"{lead}{match[0]}.{field}" for lead, field in fields)
            behind = at + len(name)
            yield source.edit(match.start(), at, "Self::")
            yield source.insert(behind + data[behind:].index("(") + 1, passed + (", " if given else ""))


RULES = (
    Rule(
        "inline-method", 8.5, CONFLICTS, _inlined, "code",
        "writes out what a short method does, so that only its fields are borrowed", "nomicon/borrow-splitting",
    ),
    Rule(
        "fields-passed", 9, CONFLICTS, _fields_passed, "signature",
        "passes a helper the fields that it needs in place of all of self", "nomicon/borrow-splitting",
    ),
)  # fmt: skip
