"""Changes that were made half: a signature, a struct, an enum or a trait is another, and what uses it is as it was.

The error is reported at the use, which may be far away, and in a crate in another file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rusta_core import Edit
from rusta_injectors.operators import Match, Operator, in_trait_impl

PARAMETERS = ("limit: usize", "verbose: bool", "name: &str", "depth: u32", "factor: f64")
FIELDS = ("id: u64", "count: usize", "name: String", "enabled: bool", "parent: Option<usize>")
VARIANTS = ("Unknown", "Other", "Empty", "Pending(u32)", "Custom(String)")
METHODS = ("fn name(&self) -> String;", "fn reset(&mut self);", "fn id(&self) -> u64;", "fn check(&self) -> bool;")


def _called(match: Match) -> bool:
    """Whether what has this name is used somewhere else, and may be changed."""
    name = match["name"]
    free = match.text("name") != "main" and not in_trait_impl(name)
    before, after = (0, name.start_byte), (name.end_byte, len(match.tree.data))
    return free and any(match.mentions(match.text("name"), *span) for span in (before, after))


def _more_parameters(match: Match) -> Sequence[Edit]:
    if not _called(match):
        return []
    more, end = match.rng.choice(PARAMETERS), match["list"].end_byte - 1
    before = match.text("list")[:-1].rstrip()
    return [match.edit(end, end, more if before.endswith(("(", ",")) else f", {more}")]


def _fewer_parameters(match: Match) -> Sequence[Edit]:
    return [match.cut_item(match["last"])] if _called(match) else []


def _more(words: Sequence[str]) -> Callable[[Match], Sequence[Edit]]:
    def edits(match: Match) -> Sequence[Edit]:
        last, after = match["last"], match["last"].next_sibling
        end = after.end_byte if after is not None and after.type == "," else last.end_byte
        comma = "" if end > last.end_byte else ","
        on_one_line = match["list"].start_point.row == match["list"].end_point.row
        gap = " " if on_one_line else "\n" + " " * last.start_point.column
        return [match.edit(end, end, f"{comma}{gap}{match.rng.choice(words)},")]

    return edits


def _more_required(match: Match) -> Sequence[Edit]:
    if not match.mentions(f"{match.text('name')}", match["list"].end_byte, len(match.tree.data)):
        return []
    return [match.after(match["last"], match.rng.choice(METHODS))]


OPERATORS_OF_TYPE = (
    Operator(
        "more-parameters",
        "(function_item name: (identifier) @name parameters: (parameters) @list)",
        ("E0061", "E0057", "E0308"),
        _more_parameters,
        far=True,
    ),
    Operator(
        "fewer-parameters",
        "(function_item name: (identifier) @name parameters: (parameters (parameter) @last .))",
        ("E0061", "E0057"),
        _fewer_parameters,
        far=True,
    ),
    Operator(
        "more-fields",
        "(struct_item name: (type_identifier) @name body: (field_declaration_list (field_declaration) @last . ) @list)",
        ("E0063", "E0027"),
        _more(FIELDS),
        far=True,
    ),
    Operator(
        "more-variants",
        "(enum_item name: (type_identifier) @name body: (enum_variant_list (enum_variant) @last .) @list)",
        ("E0004",),
        _more(VARIANTS),
        far=True,
    ),
)

OPERATORS_OF_TRAIT = (
    Operator(
        "more-required",
        """(trait_item name: (type_identifier) @name body: (declaration_list
             [(function_item) (function_signature_item)] @last .) @list)""",
        ("E0046",),
        _more_required,
        far=True,
    ),
    Operator(
        "drop-default",
        "(trait_item body: (declaration_list (function_item body: (block) @body)))",
        ("E0046",),
        lambda match: [match.replace("body", ";")],
    ),
)
