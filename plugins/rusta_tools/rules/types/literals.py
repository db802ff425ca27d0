"""Fields that the literal of a struct leaves out: each by its name and type, or all from another value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source, derive_of
from rusta_tools.rule import Rule
from rusta_tools.rules.types.declared import below, fields, head_of, impls, items, named, neutral, part, text, variables
from rusta_tools.std_index import head

if TYPE_CHECKING:
    from tree_sitter import Node

_PLAIN = re.compile(r"[iuf]\d+|[iu]size|bool|char|&.*")


def _each_field(site: Site) -> Iterator[Edits]:
    """The missing fields as parameters, as self has them, as other literals of the type have them, or empty; then the
    rest from self or from the default."""
    source, made = site.source, site.up("struct_expression")
    body, item = part(made, "body"), _struct(site, made)
    if body is None or item is None:
        return
    have, kinds = named(body), dict(fields(source, item))
    given = {text(source, part(one, "field") or one) for one in have}
    missing = [name for name in kinds if name not in given]
    own = dict(variables(site))
    ways = {name: list(_ways(site, item, name, kinds[name], own)) for name in missing}
    for turn in range(3) if all(ways.values()) else ():
        chosen = [some[min(turn, len(some) - 1)] for some in ways.values()]
        lines = (name if name == way else f"{name}: {way}" for name, way in zip(ways, chosen, strict=True))
        yield _inserted(source, body, list(lines))
    yield from (_inserted(source, body, [f"..{rest}"]) for rest in _rests(site, item))


def _struct(site: Site, made: Node | None) -> Node | None:
    name, block = head(text(site.source, part(made, "name"))), site.up("impl_item")
    if name == "Self" and block is not None:
        name = head_of(site.source, block)
    return next(iter(items(site.source, name, "struct_item")), None)


def _inserted(source: Source, body: Node, lines: list[str]) -> Edits:
    have = named(body)
    if not have:
        return source.insert(body.start_byte + 1, f" {', '.join(lines)} ")
    last, several = have[-1], source.line_of(body.start_byte) != source.line_of(body.end_byte - 1)
    glue = f",\n{source.indent(last.start_byte)}" if several else ", "
    return source.insert(last.end_byte, "".join(glue + line for line in lines))


def _ways(site: Site, item: Node, name: str, kind: str, own: dict[str, str]) -> Iterator[str]:
    """What a field may be given, the likeliest first."""
    source, block = site.source, site.up("impl_item")
    if name in own:
        yield name
        yield f"{name}.to_string()" if kind == "String" else f"{name}.clone()"
    if block is not None and head_of(source, block) == text(source, part(item, "name")) and _has_self(site):
        yield f"self.{name}" if _PLAIN.fullmatch(kind) else f"self.{name}.clone()"
    yield from neutral(source, kind)
    for one in below(source.tree.root, "field_initializer"):
        value = part(one, "value")
        if text(source, part(one, "field")) == name and value is not None and value.start_byte != site.start:
            yield text(source, value)


def _has_self(site: Site) -> bool:
    function = site.up("function_item")
    return any(one.type == "self_parameter" for one in named(part(function, "parameters")))


def _rests(site: Site, item: Node) -> Iterator[str]:
    """Values of the whole type to take the rest from."""
    source, name, block = site.source, text(site.source, part(item, "name")), site.up("impl_item")
    derived = text(source, derive_of(source, item))
    if block is not None and head_of(source, block) == name and _has_self(site):
        yield "self.clone()" if "Clone" in derived else "*self"
    for one, kind in variables(site):
        if head(kind) == name:
            yield f"{one}.clone()" if kind.startswith("&") else one
    if "Default" in derived or impls(source, name, "Default"):
        yield "Default::default()"


RULES = (
    Rule(
        "each-field", 7, ("E0063",), _each_field, "value", "gives each field that is missing a value of its own",
        "reference/expressions/struct-expr#functional-update-syntax",
    ),
)  # fmt: skip
