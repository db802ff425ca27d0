"""Plays the goldens with the real tools and writes down what each of them says, as entry.json.

    python datasets/golden/record.py [NAME ...]

A recording that comes out as it was, apart from the seconds, is left as it is. One whose tests accept a repair other
than its gold is refused: its tests say too little, or its gold is not the plainest.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import asdict, define, evolve, field
from rusta_sources.repairs import Repair, Shelf, tree
from rusta_sources.rust_docs import RustDocs
from rusta_tools.cargo_check import CargoCheck
from rusta_tools.doc_index import DocIndex
from rusta_tools.generic_edits import GenericEdits
from rusta_tools.rustc import Rustc
from rusta_tools.rustc_suggestions import RustcSuggestions

from rusta_core import (
    Action,
    Checker,
    DiagCase,
    DocSpan,
    Document,
    Edit,
    Entry,
    File,
    Observation,
    ProbeContext,
    Program,
    SourceContext,
    Step,
    Workshop,
    apply_edits,
    k_lines,
    read_record,
)
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.serialize import to_json

HERE = Path(__file__).parent
BOOKS = ("std", "nomicon", "rust-by-example", "error_codes", "reference")
CHECKS = ("rustc", "cargo-check")
PROPOSERS = ("rustc-suggestions", "generic-edits")
LOOKED_UP = 8  # sections that are shown where one of them is looked for
TRIES = 3  # proposals of one tool that are tried, the likeliest first

_OUTSIDE = re.compile(r"^/.*?/(?=library/)")
"""Where std's sources lie, or lay when it was compiled: on every machine elsewhere."""


