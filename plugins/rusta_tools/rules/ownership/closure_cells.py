"""A variable that a kept closure writes and the function around it uses too: both hold a cell of it by counting.

A closure in a `Box` may live for ever, so it may not borrow a variable of the function that made it. What both are to
see goes into an `Rc<RefCell<_>>`, of which the closure gets a share of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, quoted
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, walk
from rusta_tools.rules.ownership.guarded import is_written
from rusta_tools.rules.ownership.moves import up
from rusta_tools.rules.types.declared import imports, part, shown_type, text, within

if TYPE_CHECKING:
    from tree_sitter import Node

KEPT = ("E0597", "E0373", "E0521", "E0499", "E0502", "E0503", "E0505", "E0506", "E0382")
PATHS = ("std::cell::RefCell", "std::rc::Rc")
_PLAIN = (
    "integer_literal",
    "float_literal",
    "boolean_literal",
    "char_literal",
    "unary_expression",
    "binary_expression",
)
"""What a number or the like starts with: reading it copies it."""


def _in_cells(site: Site) -> Iterator[Edits]:
    """Each variable that the error names and a closure writes; all of them together where they are several."""
    source, function = site.source, site.up("function_item")
    found = []
    for name in quoted(site.error) if function is not None else ():
        let = next((one for one in walk(function) if _declares(source, one, name)), None) if function else None
        if let is not None and (edits := _shared(source, let, name)):
            found.append(edits)
    for edits in found:
        yield joined(imports(site, *PATHS), [edits])
    if len(found) > 1:
        yield joined(imports(site, *PATHS), found)


def _declares(source: Source, node: Node, name: str) -> bool:
    return (
        node.type == "let_declaration"
        and text(source, part(node, "pattern")) == name
        and part(node, "value") is not None
    )


def _shared(source: Source, let: Node, name: str) -> Edits:
    """The variable in a cell, a share of it for each closure that writes it, and every use through the cell."""
    value, kind, scope = part(let, "value"), part(let, "type"), let.parent
    uses = [one for one in walk(scope) if _names(source, one, name) and one.start_byte > let.end_byte] if scope else []
    closures = list(dict.fromkeys(one for each in uses if (one := _keeping(source, each, let)) is not None))
    if value is None or not closures:
        return ()
    copied, inner = value.type in _PLAIN, shown_type(source, value)
    edits = [source.insert(value.start_byte, "Rc::new(RefCell::new("), source.insert(value.end_byte, "))")]
    edits += (
        [source.edit(let.start_byte, let.start_byte + 8, "let ")] if text(source, let).startswith("let mut ") else []
    )
    edits += [source.replace(kind, f"Rc<RefCell<{text(source, kind)}>>")] if kind is not None else []
    for closure in closures:
        indent = source.indent(closure.start_byte)
        move = "" if text(source, closure).startswith("move") else "move "
        share = f"{{\n{indent}    let {name} = Rc::clone(&{name});\n{indent}    {move}"
        edits += [source.insert(closure.start_byte, share), source.insert(closure.end_byte, f"\n{indent}}}")]
    for number, one in enumerate(uses):
        last = number == len(uses) - 1 and not any(within(one, closure) for closure in closures)
        edits.append(_through(source, one, inner, copied=copied, last=last))
    return joined(edits)


def _names(source: Source, node: Node, name: str) -> bool:
    return node.type == "identifier" and text(source, node) == name


def _keeping(source: Source, node: Node, let: Node) -> Node | None:
    """The outermost closure behind the declaration that holds a use, where it may be kept: it writes, or is boxed."""
    around = [one for one in up(node) if one.type == "closure_expression" and one.start_byte > let.end_byte]
    if not around:
        return None
    outer = around[-1]
    call = next((one for one in up(outer.parent) if one.type == "call_expression"), None)
    boxed = re.search(r"\b(?:Box|Rc|Arc)::new$", text(source, part(call, "function"))) is not None
    return outer if boxed or is_written(source, node, "") else None


def _through(source: Source, node: Node, inner: str, *, copied: bool, last: bool) -> Edits:
    above, behind = node.parent, node.next_sibling
    if above is None:
        return ()
    if above.type in ("field_expression", "index_expression"):
        return source.insert(node.end_byte, ".borrow_mut()" if is_written(source, node, inner) else ".borrow()")
    if above.type == "token_tree":
        reads = behind is not None and text(source, behind) == "."
        return source.replace(node, f"{'' if reads else '*'}{text(source, node)}.borrow()")
    if is_written(source, node, inner):
        return source.replace(node, f"*{text(source, node)}.borrow_mut()")
    if above.type == "reference_expression" or copied:
        return source.replace(node, f"*{text(source, node)}.borrow()")
    return source.insert(node.end_byte, ".take()" if last else ".borrow().clone()")


RULES = (
    Rule(
        "cell-for-closure", 9, KEPT, _in_cells, "type",
        "shares a variable with the closure that writes it", "book/ch15-05-interior-mutability",
    ),
)  # fmt: skip
