"""Borrowing bugs that a reference brings which is taken too early, kept too long, or asked to live for ever."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rusta_core import Edit
from rusta_injectors.operators import Match, Operator, following

if TYPE_CHECKING:
    from tree_sitter import Node

OVERLAP = ("E0499", "E0502", "E0503", "E0505", "E0506")

CHANGES = (
    r"\b{0}\.(?:push|pop|insert|remove|clear|extend|append|truncate|retain|sort|reverse|drain|dedup|swap|resize|fill"
    r"|rotate|split_off|take|replace|get_or_insert|set|write|read|next|nth|advance|make_ascii)\w*\("
    r"|^\*?{0}(?:\.\w+|\[[^\]]*\])*\s*(?:[-+*/%|&^]|<<|>>)?=[^=]"
)
"""What a statement that changes a value looks like."""

NAMES = ("view", "before", "current", "seen", "borrowed", "first_look")


def _kept_over_a_change(kind: str) -> Callable[[Match], Sequence[Edit]]:
    """A reference is taken as soon as there is a value, and looked at behind a statement that changes the value."""

    def edits(match: Match) -> Sequence[Edit]:
        owner, let = match.text("name"), match["let"]
        changes = re.compile(CHANGES.format(re.escape(owner)))
        statements = [(node, changes.search(match.tree.text(node))) for node in following(let)]
        change = next((node for node, changed in statements if changed), None)
        behind = [node for node, changed in statements if change and not changed and node.start_byte > change.end_byte]
        looks = [node for node in behind if match.mentions(owner, node.start_byte, node.end_byte)]
        if not looks:
            return []
        last = looks[-1]
        use = re.search(rb"(.?)\b%s\b(.?)" % owner.encode(), match.tree.data[last.start_byte : last.end_byte])
        assert use is not None, "the statement mentions it"
        name = match.rng.choice([name for name in NAMES if name != owner])
        direct = use[1] in (b"{", b"&") or use[2] in (b".", b"[")
        start = last.start_byte + use.end(1)
        return [
            match.after(let, f"let {name} = {kind}{owner};"),
            match.edit(start, start + len(owner.encode()), name if direct else f"*{name}"),
        ]

    return edits


def _changed_in_loop(match: Match) -> Sequence[Edit]:
    """The loop over a collection also changes it."""
    body, owner = match["body"], match.text("owner")
    change = match.rng.choice(["clear()", "pop()", "reserve(1)"])
    last = body.named_children[-1] if body.named_children else None
    if last is None:
        return []
    if last.type not in ("expression_statement", "let_declaration"):
        return [match.before(body.named_children[0], f"{owner}.{change};")]
    return [match.after(last, f"{owner}.{change};")]


def _too_short(match: Match) -> Sequence[Edit]:
    """The value lives in an inner block, and only a reference to it comes out."""
    name, value, let = match.text("name"), match.text("value"), match["let"]
    if "\n" in value or not match.used_after(name, let):
        return []
    inner = match.rng.choice(["inner", "local", "value", "found", f"new_{name}"])
    pad = " " * let.start_point.column
    text = f"let {name};\n{pad}{{\n{pad}    let {inner} = {value};\n{pad}    {name} = &{inner};\n{pad}}}"
    return [match.replace("let", text)]


def _closure_used_later(match: Match) -> Sequence[Edit]:
    """The last call of a closure goes behind a statement that changes what the closure holds."""
    name, held = match.text("name"), set(re.findall(r"\b[a-z_]\w*\b", match.text("body")))
    for first, second in pairwise(following(match["let"])):
        last = match.mentions(name, first.start_byte, first.end_byte) and not match.used_after(name, first)
        changed = any(re.search(CHANGES.format(one), match.tree.text(second)) for one in held) or (
            second.type == "expression_statement" and any(_read(match, one, second) for one in held)
        )
        if last and changed and first.type == "expression_statement":
            return match.swap(first, second)
    return []


def _read(match: Match, name: str, node: Node) -> bool:
    return match.mentions(name, node.start_byte, node.end_byte)


def _static(match: Match) -> Sequence[Edit]:
    start = match["reference"].start_byte + 1
    return [match.edit(start, start, "'static ")]


def _shared_method(match: Match) -> Sequence[Edit]:
    return [match.replace("method", match.text("method").replace("_mut", ""))]


MUTABLE = "(let_declaration (mutable_specifier) pattern: (identifier) @name) @let"


OPERATORS = (
    Operator("early-reference", MUTABLE, OVERLAP, _kept_over_a_change("&"), far=True),
    Operator("second-mutable", MUTABLE, OVERLAP, _kept_over_a_change("&mut "), far=True),
    Operator(
        "changed-in-loop",
        """(for_expression value: [
             (reference_expression value: (identifier) @owner)
             (call_expression function: (field_expression value: (identifier) @owner))
           ] body: (block) @body)""",
        OVERLAP,
        _changed_in_loop,
    ),
    Operator(
        "too-short",
        "(let_declaration . pattern: (identifier) @name !type value: (_) @value) @let",
        ("E0597",),
        _too_short,
    ),
    Operator(
        "closure-used-later",
        "(let_declaration pattern: (identifier) @name value: (closure_expression body: (_) @body)) @let",
        OVERLAP,
        _closure_used_later,
    ),
    Operator(
        "static-reference",
        '(parameter type: (reference_type . "&" . type: (_)) @reference)',
        ("E0597", "E0716", "E0521", "E0621", "E0499", "E0502", "E0506"),
        _static,
    ),
    Operator(
        "shared-method",
        """((call_expression function: (field_expression field: (field_identifier) @method)) (#match? @method "_mut"))
           ((token_tree "." . (identifier) @method . (token_tree)) (#match? @method "_mut"))""",
        ("E0594", "E0596"),
        _shared_method,
    ),
)