@define
class Bench:
    """One golden, the crate as it stands now, and the tools.

    Beside the tools there are `edit` (its edits are always made to the red crate), `tests`, and `apply`, the end.
    """

    repair: Repair
    workshop: Workshop
    cargo: Cargo
    tools: Mapping[str, Any]
    case: DiagCase = field(init=False)
    files: tuple[File, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.case = self.repair.case()
        self.files = self.case.files

    @property
    def alone(self) -> bool:
        """Whether the case is one file: then rustc checks it, and the proposers take it."""
        return len(self.case.files) == 1

    @property
    def tree(self) -> str:
        """The digest of the whole crate as it stands."""
        now = {file.path: file for file in self.files}
        return tree([now.get(file.path, file) for file in self.repair.red])

    def answer(self, action: Action) -> Observation:
        """What comes of one step."""
        if action.tool == "edit":
            self.files = apply_edits(self.case.files, [Edit(**edit) for edit in action.arguments["edits"]])
            data = {"k_lines": k_lines(self.case.files, self.files), "tree": self.tree}
            return Observation(tool="edit", status="ok", data=data)
        if action.tool == "tests":
            failed = self._failed()
            return Observation(tool="tests", status="failed" if failed else "ok", data={"failed": failed})
        if action.tool == "apply":
            return Observation(tool="apply", status="ok", data={"tree": self.tree})
        now = evolve(self.case, files=self.files)
        context = ProbeContext(action=action, case=now, workshop=self.workshop)
        said: Observation = self.tools[action.tool].probe(context)
        return evolve(said, data=_inside(said.data), seconds=round(said.seconds, 3))

    def _failed(self) -> list[str]:
        """The tests that fail, of a crate that compiles."""
        if self.alone:
            [verdict] = self.workshop.checker.test_many([Program(self.files[0].text, self.case.edition)])
        else:
            verdict = self.cargo.test(self.cargo.written(self.repair.name, self.files))
        if verdict is None or (not verdict.passed and not verdict.failed):
            raise ValueError(f"{self.repair.name}: its tests do not run: {verdict and verdict.detail}")
        return sorted(verdict.failed)


def _inside(said: Any) -> Any:
    """An answer without this machine's paths."""
    if isinstance(said, Mapping):
        return {key: _inside(value) for key, value in said.items()}
    if isinstance(said, list | tuple):
        return [_inside(value) for value in said]
    return _OUTSIDE.sub("", said) if isinstance(said, str) else said


@define
class Recording:
    """The steps of one repair, as they are taken."""

    bench: Bench
    citations: tuple[DocSpan, ...] = field(init=False)
    seen: list[DocSpan] = field(factory=list)
    steps: list[Step] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.citations = tuple(cited(self.bench.repair, self.bench.workshop.documents))

    def take(self, tool: str, **arguments: Any) -> Observation:
        """Take a step and keep it."""
        action = Action(tool=tool, arguments=arguments)
        self.steps.append(Step(action=action, observation=self.bench.answer(action)))
        return self.steps[-1].observation

    def play(self) -> None:
        """Look, read what will be cited, try what is proposed, and where none of it is right make the gold edit."""
        said = self.take(self.look).data
        self.read(query=said["diagnostics"][0]["message"], codes=said["codes"])
        for place, span in zip(self.bench.repair.note.documentation, self.citations, strict=True):
            if span not in self.seen:
                self.read(query=f"{span.title}: {place['says']}", codes=[], most=LOOKED_UP)
        if not (self.bench.alone and any(map(self.helped, PROPOSERS))):
            assert self.bench.case.gold_patch is not None
            self.tried(self.bench.case.gold_patch.edits)
        self.take("apply")

    def read(self, **question: Any) -> None:
        """Ask the documentation, and remember what it showed."""
        self.seen += self.take("doc-index", **question).spans

    def helped(self, proposer: str) -> bool:
        """Whether one of a tool's first proposals is right. Those that are not are taken back."""
        for number, edits in enumerate(self.take(proposer).proposals[:TRIES]):
            if self.tried(edits, proposer=proposer, proposal=number):
                return True
            self.take("edit", edits=[])
        return False

    def tried(self, edits: Sequence[Edit], **proposed: Any) -> bool:
        """Make an edit, check it, run the tests: whether all is well."""
        self.take("edit", edits=[asdict(edit) for edit in edits], **proposed)
        return self.take(self.look).status == "ok" and self.take("tests").status == "ok"

    @property
    def look(self) -> str:
        return "rustc" if self.bench.alone else "cargo-check"

    def entry(self) -> Entry:
        """The record. Raises ValueError for one that is not what a golden must be."""
        name = self.bench.repair.name
        if unseen := [span.title for span in self.citations if span not in self.seen]:
            raise ValueError(f"{name}: {unseen[0]} is cited, and no answer showed it")
        if self.bench.tree != tree(self.bench.repair.gold):
            raise ValueError(f"{name}: the tests accept what is not its gold")
        asked = [step.action.tool for step in self.steps]
        if [step for step in self.steps if step.action.tool == "tests"][-1].observation.status != "ok":
            raise ValueError(f"{name}: its gold fails its tests")
        return Entry(
            snapshot=tree(self.bench.repair.red),
            steps=tuple(self.steps),
            citations=self.citations,
            final_state=self.bench.tree,
            metrics={
                "k_lines": float(k_lines(self.bench.case.files, self.bench.files)),
                "checks": float(asked.count(self.look)),
                "tests": float(asked.count("tests")),
            },
            **self.bench.repair.origin,
        )


def cited(repair: Repair, documents: Mapping[str, Document]) -> Iterator[DocSpan]:
    """The spans that its note names: the first of each section. Raises ValueError for one that is not there."""
    for place in repair.note.documentation:
        page, section = place["page"], place.get("section")
        spans = documents[page].sections if page in documents else ()
        found = [span for span in spans if section in (None, (span.url or "").partition("#")[2])]
        if not found:
            raise ValueError(f"{repair.name}: the documentation has no {page} with a section {section}")
        yield found[0]


def tools() -> dict[str, Any]:
    """Those that are asked, with the options that a recipe gives them where it says nothing."""
    asked = (Rustc(), CargoCheck(), DocIndex(), RustcSuggestions(), GenericEdits())
    return dict(zip(("rustc", "cargo-check", "doc-index", "rustc-suggestions", "generic-edits"), asked, strict=True))


def without_seconds(entry: Entry) -> Entry:
    """What must come out the same when it is recorded again."""
    return evolve(entry, steps=tuple(evolve(s, observation=evolve(s.observation, seconds=0.0)) for s in entry.steps))


def main(names: Sequence[str]) -> None:
    """Record those that are named, or all."""
    toolchain, sandbox = Toolchain.find(), Sandbox.find()
    context = SourceContext(toolchain=toolchain, base=HERE, log=lambda what, why: print(f"{what}: {why}"))
    documents = {document.doc_id: document for document in RustDocs(books=BOOKS).documents(context)}
    workshop = Workshop(checker=Checker(toolchain, sandbox), documents=documents)
    chosen = [one for one in Shelf.of("golden", str(HERE), context).repairs() if not names or one.short in names]
    with TemporaryDirectory(prefix="rusta-") as scratch, Cargo.at(Path(scratch), toolchain, sandbox) as cargo:
        for repair in chosen:
            recording = Recording(Bench(repair, workshop, cargo, tools()))
            recording.play()
            entry = recording.entry()
            word = "recorded" if written(entry, HERE / repair.short / "entry.json") else "as it was"
            print(f"{repair.short:16}{word:11}{len(entry.steps):3} steps  {dict(entry.metrics)}")


def written(entry: Entry, path: Path) -> bool:
    """Whether there was need to write it: what differs in the seconds only stays as it is."""
    if path.exists() and without_seconds(read_record(Entry, path.read_bytes(), str(path))) == without_seconds(entry):
        return False
    path.write_text(json.dumps(to_json(entry), indent=1, ensure_ascii=False) + "\n")
    return True


if __name__ == "__main__":
    main(sys.argv[1:])
