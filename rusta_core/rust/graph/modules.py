"""The modules of crates: which files belong to which root, by `mod`, and what a `use` brings in.

Nothing is compiled: `mod` and `use` are read as they stand (the Rust reference, "Modules" and "Use declarations"), and
what a macro or a `cfg` would change is not seen.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from posixpath import normpath
from typing import Any

from attrs import frozen
from tree_sitter import Node

from rusta_core.records import File
from rusta_core.rust.syntax import SyntaxTree

Path = tuple[str, ...]
"""A path in a crate, `("crate", "inner", "Type")`."""

CRATE = "crate"
_ROOT = re.compile(
    r"(?:.*/)?(?:(?:src/)?(?:lib|main)\.rs|src/bin/[^/]+(?:/main)?\.rs|(?:tests|examples|benches)/[^/]+(?:/main)?\.rs"
    r"|build\.rs)"
)
_SEGMENTS = frozenset(("identifier", "type_identifier", "primitive_type", "crate", "self", "super"))
_ATTRIBUTE = re.compile(r'#\[path\s*=\s*"([^"]*)"\]')


@frozen(kw_only=True, eq=False)
class Module:
    """A module: where its items stand. node: the file, or the braces of an inline module."""

    path: Path
    file: str
    tree: SyntaxTree
    node: Node


@frozen(kw_only=True, eq=False)
class Crate:
    """A root and the modules that it leads to, each before those in it."""

    root: str
    modules: tuple[Module, ...]


def crates(files: Sequence[File]) -> list[Crate]:
    """The crates that Rust files make, by the path of their root.

    A root is what a manifest or cargo's rules name so, and whatever no `mod` leads to.
    """
    texts = {file.path: file.text for file in files if file.path.endswith(".rs")}
    trees: dict[str, SyntaxTree] = {}

    def tree(path: str) -> SyntaxTree:
        if path not in trees:
            trees[path] = SyntaxTree(texts[path])
        return trees[path]

    named = {path for path in _named_by_manifests(files) if path in texts}
    found = [_crate(path, texts, tree) for path in sorted(texts) if path in named or _ROOT.fullmatch(path)]
    reached = {module.file for crate in found for module in crate.modules}
    for path in sorted(texts.keys() - reached, key=lambda path: (path.count("/"), path)):
        if path not in reached:
            found.append(_crate(path, texts, tree))
            reached |= {module.file for module in found[-1].modules}
    return sorted(found, key=lambda crate: crate.root)


def _named_by_manifests(files: Sequence[File]) -> Iterator[str]:
    for file in files:
        if file.path.rpartition("/")[2] != "Cargo.toml":
            continue
        try:
            told = tomllib.loads(file.text)
        except tomllib.TOMLDecodeError:
            continue
        folder = file.path.removesuffix("Cargo.toml")
        targets: list[Any] = [told.get("lib"), {"path": told.get("package", {}).get("build")}]
        targets += [one for kind in ("bin", "test", "example", "bench") for one in told.get(kind, ())]
        for target in targets:
            if isinstance(target, Mapping) and isinstance(target.get("path"), str):
                yield normpath(folder + target["path"])


def _crate(root: str, texts: Mapping[str, str], tree: Callable[[str], SyntaxTree]) -> Crate:
    found: list[Module] = []
    seen: set[str] = set()

    def read(path: Path, file: str, node: Node, folder: str) -> None:
        """folder: where the files of modules that are declared here lie."""
        found.append(Module(path=path, file=file, tree=tree(file), node=node))
        for item in node.named_children:
            if item.type != "mod_item" or (name := item.child_by_field_name("name")) is None:
                continue
            word = tree(file).text(name)
            body, own = item.child_by_field_name("body"), f"{folder}{word}/"
            if body is not None:
                read((*path, word), file, body, own)
                continue
            given = _path_given(tree(file), item)
            inline = node.type != "source_file"
            base = folder if inline else file[: file.rfind("/") + 1]
            wanted = [normpath(base + given)] if given else [f"{folder}{word}.rs", f"{own}mod.rs"]
            there = next((one for one in wanted if one in texts and one not in seen), None)
            if there is not None:
                seen.add(there)
                beside = given or there.endswith("/mod.rs")
                below = there[: there.rfind("/") + 1] if beside else own
                read((*path, word), there, tree(there).root, below)

    seen.add(root)
    read((CRATE,), root, tree(root).root, root[: root.rfind("/") + 1])
    return Crate(root=root, modules=tuple(found))


def _path_given(tree: SyntaxTree, item: Node) -> str | None:
    """What an attribute `#[path = "…"]` of a `mod` says."""
    before = item.prev_named_sibling
    while before is not None and before.type in ("attribute_item", "line_comment", "block_comment"):
        if match := _ATTRIBUTE.fullmatch(tree.text(before)):
            return match[1]
        before = before.prev_named_sibling
    return None


@frozen(kw_only=True, eq=False)
class Import:
    """What a `use` brings in: `name`, `*` for all that is in it, stands for `target`, whose segments are at `nodes`."""

    name: str
    target: Path
    nodes: tuple[Node, ...]


def imports(tree: SyntaxTree, declaration: Node) -> Iterator[Import]:
    """What a use_declaration brings in; nothing for an absolute path (`::std::io`), which leads to another crate."""
    argument = declaration.child_by_field_name("argument")
    if argument is not None:
        yield from _imported(tree, argument, ())


def _imported(tree: SyntaxTree, node: Node, before: tuple[Node, ...]) -> Iterator[Import]:
    if node.type == "use_list":
        for child in node.named_children:
            yield from _imported(tree, child, before)
    elif node.type == "scoped_use_list":
        path, inside = node.child_by_field_name("path"), node.child_by_field_name("list")
        if inside is not None:
            yield from _imported(tree, inside, (*before, *segments(path)))
    elif node.type == "use_as_clause":
        path, alias = node.child_by_field_name("path"), node.child_by_field_name("alias")
        if alias is not None and path is not None:
            is_own = path.type == "self" and before  # `a::{self as b}`
            yield _import(tree, tree.text(alias), before if is_own else (*before, *segments(path)))
    elif node.type == "use_wildcard":
        yield _import(tree, "*", (*before, *segments(node.named_children[0] if node.named_children else None)))
    elif node.type in ("identifier", "scoped_identifier", CRATE, "super"):
        if own := segments(node):
            yield _import(tree, tree.text(own[-1]), (*before, *own))
    elif node.type == "self" and before:
        yield _import(tree, tree.text(before[-1]), before)


def _import(tree: SyntaxTree, name: str, nodes: tuple[Node, ...]) -> Import:
    return Import(name=name, target=tuple(tree.text(node) for node in nodes), nodes=nodes)


def segments(path: Node | None) -> tuple[Node, ...]:
    """The nodes of a path's segments, generic arguments left out; () for what is no plain path (`<T as Trait>::f`)."""
    found: list[Node] = []
    while path is not None:
        if path.type in ("scoped_identifier", "scoped_type_identifier"):
            name = path.child_by_field_name("name")
            if name is None:
                return ()
            found.append(name)
            path = path.child_by_field_name("path")
        elif path.type in ("generic_type", "generic_type_with_turbofish"):
            path = path.child_by_field_name("type")
        elif path.type in _SEGMENTS:
            return (path, *reversed(found))
        else:
            return ()
    return ()
