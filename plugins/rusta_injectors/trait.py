"""Trait bugs: derives, bounds, impls and methods that are missing, and operands that no impl fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rusta_core import Edit
from rusta_injectors import halfway, methods
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

TRAITS = (
    "Read Write BufRead Seek FromStr FromIterator Hash Hasher BuildHasher Error Borrow BorrowMut ToOwned Any TryFrom "
    "TryInto Deref DerefMut Add AddAssign Iterator Future AsFd AsRawFd FileExt MetadataExt OsStrExt OsStringExt "
    "CommandExt PermissionsExt OpenOptionsExt ToSocketAddrs prelude"
)
"""Traits of std whose methods need a `use`."""

ASSERTS = '(#match? @macro "^(debug_)?assert_(eq|ne)$")'
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


def _other_index(match: Match) -> Sequence[Edit]:
    index = match.text("index")
    return [match.replace("index", f"{index}i32" if index.isdigit() else f"{index} as i32")]


def _compared(match: Match) -> Sequence[Edit]:
    return [match.replace("value", _other_number(match.text("value")))]


def _collected(match: Match) -> Sequence[Edit]:
    others = {"collect": ("i32", "bool", "f64"), "parse": ("Vec<u8>", "&str", "()")}
    return [match.replace("type", match.rng.choice(others.get(match.text("method"), ("String", "bool"))))]


def _over_bound(match: Match) -> Sequence[Edit]:
    """A bound that the function does not need, and some caller does not meet."""
    more = match.rng.choice(["Copy", "Ord", "Default", "std::hash::Hash", "std::fmt::Display", "Iterator"])
    if more in match.text("bounds"):
        return []
    end = match["bounds" if "bounds" in match.nodes else "name"].end_byte
    return [match.edit(end, end, f" + {more}" if "bounds" in match.nodes else f": {more}")]


def _rc(match: Match) -> Sequence[Edit]:
    """Rc for Arc, wherever it is named; nothing where that is in many places."""
    if b"spawn" not in match.tree.data:
        return []
    places = [found.start() for found in re.finditer(rb"\bArc\b", match.tree.data)]
    edits = [match.edit(at, at + 3, "Rc") for at in places]
    return [match.replace("module", "std::rc"), *edits] if len(places) <= 8 else []


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
        """(index_expression (_) [(integer_literal) (identifier)] @index)
           (token_tree [(identifier) "."] . (token_tree . "[" . [(integer_literal) (identifier)] @index . "]"))""",
        ("E0277",),
        _other_index,
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
    Operator(
        "compared-with-other",
        f"""(macro_invocation macro: (identifier) @macro (token_tree
             "," . [(integer_literal) (float_literal)] @value) {ASSERTS})
            (binary_expression operator: ["==" "<" ">" "<=" ">=" "!="]
             right: [(integer_literal) (float_literal)] @value)""",
        ("E0277",),
        _compared,
    ),
    Operator(
        "collected-into-other",
        """((generic_function function: (field_expression field: (field_identifier) @method)
             type_arguments: (type_arguments . (_) @type .)) (#any-of? @method "collect" "sum" "product" "parse"))
           ((let_declaration type: (_) @type value: (call_expression function: (field_expression
             field: (field_identifier) @method))) (#any-of? @method "collect" "sum" "product"))""",
        ("E0277",),
        _collected,
    ),
    Operator(
        "over-bound",
        """(type_parameter name: (type_identifier) @name bounds: (trait_bounds) @bounds)
           (type_parameter name: (type_identifier) @name !bounds)""",
        ("E0277", "E0599"),
        _over_bound,
    ),
    Operator(
        "unsized",
        """(parameter type: (reference_type . "&" . type: [(primitive_type) (dynamic_type) (array_type !length)] @inner)
             @whole)
           (let_declaration type: (reference_type . "&" . type: [(primitive_type) (array_type !length)] @inner) @whole)
           ((generic_type type: (type_identifier) @box type_arguments: (type_arguments . (dynamic_type) @inner .))
             @whole (#eq? @box "Box"))""",
        ("E0277", "E0746"),
        becoming("whole", "{inner}"),
    ),
    Operator(
        "negative-unsigned",
        """((integer_literal) @number (#match? @number "[0-9]_?u(8|16|32|64|128|size)$"))
           ((let_declaration type: (primitive_type) @type value: (integer_literal) @number) (#match? @type "^u"))""",
        ("E0600", "E0277"),
        becoming("number", "-{number}"),
    ),
    Operator(
        "rc-between-threads",
        """((use_declaration argument: (scoped_identifier path: (scoped_identifier) @module name: (identifier) @name))
             (#eq? @module "std::sync") (#eq? @name "Arc"))""",
        ("E0277",),
        _rc,
    ),
    *halfway.OPERATORS_OF_TRAIT,
    *methods.OPERATORS,
)


def _other_number(number: str) -> str:
    """A float for an integer and an integer for a float."""
    return number.split(".")[0] if "." in number else f"{number}.0"


class Trait(OperatorInjector):
    """Breaks green code the way a trait is missed: E0277, E0599, E0046, E0369 and their kin."""

    declared = OPERATORS
    error_class = "trait"
