"""`rusta plugins`: every installed piece, from metadata alone, in about the time of Python's start.

So nothing here or below it may import typing, re, json, attrs, pluggy or importlib.metadata; a test measures
it.
"""

from __future__ import annotations

from rusta_core.capabilities.pieces import Found, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

JSON_KEYS = ("kind", "name", "dist", "version", "api", "status", "error", "fix", "where")


def show(as_json: bool = False) -> int:
    """Print all pieces, as a table or as a JSON list of objects."""
    found = find()
    print(in_json(found) if as_json else table(found))
    return 0


def table(found: Sequence[Found], seconds: Mapping[Found, float] | None = None) -> str:
    """One line a piece, and under it what is known against it and what mends that; seconds: to import it."""
    if not found:
        return "no piece is installed, not even Rusta's own\n  mend:  pip install rusta"
    rows = [(piece.kind, piece.name, f"{piece.dist} {piece.version}") for piece in found]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = []
    for row, piece in zip(rows, found, strict=True):
        words = [word.ljust(width) for word, width in zip(row, widths, strict=True)]
        took = [f"{seconds[piece] * 1000:.0f} ms"] if seconds and piece in seconds else []
        lines.append("  ".join([*words, piece.status, *took]))
        if piece.error:
            lines += [f"    why:   {piece.error}", f"    mend:  {piece.fix}"]
    held = sum(bool(piece.error) for piece in found)
    dists = len({piece.dist for piece in found})
    summary = f"{len(found)} pieces of {dists} distribution{'s' if dists > 1 else ''}"
    return "\n".join([*lines, "", summary + (f", {held} with something against them" if held else "")])


def in_json(found: Sequence[Found]) -> str:
    """The same as a JSON list, written by hand: the json module would take half of the time."""
    objects = []
    for piece in found:
        pairs = (f'"{key}": {_value(getattr(piece, key))}' for key in JSON_KEYS)
        objects.append("  {" + ", ".join(pairs) + "}")
    return "[\n" + ",\n".join(objects) + "\n]" if objects else "[]"


def _value(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    signs = (_ESCAPES.get(sign) or (sign if sign >= " " else f"\\u{ord(sign):04x}") for sign in value)
    return '"' + "".join(signs) + '"'


_ESCAPES = {'"': '\\"', "\\": "\\\\"}
