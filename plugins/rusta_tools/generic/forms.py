"""What a form of the language takes: another operator or number, the ends of a range, parts of a pattern, an ABI, a
label, a loop around a `break`, `unsafe` where it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, quoted
from rusta_tools.rule import Rule

if TYPE_CHECKING:
    from tree_sitter import Node

_NUMBER = re.compile(r"(?P<digits>[0-9][0-9_]*(?:\.[0-9_]+)?)_?(?P<kind>[iuf](?:8|16|32|64|128|size))?")
_KINDS = ("i32", "u32", "u8", "u16", "u64", "i64", "usize", "f64", "f32", "i8", "i16", "u128")
_OPERATORS = {
    "<<=": ("*=", "+=", "|="), ">>=": ("/=", "-="), "&": ("&&", "*"), "|": ("||", "+"), "^": ("!=", "*"), "%": ("/",),
    "&=": ("=", "*="), "|=": ("=", "+="), "^=": ("=", "-="), "<<": ("*", "+"), ">>": ("/", "-"), "&&": ("&",),
    "||": ("|",), "+": ("-", "*"), "-": ("+",), "==": ("=",), "=": ("==",),
}  # fmt: skip
_ABIS = ("C", "system", "Rust", "C-unwind", "cdecl")
_BOUND = """[(let_declaration pattern: (identifier) @name value: (_) @value)
    (const_item name: (_) @name value: (_) @value)]"""
PARTS = ("E0023", "E0026", "E0027", "E0527", "E0528", "E0529", "E0638")
_LOOPS = ("loop_expression", "while_expression", "for_expression")


def _operator(site: Site) -> Iterator[Edits]:
    """The operator of another meaning that the types may have."""
    held = site.up("binary_expression", "compound_assignment_expr", "assignment_expression")
    sign = next((one for one in held.children if not one.is_named), None) if held is not None else None
    if sign is not None:
        for other in _OPERATORS.get(site.source.tree.text(sign), ()):
            yield site.source.replace(sign, other)


def _number(site: Site) -> Iterator[Edits]:
    """A number that is written at the place, or in the `let` of what is named there, of another type or size."""
    source = site.source
    for node in _literals(site):
        text = source.tree.text(node)
        match = _NUMBER.fullmatch(text)
        if match is None:
            continue
        digits, kind = match["digits"], match["kind"] or ""
        for other in _KINDS:
            if other != kind:
                yield source.replace(
                    node, f"{digits.partition('.')[0]}{other}" if other[0] != "f" else f"{digits}_{other}"
                )
        if "." not in digits:
            value = int(digits.replace("_", ""))
            for number in (value + 1, value - 1, 0, 1, 2, 4, 8, 16):
                if number != value and number >= 0:
                    yield source.replace(node, f"{number}{kind}")


def _literals(site: Site) -> Iterator[Node]:
    """The numbers at a place, those of the statement around, and those that names at the place are bound to."""
    source, kinds = site.source, ("integer_literal", "float_literal")
    names = {site.text, *re.findall(r"\w+", site.text)}
    query = "[(integer_literal) (float_literal)] @number"
    numbers = [match["number"] for match in source.tree.captures(query)]
    around = site.up(
        "let_declaration", "expression_statement", "enum_variant", "const_item", "static_item", "match_arm"
    )
    yield from (one for one in numbers if site.start <= one.start_byte < max(site.end, site.start + 1))
    if around is not None:
        yield from (one for one in numbers if around.start_byte <= one.start_byte < around.end_byte)
    for match in source.tree.captures(_BOUND):
        if source.tree.text(match["name"]) in names and match["value"].type in kinds:
            yield match["value"]


def _turned(site: Site) -> Iterator[Edits]:
    """A range from its lesser to its greater end, or with its end."""
    found, source = site.up("range_pattern", "range_expression"), site.source
    if found is None:
        return
    parts = found.named_children
    sign = next((one for one in found.children if not one.is_named), None)
    if len(parts) == 2:
        first, last = parts
        yield (*source.replace(first, source.tree.text(last)), *source.replace(last, source.tree.text(first)))
        if sign is not None:
            yield from (source.replace(sign, other) for other in ("..=", ".."))
    elif sign is not None:
        yield from (source.replace(sign, other) for other in ("..", "..="))


def _pattern(site: Site) -> Iterator[Edits]:
    """A pattern with one part more or less, or with the rest left open."""
    source = site.source
    found = site.up("slice_pattern", "tuple_struct_pattern", "struct_pattern", "tuple_pattern")
    if found is None:
        return
    name = found.child_by_field_name("type")
    parts = [one for one in found.named_children if name is None or one.start_byte > name.start_byte]
    at = parts[-1].end_byte if parts else found.end_byte - 1
    comma, closing = ", " if parts else "", source.slice(at, found.end_byte).lstrip()
    lead = " " if closing.startswith(",") else comma
    place = at + source.slice(at, found.end_byte).index(",") + 1 if closing.startswith(",") else at
    for more in ("..", "_", *("_, " * number + "_" for number in (1, 2, 3))):
        yield source.insert(place, f"{lead}{more}")
    for number, one in enumerate(parts):
        after = parts[number + 1].start_byte if number + 1 < len(parts) else one.end_byte
        start = one.start_byte if number + 1 < len(parts) or not number else parts[number - 1].end_byte
        yield source.edit(start, after, "")
        yield source.replace(one, "_")
        yield source.replace(one, "..")


def _abi(site: Site) -> Iterator[Edits]:
    """Another calling convention, for the function that the place is in or for a type."""
    source = site.source
    for match in source.tree.captures("(extern_modifier) @abi"):
        node = match["abi"]
        if (
            node.start_byte <= site.start <= node.end_byte
            or site.start <= node.start_byte < site.end
            or _holds(site, node)
        ):
            yield from (source.replace(node, f'extern "{name}"') for name in _ABIS)


def _holds(site: Site, node: Node) -> bool:
    """Whether the place is in the item that a modifier is of."""
    owner = node.parent.parent if node.parent is not None and node.parent.type == "function_modifiers" else node.parent
    return owner is not None and owner.start_byte <= site.start < owner.end_byte


def _label(site: Site) -> Iterator[Edits]:
    """A label of the loop around, on it and on the `break` or `continue`; or the word without a label, or `return`."""
    source = site.source
    jump = site.up("break_expression", "continue_expression")
    if jump is None:
        return
    word = "break" if jump.type.startswith("break") else "continue"
    label = next((one for one in jump.named_children if one.type == "label"), None)
    start, end = jump.start_byte + len(word), label.end_byte if label is not None else jump.start_byte + len(word)
    around = [one for one in _above(jump) if one.type in _LOOPS]
    for block in (one for one in _above(jump) if one.type == "block" and word == "break"):
        for its in (one for one in block.named_children[:1] if one.type == "label"):
            yield source.edit(start, end, f" {source.tree.text(its)}")
    for loop in around:
        named = next((one for one in loop.named_children if one.type == "label"), None)
        own = source.tree.text(named) if named is not None else "'outer"
        declared = source.insert(loop.start_byte, f"{own}: ") if named is None else ()
        yield (*declared, *source.edit(start, end, f" {own}"))
        if label is not None and named is None:
            yield source.insert(loop.start_byte, f"{source.tree.text(label)}: ")
    if label is not None:
        yield source.edit(start, end, "")


def _above(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None and above.type not in ("function_item", "closure_expression"):
        yield above
        above = above.parent


def _outside_loop(site: Site) -> Iterator[Edits]:
    """A `break` or `continue` that no loop is around: one around it, or `return` in its place."""
    jump, source = site.up("break_expression", "continue_expression"), site.source
    if jump is None:
        return
    values = [one for one in jump.named_children if one.type != "label"]
    value = f" {source.tree.text(values[-1])}" if values else ""
    for word in (f"return{value}", "return", "return Default::default()"):
        yield source.replace(jump, word)
    yield source.replace(jump, f"loop {{ {source.tree.text(jump)} }}")
    function = site.up("closure_expression", "function_item")
    for block in (one for one in site.around if one.type == "block"):
        inner = source.slice(block.start_byte + 1, block.end_byte - 1)
        yield source.edit(block.start_byte + 1, block.end_byte - 1, f" loop {{{inner}}} ")
        if block.parent == function:
            break


def _unsafe(site: Site) -> Iterator[Edits]:
    """`unsafe` around what asks for it: the expression, its statement, or the function."""
    source = site.source
    call = site.up(
        "call_expression", "unary_expression", "field_expression", "assignment_expression", "macro_invocation"
    )
    for node in filter(None, (call, site.node if site.whole else None)):
        yield source.replace(node, f"unsafe {{ {source.tree.text(node)} }}")
    statement = site.up("expression_statement")
    if statement is not None:
        yield source.replace(statement, f"unsafe {{ {source.tree.text(statement)} }}")
    function = site.up("function_item")
    if function is not None:
        start = function.start_byte + source.slice(function.start_byte, function.end_byte).index("fn ")
        yield source.insert(start, "unsafe ")


def _const(site: Site) -> Iterator[Edits]:
    """`const` for the functions that a constant calls; or what it is made when it is first asked for."""
    source, names = site.source, {one.partition("(")[0].rpartition("::")[2] for one in (*quoted(site.error), site.text)}
    for match in source.tree.captures("(function_item name: (identifier) @name) @fn"):
        if source.tree.text(match["name"]) in names:
            word = source.slice(match["fn"].start_byte, match["fn"].end_byte)
            yield source.insert(match["fn"].start_byte + word.index("fn "), "const ")
    held = site.up("static_item", "const_item")
    kind, value = (held.child_by_field_name(name) if held is not None else None for name in ("type", "value"))
    if held is not None and kind is not None and value is not None:
        lazy = (
            *source.replace(kind, f"std::sync::LazyLock<{source.tree.text(kind)}>"),
            *source.replace(value, f"std::sync::LazyLock::new(|| {source.tree.text(value)})"),
        )
        yield (
            lazy
            if held.type == "static_item"
            else (*source.edit(held.start_byte, held.start_byte + 5, "static"), *lazy)
        )
        name = held.child_by_field_name("name")
        if held.type == "const_item":
            yield source.edit(held.start_byte, held.start_byte + 5, "static")
        elif name is not None:
            yield source.edit(held.start_byte, held.start_byte + 6, "const")


RULES = (
    Rule("operator", 9, ("E0368", "E0369", "E0277", "E0600", "E0070"), _operator, "convert", only=True),
    Rule(
        "number", 9,
        (
            "E0029", "E0030", "E0080", "E0081", "E0368", "E0370", "E0512", "E0579", "E0600", "E0604", "E0606", "E0689",
            None,
        ),
        _number, "value", only=True,
    ),
    Rule("turned", 7, ("E0030", "E0579", "E0586", "E0783", None), _turned, "spelling", only=True),
    Rule("pattern-parts", 8, PARTS, _pattern, "value", only=True),
    Rule("abi", 7, ("E0045", "E0570", "E0703"), _abi, "spelling", only=True),
    Rule("label", 7, ("E0426", "E0590", "E0695", "E0696", "E0767"), _label, "spelling", only=True),
    Rule("outside-loop", 8, ("E0267", "E0268"), _outside_loop, "code", only=True),
    Rule("unsafe", 7, ("E0133",), _unsafe, "code", only=True),
    Rule("const", 8, ("E0015", "E0492", "E0493", "E0133", "E0658", "E0764", "E0010"), _const, "signature", only=True),
)  # fmt: skip
