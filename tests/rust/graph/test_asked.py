"""The graph of small crates: what it holds, what it answers, and that it is the same for the same content."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.errors import UsageError
from rusta_core.records import DiagCase, File, GraphSnap, digest
from rusta_core.rust.graph import asked as module
from rusta_core.rust.graph.asked import Graph, Oracle
from rusta_core.rust.graph.snap import analyzer_hash, snap
from rusta_core.rust.project import Project
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.tree import write_tree
from rusta_core.serialize import dumps, loads

MANIFEST = """\
[package]
name = "shop"
version = "0.2.0"
edition = "2021"
license = "MIT"
[features]
default = ["more"]
more = []
[dependencies]
coins = { path = "coins" }
[workspace]
members = ["coins"]
"""
COINS = '[package]\nname = "coins"\nversion = "1.0.0"\nedition = "2018"\n'
LIB = """\
mod till;
use till::{Show, Till};
pub const LIMIT: u32 = 9;
pub fn total(tills: &[Till]) -> u32 {
    let first: &Till = &tills[0];
    let inferred = first.cents;
    first.cents.min(LIMIT) + inferred
}
impl Show for Till {
    fn show(&self) -> String {
        format!("{}", self.cents)
    }
}
"""
TILL = "pub struct Till {\n    pub cents: u32,\n}\npub trait Show {\n    fn show(&self) -> String;\n}\n"
FILES = (
    File(path="Cargo.toml", text=MANIFEST),
    File(path="src/lib.rs", text=LIB),
    File(path="src/till.rs", text=TILL),
    File(path="coins/Cargo.toml", text=COINS),
    File(path="coins/src/lib.rs", text="pub fn coin() {}\n"),
    File(path="README.md", text="Not read.\n"),
)


def case(*files: File) -> DiagCase:
    return DiagCase(
        license="MIT", source_url="https://example.org/shop", sha256=digest("x"), id="shop", repo="r",
        error_class="type", files=files or FILES,
    )  # fmt: skip


@pytest.fixture(scope="module")
def graph(toolchain: Toolchain, sandbox: Sandbox) -> Graph:
    return Graph.of_case(case(), toolchain, sandbox)


def lib(what: str) -> str:
    return f"{what}@src/lib.rs"


def test_packages_are_those_of_cargo(graph: Graph) -> None:
    coins, shop = graph.snap.project_graph_v1["packages"]
    assert (coins["name"], coins["edition"], coins["manifest"]) == ("coins", "2018", "coins/Cargo.toml")
    assert (shop["name"], shop["version"], shop["license"]) == ("shop", "0.2.0", "MIT")
    assert shop["features"] == {"default": ["more"], "more": []}
    assert [(one["name"], one["kind"], one["root"]) for one in shop["targets"]] == [("shop", ["lib"], "src/lib.rs")]
    [depends] = shop["dependencies"]
    assert (depends["name"], depends["kind"], depends["path"]) == ("coins", "normal", "coins")


def test_nodes_and_edges(graph: Graph) -> None:
    told = graph.snap.project_graph_v1
    assert graph.snap.symbol_ids == tuple(sorted(node["id"] for node in told["nodes"]))
    edges = [tuple(edge) for edge in told["edges"]]
    show, total = lib("method crate::till::<Till as Show>::show"), lib("function crate::total")
    till, trait = lib("struct crate::till::Till"), lib("trait crate::till::Show")
    for edge in (
        ("contains", lib("module crate"), lib("module crate::till")),
        ("contains", lib("module crate"), total),
        ("contains", till, lib("field crate::till::Till::cents")),
        ("contains", till, show),
        ("uses", total, till),
        ("uses", total, lib("constant crate::LIMIT")),
        ("uses", total, lib("field crate::till::Till::cents")),
        ("uses", show, lib("field crate::till::Till::cents")),
        ("implements", till, trait),
    ):
        assert edge in edges, edge
    assert edges == sorted(set(edges))
    ids = set(graph.snap.symbol_ids)
    assert all({start, end} <= ids for _, start, end in edges)
    assert not any(start == end for _, start, end in edges)
    contained = [end for what, _, end in edges if what == "contains"]
    assert len(contained) == len(set(contained)), "each stands in one place"
    assert ids - set(contained) == {lib("module crate"), "module crate@coins/src/lib.rs"}


def test_the_references_of_a_symbol(graph: Graph) -> None:
    places = graph.refs(lib("constant crate::LIMIT"))
    assert [(place.file, LIB[place.start : place.end]) for place in places] == [("src/lib.rs", "LIMIT")]
    assert len(graph.refs(lib("struct crate::till::Till"))) == 4
    assert graph.refs("no such symbol") == []


def test_types_that_syntax_states(graph: Graph) -> None:
    def of(what: str | tuple[str, int]) -> str | None:
        found = graph.type_of(what)
        assert found is None or found.by == "syntax"
        return found and found.type

    assert of(lib("constant crate::LIMIT")) == "u32"
    assert of(lib("field crate::till::Till::cents")) == "u32"
    assert of(lib("function crate::total")) == "pub fn total(tills: &[Till]) -> u32"
    assert of(("src/lib.rs", LIB.index("first: &Till"))) == "&Till"
    assert of(("src/lib.rs", LIB.index("tills: &"))) == "&[Till]"
    assert of(("src/lib.rs", LIB.index("LIMIT) +"))) == "u32"
    assert of(("src/lib.rs", LIB.index("cents.min"))) == "u32"
    assert of(("src/lib.rs", LIB.index("inferred ="))) is None
    assert of(lib("struct crate::till::Till")) is None
    assert of("no such symbol") is None
    assert of(("no/such.rs", 0)) is None


# kept


def test_it_is_kept_and_cargo_is_not_asked_again(
    toolchain: Toolchain, sandbox: Sandbox, tmp_path: Path, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Graph.of_case(case(), toolchain, sandbox, folder=tmp_path)
    monkeypatch.setattr(module, "snap", None)
    monkeypatch.setattr(module, "metadata", None)
    again = Graph.of_case(case(*reversed(FILES)), toolchain, sandbox, folder=tmp_path)
    assert dumps(again.snap) == dumps(first.snap) == dumps(graph.snap)
    assert again.refs(lib("constant crate::LIMIT")) == graph.refs(lib("constant crate::LIMIT"))
    monkeypatch.undo()
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:100])
    assert dumps(Graph.of_case(case(), toolchain, sandbox, folder=tmp_path).snap) == dumps(first.snap)


def test_content_and_tools_are_what_it_hangs_on(
    toolchain: Toolchain, sandbox: Sandbox, tmp_path: Path, graph: Graph
) -> None:
    other = [File(path=file.path, text=file.text.replace("LIMIT", "MOST")) for file in FILES]
    changed = Graph.of_case(case(*other), toolchain, sandbox, folder=tmp_path)
    assert changed.snap.ra_hash != graph.snap.ra_hash
    newer = Graph.of_case(case(), evolve(toolchain, version="9.9.9"), sandbox, folder=tmp_path)
    assert newer.snap.ra_hash != graph.snap.ra_hash
    assert newer.snap.sha256 == graph.snap.sha256
    edition = Graph.of_case(evolve(case(), edition="2018"), toolchain, sandbox, folder=tmp_path)
    assert edition.snap.ra_hash != graph.snap.ra_hash
    unread = [file if file.path != "README.md" else File(path="README.md", text="other") for file in FILES]
    assert dumps(Graph.of_case(case(*unread), toolchain, sandbox).snap) == dumps(graph.snap)


def test_what_the_oracle_answers_is_remembered(toolchain: Toolchain, sandbox: Sandbox, tmp_path: Path) -> None:
    asked: list[tuple[str, int]] = []

    def type_of(file: str, offset: int) -> str | None:
        asked.append((file, offset))
        return "u32" if LIB[offset:].startswith("inferred") else None

    place, nowhere = ("src/lib.rs", LIB.index("inferred =")), ("src/lib.rs", 0)
    for oracle in (Oracle(name="analyzer 1", type_of=type_of), Oracle(name="analyzer 1", type_of=type_of)):
        graph = Graph.of_case(case(), toolchain, sandbox, folder=tmp_path, oracle=oracle)
        for _ in range(2):
            found = graph.type_of(place)
            assert found is not None
            assert (found.type, found.by) == ("u32", "analyzer 1")
            assert graph.type_of(nowhere) is None
            stated = graph.type_of(lib("constant crate::LIMIT"))
            assert stated is not None
            assert stated.by == "syntax"
    assert asked == [place, nowhere]
    other = Graph.of_case(case(), toolchain, sandbox, folder=tmp_path, oracle=Oracle(name="2", type_of=type_of))
    assert other.type_of(place) is not None
    assert asked == [place, nowhere, place]
    assert dumps(other.snap) == dumps(Graph.of_case(case(), toolchain, sandbox).snap), "the snap is what it was"


def test_a_project_on_disk(toolchain: Toolchain, sandbox: Sandbox, tmp_path: Path, graph: Graph) -> None:
    write_tree(tmp_path / "shop", FILES)
    found = Graph.of_project(Project.at(tmp_path / "shop", toolchain, sandbox), toolchain)
    assert found.snap.symbol_ids == graph.snap.symbol_ids
    assert found.snap.project_graph_v1["packages"] == graph.snap.project_graph_v1["packages"]
    assert found.snap.license == "(MIT)"
    assert str(tmp_path) not in dumps(found.snap)


def test_a_case_without_a_manifest_and_one_that_cargo_cannot_take(toolchain: Toolchain, sandbox: Sandbox) -> None:
    alone = Graph.of_case(case(File(path="src/main.rs", text="fn main() {")), toolchain, sandbox)
    assert alone.snap.project_graph_v1["packages"] == []
    assert "module crate@src/main.rs" in alone.snap.symbol_ids
    with pytest.raises(UsageError, match="the manifest cannot be read"):
        Graph.of_case(case(File(path="Cargo.toml", text="no manifest")), toolchain, sandbox)


def test_a_snap_is_a_record(graph: Graph) -> None:
    assert loads(GraphSnap, dumps(graph.snap)) == graph.snap


TEXTS = st.sampled_from([LIB, TILL, "fn f() {}\n", "struct S { a: u8 }\nfn g(s: S) -> u8 { s.a }\n", "fn ( {", ""])
TREES = st.dictionaries(st.sampled_from(["src/lib.rs", "src/till.rs", "src/main.rs", "a/b.rs"]), TEXTS, max_size=4)


@given(TREES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_equal_content_is_an_equal_snap(tree: dict[str, str], random) -> None:
    files = [File(path=path, text=text) for path, text in tree.items()]
    mixed = random.sample(files, len(files))
    one, other = (snap(some, [], edition="2021", std="1.95.0") for some in (files, mixed))
    assert dumps(one) == dumps(other)
    ids = set(one.symbol_ids)
    assert all({start, end} <= ids for _, start, end in one.project_graph_v1["edges"])
    assert set(one.project_graph_v1["references"]) <= ids


@given(TREES, TREES)
@settings(max_examples=60, deadline=None)
def test_other_content_is_another_hash(one: dict[str, str], other: dict[str, str]) -> None:
    hashes = [
        analyzer_hash([File(path=path, text=text) for path, text in tree.items()], "2021", "1") for tree in (one, other)
    ]
    assert (hashes[0] == hashes[1]) == (one == other)
