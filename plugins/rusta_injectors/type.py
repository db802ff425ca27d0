"""Type bugs: values, arguments, fields and returns of another type or number than what is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rusta_core import Edit
from rusta_injectors import halfway
from rusta_injectors.operators import Match, Operator, OperatorInjector, becoming, cutting, cutting_item

MISMATCHED = ("E0308",)
UNKNOWN = ("E0282", "E0283", "E0284")

OTHER_TYPE = {
    "i32": ("i64", "u32", "f64"),
    "u32": ("i32", "u64", "usize"),
    "i64": ("i32",),
    "u64": ("u32", "usize"),
    "usize": ("i32", "u32"),
    "u8": ("char", "i8"),
    "f64": ("f32", "i32"),
    "f32": ("f64",),
    "bool": ("i32",),
    "char": ("u8", "&str"),
    "String": ("&str", "char"),
    "&str": ("String",),
    "&'static str": ("String",),
}
"""A type and what people write in its stead."""


def _other_literal(match: Match) -> Sequence[Edit]:
    value = match.text("value")
    kind = match["value"].type
    if kind == "string_literal":
        return [match.replace("value", f"{value}.to_string()" if match.rng.random() < 0.7 else "0")]
    if kind == "char_literal":
        return [match.replace("value", f'"{value[1:-1]}"')]
    if kind == "boolean_literal":
        return [match.replace("value", "1" if value == "true" else "0")]
    return [match.replace("value", match.rng.choice([f'"{value}"', f"'{value}'" if len(value) == 1 else f"{value}.5"]))]


def _other_type(match: Match) -> Sequence[Edit]:
    others = OTHER_TYPE.get(match.text("type"))
    return [match.replace("type", match.rng.choice(others))] if others else []


def _semicolon(match: Match) -> Sequence[Edit]:
    return [match.edit(match["tail"].end_byte, match["tail"].end_byte, ";")]


def _drop_return_type(match: Match) -> Sequence[Edit]:
    return [match.edit(match["parameters"].end_byte, match["type"].end_byte, "")]


def _one_more(match: Match) -> Sequence[Edit]:
    argument = match["argument"]
    return [match.edit(argument.end_byte, argument.end_byte, f", {match.text('argument')}")]


def _drop_annotation(match: Match) -> Sequence[Edit]:
    return [match.edit(match["pattern"].end_byte, match["type"].end_byte, "")]


def _swapped(match: Match) -> Sequence[Edit]:
    return match.swap(match["first"], match["second"]) if match.text("first") != match.text("second") else []


def _other_variant(match: Match) -> Sequence[Edit]:
    others = {"Some": ("Ok", "Err"), "Ok": ("Some",), "Err": ("Some",)}
    return [match.replace("variant", match.rng.choice(others[match.text("variant")]))]


def _other_suffix(match: Match) -> Sequence[Edit]:
    number = re.split("[iu]", match.text("number"))[0]
    kinds = [kind for kind in ("i32", "u8", "i64", "u32", "usize", "u64") if not match.text("number").endswith(kind)]
    return [match.replace("number", number + match.rng.choice(kinds))]


ASSERTS = '(#match? @macro "^(debug_)?assert_(eq|ne)$")'
WITH_SUFFIX = '(#match? @number "^[0-9_]+(i|u)(8|16|32|64|128|size)$")'
LITERAL = "[(integer_literal) (float_literal) (string_literal) (char_literal) (boolean_literal)]"

OPERATORS = (
    Operator(
        "other-literal",
        f"""[(let_declaration type: (_) value: {LITERAL} @value)
             (arguments {LITERAL} @value)
             (field_initializer value: {LITERAL} @value)
             (binary_expression operator: ["==" "<" ">" "<=" ">=" "!="] right: {LITERAL} @value)
             (assignment_expression right: {LITERAL} @value)
             (const_item value: {LITERAL} @value)
             (match_arm value: {LITERAL} @value)
             (function_item body: (block {LITERAL} @value .))]""",
        MISMATCHED,
        _other_literal,
    ),
    Operator(
        "other-type",
        """[(let_declaration type: (_) @type) (parameter type: (_) @type) (field_declaration type: (_) @type)
            (function_item return_type: (_) @type) (ordered_field_declaration_list type: (_) @type)
            (type_cast_expression type: (_) @type) (const_item type: (_) @type)]""",
        (*MISMATCHED, "E0604", "E0606", "E0605"),
        _other_type,
    ),
    Operator(
        "missing-argument",
        "(call_expression function: [(identifier) (scoped_identifier) (field_expression)] "
        "arguments: (arguments (_) @argument .))",
        ("E0061", "E0057"),
        cutting_item("argument"),
    ),
    Operator(
        "extra-argument",
        "(call_expression function: [(identifier) (scoped_identifier) (field_expression)] "
        "arguments: (arguments [(identifier) (integer_literal) (string_literal)] @argument .))",
        ("E0061", "E0057"),
        _one_more,
    ),
    Operator(
        "drop-annotation",
        "(let_declaration pattern: (_) @pattern type: (_) @type)",
        UNKNOWN,
        _drop_annotation,
    ),
    Operator(
        "drop-turbofish",
        '(generic_function function: (_) @function "::" type_arguments: (_)) @call',
        UNKNOWN,
        becoming("call", "{function}"),
    ),
    Operator(
        "semicolon-after-tail",
        """(function_item return_type: (_) body: (block
             [(identifier) (call_expression) (binary_expression) (macro_invocation) (field_expression)
              (struct_expression) (if_expression) (match_expression) (reference_expression) (tuple_expression)
              (integer_literal) (string_literal) (unary_expression) (self)] @tail . "}"))""",
        (*MISMATCHED, "E0277"),
        _semicolon,
    ),
    Operator(
        "drop-return-type",
        "(function_item parameters: (parameters) @parameters return_type: (_) @type)",
        (*MISMATCHED, "E0277"),
        _drop_return_type,
    ),
    Operator(
        "drop-borrow",
        "(arguments (reference_expression value: (_) @value) @borrow)",
        MISMATCHED,
        becoming("borrow", "{value}"),
    ),
    Operator(
        "add-borrow",
        """(call_expression arguments: (arguments [(identifier) (call_expression) (field_expression)] @value))
           (let_declaration type: (_) value: [(identifier) (call_expression) (integer_literal)] @value)""",
        MISMATCHED,
        becoming("value", "&{value}"),
    ),
    Operator(
        "swapped-arguments",
        "(call_expression arguments: (arguments . (_) @first . (_) @second))",
        (*MISMATCHED, "E0277"),
        _swapped,
    ),
    Operator(
        "drop-deref",
        '(unary_expression "*" (_) @value) @deref',
        (*MISMATCHED, "E0277", "E0369", "E0368"),
        becoming("deref", "{value}"),
    ),
    Operator(
        "drop-cast",
        "(type_cast_expression value: (_) @value) @cast",
        (*MISMATCHED, "E0277"),
        becoming("cast", "{value}"),
    ),
    Operator(
        "unwrapped",
        """((call_expression function: (identifier) @wrapper arguments: (arguments . (_) @value .)) @call
           (#any-of? @wrapper "Some" "Ok" "Err"))""",
        MISMATCHED,
        becoming("call", "{value}"),
    ),
    Operator(
        "unboxed",
        """((call_expression function: (scoped_identifier path: (identifier) @box name: (identifier) @new)
             arguments: (arguments . (_) @value .)) @call
           (#any-of? @box "Box" "Rc" "Arc" "RefCell" "Cell" "Mutex" "String") (#any-of? @new "new" "from"))""",
        MISMATCHED,
        becoming("call", "{value}"),
    ),
    Operator(
        "drop-unwrap",
        """((call_expression function: (field_expression value: (_) @value field: (field_identifier) @method)) @call
           (#any-of? @method "unwrap" "expect" "to_string" "to_owned" "into" "collect" "cloned" "copied"))""",
        (*MISMATCHED, "E0277", "E0369", "E0609"),
        becoming("call", "{value}"),
    ),
    Operator(
        "missing-field",
        "(struct_expression body: (field_initializer_list [(field_initializer) (shorthand_field_initializer)] @field))",
        ("E0063",),
        cutting_item("field"),
    ),
    Operator(
        "drop-type-arguments",
        "[(let_declaration type: (generic_type type: (_) @name) @type) (parameter type: (generic_type type: (_) @name) "
        "@type) (field_declaration type: (generic_type type: (_) @name) @type) "
        "(function_item return_type: (generic_type type: (_) @name) @type)]",
        ("E0107",),
        becoming("type", "{name}"),
    ),
    Operator(
        "drop-match-arm",
        "(match_block (match_arm) (match_arm) @arm)",
        ("E0004",),
        cutting("arm"),
    ),
    Operator(
        "drop-else",
        """[(let_declaration value: (if_expression alternative: (else_clause) @else))
            (block (if_expression alternative: (else_clause) @else) .)
            (block (expression_statement (if_expression alternative: (else_clause) @else)) .)]""",
        (*MISMATCHED, "E0317"),
        cutting("else"),
    ),
    Operator(
        "bare-condition",
        "[(if_expression condition: (binary_expression left: (_) @left) @condition) "
        "(while_expression condition: (binary_expression left: (_) @left) @condition)]",
        MISMATCHED,
        becoming("condition", "{left}"),
    ),
    Operator(
        "assigned-condition",
        '(if_expression condition: (binary_expression operator: "==" @equals))',
        MISMATCHED,
        becoming("equals", "="),
    ),
    Operator(
        "other-variant",
        """((tuple_struct_pattern type: (identifier) @variant) (#any-of? @variant "Some" "Ok" "Err"))""",
        MISMATCHED,
        _other_variant,
    ),
    Operator(
        "extra-binding",
        """[(let_declaration pattern: (tuple_pattern (_) @last .))
            (for_expression pattern: (tuple_pattern (_) @last .))]""",
        MISMATCHED,
        lambda match: [match.edit(match["last"].end_byte, match["last"].end_byte, ", rest")],
    ),
    Operator(
        "other-suffix",
        f"((integer_literal) @number {WITH_SUFFIX})",
        (*MISMATCHED, "E0277"),
        _other_suffix,
    ),
    Operator(
        "compared-with-inner",
        f"""((macro_invocation macro: (identifier) @macro (token_tree (identifier) @wrapper . (token_tree) @inner))
              {ASSERTS} (#any-of? @wrapper "Some" "Ok" "Err"))""",
        (*MISMATCHED, "E0277", "E0369"),
        lambda match: [match.edit(match["wrapper"].start_byte, match["inner"].end_byte, match.text("inner")[1:-1])],
    ),
    Operator(
        "asserted-literal",
        f'(macro_invocation macro: (identifier) @macro (token_tree "," . {LITERAL} @value) {ASSERTS})',
        MISMATCHED,
        _other_literal,
    ),
    *halfway.OPERATORS_OF_TYPE,
)


class Type(OperatorInjector):
    """Breaks green code the way a type is got wrong: E0308, E0061, E0282, E0107 and their kin."""

    declared = OPERATORS
    error_class = "type"
