"""Ownership bugs: values used after they were moved, and moves out of what is only borrowed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rusta_core import Edit
from rusta_injectors import takers
from rusta_injectors.operators import (
    Match,
    Operator,
    OperatorInjector,
    cutting_item,
    enclosing,
    following,
    in_trait_impl,
)
from rusta_injectors.takers import OWNING

MOVED = ("E0382", "E0505", "E0507", "E0508", "E0509")

MOVES = r"(?:\(|[=,:] |move \|.*|return |in )\b{}\b *[,;)}}\n{{]|\b{}\.(?:into\w*|unwrap\w*|join|collect)\("
"""What a statement that takes a name by value looks like."""

CONSUMING = {
    "iter": "into_iter",
    "iter_mut": "into_iter",
    "len": "into_iter().count",
    "is_empty": "into_iter().next().is_none",
    "keys": "into_keys",
    "values": "into_values",
    "as_bytes": "into_bytes",
    "as_str": "into_boxed_str",
    "as_slice": "into_boxed_slice",
    "as_path": "into_boxed_path",
    "get_ref": "into_inner",
    "get_mut": "into_inner",
    "borrow": "into_inner",
    "lock": "into_inner",
}
"""Methods that look, and what takes the value to give the same."""


def _drop_clone(match: Match) -> Sequence[Edit]:
    owner = match.text("owner")
    if re.fullmatch(r"\w+", owner) and not match.used_after(owner, match["call"]):
        return []
    return [match.replace("call", owner)]


def _deref_clone(match: Match) -> Sequence[Edit]:
    return [match.replace("call", f"*{match.text('owner')}")]


def _by_value(match: Match) -> Sequence[Edit]:
    """`&x` becomes `x` where x is needed again."""
    return [match.replace("borrow", match.text("owner"))] if _needed(match, "borrow") else []


def _needed(match: Match, name: str) -> bool:
    """Whether the value whose owner is captured stands again after the node, or lives behind a reference anyway."""
    owner = match.text("owner")
    return not re.fullmatch(r"\w+", owner) or match.used_after(owner, match[name])


def _consumed(match: Match) -> Sequence[Edit]:
    """A method that looks becomes its sibling that takes."""
    taking = CONSUMING.get(match.text("method"))
    return [match.replace("method", taking)] if taking and _needed(match, "method") else []


def _bare_loop(match: Match) -> Sequence[Edit]:
    return [match.replace("call", match.text("owner"))] if _needed(match, "call") else []


def _own_self(match: Match) -> Sequence[Edit]:
    return [] if in_trait_impl(match["self"]) else [match.replace("self", "self")]


def _own_parameter(match: Match) -> Sequence[Edit]:
    """A function takes its argument by value, and so do its callers give it."""
    at = [node for node in match["all"].named_children if node.type == "parameter"].index(match["parameter"])
    edits = [match.replace("type", match.text("owned"))]
    repeated = False
    for call in match.tree.captures(CALLS):
        if match.tree.text(call["name"]) != match.text("name"):
            continue
        arguments = call["arguments"].named_children
        borrow = arguments[at] if at < len(arguments) else None
        owner = borrow.child_by_field_name("value") if borrow and borrow.type == "reference_expression" else None
        if borrow is None or owner is None:
            return []
        repeated = repeated or match.used_after(match.tree.text(owner), call["arguments"])
        edits.append(match.edit(borrow.start_byte, owner.start_byte, ""))
    return edits if repeated else []


CALLS = "(call_expression function: (identifier) @name arguments: (arguments) @arguments)"


def _own_getter(match: Match) -> Sequence[Edit]:
    return [match.replace("type", match.text("owned")), match.replace("tail", match.text("place"))]


def _move_closure(match: Match) -> Sequence[Edit]:
    closure = match["closure"]
    if closure.children[0].type in ("move", "async", "static"):
        return []
    around = enclosing(closure, "function_item")
    own = set(re.findall(r"\w+", match.text("parameters")))
    for name in re.findall(r"\b[a-z_]\w*\b", match.text("closure")):
        declared = match.mentions(f"let {name}", around.start_byte, closure.start_byte)
        declared = declared or match.mentions(f"let mut {name}", around.start_byte, closure.start_byte)
        if declared and name not in own and match.used_after(name, closure):
            return [match.edit(closure.start_byte, closure.start_byte, "move ")]
    return []


def _moved_first(match: Match) -> Sequence[Edit]:
    """A statement that uses a name goes behind the one that moves it away."""
    name = match.text("name")
    if not OWNING.search(match.text("value")):
        return []
    moves = re.compile(MOVES.format(name, name))
    statements = list(following(match["let"]))
    for first, second in pairwise(statements):
        uses = first.type == "expression_statement" and match.mentions(name, first.start_byte, first.end_byte)
        taken = match.tree.text(second)
        if uses and moves.search(taken) and not re.match(r"(\w*print\w*|assert\w*)!", taken):
            return match.swap(first, second)
    return []


OPERATORS = (
    Operator(
        "drop-clone",
        """((call_expression function: (field_expression value: (_) @owner field: (field_identifier) @method)) @call
             (#eq? @method "clone"))
           ((call_expression function: (scoped_identifier name: (identifier) @method)
             arguments: (arguments . (reference_expression value: (_) @owner) .)) @call (#eq? @method "clone"))""",
        MOVED,
        _drop_clone,
    ),
    Operator(
        "deref-clone",
        """((call_expression function: (field_expression value: (identifier) @owner field: (field_identifier) @method))
            @call (#any-of? @method "clone" "to_owned"))""",
        MOVED,
        _deref_clone,
    ),
    Operator(
        "drop-borrow",
        """[(let_declaration !type value: (reference_expression . "&" . value: (_) @owner) @borrow)
            (match_expression value: (reference_expression value: (_) @owner) @borrow)
            (let_condition value: (reference_expression value: (_) @owner) @borrow)
            (for_expression value: (reference_expression value: (_) @owner) @borrow)]""",
        MOVED,
        _by_value,
    ),
    Operator(
        "bare-loop",
        """((for_expression value: (call_expression function: (field_expression value: (_) @owner
             field: (field_identifier) @method)) @call) (#any-of? @method "iter" "iter_mut"))""",
        MOVED,
        _bare_loop,
    ),
    Operator(
        "consumed",
        """[(call_expression function: (field_expression value: (_) @owner field: (field_identifier) @method))
            (token_tree (identifier) @owner . "." . (identifier) @method . (token_tree))]""",
        MOVED,
        _consumed,
    ),
    Operator(
        "drop-as-ref",
        """((call_expression function: (field_expression value: (_) @owner field: (field_identifier) @method)) @call
           (#any-of? @method "as_ref" "as_mut" "as_deref" "as_deref_mut" "take" "by_ref" "borrow"))""",
        MOVED,
        lambda match: [match.replace("call", match.text("owner"))],
    ),
    Operator(
        "drop-ref",
        '(ref_pattern "ref" @ref (_) @name)',
        MOVED,
        lambda match: [match.cut(match["ref"])],
    ),
    Operator("own-self", '(self_parameter "&" . (self)) @self', MOVED, _own_self),
    Operator(
        "own-parameter",
        """(function_item name: (identifier) @name parameters: (parameters
             (parameter type: (reference_type . "&" . type: (_) @owned) @type) @parameter) @all)""",
        MOVED,
        _own_parameter,
    ),
    Operator(
        "own-getter",
        """(function_item return_type: (reference_type type: (_) @owned) @type
             body: (block (reference_expression value: (_) @place) @tail .))""",
        MOVED,
        _own_getter,
    ),
    Operator(
        "drop-copy",
        """((attribute_item (attribute (identifier) @derive arguments: (token_tree (identifier) @copy)))
           (#eq? @derive "derive") (#eq? @copy "Copy"))""",
        MOVED,
        cutting_item("copy"),
    ),
    Operator(
        "move-closure",
        "(closure_expression parameters: (closure_parameters) @parameters) @closure",
        MOVED,
        _move_closure,
    ),
    Operator(
        "moved-first",
        "(let_declaration pattern: (identifier) @name value: (_) @value) @let",
        MOVED,
        _moved_first,
    ),
    *takers.OPERATORS,
)


class Move(OperatorInjector):
    """Breaks green code the way ownership goes wrong: E0382, E0505, E0507 and their kin."""

    declared = OPERATORS
    error_class = "move"
