"""A borrow of what itself borrows: its own lifetime, and that of what is inside, by two names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import declare, declared, home, joined


def _told_apart(site: Site) -> Iterator[Edits]:
    """`fn f(a: &Word, b: &Word) -> &Word` as `fn f<'a, 'b>(a: &'a Word<'b>, b: &'a Word<'b>) -> &'a Word<'b>`."""
    source, function = site.source, site.up("function_item")
    body = function.child_by_field_name("body") if function is not None else None
    listed = function.child_by_field_name("parameters") if function is not None else None
    if function is None or body is None or listed is None:
        return
    borrowing = re.findall(r"\b(?:struct|enum) (\w+)<'\w+>", source.text)
    known = {*declared(source, function), *declared(source, home(function))}
    outer, inner = [f"'{name}" for name in "abcdefghijkl" if f"'{name}" not in known][:2]
    places = rf"&(mut )?({'|'.join(borrowing)})\b(?:<'_>)?(?!<)"
    start = listed.start_byte
    head = source.slice(start, body.start_byte)
    if borrowing and (changed := re.sub(places, rf"&{outer} \1\2<{inner}>", head)) != head:
        yield joined([source.edit(start, body.start_byte, changed), declare(source, function, outer, inner)])


RULES = (
    Rule(
        "told-apart", 7.5, ("E0106", "E0621", "E0515", None), _told_apart, "lifetime",
        "gives a borrow and what is borrowed inside of it a lifetime each", "reference/lifetime-elision",
    ),
)  # fmt: skip
