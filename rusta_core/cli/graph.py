"""`rusta graph PATH`: what a crate defines, where it is used, and what type it has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer


def graph(
    path: Path = typer.Argument(Path(), help="A crate's folder, or a file in it."),
    refs: str | None = typer.Option(None, "--refs", help="Where a symbol is used: its name, path or id."),
    type_of: str | None = typer.Option(None, "--type-of", help="The type of a symbol: its name, path or id."),
    as_json: bool = typer.Option(False, "--json", help="Print JSON: the whole GraphSnap, or what was asked."),
    sandbox: str | None = typer.Option(None, "--sandbox", help="`off` runs build scripts and macros unconfined."),
) -> int:
    """Tell what a crate defines. What was read stays with its content: an unchanged crate costs next to nothing."""
    from attrs import asdict

    from rusta_core.run.mapped import Mapped
    from rusta_core.serialize import to_json

    mapped = Mapped.at(path, sandbox=sandbox)
    if refs is not None:
        places = mapped.refs(refs)
        found = "\n".join(f"{one.file}:{one.start}-{one.end}" for one in places) or "nothing uses it"
        print(json.dumps([asdict(one) for one in places], indent=1) if as_json else found)
    elif type_of is not None:
        typed = mapped.type_of(type_of)
        told = asdict(typed) if typed is not None else None
        print(json.dumps(told) if as_json else f"{typed.type}  ({typed.by})" if typed else "nobody knows its type")
        return 0 if typed is not None else 3
    else:
        snap = mapped.graph().snap
        print(json.dumps(to_json(snap), indent=1, ensure_ascii=False) if as_json else _shown(snap.project_graph_v1))
    return 0


def _shown(told: Mapping[str, Any]) -> str:
    lines = [f"{one['name']} {one['version']}" for one in told["packages"]]
    for node in told["nodes"]:
        used = len(told["references"].get(node["id"], ()))
        lines.append(f"{node['kind']:10} {node['path']}  {node['file']}  used {used} times")
    return "\n".join(lines)
