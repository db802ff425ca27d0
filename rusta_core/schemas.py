"""The JSON Schemas (draft 2020-12) of the records, written from the attrs classes and their validators.

`python -m rusta_core.schemas --write` writes `schemas/<record>.v<version>.json`; `--check` names those that
drifted. A schema says what one field can say alone. What ties fields together (`end` after `start`) or is a
rule in code (a path stays inside its tree) is checked by the classes only.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

from attrs import NOTHING, Attribute, has, validators

from rusta_core.records import RECORDS
from rusta_core.serialize import json_fields, name_of, optional

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}
# attrs does not name the classes of its validators, so each is known by an instance of its own.
_ONE_OF: Any = type(validators.in_(()))
_BOUND: Any = type(validators.ge(0))
_PATTERN: Any = type(validators.matches_re(""))
_ALL: Any = type(validators.and_())
_BOUNDS = {">=": "minimum", ">": "exclusiveMinimum", "<=": "maximum", "<": "exclusiveMaximum"}


def schema_of(cls: type[Any]) -> dict[str, Any]:
    """The JSON Schema of one record; those inside it stand under `$defs`, so that the file needs no other."""
    definitions: dict[str, Any] = {}
    body = _object(cls, cls, definitions)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name_of(cls)}
    return head | body | ({"$defs": dict(sorted(definitions.items()))} if definitions else {})


def files() -> dict[str, str]:
    """File name -> text of every schema."""
    return {
        f"{name_of(cls).replace('/', '.v')}.json": json.dumps(schema_of(cls), indent=2, ensure_ascii=False) + "\n"
        for cls in RECORDS
    }


def drifted(folder: Path = FOLDER) -> list[str]:
    """What differs between the files in `folder` and the classes, a line for each; empty when nothing."""
    wanted = files()
    found = {path.name: path.read_text("utf-8") for path in folder.glob("*.json")}
    return (
        [f"{name} is missing" for name in sorted(wanted.keys() - found.keys())]
        + [f"{name} belongs to no record" for name in sorted(found.keys() - wanted.keys())]
        + [f"{name} differs" for name in sorted(wanted.keys() & found.keys()) if wanted[name] != found[name]]
    )


def write(folder: Path = FOLDER) -> None:
    """Make the files in `folder` say what the classes say, and remove those of no record."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = files()
    for path in folder.glob("*.json"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, "utf-8")


def _object(cls: type[Any], root: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    known = json_fields(cls)
    properties = {name: _field(a, kind, root, definitions) for name, (a, kind) in known.items()}
    if schema := getattr(cls, "SCHEMA", None):
        properties = {"schema": {"const": schema}} | properties
    return {
        "description": inspect.cleandoc(cls.__doc__ or ""),
        "type": "object",
        "properties": properties,
        "required": [name for name, (a, _) in known.items() if a.default is NOTHING],
        "additionalProperties": False,
    }


def _field(attribute: Attribute[Any], kind: Any, root: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _type(kind, root, definitions) | _limits(attribute.validator)
    default: Any = attribute.default
    if default is NOTHING:
        return schema
    return schema | {"default": default.factory() if hasattr(default, "factory") else default}


def _type(kind: Any, root: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if kind is Any:
        return {}
    if kind in _SIMPLE:
        return {"type": _SIMPLE[kind]}
    if has(kind):
        if kind is root:
            return {"$ref": "#"}
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}  # holds the place, should the class hold itself
            definitions[kind.__name__] = _object(kind, root, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if inner := optional(kind):
        schema = _type(inner, root, definitions)
        simple = schema.keys() == {"type"}
        return {"type": [schema["type"], "null"]} if simple else {"anyOf": [schema, {"type": "null"}]}
    arguments = get_args(kind)
    if get_origin(kind) is Mapping:
        values = _type(arguments[1], root, definitions)
        return {"type": "object", "additionalProperties": values} if values else {"type": "object"}
    assert arguments[-1] is ..., f"{kind} is not a form that records use"
    return {"type": "array", "items": _type(arguments[0], root, definitions)}


def _limits(validator: Any) -> dict[str, Any]:
    """What a validator says, in JSON Schema's words; types are said already, and functions cannot be said."""
    if isinstance(validator, _ALL):
        return {key: limit for each in validator._validators for key, limit in _limits(each).items()}
    if isinstance(validator, _ONE_OF):
        return {"enum": list(validator.options)}
    if isinstance(validator, _BOUND):
        return {_BOUNDS[validator.compare_op]: validator.bound}
    if isinstance(validator, _PATTERN):
        return {"pattern": f"^(?:{validator.pattern.pattern})$"}
    return {}


def main(arguments: list[str]) -> int:
    """`--write` writes the files, `--check` exits with 1 where one drifted."""
    if arguments == ["--write"]:
        write()
        return 0
    if arguments == ["--check"]:
        lines = drifted()
        print(
            "\n".join([*lines, "mend: python -m rusta_core.schemas --write"] if lines else ["schemas are up to date"])
        )
        return 1 if lines else 0
    print("usage: python -m rusta_core.schemas --check | --write", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
