"""What one candidate changes: where in the syntax it stands, what it writes and takes away, and what that does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen
from tree_sitter import Node

from rusta_core.records import Edit, File
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.value.tokens import tokens

PLACES = {
    "parameter": ("parameter", "self_parameter", "parameters"), "type": ("type_arguments", "reference_type",
    "generic_type", "type_identifier", "primitive_type", "scoped_type_identifier", "tuple_type", "array_type"),
    "field": ("field_declaration", "field_declaration_list"), "signature": ("function_item", "function_signature_item"),
    "impl": ("impl_item", "trait_item", "declaration_list"), "item": ("source_file",), "use": ("use_declaration",),
    "attribute": ("attribute_item",), "generics": ("type_parameters", "trait_bounds", "where_clause", "lifetime"),
    "let": ("let_declaration",), "pattern": ("tuple_pattern", "tuple_struct_pattern", "struct_pattern",
    "match_pattern", "reference_pattern", "ref_pattern", "mut_pattern"), "arm": ("match_arm", "match_block"),
    "condition": ("if_expression", "while_expression", "let_condition", "let_chain"), "for": ("for_expression",),
    "closure": ("closure_expression", "closure_parameters"), "arguments": ("arguments",), "call": ("call_expression",),
    "access": ("field_expression",), "macro": ("token_tree", "macro_invocation"), "block": ("block",),
    "assignment": ("assignment_expression", "compound_assignment_expr"), "operation": ("binary_expression",),
    "reference": ("reference_expression", "unary_expression"), "index": ("index_expression",),
    "literal": ("struct_expression", "field_initializer", "field_initializer_list", "array_expression",
    "tuple_expression"), "return": ("return_expression", "break_expression"), "value": ("integer_literal",
    "string_literal", "float_literal", "char_literal", "boolean_literal"), "?": ("try_expression",),
    "path": ("scoped_identifier",),
}  # fmt: skip
"""Where a change can stand, by the kinds of tree-sitter's nodes."""
NEAR = 3
"""How many nodes around a change say where it stands."""
CHANGING = frozenset((
    "push", "push_str", "push_back", "push_front", "insert", "remove", "pop", "pop_front", "pop_back", "clear",
    "sort", "sort_by", "sort_by_key", "sort_unstable", "sort_unstable_by", "sort_unstable_by_key", "extend", "retain",
    "drain", "truncate", "append", "dedup", "dedup_by", "dedup_by_key", "reverse", "swap", "iter_mut", "get_mut",
    "entry", "as_mut", "or_insert", "or_insert_with", "take", "replace", "fill", "resize", "split_off", "swap_remove",
    "extend_from_slice", "values_mut", "first_mut", "last_mut", "peek_mut", "next", "set", "borrow_mut", "and_modify",
    "chunks_mut", "write_str", "rotate_left", "rotate_right", "make_ascii_uppercase", "make_ascii_lowercase",
    "as_mut_slice", "get_or_insert_with",
))  # fmt: skip
"""Methods of std that change what they are called on."""

_COPY = ("clone", "to_vec", "to_owned", "to_string", "cloned", "copied")
_OPERATOR = re.compile(r"(?<=\s)(?:[+\-*/%]|[-+*/%]=|[<>]=?|[=!]=|&&|\|\||\.\.=?)(?=\s)|\.\.=?|!(?=\w)")
_CALL = re.compile(r"\b([a-z_]\w*)\s*!?\(")
_MADE_UP = re.compile(
    r"""(?<![\w.])0(?:\.0)?(?![\w.])|""|' '|\bfalse\b|\bNone\b|\bvec!\[\]|\b\w+::(?:new|default)\(\)|\bor_default\(\)
      |\b(?:todo|unimplemented|unreachable|panic)!""",
    re.VERBOSE,
)
_KIND = {node: name for name, nodes in PLACES.items() for node in nodes}
_WORD = re.compile(rb"\w")
_LOOPS = ("for_expression", "while_expression", "loop_expression")


