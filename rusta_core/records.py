"""The frozen records that travel between rooms and onto disk.

Every record that stands on its own carries an origin: `license` (SPDX expression), `source_url`, `commit` and
`sha256` (of the bytes it was made from). Offsets are byte offsets into UTF-8. The JSON form is written and read by
`rusta_core.serialize`; `schemas/*.json` is generated from these classes and a test fails when the two drift.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256 as _sha256
from typing import Any, ClassVar

from attrs import field, frozen
from attrs.validators import ge, in_, instance_of, matches_re

SPLITS = ("train", "val", "test")
STATES = ("allowed", "quarantined", "canary", "golden")
ERROR_CLASSES = ("borrow", "move", "trait", "type", "visibility", "syntax")
TEXT = instance_of(str)
HASH = matches_re(r"[0-9a-f]{64}")


def digest(data: bytes | str) -> str:
    """The sha256 of bytes (or of text as UTF-8), in hex: the identity of everything that is cited or stored."""
    return _sha256(data.encode() if isinstance(data, str) else data).hexdigest()


@frozen(kw_only=True)
class Origin:
    """Where bytes come from and under which terms."""

    license: str = field(validator=TEXT)
    source_url: str = field(validator=TEXT)
    commit: str | None = None
    sha256: str = field(validator=HASH)


@frozen(kw_only=True)
class DocSpan(Origin):
    """A citation: bytes `start` to `end` of document `doc_id`; `sha256` is the hash of exactly those bytes."""

    SCHEMA: ClassVar[str] = "doc_span/1"
    doc_id: str = field(validator=TEXT)
    start: int = field(validator=ge(0))
    end: int = field(validator=ge(0))
    title: str | None = None
    url: str | None = None

    @end.validator
    def _after_start(self, _attribute: object, value: int) -> None:
        if value < self.start:
            raise ValueError(f"end {value} lies before start {self.start}")


@frozen(kw_only=True)
class CodeBlock:
    """Rust code inside a document.

    code: the whole program text, hidden lines in place; hidden: the numbers (from 0) of lines that the page hides;
    words: the fence's words (`compile_fail`, `no_run`, `should_panic`, `ignore`); codes: the errors it is expected
    to give; section: the index of the section it stands in.
    """

    code: str
    hidden: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    edition: str = "2021"
    section: int | None = None


@frozen(kw_only=True)
class Document(Origin):
    """One page of documentation or one source file, as text, with its sections and code blocks.

    doc_id: stable, unique in a run, e.g. `std/vec/struct.Vec`; repo: the repository it belongs to, the unit of splits;
    role: `docs`, `code`, or `manifest` (a crate's Cargo.toml, by which its files are checked); sections: spans into
    `text` (UTF-8 bytes); `sha256` is the hash of the text.
    """

    SCHEMA: ClassVar[str] = "document/1"
    doc_id: str = field(validator=TEXT)
    repo: str = field(validator=TEXT)
    role: str = field(validator=in_(("docs", "code", "manifest")))
    title: str = field(validator=TEXT)
    text: str = field(validator=TEXT, repr=False)
    sections: tuple[DocSpan, ...] = field(default=(), repr=False)
    blocks: tuple[CodeBlock, ...] = field(default=(), repr=False)
    edition: str = "2021"

    def resolve(self, span: DocSpan) -> bytes | None:
        """The bytes that `span` cites, or None where its hash does not hold: then it is no citation."""
        data = self.text.encode()[span.start : span.end]
        return data if span.doc_id == self.doc_id and digest(data) == span.sha256 else None


@frozen(kw_only=True)
class File:
    """One file of a small tree; `path` is relative and stays inside the tree."""

    path: str = field(validator=TEXT)
    text: str = field(validator=TEXT, repr=False)

    @path.validator
    def _inside(self, _attribute: object, value: str) -> None:
        if value.startswith("/") or ".." in value.split("/"):
            raise ValueError(f"{value!r} leaves the tree")


@frozen(kw_only=True)
class Edit:
    """Replace bytes `start` to `end` of the file at `path` by `text`."""

    path: str
    start: int = field(validator=ge(0))
    end: int = field(validator=ge(0))
    text: str


@frozen(kw_only=True)
class Receipt:
    """What was checked and how it came out: `check` is `rustc`, `tests` …; `subject` the sha256 of what was checked."""

    check: str
    passed: bool
    subject: str
    by: str
    seconds: float = 0.0
    detail: str = ""


@frozen(kw_only=True)
class PatchBundle(Origin):
    """A repair with its receipts. k_lines: lines touched; confidence: P(tests green), None where nobody said."""

    SCHEMA: ClassVar[str] = "patch_bundle/1"
    edits: tuple[Edit, ...]
    k_lines: int = field(validator=ge(0))
    confidence: float | None = None
    citations: tuple[DocSpan, ...] = ()
    receipts: tuple[Receipt, ...] = ()


@frozen(kw_only=True)
class Snippet(Origin):
    """Green Rust: a program that compiled, ready for injection.

    tests: how its behaviour is run (`rustc --test`, `cargo test`), None where it has none; page: the document it came
    from, which stays out of retrieval for every case made of it; path: where `text` stands in its crate; files: the
    crate's other files, none for a program of one file.
    """

    SCHEMA: ClassVar[str] = "snippet/1"
    id: str
    repo: str
    edition: str
    text: str = field(repr=False)
    tests: str | None = None
    page: str | None = None
    path: str = "src/main.rs"
    files: tuple[File, ...] = field(default=(), repr=False)


@frozen(kw_only=True)
class DiagCase(Origin):
    """A program with an error: `codes` are what the compiler says, `gold_patch` turns it green again.

    tests: how its behaviour is run, as in Snippet; bugs: how many were put in; distance: lines between the first
    error that is reported and the nearest line that the gold patch touches, None where they lie in different files.
    """

    SCHEMA: ClassVar[str] = "diag_case/1"
    id: str = field(validator=TEXT)
    repo: str = field(validator=TEXT)
    edition: str = "2021"
    error_class: str = field(validator=in_(ERROR_CLASSES), alias="error_class", metadata={"json": "class"})
    codes: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    cargo_diag: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    tests: str | None = None
    page: str | None = None
    operator: str | None = None
    bugs: int = field(default=1, validator=ge(1))
    distance: int | None = None
    gold_patch: PatchBundle | None = field(default=None, repr=False)
    gold_text: str | None = field(default=None, repr=False)


@frozen(kw_only=True)
class QA(Origin):
    """A question, its answer, and the spans that the answer rests on. difficulty: 1 (one span, named) to 3."""

    SCHEMA: ClassVar[str] = "qa/1"
    id: str
    repo: str
    question: str
    answer: str
    anchors: tuple[DocSpan, ...]
    difficulty: int = field(validator=in_((1, 2, 3)))
    topic: str


@frozen(kw_only=True)
class Quarantined:
    """A file that was read and is not used: `rule` is the word for what it broke, `reason` says it in full."""

    path: str
    rule: str
    reason: str
    sha256: str | None = None


@frozen(kw_only=True)
class LedgerEntry(Origin):
    """One thing that data is made of, as the ledger knows it: where it is from, under which terms, and what it is for.

    path: the shard, file or folder below the data folder, None where nothing of it is stored; sha256: a shard's
    address, a file's hash, or a folder's digest; kind: what its records are (`documents`, `cases`, `qa` …); records:
    how many; state: `allowed`, or `quarantined` (not used), or `canary` or `golden` (measured with, never trained on);
    made_of: the names of the entries that it was made from.
    """

    SCHEMA: ClassVar[str] = "ledger_entry/1"
    name: str = field(validator=TEXT)
    version: str = field(validator=TEXT)
    split: str = field(validator=in_(SPLITS))
    state: str = field(validator=in_(STATES))
    kind: str = field(default="files", validator=TEXT)
    path: str | None = None
    records: int = field(default=0, validator=ge(0))
    made_of: tuple[str, ...] = ()
    quarantined: tuple[Quarantined, ...] = ()


@frozen(kw_only=True)
class Action:
    """One step: a tool by name (or `apply`, `abstain`) and what it is asked."""

    SCHEMA: ClassVar[str] = "action/1"
    tool: str
    arguments: Mapping[str, Any] = field(factory=dict)


@frozen(kw_only=True)
class Observation:
    """What a tool answered: structured, timed, replayable.

    status: `ok`, `failed` (the tool ran and said no), `timeout`, `missing` or `error`; data: JSON values only;
    proposals: candidate edits, most promising first, where the tool proposes any; spans: what it cites.
    """

    SCHEMA: ClassVar[str] = "observation/1"
    tool: str
    status: str = field(validator=in_(("ok", "failed", "timeout", "missing", "error")))
    data: Mapping[str, Any] = field(factory=dict)
    proposals: tuple[tuple[Edit, ...], ...] = ()
    spans: tuple[DocSpan, ...] = ()
    seconds: float = 0.0


@frozen(kw_only=True)
class Step:
    """An action and the observation that answered it."""

    action: Action
    observation: Observation


@frozen(kw_only=True)
class Triplet(Origin):
    """A tree before, its diagnostic, the tree after."""

    SCHEMA: ClassVar[str] = "triplet/1"
    before_tree: tuple[File, ...]
    diag: Mapping[str, Any]
    after_tree: tuple[File, ...] | None = None


@frozen(kw_only=True)
class Entry(Origin):
    """A whole episode: where it began, its steps, what was cited, how it ended."""

    SCHEMA: ClassVar[str] = "entry/1"
    snapshot: str
    steps: tuple[Step, ...]
    citations: tuple[DocSpan, ...]
    final_state: str
    metrics: Mapping[str, float]


@frozen(kw_only=True)
class GraphSnap(Origin):
    """A project's graph at one moment."""

    SCHEMA: ClassVar[str] = "graph_snap/1"
    project_graph_v1: Mapping[str, Any]
    ra_hash: str
    symbol_ids: tuple[str, ...]


@frozen(kw_only=True)
class Measurement:
    """A figure with what it rests on: n cases and an interval (95 %, `method` names how). value is None at n = 0.

    by: the same figure by slice (error class, stage …), each a measurement of its own.
    """

    SCHEMA: ClassVar[str] = "measurement/1"
    name: str
    value: float | None
    n: int = field(validator=ge(0))
    low: float | None = None
    high: float | None = None
    method: str = ""
    unit: str = ""
    detail: Mapping[str, Any] = field(factory=dict)
    by: Mapping[str, Measurement] = field(factory=dict)


@frozen(kw_only=True)
class Judgement:
    """A gate's word: passed or not, by how much (positive is room to spare), and why."""

    SCHEMA: ClassVar[str] = "judgement/1"
    gate: str
    passed: bool
    margin: float | None
    reason: str


RECORDS = (
    DocSpan, Document, QA, Snippet, DiagCase, Triplet, Entry, GraphSnap, PatchBundle, Action, Observation,
    Measurement, Judgement, LedgerEntry,
)  # fmt: skip
"""Every class with a schema of its own under schemas/."""
