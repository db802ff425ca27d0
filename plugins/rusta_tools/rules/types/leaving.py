"""Ways out of a block: values that nobody takes, labels and loops that are not there, functions that must be others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import below, items, named, neutral, part, text, variables

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 8
"""Values that are tried where a function is left."""
_LITERALS = ("integer_literal", "float_literal", "string_literal", "char_literal", "boolean_literal")
_LOOPS = ("for_expression", "while_expression", "loop_expression")


def _else_leaves(site: Site) -> Iterator[Edits]:
    """The `else` of a `let` leaves: with its value, or with what says nothing of the function's type."""
    source, let = site.source, site.up("let_declaration")
    block = part(let, "alternative")
    if "does not diverge" not in site.error.message or block is None:
        return
    value = next(iter(named(block)[-1:]), None)
    if value is None:
        for given in (*_given(site), ""):
            yield source.edit(block.start_byte, block.end_byte, f"{{ return {given}".rstrip() + "; }")
        return
    written = text(source, value).rstrip(";")
    yield source.replace(value, f"return {written};")
    yield source.insert(
        value.end_byte, ";" * (not text(source, value).endswith(";")) + f"\n{source.indent(value.start_byte)}return;"
    )


def _given(site: Site) -> Iterator[str]:
    """What the function around may give back: empty values of its type, then the values that it writes itself."""
    source, function = site.source, site.up("function_item")
    if function is None:
        return
    yield from neutral(source, text(source, part(function, "return_type")))
    yield from dict.fromkeys(text(source, one) for one in below(function, *_LITERALS))


def _with_value(site: Site) -> Iterator[Edits]:
    """`return`, `break` and `continue` where a function, and no loop, is left: with a value of its type."""
    source, left = site.source, site.up("return_expression", "break_expression", "continue_expression")
    if left is None:
        return
    numbers = [] if site.error.code == "E0268" else ["0", "1"]
    for value in list(dict.fromkeys([*_given(site), *numbers]))[:MOST]:
        yield source.replace(left, f"return {value}")
    yield source.replace(left, "return")


def _labelled(site: Site) -> Iterator[Edits]:
    """A label that is not there is that of a loop around: the outermost, then those inside of it."""
    match = re.search(r"undeclared label `('\w+)`", site.error.message)
    loops = [one for one in site.around if one.type in _LOOPS]
    if match is not None:
        yield from (site.source.insert(one.start_byte, f"{match[1]}: ") for one in reversed(loops))


def _as_loop(site: Site) -> Iterator[Edits]:
    """A loop can be left, a closure that is called for each cannot."""
    source, closure = site.source, site.up("closure_expression")
    call = next((one for one in site.around if one.type == "call_expression" and closure in _inner(one)), None)
    access, body = part(call, "function"), part(closure, "body")
    parameters, value = named(part(closure, "parameters")), part(access, "value")
    if call is None or access is None or body is None or value is None or len(parameters) != 1:
        return
    if text(source, part(access, "field")) != "for_each":
        return
    end = call.end_byte + (source.slice(call.end_byte, call.end_byte + 1) == ";")
    written = text(source, body) if body.type == "block" else f"{{ {text(source, body)}; }}"
    yield source.edit(call.start_byte, end, f"for {text(source, parameters[0])} in {text(source, value)} {written}")


def _inner(call: Node) -> list[Node]:
    return named(part(call, "arguments"))


def _as_closure(site: Site) -> Iterator[Edits]:
    """A function inside another sees none of its variables; a closure does."""
    source, function = site.source, site.up("function_item")
    name, parameters, body = (part(function, field) for field in ("name", "parameters", "body"))
    if function is None or name is None or parameters is None or body is None:
        return
    given = text(source, part(function, "return_type"))
    inside, arrow = text(source, parameters)[1:-1], f" -> {given}" if given else ""
    yield source.replace(function, f"let {text(source, name)} = |{inside}|{arrow} {text(source, body)};")


