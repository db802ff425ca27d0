"""Ownership bugs of one more statement: it takes a value that is needed again, or that is only borrowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rusta_core import Edit
from rusta_injectors.operators import Match, Operator

USED_AGAIN = ("E0382", "E0505")
BORROWED = ("E0507", "E0508", "E0509")

OWNING = re.compile(
    r"^(String|Vec|VecDeque|Box|Rc|Arc|RefCell|Mutex|Hash\w+|BTree\w+|BinaryHeap|LinkedList|PathBuf|OsString|CString|File"
    r"|TcpStream|Command|Barrier|Thread\w*)\b.*::|^(vec|format)!|\.(to_string|to_owned|to_vec|collect|into_\w+|join|concat"
    r"|to_\w+case|repeat|replace|iter(_mut)?|chars|lines|windows|chunks)\(.*\)$|\.collect::<|^[A-Z]\w* \{|^Some\([^0-9]"
)
"""What a value that is moved, not copied, looks like."""

ITERABLE = re.compile(
    r"^vec!|^(Vec|VecDeque|Hash\w+|BTree\w+|BinaryHeap|LinkedList)\b.*::|\.(to_vec|collect)\(|collect::<"
)
TEXT = re.compile(r"^(String)\b.*::|^format!|\.(to_string|to_owned|to_\w+case|repeat|replace|concat)\(.*\)$")
CELL = re.compile(r"^(RefCell|Cell|Mutex|RwLock)::new")
OWNED_ITEMS = re.compile(r"String::from|to_string\(\)|to_owned\(\)|format!|vec!|Box::new|Rc::new")
NEVER_COPY = re.compile(r"^(String|Vec|Box|Option<(String|Vec|Box)|Hash\w+|BTree\w+|Rc|Arc|[A-Z]\w+)\b")

NAMES = ("copy", "backup", "other", "kept", "saved", "{name}2", "old_{name}", "my_{name}")


def _taking(*takers: str, of: re.Pattern[str] = OWNING, again: bool = True) -> Callable[[Match], Sequence[Edit]]:
    """A statement behind a `let` that takes its value away. again: only where the name stands again after it."""

    def edits(match: Match) -> Sequence[Edit]:
        name, let = match.text("name"), match["let"]
        if not of.search(match.text("value")) or (again and not match.used_after(name, let)):
            return []
        taker = match.rng.choice(takers).format(name=name, other=_other(match, name))
        return [match.after(let, taker)]

    return edits


def _other(match: Match, name: str) -> str:
    return match.rng.choice(NAMES).format(name=name)


def _by_method(match: Match) -> Sequence[Edit]:
    value = match.text("value")
    for kind, taker in (
        (ITERABLE, "let {other}: Vec<_> = {name}.into_iter().collect();"),
        (TEXT, match.rng.choice(["let {other} = {name}.into_bytes();", "let {other} = {name}.into_boxed_str();"])),
        (CELL, "let {other} = {name}.into_inner();"),
    ):
        if kind.search(value):
            return _taking(taker, of=kind)(match)
    return []


def _partly(match: Match) -> Sequence[Edit]:
    """One field is taken out of a value that is needed as a whole."""
    if not OWNING.search(match.text("field_value")) or not match.used_after(match.text("name"), match["let"]):
        return []
    name = match.text("name")
    return [match.after(match["let"], f"let {_other(match, name)} = {name}.{match.text('field')};")]


def _out_of_index(match: Match) -> Sequence[Edit]:
    name = match.text("name")
    if not OWNED_ITEMS.search(match.text("items")):
        return []
    return [match.after(match["let"], f"let {_other(match, name)} = {name}[0];")]


def _out_of_reference(match: Match) -> Sequence[Edit]:
    return [match.after(match["let"], f"let {_other(match, match.text('name'))} = *{match.text('name')};")]


def _out_of_parameter(match: Match) -> Sequence[Edit]:
    if not NEVER_COPY.search(match.text("owned")) or not match["body"].named_children:
        return []
    name = match.text("name")
    return [match.before(match["body"].named_children[0], f"let {_other(match, name)} = *{name};")]


def _out_of_self(match: Match) -> Sequence[Edit]:
    """A field is taken out of a value that a method only borrows."""
    body = match["body"]
    field = re.search(r"\bself\.([a-z_]\w*)\b(?!\s*[(:])", match.text("body"))
    if field is None:
        return []
    return [match.before(body.named_children[0], f"let {_other(match, field[1])} = self.{field[1]};")]


LET = "(let_declaration pattern: (identifier) @name value: (_) @value) @let"
LOOP = "for {other} in {name} {{\n    drop({other});\n}}"


def _taker(name: str, edits: Callable[[Match], Sequence[Edit]]) -> Operator:
    return Operator(name, LET, USED_AGAIN, edits, far=True)


OPERATORS = (
    _taker("early-move", _taking("let {other} = {name};", "let mut {other} = {name};")),
    _taker("early-drop", _taking("drop({name});", "std::mem::drop({name});")),
    _taker("moved-into-closure", _taking("let {other} = move || {name};", "let {other} = || drop({name});")),
    _taker("moved-into-thread", _taking("let {other} = std::thread::spawn(move || drop({name}));")),
    _taker(
        "moved-into-value",
        _taking(
            "let {other} = vec![{name}];",
            "let {other} = Some({name});",
            "let {other} = ({name}, 1);",
            "let {other} = Box::new({name});",
        ),
    ),
    _taker("moved-by-loop", _taking(LOOP, of=ITERABLE)),
    _taker("moved-by-method", _by_method),
    _taker(
        "moved-in-loop",
        _taking(
            "for _ in 0..2 {{\n    drop({name});\n}}",
            "for number in 0..3 {{\n    let {other} = ({name}, number);\n}}",
            "while {name}.len() > 1 {{\n    let {other} = {name};\n}}",
            again=False,
        ),
    ),
    Operator(
        "partly-moved",
        """(let_declaration pattern: (identifier) @name value: (struct_expression body: (field_initializer_list
             (field_initializer field: (field_identifier) @field value: (_) @field_value)))) @let""",
        USED_AGAIN,
        _partly,
    ),
    Operator(
        "out-of-index",
        "(let_declaration pattern: (identifier) @name value: (macro_invocation (token_tree) @items)) @let",
        BORROWED,
        _out_of_index,
    ),
    Operator(
        "out-of-reference",
        "(let_declaration pattern: (identifier) @name value: (reference_expression value: (_))) @let",
        BORROWED,
        _out_of_reference,
    ),
    Operator(
        "out-of-parameter",
        """(function_item parameters: (parameters (parameter pattern: (identifier) @name
             type: (reference_type type: (_) @owned))) body: (block) @body)""",
        BORROWED,
        _out_of_parameter,
    ),
    Operator(
        "out-of-self",
        '(function_item parameters: (parameters . (self_parameter "&")) body: (block (_)) @body)',
        BORROWED,
        _out_of_self,
    ),
)
