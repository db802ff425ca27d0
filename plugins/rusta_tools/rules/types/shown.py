"""How values are shown: a `fmt` that gives a text, and what derives `Debug` and holds functions or trait objects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Edits, Site, derive_of, said
from rusta_tools.rule import Rule
from rusta_tools.rules.lifetimes.signatures import joined
from rusta_tools.rules.ownership.moves import deriving
from rusta_tools.rules.types.conversions import value_ends
from rusta_tools.rules.types.declared import fields, items, part, text
from rusta_tools.rules.types.derives import derived, deriving_only
from rusta_tools.rules.types.objects import implemented
from rusta_tools.std_index import head

_NOT_SHOWN = re.compile(r"`\(?dyn (?:\w+::)*(\w+)[^`]*` doesn't implement `(?:\w+::)*Debug`")
_TEXT = re.compile(r"(\"[^\"{}]*\")(?:\.to_string\(\)|\.to_owned\(\)|\.into\(\))|String::from\((\"[^\"{}]*\")\)")


def _written_to(site: Site) -> Iterator[Edits]:
    """`fmt` gives no text, it writes one."""
    source, function, block = site.source, site.up("function_item"), site.up("impl_item")
    name, body, back = (part(function, one) for one in ("name", "body", "return_type"))
    trait = text(source, part(block, "trait"))
    if name is None or body is None or text(source, name) != "fmt" or head(text(source, back)) not in ("String", "str"):
        return
    path = trait.rpartition("::")[0]
    lead = f"{path}::" if path else "std::fmt::"
    head_ = f"(&self, f: &mut {lead}Formatter<'_>) -> {lead}Result "
    edits = [source.edit(name.end_byte, body.start_byte, head_)]
    for value in value_ends(body):
        written = text(source, value)
        plain = _TEXT.fullmatch(written)
        if written.startswith("format!("):
            made = f"write!(f, {written[len('format!(') :]}"
        else:
            made = f"write!(f, {plain[1] or plain[2]})" if plain else f'write!(f, "{{}}", {written})'
        edits.append(source.replace(value, made))
    yield joined(edits)


def _shown_objects(site: Site) -> Iterator[Edits]:
    """What is shown holds trait objects: all that have the trait are shown."""
    source, match = site.source, _NOT_SHOWN.search(said(site.error))
    for item in items(source, match[1], "trait_item") if match is not None else ():
        name, bounds = part(item, "name"), part(item, "bounds")
        owners = [head(text(source, part(one, "type"))) for one in implemented(source, text(source, name))]
        if name is not None and part(item, "type_parameters") is None:
            above = (bounds.end_byte, " + ") if bounds is not None else (name.end_byte, ": ")
            yield joined([source.insert(above[0], f"{above[1]}std::fmt::Debug")], [deriving(source, owners, "Debug")])


def _shown_by_hand(site: Site) -> Iterator[Edits]:
    """Functions cannot be shown: the fields around them are, by an impl that is written."""
    source, item = site.source, site.up("struct_item")
    match = _NOT_SHOWN.search(said(site.error))
    if item is None or match is None or derive_of(source, item) is None or part(item, "type_parameters") is not None:
        return
    name = text(source, part(item, "name"))
    lines = "".join(
        f'            .field("{field}", &self.{field})\n'
        for field, kind in fields(source, item)
        if not re.search(r"\bdyn\b", kind) and not field.isdigit()
    )
    made = (
        f"\n\nimpl std::fmt::Debug for {name} {{\n"
        "    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n"
        f'        f.debug_struct("{name}")\n{lines}            .finish_non_exhaustive()\n    }}\n}}'
    )
    kept = [one for one in derived(source, item) if one != "Debug"]
    yield joined([deriving_only(source, item, kept), source.insert(item.end_byte, made)])


RULES = (
    Rule(
        "written-to-formatter", 6.5, ("E0050", "E0053"), _written_to, "signature", "writes a text, and gives none",
        "std/fmt/trait.Display",
    ),
    Rule(
        "shown-objects", 7, ("E0277",), _shown_objects, "bound", "asks that all that have a trait can be shown",
        "reference/items/traits#supertraits",
    ),
    Rule(
        "shown-by-hand", 7.5, ("E0277",), _shown_by_hand, "bound", "shows the fields that can be shown",
        "std/fmt/trait.Debug",
    ),
)  # fmt: skip
