"""Records in files, validated by the schema that each names."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from attrs import frozen

from rusta_core.errors import RecordError, UsageError
from rusta_core.records import RECORDS
from rusta_core.serialize import from_json

_CLASSES: Mapping[str, Any] = {cls.SCHEMA.partition("/")[0]: cls for cls in RECORDS}


@frozen
class Invalid:
    """A record that does not validate.

    file, line: where it begins, lines counted from 1, 0 for what is said of the whole file; field: the path to what is
    wrong in it, empty for the record itself; mend: what to do about it.
    """

    file: str
    line: int
    field: str
    what: str
    mend: str = ""

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        return f"{self.file}:{self.line}:{field} {self.what}" + (f"; {self.mend}" if self.mend else "")


@frozen
class Validation:
    """What files hold: how many valid records of each schema, and those that are not valid."""

    files: int
    valid: Mapping[str, int]
    invalid: Sequence[Invalid]


def validate(paths: Sequence[Path]) -> Validation:
    """Validate the records in files: a JSON record or list of records, or JSON lines with a record each.

    Raises UsageError for a file that is not there.
    """
    valid: Counter[str] = Counter()
    invalid: list[Invalid] = []
    for path in paths:
        if not path.is_file():
            raise UsageError("there is no such file", where=str(path), mend="name files of JSON records")
        for line, found in _found(path):
            try:
                valid[_schema(found)] += 1
            except RecordError as fault:
                what = ": ".join(part for part in (fault.what, fault.why) if part)
                invalid.append(Invalid(str(path), line, fault.path, what, fault.mend))
    return Validation(len(paths), dict(sorted(valid.items())), invalid)


def _schema(found: Any) -> str:
    """The schema of a record, once it is validated."""
    if isinstance(found, _Broken):
        raise RecordError(found.what, path="")
    if not isinstance(found, dict):
        raise RecordError("not a record", path="", why=f"an object is expected, {json.dumps(found)[:60]} was found")
    schema = found.get("schema")
    if not isinstance(schema, str):
        raise RecordError("not a record", path="schema", why="it must name the schema of its record")
    cls = _CLASSES.get(schema.partition("/")[0])
    if cls is None:
        close = get_close_matches(schema, [one.SCHEMA for one in RECORDS], 1)
        mend = f"did you mean `{close[0]}`?" if close else f"there are: {', '.join(sorted(_CLASSES))}"
        raise RecordError(f"{schema} is no schema of a record", path="schema", mend=mend)
    from_json(cls, found)
    return str(cls.SCHEMA)


@frozen
class _Broken:
    """Stands where a record should."""

    what: str


def _found(path: Path) -> Iterator[tuple[int, Any]]:
    """The JSON values of a file with the lines that they begin in."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield 0, _Broken(f"this file cannot be read: {error}")
        return
    begin = text[: len(text) - len(text.lstrip())].count("\n") + 1
    try:
        whole = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        yield from _lines(text) if path.suffix != ".json" else [_broken(error)]
    else:
        yield from _items(text) if isinstance(whole, list) else [(begin, whole)]


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _DECODER.decode(line)
            except (ValueError, RecursionError) as error:
                yield number, _broken(error)[1]


def _items(text: str) -> Iterator[tuple[int, Any]]:
    at = text.index("[") + 1
    line = 1 + text.count("\n", 0, at)
    while text[begin := _after_blanks(text, at)] != "]":
        item, end = _DECODER.raw_decode(text, begin)
        line += text.count("\n", at, begin)
        yield line, item
        line += text.count("\n", begin, end)
        at = end


def _broken(error: Exception) -> tuple[int, _Broken]:
    """A fault of the JSON, with its line."""
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, _Broken(f"broken JSON: {error.msg} at column {error.colno}")
    return 0, _Broken(f"broken JSON: {error}")


def _refuse(word: str) -> Any:
    raise ValueError(f"{word} is not a JSON number")


_DECODER = json.JSONDecoder(parse_constant=_refuse)
_BETWEEN = re.compile(r"[\s,]*")


def _after_blanks(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at
