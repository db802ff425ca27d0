"""`rusta graph`: what a crate defines, where it is used, and what type it has, from a graph that is kept by content."""

from __future__ import annotations

import re
from contextlib import ExitStack
from difflib import get_close_matches
from pathlib import Path

from attrs import frozen

from rusta_core.errors import UsageError
from rusta_core.kept import cache_folder
from rusta_core.records import DiagCase, File
from rusta_core.run.repair import case_of
from rusta_core.run.subject import read_source
from rusta_core.rust.analyzer.client import Analyzer
from rusta_core.rust.graph.asked import Graph, Oracle, Place, Typed
from rusta_core.rust.project import MANIFEST, Project
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

_NAME = re.compile(rb"[A-Za-z_]\w*")


@frozen
class Mapped:
    """A crate, or a file that is a program of its own (`alone`), and its graph."""

    toolchain: Toolchain
    sandbox: Sandbox
    project: Project | None = None
    alone: DiagCase | None = None

    @classmethod
    def at(cls, path: Path, *, sandbox: str | None = None) -> Mapped:
        """The crate that a path lies in. Raises UsageError for what is none, and MissingTool."""
        if not path.exists():
            mend = "give a crate's folder or a .rs file"
            raise UsageError("there is nothing by this name", where=str(path), mend=mend)
        here = path.resolve()
        toolchain = Toolchain.find(here if here.is_dir() else here.parent)
        confined = Sandbox.find(sandbox or "bwrap")
        if here.suffix == ".rs" and not any((place / MANIFEST).is_file() for place in here.parents):
            return cls(toolchain, confined, alone=case_of(here.stem, [File(path=here.name, text=read_source(here)[0])]))
        return cls(toolchain, confined, project=Project.at(here, toolchain, confined))

    def graph(self, oracle: Oracle | None = None) -> Graph:
        """Its graph: the kept one, where no file has changed."""
        folder = cache_folder() / "graphs"
        if self.project is not None:
            return Graph.of_project(self.project, self.toolchain, folder=folder, oracle=oracle)
        assert self.alone is not None, "it is one of the two"
        return Graph.of_case(self.alone, self.toolchain, self.sandbox, folder=folder)

    def refs(self, named: str) -> list[Place]:
        """Where a symbol is used, or may be, by its id or name. Raises UsageError for one that is none, or several."""
        graph = self.graph()
        return graph.refs(symbol(graph, named))

    def type_of(self, named: str) -> Typed | None:
        """The type of a symbol: as it is stated, else, in a crate, as rust-analyzer says, which is asked once for each
        content.

        Raises UsageError for a symbol that is none, or several, and MissingTool where rust-analyzer is needed and not
        there.
        """
        with ExitStack() as stack:
            opened: list[Analyzer] = []

            def ask(file: str, offset: int) -> str | None:
                assert self.project is not None, "only of crates it is asked"
                path = self.project.base / file
                found = _NAME.match(path.read_bytes(), offset)
                if not opened:
                    analyzer = Analyzer.open(self.project.root, self.toolchain, self.sandbox)
                    opened.append(stack.enter_context(analyzer))
                place = path.relative_to(self.project.root).as_posix()
                return opened[0].type_of(place, offset, found.end()) if found is not None else None

            graph = self.graph(Oracle(name="rust-analyzer", type_of=ask))
            return graph.type_of(symbol(graph, named))


def symbol(graph: Graph, named: str) -> str:
    """The id of a symbol by its id, its path, or its name. Raises UsageError for one that is none, or several."""
    nodes = graph.snap.project_graph_v1["nodes"]
    found = [one["id"] for one in nodes if named in (one["id"], one["path"], one["name"])]
    if len(found) == 1:
        return str(found[0])
    if found:
        why = "\n".join(found[:8])
        raise UsageError(f"several symbols are called {named!r}", why=why, mend="name one of them in full")
    close = get_close_matches(named, [one["path"] for one in nodes] + [one["name"] for one in nodes], 3)
    mend = f"did you mean {', '.join(dict.fromkeys(close))}?" if close else "`rusta graph PATH --json` lists them all"
    raise UsageError(f"the crate defines nothing that is called {named!r}", mend=mend)
