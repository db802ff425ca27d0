"""The owned counterpart of a borrowed type, and what makes such a value of a borrowed one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Source
from rusta_tools.rules.lifetimes.signatures import joined, walk

if TYPE_CHECKING:
    from tree_sitter import Node

COUNTERPARTS = {"str": "String", "Path": "PathBuf", "OsStr": "OsString", "CStr": "CString"}
COPIES = {"str": ".to_string()", "Path": ".to_path_buf()", "OsStr": ".to_os_string()"}
VIEWS = ("as_str", "as_ref", "as_slice", "as_path", "deref", "borrow", "as_mut", "as_deref")
"""Methods that only look at an owned value."""
COLLECTED = ".cloned().collect::<Vec<_>>().into_iter()"
WRAPPERS = ("Some", "Ok", "Box::new", "Rc::new", "Arc::new", "Cow::Borrowed")
SINKS = ("push", "insert", "push_back", "push_front", "extend", "entry")
EMPTY = re.compile(r"(?:None|\w+(?:::<.*>)?::(?:new|with_capacity|default)\(.*\)|vec!\[\]|Default::default\(\)|\[\])")
PLAIN = ("integer_literal", "float_literal", "boolean_literal", "char_literal", "binary_expression")
JUMPS = ("return_expression", "break_expression", "continue_expression")


def references(node: Node | None) -> list[Node]:
    """The references in a type, the outermost of each."""
    found = walk(node, lambda here: here.type not in ("reference_type", "function_type")) if node is not None else ()
    return [here for here in found if here.type == "reference_type"]


def kind(source: Source, reference: Node) -> str:
    """What a reference points to, as it is written."""
    inner = reference.child_by_field_name("type")
    return source.tree.text(inner) if inner is not None else ""


def counterpart(source: Source, reference: Node) -> str:
    """The type that owns what a reference borrows."""
    borrowed = kind(source, reference)
    if match := re.fullmatch(r"\[(.*)\]", borrowed, re.DOTALL):
        return f"Vec<{match[1]}>" if ";" not in match[1] else borrowed
    if borrowed.startswith("dyn "):
        return f"Box<{borrowed}>"
    return COUNTERPARTS.get(borrowed, borrowed)


def copy_of(borrowed: str) -> str:
    """The call that makes an owned value of a borrowed one."""
    return ".to_vec()" if borrowed.startswith("[") else COPIES.get(borrowed, ".clone()")


def adapted(source: Source, value: Node | None, borrowed: str, *, moved: bool) -> Edits:
    """A value that was borrowed, owned: a copy of it, or what the borrow was of where it may move."""
    if value is None:
        return ()
    text, copy = source.tree.text(value), copy_of(borrowed)
    if EMPTY.fullmatch(text) or value.type in JUMPS or text == "Err" or text.startswith("Err("):
        return ()
    if value.type in ("block", "if_expression", "match_expression", "else_clause"):
        return joined(adapted(source, one, borrowed, moved=moved) for one in tails(value))
    if value.type == "tuple_expression":
        given = [one for one in value.named_children if not one.type.endswith(PLAIN)]
        return joined(adapted(source, one, borrowed, moved=moved) for one in given)
    if value.type == "try_expression" or (value.type == "macro_invocation" and not text.startswith("vec!")):
        return () if text.startswith(("format!", "panic!", "unreachable!", "todo!")) else _after(source, value, copy)
    function = value.child_by_field_name("function") if value.type == "call_expression" else None
    if function is not None:
        return _call(source, value, function, borrowed, moved)
    inner = value.child_by_field_name("value") if value.type == "reference_expression" else None
    if inner is not None and "mut" not in text.split()[0]:
        if moved or inner.type == "macro_invocation":
            return source.edit(value.start_byte, inner.start_byte, "")
        return joined([source.edit(value.start_byte, inner.start_byte, "")], [_after(source, inner, copy)])
    return _after(source, value, copy)


def _call(source: Source, value: Node, function: Node, borrowed: str, moved: bool) -> Edits:
    arguments = value.child_by_field_name("arguments")
    given = arguments.named_children if arguments is not None else []
    if source.tree.text(function) in WRAPPERS:
        return joined(adapted(source, one, borrowed, moved=moved) for one in given)
    method, receiver = function.child_by_field_name("field"), function.child_by_field_name("value")
    name = source.tree.text(method) if method is not None else ""
    if name in VIEWS and receiver is not None and moved:
        return source.edit(receiver.end_byte, value.end_byte, "")
    if name == "iter" and method is not None:
        return source.replace(method, "into_iter") if moved else _after(source, value, COLLECTED)
    if name == "collect" and receiver is not None:
        owned = ".cloned()" if copy_of(borrowed) == ".clone()" else f".map(|item| item{copy_of(borrowed)})"
        if not moved:
            return source.insert(receiver.end_byte, owned)
        return joined(
            source.edit(node.start_byte, node.end_byte, "into_iter")
            for node in walk(receiver)
            if node.type == "field_identifier" and source.tree.text(node) == "iter"
        )
    return _after(source, value, copy_of(borrowed))


def _after(source: Source, value: Node, copy: str) -> Edits:
    if value.type.endswith(("binary_expression", "unary_expression", "closure_expression", "range_expression")):
        return joined([source.insert(value.start_byte, "(")], [source.insert(value.end_byte, f"){copy}")])
    return source.insert(value.end_byte, copy)


def tails(node: Node) -> Iterator[Node]:
    """The expressions that a block or branch may end with."""
    if node.type == "block":
        last = [child for child in node.named_children if "comment" not in child.type][-1:]
        for child in last:
            inner = child.named_children[0] if child.type == "expression_statement" and child.named_children else child
            branches = inner.type in ("if_expression", "match_expression", "block")
            if child.type != "expression_statement" or (branches and not _ended(child)):
                yield from tails(inner) if branches else [inner]
    elif node.type == "if_expression":
        for field in ("consequence", "alternative"):
            if (part := node.child_by_field_name(field)) is not None:
                yield from tails(part)
    elif node.type == "else_clause":
        yield from (one for child in node.named_children for one in tails(child))
    elif node.type == "match_expression":
        body = node.child_by_field_name("body")
        for arm in body.named_children if body is not None else ():
            if (value := arm.child_by_field_name("value")) is not None:
                yield from tails(value)
    elif node.type not in JUMPS:
        yield node


def _ended(statement: Node) -> bool:
    return statement.children[-1].type == ";"


def returned(function: Node) -> list[Node]:
    """All that a function may return."""
    body = function.child_by_field_name("body")
    if body is None:
        return []
    into = lambda node: node.type not in ("closure_expression", "function_item", "async_block")  # noqa: E731
    early = [
        node.named_children[0] for node in walk(body, into) if node.type == "return_expression" and node.named_children
    ]
    return [*tails(body), *(one for node in early for one in tails(node))]


def kept(source: Source, scope: Node, name: str, borrowed: str, *, moved: bool) -> Edits:
    """A variable that holds borrowed values holds owned ones: its type, what it starts with and what is put into it."""
    parts: list[Edits] = []
    for node in walk(scope):
        if node.type == "let_declaration":
            pattern = node.child_by_field_name("pattern")
            if pattern is not None and source.tree.text(pattern) == name:
                parts += [owned_type(source, node.child_by_field_name("type"))]
                value = node.child_by_field_name("value")
                if value is not None and value.type != "integer_literal":
                    parts.append(adapted(source, value, borrowed, moved=moved))
        elif node.type == "assignment_expression":
            left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
            if left is not None and source.tree.text(left) == name:
                parts.append(adapted(source, right, borrowed, moved=moved))
        elif node.type == "call_expression":
            parts += (adapted(source, one, borrowed, moved=moved) for one in put(source, node, name))
    return joined(parts)


def owned_type(source: Source, node: Node | None) -> Edits:
    """A type with each reference in it replaced by what owns."""
    return joined(source.replace(one, counterpart(source, one)) for one in references(node))


def put(source: Source, call: Node, name: str) -> list[Node]:
    """What a call puts into a collection of that name."""
    function, arguments = call.child_by_field_name("function"), call.child_by_field_name("arguments")
    if function is None or arguments is None or function.type != "field_expression":
        return []
    receiver, method = function.child_by_field_name("value"), function.child_by_field_name("field")
    if receiver is None or method is None or source.tree.text(method) not in SINKS:
        return []
    found = arguments.named_children if source.tree.text(receiver) == name else []
    return [node for node in found if not (node.type.endswith(PLAIN) or _counted(source, node))]


def _counted(source: Source, value: Node) -> bool:
    """A number of things, which no reference is."""
    function = value.child_by_field_name("function") if value.type == "call_expression" else None
    method = function.child_by_field_name("field") if function is not None else None
    return method is not None and source.tree.text(method) in ("len", "count", "sum", "parse")
