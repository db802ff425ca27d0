"""Records to JSON and back: strict, with the path to the field that is wrong.

Any attrs class can be written and read. Every class with a `SCHEMA` says it first, inside another record too,
so that each is versioned by itself. cattrs makes the readers and writers of the classes; its hooks here make them
strict: nothing is coerced but an int where a float is expected, since JSON has a single kind of number.

A field of type `Any` may hold records: they are known by their `schema` when read back, and arrays become
tuples there; so may the values of `Mapping[str, object]`. `Mapping[str, Any]` holds plain JSON values and is passed
through as it is.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from attrs import Attribute, fields, has
from cattrs import Converter, override
from cattrs.cols import homogenous_tuple_structure_factory, mapping_structure_factory
from cattrs.errors import BaseValidationError, ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.fns import identity
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, make_hetero_tuple_structure_fn

from rusta_core.errors import RecordError
from rusta_core.records import RECORDS

T = TypeVar("T")
Reader = Callable[[Any, Any], Any]
Writer = Callable[[Any], Any]

_BY_SCHEMA: dict[str, Any] = {cls.SCHEMA.split("/")[0]: cls for cls in RECORDS}
_CONVERTER = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})


def to_json(record: Any) -> dict[str, Any]:
    """The record as JSON values, `schema` first where its class has one."""
    return _CONVERTER.unstructure(record)


def from_json(cls: type[T], data: Any, where: str = "") -> T:
    """The record of class `cls` in `data`; `where` (a file and line) goes into the error.

    Raises RecordError with the path to the field for anything that is not exactly a record of this class.
    """
    try:
        return _CONVERTER.structure(data, cls)
    except (BaseValidationError, RecordError) as error:
        fault = _first_fault(error, data, "")
        what = fault.what or f"not a valid {name_of(cls)}"
        raise RecordError(what, path=fault.path, where=where, why=fault.why, mend=fault.mend) from None


def dumps(record: Any) -> str:
    """Canonical JSON in one line: sorted keys, no spaces, UTF-8 as it is. Equal records give equal text."""
    tree = to_json(record)
    try:
        return _ENCODER.encode(tree)
    except (TypeError, ValueError):
        path, value = next(_unwritable(tree, ""))
        what, why = f"this {name_of(type(record))} cannot be written", f"{_shown(value)} is not a JSON value"
        raise RecordError(what, path=path, why=why) from None


def loads(cls: type[T], text: str | bytes, where: str = "") -> T:
    """The record of class `cls` in one JSON text. Raises as `from_json` does, and for broken JSON."""
    try:
        data = _DECODER.decode(text if isinstance(text, str) else text.decode())
    except ValueError as error:
        what, why = f"not a valid {name_of(cls)}", f"broken JSON: {error}"
        raise RecordError(what, path="", where=where, why=why) from None
    return from_json(cls, data, where)


def name_of(cls: type[Any]) -> str:
    """How a class is called in JSON: its schema (`diag_case/1`), or its own name in snake case."""
    return getattr(cls, "SCHEMA", None) or re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def json_fields(cls: type[Any]) -> dict[str, tuple[Attribute[Any], Any]]:
    """JSON name -> (attribute, its resolved type) for an attrs class, in the order of the class."""
    hints = get_type_hints(cls)
    return {str(a.metadata.get("json", a.name)): (a, hints[a.name]) for a in fields(cls)}


def optional(kind: Any) -> Any | None:
    """`X` where `kind` is `X | None`, else None."""
    if get_origin(kind) not in (Union, types.UnionType):
        return None
    inner = [arg for arg in get_args(kind) if arg is not types.NoneType]
    if len(inner) != 1:
        raise TypeError(f"{kind} has no JSON form: of unions, only `X | None` has")
    return inner[0]


# --- reading: the hooks refuse with a RecordError that says why; cattrs notes at which field and item

_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _read_plain(value: Any, kind: Any) -> Any:
    if type(value) is not kind:
        raise _expected(_WORDS[kind], value)
    return value


def _read_float(value: Any, _: Any) -> float:
    if type(value) not in (float, int) or not isfinite(value):
        raise _expected("a number", value)
    return float(value)


def _read_any(value: Any, _: Any) -> Any:
    if isinstance(value, list):
        return _CONVERTER.structure(value, tuple[object, ...])
    if isinstance(value, dict) and (cls := _BY_SCHEMA.get(str(value.get("schema")).split("/")[0])):
        return _CONVERTER.structure(value, cls)
    return value


for _kind in _WORDS:
    _CONVERTER.register_structure_hook(_kind, _read_float if _kind is float else _read_plain)


@_CONVERTER.register_structure_hook_factory(lambda kind: True)
def _reader(kind: Any, converter: Converter) -> Reader:
    """The reader of a type that is not plain. What is not named here has no JSON form."""
    arguments, origin = get_args(kind), get_origin(kind)
    if kind is Any or kind is object:
        return _read_any
    if has(kind):
        return _read_class(kind, converter)
    if inner := optional(kind):
        read = converter.get_structure_hook(inner)
        return lambda value, _: None if value is None else read(value, inner)
    if origin is tuple and arguments[-1] is ...:
        items = tuple[object, ...] if arguments[0] is Any else kind  # cattrs would not look at items of type Any
        return _only(list, "an array", homogenous_tuple_structure_factory(items, converter))
    if origin is tuple:
        read = make_hetero_tuple_structure_fn(kind, converter)
        return _only(list, f"an array of {len(arguments)}", read, len(arguments))
    if origin is Mapping:
        if arguments[1] is Any:
            return _only(dict, "an object", lambda value, _: value)
        return _only(dict, "an object", mapping_structure_factory(kind, converter))
    raise TypeError(f"{kind} has no JSON form")


def _only(form: type[Any], word: str, read: Reader, length: int | None = None) -> Reader:
    def read_only(value: Any, kind: Any) -> Any:
        if not isinstance(value, form) or length not in (None, len(value)):
            raise _expected(word, value)
        return read(value, kind)

    return read_only


def _read_class(cls: type[Any], converter: Converter) -> Reader:
    read = make_dict_structure_fn(cls, converter, **_renamed(cls))
    schema = getattr(cls, "SCHEMA", None)

    def read_class(value: dict[str, Any], _: Any) -> Any:
        if schema and "schema" in value:
            _check_schema(schema, value["schema"])
            value = {name: item for name, item in value.items() if name != "schema"}
        return read(value, cls)

    return _only(dict, "an object", read_class)


def _renamed(cls: type[Any]) -> dict[str, Any]:
    return {attribute.name: override(rename=name) for name, (attribute, _) in json_fields(cls).items()}


def _check_schema(ours: str, theirs: Any) -> None:
    """Raise unless `theirs` is exactly `ours`; a newer version of the same record is refused by name."""
    if theirs == ours:
        return
    name, version = ours.split("/")
    other = re.fullmatch(rf"{name}/(\d+)", theirs) if isinstance(theirs, str) else None
    if other is None:
        raise _expected(ours, theirs, path="schema")
    newer = int(other[1]) > int(version)
    what = f"{theirs} is {'newer' if newer else 'older'} than {ours}, which this rusta reads"
    raise RecordError(what, path="schema", mend="upgrade rusta" if newer else "make the data again")


def _first_fault(error: Exception, data: Any, path: str) -> RecordError:
    """Of all that is wrong with the `data` at `path`, what stands first in it; what is missing comes after that."""
    if isinstance(error, RecordError):
        return RecordError(error.what, path=_inside(path, error.path), why=error.why, mend=error.mend)
    if isinstance(error, IterableValidationError):
        inner, item = error.group_exceptions()[0][0]
        return _first_fault(inner, data[item.index], _inside(path, item.index))
    if not isinstance(error, ClassValidationError):
        raise error
    noted, others = error.group_exceptions()
    known = json_fields(error.cl)
    names = {attribute.name: name for name, (attribute, _) in known.items()}
    wrong = {names[note.name]: inner for inner, note in noted}
    unknown = {name for other in others if isinstance(other, ForbiddenExtraKeysError) for name in other.extra_fields}
    for name in data:
        if name in wrong:
            return _first_fault(wrong[name], data[name], _inside(path, name))
        if name in unknown:
            close = get_close_matches(name, known, 1)
            mend = f"did you mean `{close[0]}`?" if close else f"it may hold: {', '.join(known)}"
            return RecordError("", path=_inside(path, name), why=f"{name_of(error.cl)} has no `{name}`", mend=mend)
    for name in wrong:
        return RecordError("", path=_inside(path, name), why=f"`{name}` is missing")
    name, why = _broken_rule(error.cl, data) or ("", str(others[0]))
    return RecordError("", path=_inside(path, name), why=why)


def _broken_rule(cls: type[Any], data: Mapping[str, Any]) -> tuple[str, str] | None:
    """Which field's validator said no: each is asked again, of a draft that holds the values as they are."""
    draft = object.__new__(cls)
    known = json_fields(cls)
    for name, (attribute, kind) in known.items():
        value = _CONVERTER.structure(data[name], kind) if name in data else None
        object.__setattr__(draft, attribute.name, value)
    for name, (attribute, _) in known.items():
        if attribute.validator is not None and name in data:
            try:
                attribute.validator(draft, attribute, getattr(draft, attribute.name))
            except (TypeError, ValueError) as refusal:
                return name, str(refusal.args[0]).replace(f"'{attribute.name}'", f"`{name}`")
    return None


