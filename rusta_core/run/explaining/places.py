"""What a program names at a place: an item by the path that its imports give it, or a method of a type.

Only what the file itself shows is used: its imports, what it declares, and the types that are written beside a
variable. Where that does not tell, nothing is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from tree_sitter import Node

from rusta_core.errors import UsageError
from rusta_core.run.subject import read_source
from rusta_core.rust.syntax import SyntaxTree

_PLACE = re.compile(r"(.+?):(\d{1,9})(?::(\d{1,9}))?")
_NAMES = ("identifier", "type_identifier", "field_identifier", "primitive_type")
_STD = ("std", "core", "alloc")
_OUTSIDE = ("crate", "self", "super", "Self", "")
_DECLARES = "\n".join(
    f"({kind} name: (_) @name)"
    for kind in (
        "function_item", "struct_item", "enum_item", "union_item", "trait_item", "type_item", "mod_item", "const_item",
        "static_item", "macro_definition", "type_parameter",
    )
)  # fmt: skip
_MAKES = ("new", "with_capacity", "from", "default", "from_iter", "open", "create")
_MACROS = {"vec": "Vec", "format": "String"}
_LITERALS = {"string_literal": "str", "raw_string_literal": "str", "array_expression": "slice", "char_literal": "char"}
_SCOPES = {
    "parameter": ("function_item", "closure_expression"),
    "let_condition": ("if_expression", "while_expression", "match_arm"),
    "let_declaration": ("block", "source_file"),
    "match_pattern": ("match_arm",),
    "closure_parameters": ("closure_expression",),
}
_BINDINGS = (*_SCOPES, "for_expression")
_WRAPS = ("reference_type", "generic_type", "reference_expression", "parenthesized_expression", "try_expression")


@frozen(kw_only=True)
class Place:
    """A path, and, where one is given, a line and a column of the file; 0 where there is none."""

    path: Path
    line: int = 0
    column: int = 0

    @classmethod
    def of(cls, asked: str) -> Place:
        """Read `src/main.rs:3:7`. Raises UsageError for line or column 0."""
        found = _PLACE.fullmatch(asked)
        if found is None or Path(asked).exists():
            return cls(path=Path(asked))
        numbers = [int(number) for number in found.groups()[1:] if number is not None]
        if 0 in numbers:
            raise UsageError("lines and columns count from 1", where=asked)
        return cls(path=Path(found[1]), line=numbers[0], column=numbers[1] if len(numbers) > 1 else 0)

    def text(self) -> str:
        """The file's text. Raises UsageError where it is no file of Rust or the line or the column is beyond it."""
        if self.path.is_dir() or self.path.suffix != ".rs":
            raise UsageError("only a .rs file has lines to explain", where=str(self.path))
        text, _ = read_source(self.path)
        lines = text.split("\n")
        count = len(lines) - (not lines[-1])
        if self.line > count:
            where = f"{self.path}:{self.line}"
            raise UsageError("the line is beyond the file", where=where, why=f"it has {count:,} lines")
        if self.column > len(lines[self.line - 1]) + 1:
            where = f"{self.path}:{self.line}:{self.column}"
            why = f"it has {len(lines[self.line - 1]):,} characters"
            raise UsageError("the column is beyond the line", where=where, why=why)
        return text

    def names(self, text: str) -> list[Named]:
        """What is named there in the file's text."""
        return list(named_at(text, self.line, self.column or None))


@frozen(kw_only=True)
class Named:
    """path: as `Items.find` takes it; method: the name of a method, of a value of the type `path` (empty: unknown)."""

    path: str = ""
    method: str = ""


def named_at(text: str, line: int, column: int | None) -> Iterator[Named]:
    """What is named at a place, or, without a column, on a line, in order; lines and columns count from 1, columns in
    characters. A place between names, or on a name that is the program's own, gives nothing."""
    program = _Program(SyntaxTree(text))
    for leaf in program.leaves(line, column):
        if (named := program.named(leaf)) is not None:
            yield named


