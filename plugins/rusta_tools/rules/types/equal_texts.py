"""A text that is looked for in a list of owned texts: compared with each, for there is no `&String` to give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import named, part, text

FOUND = re.compile(r"expected (?:reference )?`&String`.*found (?:reference )?`&(?P<twice>&'?\w* ?)?str`", re.DOTALL)


def _any_equal(site: Site) -> Iterator[Edits]:
    """`names.contains(&name)` as `names.iter().any(|one| one == name)`."""
    source, call = site.source, site.up("call_expression")
    method = part(part(call, "function"), "field")
    given = named(part(call, "arguments"))
    found = FOUND.search(said(site.error))
    if call is None or method is None or text(source, method) != "contains" or len(given) != 1 or found is None:
        return
    name = source.unused("one", "each", "other")
    looked = text(source, given[0])
    plain = looked.removeprefix("&") if found["twice"] else looked
    yield joined([source.edit(method.start_byte, call.end_byte, f"iter().any(|{name}| {name} == {plain})")])


RULES = (
    Rule(
        "any-equal", 7, ("E0308",), _any_equal, "type",
        "compares a text with each of a list", "std/primitive.slice#method.contains",
    ),
)  # fmt: skip
