"""What is moved out of where it has to stay: it is copied through its lock, listed by borrows, or taken in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined, nodes, walk
from rusta_tools.rules.types.declared import part, text
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_COPIED = re.compile(r"Option<(?:[iuf]\d+|usize|isize|bool|char|&[^m].*)>", re.DOTALL)
_APART = {
    "Mutex": (".into_inner().unwrap()", ".lock().unwrap().clone()"),
    "RwLock": (".into_inner().unwrap()", ".read().unwrap().clone()"),
    "RefCell": (".into_inner()", ".borrow().clone()"),
}
"""A cell -> how it is taken apart, and what gives a copy of its value where others hold the cell."""


def _copied_through(site: Site) -> Iterator[Edits]:
    """`shared.into_inner()`, where the cell is not ours alone."""
    source = site.source
    for cell, (apart, copy) in _APART.items():
        if re.search(rf"`(?:\w+::)*{cell}::<\w+>::into_inner`", said(site.error)):
            end = site.end + len(apart.encode())
            if source.slice(site.end, end) == apart:
                yield source.edit(site.end, end, copy)


def _listed_by_borrows(site: Site) -> Iterator[Edits]:
    """`let mut sorted = self.entries;` as a list of borrows, to sort and cut it without touching the entries."""
    source, let, function = site.source, site.up("let_declaration"), site.up("function_item")
    value, kind = part(let, "value"), part(let, "type")
    name = text(source, part(let, "pattern")).removeprefix("mut ")
    if value is None or function is None or text(source, value) != site.text or "type `Vec<" not in said(site.error):
        return
    listed = [
        source.insert(value.end_byte, ".iter().collect::<Vec<_>>()"),
        source.replace(kind, "Vec<_>") if kind is not None else (),
    ]
    for node in walk(function):
        field = part(node, "field")
        if field is not None and text(source, part(node, "value")) == name and text(source, field) == "iter":
            yield joined(listed, [source.replace(field, "into_iter")])
    yield joined(listed)


def _options_in_place(site: Site) -> Iterator[Edits]:
    """Every field of the function that is an `Option`: taken where it is moved, borrowed where it is looked into."""
    source, function = site.source, site.up("function_item")
    if function is None:
        return
    optional = {
        text(source, part(node, "name"))
        for node in nodes(source, "field_declaration")
        if head(kind := text(source, part(node, "type"))) == "Option" and not _COPIED.fullmatch(kind)
    }
    places = [one for one in walk(function) if text(source, part(one, "field")) in optional]
    edits = [edit for one in places if (edit := _in_place(source, one))]
    if len(edits) > 1:
        yield joined(edits)


def _in_place(source: Source, place: Node) -> Edits:
    above = place.parent
    if above is None or place.type != "field_expression":
        return ()
    if above.type in ("let_condition", "match_expression") and part(above, "value") == place:
        return source.insert(place.start_byte, "&mut ")
    moved = {"let_declaration": "value", "assignment_expression": "right", "field_initializer": "value"}
    given = above.type == "arguments" or (above.type in moved and part(above, moved[above.type]) == place)
    return source.insert(place.end_byte, ".take()") if given else ()


def _mapped_and_counted(site: Site) -> Iterator[Edits]:
    """`.filter(|thread| thread.join().unwrap()).count()`: what is asked is used up, so the answers are counted."""
    source, closure = site.source, site.up("closure_expression")
    call = closure.parent.parent if closure is not None and closure.parent is not None else None
    method = part(part(call, "function"), "field")
    if call is None or method is None or text(source, method) != "filter":
        return
    if source.slice(call.end_byte, call.end_byte + len(".count()")) == ".count()":
        kept = source.insert(call.end_byte, ".filter(|kept| *kept)")
        yield joined([source.replace(method, "map"), kept])


RULES = (
    Rule(
        "mapped-and-counted", 8, ("E0507",), _mapped_and_counted, "code",
        "counts the answers of what is used up by being asked", "std/iter/trait.Iterator#method.filter",
    ),
    Rule(
        "copied-through-lock", 7.5, ("E0507",), _copied_through, "clone",
        "copies what is in a cell that others hold too", "book/ch16-03-shared-state",
    ),
    Rule(
        "listed-by-borrows", 8, ("E0507",), _listed_by_borrows, "borrow",
        "sorts and cuts a list of borrows, and leaves what they point to", "std/primitive.slice#method.iter",
    ),
    Rule(
        "options-in-place", 8, ("E0507",), _options_in_place, "borrow",
        "takes what is moved out of an option, and borrows what is only looked into",
        "std/option/enum.Option#method.take",
    ),
)  # fmt: skip
