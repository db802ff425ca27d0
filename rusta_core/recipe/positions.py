"""TOML with positions: the values from tomllib, the line and column of every key and value from tree-sitter.

A path leads to a place: `("stage", 0, "gate", 1, "use")` is the key `use` of the second `[[stage.gate]]` of
the first `[[stage]]`, however the file spells it (tables, dotted keys, inline tables).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tree_sitter_toml
from attrs import field, frozen
from tree_sitter import Language, Node, Parser

from rusta_core.errors import RecipeError

At = tuple[str | int, ...]
Position = tuple[int, int]

_TOML = Language(tree_sitter_toml.language())


@frozen(eq=False)
class TomlFile:
    """A TOML file that was read.

    keys: where the key at a path stands (for an element of an array of tables, the last word of its header);
    starts: where the value at a path begins. Lines and columns count characters from 1.
    """

    path: Path
    lines: tuple[str, ...] = field(repr=False)
    values: dict[str, Any] = field(repr=False)
    keys: dict[At, Position] = field(repr=False)
    starts: dict[At, Position] = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> TomlFile:
        """Read and parse; RecipeError for a file that cannot be read or is not TOML, with the place."""
        text = _text(path).replace("\r\n", "\n")
        lines = tuple(text.split("\n"))
        try:
            values = tomllib.loads(text)
            walk = _Walk(text)
        except RecursionError:
            raise RecipeError("the recipe nests too deeply to be read", file=str(path)) from None
        except ValueError as fault:
            raise _not_toml(str(fault), path, text, lines) from None
        return cls(path, lines, values, walk.keys, walk.starts)

    def position(self, at: At, *, key: bool = False) -> Position:
        """Where the value (or key) at a path stands; of what is not written, the nearest table around it."""
        first, second = (self.keys, self.starts) if key else (self.starts, self.keys)
        for length in range(len(at), 0, -1):
            found = first.get(at[:length]) or second.get(at[:length])
            if found:
                return found
        return 0, 0

    def error(self, what: str, at: At, *, key: bool = False, why: str = "", mend: str = "") -> RecipeError:
        """The error that points at the value, or the key, at a path."""
        return _error(what, self.path, self.lines, self.position(at, key=key), why, mend)


def _error(
    what: str, path: Path, lines: tuple[str, ...], position: Position, why: str = "", mend: str = ""
) -> RecipeError:
    line, column = position
    quoted = re.sub(r"\s", " ", lines[line - 1]) if line else ""  # so that the caret stands where it should
    return RecipeError(what, file=str(path), line=line, column=column, quoted=quoted, why=why, mend=mend)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as fault:
        why = fault.strerror or str(fault)
        missing = isinstance(fault, FileNotFoundError)
        mend = f"`rusta recipe new {path}` writes one that runs" if missing else ""
        raise RecipeError("the recipe cannot be read", file=str(path), why=why, mend=mend) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8-sig")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        why = f"byte 0x{data[fault.start]:02x} at line {line}, column {column} is not UTF-8"
        mend = "save it as UTF-8"
        raise RecipeError("the recipe cannot be read", file=str(path), why=why, mend=mend) from None


def _not_toml(fault: str, path: Path, text: str, lines: tuple[str, ...]) -> RecipeError:
    """tomllib's error at its place; for a key that stands twice, at the second place, naming the first."""
    if fault.startswith(("Cannot overwrite", "Cannot declare", "Duplicate")):
        for at, first, second in _Walk(text).twice:
            what, why, mend = (
                f"`{dotted(at)}` stands twice",
                f"first in line {first[0]}",
                "take one of them out",
            )
            if lines[second[0] - 1].lstrip().startswith("["):
                mend += f", or write `[[{dotted(at)}]]` where there are to be several"
            return _error(what, path, lines, second, why, mend)
    why, _, place = fault.partition(" (at ")
    numbers = re.findall(r"\d+", place)
    body = text.rstrip().split("\n")
    position = (int(numbers[0]), int(numbers[1])) if len(numbers) == 2 else (len(body), len(body[-1]) + 1)
    return _error("this is not TOML", path, lines, position, why=why)


def dotted(at: At) -> str:
    """A path as a reader writes it: `stage.gate.use`, `books[1]`; arrays of tables count from 0."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in at).lstrip(".")


class _Walk:
    """One pass over the syntax tree. twice: what is defined again (path, first place, second place)."""

    def __init__(self, text: str) -> None:
        self.keys: dict[At, Position] = {}
        self.starts: dict[At, Position] = {}
        self.twice: list[tuple[At, Position, Position]] = []
        self._lines = text.encode().split(b"\n")
        self._counts: dict[At, int] = {}
        self._defined: dict[At, Position] = {}
        for node in Parser(_TOML).parse(text.encode()).root_node.named_children:
            if node.type == "pair":
                self._pair((), node)
            elif node.type in ("table", "table_array_element"):
                base = self._header(node)
                for pair in node.named_children[1:]:
                    if pair.type == "pair":
                        self._pair(base, pair)

    def _header(self, node: Node) -> At:
        """The path of the table that a `[header]` or `[[header]]` opens."""
        array = node.type == "table_array_element"
        at: At = ()
        parts = list(_parts(node.named_children[0]))
        for name, token in parts:
            if at in self._counts:  # inside the newest element of an array of tables
                at += (self._counts[at] - 1,)
            at += (name,)
            self.keys.setdefault(at, self._place(token))
        place = self._place(parts[-1][1])
        if array:
            if at in self._defined:  # [name] before [[name]]
                self._define(at, place)
            number = self._counts.get(at, 0)
            self._counts[at] = number + 1
            at += (number,)
        elif at in self._counts:  # [name] after [[name]]
            self.twice.append((at, self.keys[at], place))
        self.keys[at] = place
        self._define(at, place)
        return at

    def _pair(self, base: At, node: Node) -> None:
        at = base
        for name, token in _parts(node.named_children[0]):
            at += (name,)
            place = self._place(token)
            self.keys.setdefault(at, place)
        self._define(at, place)
        self._value(at, node.named_children[1])

    def _value(self, at: At, node: Node) -> None:
        self.starts[at] = self._place(node)
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "array":
            for number, child in enumerate(children):
                self._value((*at, number), child)
        elif node.type == "inline_table":
            for child in children:
                self._pair(at, child)

    def _define(self, at: At, place: Position) -> None:
        first = self._defined.setdefault(at, place)
        if first != place:
            self.twice.append((at, first, place))

    def _place(self, node: Node) -> Position:
        row, column = node.start_point
        return row + 1, len(self._lines[row][:column].decode()) + 1


def _parts(node: Node) -> Iterator[tuple[str, Node]]:
    """The words of a key, unquoted, each with its token."""
    if node.type == "dotted_key":
        for child in node.named_children:
            yield from _parts(child)
    else:
        token = (node.text or b"").decode()
        yield token if node.type == "bare_key" else next(iter(tomllib.loads(f"{token} = 0"))), node
