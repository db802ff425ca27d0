"""What may be asked of a project's graph: where a symbol is used, and what type a thing has.

A graph is kept by its content, so that an unchanged crate costs the reading of its files. What syntax does not state
may be asked of whoever knows, rust-analyzer say; what was answered is kept with the graph.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import define, field, frozen

from rusta_core.errors import RustaError
from rusta_core.records import DiagCase, File, GraphSnap, Snippet, digest
from rusta_core.rust.case import files_of
from rusta_core.rust.graph.cache import GraphCache
from rusta_core.rust.graph.snap import Packages, analyzer_hash, package, snap
from rusta_core.rust.project import MANIFEST, Project, metadata
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.tree import write_tree
from rusta_core.serialize import from_json, to_json

SYNTAX = "syntax"
_READ = (".rs", MANIFEST, "Cargo.lock")
_MADE_BY = ("../annotations", "modules", "names", "snap", "symbols", "uses")


@frozen(kw_only=True)
class Typed:
    """A type, and who says so: `syntax`, or the name of the oracle."""

    type: str
    by: str


@frozen(kw_only=True)
class Place:
    """Bytes of a file."""

    file: str
    start: int
    end: int


@frozen(kw_only=True)
class Oracle:
    """Who is asked for what syntax does not state. name: with its version, by which its answers are kept; type_of: of
    what stands at a byte of a file, None where it does not know."""

    name: str
    type_of: Callable[[str, int], str | None]


@define(eq=False)
class Graph:
    """A snap, and what may be asked of it. For use from one thread."""

    snap: GraphSnap
    oracle: Oracle | None = None
    _kept: GraphCache | None = field(default=None, alias="kept")
    _key: str = field(default="", alias="key")
    _answers: dict[str, str | None] = field(factory=dict, alias="answers")
    _nodes: dict[str, Mapping[str, Any]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._nodes = {node["id"]: node for node in self.snap.project_graph_v1["nodes"]}

    @classmethod
    def of_project(
        cls, project: Project, toolchain: Toolchain, *, folder: Path | None = None, oracle: Oracle | None = None
    ) -> Graph:
        """The graph of a crate on disk, by paths relative to its base. folder: where graphs are kept, None for nowhere.

        Raises UsageError for a crate that is too large.
        """
        texts = {
            place.as_posix(): path.read_bytes().decode(errors="replace")
            for path, place in project.files()
            if place.name.endswith(_READ)
        }
        told = [package(one, project.base) for one in project.packages]
        terms = " AND ".join(sorted({f"({one['license']})" for one in told if one["license"]}))
        files = [File(path=path, text=text) for path, text in texts.items()]
        return _graph(files, lambda: told, folder, oracle, edition="", std=toolchain.version, license=terms)

    @classmethod
    def of_snippet(cls, snippet: Snippet, toolchain: Toolchain, *, folder: Path | None = None) -> Graph:
        """The graph of a program, which has no manifest."""
        known = {"std": toolchain.version, "license": snippet.license, "source_url": snippet.source_url}
        return _graph(files_of(snippet), list, folder, None, edition=snippet.edition, **known)

    @classmethod
    def of_case(
        cls,
        case: DiagCase,
        toolchain: Toolchain,
        sandbox: Sandbox,
        *,
        folder: Path | None = None,
        oracle: Oracle | None = None,
    ) -> Graph:
        """The graph of a case. Raises UsageError where it has a manifest that cargo cannot take."""

        def packages() -> Packages:
            if not any(file.path == MANIFEST for file in case.files):
                return []
            with TemporaryDirectory(prefix="rusta-") as name:
                home = Path(name).resolve()
                write_tree(home, case.files)
                told = metadata(home, [home], toolchain, sandbox)
                return [package(one, home) for one in told["packages"]]

        files = [file for file in case.files if file.path.endswith(_READ)]
        known = {"std": toolchain.version, "license": case.license, "source_url": case.source_url}
        return _graph(files, packages, folder, oracle, edition=case.edition, **known)

    def refs(self, id: str) -> list[Place]:
        """The places that use a symbol, or may."""
        return [Place(file=file, start=start, end=end) for file, start, end in self._references.get(id, ())]

    def type_of(self, what: str | tuple[str, int]) -> Typed | None:
        """The type of a symbol, by its id, or of what stands at a byte of a file; a function's is its signature.

        What is stated is the answer; else the oracle's is, which is remembered. None where nobody knows.
        """
        if isinstance(what, str):
            if what not in self._nodes:
                return None
            node = self._nodes[what]
            return self._typed({node["type"]}) or self._asked(node["file"], node["name_start"])
        here = {said["type"] for said in self.snap.project_graph_v1["stated"] if _holds(_place(said), what)}
        return self._typed(here or {self._nodes[id]["type"] for id in self._meant(what)}) or self._asked(*what)

    def _meant(self, place: tuple[str, int]) -> list[str]:
        used = [id for id, places in self._references.items() if any(_holds(one, place) for one in places)]
        own = ((one["file"], one["name_start"], one["name_end"]) for one in self._nodes.values())
        return [*used, *(id for id, one in zip(self._nodes, own, strict=True) if _holds(one, place))]

    @property
    def _references(self) -> Mapping[str, Sequence[tuple[str, int, int]]]:
        found: Mapping[str, Sequence[tuple[str, int, int]]] = self.snap.project_graph_v1["references"]
        return found

    @staticmethod
    def _typed(types: set[str]) -> Typed | None:
        """What is stated, where all that may be meant has one type."""
        return Typed(type=next(iter(types)), by=SYNTAX) if len(types) == 1 and types != {""} else None

    def _asked(self, file: str, offset: int) -> Typed | None:
        if self.oracle is None:
            return None
        key = f"{self.oracle.name} {file} {offset}"
        if key not in self._answers:
            self._answers[key] = self.oracle.type_of(file, offset)
            self.keep()
        found = self._answers[key]
        return Typed(type=found, by=self.oracle.name) if found else None

    def keep(self) -> None:
        """Write it where graphs are kept, with what was answered."""
        if self._kept is not None:
            self._kept.put(self._key, {"snap": to_json(self.snap), "answers": self._answers})


def _place(said: Mapping[str, Any]) -> tuple[str, int, int]:
    return said["file"], said["start"], said["end"]


def _holds(place: Sequence[Any], at: tuple[str, int]) -> bool:
    return place[0] == at[0] and place[1] <= at[1] < place[2]


def _graph(
    files: Sequence[File], packages: Callable[[], Packages], folder: Path | None, oracle: Oracle | None, **known: str
) -> Graph:
    """The kept graph of this content, or a new one, for which cargo is asked."""
    content = analyzer_hash(files, known["edition"], known["std"])
    key = digest(json.dumps([content, known, _code()], sort_keys=True))
    kept = GraphCache(folder) if folder is not None else None
    found = kept.get(key) if kept is not None else None
    if found is not None:
        try:
            answers = dict(found["answers"])
            return Graph(from_json(GraphSnap, found["snap"]), oracle, kept=kept, key=key, answers=answers)
        except (RustaError, LookupError, TypeError, ValueError):
            pass  # of another form than this: it is made anew
    graph = Graph(snap(files, packages(), **known), oracle, kept=kept, key=key)
    graph.keep()
    return graph


@cache
def _code() -> str:
    """What a snap depends on besides its content: the code that makes it."""
    here = Path(__file__).parent
    return digest("".join(digest((here / f"{name}.py").read_bytes()) for name in _MADE_BY))
