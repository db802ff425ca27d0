"""What a language server answers, in bytes of files.

It counts lines from 0 and in a line, where utf-8 was agreed, bytes from 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from rusta_core.errors import UsageError
from rusta_core.rust.diagnostics import Diagnostic, Span

_LEVELS = ("error", "warning", "note", "help")
_KINDS = (
    "file", "module", "namespace", "package", "class", "method", "property", "field", "constructor", "enum", "trait",
    "function", "variable", "constant", "string", "number", "boolean", "array", "impl", "key", "null", "enum-member",
    "struct", "event", "operator", "type",
)  # fmt: skip
"""The protocol's SymbolKind, from 1, by what rust-analyzer uses each for."""


@frozen(kw_only=True)
class Place:
    """Bytes `start` to `end` of a file; `path` is relative to the crate's folder where it lies in it."""

    path: str
    start: int
    end: int


@frozen(kw_only=True)
class Symbol:
    """Something that a file declares. kind: `function`, `struct` …; within: the names around it; detail: its type."""

    name: str
    kind: str
    place: Place
    within: tuple[str, ...] = ()
    detail: str = ""


def position_of(data: bytes, offset: int, path: str) -> dict[str, int]:
    """Where a byte of a file is. Raises UsageError for one that it does not have."""
    if not 0 <= offset <= len(data):
        raise UsageError(f"byte {offset} is not in the file", where=path, why=f"it has {len(data)}")
    return {"line": data.count(b"\n", 0, offset), "character": offset - (data.rfind(b"\n", 0, offset) + 1)}


def offset_of(data: bytes, position: Mapping[str, int]) -> int:
    """The byte at a position; the last there is for one behind the end."""
    start = 0
    for _ in range(position["line"]):
        start = (data.find(b"\n", start) + 1) or len(data)
    return min(start + position["character"], len(data))


def place_of(span: Mapping[str, Any], path: str, data: bytes) -> Place:
    return Place(path=path, start=offset_of(data, span["start"]), end=offset_of(data, span["end"]))


def symbols_in(
    found: Sequence[Mapping[str, Any]], path: str, data: bytes, within: tuple[str, ...] = ()
) -> list[Symbol]:
    """A tree of symbols as a list, each before those in it."""
    flat = []
    for one in found:
        kind, detail = _KINDS[one["kind"] - 1], one.get("detail") or ""
        place = place_of(one["range"], path, data)
        flat.append(Symbol(name=one["name"], kind=kind, place=place, within=within, detail=detail))
        flat += symbols_in(one.get("children") or [], path, data, (*within, one["name"]))
    return flat


def diagnostic_of(item: Mapping[str, Any], path: str, data: bytes) -> Diagnostic:
    place, first, last = place_of(item["range"], path, data), item["range"]["start"], item["range"]["end"]
    line = data[place.start - first["character"] : place.start].decode(errors="replace")
    span = Span(
        file=path,
        start=place.start,
        end=place.end,
        line=first["line"] + 1,
        last_line=last["line"] + 1,
        column=len(line) + 1,
        primary=True,
    )
    code = item.get("code")
    level = _LEVELS[item.get("severity", 1) - 1]
    return Diagnostic(code=None if code is None else str(code), level=level, message=item["message"], spans=(span,))