@frozen
class Text:
    """A file of the case, read once for all candidates."""

    tree: SyntaxTree
    changing: frozenset[str]  # methods that change what they are called on

    @classmethod
    def of(cls, file: File) -> Text:
        own = re.findall(r"\bfn\s+(\w+)[^(;{]*\(\s*&(?:'\w+\s+)?mut\s+self\b", file.text)
        return cls(SyntaxTree(file.text), CHANGING | frozenset(own))

    def widened(self, edit: Edit) -> tuple[str, str, str, str]:
        """The edit in whole words: what stands before it in its line, what goes, what comes, and what stands after."""
        data, start, end = self.tree.data, edit.start, edit.end
        while start and _WORD.match(data[start - 1 : start]):
            start -= 1
        while end < len(data) and _WORD.match(data[end : end + 1]):
            end += 1
        old = data[start:end].decode(errors="replace")
        new = data[start : edit.start].decode(errors="replace") + edit.text
        new += data[edit.end : end].decode(errors="replace")
        before = data[data.rfind(b"\n", 0, start) + 1 : start].decode(errors="replace")
        stop = data.find(b"\n", end)
        return before, old, new, data[end : stop if stop >= 0 else len(data)].decode(errors="replace")

    def around(self, edit: Edit) -> Iterator[Node]:
        """The nodes that an edit stands in, the smallest first."""
        node: Node | None = self.tree.smallest(edit.start, max(edit.start, edit.end))
        while node is not None:
            yield node
            node = node.parent

    def function(self, start: int, end: int) -> int:
        """Where the function begins that these bytes are in; -1 outside of functions."""
        node: Node | None = self.tree.smallest(start, end)
        while node is not None and node.type != "function_item":
            node = node.parent
        return node.start_byte if node is not None else -1


def places(text: Text, edit: Edit) -> set[str]:
    """Where an edit stands: the names of PLACES around it; whether in a signature, and one that others see; whether in
    a loop, and in a function that can give up (its result is an Option or a Result)."""
    nodes = [node for node, _ in zip(text.around(edit), range(NEAR), strict=False)]
    found = {f"in {_KIND[node.type]}" for node in nodes if node.type in _KIND}
    for node in text.around(edit):
        if node.type in _LOOPS:
            found.add("in a loop")
        if node.type in ("function_item", "function_signature_item", "struct_item", "enum_item"):
            body = node.child_by_field_name("body")
            head = body is None or edit.end <= body.start_byte or node.type in ("struct_item", "enum_item")
            shown = any(child.type == "visibility_modifier" for child in node.children)
            result = node.child_by_field_name("return_type")
            if result is not None and text.tree.text(result).startswith(("Option", "Result", "io::Result")):
                found.add("can give up")
            if head:
                found |= {"in a signature", *(("public",) if shown else ())}
            break
    return found


def operators(code: str) -> Counter[str]:
    """The operators in formatted code, those that are no punctuation of types."""
    return Counter(_OPERATOR.findall(code))


def calls(code: str) -> Counter[str]:
    """What is called in it, by name."""
    return Counter(_CALL.findall(code))


def made_up(code: str) -> int:
    """How many values stand in it that say nothing: zero, nothing, empty, the default."""
    return len(_MADE_UP.findall(code))


def moved(old: str, new: str) -> set[str]:
    """The lines that stand elsewhere than before."""
    gone, come = ([line.strip() for line in text.splitlines() if len(line.strip()) > 1] for text in (old, new))
    return set(gone) & set(come)


def copies(old: str, new: str) -> bool:
    """Whether a change makes a copy that was not made before."""
    was, now = Counter(tokens(old)), Counter(tokens(new))
    return any(now[word] > was[word] for word in _COPY)


def copy_is_changed(text: Text, after: str, at: Sequence[tuple[int, int]]) -> bool:
    """Whether a copy in one of these places of the changed file is itself changed, so that the change does not reach
    what was copied: it is borrowed mutably, bound as `mut`, assigned to, or has a method called that changes it."""
    tree = SyntaxTree(after)
    for start, end in at:
        for node in _inside(tree.root, start, end):
            if node.type == "call_expression" and _method(tree, node) in _COPY and _changed(tree, node, text.changing):
                return True
    return False


def _changed(tree: SyntaxTree, copy: Node, changing: frozenset[str]) -> bool:
    node, parent = copy, copy.parent
    while parent is not None:
        if parent.type == "reference_expression":
            return any(child.type == "mutable_specifier" for child in parent.children)
        if parent.type == "let_declaration":
            return any(child.type == "mutable_specifier" for child in parent.children)
        if parent.type in ("assignment_expression", "compound_assignment_expr"):
            return parent.child_by_field_name("left") == node
        if parent.type == "call_expression" and parent.child_by_field_name("function") == node:
            if _method(tree, parent) in changing:
                return True
        elif parent.type not in ("field_expression", "index_expression", "unary_expression", "parenthesized_expression",
                                 "try_expression"):  # fmt: skip
            return False
        node, parent = parent, parent.parent
    return False


def _method(tree: SyntaxTree, call: Node) -> str:
    function = call.child_by_field_name("function")
    field = function.child_by_field_name("field") if function is not None else None
    return tree.text(field) if field is not None else ""


def _inside(node: Node, start: int, end: int) -> Iterator[Node]:
    """The nodes that touch these bytes."""
    if node.start_byte <= end and start <= node.end_byte:
        yield node
        for child in node.named_children:
            yield from _inside(child, start, end)
