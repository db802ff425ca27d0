"""A value behind `RefCell`, `Mutex` or `RwLock` that is reached for without its guard: at every use, or one for all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.moves import up
from rusta_tools.rules.ownership.parameters import functions, tests
from rusta_tools.rules.types.declared import below, fields, named, part, text, within
from rusta_tools.std_index import head, std_index

if TYPE_CHECKING:
    from tree_sitter import Node

GUARDS = {
    "RefCell": (".borrow()", ".borrow_mut()"),
    "Mutex": (".lock().unwrap()", ".lock().unwrap()"),
    "RwLock": (".read().unwrap()", ".write().unwrap()"),
}
"""What lends the value of a cell: for reading, for writing."""
_WRAPPED = re.compile(r"\b(RefCell|Mutex|RwLock)(?:<(?:\w+::)*(\w+)|`)")
_SCOPES = ("function_item", "closure_expression")
_LISTS = ("Vec", "String", "HashMap", "HashSet", "VecDeque", "BTreeMap")


def _guarded(site: Site) -> Iterator[Edits]:
    """The guard at every use in the function, then a guard for all of them; then the same in the whole file."""
    match, uses = _WRAPPED.search(said(site.error)), _uses(site)
    function = site.up("function_item")
    if match is None or not uses:
        return
    cell, inner = match[1], match[2] or ""
    here = [one for one in uses if function is None or within(one, function)]
    for some in (here, uses) if len(here) < len(uses) else (uses,):
        yield joined(_at(site.source, one, cell, inner) for one in some)
        yield _one_for_all(site.source, some, cell, inner)


def _uses(site: Site) -> list[Node]:
    """The places that get at something of the value through the same expression, as this one does."""
    source, here = site.source, site.up("field_expression")
    owner, match = text(source, part(here, "value")), _WRAPPED.search(said(site.error))
    if here is None or match is None or not owner:
        return []
    known = set(std_index().methods(match[2] or "")) - set(std_index().methods(match[1]))
    for item in source.tree.captures("[(struct_item) @item (function_item) @item]"):
        known |= {name for name, _ in fields(source, item["item"])}
        known.add(text(source, part(item["item"], "name")))
    kept = tests(source)
    return [
        one
        for one in below(source.tree.root, "field_expression")
        if text(source, part(one, "value")) == owner and text(source, part(one, "field")) in known
        if not any(start <= one.start_byte < end for start, end in kept)
    ]


def _lent(source: Source, some: Sequence[Node], cell: str, inner: str) -> str:
    return GUARDS[cell][any(is_written(source, one, inner) for one in some)]


def _at(source: Source, use: Node, cell: str, inner: str) -> Edits:
    owner = part(use, "value")
    return source.insert(owner.end_byte, _lent(source, [use], cell, inner)) if owner is not None else ()


def _one_for_all(source: Source, uses: Sequence[Node], cell: str, inner: str) -> Edits:
    """In each function and closure a guard with the name of the value, before the first statement that uses it."""
    scopes: dict[Node, list[Node]] = {}
    for use in uses:
        scopes.setdefault(next(one for one in up(use) if one.type in (*_SCOPES, "source_file")), []).append(use)
    edits: list[Edits] = []
    for scope, some in scopes.items():
        body, owner = part(scope, "body"), text(source, part(some[0], "value"))
        before = next((one for one in named(body) if within(some[0], one)), None)
        name = owner.rpartition(".")[2]
        if body is None or body.type != "block" or before is None or not name.isidentifier() or name == "self":
            return ()
        lent = _lent(source, some, cell, inner)
        mut = "mut " if any(is_written(source, one, inner) for one in some) else ""
        edits.append(source.insert(before.start_byte, f"let {mut}{name} = {owner}{lent};\n{_pad(source, before)}"))
        values = [value for one in some if (value := part(one, "value")) is not None and owner != name]
        edits += [source.replace(value, name) for value in values]
    return joined(edits)


def _pad(source: Source, node: Node) -> str:
    return source.indent(node.start_byte)


def is_written(source: Source, use: Node, inner: str) -> bool:
    """Whether a place is assigned to, borrowed for writing, or asked for by a method that writes."""
    node = use
    while (above := node.parent) is not None and above.type in ("field_expression", "index_expression"):
        node = above
    if above is None:
        return False
    if above.type in ("assignment_expression", "compound_assignment_expr"):
        return part(above, "left") == node
    if above.type == "reference_expression":
        return text(source, above).startswith("&mut")
    method = text(source, part(node, "field")) if above.type == "call_expression" else ""
    own = [text(source, part(one, "parameters")) for one in functions(source, method)] if method else []
    std = [std_index().methods(head(kind)).get(method, "") for kind in (inner, *_LISTS)]
    return any(one.startswith("(&mut self") for one in (own or std))


RULES = (
    Rule(
        "guard-at-uses", 7, ("E0609", "E0616", "E0599"), _guarded, "borrow",
        "borrows or locks what is in the cell wherever it is used", "book/ch15-05-interior-mutability",
    ),
)  # fmt: skip
