"""Lists of records in YAML that people write: every scalar is read as text, and converted by the record's schema.

YAML's own guesses make `1.10` the number 1.1, `NO` false and `0123456` a number in base 8; here a field's type says
what it holds. A name that comes twice, an anchor and a second document are refused: YAML would take them silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from attrs import Attribute, has

from rusta_core.errors import RecordError
from rusta_core.serialize import from_json, json_fields, optional

T = TypeVar("T")

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_NOTHING = ("", "~", "null")


@cache
def _fields(cls: Any) -> dict[str, tuple[Attribute[Any], Any]]:
    return json_fields(cls)


_WIDE = 2**30  # characters in a line: nothing is folded


def read_records(path: Path, cls: type[T]) -> Iterator[tuple[T, int]]:
    """The records of a file, each with the line it begins at, from 1. None where the file holds nothing.

    Raises RecordError with the file, the line, the record's name and the field.
    """
    try:
        tree = yaml.compose(path.read_bytes().decode(), Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise _unreadable(path, " ".join(str(error).split())) from None
    if tree is None:
        return
    if not isinstance(tree, yaml.SequenceNode):
        raise _unreadable(path, "it is not a list: each entry begins with `- name:`")
    seen: set[int] = set()
    for node in tree.value:
        line = node.start_mark.line + 1
        where = f"{path}:{line}"
        data = _typed(node, cls, where, seen)
        if isinstance(data, dict) and isinstance(data.get("name"), str):
            where += f" ({data['name']})"
        yield from_json(cls, data, where), line


def write_records(records: Sequence[object]) -> str:
    """The text of a file that `read_records` reads back; what a record has by default is left out."""
    return yaml.dump(
        [_shortened(record) for record in records], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDE
    )


def _typed(node: Any, kind: Any, where: str, seen: set[int]) -> Any:
    """The node's value as JSON, by the type that the schema gives; what does not fit is the schema's to refuse."""
    if isinstance(node, yaml.ScalarNode):
        inner = optional(kind)
        if inner is not None and not node.style and node.value in _NOTHING:
            return None
        number = (inner or kind) is int and node.value.isascii() and node.value.isdecimal()
        return int(node.value) if number else node.value
    if id(node) in seen:
        raise RecordError("anchors are not used here", path="", where=where, mend="write the values out at each place")
    seen.add(id(node))
    kind = optional(kind) or kind
    if isinstance(node, yaml.SequenceNode):
        item = (*get_args(kind), None)[0]
        return [_typed(one, item, where, seen) for one in node.value]
    types = {name: hint for name, (_, hint) in _fields(kind).items()} if has(kind) else {}
    names = [str(name.value) for name, _ in node.value]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise RecordError(f"`{twice[0]}` is said twice", path=twice[0], where=where, mend="keep one of the two")
    return {name: _typed(one, types.get(name), where, seen) for name, (_, one) in zip(names, node.value, strict=True)}


def _shortened(record: Any) -> dict[str, Any]:
    """The record as JSON without what it has by default, its name first."""
    kept: dict[str, Any] = {}
    cls: Any = type(record)
    for name, (attribute, _) in sorted(_fields(cls).items(), key=lambda item: item[0] != "name"):
        value = getattr(record, attribute.name)
        if isinstance(value, tuple) and value:
            kept[name] = [_shortened(one) if has(type(one)) else one for one in value]
        elif value != attribute.default:
            kept[name] = value
    return kept


def _unreadable(path: Path, why: str) -> RecordError:
    return RecordError("this list cannot be read", path="", where=str(path), why=why, mend="correct it by hand")
