"""A program and its tests apart: what a repair may not see, and what it is judged by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen
from tree_sitter import Node

from rusta_core.records import Edit, File
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.syntax import SyntaxTree

_TEST = re.compile(r"#\s*\[\s*(?:(?:\w+\s*::\s*)*test\b|cfg\s*\(\s*test\s*\))")
_MARKS = ("attribute_item", "line_comment", "block_comment")


@frozen(kw_only=True)
class Apart:
    """files: without their tests; tests: what was taken out, (path, the module it stood in, text)."""

    files: tuple[File, ...]
    tests: tuple[tuple[str, tuple[str, ...], str], ...]

    def together(self, files: Sequence[File]) -> tuple[File, ...]:
        """Other states of the same files with the tests put back: each at the end of the module that it stood in."""
        edits = []
        for file in files:
            tree = SyntaxTree(file.text)
            for path, module, text in self.tests:
                if path == file.path:
                    at = _end(tree, module)
                    edits.append(Edit(path=path, start=at, end=at, text=f"\n{text}\n"))
        return apply_edits(files, edits)


def apart(files: Sequence[File]) -> Apart:
    """The files without `#[test]` functions and whatever is `#[cfg(test)]`, by syntax; other files as they are."""
    edits: list[Edit] = []
    tests: list[tuple[str, tuple[str, ...], str]] = []
    for file in files:
        if file.path.endswith(".rs"):
            tree = SyntaxTree(file.text)
            for module, start, end in _tested(tree, tree.root, ()):
                tests.append((file.path, module, tree.data[start:end].decode()))
                edits.append(Edit(path=file.path, start=start, end=end, text=""))
    return Apart(files=apply_edits(files, edits), tests=tuple(tests))


def test_spans(tree: SyntaxTree) -> tuple[tuple[int, int], ...]:
    """Where the items stand, in bytes, that are there for tests alone, each with its attributes."""
    return tuple((start, end) for _, start, end in _tested(tree, tree.root, ()))


def _tested(tree: SyntaxTree, parent: Node, module: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The items that are there for tests alone, each with its attributes."""
    for item in parent.named_children:
        marks = _marks(item)
        if any(_TEST.match(tree.text(mark)) for mark in marks if mark.type == "attribute_item"):
            if item.type not in _MARKS:
                first = next(mark for mark in marks if mark.type == "attribute_item")
                yield module, first.start_byte, item.end_byte
        elif item.type == "mod_item" and (body := item.child_by_field_name("body")) is not None:
            name = item.child_by_field_name("name")
            assert name is not None, "a module has a name"
            yield from _tested(tree, body, (*module, tree.text(name)))


def _marks(item: Node) -> list[Node]:
    found: list[Node] = []
    before = item.prev_named_sibling
    while before is not None and before.type in _MARKS:
        found.insert(0, before)
        before = before.prev_named_sibling
    return found


def _end(tree: SyntaxTree, module: tuple[str, ...]) -> int:
    """Where something can be put at the end of a module; at the end of the file where it is gone."""
    here = tree.root
    for name in module:
        bodies = [
            body
            for item in here.named_children
            if item.type == "mod_item"
            and (named := item.child_by_field_name("name")) is not None
            and tree.text(named) == name
            and (body := item.child_by_field_name("body")) is not None
        ]
        if not bodies:
            return len(tree.data)
        here = bodies[0]
    return here.end_byte - 1 if module else len(tree.data)
