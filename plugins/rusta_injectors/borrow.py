"""Borrowing bugs: a `mut` left out, borrows that overlap, references that outlive what they refer to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rusta_core import Edit
from rusta_injectors import references
from rusta_injectors.operators import (
    Match,
    Operator,
    OperatorInjector,
    cutting,
    following,
    in_trait_impl,
)
from rusta_injectors.references import OVERLAP

IMMUTABLE = ("E0384", "E0594", "E0596")

BORROWS = re.compile(
    r"&|\.(iter(_mut)?|as_(str|slice|ref|mut|bytes|deref)|get(_mut)?|first|last|chars|lines|bytes|keys|values(_mut)?"
    r"|split\w*|trim\w*|borrow(_mut)?|peek(_mut)?|entry|drain|lock|windows|chunks\w*|by_ref|find|next)\("
)
"""What a value that borrows from another looks like."""

OWNED = {
    r"^vec!|^Vec::(from|new|with)|\.to_vec\(\)$|\.collect::<Vec": (".as_slice()", ".iter()"),
    r"^String::|^format!|\.to_(string|owned|uppercase|lowercase)\(\)$|\.collect::<String": (".as_str()", ".trim()"),
    r"^PathBuf::": (".as_path()",),
    r"^OsString::": (".as_os_str()",),
    r"^(CString::new.*\.unwrap\(\))$": (".as_c_str()",),
    r"^(RefCell|Rc::new\(RefCell)::new": (".borrow_mut()", ".borrow()"),
    r"^(Mutex|RwLock|Arc::new\(Mutex)::new": (".get_mut().unwrap()",),
    r"^(Box|Rc|Arc)::new": (".as_ref()",),
    r"^(HashMap|BTreeMap)::": (".iter()", ".keys()"),
    r"^(HashSet|BTreeSet|VecDeque)::": (".iter()",),
}
"""Values that own something, and what a view of each looks like."""


def _shared(match: Match) -> Sequence[Edit]:
    return [] if in_trait_impl(match["mut"]) else [match.cut(match["mut"])]


def _borrower(match: Match) -> tuple[str, str] | None:
    """The name and the value of the `let` that follows `owner`'s and is the last to need the owner by name."""
    owner = match.text("owner")
    second = next(following(match["let"]), None)
    if second is None or second.type != "let_declaration" or match.used_after(owner, second):
        return None
    pattern, value = second.child_by_field_name("pattern"), second.child_by_field_name("value")
    if pattern is None or value is None or pattern.type != "identifier":
        return None
    name, borrowed = match.tree.text(pattern), match.tree.text(value)
    wanted = re.search(rf"\b{owner}\b", borrowed) and BORROWS.search(borrowed) and match.used_after(name, second)
    return (name, borrowed) if wanted else None


def _inner_block(match: Match) -> Sequence[Edit]:
    found = _borrower(match)
    if found is None:
        return []
    name, borrowed = found
    first, second = match["let"], next(following(match["let"]))
    mutable = "mut " if match.tree.text(second).startswith("let mut") else ""
    pad = " " * first.start_point.column
    return [
        match.edit(first.start_byte, first.start_byte, f"let {mutable}{name};\n{pad}{{\n{pad}    "),
        match.edit(second.start_byte, second.end_byte, f"    {name} = {borrowed};\n{pad}}}"),
    ]


def _inlined(match: Match) -> Sequence[Edit]:
    found = _borrower(match)
    if found is None or not found[1].startswith(match.text("owner") + "."):
        return []
    second = next(following(match["let"]))
    rest = found[1].removeprefix(match.text("owner"))
    mutable = "mut " if match.tree.text(second).startswith("let mut") else ""
    let = match.edit(second.start_byte, second.end_byte, f"let {mutable}{found[0]} = {match.text('value')}{rest};")
    return [match.cut(match["let"]), let]


def _temporary(match: Match) -> Sequence[Edit]:
    """Only a view of a value is kept, and the value is gone at the end of the statement."""
    views = next((views for kind, views in OWNED.items() if re.search(kind, match.text("value"))), None)
    if views is None or not match.used_after(match.text("name"), match["let"]):
        return []
    return [match.edit(match["value"].end_byte, match["value"].end_byte, match.rng.choice(views))]


def _last_use_later(match: Match) -> Sequence[Edit]:
    """The last statement that uses a borrow goes behind the next one that uses what is borrowed."""
    name, owner = match.text("name"), match.text("owner")
    if not BORROWS.search(match.text("value")):
        return []
    statements = list(following(match["let"]))
    for first, second in pairwise(statements):
        uses = match.mentions(name, first.start_byte, first.end_byte) and not match.used_after(name, first)
        if uses and first.type != "let_declaration" and match.mentions(owner, second.start_byte, second.end_byte):
            return match.swap(first, second)
    return []


