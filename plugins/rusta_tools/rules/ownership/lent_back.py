"""A function that would move a value out of what it was lent: it gives back a borrow of the value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.owned import returned
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.moves import moved
from rusta_tools.rules.types.between import split
from rusta_tools.rules.types.declared import part, text, within

_WRAPPED = re.compile(r"(?:Option|Result)<(.+)>", re.DOTALL)
_VIEWS = (
    (r"Box<(.+)>", r"&\1", ".as_ref()"),
    (r"String", "&str", ".as_str()"),
    (r"Vec<(.+)>", r"&[\1]", ".as_slice()"),
)
"""A type that owns, the borrow of what is inside, and the method that gives it."""


def _lent_back(site: Site) -> Iterator[Edits]:
    """The returned type borrows what a pointer owns, or the value as it is; and the value is borrowed where it went."""
    source, function = site.source, site.up("function_item", "closure_expression")
    kind = part(function, "return_type")
    if function is None or kind is None or function.type != "function_item":
        return
    whole = text(source, kind)
    wrapped = _WRAPPED.fullmatch(whole)
    inner = split(wrapped[1])[0] if wrapped is not None else whole
    if inner.startswith("&") or "&" not in text(source, part(function, "parameters")):
        return
    results = returned(function)
    for start, end in moved(site):
        node, place = source.tree.smallest(start, end), source.slice(start, end)
        if any(within(node, one) for one in results):
            for lent, given in _views(inner, place):
                yield joined([source.replace(kind, whole.replace(inner, lent, 1)), source.edit(start, end, given)])


def _views(inner: str, place: str) -> Iterator[tuple[str, str]]:
    """(the borrowed type, the expression that lends it)."""
    plain = place.removeprefix("*")
    for form, lent, view in _VIEWS:
        if (match := re.fullmatch(form, inner, re.DOTALL)) is not None:
            yield match.expand(lent), f"{plain}{view}"
    yield f"&{inner}", plain if place != plain else f"&{place}"


RULES = (
    Rule(
        "lent-back", 8.5, ("E0507", "E0508"), _lent_back, "signature",
        "gives back a borrow of what stays where it is", "book/ch04-02-references-and-borrowing",
    ),
)  # fmt: skip
