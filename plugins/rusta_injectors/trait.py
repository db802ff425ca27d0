"""Trait bugs: derives, bounds, impls and methods that are missing, and operands that no impl fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rusta_core import Edit
from rusta_injectors.operators import (
    Match,
    Operator,
    OperatorInjector,
    becoming,
    cutting,
    enclosing,
    misspelt,
)

UNMET = ("E0277", "E0369", "E0599", "E0600", "E0614", "E0282", "E0283")

ELSEWHERE = {
    "len": ("length", "size"),
    "push": ("add", "push_back", "append_one"),
    "push_str": ("append", "push_string"),
    "to_string": ("to_str", "str"),
    "contains": ("includes", "has"),
    "contains_key": ("has_key", "contains"),
    "is_empty": ("empty",),
    "iter": ("each", "iterator"),
    "insert": ("put", "add"),
    "remove": ("delete", "erase"),
    "to_uppercase": ("to_upper", "upper"),
    "to_lowercase": ("to_lower", "lower"),
    "trim": ("strip",),
    "join": ("concat_with",),
    "unwrap": ("get_unwrap", "value"),
    "collect": ("to_vec", "to_list"),
    "fold": ("reduce_with", "inject"),
    "filter": ("where_", "select"),
    "clone": ("copy", "dup"),
    "sqrt": ("square_root",),
    "pow": ("power",),
    "abs": ("absolute",),
}
"""Methods of std by the names that people bring from other languages."""

TRAITS = (
    "Read Write BufRead Seek FromStr FromIterator Hash Hasher BuildHasher Error Borrow BorrowMut ToOwned Any TryFrom "
    "TryInto Deref DerefMut Add AddAssign Iterator Future AsFd AsRawFd FileExt MetadataExt OsStrExt OsStringExt "
    "CommandExt PermissionsExt OpenOptionsExt ToSocketAddrs prelude"
)
"""Traits of std whose methods need a `use`."""

ONE_OF_THE_TRAITS = f'(#match? @name "^({TRAITS.replace(" ", "|")})$")'


def _drop_use(match: Match) -> Sequence[Edit]:
    return [match.cut(match["use"]) if "use" in match.nodes else match.cut_item(match["name"])]


def _drop_derive(match: Match) -> Sequence[Edit]:
    alone = len(match["names"].named_children) == 1
    return [match.cut(match["attribute"]) if alone else match.cut_item(match["name"])]


def _drop_bound(match: Match) -> Sequence[Edit]:
    """One bound of `A + B` goes with its plus, the only one with its colon."""
    bounds, bound = match["bounds"].named_children, match["bound"]
    if len(bounds) == 1:
        return [match.cut(match["where"] if "where" in match.nodes else match["bounds"])]
    at = bounds.index(bound)
    start = bounds[at - 1].end_byte if at else bound.start_byte
    end = bound.end_byte if at else bounds[1].start_byte
    return [match.edit(start, end, "")]


def _drop_method(match: Match) -> Sequence[Edit]:
    lines = match["method"].end_point.row - match["method"].start_point.row + 1
    return [match.cut(match["method"])] if lines <= 5 else []


def _drop_impl(match: Match) -> Sequence[Edit]:
    lines = match["impl"].end_point.row - match["impl"].start_point.row + 1
    return [match.cut(match["impl"])] if lines <= 3 else []


def _other_method(match: Match) -> Sequence[Edit]:
    name = match.text("method")
    if name in ELSEWHERE:
        return [match.replace("method", match.rng.choice(ELSEWHERE[name]))]
    return [match.replace("method", misspelt(name, match.rng))] if len(name) > 3 else []


def _other_trait_method(match: Match) -> Sequence[Edit]:
    name = match.text("method")
    return [match.replace("method", misspelt(name, match.rng))] if len(name) > 2 else []


def _display(match: Match) -> Sequence[Edit]:
    """One `{:?}` of a format string asks for Display instead."""
    text = match.text("text")
    holes = [at for at in range(len(text)) if text.startswith(":?}", at) or text.startswith(":#?}", at)]
    if not holes:
        return []
    at = match.rng.choice(holes)
    start = match["text"].start_byte + len(text[:at].encode())
    return [match.edit(start, start + text.index("}", at) - at, "")]


def _question_mark(match: Match) -> Sequence[Edit]:
    around = enclosing(match["call"], "function_item", "closure_expression")
    if around.type != "function_item" or around.child_by_field_name("return_type") is not None:
        return []
    return [match.edit(match["value"].end_byte, match["call"].end_byte, "?")]


def _bare_range(match: Match) -> Sequence[Edit]:
    return [match.replace("range", re.sub(r"^\((.*)\)$", r"\1", match.text("end")))]


OPERATORS = (
    Operator(
        "drop-derive",
        """((attribute_item (attribute (identifier) @derive
             arguments: (token_tree (identifier) @name) @names)) @attribute
             (#eq? @derive "derive") (#not-eq? @name "Copy"))""",
        (*UNMET, "E0382", "E0507"),
        _drop_derive,
    ),
    Operator(
        "drop-bound",
        """[(where_predicate bounds: (trait_bounds [(type_identifier) (generic_type) (scoped_type_identifier)] @bound)
              @bounds) @where
            (type_parameter bounds: (trait_bounds [(type_identifier) (generic_type) (scoped_type_identifier)] @bound)
              @bounds)]""",
        UNMET,
        _drop_bound,
    ),
    Operator(
        "drop-method",
        "(impl_item trait: (_) body: (declaration_list (function_item) @method))",
        ("E0046",),
        _drop_method,
    ),
    Operator(
        "drop-associated-type",
        "(impl_item trait: (_) body: (declaration_list [(type_item) (const_item)] @item))",
        ("E0046",),
        cutting("item"),
    ),
    Operator(
        "other-trait-method",
        "(impl_item trait: (_) body: (declaration_list (function_item name: (identifier) @method)))",
        ("E0407", "E0046"),
        _other_trait_method,
    ),
    Operator(
        "other-method",
        "(call_expression function: (field_expression field: (field_identifier) @method))",
        ("E0599",),
        _other_method,
    ),
    Operator(
        "drop-trait-use",
        f"""((use_declaration argument: [
               (scoped_identifier name: (identifier) @name) (use_wildcard (scoped_identifier name: (identifier) @name))
             ]) @use {ONE_OF_THE_TRAITS})
            ((use_declaration (_ list: (use_list (identifier) @name))) {ONE_OF_THE_TRAITS})""",
        ("E0599", "E0277"),
        _drop_use,
    ),
    Operator(
        "drop-small-impl",
        "(impl_item trait: (_)) @impl",
        ("E0277", "E0599", "E0369"),
        _drop_impl,
    ),
    Operator(
        "mixed-operands",
        """(binary_expression operator: ["+" "-" "*" "/" "%"] right: [(integer_literal) (float_literal)] @number)""",
        ("E0277",),
        lambda match: [match.replace("number", _other_number(match.text("number")))],
    ),
    Operator(
        "signed-index",
        "(index_expression (_) (integer_literal) @index)",
        ("E0277",),
        becoming("index", "{index}i32"),
    ),
    Operator(
        "bare-range",
        "(for_expression value: (range_expression (_) (_) @end) @range)",
        ("E0277",),
        _bare_range,
    ),
    Operator(
        "display-for-debug",
        """((macro_invocation macro: (identifier) @macro (token_tree (string_literal (string_content) @text)))
           (#match? @macro "^(println|print|eprintln|format|write|writeln|panic)$") (#match? @text ":#?[?]"))""",
        ("E0277",),
        _display,
    ),
    Operator(
        "question-mark",
        """((call_expression function: (field_expression value: (_) @value field: (field_identifier) @method)) @call
           (#any-of? @method "unwrap" "expect"))""",
        ("E0277",),
        _question_mark,
    ),
)


def _other_number(number: str) -> str:
    """A float for an integer and an integer for a float."""
    return number.split(".")[0] if "." in number else f"{number}.0"


class Trait(OperatorInjector):
    """Breaks green code the way a trait is missed: E0277, E0599, E0046, E0369 and their kin."""

    declared = OPERATORS
    error_class = "trait"
