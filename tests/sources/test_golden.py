"""The source `golden`: recordings that tell whole repairs."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rusta_sources.golden import Golden
from rusta_sources.repairs import Repair, Shelf, tree
from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core import Entry, RecordError, RustaError, apply_edits, datasets_folder, resolve_citation
from rusta_core.recipe import read_recipe
from rusta_core.rust.toolchain import Toolchain
from rusta_core.shipped import shipped

ROOT = datasets_folder("golden")
SAID = Said(ROOT)
REPAIRS = list(Shelf.of("golden", None, SAID.context()).repairs())
ENTRIES = {repair.name: entry for repair, entry in zip(REPAIRS, Golden().entries(SAID.context()), strict=True)}
SCHEMA = Path(__file__).parents[2] / "schemas/entry.v1.json"

each = pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: repair.short)


def version(entry: Entry) -> str:
    """The release of Rust that an entry was recorded with, which its citations name."""
    [found] = {re.search(r"/(\d+\.\d+\.\d+)/", span.source_url)[1] for span in entry.citations}  # type: ignore[index]
    return found


@pytest.fixture(scope="session")
def recorded_with(toolchain: Toolchain) -> Toolchain:
    """The toolchain, where it is the one of the recordings."""
    [recorded] = {version(entry) for entry in ENTRIES.values()}
    if toolchain.version != recorded:
        pytest.skip(f"recorded with Rust {recorded}, and {toolchain.version} is installed")
    return toolchain


@each
def test_an_entry_is_what_its_schema_says(repair: Repair) -> None:
    text = (ROOT / repair.short / "entry.json").read_text()
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(json.loads(text))
    assert not re.search(r'"/|/(?:home|root|tmp|usr|rustc)/', text), "a path of the machine that recorded it"


@each
def test_an_entry_tells_a_whole_repair(repair: Repair) -> None:
    entry, case = ENTRIES[repair.name], repair.case()
    asked = [step.action.tool for step in entry.steps]
    assert asked[:2] == ["rustc", "doc-index"]
    assert asked[-4:] == ["edit", "rustc", "tests", "apply"]
    assert [step.observation.status for step in entry.steps[-4:]] == ["ok"] * 4
    first = entry.steps[0].observation
    assert (first.status, set(first.data["codes"])) == ("failed", set(case.codes))
    gold = apply_edits(case.files, case.gold_patch.edits) if case.gold_patch is not None else ()
    assert (entry.snapshot, entry.final_state) == (tree(case.files), tree(gold))
    assert entry.steps[-1].observation.data["tree"] == entry.final_state
    assert case.gold_patch is not None
    counted = {"k_lines": case.gold_patch.k_lines, "checks": asked.count("rustc"), "tests": asked.count("tests")}
    assert entry.metrics == {**counted, "green": 1.0}


@each
def test_what_is_cited_was_shown_before(repair: Repair) -> None:
    entry = ENTRIES[repair.name]
    shown = {span for step in entry.steps for span in step.observation.spans}
    assert len(entry.citations) >= 2
    assert set(entry.citations) <= shown
    assert {span.license for span in entry.citations} == {"MIT OR Apache-2.0"}


def test_some_repairs_were_led_astray_first() -> None:
    """Where a proposal compiles and its tests fail, it is taken back."""
    failed = {
        step.action.tool
        for entry in ENTRIES.values()
        for step in entry.steps
        if step.observation.tool == "tests" and step.observation.status == "failed"
    }
    right = [entry for entry in ENTRIES.values() if entry.steps[-4].action.arguments["proposer"] != "person"]
    assert failed == {"tests"}
    assert 1 <= len(right) < len(ENTRIES)


def test_citations_resolve_in_the_documentation(recorded_with: Toolchain) -> None:
    """Whole books are read: what a page says depends on what pages before it said."""
    recipe = read_recipe(shipped("examples", "golden.toml"))
    [books] = [one.options["books"] for one in recipe.pieces if one.key == "rust-docs"]
    source = RustDocs(books=books)
    documents = {document.doc_id: document for document in source.documents(SAID.context(recorded_with))}
    for name, entry in ENTRIES.items():
        for span in entry.citations:
            assert resolve_citation(documents, span), f"{name} cites {span.title}, and the words differ: record again"
    shelf = Shelf.of("canary", None, SAID.context())
    for repair in (*REPAIRS, *shelf.repairs()):
        for place in repair.note.documentation:
            sections = {(span.url or "").partition("#")[2] for span in documents[place["page"]].sections}
            assert place.get("section", "") in {"", *sections}, f"{repair.name}: {place}"


@pytest.fixture(scope="session")
def recorder() -> dict[str, Any]:
    """The recorder, run as it is and not imported: importing it would leave a file among the data."""
    return runpy.run_path(str(ROOT / "record.py"))


def test_a_recording_is_written_where_more_than_seconds_changed(recorder: dict[str, Any], tmp_path: Path) -> None:
    entry, path = next(iter(ENTRIES.values())), tmp_path / "entry.json"
    assert recorder["written"](entry, path)
    text = path.read_text()
    assert not recorder["written"](recorder["without_seconds"](entry), path)
    assert path.read_text() == text
    assert text == (ROOT / next(iter(ENTRIES)).partition("/")[2] / "entry.json").read_text()


def test_a_recording_that_is_missing_or_no_entry(said: Said) -> None:
    (said.base / "one/crate").mkdir(parents=True)
    own = Golden(path=".")
    with pytest.raises(RustaError, match="no recording") as caught:
        list(own.entries(said.context()))
    assert "record.py" in caught.value.mend
    (said.base / "one/entry.json").write_text('{"steps": 1}')
    with pytest.raises(RecordError):
        list(own.entries(said.context()))


def test_documents_and_cases_are_held_out(said: Said) -> None:
    assert Golden.state == "golden"
    documents = list(Golden().documents(said.context()))
    cases = list(Golden().cases(said.context()))
    assert {case.repo for case in cases} == {document.repo for document in documents}
    assert {case.tests for case in cases} == {"rustc --test", "cargo test"}