def _inside(path: str, key: str | int) -> str:
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path and key else path or key


def _expected(word: str, value: Any, path: str = "") -> RecordError:
    return RecordError("", path=path, why=f"{word} is expected, {_shown(value)} was found")


def _shown(value: Any) -> str:
    text = repr(value)
    return f"{text if len(text) <= 60 else text[:57] + '...'} ({type(value).__name__})"


# --- writing

_CONVERTER.register_unstructure_hook(Path, identity)  # cattrs would write it as text


@_CONVERTER.register_unstructure_hook_factory(
    lambda kind: isinstance(kind, type) and kind is not Any and not issubclass(kind, tuple | list | Mapping)
)
def _writer(kind: Any, converter: Converter) -> Writer:
    if kind is object:  # the values of `Mapping[str, object]` may be records, which only they know
        return converter.unstructure
    if not has(kind):
        return identity  # what is not JSON is left for `dumps` to refuse
    write = make_dict_unstructure_fn(kind, converter, **_renamed(kind))
    schema = getattr(kind, "SCHEMA", None)
    return (lambda record: {"schema": schema, **write(record)}) if schema else write


def _refuse_constant(word: str) -> Any:
    raise ValueError(f"{word} is not a JSON number")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _unwritable(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """The paths and values in a tree that are not JSON."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(value, dict) and not isinstance(key, str):
                yield path, key
            yield from _unwritable(item, _inside(path, key))
    elif not (value is None or isinstance(value, str | int) or (isinstance(value, float) and isfinite(value))):
        yield path, value
