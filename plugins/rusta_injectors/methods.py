"""Trait bugs of a call: a method that nothing has under this name, or that only what is inside, or an iterator, has."""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core import Edit
from rusta_injectors.operators import Match, Operator, becoming, misspelt

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

UNWRAPS = '"unwrap" "expect" "unwrap_or_default" "lock" "borrow" "borrow_mut" "read" "write"'
ITERATES = '"iter" "into_iter" "iter_mut" "chars" "bytes" "lines" "split_whitespace" "drain" "keys" "values"'
LACKING = ("E0599", "E0609", "E0614", "E0600", "E0369")


def _other_method(match: Match) -> Sequence[Edit]:
    name = match.text("method")
    if name in ELSEWHERE:
        return [match.replace("method", match.rng.choice(ELSEWHERE[name]))]
    return [match.replace("method", misspelt(name, match.rng))] if len(name) > 3 else []


def _skipped(match: Match) -> Sequence[Edit]:
    """The call in the middle of a chain goes, with its dot."""
    start = match["value"].end_byte if "value" in match.nodes else match["dot"].start_byte
    return [match.edit(start, match["end"].end_byte, "")]


def _in_a_chain(names: str) -> str:
    """A call of one of these methods with another behind it, in code and in the tokens of a macro."""
    return f"""
        ((field_expression value: (call_expression function: (field_expression value: (_) @value
            field: (field_identifier) @method)) @end) (#any-of? @method {names}))
        ((token_tree "." @dot . (identifier) @method . (token_tree) @end . ".") (#any-of? @method {names}))"""


def _not_called(match: Match) -> Sequence[Edit]:
    return [match.replace("arguments", "")] if match.text("arguments") == "()" else []


def _called(match: Match) -> Sequence[Edit]:
    around = match["whole"].parent
    if around is not None and around.type == "call_expression" and around.child_by_field_name("function") is not None:
        return []
    return [match.edit(match["whole"].end_byte, match["whole"].end_byte, "()")]


CALL_WITHOUT_ARGUMENTS = """
    (call_expression function: (field_expression) arguments: (arguments) @arguments)
    (token_tree "." . (identifier) . (token_tree) @arguments)"""

OPERATORS = (
    Operator(
        "other-method",
        "(call_expression function: (field_expression field: (field_identifier) @method))",
        ("E0599",),
        _other_method,
    ),
    Operator("skipped-unwrap", _in_a_chain(UNWRAPS), LACKING, _skipped),
    Operator("skipped-iter", _in_a_chain(ITERATES), LACKING, _skipped),
    Operator("method-without-call", CALL_WITHOUT_ARGUMENTS, ("E0615",), _not_called),
    Operator(
        "called-field",
        "(field_expression field: (field_identifier)) @whole",
        ("E0599", "E0618"),
        _called,
    ),
    Operator(
        "double-deref",
        '(unary_expression . "*" (identifier) @value) @whole',
        ("E0614", "E0599"),
        becoming("whole", "**{value}"),
    ),
)
