"""Where the Reference writes down the grammar of what an edit mends: for errors of syntax, which have no code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tree_sitter import Node

from rusta_core.records import Edit, File
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.syntax import SyntaxTree

PRODUCTIONS: Mapping[str, str] = {
    "let_declaration": "statements#let-statements",
    "expression_statement": "statements#expression-statements",
    "block": "expressions/block-expr#block-expressions",
    "match_expression": "expressions/match-expr#match-expressions",
    "match_block": "expressions/match-expr#match-expressions",
    "match_arm": "expressions/match-expr#match-expressions",
    "if_expression": "expressions/if-expr#if-expressions",
    "for_expression": "expressions/loop-expr#iterator-loops",
    "while_expression": "expressions/loop-expr#predicate-loops",
    "loop_expression": "expressions/loop-expr#infinite-loops",
    "closure_expression": "expressions/closure-expr#closure-expressions",
    "call_expression": "expressions/call-expr#call-expressions",
    "struct_expression": "expressions/struct-expr#struct-expressions",
    "array_expression": "expressions/array-expr#array-expressions",
    "index_expression": "expressions/array-expr#array-and-slice-indexing-expressions",
    "tuple_expression": "expressions/tuple-expr#tuple-expressions",
    "binary_expression": "expressions/operator-expr#operator-expressions",
    "range_expression": "expressions/range-expr#range-expressions",
    "return_expression": "expressions/return-expr#return-expressions",
    "macro_invocation": "macros#macro-invocation",
    "function_item": "items/functions#functions",
    "function_signature_item": "items/functions#functions",
    "struct_item": "items/structs#structs",
    "enum_item": "items/enumerations#enumerations",
    "impl_item": "items/implementations#implementations",
    "trait_item": "items/traits#traits",
    "mod_item": "items/modules#modules",
    "use_declaration": "items/use-declarations#use-declarations",
    "const_item": "items/constant-items#constant-items",
    "static_item": "items/static-items#static-items",
    "type_item": "items/type-aliases#type-aliases",
    "attribute_item": "attributes#attributes",
    "string_literal": "tokens#string-literals",
    "char_literal": "tokens#character-literals",
    "block_comment": "comments#comments",
}
"""A kind of node (tree-sitter-rust) -> the section of the Reference that has its production."""


def production(files: Sequence[File], edits: Sequence[Edit]) -> str:
    """The place of the production that the first edit of a repair completes: that of the smallest construct around it
    once it is made, as the documentation's ids and anchors name it; empty where there is none."""
    if not edits:
        return ""
    first = min(edits, key=lambda edit: (edit.path, edit.start))
    after = next((file for file in apply_edits(files, edits) if file.path == first.path), None)
    if after is None or not after.path.endswith(".rs"):
        return ""
    end = first.start + len(first.text.encode())
    here: Node | None = SyntaxTree(after.text).root.descendant_for_byte_range(first.start, max(first.start, end - 1))
    while here is not None and here.type not in PRODUCTIONS:
        here = here.parent
    return f"reference/{PRODUCTIONS[here.type]}" if here is not None else ""
