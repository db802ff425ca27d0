"""The type of an expression or of a name, by the compiler's own word.

rustc is shown the program with the thing cast, where it stands, to a struct that nothing can be cast to, and names its
type in E0605. Casts are checked last, so that all that is inferred later is known by then, and the type is told in
full, where E0308 shortens it. The program may have other errors; borrows are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tree_sitter import Node

from rusta_core.records import Edit, File
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.rust.verifier import Verifier

_BEFORE, _AFTER = "({ struct RustaTypeOf; let it = ", "; it as RustaTypeOf; it })"
_NAMED = "{{ struct RustaTypeOf; {name} as RustaTypeOf; }}"
_TOLD = re.compile(r"non-primitive cast: `(.+)` as `(?:[^`]*::)?RustaTypeOf`")
_CLOSURE = re.compile(r"\{closure@[^{}]*\}")
_OPEN = re.compile(r"(?<!')\b_\b|\{(?:integer|float|type error)\}")
_NAMES = ("identifier", "shorthand_field_identifier")
_PASSED = ("parameter", "parameters", "closure_parameters", "let_condition", "let_chain")
_NOT_BOUND = ("type", "value", "condition")  # children of patterns that bind nothing
_SCOPES = {
    "function_item": ("parameters", "body"),
    "closure_expression": ("parameters", "body"),
    "for_expression": ("pattern", "body"),
    "match_arm": ("pattern", "value"),
    "if_expression": ("condition", "consequence"),
    "while_expression": ("condition", "body"),
}
"""What binds names: the part that holds the patterns, and the part in which they are known."""


def type_of(verifier: Verifier, tree: Sequence[File], path: str, start: int, end: int) -> str | None:
    """The type of what stands at bytes `start` to `end` of a file: an expression, one in a macro's arguments too, or a
    name that a pattern binds. None where the compiler does not tell one; closures are `{closure}`."""
    source = SyntaxTree(next(file.text for file in tree if file.path == path))
    edits = _question(source, path, start, end)
    if not edits:
        return None
    errors = verifier.check(apply_edits(tree, edits)).diagnostics
    told = {match[1] for error in errors if error.code == "E0605" and (match := _TOLD.match(error.message))}
    if len(told) != 1:
        return None
    [type_] = told
    return None if _OPEN.search(type_) else _CLOSURE.sub("{closure}", type_)


def _question(source: SyntaxTree, path: str, start: int, end: int) -> list[Edit]:
    """The edits that have the compiler name a type; none where the bytes are no whole expression and no name."""
    node = source.smallest(start, end)
    if (node.start_byte, node.end_byte) != (start, end) and node.type != "token_tree":
        return []
    if node.type in _NAMES and (scope := _scope(node)) is not None:
        at, until = scope
        asks = _NAMED.format(name=source.text(node))
        if until is None:
            return [Edit(path=path, start=at, end=at, text=f" {asks}")]
        return [
            Edit(path=path, start=at, end=at, text=f"{{ {asks} "),
            Edit(path=path, start=until, end=until, text=" }"),
        ]
    return [Edit(path=path, start=start, end=start, text=_BEFORE), Edit(path=path, start=end, end=end, text=_AFTER)]


def _scope(name: Node) -> tuple[int, int | None] | None:
    """Where a name that a pattern binds is known: from a byte on, or what stands between two. None for a name that is
    an expression."""
    here, above = name, name.parent
    while above is not None and _leads_on(here, above):
        here, above = above, above.parent
    if above is None:
        return None
    if above.type == "let_declaration":
        return (above.end_byte, None) if here == above.child_by_field_name("pattern") else None
    holds, knows = _SCOPES.get(above.type, ("", ""))
    body = above.child_by_field_name(knows) if holds and here == above.child_by_field_name(holds) else None
    if body is None or (holds == "condition" and here == name):
        return None
    return body.start_byte, body.end_byte


def _leads_on(here: Node, above: Node) -> bool:
    if above.type not in _PASSED and not above.type.endswith("_pattern"):
        return False
    return all(here != above.child_by_field_name(field) for field in _NOT_BOUND)
