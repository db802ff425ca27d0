"""Values that blocks, loops and closures were to give: without the sign that throws them away, by a variable that is
set before a loop is left, and by a `Result` of all that a closure tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.types.between import arguments
from rusta_tools.rules.types.declared import named, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_VALUES = (
    "identifier", "binary_expression", "integer_literal", "float_literal", "string_literal", "char_literal",
    "boolean_literal", "field_expression", "struct_expression", "tuple_expression", "type_cast_expression",
    "reference_expression", "scoped_identifier", "array_expression", "index_expression", "unary_expression",
)  # fmt: skip
"""Expressions that do nothing but have a value."""
_LOOPS = ("for_expression", "while_expression")
_LAST = ("collect", "sum", "product")


def _kept(site: Site) -> Iterator[Edits]:
    """What stands last in every branch, and does nothing but have a value, is the value of the branch."""
    source, function = site.source, site.up("function_item")
    body = part(function, "body")
    if body is None or "()" not in said(site.error):
        return
    signs: list[Node] = []
    for choice in walk(body, lambda node: node.type != "function_item"):
        if choice.type in ("if_expression", "match_expression") and not _is_part(choice):
            ends = [_thrown_away(block) for block in _branches(choice)]
            signs += [one for one in ends if one is not None] if any(ends) and _alternative(choice) else []
    yield joined(source.replace(one, "") for one in dict.fromkeys(signs))


def _is_part(choice: Node) -> bool:
    """Whether a choice is the `else if` of another."""
    return choice.parent is not None and choice.parent.type == "else_clause"


def _alternative(choice: Node) -> bool:
    """Whether one of the branches is always taken."""
    if choice.type == "match_expression":
        return True
    other = part(choice, "alternative")
    inner = next(iter(named(other)), None)
    return inner is not None and (inner.type == "block" or _alternative(inner))


def _branches(choice: Node) -> Iterator[Node]:
    """The blocks of a choice."""
    if choice.type == "match_expression":
        arms = [part(arm, "value") for arm in named(part(choice, "body"), "match_arm")]
        yield from (one for one in arms if one is not None and one.type == "block")
        return
    for one in (part(choice, "consequence"), *named(part(choice, "alternative"))):
        if one is not None and one.type == "if_expression":
            yield from _branches(one)
        elif one is not None:
            yield one


def _thrown_away(block: Node) -> Node | None:
    """The sign behind the last statement of a block, where that has a value and does nothing."""
    last = next(iter(named(block)[::-1]), None)
    if last is None or last.type != "expression_statement" or last.children[-1].type != ";":
        return None
    return last.children[-1] if last.named_children[0].type in _VALUES else None


def _set_in_loop(site: Site) -> Iterator[Edits]:
    """A loop that may end by itself gives no value: a variable is set before it is left, or the function is left."""
    source, loop = site.source, site.up(*_LOOPS)
    if loop is None:
        return
    found = list(walk(loop, lambda node: node.type not in ("closure_expression", "function_item")))
    left = [pair for one in found if one.type == "break_expression" for pair in _given(one)]
    whole = [text(source, value) for _, value in left]
    some = all(re.match(r"Some\(|Ok\(", one) for one in whole)
    let = loop.parent if loop.parent is not None and loop.parent.type == "let_declaration" else None
    if let is not None and left:
        name, kind = text(source, part(let, "pattern")), text(source, part(let, "type"))
        for wrap in ("{}",) if some else ("Some({})", "{}"):
            first = f"let mut {name}{f': {kind}' if kind else ''} = None;\n{source.indent(let.start_byte)}"
            yield joined(
                [source.edit(let.start_byte, loop.start_byte, first), source.edit(loop.end_byte, let.end_byte, "")],
                [_before_leaving(source, one, f"{name} = {wrap.format(text(source, v))};") for one, v in left],
            )
    elif left and head(text(source, part(site.up("function_item"), "return_type"))) == "Option":
        pad = source.indent(loop.start_byte)
        for wrap in ("{}",) if some else ("Some({})", "{}"):
            yield joined(
                [source.replace(one, f"return {wrap.format(text(source, value))}") for one, value in left],
                [source.insert(loop.end_byte, f"\n{pad}None")],
            )


def _given(left: Node) -> list[tuple[Node, Node]]:
    """A `break` with the value that it gives; with a tuple the tree has it as a call."""
    call = left.parent
    if call is not None and call.type == "call_expression" and part(call, "function") == left:
        return [(call, given)] if (given := part(call, "arguments")) is not None else []
    return [(left, one) for one in named(left) if one.type != "label"]


def _before_leaving(source: Source, left: Node, statement: str) -> Edits:
    """A statement before a `break`, which gives no value any more."""
    label = next((f" {text(source, one)}" for one in named(left, "label")), "")
    above = left.parent
    if above is not None and above.type in ("expression_statement", "block"):
        pad, end = source.indent(left.start_byte), "" if above.type == "expression_statement" else ";"
        alone = source.slice(source.line_of(left.start_byte)[0], left.start_byte).strip() == ""
        return source.replace(left, f"{statement}{f'{chr(10)}{pad}' if alone else ' '}break{label}{end}")
    return source.replace(left, f"{{ {statement} break{label} }}")


def _tried_outside(site: Site) -> Iterator[Edits]:
    """`?` in a closure leaves the closure: all that the closure tried is put together, and tried there."""
    source, tried = site.source, site.up("try_expression")
    if tried is None or "in a closure" not in said(site.error):
        return
    back = text(source, part(site.up("function_item"), "return_type"))
    closures = [one for one in site.around if one.type == "closure_expression"]
    for depth in range(len(closures)):
        levels = [_put_together(source, one, tried, back) for one in closures[: depth + 1]]
        yield joined(levels) if all(levels) else ()


def _put_together(source: Source, closure: Node, tried: Node, back: str) -> Edits:
    """A closure that gives a `Result` or an `Option`, and a `?` where those that it gave are put together."""
    body, last = part(closure, "body"), _end_of_chain(source, closure)
    if body is None or last is None:
        return ()
    name = head(back) if head(back) in ("Option", "Result") else "Result"
    error = (arguments(back) or [""])[1:2] if name == "Result" else []
    some = "Some" if name == "Option" else f"Ok::<_, {error[0]}>" if error else "Ok"
    inner = next(iter(named(body)[::-1]), body) if body.type == "block" else body
    if inner == tried:
        given = [source.edit(tried.end_byte - 1, tried.end_byte, "")]
    else:
        given = [source.insert(inner.start_byte, f"{some}("), source.insert(inner.end_byte, ")")]
    called, types = part(last, "function"), ""
    if called is not None and called.type == "generic_function":
        types = text(source, part(called, "type_arguments"))[1:-1]
        called = part(called, "function")
    whole = f"{name}<{types or '_'}>" if name == "Option" else f"{name}<{types or '_'}, _>"
    listed = part(last, "arguments")
    if called is not None and listed is not None:
        return joined(
            given, [source.edit(called.end_byte, listed.start_byte, f"::<{whole}>"), source.insert(last.end_byte, "?")]
        )
    return ()


def _end_of_chain(source: Source, closure: Node) -> Node | None:
    """The call that puts together what an iterator gives to a closure."""
    above = closure.parent
    while above is not None and above.type in ("arguments", "call_expression", "field_expression", "generic_function"):
        called = part(above, "function")
        access = part(called, "function") if called is not None and called.type == "generic_function" else called
        if above.type == "call_expression" and text(source, part(access, "field")) in _LAST:
            return above
        above = above.parent
    return None


RULES = (
    Rule(
        "values-kept", 6, ("E0308", "E0369", "E0277"), _kept, "code", "gives the values that its branches end with",
        "reference/statements#expression-statements",
    ),
    Rule(
        "set-in-loop", 6.5, ("E0571",), _set_in_loop, "code", "sets a variable before it leaves a loop",
        "reference/expressions/loop-expr#break-and-loop-values",
    ),
    Rule(
        "tried-outside", 6.5, ("E0277",), _tried_outside, "code", "tries all that a closure gave, outside of it",
        "std/result/enum.Result",
    ),
)  # fmt: skip
