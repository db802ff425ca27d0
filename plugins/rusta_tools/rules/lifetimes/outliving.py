"""Owners that go before what borrows from them: a `let` for a temporary, and a `let` that stands further up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.owned import VIEWS, adapted, owned_type, put
from rusta_tools.rules.lifetimes.signatures import FUNCTIONS, joined, walk

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 24
NAMES = ("value", "second", "third", "fourth", "owner", "held", "temporary", "kept_value", "made_value")
LOOKS = (*VIEWS, "trim", "iter", "chars", "lines", "split", "split_whitespace", "as_bytes", "bytes", "keys", "values")

MADE = (
    *("call_expression", "macro_invocation", "struct_expression", "array_expression", "tuple_expression"),
    *("binary_expression", "index_expression", "try_expression", "await_expression", "range_expression"),
)
"""What makes a temporary."""


def statements(node: Node) -> Iterator[Node]:
    """The statement that holds a node, then those around it as far as the function."""
    here: Node | None = node
    while here is not None and (here == node or here.type not in (*FUNCTIONS, "closure_expression")):
        if here.parent is not None and here.parent.type == "block":
            yield here
        here = here.parent


def _own_let(site: Site) -> Iterator[Edits]:
    """The temporary gets a name, before the statement or before a loop or block around it."""
    source, node = site.source, site.node
    in_macro = site.up("token_tree") is not None and site.error.code == "E0716"
    if not in_macro and (not site.whole or node.type not in MADE):
        return
    free = [name for name in NAMES if name not in source.names]
    name = free[site.number % len(free)]  # several temporaries of one statement are told apart
    text = site.text
    borrowed = not in_macro and node.parent is not None and node.parent.type == "reference_expression"
    for statement in statements(node):
        pad = source.indent(statement.start_byte)
        for word in ("let", "let mut"):
            bound = source.insert(statement.start_byte, f"{word} {name} = {text};\n{pad}")
            yield joined([bound], [source.edit(site.start, site.end, name)])
        if borrowed and node.parent is not None and statement.start_byte < node.parent.start_byte:
            later = source.insert(statement.start_byte, f"let {name};\n{pad}")
            yield joined(
                [later], [source.replace(node.parent, _assigned(source, node.parent, f"{name} = {text};", name))]
            )
        if borrowed and node.parent is not None:
            pattern = statement.child_by_field_name("pattern") if statement.type == "let_declaration" else None
            if pattern is not None and statement.child_by_field_name("value") == node.parent:
                yield source.replace(node.parent, text)


def _assigned(source: Source, borrow: Node, statement: str, name: str) -> str:
    """The borrow of a variable that gets its value just before: in the block that the borrow ends, or in its own."""
    sign = "&mut " if any(child.type == "mutable_specifier" for child in borrow.children) else "&"
    if borrow.parent is not None and borrow.parent.type == "block" and _has_line(source, borrow):
        return f"{statement}\n{source.indent(borrow.start_byte)}{sign}{name}"
    inside = f"{statement} {sign}{name}"
    return inside if borrow.parent is not None and borrow.parent.type == "block" else f"{{ {inside} }}"


def _has_line(source: Source, node: Node) -> bool:
    return not source.slice(source.line_of(node.start_byte)[0], node.start_byte).strip()


def _owned_let(site: Site) -> Iterator[Edits]:
    """`let x = make().view();` keeps what was made, or an owned copy of the view."""
    source, let = site.source, site.up("let_declaration")
    value = let.child_by_field_name("value") if let is not None else None
    function = value.child_by_field_name("function") if value is not None and value.type == "call_expression" else None
    if let is None or value is None or site.start < value.start_byte:
        return
    if value.type in ("if_expression", "match_expression", "block"):
        for moved in (True, False):
            yield joined(
                [adapted(source, value, "str", moved=moved)], [owned_type(source, let.child_by_field_name("type"))]
            )
        return
    receiver = function.child_by_field_name("value") if function is not None else None
    method = function.child_by_field_name("field") if function is not None else None
    pattern, written = let.child_by_field_name("pattern"), let.child_by_field_name("type")
    untyped = [source.edit(pattern.end_byte, written.end_byte, "")] if written is not None and pattern else []
    if receiver is not None and method is not None and source.tree.text(method) in LOOKS:
        kept = source.edit(receiver.end_byte, value.end_byte, "")
        yield joined([kept], untyped)
        view = source.slice(receiver.end_byte, value.end_byte)
        name = source.tree.text(pattern) if pattern is not None else ""
        pad = source.indent(let.start_byte)
        end = source.insert(let.end_byte, f"\n{pad}let {name} = {name}{view};")
        yield joined([kept], untyped, [end])
        yield joined([kept], untyped, _holders(source, site.up(*FUNCTIONS), name))
        if source.tree.text(method) == "iter":
            yield source.replace(method, "into_iter")
    for copy in (".to_string()", ".to_vec()", ".to_owned()", ".clone()", ".collect::<Vec<_>>()"):
        yield joined([source.insert(value.end_byte, copy)], untyped)


def _holders(source: Source, function: Node | None, name: str) -> Iterator[Edits]:
    """Collections own a variable that is put into them."""
    filled = set()
    for node in walk(function) if function is not None else ():
        called = node.child_by_field_name("function") if node.type == "call_expression" else None
        receiver = called.child_by_field_name("value") if called is not None else None
        text = source.tree.text(receiver) if receiver is not None else ""
        for one in put(source, node, text) if text else ():
            given = source.tree.text(one)
            if given.lstrip("&") == name:
                filled.add(text)
                if given.startswith("&"):
                    yield source.replace(one, name)
    for node in walk(function) if function is not None else ():
        if any(_binds(source, node, text) for text in filled):
            yield owned_type(source, node.child_by_field_name("type"))


def _declared_before(site: Site) -> Iterator[Edits]:
    """The owner is declared before what borrows from it, further up or outside of an inner block."""
    source, function = site.source, site.up(*FUNCTIONS)
    for name in dict.fromkeys([site.text.lstrip("&").partition(".")[0], *quoted(site.error)]):
        lets = [node for node in walk(function or site.node) if _binds(source, node, name)]
        for let in (node for node in lets if node.start_byte <= site.start or site.error.code != "E0597"):
            yield from _earlier(source, let)


def _binds(source: Source, let: Node, name: str) -> bool:
    pattern = let.child_by_field_name("pattern") if let.type == "let_declaration" else None
    return pattern is not None and source.tree.text(pattern).removeprefix("mut ") == name


def _earlier(source: Source, let: Node) -> Iterator[Edits]:
    text, value = source.tree.text(let), let.child_by_field_name("value")
    pattern, written = let.child_by_field_name("pattern"), let.child_by_field_name("type")
    gone = source.edit(*_line(source, let), "")
    before = let.prev_named_sibling
    while before is not None:
        if before.type == "let_declaration":
            yield joined([source.insert(before.start_byte, f"{text}\n{source.indent(before.start_byte)}")], [gone])
        before = before.prev_named_sibling
    for statement in list(statements(let))[1:]:
        pad = source.indent(statement.start_byte)
        if pattern is not None and value is not None:
            kind = f": {source.tree.text(written)}" if written is not None else ""
            head = source.insert(statement.start_byte, f"let {_declared(source, let)}{kind};\n{pad}")
            yield joined([head], [source.edit(let.start_byte, value.start_byte, f"{source.tree.text(pattern)} = ")])
        yield joined([source.insert(statement.start_byte, f"{text}\n{pad}")], [gone])
        above = statement.prev_named_sibling
        while above is not None:
            if above.type == "let_declaration":
                pad = source.indent(above.start_byte)
                if pattern is not None and value is not None:
                    head = source.insert(above.start_byte, f"let {_declared(source, let)};\n{pad}")
                    name = source.tree.text(pattern)
                    yield joined([head], [source.edit(let.start_byte, value.start_byte, f"{name} = ")])
                yield joined([source.insert(above.start_byte, f"{text}\n{pad}")], [gone])
            above = above.prev_named_sibling


def _declared(source: Source, let: Node) -> str:
    """What a `let` binds, with its `mut`."""
    pattern = let.child_by_field_name("pattern")
    mutable = any(child.type == "mutable_specifier" for child in let.children)
    return ("mut " if mutable else "") + (source.tree.text(pattern) if pattern is not None else "")


def _line(source: Source, node: Node) -> tuple[int, int]:
    """A statement with its line, where it has one of its own; else with the blanks behind it."""
    start, end = source.line_of(node.start_byte)[0], source.line_of(node.end_byte)[1]
    around = source.slice(start, node.start_byte) + source.slice(node.end_byte, end)
    if not around.strip():
        return start, min(end + 1, len(source.tree.data))
    rest = source.slice(node.end_byte, end)
    return node.start_byte, node.end_byte + len(rest) - len(rest.lstrip())


def _whole_iterator(site: Site) -> Iterator[Edits]:
    """An iterator that owns what it goes over: `.into_iter()`, or a collection of its own."""
    source = site.source
    scope = site.up(*FUNCTIONS) if site.error.code == "E0515" else next(statements(site.node), None)
    calls = [node for node in walk(scope or site.node) if node.type == "call_expression"]
    if site.error.code == "E0515" and site.node.type == "call_expression" and site.whole:
        for whole in (".collect::<Vec<_>>()", ".collect::<Vec<_>>().into_iter()"):
            yield source.insert(site.end, whole)
    for node in calls:
        function = node.child_by_field_name("function")
        method = function.child_by_field_name("field") if function is not None else None
        name = source.tree.text(method) if method is not None else ""
        near = site.start <= node.end_byte and node.start_byte <= site.end
        if method is None or not near:
            continue
        if name in ("iter", "iter_mut"):
            yield source.replace(method, "into_iter")
            yield source.insert(method.start_byte, "clone().")
            yield source.edit(method.start_byte, method.end_byte, "to_vec().into_iter")
        elif name in ("chars", "bytes"):
            yield source.insert(node.end_byte, ".collect::<Vec<_>>().into_iter()")
        elif name in ("lines", "split", "split_whitespace"):
            yield source.insert(node.end_byte, ".map(str::to_string).collect::<Vec<_>>().into_iter()")
        elif name in ("keys", "values"):
            yield source.insert(node.end_byte, ".cloned().collect::<Vec<_>>().into_iter()")


RULES = (
    Rule(
        "own-let",
        7.5,
        ("E0716", "E0597", "E0505"),
        lambda site: islice(_own_let(site), MOST),
        "code",
        "names a temporary, so that it lives as long as what borrows from it",
        "reference/destructors#temporary-scopes",
    ),
    Rule(
        "owned-let",
        8.5,
        ("E0716", "E0597", "E0505"),
        lambda site: islice(_owned_let(site), MOST),
        "clone",
        "keeps an owned value, not a view of a temporary",
        "reference/destructors#temporary-scopes",
    ),
    Rule(
        "declared-before",
        7.5,
        ("E0597", "E0505"),
        lambda site: islice(_declared_before(site), MOST),
        "code",
        "declares an owner before what borrows from it",
        "reference/destructors#scopes-of-local-variables",
    ),
    Rule(
        "whole-iterator",
        8.5,
        ("E0515", "E0716", "E0597", "E0505"),
        lambda site: islice(_whole_iterator(site), MOST),
        "convert",
        "goes over values that the iterator owns",
        "book/ch04-02-references-and-borrowing#the-rules-of-references",
    ),
)
