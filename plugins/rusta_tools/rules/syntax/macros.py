"""Macros by example: variables without their sign, calls before the definition, commas at the end, and derives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rusta_tools.places import Edits, Site
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.types.declared import named, part, text

if TYPE_CHECKING:
    from tree_sitter import Node

_DERIVED = ("PartialEq", "Eq", "Clone", "Copy", "Debug", "Hash", "Default", "PartialOrd", "Ord")
_VARIABLE = re.compile(r"\$(\w+):\w+")
_UNSIGNED = re.compile(r"(?<![$\w])(\w+):(expr|ident|ty|tt|literal|pat|stmt|block|path|item|lifetime|vis)\b")
_LISTED = re.compile(r"\)\s*,\s*\*(?=\s*\))")


def _definitions(site: Site) -> list[Node]:
    return [match["macro"] for match in site.source.tree.captures("(macro_definition) @macro")]


def _signed(site: Site) -> Iterator[Edits]:
    """A variable of a macro has its `$`, where it is declared and where it is used."""
    source = site.source
    for macro in _definitions(site):
        written, edits = text(source, macro), []
        for match in _UNSIGNED.finditer(written):
            edits.append(source.insert(macro.start_byte + len(written[: match.start()].encode()), "$"))
        declared = set(_VARIABLE.findall(written))
        if site.text in declared and macro.start_byte <= site.start < macro.end_byte:
            edits.append(source.insert(site.start, "$"))
        if edits:
            yield joined(edits)


def _defined_first(site: Site) -> Iterator[Edits]:
    """A macro is defined before it is called."""
    source, match = site.source, re.search(r"cannot find macro `(\w+)`", site.error.message)
    for macro in _definitions(site) if match is not None else ():
        if match is not None and text(source, part(macro, "name")) == match[1] and macro.start_byte > site.start:
            first = next((one for one in named(source.tree.root) if one.type != "use_declaration"), macro)
            blank = source.slice(macro.end_byte, macro.end_byte + 2) == "\n\n"
            yield joined([
                source.insert(first.start_byte, f"{text(source, macro)}\n\n"),
                source.edit(macro.start_byte, macro.end_byte + 2 * blank, ""),
            ])  # fmt: skip


def _comma_at_end(site: Site) -> Iterator[Edits]:
    """A list in a macro may end with a comma."""
    source = site.source
    for macro in _definitions(site) if "macro" in site.error.message or "rules" in site.error.message else ():
        written = text(source, macro)
        for match in _LISTED.finditer(written):
            yield source.insert(macro.start_byte + len(written[: match.end()].encode()), " $(,)?")


def _derivable(site: Site) -> Iterator[Edits]:
    """What can be derived, those that are spelt most alike first."""
    match = re.search(r"cannot find derive macro `(\w+)`", site.error.message)
    if match is not None:
        ordered = sorted(_DERIVED, key=lambda name: -SequenceMatcher(None, name, match[1]).ratio())
        yield from (site.source.edit(site.start, site.end, name) for name in ordered)


RULES = (
    Rule(
        "macro-variable", 6, ("E0425", None), _signed, "spelling", "writes a macro's variable with its sign",
        "reference/macros-by-example#metavariables",
    ),
    Rule(
        "macro-first", 6, (None,), _defined_first, "code", "defines a macro before its first call",
        "reference/macros-by-example#textual-scope",
    ),
    Rule(
        "comma-at-end", 6, (None,), _comma_at_end, "signature", "lets a macro's list end with a comma",
        "reference/macros-by-example#repetitions",
    ),
    Rule(
        "derivable", 6, (None,), _derivable, "bound", "derives a trait that can be derived",
        "reference/attributes/derive",
    ),
)  # fmt: skip
