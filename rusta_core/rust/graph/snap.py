"""A project's graph as a record: packages as cargo tells them, and what its files define, use and say of types.

It depends on the content alone, in a fixed order, so that equal content gives an equal record, byte for byte.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rusta_core.records import File, GraphSnap, digest
from rusta_core.rust.annotations import stated
from rusta_core.rust.graph.symbols import Symbol
from rusta_core.rust.graph.uses import Index, Use
from rusta_core.rust.syntax import SyntaxTree

Packages = Sequence[Mapping[str, Any]]
Edge = tuple[str, str, str]

_UNKNOWN = "NOASSERTION"  # SPDX for a licence that nobody told
_SHOWN = ("id", "kind", "name", "path", "file", "start", "end", "name_start", "name_end", "visibility", "signature")
_CALLABLE = frozenset(("function", "method"))


def analyzer_hash(files: Sequence[File], edition: str, std: str) -> str:
    """The digest of what rust-analyzer would be told: file texts by their paths, manifests among them, the edition
    where no manifest says it, and the version of std. The order of the files is no matter."""
    return digest(json.dumps([std, edition, _texts(files)]))


def snap(
    files: Sequence[File], packages: Packages, *, edition: str, std: str, license: str = "", source_url: str = ""
) -> GraphSnap:
    """The graph of files and packages (as `package` makes them) at one moment.

    project_graph_v1: `packages`; `nodes`, the symbols, each with the type that is stated of it (of a function its
    signature); `edges`, (what, from, to) by ids, where what is `contains`, `implements`, or `uses` where it is sure;
    `references`, the places (file, start, end) that use a symbol or may, by its id; `stated`, the names that have their
    type beside them.
    """
    index = Index.of(files)
    said: list[dict[str, Any]] = [
        {"file": file.path, "start": one.start, "end": one.end, "type": one.type, "place": one.place}
        for file in sorted(files, key=lambda file: file.path)
        if file.path.endswith(".rs")
        for one in stated(SyntaxTree(file.text))
    ]
    types = {(one["file"], one["start"]): one["type"] for one in said}
    references: dict[str, list[list[Any]]] = defaultdict(list)
    for use in index.uses:
        for id in use.means:
            references[id].append([use.file, use.start, use.end])
    graph = {
        "packages": sorted(packages, key=lambda one: (one["name"], one["version"], one["manifest"])),
        "nodes": [_node(symbol, types) for symbol in sorted(index.symbols, key=lambda one: one.id)],
        "edges": sorted(
            {*_contains(index.symbols), *_uses(index), *(("implements", *one) for one in index.implements)}
        ),
        "references": {id: references[id] for id in sorted(references)},
        "stated": said,
    }
    return GraphSnap(
        license=license or _UNKNOWN,
        source_url=source_url,
        sha256=digest(json.dumps(_texts(files))),
        project_graph_v1=json.loads(json.dumps(graph)),  # plain lists, as when it is read
        ra_hash=analyzer_hash(files, edition, std),
        symbol_ids=tuple(sorted(symbol.id for symbol in index.symbols)),
    )


def package(told: Mapping[str, Any], base: Path) -> dict[str, Any]:
    """A package of `cargo metadata`, with what makes it what it is and paths relative to `base`."""

    def placed(path: str) -> str:
        return Path(os.path.relpath(path, base)).as_posix()

    targets = [
        {
            "name": one["name"],
            "kind": one["kind"],
            "root": placed(one["src_path"]),
            "edition": one["edition"],
            "required_features": one.get("required-features", []),
        }
        for one in told["targets"]
    ]
    dependencies = [
        {
            "name": one["name"],
            "rename": one.get("rename"),
            "req": one["req"],
            "kind": one["kind"] or "normal",
            "optional": one["optional"],
            "default_features": one["uses_default_features"],
            "features": one["features"],
            "target": one["target"],
            "path": placed(one["path"]) if one.get("path") else None,
        }
        for one in told["dependencies"]
    ]
    return {
        "name": told["name"],
        "version": told["version"],
        "edition": told["edition"],
        "license": told["license"],
        "manifest": placed(told["manifest_path"]),
        "targets": sorted(targets, key=lambda one: (one["root"], one["name"])),
        "features": told["features"],
        "dependencies": sorted(dependencies, key=lambda one: json.dumps(one, sort_keys=True)),
    }


def _texts(files: Sequence[File]) -> list[list[str]]:
    return sorted([file.path, file.text] for file in files)


def _node(symbol: Symbol, types: Mapping[tuple[str, int], str]) -> dict[str, Any]:
    is_callable = symbol.kind in _CALLABLE
    type = symbol.signature if is_callable else types.get((symbol.file, symbol.name_start), "")
    return {name: getattr(symbol, name) for name in _SHOWN} | {"type": type}


def _contains(symbols: Sequence[Symbol]) -> Iterator[Edge]:
    """From each symbol's owner to it; of a foreign type's method, which has none here, from the module it stands in."""
    owners: dict[tuple[str, str], Symbol] = {}
    for symbol in symbols:
        if symbol.kind not in ("macro", "constant", "static"):
            owners.setdefault((symbol.root, symbol.path), symbol)
    for symbol in symbols:
        path = symbol.owner
        while path and (symbol.root, path) not in owners:
            path = path.rpartition("::")[0]
        if path:
            yield "contains", owners[symbol.root, path].id, symbol.id


def _uses(index: Index) -> Iterator[Edge]:
    """From the innermost symbol around a use to what it means, where that is sure and one thing; none to itself."""
    around: dict[str, list[Symbol]] = defaultdict(list)
    for symbol in index.symbols:
        around[symbol.file].append(symbol)
    by_id = {symbol.id: symbol for symbol in index.symbols}
    for file, uses in _by_file(index.uses):
        for use, stack in _enclosing([use for use in uses if use.is_sure], around[file]):
            roots = Counter(by_id[meant].root for meant in use.means)
            for meant in use.means:
                root = by_id[meant].root
                user = next((one for one in reversed(stack) if one.root == root), None)
                if user is not None and user.id != meant and roots[root] == 1:
                    yield "uses", user.id, meant


def _by_file(uses: Sequence[Use]) -> Iterator[tuple[str, list[Use]]]:
    found: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        found[use.file].append(use)
    yield from found.items()


def _enclosing(uses: Sequence[Use], symbols: Sequence[Symbol]) -> Iterator[tuple[Use, list[Symbol]]]:
    """Each use with the symbols around it, the outermost first; both are in the order of the file."""
    stack: list[Symbol] = []
    ahead = iter((*symbols, None))
    coming = next(ahead)
    for use in uses:
        while coming is not None and coming.start <= use.start:
            stack = [one for one in stack if one.end >= coming.end]
            stack.append(coming)
            coming = next(ahead)
        stack = [one for one in stack if one.end >= use.end]
        yield use, stack