class _Program:
    def __init__(self, tree: SyntaxTree) -> None:
        self._tree = tree
        self._declared = {tree.text(one["name"]) for one in tree.captures(_DECLARES)}
        self._imports: dict[str, str] = {}
        for use in tree.captures("(use_declaration argument: (_) @tree)"):
            self._imports |= dict(self._imported(use["tree"], ""))

    def leaves(self, line: int, column: int | None) -> Iterator[Node]:
        """The names and keywords there."""
        at = None
        if column is not None:
            row = self._tree.data.split(b"\n")[line - 1].decode()
            at = len(row[: column - 1].encode())
        ahead = [self._tree.root]
        while ahead:
            node = ahead.pop()
            if node.start_point.row + 1 > line or node.end_point.row + 1 < line:
                continue
            ahead += reversed(node.children)
            told = node.type in _NAMES or (at is not None and not node.is_named and node.type.isalpha())
            if told and (at is None or node.start_point.column <= at < node.end_point.column):
                yield node

    def named(self, node: Node) -> Named | None:
        """What a leaf stands for; None where the file does not tell."""
        if not node.is_named:
            return Named(path=f"{node.type} (keyword)")
        if node.type == "primitive_type":
            return Named(path=f"{self._tree.text(node)} (primitive)")
        if (receiver := self._receiver(node)) is not None:
            kind = self._type_of(receiver)
            return None if kind in self._declared else Named(path=kind or "", method=self._tree.text(node))
        path = self._path(node)
        whole = self._whole(path) if path else None
        return Named(path=whole) if whole else None

    def _receiver(self, node: Node) -> Node | None:
        """What a method is called on. Inside of a macro's arguments there are only tokens."""
        parent = node.parent
        if parent is not None and parent.type == "field_expression" and node.type == "field_identifier":
            call = parent.parent
            call = call.parent if call is not None and call.type == "generic_function" else call
            return parent.child_by_field_name("value") if call is not None and call.type == "call_expression" else None
        if parent is not None and parent.type == "token_tree":
            dot, after = node.prev_sibling, node.next_sibling
            if dot is not None and dot.type == "." and after is not None and after.type == "token_tree":
                return dot.prev_sibling
        return None

    def _path(self, node: Node) -> str:
        """The path up to a leaf as it is written; empty for a variable."""
        text, parent = self._tree.text(node), node.parent
        if parent is None:
            return ""
        if parent.type == "macro_invocation":
            return f"{text}!"
        top = node
        while top.parent is not None and top.parent.type in ("scoped_identifier", "scoped_type_identifier"):
            if top.parent.child_by_field_name("name") != top:
                break
            top = top.parent
        written = self._tree.data[top.start_byte : node.end_byte].decode()
        while (bare := re.sub(r"(?:::)?<[^<>]*>", "", written)) != written:
            written = bare
        prefix, inside = "", top.parent
        while inside is not None and inside.type in ("use_list", "use_as_clause", "scoped_use_list"):
            path = inside.child_by_field_name("path") if inside.type == "scoped_use_list" else None
            if path is not None and not path.start_byte <= node.start_byte < path.end_byte:
                prefix = f"{self._tree.text(path)}::{prefix}"
            inside = inside.parent
        if prefix or top != node or node.type == "type_identifier":
            return prefix + written
        called = top.parent if top.parent is not None and top.parent.type == "generic_function" else top
        is_call = called.parent is not None and called.parent.type == "call_expression"
        callee = is_call and called.parent is not None and called.parent.child_by_field_name("function") == called
        used = parent.type in ("use_declaration", "scoped_identifier", "scoped_type_identifier", "tuple_struct_pattern")
        return written if callee or used or written[:1].isupper() else ""

    def _whole(self, path: str) -> str | None:
        """A path with what imports say of its first part; None for what is the program's own."""
        first, colons, rest = path.partition("::")
        bare = first.removesuffix("!")
        if bare in self._imports:
            whole = self._imports[bare] + colons + rest + "!" * (first != bare)
            return whole if whole.partition("::")[0] in _STD else None
        return None if bare in self._declared or bare in _OUTSIDE else path

    def _imported(self, node: Node, prefix: str) -> Iterator[tuple[str, str]]:
        """The names that a `use` brings in, each with its whole path."""
        text = self._tree.text(node)
        if node.type == "scoped_use_list":
            path = node.child_by_field_name("path")
            inner = node.child_by_field_name("list")
            if inner is not None:
                yield from self._imported(inner, f"{prefix}{self._tree.text(path)}::" if path is not None else prefix)
        elif node.type == "use_list":
            for one in node.named_children:
                yield from self._imported(one, prefix)
        elif node.type == "use_as_clause":
            path, alias = node.child_by_field_name("path"), node.child_by_field_name("alias")
            if path is not None and alias is not None:
                yield self._tree.text(alias), prefix + self._tree.text(path)
        elif node.type == "self":
            yield prefix.removesuffix("::").rpartition("::")[2], prefix.removesuffix("::")
        elif node.type in ("identifier", "scoped_identifier"):
            yield text.rpartition("::")[2], prefix + text

    def _type_of(self, value: Node) -> str | None:
        """The short name of a value's type, where the file shows it."""
        if value.type in _LITERALS:
            return _LITERALS[value.type]
        if value.type in _WRAPS:
            return self._type_of(value.named_children[-1]) if value.named_children else None
        if value.type == "macro_invocation":
            name = value.child_by_field_name("macro")
            return _MACROS.get(self._tree.text(name)) if name is not None else None
        if value.type == "call_expression":
            return self._made_by(value)
        return self._of_variable(value) if value.type == "identifier" else None

    def _made_by(self, call: Node) -> str | None:
        """`Vec` of `Vec::new()`."""
        function = call.child_by_field_name("function")
        if function is None or function.type != "scoped_identifier":
            return None
        path, name = function.child_by_field_name("path"), function.child_by_field_name("name")
        if path is None or name is None or self._tree.text(name) not in _MAKES:
            return None
        return self._short(path)

    def _short(self, kind: Node) -> str | None:
        """The last name of a type's path, behind references and without its arguments."""
        while kind.type in ("reference_type", "generic_type", "generic_type_with_turbofish"):
            inner = kind.child_by_field_name("type")
            if inner is None:
                return None
            kind = inner
        if kind.type in ("array_type", "slice_type"):
            return "slice"
        whole = self._whole(self._tree.text(kind))
        return whole.rpartition("::")[2] if whole is not None else self._tree.text(kind).rpartition("::")[2]

    def _of_variable(self, name: Node) -> str | None:
        """By the nearest binding that is in scope, where that one says its type."""
        text = self._tree.text(name)
        nearest: Node | None = None
        ahead = [self._tree.root]
        while ahead:
            node = ahead.pop()
            if node.type in _BINDINGS and node.start_byte < name.start_byte and self._binds(node, text):
                within = _scope(node)
                if within.start_byte <= name.start_byte < within.end_byte:
                    nearest = node if nearest is None or node.start_byte > nearest.start_byte else nearest
            ahead += node.named_children
        if nearest is None or nearest.end_byte > name.start_byte:
            return None
        pattern = nearest.child_by_field_name("pattern")
        if pattern is None or pattern.type not in ("identifier", "mut_pattern"):
            return None
        kind, value = nearest.child_by_field_name("type"), nearest.child_by_field_name("value")
        if kind is not None:
            return self._short(kind)
        return self._type_of(value) if value is not None else None

    def _binds(self, node: Node, text: str) -> bool:
        """Whether its pattern has this name in it."""
        ahead = [node.child_by_field_name("pattern") or node]
        while ahead:
            inner = ahead.pop()
            if inner.type in ("identifier", "shorthand_field_identifier") and self._tree.text(inner) == text:
                return True
            ahead += inner.named_children
        return False


def _scope(binding: Node) -> Node:
    """The part of the program in which a binding holds, as far as its form tells."""
    if binding.type == "for_expression":
        return binding
    kinds = _SCOPES.get(binding.type, ())
    around = binding.parent
    while around is not None and around.parent is not None and kinds and around.type not in kinds:
        around = around.parent
    return around or binding
