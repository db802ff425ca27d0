from __future__ import annotations

import pytest
from tree_sitter import QueryError

from rusta_core.rust.syntax import SyntaxTree

TEXT = 'fn a() { let é = "ß"; }\nfn b() {}\n'


def test_captures_are_one_dict_a_match_in_the_order_of_the_file():
    tree = SyntaxTree(TEXT)
    matches = tree.captures("(function_item name: (identifier) @name body: (block) @body)")
    assert [tree.text(match["name"]) for match in matches] == ["a", "b"]
    assert tree.text(matches[0]["body"]) == '{ let é = "ß"; }'


def test_a_quantified_capture_gives_its_first_node():
    (match,) = SyntaxTree("#[a] #[b] fn f() {}").captures("((attribute_item)+ @a . (function_item))")
    assert match["a"].start_byte == 0


def test_predicates_filter():
    tree = SyntaxTree(TEXT)
    assert len(tree.captures('((identifier) @i (#eq? @i "b"))')) == 1


def test_smallest_is_the_smallest_named_node_that_covers_the_bytes():
    tree = SyntaxTree(TEXT)
    start = TEXT.encode().index("ß".encode())
    assert tree.smallest(start, start + 2).type == "string_content"
    assert tree.smallest(0, len(tree.data)) == tree.root


def test_broken_code_still_has_a_tree():
    tree = SyntaxTree("fn f( { let x = ; }\nfn g() {}")
    assert tree.root.has_error
    assert "g" in [tree.text(m["n"]) for m in tree.captures("(identifier) @n")]


def test_a_wrong_query_is_an_error():
    with pytest.raises(QueryError):
        SyntaxTree("").captures("(no_such_node) @x")


def test_several_queries_at_once_give_what_each_gives_alone():
    tree = SyntaxTree("fn a(x: u8) -> u8 { x }\nfn b() {}\nstruct S { x: u8 }\n")
    queries = [
        "(function_item name: (identifier) @name)",
        '((identifier) @i (#eq? @i "x"))\n(field_identifier) @f',
        "(enum_item) @none",
        "(function_item return_type: (_) @type) (struct_item name: (_) @name)",
    ]
    told = [
        [{name: tree.text(node) for name, node in match.items()} for match in some]
        for some in tree.captures_each(queries)
    ]
    assert told == [
        [{name: tree.text(node) for name, node in match.items()} for match in tree.captures(query)] for query in queries
    ]
    assert [len(some) for some in told] == [2, 3, 0, 2]
