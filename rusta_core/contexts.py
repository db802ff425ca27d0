"""What each hook is called with. Fields are only ever added; a plugin reads what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, frozen
from attrs.validators import gt

from rusta_core.records import (
    QA,
    Action,
    DiagCase,
    DocSpan,
    Document,
    Edit,
    Measurement,
    Observation,
    PatchBundle,
    Snippet,
    Step,
)

if TYPE_CHECKING:
    import torch

    from rusta_core.rust.check import Checker
    from rusta_core.rust.syntax import SyntaxTree
    from rusta_core.rust.toolchain import Toolchain
    from rusta_core.rust.verifier import Verifier


@frozen(kw_only=True)
class SourceContext:
    """toolchain: None where the machine has none; base: the recipe's folder, against which paths are resolved.

    log: say something about a thing that was skipped or refused (file, reason). map: Python's own, over the run's
    worker processes: answers in order; the function must be importable, what it takes and gives picklable.
    """

    toolchain: Toolchain | None
    base: Path
    log: Callable[[str, str], None]
    map: Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]] = map


@frozen(kw_only=True)
class Injection:
    """A proposed bug: edits that are expected to give one of `codes` and belong to `error_class`.

    No `codes` means that the compiler gives the error none (syntax errors): any error without a code proves it.
    """

    edits: tuple[Edit, ...]
    error_class: str
    codes: tuple[str, ...]
    operator: str


@frozen(kw_only=True)
class InjectContext:
    """One green snippet (a file at `path`), its tree, and a seeded rng of its own."""

    snippet: Snippet
    path: str
    tree: SyntaxTree
    rng: Random


@frozen(kw_only=True)
class HeadContext:
    """width: of the hidden state; actions: the label space of next steps (the run's tools, then apply and abstain)."""

    width: int
    window: int
    actions: tuple[str, ...]
    error_classes: tuple[str, ...]


class HeadModule(Protocol):
    """What `build_head` gives back: a torch.nn.Module with these three methods.

    Shapes: B rows, T positions, W width; hidden is (B, T, W). `targets` gives None when the batch holds nothing for
    this head: then it has no loss in this step.
    """

    def targets(self, batch: Batch) -> Any | None: ...
    def loss(self, hidden: torch.Tensor, targets: Any) -> torch.Tensor: ...
    def read(self, hidden: torch.Tensor, batch: Batch) -> Sequence[Any]: ...  # one reading per batch.placed


@frozen(kw_only=True)
class Placed:
    """One sample inside a batch: tokens `start` to `end` of row `row`. Positions in `facts` are relative to `start`.

    The facts that the core writes, each only where the sample has it:
      read_at     int, the position at which state heads read
      action      str, the right next step
      green       bool, whether the tests went green with the candidate in this sample
      k_lines     int, the lines that the golden patch touches
      genuine     bool, whether the candidate in this sample is the repair that was meant
      candidate_k int, the lines that the candidate in this sample touches
      edit        (start, end) of the edit that is written in this sample, and of who proposed it
      pair        (int, int), the positions at which two candidates in this sample end
      edits       ((start, end), (start, end)) of those two, as `edit`
      prefers     0 or 1, which of those two is the better one
      spans       ((start, end), …), the documentation spans packed in this sample
      cited       those spans, as DocSpans
      anchor      int, the index in `spans` of the one that answers, the first where there are two, or -1 for none
      anchors     (int, …), the indices of all that the answer rests on
      question    (start, end) of the question or claim that the anchor must support
      rust        True where the sample is running Rust text, which may be a piece of a file
      type        str, the type that is asked for, and kind_of_type
      choices     (str, …), the types to choose among; rules: what rules that know nothing choose, by name
      error_class, codes, record (the id of the record that the sample was made of)
    """

    row: int
    start: int
    end: int
    facts: Mapping[str, Any]


@frozen(kw_only=True, eq=False)
class Batch:
    """tokens and documents: (B, T) int64; documents number the samples of a row from 1, 0 is padding.

    lm: (B, T) bool, True where the next token counts for the language loss.
    """

    tokens: torch.Tensor
    documents: torch.Tensor
    lm: torch.Tensor
    placed: tuple[Placed, ...]


@frozen(kw_only=True, eq=False)
class Workshop:
    """What tools and games work with: the compiler behind a checker, and the documents that may be cited.

    verifiers: gives who judges a case, where rustc alone cannot (a crate that cargo builds). indexes: the folder in
    which an index of the documents may be kept for the next run, None for nowhere.
    """

    checker: Checker
    documents: Mapping[str, Document]
    train_repos: frozenset[str] = frozenset()
    verifiers: Callable[[DiagCase], Verifier] | None = None
    indexes: Path | None = None

    def verifier(self, case: DiagCase) -> Verifier:
        """Who judges the states of a case. Raises UsageError where nobody here can."""
        from rusta_core.rust.verifier import verifier

        return self.verifiers(case) if self.verifiers is not None else verifier(self.checker, case)


@frozen(kw_only=True)
class ProbeContext:
    """One request (`action.tool` is the tool's own name) about one case; only doc-index is asked about QA.

    player: who plays the game that asks, None outside of games.
    """

    action: Action
    case: DiagCase | QA
    workshop: Workshop
    player: Player | None = None


@frozen(kw_only=True)
class Candidate:
    """A candidate repair and what is known of it so far (None: not known).

    files: as the edits make them; empty where it was kept on disk, since `apply_edits` makes them again. proposer: the
    tool that proposed it; rule, intent, basis: which of its rules, what that is meant to do (of INTENTS, the last of
    several), and the page of the documentation that it rests on; says: what the rule does, for a person; cost: by which
    proposals were ordered; rounds: how many proposals it is made of, one on top of the other; compiles, tests_green,
    honest: verdicts; warnings: the lints that warn of it, once for each warning; called: calls that were made up and
    what each gave; probability: a player's P(genuine).
    """

    edits: tuple[Edit, ...]
    files: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    k_lines: int
    proposer: str
    rule: str = ""
    intent: str = ""
    basis: str = ""
    says: str = ""
    cost: float = 0.0
    rounds: int = 1
    warnings: tuple[str, ...] | None = None
    called: tuple[tuple[str, str], ...] | None = None
    compiles: bool | None = None
    tests_green: bool | None = None
    honest: bool | None = None
    probability: float | None = None


class Player(Protocol):
    """Who plays: the trained model, or a scripted policy. Any answer may be wrong; the game checks what it can."""

    name: str

    def next_step(self, case: DiagCase, steps: Sequence[Step], legal: Sequence[str]) -> str: ...
    def rank(self, case: DiagCase, candidates: Sequence[Candidate]) -> list[float]: ...
    def confidence(self, case: DiagCase, candidate: Candidate) -> float | None: ...
    def cite(self, case: DiagCase | QA, spans: Sequence[DocSpan]) -> tuple[DocSpan, ...]: ...
    def propose(self, case: DiagCase, most: int) -> list[tuple[Edit, ...]]: ...  # the most probable first


@frozen(kw_only=True)
class Budget:
    """What a game may spend on one case."""

    checks: int = field(default=64, validator=gt(0), metadata={"doc": "calls of the compiler"})
    seconds: float = field(default=10.0, validator=gt(0), metadata={"doc": "wall-clock seconds"})
    k_lines: int = field(default=10, validator=gt(0), metadata={"doc": "lines that a patch may touch"})


class Log(Protocol):
    """Where an episode is written down, record by record. sync: the record is on the disk when it returns."""

    def append(self, kind: str, episode: str, data: Mapping[str, Any], *, sync: bool = False) -> None: ...


@frozen(kw_only=True)
class PlayContext:
    """cases: DiagCases (repair) or QA (citation); probe: ask a tool of the run; done: stream a result as it ends.

    phases: what each of the tools is for: `check`, `probe`, `explain`, or `propose`, which is what a tool does that is
    not among them; log: where episodes are written down, None for nowhere.
    """

    cases: Sequence[DiagCase | QA]
    player: Player
    budget: Budget
    rng: Random
    workshop: Workshop
    tools: tuple[str, ...]
    probe: Callable[[Action, DiagCase | QA], Observation]
    done: Callable[[Outcome], None]
    phases: Mapping[str, str] = field(factory=dict)
    log: Log | None = None


@frozen(kw_only=True)
class Outcome:
    """What came of one trial; which fields are set depends on `kind`.

    repair: bundle, compiles, tests_green (None: the case has no tests), honest, k_lines, confidence, steps (the legal
    next step by policy beside the one that the player chose), candidates (labelled, for training); withheld: of a
    repair that was not given because nobody was sure enough of it, whether it would have been genuine.
    anchor: expected and cited spans, resolved. text: nats over n_bytes. step: expected and chosen action.
    choice: by way of choosing, whether the first choice is genuine (chosen), and what chance reaches (expected).
    state: a head's reading against the truth (name, value, truth); of ast-hint, the share of n_bytes named right.
    type: expected and chosen type, the kind of type as its slice. syntax: the bytes of a document by kind of node,
    expected, and those that are right, chosen. baselines: what those choose in the same trial that know nothing of it,
    by name.
    """

    kind: str
    id: str
    repo: str = ""
    slice: str = ""
    bundle: PatchBundle | None = None
    compiles: bool | None = None
    tests_green: bool | None = None
    honest: bool | None = None
    gold_equal: bool | None = None
    withheld: bool | None = None
    k_lines: int | None = None
    confidence: float | None = None
    expected: Any = None
    chosen: Any = None
    resolved: bool | None = None
    nats: float | None = None
    n_bytes: int | None = None
    seconds: float = 0.0
    player: str = ""
    steps: tuple[Step, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    receipts: tuple[Mapping[str, Any], ...] = ()
    baselines: Mapping[str, object] = field(factory=dict)


@frozen(kw_only=True)
class Played:
    """A game's result: an outcome a case, and preference pairs (better, worse) between candidates that both compile."""

    outcomes: tuple[Outcome, ...]
    preferences: tuple[tuple[Candidate, Candidate], ...] = ()


@frozen(kw_only=True)
class MeasureContext:
    """outcomes of held-out trials; a metric takes the kinds it is about and leaves the rest."""

    outcomes: Sequence[Outcome]


@frozen(kw_only=True)
class JudgeContext:
    """now and before: measurements by metric name. `before` is the last run of the same name, empty the first time; for
    a stage's gate, the model as the stage began.
    """

    now: Mapping[str, Measurement]
    before: Mapping[str, Measurement]


@frozen(kw_only=True)
class Event:
    """name: started, step_finished, stage_finished, measured, judged, checkpoint_saved or finished."""

    name: str
    data: Mapping[str, Any] = field(factory=dict)