def _earlier_borrow(match: Match) -> Sequence[Edit]:
    """A borrow goes before the statement that changes what is borrowed."""
    second = next(following(match["change"]), None)
    if second is None or second.type != "let_declaration":
        return []
    value = match.tree.text(second).partition("=")[2]
    wanted = re.search(rf"\b{match.text('owner')}\b", value) and BORROWS.search(value)
    return match.swap(match["change"], second) if wanted else []


def _returned(match: Match) -> Sequence[Edit]:
    kind, tail = match.text("type"), match.text("tail")
    if kind == "String":
        borrowed = "str"
    elif listed := re.fullmatch(r"Vec<(.*)>", kind):
        borrowed = f"[{listed[1]}]"
    else:
        return []
    return [match.replace("type", f"&'static {borrowed}"), match.replace("tail", f"&{tail}")]


LETS = "(let_declaration pattern: (identifier) @{} !type value: (_) @value) @let"

OPERATORS = (
    Operator(
        "drop-mut",
        """[(let_declaration (mutable_specifier) @mut pattern: (identifier) @name)
            (parameter (mutable_specifier) @mut pattern: (identifier) @name)
            (mut_pattern (mutable_specifier) @mut)]""",
        IMMUTABLE,
        cutting("mut"),
        far=True,
    ),
    Operator(
        "shared-parameter",
        """[(self_parameter (mutable_specifier) @mut)
            (parameter type: (reference_type (mutable_specifier) @mut))]""",
        IMMUTABLE,
        _shared,
    ),
    Operator(
        "shared-borrow",
        """[(let_declaration !type value: (reference_expression (mutable_specifier) @mut))
            (let_condition value: (reference_expression (mutable_specifier) @mut))
            (match_expression value: (reference_expression (mutable_specifier) @mut))
            (for_expression value: (reference_expression (mutable_specifier) @mut))]""",
        IMMUTABLE,
        cutting("mut"),
    ),
    Operator(
        "drop-move",
        '[(closure_expression "move" @move) (async_block "move" @move)]',
        ("E0373", "E0597", "E0521"),
        cutting("move"),
    ),
    Operator("drop-lifetime", "(reference_type (lifetime) @lifetime)", ("E0106", "E0621"), cutting("lifetime")),
    Operator(
        "undeclared-lifetime",
        """[(type_parameters . (lifetime_parameter) . ) @all
            (type_parameters (lifetime_parameter) @one (_))]""",
        ("E0261",),
        lambda match: [match.cut_item(match["one"]) if "one" in match.nodes else match.cut(match["all"])],
    ),
    Operator("inner-block", LETS.format("owner"), ("E0597",), _inner_block),
    Operator("inlined-owner", LETS.format("owner"), ("E0716",), _inlined),
    Operator(
        "temporary",
        LETS.format("name"),
        ("E0716",),
        _temporary,
    ),
    Operator(
        "last-use-later",
        """(let_declaration pattern: (identifier) @name value: [
             (reference_expression value: (identifier) @owner)
             (reference_expression value: (_ . (identifier) @owner))
             (call_expression function: (field_expression value: (identifier) @owner))
           ] @value) @let""",
        OVERLAP,
        _last_use_later,
    ),
    Operator(
        "earlier-borrow",
        """(expression_statement [
             (call_expression function: (field_expression value: (identifier) @owner))
             (assignment_expression left: [(identifier) @owner (_ . (identifier) @owner)])
             (compound_assignment_expr left: [(identifier) @owner (_ . (identifier) @owner)])
           ]) @change""",
        OVERLAP,
        _earlier_borrow,
    ),
    Operator(
        "borrow-for-copy",
        """((let_declaration !type value: (call_expression
             function: (field_expression value: (_) @owner field: (field_identifier) @method)) @call)
           (#any-of? @method "clone" "to_owned" "to_vec" "to_string"))""",
        (*OVERLAP, "E0515", "E0597", "E0716"),
        lambda match: [match.replace("call", f"&{match.text('owner')}")],
    ),
    Operator(
        "return-local",
        """(function_item return_type: (_) @type body: (block
             [(identifier) (call_expression) (macro_invocation)] @tail .))""",
        ("E0515",),
        _returned,
    ),
    *references.OPERATORS,
)


class Borrow(OperatorInjector):
    """Breaks green code the way a borrow goes wrong: E0499, E0502, E0596, E0597, E0716 and their kin."""

    declared = OPERATORS
    error_class = "borrow"
