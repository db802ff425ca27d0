"""Syntax bugs: delimiters, separators and keywords left out or brought from other languages.

The compiler gives parse errors no code, so these operators expect none.
"""

from __future__ import annotations

from collections.abc import Sequence

from rusta_core import Edit
from rusta_injectors.operators import Match, Operator, OperatorInjector, becoming, cutting

KEYWORDS = {
    "fn": ("func", "def", "function", "fun"),
    "let": ("var", "auto", "le"),
    "match": ("switch", "case"),
    "struct": ("class", "strcut"),
    "impl": ("implement", "imp"),
    "enum": ("enumm", "union_of"),
    "while": ("until", "whlie"),
    "loop": ("repeat", "lop"),
    "mod": ("module", "namespace"),
    "pub": ("public",),
    "use": ("import", "using"),
    "trait": ("interface", "protocol"),
    "return": ("retrun",),
    "mut": ("mutable",),
}
"""Keywords by the names that people bring from other languages, or mistype."""

OPERATIONS = {"&&": "and", "||": "or", "==": "===", "!=": "<>"}


def _keyword(match: Match) -> Sequence[Edit]:
    return [match.replace("word", match.rng.choice(KEYWORDS[match.text("word")]))]


def _comma(match: Match) -> Sequence[Edit]:
    """Only a comma with something behind it is missed."""
    comma = match["comma"]
    after = comma.next_sibling
    if after is None or after.type in (")", "]", "}", ">") or not match.tree.data[: comma.start_byte].strip():
        return []
    return [match.edit(comma.start_byte, comma.end_byte, "")]


def _token(match: Match) -> Sequence[Edit]:
    """Only the token goes; the spaces around it stay."""
    token = match["token"]
    return [match.edit(token.start_byte, token.end_byte, "")]


def _semicolon(match: Match) -> Sequence[Edit]:
    statement = match["statement"]
    if statement.children[-1].type != ";" or statement.next_named_sibling is None:
        return []
    return [match.edit(statement.end_byte - 1, statement.end_byte, "")]


def _single_quotes(match: Match) -> Sequence[Edit]:
    text = match.text("text")[1:-1]
    return [match.replace("text", f"'{text}'")] if len(text) > 1 and not set(text) & set("\\'\"") else []


def _semicolon_for_comma(match: Match) -> Sequence[Edit]:
    return [match.replace("comma", ";")]


def _else_if(match: Match) -> Sequence[Edit]:
    return [match.edit(match["else"].start_byte, match["if"].end_byte, match.rng.choice(["elif", "elseif"]))]


def _operation(match: Match) -> Sequence[Edit]:
    return [match.replace("operation", OPERATIONS[match.text("operation")])]