def _as_function(site: Site) -> Iterator[Edits]:
    """A closure cannot call itself; a function can, and is given what the closure would have seen."""
    source, name = site.source, site.text
    let = next((one for one in site.around if one.type == "let_declaration"), None)
    while let is not None and text(source, part(let, "pattern")).removeprefix("mut ") != name:
        above = let.parent
        while above is not None and above.type != "let_declaration":
            above = above.parent
        let = above
    closure, scope = part(let, "value"), let.parent if let is not None else None
    body = part(closure, "body")
    if let is None or closure is None or body is None or scope is None or closure.type != "closure_expression":
        return
    own = {text(source, one) for one in below(part(closure, "parameters") or closure, "identifier")}
    used = {text(source, one) for one in below(body, "identifier")} - own
    seen = [(one, kind) for one, kind in variables(site) if one in used and kind and one != name]
    parameters = text(source, part(closure, "parameters"))[1:-1]
    first = ", ".join(f"{one}: {kind}" for one, kind in seen)
    given = text(source, part(closure, "return_type"))
    head = f"fn {name}({', '.join(filter(None, [first, parameters]))}){f' -> {given}' if given else ''} "
    calls = [one for one in below(scope, "call_expression") if text(source, part(one, "function")) == name]
    more = "".join(f"{one}, " for one, _ in seen)
    edits = [source.edit(let.start_byte, body.start_byte, head), source.edit(body.end_byte, let.end_byte, "")]
    for one in calls:
        if (given_ := part(one, "arguments")) is not None:
            edits.append(source.insert(given_.start_byte + 1, more))
    yield joined(edits)


def _async(site: Site) -> Iterator[Edits]:
    """What awaits is asynchronous itself."""
    function = site.up("function_item")
    if function is not None:
        word = next((one for one in function.children if one.type == "fn"), function)
        yield site.source.insert(word.start_byte, "async ")


def _constant(site: Site) -> Iterator[Edits]:
    """What is known before the program runs: functions that say so, texts that are not built, names in patterns."""
    source, item = site.source, site.up("const_item", "static_item")
    if match := re.search(r"(?:fn|function|method) `(?:\w+::)*(\w+)`", said(site.error)):
        for function in items(source, match[1], "function_item"):
            word = next((one for one in function.children if one.type == "fn"), function)
            yield source.insert(word.start_byte, "const ")
    value, kind = part(item, "value"), part(item, "type")
    literal = next(iter(below(value, "string_literal")), None) if value is not None else None
    if literal is not None and kind is not None and text(source, kind) == "String" and value is not None:
        yield joined([source.replace(kind, "&str"), source.replace(value, text(source, literal))])
    if site.error.code == "E0530":
        for other in items(source, site.text, "static_item"):
            yield source.edit(other.start_byte, other.start_byte + len("static"), "const")
    array = site.up("array_expression")
    if site.error.code == "E0435" and array is not None:
        yield source.insert(array.start_byte, "vec!")


RULES = (
    Rule(
        "else-leaves", 6, ("E0308",), _else_leaves, "code", "leaves the function where a pattern does not fit",
        "reference/statements#let-statements",
    ),
    Rule(
        "left-with-value", 7, ("E0069", "E0268"), _with_value, "value", "leaves a function with a value of its type",
        "reference/expressions/return-expr",
    ),
    Rule(
        "labelled", 6, ("E0426",), _labelled, "spelling", "names the loop that is left",
        "reference/expressions/loop-expr#loop-labels",
    ),
    Rule(
        "loop-in-place-of-closure", 6, ("E0267", "E0308"), _as_loop, "code",
        "goes over values in a loop, which can be left",
        "reference/expressions/loop-expr#break-expressions",
    ),
    Rule(
        "closure-in-place-of-function", 7, ("E0434",), _as_closure, "code", "sees the variables around in a closure",
        "reference/types/closure",
    ),
    Rule(
        "function-in-place-of-closure", 7, ("E0425",), _as_function, "code", "calls itself in a function",
        "reference/items/functions",
    ),
    Rule(
        "async-around-await", 6, ("E0728",), _async, "signature", "makes the function that awaits asynchronous",
        "reference/expressions/await-expr",
    ),
    Rule(
        "constant", 7, ("E0015", "E0530", "E0435"), _constant, "signature", "uses what is known at compile time",
        "reference/const_eval",
    ),
)  # fmt: skip
