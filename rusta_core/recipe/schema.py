"""A JSON Schema of recipes with the options of every installed piece: editors complete and check TOML by it.

A piece's table is checked by an `if` on `use`, so that an editor's complaint is about the key that is wrong.
Beside it stands an `anyOf` that refuses nothing, since that is what editors complete from. Names that nobody
has installed pass where the recipe has one-file plugins, and only there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import types
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from enum import Enum
from inspect import cleandoc
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from rusta_core.capabilities import Found, choose, find, load
from rusta_core.contexts import Budget
from rusta_core.errors import PieceError
from rusta_core.kinds import KINDS
from rusta_core.recipe.spec import PLUGINS_DOC, RESERVED, TABLES, StageSpec
from rusta_core.recipe.values import options_of, plain
from rusta_core.recipe.words import MAPPINGS, SEQUENCES

Schema = dict[str, Any]

IMPORT_SECONDS = 60.0
SCALARS: dict[Any, str] = {bool: "boolean", int: "integer", float: "number", str: "string", Path: "string"}


def recipe_schema(found: Iterable[Found] | None = None) -> Schema:
    """The schema, draft 2020-12. Imports the pieces; one that cannot be had appears without its options."""
    pieces = list(find() if found is None else found)
    with ThreadPoolExecutor() as pool:
        defs = dict(zip(map(_def, pieces), pool.map(_piece, pieces), strict=True))
    names = {kind: [name for piece in pieces if piece.kind == kind for name in _names(piece)] for kind in KINDS}
    kinds = {kind: _kind([piece for piece in pieces if piece.kind == kind]) for kind in KINDS}
    stage = class_schema(StageSpec, {"gate": {"$ref": "#/$defs/gate", "description": "what the stage must reach"}})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Rusta recipe",
        "type": "object",
        "properties": {
            "plugins": {**type_schema(tuple[str, ...]), "description": PLUGINS_DOC},
            **{name: class_schema(cls) for name, cls in TABLES.items()},
            **{kind: {"$ref": f"#/$defs/{kind}"} for kind in KINDS},
            "stage": {"type": "array", "items": stage},
        },
        "required": ["run"],
        "additionalProperties": False,
        "if": {"not": {"required": ["plugins"]}},
        "then": {"properties": {kind: _installed(names[kind]) for kind in KINDS}},
        "$defs": {**kinds, **defs},
    }


def _installed(names: list[str]) -> Schema:
    return {"items": {"properties": {"use": {"enum": names}}}}


def _kind(pieces: list[Found]) -> Schema:
    """The tables of a kind: each must be as the piece that it uses would have it."""
    refs = [{"$ref": f"#/$defs/{_def(piece)}"} for piece in pieces]
    checks = [
        {"if": {"properties": {"use": {"enum": _names(piece)}}, "required": ["use"]}, "then": ref}
        for piece, ref in zip(pieces, refs, strict=True)
    ]
    table = {"type": "object", "required": ["use"], "anyOf": [*refs, {}]}
    return {"type": "array", "items": {**table, "allOf": checks} if checks else table}


def _piece(piece: Found) -> Schema:
    names = _names(piece)
    words: Schema = {
        "use": {"enum": names, "description": RESERVED["use"]},
        "name": {"type": "string", "description": RESERVED["name"]},
    }
    if piece.kind == "game":
        words["budget"] = {**class_schema(Budget), "description": RESERVED["budget"]}
    try:
        schema = class_schema(load(piece)) if piece.dist == "rusta" else _made_apart(piece)
    except (PieceError, TypeError) as fault:
        return {"description": str(fault), "type": "object", "properties": words, "required": ["use"]}
    properties, required = {**schema["properties"], **words}, ["use", *schema.get("required", ())]
    return {**schema, "title": piece.full, "properties": properties, "required": required}


def _made_apart(piece: Found) -> Schema:
    """The schema of somebody else's piece: its import may take its process down, so it gets one of its own."""
    argv = [sys.executable, "-P", "-m", "rusta_core.recipe.schema", piece.kind, piece.full]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            argv, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=IMPORT_SECONDS
        )
        schema: Schema = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as fault:
        what = f"{piece.kind} `{piece.full}` cannot be imported: `rusta plugins --load` says why"
        raise PieceError(what, kind=piece.kind, name=piece.name, dist=piece.dist) from fault
    return schema


def _def(piece: Found) -> str:
    """Where a piece's schema stands: no `/` in it, which a reference would have to escape."""
    return f"{piece.kind}.{piece.dist}.{piece.name}"


def _names(piece: Found) -> list[str]:
    """What `use` can say for a piece: its short name too, unless another distribution claims it."""
    return [piece.full] if piece.status == "clash" else [piece.name, piece.full]


def class_schema(cls: type, more: Mapping[str, Schema] | None = None) -> Schema:
    """A table whose keys are the options of an attrs class, and `more`."""
    options = options_of(cls)
    properties: Schema = dict(more or {})
    for name, option in options.items():
        schema = type_schema(option.kind)
        if option.doc:
            schema["description"] = option.doc
        if option.default is not None:
            schema["default"] = plain(option.default)
        properties.setdefault(name, schema)
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [name for name, option in options.items() if option.required]
    if required:
        schema["required"] = required
    if cls.__doc__:
        schema["description"] = cleandoc(cls.__doc__).partition("\n\n")[0].replace("\n", " ")
    return schema


def type_schema(kind: Any) -> Schema:
    """The JSON Schema of what `values.convert` takes for a type."""
    origin, args = get_origin(kind) or kind, get_args(kind)
    if origin in (Union, types.UnionType):
        members = [type_schema(arg) for arg in args if arg is not types.NoneType]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if origin is Literal:
        return {"enum": list(args)}
    if origin in MAPPINGS:
        return _mapping(args)
    if origin is tuple and args and args[-1] is not Ellipsis:
        return {
            "type": "array",
            "prefixItems": [type_schema(arg) for arg in args],
            "minItems": len(args),
            "maxItems": len(args),
        }
    if origin in SEQUENCES:
        return {"type": "array", "items": type_schema(args[0])} if args else {"type": "array"}
    if isinstance(origin, type) and issubclass(origin, Enum):
        return {"enum": [member.value for member in origin]}
    if attrs.has(origin):
        return class_schema(origin)
    return {"type": SCALARS[kind]} if kind in SCALARS else {}


def _mapping(args: tuple[Any, ...]) -> Schema:
    key, item = args or (str, Any)
    if get_origin(key) is Literal:
        properties = {name: type_schema(item) for name in get_args(key)}
        return {"type": "object", "properties": properties, "additionalProperties": False}
    return {"type": "object", "additionalProperties": type_schema(item)}


if __name__ == "__main__":
    with redirect_stdout(sys.stderr):  # what a piece prints when it is imported is not the schema
        made = class_schema(load(choose(find(), *sys.argv[1:])))
    print(json.dumps(made))
