"""Visibility bugs: names that are private, not imported, out of scope or spelt otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core import Edit
from rusta_injectors import names
from rusta_injectors.names import UNRESOLVED, misspelt_part
from rusta_injectors.operators import (
    COMMENTS,
    Match,
    Operator,
    OperatorInjector,
    becoming,
    cutting,
    cutting_item,
    enclosing,
)

PRIVATE = ("E0603", "E0616", "E0624", "E0451", "E0423", "E0364", "E0365", "E0446")

MODULES = {
    "borrow": ("convert", "cow"),
    "cell": ("rc", "sync"),
    "cmp": ("ops", "compare"),
    "collections": ("vec", "containers", "collection"),
    "convert": ("ops", "borrow"),
    "env": ("process", "os"),
    "error": ("fmt", "errors"),
    "ffi": ("os", "string"),
    "fmt": ("string", "format"),
    "fs": ("io", "file"),
    "hash": ("collections",),
    "io": ("fs", "stdio"),
    "iter": ("vec", "iterator"),
    "mem": ("ptr", "memory"),
    "net": ("http", "io"),
    "num": ("math", "ops"),
    "ops": ("cmp", "op"),
    "path": ("fs", "paths"),
    "process": ("env", "os"),
    "ptr": ("mem", "pointer"),
    "rc": ("sync", "boxed"),
    "str": ("string", "text"),
    "sync": ("thread", "rc"),
    "thread": ("sync", "threads"),
    "time": ("date", "clock"),
}
"""Modules of std, and where people look for what is in them."""

CRATES = (
    "rand::Rng",
    "regex::Regex",
    "serde::{Deserialize, Serialize}",
    "itertools::Itertools",
    "chrono::Utc",
    "anyhow::Result as AnyResult",
    "tokio::sync::mpsc",
    "rayon::prelude::*",
)
"""What is imported out of habit, from crates that the program does not depend on."""


def _other_module(match: Match) -> Sequence[Edit]:
    others = MODULES.get(match.text("module"))
    return [match.replace("module", match.rng.choice(others))] if others else []


def _unknown_crate(match: Match) -> Sequence[Edit]:
    first = match["first"]
    before = first.prev_named_sibling
    while before is not None and before.type in ("inner_attribute_item", *COMMENTS):
        if match.tree.text(before).startswith("///"):
            return []
        before = before.prev_named_sibling
    return [match.before(first, f"use {match.rng.choice(CRATES)};")] if before is None else []


def _not_called(match: Match) -> Sequence[Edit]:
    return [match.replace("arguments", "")] if match.text("arguments") == "()" else []


def _of_a_module(match: Match) -> Sequence[Edit]:
    """In a crate of several files, what is `pub` in one is there for the others."""
    return [] if match.path in ("src/main.rs", "src/lib.rs") else [match.cut(match["pub"])]


def _drop_self(match: Match) -> Sequence[Edit]:
    around = enclosing(match["self"], "function_item")
    used = match.mentions("self", match["self"].end_byte, around.end_byte)
    return [match.cut_item(match["self"])] if used else []


OPERATORS = (
    Operator("drop-use", "(use_declaration) @use", UNRESOLVED, cutting("use")),
    Operator(
        "drop-imported",
        "(use_declaration (_ list: (use_list [(identifier) (scoped_identifier) (self)] @item)))",
        UNRESOLVED,
        cutting_item("item"),
    ),
    Operator(
        "drop-pub",
        """[(mod_item body: (declaration_list (_ (visibility_modifier) @pub)))
            (mod_item body: (declaration_list (impl_item body: (declaration_list (_ (visibility_modifier) @pub)))))
            (mod_item body: (declaration_list (struct_item body: (_ (visibility_modifier) @pub))))
            (mod_item body: (declaration_list (struct_item body: (_ (field_declaration (visibility_modifier) @pub)))))]
        """,
        PRIVATE,
        cutting("pub"),
    ),
    Operator(
        "strip-path",
        """((scoped_identifier path: [(identifier) (self) (super) (crate)] @path name: (identifier) @name) @whole
             (#match? @path "^[a-z]"))
           ((scoped_type_identifier path: [(identifier) (self) (super) (crate)] @path name: (type_identifier) @name)
             @whole (#match? @path "^[a-z]"))
           ((scoped_identifier path: (identifier) @path name: (identifier) @name) @whole
             (#match? @path "^[A-Z]") (#match? @name "^[A-Z]"))""",
        UNRESOLVED,
        becoming("whole", "{name}"),
    ),
    Operator(
        "misspelt-path",
        """((scoped_identifier path: [(identifier) (scoped_identifier)] @path name: (identifier) @name)
             (#match? @path "^[a-z]"))
           (use_declaration (_ list: (use_list (identifier) @name)))""",
        UNRESOLVED,
        misspelt_part,
    ),
    Operator(
        "drop-self",
        "(field_expression value: (self) field: (field_identifier) @field) @whole",
        UNRESOLVED,
        becoming("whole", "{field}"),
    ),
    Operator(
        "drop-self-call",
        "(call_expression function: (field_expression value: (self) field: (field_identifier) @method) @whole)",
        UNRESOLVED,
        becoming("whole", "{method}"),
    ),
    Operator(
        "drop-self-parameter",
        "(function_item parameters: (parameters . (self_parameter) @self))",
        ("E0424",),
        _drop_self,
    ),
    Operator(
        "private-field",
        """((call_expression function: (field_expression field: (field_identifier) @method)
             arguments: (arguments) @arguments) (#eq? @method "len"))
           ((token_tree "." . (identifier) @method . (token_tree) @arguments) (#eq? @method "len"))""",
        ("E0616",),
        _not_called,
    ),
    Operator("drop-pub-of-module", "(visibility_modifier) @pub", PRIVATE, _of_a_module),
    Operator(
        "shortened-path",
        """(scoped_identifier path: (scoped_identifier path: (_) "::" . name: (identifier) @middle) "::" @end
             name: (identifier))""",
        UNRESOLVED,
        lambda match: [match.edit(match["middle"].start_byte, match["end"].end_byte, "")],
    ),
    Operator(
        "other-module",
        """((scoped_identifier path: (identifier) @root name: (identifier) @module)
             (#any-of? @root "std" "core" "alloc"))""",
        UNRESOLVED,
        _other_module,
    ),
    Operator(
        "unknown-crate",
        """(source_file [(use_declaration) (function_item) (struct_item) (enum_item) (mod_item) (trait_item)
             (impl_item) (const_item)] @first)""",
        ("E0432",),
        _unknown_crate,
    ),
    *names.OPERATORS,
)


class Visibility(OperatorInjector):
    """Breaks green code the way a name is not to be had: E0603, E0616, E0425, E0432, E0433 and their kin."""

    declared = OPERATORS
    error_class = "visibility"
