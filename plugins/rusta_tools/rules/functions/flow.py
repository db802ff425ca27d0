"""What each way through a function gives: the value of a `return`, the other branch, what does not match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.types.declared import below, items, named, neutral, part, text, variables

if TYPE_CHECKING:
    from tree_sitter import Node

FUNCTION = "function_item"


def _returned(site: Site) -> list[str]:
    """What a function may return where nothing is known: variables of its type, and values of it."""
    function, source = site.up(FUNCTION), site.source
    kind = text(source, part(function, "return_type"))
    if not kind:
        return [""]
    held = [name for name, its in variables(site) if its == kind]
    return list(dict.fromkeys((*held, *neutral(source, kind), "Default::default()")))


def _return_value(site: Site) -> Iterator[Edits]:
    """A bare `return` of a function that gives something."""
    found = site.up("return_expression")
    if found is not None:
        yield from (site.source.replace(found, f"return {value}") for value in _returned(site))


def _other_branch(site: Site) -> Iterator[Edits]:
    """An `if` whose value is used says what it is otherwise."""
    source, found = site.source, site.up("if_expression")
    body = part(found, "consequence")
    if found is None or body is None or part(found, "alternative") is not None:
        return
    last = named(body)[-1:] or [body]
    own = text(source, last[0])
    usual = {"integer_literal": "0", "float_literal": "0.0", "boolean_literal": "false", "string_literal": '""'}
    function = [value for value in _returned(site) if value]
    names = [name for name, _ in variables(site)][:3]
    for value in dict.fromkeys((usual.get(last[0].type, own), *function, *names, "0", '""')):
        yield source.insert(found.end_byte, f" else {{ {value} }}")
    if last[0] is not body and not own.endswith(";"):
        yield source.insert(last[0].end_byte, ";")


def _else_of_let(site: Site) -> Iterator[Edits]:
    """A pattern that may not match: the function ends, the rest is for the case where it does, or the loop goes on."""
    source, let = site.source, site.up("let_declaration", "for_expression", "parameter")
    if let is None:
        return
    pattern, value = part(let, "pattern"), part(let, "value")
    if pattern is None or value is None:
        return
    if let.type == "for_expression":
        yield from _matching_items(source, let, pattern, value)
        return
    end = let.end_byte - 1
    for returned in _returned(site):
        yield source.insert(end, f" else {{ return{' ' * bool(returned)}{returned} }}")
    yield source.insert(end, ' else { panic!("it does not match") }')
    if any(one.type in ("loop_expression", "while_expression", "for_expression") for one in site.around):
        yield source.insert(end, " else { continue }")
    block = let.parent
    if block is not None and block.type == "block":
        pad = source.indent(let.start_byte)
        rest = source.slice(let.end_byte, block.end_byte - 1).strip("\n").rstrip()
        head = f"if let {text(source, pattern)} = {text(source, value)} {{"
        inner = "\n".join(f"    {line}" if line.strip() else line for line in rest.split("\n"))
        yield source.edit(let.start_byte, block.end_byte - 1, f"{head}\n{inner}\n{pad}}}\n{pad[:-4]}")


def _matching_items(source: Source, loop: Node, pattern: Node, value: Node) -> Iterator[Edits]:
    """A `for` over what may not match goes on with what does."""
    body = part(loop, "body")
    inner = text(source, pattern)
    bound = re.fullmatch(r"(?:Some|Ok)\((.+)\)", inner)
    if bound is not None:
        flat = f"{text(source, value)}.into_iter().flatten()"
        yield (*source.replace(pattern, bound[1]), *source.replace(value, flat))
    if body is not None:
        name = next(one for one in ("item", "one", "each") if one not in source.names)
        yield (
            *source.replace(pattern, name),
            *source.replace(body, f"{{ if let {inner} = {name} {text(source, body)} }}"),
        )


def _guarded(site: Site) -> Iterator[Edits]:
    """A range of what is no number or character, and what a pattern cannot call, is asked about in a guard."""
    source, pattern = site.source, site.up("match_pattern")
    inner = pattern.named_children[0] if pattern is not None and pattern.named_children else None
    if pattern is None or inner is None or part(pattern, "condition") is not None:
        return
    name = next(one for one in ("found", "value", "seen") if one not in source.names)
    if inner.type == "range_pattern":
        yield source.replace(pattern, f"{name} if ({text(source, inner)}).contains(&{name})")
    else:
        yield source.replace(pattern, f"{name} if {name} == {text(source, inner)}")
    yield source.replace(pattern, "_")


def _named_first(site: Site) -> Iterator[Edits]:
    """What is assigned to is a variable, or what a pointer leads to: a value becomes one first."""
    source, found = site.source, site.up("assignment_expression", "compound_assignment_expr")
    left, right = part(found, "left"), part(found, "right")
    statement = site.up("expression_statement")
    if found is None or left is None or right is None or statement is None:
        return
    pad, sign = source.indent(statement.start_byte), source.slice(left.end_byte, right.start_byte)
    name = text(source, left).lower() if re.fullmatch(r"[A-Z][A-Z_0-9]*", text(source, left)) else "value"
    name = name if name not in source.names else f"new_{name}"
    yield source.edit(
        statement.start_byte, right.start_byte, f"let mut {name} = {text(source, left)};\n{pad}{name}{sign}"
    )
    if sign.strip() == "=":
        yield source.edit(statement.start_byte, right.start_byte, f"let {name} = ")
    yield source.insert(left.start_byte, "*")


def _indexed(site: Site) -> Iterator[Edits]:
    """What is indexed or matched as a slice is one from the start: the variable holds an array of what it held."""
    source = site.source
    found, pattern = site.up("index_expression"), site.up("slice_pattern")
    least = len(named(pattern)) if pattern is not None else 1
    if found is not None:
        index = re.search(r"\[\s*(\d+)\s*\]$", text(source, found))
        least = int(index[1]) + 1 if index is not None and int(index[1]) < 16 else 1
    held = found.named_children[0] if found is not None else None
    if held is None and pattern is not None:
        match = site.up("match_expression", "let_declaration", "if_expression")
        held = part(match, "value")
    name = text(source, held)
    for let in below(source.tree.root, "let_declaration"):
        value, kind = part(let, "value"), part(let, "type")
        if text(source, part(let, "pattern")) == name and value is not None and let.end_byte <= site.start:
            array = ", ".join([text(source, value)] * max(1, least))
            typed = source.replace(kind, f"[{text(source, kind)}; {max(1, least)}]") if kind is not None else ()
            yield (*typed, *source.replace(value, f"[{array}]"))
    if held is not None and held.type.endswith("literal"):
        yield source.replace(held, f"[{', '.join([name] * max(1, least))}]")


def _variant(site: Site) -> Iterator[Edits]:
    """An enum where one of its variants belongs: each of them, with as much as it holds."""
    source, name = site.source, re.split(r"[({ ]", site.text)[0]
    path = name.rpartition("::")[0] or name
    for module in items(source, name, "mod_item"):
        for one in named(part(module, "body"), "struct_item"):
            yield source.insert(site.start + len(name.encode()), f"::{text(source, part(one, 'name'))}")
    for item in items(source, path.rpartition("::")[2], "enum_item"):
        for one in named(part(item, "body"), "enum_variant"):
            body, whole = part(one, "body"), f"{path}::{text(source, part(one, 'name'))}"
            rest = "" if body is None else "(..)" if body.type.startswith("ordered") else " { .. }"
            yield source.edit(site.start, site.end, whole + rest)
            yield source.edit(site.start, site.start + len(name.encode()), whole)


RULES = (
    Rule(
        "return-value", 7, ("E0069",), _return_value, "value", "says what is returned",
        "reference/expressions/return-expr",
    ),
    Rule(
        "other-branch", 7.5, ("E0317",), _other_branch, "value", "says what an `if` is otherwise",
        "reference/expressions/if-expr",
    ),
    Rule(
        "else-of-let", 7.5, ("E0005",), _else_of_let, "code", "says what happens where a pattern does not match",
        "reference/patterns#refutability",
    ),
    Rule(
        "guarded", 8, ("E0029", "E0164", "E0533", "E0532"), _guarded, "code",
        "asks in a guard what no pattern can say", "reference/expressions/match-expr",
    ),
    Rule(
        "named-first", 8, ("E0067", "E0070"), _named_first, "code",
        "assigns to a variable", "reference/expressions/operator-expr#basic-assignments",
    ),
    Rule(
        "indexed", 8.5, ("E0529", "E0608"), _indexed, "type", "makes an array of what is indexed",
        "reference/expressions/array-expr",
    ),
    Rule(
        "variant", 7.5, ("E0164", "E0423", "E0532", "E0533", "E0574"), _variant, "value",
        "names a variant of the enum", "reference/items/enumerations",
    ),
)  # fmt: skip
