"""Names that are of nothing, where something else of that kind is there: another variable, another member, one that is
only out of sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.generic.calls import in_scope
from rusta_tools.places import Edits, Site, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import NAMED_ITEMS, below, items, named, part, text
from rusta_tools.std_index import std_index

if TYPE_CHECKING:
    from tree_sitter import Node

MOST = 5
"""Variables or members that are tried for one name."""


def _variable(site: Site) -> Iterator[Edits]:
    """Every use of a name that nothing has is of one variable around, the nearest first."""
    source, function = site.source, site.up("function_item")
    if function is None or site.node.type != "identifier":
        return
    uses = [one for one in below(function, "identifier") if text(source, one) == site.text and not _is_field(one)]
    for name in [one for one in in_scope(site) if one != site.text][:MOST] if len(uses) > 1 else ():
        yield joined([source.replace(one, name) for one in uses])


def _is_field(node: Node) -> bool:
    """Whether a name stands behind a dot, as fields do in a macro."""
    return node.prev_sibling is not None and node.prev_sibling.type == "."


def _member(site: Site) -> Iterator[Edits]:
    """A member that a module or an enum lacks is another of it: those that nothing names yet first."""
    source, path = site.source, site.up("scoped_identifier", "scoped_type_identifier")
    name, owner = part(path, "name"), text(source, part(path, "path")).rpartition("::")[2]
    if name is None or not owner:
        return
    members = [
        text(source, part(one, "name"))
        for item in items(source, owner, "mod_item", "enum_item")
        for one in named(part(item, "body"))
        if part(one, "name") is not None
    ]
    wanted = text(source, name)
    alike = [one for one in members if one.isupper() == wanted.isupper() and one[:1].isupper() == wanted[:1].isupper()]
    for one in sorted(alike, key=lambda member: _uses(site, f"{owner}::{member}") > 0)[:MOST]:
        yield source.replace(name, one)


def _namesake(site: Site) -> Iterator[Edits]:
    """What a type of std lacks may be of another type of its name."""
    source, path = site.source, site.up("scoped_identifier", "scoped_type_identifier")
    owner = part(path, "path")
    match = re.search(r"found for (?:enum|struct|trait) `([\w:]+)", site.error.message)
    if owner is None or match is None or match[1].rpartition("::")[2] != text(source, owner).rpartition("::")[2]:
        return
    for other in std_index().paths(match[1].rpartition("::")[2])[: MOST + 1]:
        if other != match[1]:
            yield source.replace(owner, other)


def _uses(site: Site, path: str) -> int:
    return len(re.findall(rf"\b{re.escape(path)}\b", site.source.text))


def _shown_again(site: Site) -> Iterator[Edits]:
    """A module shows what one inside it has by `pub use`."""
    source = site.source
    missing = re.search(r"cannot find .+ `(\w+)` in module `(?:\w+::)*(\w+)`", site.error.message)
    there = re.search(r"`crate::((?:\w+::)*)(\w+)` exists but is inaccessible", said(site.error))
    if missing is None or there is None:
        return
    for module in items(source, missing[2], "mod_item"):
        body = part(module, "body")
        inner = there[1].rpartition(f"{missing[2]}::")[2]
        if body is not None and inner:
            first = next(iter(named(body)), None)
            pad = source.indent(first.start_byte) if first is not None else "    "
            yield source.insert(body.start_byte + 1, f"\n{pad}pub use {inner}{there[2]};\n")


def _constructed(site: Site) -> Iterator[Edits]:
    """A tuple struct whose field is private is made by a function of its own."""
    source, call = site.source, site.up("call_expression")
    made, given = part(call, "function"), part(call, "arguments")
    kind = text(source, made).rpartition("::")[2]
    if call is None or made is None or given is None or "private fields" not in said(site.error):
        return
    for match in source.tree.captures(NAMED_ITEMS):
        function, owner = match["item"], _impl_of(match["item"])
        back = text(source, part(function, "return_type"))
        if owner is None or text(source, part(owner, "type")) != kind or not re.search(rf"\b(Self|{kind})\b", back):
            continue
        if named(part(function, "parameters"), "self_parameter"):
            continue
        path, around = f"{text(source, made)}::{text(source, match['name'])}", _call_around(call)
        if back.startswith(("Option<", "Result<")) and around is not None:
            yield source.replace(around, f"{path}{text(source, given)}")
        yield source.replace(made, path)


def _impl_of(item: Node) -> Node | None:
    above = item.parent.parent if item.parent is not None else None
    return above if item.type == "function_item" and above is not None and above.type == "impl_item" else None


def _call_around(call: Node) -> Node | None:
    above = call.parent.parent if call.parent is not None else None
    return above if above is not None and above.type == "call_expression" else None


RULES = (
    Rule(
        "another-variable", 8, ("E0425",), _variable, "spelling", "names a variable that there is", "reference/names",
    ),
    Rule(
        "another-member", 7.5, ("E0425", "E0531", "E0599", "E0433", "E0432"), _member, "spelling",
        "names another member of a module or an enum", "reference/paths",
    ),
    Rule(
        "namesake", 7, ("E0599",), _namesake, "spelling", "names the other type of that name", "reference/paths",
    ),
    Rule(
        "shown-again", 7, ("E0425", "E0433", "E0412"), _shown_again, "signature",
        "shows what an inner module has", "reference/visibility-and-privacy#re-exporting-and-visibility",
    ),
    Rule(
        "constructed", 6.5, ("E0423",), _constructed, "spelling", "makes the value by a function of its type",
        "reference/visibility-and-privacy",
    ),
)  # fmt: skip
