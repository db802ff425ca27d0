"""Operators take their operands: borrow them with an impl for references, or copy what is still wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.moves import deriving, types, up

if TYPE_CHECKING:
    from tree_sitter import Node

OPERATORS = {
    "Add": "+", "Sub": "-", "Mul": "*", "Div": "/", "Rem": "%", "BitAnd": "&", "BitOr": "|", "BitXor": "^", "Shl": "<<",
    "Shr": ">>",
}  # fmt: skip
SIGNS = {sign: name for name, sign in OPERATORS.items()}
OPERATED = ("E0382", "E0369", "E0277", "E0507", "E0505", "E0508")


def _impls(source: Source) -> Iterator[tuple[Node, str, str]]:
    """(impl, operator's trait, type) for the operators that the file implements for its own types."""
    for match in source.tree.captures("(impl_item trait: (_) @trait type: (_) @type) @impl"):
        name = re.split(r"[<]", source.tree.text(match["trait"]).rpartition("::")[2])[0]
        kind = re.split(r"[<]", source.tree.text(match["type"]))[0]
        if name in OPERATORS and kind in types(source):
            yield match["impl"], name, kind


def _operations(source: Source, around: Node, sign: str) -> Iterator[Node]:
    for node in walk(around):
        operator = node.child_by_field_name("operator") if node.type == "binary_expression" else None
        if operator is not None and source.tree.text(operator) == sign:
            yield node


def borrowed(source: Source, impl: Node, name: str) -> str:
    """The impl of an operator as one for references: `impl<'a> Add<&'a T> for &'a T`, with the output as it was."""
    kind = impl.child_by_field_name("type")
    text, own = source.tree.text(impl), source.tree.text(kind) if kind is not None else ""
    text = re.sub(r"\bSelf\b(?!::)", own, text)
    head, brace, body = text.partition("{")
    generics = re.match(r"impl\s*(?:<(.*?)>)?\s*(?=[\w:]*\b" + name + r"\b)", head, re.DOTALL)
    given = re.search(rf"\b{name}<(.+?)>\s+for", head, re.DOTALL)
    other = given[1] if given else own
    if generics is None or own.startswith("&"):
        return ""
    path = re.search(rf"[\w:]*\b{name}\b", head[generics.end() :])
    where = re.search(r"\bwhere\b.*", head, re.DOTALL)
    declared = f"'a, {generics[1]}" if generics[1] else "'a"
    lent = f"&'a {other}" if other in (own, "Self") else other
    trait = f"{path[0] if path else name}<{lent}>"
    body = re.sub(rf"(\bfn \w+\((?:mut )?self,\s*(?:mut )?\w+:\s*){re.escape(other)}\b", rf"\1{lent}", body)
    body = re.sub(r"\bmut self\b", "self", body)
    return f"impl<{declared}> {trait} for &'a {own} {where[0] if where else ''}{brace}{body}"


def _for_references(site: Site) -> Iterator[Edits]:
    """The operator's impl for references, in place of that for values or beside it, and its operands borrowed."""
    source = site.source
    sign, function = _sign(site), site.up("function_item")
    for impl, name, _ in _impls(source):
        text = borrowed(source, impl, name)
        if not text or (sign is not None and OPERATORS[name] != sign) or function is None:
            continue
        here = [one for one in up(site.node) if one.type == "binary_expression"]
        uses = list(_operations(source, function, OPERATORS[name]))
        beside = source.insert(impl.end_byte, f"\n\n{text}")
        for change in (beside, source.replace(impl, text)):
            for some in ([one for one in here if one in uses], uses):
                operands = [
                    source.insert(operand.start_byte, "&")
                    for use in some
                    for field in ("left", "right")
                    if (operand := use.child_by_field_name(field)) is not None
                    and operand.type in ("identifier", "field_expression", "self", "index_expression")
                ]
                yield joined([change], operands)
            yield change


def _sign(site: Site) -> str | None:
    """The operator that the error is about, where it says so."""
    use = next((one for one in up(site.node) if one.type == "binary_expression"), None)
    operator = use.child_by_field_name("operator") if use is not None else None
    if operator is not None:
        return site.source.tree.text(operator)
    named = re.search(r"impl `?(\w+)|trait `(?:std::ops::)?(\w+)", said(site.error))
    return OPERATORS.get((named[1] or named[2]) if named is not None else "")


def _operands_cloned(site: Site) -> Iterator[Edits]:
    """The operands of the type's own operators are cloned, where they are used up, with the derives that it takes."""
    source, function = site.source, site.up("function_item")
    if function is None:
        return
    signs = {OPERATORS[name] for _, name, _ in _impls(source)}
    kinds = [kind for _, _, kind in _impls(source)]
    labels = [node for node, _ in site.labels]
    for traits in (("Clone", "Copy"), ("Clone",)):
        derives = deriving(source, kinds, *traits)
        if "Copy" in traits:
            yield derives
            continue
        operands = [
            operand
            for sign in signs
            for use in _operations(source, function, sign)
            for field in ("left", "right")
            if (operand := use.child_by_field_name(field)) is not None
            and operand.type in ("identifier", "field_expression", "index_expression")
        ]
        pointed = [one for one in operands if any(one.start_byte <= node.start_byte < one.end_byte for node in labels)]
        for some in (pointed, operands):
            yield joined([derives], [source.insert(one.end_byte, ".clone()") for one in some])


RULES = (
    Rule(
        "operator-for-references", 8.5, OPERATED, _for_references, "bound",
        "implements the operator for references, and borrows its operands", "std/ops/index#examples",
    ),
    Rule(
        "operands-cloned", 8.5, OPERATED, _operands_cloned, "clone",
        "copies the operands that are still wanted", "std/ops/index",
    ),
)  # fmt: skip
