"""Names that could be two things, or are bound on one side only; modules without a file; how far `pub` reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site, Source
from rusta_tools.rule import Rule
from rusta_tools.rules.types.declared import below, named, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

_BOUND = ("identifier", "shorthand_field_identifier")


def _explicit(site: Site) -> Iterator[Edits]:
    """One of the globs that bring a name in twice is followed by an import of the name, which goes before them; or the
    name is asked of its own module."""
    source = site.source
    name = re.split(r"\W+", site.text)[-1]
    spans = [span for one in site.error.children for span in one.spans if span.file == source.path]
    for glob in dict.fromkeys(source.tree.smallest(span.start, span.end) for span in spans):
        use = next((one for one in _around(glob) if one.type == "use_declaration"), None)
        path = text(source, part(use, "argument"))
        if use is None or not path.endswith("::*"):
            continue
        whole = text(source, use).replace(path, f"{path[:-1]}{name}")
        yield source.insert(use.end_byte, f"\n{source.indent(use.start_byte)}{whole}")
        yield source.edit(site.start, site.end, f"{path[:-1]}{name}")
        found = site.up("scoped_identifier", "scoped_type_identifier")
        if found is not None:
            yield source.replace(found, f"{path[:-1]}{name}")


def _around(node: Node) -> Iterator[Node]:
    here: Node | None = node
    while here is not None:
        yield here
        here = here.parent


def _inline(site: Site) -> Iterator[Edits]:
    """A module whose file is not there is written where it is declared."""
    module, source = site.up("mod_item"), site.source
    if module is not None and part(module, "body") is None:
        yield source.edit(module.end_byte - 1, module.end_byte, " {}")


def _on_both_sides(site: Site) -> Iterator[Edits]:
    """All alternatives of a pattern bind the same names: one is called as in the others, or nothing is bound."""
    source, patterns = site.source, [one for one in _around(site.node) if one.type == "or_pattern"]
    if not patterns:
        return
    whole = patterns[-1]
    sides = _alternatives(whole)
    bound = [{text(source, one) for one in _bindings(source, side)} for side in sides]
    for side, own in zip(sides, bound, strict=True):
        others = set().union(*bound) - own
        for node in _bindings(source, side):
            if any(text(source, node) not in names for names in bound):
                for name in sorted(others):
                    yield _rebound(source, node, name)
    odd = [
        one
        for side in sides
        for one in _bindings(source, side)
        if any(text(source, one) not in names for names in bound)
    ]
    yield tuple(edit for node in odd for edit in _rebound(source, node, "_"))
    arm = next((one for one in _around(whole) if one.type == "match_arm"), None)
    pattern, value = part(arm, "pattern"), part(arm, "value")
    if arm is not None and pattern is not None and value is not None:
        pad, each = source.indent(arm.start_byte), [text(source, one) for one in sides]
        yield source.replace(arm, f"\n{pad}".join(f"{one} => {text(source, value)}," for one in each))


def _alternatives(node: Node) -> list[Node]:
    sides = (_alternatives(one) if one.type == "or_pattern" else [one] for one in named(node))
    return [one for some in sides for one in some]


def _bindings(source: Source, side: Node) -> list[Node]:
    """The names that a pattern binds, of which those of types and of its variants are none."""
    every = [side, *below(side, *_BOUND)] if side.type in _BOUND else list(below(side, *_BOUND))
    return [one for one in every if not text(source, one)[:1].isupper()]


def _rebound(source: Source, node: Node, name: str) -> Edits:
    short = node.type == "shorthand_field_identifier"
    return source.replace(node, f"{text(source, node)}: {name}" if short else name)


def _reach(site: Site) -> Iterator[Edits]:
    """`pub` reaches a module around the item: all of them, the crate, or the next."""
    source = site.source
    for match in re.finditer(r"\bpub\s*\(\s*(?:in\s+)?([\w:]+)\s*\)", source.text):
        start, end = (len(source.text[:at].encode()) for at in match.span())
        if start <= site.end and site.start <= end:
            path = match[1].removeprefix("crate::")
            for reach in (f"pub(in crate::{path})", "pub(crate)", "pub(super)", "pub"):
                yield source.edit(start, end, reach)


RULES = (
    Rule(
        "explicit-import", 7, ("E0659",), _explicit, "spelling", "imports the name that is meant by itself",
        "reference/items/use-declarations#glob-imports",
    ),
    Rule(
        "module-inline", 8, ("E0583",), _inline, "code", "writes the module where it is declared",
        "reference/items/modules",
    ),
    Rule(
        "on-both-sides", 7, ("E0408", "E0409"), _on_both_sides, "spelling",
        "binds the same names in each alternative", "reference/patterns#or-patterns",
    ),
    Rule(
        "reach", 7.5, ("E0577", "E0578", "E0704", "E0742", "E0449"), _reach, "signature", "says how far `pub` reaches",
        "reference/visibility-and-privacy#pubin-path-pubcrate-pubsuper-and-pubself",
    ),
)  # fmt: skip
