"""Types and values in a reader's words: for errors, tables and the lock."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import attrs

WORDS: dict[Any, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    Path: "a path, as text",
    date: "a date",
    time: "a time",
    datetime: "a date with a time",
}
SEQUENCES = (tuple, list, set, frozenset, Sequence, Iterable, AbstractSet)
MAPPINGS = (dict, Mapping)


def words_for(kind: Any) -> str:
    """A type in a reader's words; TypeError for one that no TOML value can give."""
    origin, args = get_origin(kind) or kind, get_args(kind)
    if kind is Any:
        return "any value"
    if kind in WORDS:
        return WORDS[kind]
    if origin in (Union, types.UnionType):
        return " or ".join(words_for(arg) for arg in args if arg is not types.NoneType)
    if origin is Literal:
        return _one_of(args)
    if origin in MAPPINGS:
        return f"a table of {words_for(args[1])}" if args and args[1] is not Any else "a table"
    if origin is tuple and args and args[-1] is not Ellipsis:
        return f"a list of {len(args)}: {', '.join(words_for(arg) for arg in args)}"
    if origin in SEQUENCES:
        return f"a list of {_plural(words_for(args[0]))}" if args and args[0] is not Any else "a list"
    if isinstance(origin, type) and issubclass(origin, Enum):
        return _one_of(member.value for member in origin)
    if attrs.has(origin):
        return f"a table of {', '.join(field.name for field in taken(origin))}"
    raise TypeError(f"no TOML value is of type {getattr(kind, '__qualname__', kind)}")


def taken(cls: type) -> list[attrs.Attribute[Any]]:
    """The fields of an attrs class that are options: not private, and taken by its `__init__`."""
    return [field for field in attrs.fields(cls) if field.init and not field.name.startswith("_")]


def _one_of(values: Iterable[Any]) -> str:
    return "one of " + ", ".join(show(value) for value in values)


def _plural(words: str) -> str:
    return {"a whole number": "whole numbers", "a number": "numbers"}.get(words, words)


def show(value: Any, *, whole: bool = False) -> str:
    """A value as TOML would have it; long ones are shortened, unless the `whole` is wanted."""
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | Path):
        text = str(value)
        return _quoted(text if whole or len(text) <= 40 else text[:39] + "…")
    if isinstance(value, Mapping):
        pairs = (f"{_key(str(key))} = {show(item, whole=whole)}" for key, item in value.items())
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    if isinstance(value, list | tuple | set | frozenset):
        items = [show(item, whole=whole) for item in value]
        return "[" + ", ".join(items if whole or len(items) <= 8 else [*items[:7], "…"]) + "]"
    return show(value.value) if isinstance(value, Enum) else str(value)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
