"""What a repair cites: its rule's passage and the pages of its errors, from the real documentation, or nothing."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from rusta_games.candidates import Candidates
from rusta_games.patch_tree_search import PatchTreeSearch
from rusta_sources.rust_docs import RustDocs
from rusta_tools.doc_index import DocIndex
from rusta_tools.rustc import Rustc

from rusta_core import (
    Budget,
    Checker,
    DiagCase,
    DocSpan,
    Document,
    Edit,
    Observation,
    Outcome,
    PatchBundle,
    PlayContext,
    ProbeContext,
    Program,
    Workshop,
    apply_edits,
    diagnostic_to_json,
    resolve_citation,
)
from rusta_core.agent.player import ScriptedPlayer
from rusta_core.contexts import SourceContext
from rusta_core.records import File
from rusta_core.run.repair import case_of
from rusta_core.rust.build import Build
from rusta_core.rust.by_cargo import ByCargo, Pool
from rusta_core.rust.tree import write_tree

MOVED = "fn main() {\n    let word = String::new();\n    drop(word);\n    drop(word);\n}\n"
RULE = {
    "intent": "clone",
    "says": "copies the value for its first user",
    "basis": "reference/destructors#temporary-scopes",
}
LOST = "fn main() {\n    let number: u8 = 1\n    drop(number);\n}\n"


@pytest.fixture(scope="module")
def documents(checker: Checker) -> dict[str, Document]:
    if checker.toolchain.docs is None:
        pytest.skip("this toolchain came without its documentation")
    context = SourceContext(toolchain=checker.toolchain, base=Path(), log=lambda _what, _why: None)
    books = RustDocs(books=("error_codes", "reference", "nomicon"))
    return {one.doc_id: one for one in books.documents(context)}


def red(checker: Checker, text: str, page: str | None = None) -> DiagCase:
    said = checker.check(Program(text)).diagnostics
    assert said
    case = case_of("case", [File(path="src/main.rs", text=text)], page=page)
    codes = tuple(one.code for one in said if one.code)
    return evolve(case, codes=codes, cargo_diag=tuple(map(diagnostic_to_json, said)))


def outcome(checker: Checker, documents: dict[str, Document], case: DiagCase, edit: Edit, basis: str) -> Outcome:
    """The repair of a case by one edit, which a tool proposes by a rule that rests on `basis`."""
    workshop = Workshop(checker=checker, documents=documents)

    def propose(_context: ProbeContext) -> Observation:
        data = {"rules": ["copied"], "costs": [1.0], "about": {"copied": RULE | {"basis": basis}}}
        return Observation(tool="maker", status="ok", proposals=((edit,),), data=data)

    tools: dict[str, Any] = {"rustc": Rustc().probe, "doc-index": DocIndex().probe, "maker": propose}
    context = PlayContext(
        cases=[case],
        player=ScriptedPlayer(),
        budget=Budget(seconds=30.0),
        rng=Random(1),
        workshop=workshop,
        tools=tuple(tools),
        phases={"rustc": "check", "doc-index": "explain"},
        done=lambda _outcome: None,
        probe=lambda action, case: tools[action.tool](ProbeContext(action=action, case=case, workshop=workshop)),
    )
    played = PatchTreeSearch().play(context)
    return next(one for one in played.outcomes if one.kind == "repair")


def cloned(case: DiagCase) -> Edit:
    at = case.files[0].text.index("word);") + 4
    return Edit(path="src/main.rs", start=at, end=at, text=".clone()")


def cites(found: Outcome) -> list[tuple[str, str]]:
    bundle: PatchBundle | None = found.bundle
    assert bundle is not None
    return [(span.doc_id, (span.url or "").partition("#")[2]) for span in bundle.citations]


def test_the_rules_passage_and_the_page_of_the_code(checker: Checker, documents: dict[str, Document]) -> None:
    case = red(checker, MOVED)
    found = outcome(checker, documents, case, cloned(case), RULE["basis"])
    assert cites(found) == [("reference/destructors", "temporary-scopes"), ("error_codes/E0382", "error-code-e0382")]
    assert found.bundle is not None
    assert all(resolve_citation(documents, span) for span in found.bundle.citations)
    assert found.receipts[0]["chosen"] == {"proposer": "maker", "rule": "copied", **RULE}


def test_both_sides_of_a_matter(checker: Checker, documents: dict[str, Document]) -> None:
    case = red(checker, MOVED)
    basis = "reference/destructors#temporary-scopes nomicon/subtyping#variance"
    found = outcome(checker, documents, case, cloned(case), basis)
    assert [doc_id for doc_id, _ in cites(found)] == ["reference/destructors", "nomicon/subtyping", "error_codes/E0382"]


def test_a_case_never_cites_the_page_it_is_from(checker: Checker, documents: dict[str, Document]) -> None:
    case = red(checker, MOVED, page="error_codes/E0382")
    found = outcome(checker, documents, case, cloned(case), "error_codes/E0382")
    assert "error_codes/E0382" not in {doc_id for doc_id, _ in cites(found)}


def test_what_nothing_bears_out_cites_nothing(checker: Checker, documents: dict[str, Document]) -> None:
    case = red(checker, LOST)
    at = LOST.index("= 1") + 3
    semicolon = Edit(path="src/main.rs", start=at, end=at, text=";")
    found = outcome(checker, documents, case, semicolon, "reference/none#nothing")
    for span in () if found.bundle is None else found.bundle.citations:
        passage: DocSpan = span
        assert {"expected", "found"} <= set((resolve_citation(documents, passage) or b"").decode().lower().split())
    assert cites(outcome(checker, {}, case, semicolon, RULE["basis"])) == []


def test_a_candidate_that_the_compiler_breaks_off_on_is_dropped(checker: Checker, tmp_path: Path) -> None:
    manifest = File(path="Cargo.toml", text='[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n')
    code = '#![allow(long_running_const_eval)]\npub const fn f() { let n: u8 = ""; }\npub const N: () = f();\n'
    case = case_of("case", [manifest, File(path="src/lib.rs", text=code)])
    write_tree(tmp_path / "copy", case.files)
    build = Build(checker.toolchain, checker.sandbox, tmp_path, tmp_path / "copy", tmp_path / "copy")
    build.resolve()
    build.check()
    build.seconds = 3.0
    pool = Pool(lambda: build, 1)
    found = Candidates(case, ByCargo(pool.lent), Budget(), time.monotonic() + 60.0)
    start = code.index('let n: u8 = "";')
    endless, right = (
        Edit(path="src/lib.rs", start=start, end=start + len('let n: u8 = "";'), text=text)
        for text in ("loop {}", 'let n: &str = "";')
    )
    observation = Observation(tool="maker", status="ok", proposals=((endless,), (right,)))
    compiling = found.check(list(found.admitted(observation)), upto=10)
    assert [apply_edits(case.files, one.edits)[1].text for one in compiling] == [code.replace("u8", "&str")]
    assert dict(found.dropped) == {"rustc broke off": 1}
    assert found.checks == 1
