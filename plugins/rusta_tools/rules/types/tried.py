"""`?` in a function that gives no `Result` and no `Option`: it gives one from now on, and so do those that call it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.moves import up
from rusta_tools.rules.ownership.parameters import calls, tests
from rusta_tools.rules.types.declared import named, part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_REFUSED = "operator can only be used in"
_ANY = "Box<dyn std::error::Error>"
_ABSENT = re.compile(
    r"\.(?:get|get_mut|first|last|next|next_back|pop|pop_front|pop_back|find|position|max|min|nth|as_ref|as_mut|ok|"
    r"checked_\w+|strip_prefix|strip_suffix|split_once|to_digit|copied|cloned|parent)(?:\([^?]*?\))?\?"
)
"""Calls of std that give an `Option`, right before a `?`."""
_ERRORS = {
    r"parse::<[iu]": "std::num::ParseIntError",
    r"parse::<f": "std::num::ParseFloatError",
    r"\b(?:fs|io|File)::|\.read_|\.write_|\.flush\(": "std::io::Error",
    r"from_utf8\(": "std::string::FromUtf8Error",
    r"format!\(|to_string\(\)\)\?|String::from\(": "String",
}
_LEAVES = ("closure_expression", "async_block", "function_item")
_VALUELESS = ("for_expression", "while_expression", "let_declaration", "use_declaration")


def _given(site: Site) -> Iterator[Edits]:
    """The functions that use `?` and cannot, all at once; then with those that call them, which hand it on as well."""
    source, function = site.source, site.up("function_item")
    if function is None or _REFUSED not in site.error.message or part(function, "body") is None:
        return
    every = [one for one in _functions(source) if _tries(source, one) and not _gives(source, one)]
    groups = [every or [function], _with_callers(source, every or [function])]
    for some in groups[: 1 if len(groups[0]) == len(groups[1]) else 2]:
        for kind in _kinds(source, function):
            given = [_giving(source, one, kind) for one in some]
            yield joined(given, _asked(source, some, "?"))
            yield joined(given, _asked(source, some, ".unwrap()"))


def _functions(source: Source) -> list[Node]:
    kept = tests(source)
    found = [match["function"] for match in source.tree.captures("(function_item) @function")]
    return [one for one in found if not any(start <= one.start_byte < end for start, end in kept)]


def _tries(source: Source, function: Node) -> bool:
    body = part(function, "body")
    inside = walk(body, lambda node: node.type not in _LEAVES) if body is not None else ()
    return any(node.type == "try_expression" for node in inside)


def _gives(source: Source, function: Node) -> bool:
    """Whether a function gives what `?` can hand on; what has a name of its own may."""
    given = head(text(source, part(function, "return_type")))
    return given in ("Option", "Result", "ControlFlow", "Poll") or given.endswith("Result")


def _with_callers(source: Source, some: Sequence[Node]) -> list[Node]:
    """These functions and those that call them, as far as that goes."""
    found = list(some)
    for one in found:
        for at, _ in calls(source, text(source, part(one, "name"))):
            around = next((node for node in up(source.tree.smallest(at, at + 1)) if node.type == "function_item"), None)
            if around is not None and around not in found and not _gives(source, around):
                found.append(around)
    return found


def _kinds(source: Source, function: Node) -> list[str]:
    """What the return type may become, `{}` for what it is: by what stands before the `?`, and what others give."""
    body = text(source, part(function, "body"))
    known = [error for pattern, error in _ERRORS.items() if re.search(pattern, body)]
    others = re.findall(r"Result<[^{;]*, *([\w:<> ]+?)>\s*(?:\{|where)", source.text)
    results = [f"Result<{{}}, {error}>" for error in dict.fromkeys([*others[:2], *known[:2], _ANY])]
    return ["Option<{}>", *results] if _ABSENT.search(body) else [*results, "Option<{}>"]


def _giving(source: Source, function: Node, kind: str) -> Edits:
    """A function that gives what it gave in `Some` or `Ok`."""
    body, returned, listed = part(function, "body"), part(function, "return_type"), part(function, "parameters")
    if body is None or listed is None:
        return ()
    wrap = "Some" if kind.startswith("Option") else "Ok"
    given = text(source, returned) or "()"
    header = (
        source.replace(returned, kind.format(given))
        if returned is not None
        else source.insert(listed.end_byte, f" -> {kind.format(given)}")
    )
    return joined([header], _returns(source, body, wrap), [_end(source, body, wrap, valued=returned is not None)])


def _returns(source: Source, body: Node, wrap: str) -> Iterator[Edits]:
    for node in walk(body, lambda node: node.type not in _LEAVES):
        if node.type == "return_expression" and (value := next(iter(named(node)), None)) is not None:
            yield source.replace(value, f"{wrap}({text(source, value)})")
        elif node.type == "return_expression":
            yield source.insert(node.end_byte, f" {wrap}(())")


def _end(source: Source, body: Node, wrap: str, *, valued: bool) -> Edits:
    """The value of the body, or `()` behind its last statement."""
    last = next(iter(named(body)[::-1]), None)
    ends = last is not None and not text(source, last).endswith(";") and last.type not in _VALUELESS
    inner = named(last)[0] if ends and last is not None and last.type == "expression_statement" else last
    if last is not None and inner is not None and ends and inner.type not in _VALUELESS and (valued or last is inner):
        returns = inner.type == "return_expression"
        return (
            () if returns else joined([source.insert(last.start_byte, f"{wrap}("), source.insert(last.end_byte, ")")])
        )
    if valued and last is not None:
        return ()  # it ends in a `return`, or never
    at = last.end_byte if last is not None else body.start_byte + 1
    pad = source.indent(body.start_byte)
    return source.insert(at, f"\n{pad}    {wrap}(()){'' if last is not None else chr(10) + pad}")


def _asked(source: Source, some: Sequence[Node], way: str) -> Iterator[Edits]:
    """Their calls outside of tests, with a way to get at the value; `?` only where the function around can."""
    for one in some:
        for at, _ in calls(source, text(source, part(one, "name"))):
            call = next((node for node in up(source.tree.smallest(at, at + 1)) if node.type == "call_expression"), None)
            if call is None or (call.parent is not None and call.parent.type == "try_expression"):
                continue
            around = next((node for node in up(call) if node.type in _LEAVES), call)
            if way != "?" or around in some or (around.type == "function_item" and _gives(source, around)):
                yield source.insert(call.end_byte, way)


def _operands(site: Site) -> Iterator[Edits]:
    """What is done with two values is tried first, where each may be an error, and gives what may be none."""
    source, operation = site.source, site.up("binary_expression")
    match = re.search(r"`&*(Result|Option)<.*(?:to|from|by) `&*(?:Result|Option)<", site.error.message)
    function = site.up("function_item")
    if operation is None or match is None or not _gives(source, function or operation):
        return
    sides = [one for one in (part(operation, "left"), part(operation, "right")) if one is not None]
    tried = [source.insert(one.end_byte, "?") for one in sides]
    wrap = "Ok" if match[1] == "Result" else "Some"
    yield joined(tried, [source.insert(operation.start_byte, f"{wrap}("), source.insert(operation.end_byte, ")")])
    yield joined(tried)


RULES = (
    Rule(
        "operands-tried", 6.5, ("E0369",), _operands, "code", "tries the operands of an operation",
        "reference/expressions/operator-expr#the-try-propagation-expression",
    ),
    Rule(
        "tried-function", 7.5, ("E0277",), _given, "signature",
        "lets a function that uses `?` give what `?` hands on",
        "reference/expressions/operator-expr#the-try-propagation-expression",
    ),
)  # fmt: skip
