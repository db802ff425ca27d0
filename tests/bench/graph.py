"""What a crate's graph says of types and of uses, which is read from syntax alone, beside the word of rustc and of
rust-analyzer. Types are those that S1 asks for: of a name, what the program says. They are the same where lifetimes and
the path before a name (`std::fmt::Error`) are left out of both. Uses are those that rust-analyzer finds of what the
crate defines, modules apart and the word `Self`, which names nothing."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from material import CRATES, NO_CRATES, checker, snippets
from row import Row

from rusta_core.errors import MissingTool
from rusta_core.records import DiagCase
from rusta_core.rust.analyzer.client import Analyzer, binary
from rusta_core.rust.annotations import Annotation, annotated
from rusta_core.rust.case import files_of, origin_of
from rusta_core.rust.graph.asked import Graph
from rusta_core.rust.project import Project
from rusta_core.rust.type_of import type_of
from rusta_core.rust.verifier import verifier

NAMES = ("num-complex-*", "either-*", "semver-*")
ASKED = 120
Use = tuple[str, str, int, int]
_LIFETIME = re.compile(r"<'\w+>|'\w+,? ?")
_BEFORE = re.compile(r"\b(?:\w+::)+(?=\w)")


def rows() -> list[Row]:
    """Shares with what they are of."""
    found = [by_rustc()]
    ready = checker()
    try:
        binary(ready.sandbox, ready.toolchain)
    except MissingTool as lack:
        return [*found, Row("rust-analyzer", f"left out: {lack.what}")]
    crates = [sorted(CRATES.glob(name))[-1] for name in NAMES if any(CRATES.glob(name))]
    if not crates:
        return [*found, NO_CRATES]
    with tempfile.TemporaryDirectory() as name:
        for crate in crates:
            copy = Path(name) / crate.name
            shutil.copytree(crate, copy, ignore=shutil.ignore_patterns("tests", "benches", "examples"))
            found += by_analyzer(copy)
    return found


def by_rustc() -> Row:
    """Of programs of the documentation: the compiler can be asked of lets and parameters."""
    ready = checker()
    stated = [
        (one, said)
        for one in snippets()
        for said in known(Graph.of_snippet(one, ready.toolchain), one.path, one.text)
        if said.place != "field"
    ]
    asked = Random(7).sample(stated, min(ASKED, len(stated)))
    words = []
    for one, said in asked:
        files = files_of(one)
        case = DiagCase(id=one.id, repo="r", error_class="type", edition=one.edition, files=files, **origin_of(one))
        start = said.name_end - len(said.name.encode())
        words.append((type_of(verifier(ready, case), files, one.path, start, said.name_end), said.type))
    return Row(
        f"types that programs state of {len(asked)} lets and parameters, as rustc says, of those it tells", same(words)
    )


def by_analyzer(folder: Path) -> list[Row]:
    """Types and uses of one crate."""
    ready = checker()
    project = Project.at(folder, ready.toolchain, ready.sandbox)
    graph = Graph.of_project(project, ready.toolchain)
    nodes = [node for node in graph.snap.project_graph_v1["nodes"] if node["kind"] != "module"]
    texts = {path: (project.base / path).read_text() for path in sorted({node["file"] for node in nodes})}
    words, real, found = list[tuple[str | None, str]](), set[Use](), set[Use]()
    with Analyzer.open(folder, ready.toolchain, ready.sandbox, seconds=120.0) as analyzer:
        for path, text in texts.items():
            for said in known(graph, path, text):
                start = said.name_end - len(said.name.encode())
                words.append((analyzer.type_of(path, start, said.name_end), said.type))
        for node in nodes:
            own = node["file"], node["name_start"], node["name_end"]
            uses = {(one.path, one.start, one.end) for one in analyzer.references(node["file"], node["name_start"])}
            named = {use for use in uses if use != own and use[0] in texts and word(texts, use) != "Self"}
            real |= {(node["id"], *use) for use in named}
            found |= {(node["id"], one.file, one.start, one.end) for one in graph.refs(node["id"])}
    return [
        Row(f"{folder.name}: types stated, as rust-analyzer says, of those it tells", same(words)),
        Row(f"{folder.name}: uses by rust-analyzer that the graph has", share(len(real & found), len(real))),
        Row(f"{folder.name}: uses of the graph that are rust-analyzer's", share(len(real & found), len(found))),
    ]


def known(graph: Graph, path: str, text: str) -> list[Annotation]:
    """What S1 would ask of a file."""

    def type_of(start: int) -> str | None:
        found = graph.type_of((path, start))
        return found.type if found is not None else None

    return annotated(text, type_of)


def word(texts: Mapping[str, str], place: tuple[str, int, int]) -> str:
    path, start, end = place
    return texts[path].encode()[start:end].decode()


def same(words: Sequence[tuple[str | None, str]]) -> str:
    """How many of those that are told are what the graph knows."""
    told = [(one, other) for one, other in words if one is not None]
    return share(sum(plain(one) == plain(other) for one, other in told), len(told))


def plain(type: str) -> str:
    """A type without what is written in several ways."""
    return "".join(_BEFORE.sub("", _LIFETIME.sub("", type)).split())


def share(some: int, all: int) -> str:
    return f"{some:,} of {all:,} ({some / all:.1%})" if all else "none"