OPERATORS = (
    Operator(
        "drop-semicolon",
        """[(let_declaration) (use_declaration) (const_item) (static_item) (type_item)
            (expression_statement [(call_expression) (macro_invocation) (assignment_expression)
              (compound_assignment_expr) (return_expression) (try_expression)])] @statement""",
        (),
        _semicolon,
    ),
    Operator(
        "drop-comma",
        """[(arguments "," @comma) (parameters "," @comma) (field_declaration_list "," @comma)
            (field_initializer_list "," @comma) (enum_variant_list "," @comma) (array_expression "," @comma)
            (tuple_expression "," @comma) (use_list "," @comma) (type_arguments "," @comma)
            (type_parameters "," @comma) (match_arm "," @comma) (macro_invocation (token_tree "," @comma))]""",
        (),
        _comma,
    ),
    Operator(
        "drop-closing",
        """[(arguments ")" @token) (parameters ")" @token) (block "}" @token) (token_tree ")" @token)
            (field_declaration_list "}" @token) (declaration_list "}" @token) (match_block "}" @token)
            (type_arguments ">" @token) (type_parameters ">" @token) (array_expression "]" @token)
            (index_expression "]" @token) (use_list "}" @token) (attribute_item "]" @token)
            (enum_variant_list "}" @token) (field_initializer_list "}" @token)]""",
        (),
        _token,
    ),
    Operator(
        "drop-opening",
        """[(arguments "(" @token) (parameters "(" @token) (block "{" @token) (macro_invocation (token_tree "(" @token))
            (match_block "{" @token) (field_declaration_list "{" @token) (declaration_list "{" @token)
            (enum_variant_list "{" @token) (array_expression "[" @token)]""",
        (),
        _token,
    ),
    Operator(
        "extra-closing",
        """[(arguments ")" @token) (block "}" @token) (macro_invocation (token_tree ")" @token))]""",
        (),
        lambda match: [match.edit(match["token"].end_byte, match["token"].end_byte, match.text("token"))],
    ),
    Operator(
        "drop-colon",
        """[(parameter ":" @colon) (field_declaration ":" @colon) (let_declaration ":" @colon)
            (const_item ":" @colon)]""",
        (),
        cutting("colon"),
    ),
    Operator(
        "drop-keyword",
        """[(function_item "fn" @word) (let_declaration "let" @word value: (_)) (for_expression "in" @word)
            (impl_item "for" @word) (struct_item "struct" @word) (match_expression "match" @word)]""",
        (),
        cutting("word"),
    ),
    Operator(
        "other-keyword",
        """[(function_item "fn" @word) (let_declaration "let" @word) (match_expression "match" @word)
            (struct_item "struct" @word) (impl_item "impl" @word) (enum_item "enum" @word)
            (while_expression "while" @word) (loop_expression "loop" @word) (mod_item "mod" @word)
            (use_declaration "use" @word) (trait_item "trait" @word) (visibility_modifier "pub" @word)
            (mutable_specifier) @word]""",
        (),
        _keyword,
    ),
    Operator(
        "other-arrow",
        '[(function_item "->" @arrow) (closure_expression "->" @arrow)]',
        (),
        lambda match: [match.replace("arrow", match.rng.choice(["=>", ":", "-"]))],
    ),
    Operator(
        "other-match-arrow",
        '(match_arm "=>" @arrow)',
        (),
        lambda match: [match.replace("arrow", match.rng.choice(["->", ":", "="]))],
    ),
    Operator(
        "other-operation",
        '(binary_expression operator: ["&&" "||" "==" "!="] @operation)',
        (),
        _operation,
    ),
    Operator(
        "increment",
        """((compound_assignment_expr left: (_) @left operator: "+=" right: (integer_literal) @one) @whole
           (#eq? @one "1"))""",
        (),
        becoming("whole", "{left}++"),
    ),
    Operator(
        "drop-bar",
        '(closure_parameters "|" @token .)',
        (),
        _token,
    ),
    Operator(
        "drop-equals",
        '(let_declaration "=" @equals)',
        (),
        cutting("equals"),
    ),
    Operator(
        "unclosed-string",
        "(string_literal) @text",
        ("E0765",),
        lambda match: [match.edit(match["text"].end_byte - 1, match["text"].end_byte, "")],
    ),
    Operator("single-quotes", "(string_literal) @text", (), _single_quotes),
    Operator(
        "semicolon-for-comma",
        """[(field_declaration_list "," @comma) (field_initializer_list "," @comma) (arguments "," @comma)
            (enum_variant_list "," @comma) (tuple_expression "," @comma) (parameters "," @comma)]""",
        (),
        _semicolon_for_comma,
    ),
    Operator(
        "else-if",
        '(else_clause "else" @else (if_expression "if" @if))',
        (),
        _else_if,
    ),
    Operator("walrus", '(let_declaration "=" @equals)', (), lambda match: [match.replace("equals", ":=")]),
)


class Syntax(OperatorInjector):
    """Breaks green code the way it is mistyped: errors of the parser, which have no code."""

    declared = OPERATORS
    error_class = "syntax"
