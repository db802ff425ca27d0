"""What a recipe says, as data: a class for each table, whose fields are the table's keys.

To give a table another key, add a field with a default and a `doc`: reading, the lock, `rusta recipe schema`
and `rusta recipe new` follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from attrs import asdict, evolve, field, frozen
from attrs.validators import ge, gt, in_, lt

from rusta_core.contexts import Budget
from rusta_core.kinds import KINDS
from rusta_core.recipe.positions import At, TomlFile

Split = Literal["train", "val", "test"]
Size = Literal["nano", "small", "tiny", "base"]
Source = Literal["docs", "code", "qa", "types", "sequences", "repairs", "candidates", "choices", "preferences"]
Change = tuple[float, float]

STARTER = "starter"
"""The model that comes with rusta, as a place to start from."""

MIXTURE = {
    "docs": "pages of documentation",
    "code": "programs that compile",
    "qa": "questions with the spans that answer them",
    "types": "programs without one of their types, and which it was",
    "sequences": "episodes step by step: what was seen, which tool came next",
    "repairs": "broken programs with the patch that mends them",
    "candidates": "candidate patches with what the compiler and the tests said of them",
    "choices": "candidate patches, compiling or not, with whether they are what was meant",
    "preferences": "two candidate patches that compile, with which of them is what was meant",
}
"""What the windows of a stage can be mixed of."""


def named(_instance: object, _attribute: object, value: str) -> None:
    """Names become folders and parts of other names, so not every text is one."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", value):
        raise ValueError("a name is made of letters, digits, `.`, `_` and `-`, begins with one of the first two")


def _doc(text: str, **rest: Any) -> Any:
    return field(metadata={"doc": text}, **rest)


@frozen(kw_only=True)
class RunSpec:
    """The run itself."""

    name: str = _doc("the run's name, and its folder's", validator=named)
    seed: int = _doc("everything random follows from it", default=0, validator=ge(0))
    requires: tuple[str, ...] = _doc("distributions that must be installed, checked before anything loads", default=())
    disable: tuple[str, ...] = _doc("pieces to leave out of use, by short or full name", default=())
    sandbox: Literal["bwrap", "off"] = _doc("where programs under test run", default="bwrap")
    folder: str = _doc("where runs are kept", default="runs")
    workers: int = _doc("how many compilers, tests and readers run at once", default=2, validator=ge(1))
    tensorboard: bool = _doc(
        "write losses for TensorBoard beside each stage's metrics.jsonl (`rusta[tensorboard]`)", default=False
    )
    engine: Literal["processes", "ray"] = _doc(
        "what readers run on: processes of this machine, or a Ray cluster (`rusta[ray]`)", default="processes"
    )


def _counts(default: Mapping[Split, int]) -> Any:
    """Numbers by split: those that are not given keep their default."""

    def complete(given: Mapping[Split, int]) -> dict[Split, int]:
        return {**default, **given}

    return {"default": default, "converter": complete, "validator": _none_negative}


def _none_negative(_instance: object, _attribute: object, values: Mapping[str, float]) -> None:
    for name, value in values.items():
        if value < 0:
            raise ValueError(f"`{name}` must be >= 0: {value}")


def _sum_to_one(_instance: object, _attribute: object, shares: tuple[float, ...]) -> None:
    if min(shares) < 0 or abs(sum(shares) - 1) > 1e-9:
        raise ValueError("shares must be >= 0 and sum to 1")


@frozen(kw_only=True)
class DataSpec:
    """What is made of the sources' documents."""

    snapshot: str | None = _doc(
        "a snapshot (or a folder of them: the latest) to take all data from, instead of sources", default=None
    )

    sequences: tuple[str, ...] = _doc(
        "data folders of episodes to learn from as well: of `rusta data sequences`, of `rusta entries ingest`",
        default=(),
    )
    held_out: Mapping[str, Literal["val", "test"]] = _doc("repositories kept out of training, each whole", factory=dict)
    trained_on: tuple[str, ...] = _doc(
        "repositories that are learned from, each whole, with those that share code with them", default=()
    )
    shares: tuple[float, float, float] = _doc(
        "shares of train, val and test, which the other repositories fill",
        default=(0.8, 0.1, 0.1),
        validator=_sum_to_one,
    )
    snippets: Mapping[Split, int] = _doc(
        "programs that compile, at most, by split", **_counts({"train": 900, "val": 120, "test": 500})
    )
    cases_per_class: Mapping[Split, int] = _doc(
        "proven bugs of each class, at most, by split", **_counts({"train": 40, "val": 12, "test": 22})
    )
    compound: float = _doc(
        "share of the cases that have two bugs of different operators", default=0.0, validator=[ge(0), lt(1)]
    )
    alike: int = _doc(
        "cases of one operator with the same diagnostics, names aside, at most, by repository",
        default=100,
        validator=ge(1),
    )
    crates: Mapping[Split, int] = _doc(
        "crates of several files whose tests pass, at most, by split; their cases are checked with cargo",
        **_counts({"train": 0, "val": 0, "test": 0}),
    )
    cases_per_crate: int = _doc("cases made of one such crate, at most", default=20, validator=ge(1))
    questions: Mapping[Split, int] = _doc(
        "questions, at most, by split", **_counts({"train": 1500, "val": 200, "test": 150})
    )
    types: Mapping[Split, int] = _doc(
        "questions which type a thing in a program has, at most, by split", **_counts({"train": 0, "val": 0, "test": 0})
    )
    episodes: Mapping[Split, int] = _doc(
        "cases that the scripted player works through, at most, by split",
        **_counts({"train": 120, "val": 40, "test": 0}),
    )


@frozen(kw_only=True)
class ModelSpec:
    """The backbone: a named size, any field of which can be given another value."""

    size: Literal["nano", "small", "tiny", "base"] = _doc("about 3, 26, 123 and 353 million parameters", default="nano")
    start: str | None = _doc(
        "what the weights begin from: a checkpoint's folder, the name of a run, or `starter`, which comes with rusta",
        default=None,
    )
    window: int | None = _doc("how far back attention sees, in bytes", default=None)
    width: int | None = _doc("width of the hidden state", default=None)
    layers: int | None = _doc("number of layers", default=None)
    heads: int | None = _doc("attention heads in a layer", default=None)
    expansion: int | None = _doc("width of the feed-forward layer, in widths", default=None)
    tied: bool | None = _doc("whether the output layer is the byte embedding", default=None)
    ngrams: tuple[int, ...] | None = _doc("lengths of byte n-grams with an embedding of their own", default=None)
    ngram_buckets: int | None = _doc("how many embeddings each length has", default=None)
    positions: Literal["rope", "alibi"] | None = _doc("how positions are told apart", default=None)
    trunk_layers: int | None = _doc("layers that run where words end alone", default=None)
    trunk_width: int | None = _doc("width of their hidden state", default=None)
    bfloat16: bool | None = _doc("multiply in bfloat16", default=None)

    @property
    def overrides(self) -> dict[str, Any]:
        """The fields of the shape that the recipe gives beside the size."""
        apart = ("size", "start")
        return asdict(self, filter=lambda attribute, value: attribute.name not in apart and value is not None)


def _changes(values: Mapping[Any, float | Change]) -> dict[str, Change]:
    return {name: value if isinstance(value, tuple) else (value, value) for name, value in values.items()}


def _mixture(values: Mapping[Source, float | Change]) -> Mapping[str, Change]:
    return _changes(values)


def _no_negative_change(_instance: object, _attribute: object, values: Mapping[str, Change]) -> None:
    for name, ends in values.items():
        if min(ends) < 0:
            raise ValueError(f"`{name}` must be >= 0: {min(ends):g}")


def _something(_instance: object, _attribute: object, mixture: Mapping[str, Change]) -> None:
    if any(sum(ends[end] for ends in mixture.values()) <= 0 for end in (0, 1)):
        raise ValueError("at its start and at its end, something in it must be > 0")


@frozen(kw_only=True)
class SizedStage:
    """What a stage does otherwise for a model of another size."""

    steps: int | None = _doc("steps of the optimizer", default=None)
    batch: int | None = _doc("windows in a step", default=None)
    window: int | None = _doc("length of a window, in tokens", default=None)
    accumulate: int | None = _doc("parts that a step's windows are worked through in", default=None)
    learning_rate: float | None = _doc("of the backbone's embeddings, for AdamW", default=None)


@frozen(kw_only=True)
class GuardSpec:
    """A figure that a stage must not lose."""

    metric: str = _doc("a metric of the recipe that text or heads are measured by")
    every: int = _doc("steps between two measurements, on the validation split", default=100, validator=ge(1))
    better: Literal["higher", "lower"] = _doc("which way the figure is better", default="higher")
    worse: float = _doc("the share of its best by which it may be worse than that", default=0.05, validator=ge(0))


@frozen(kw_only=True)
class StageSpec:
    """One stage of training. What may change over it is kept as (from, to), alike where it does not."""

    name: str = _doc("the stage's name", validator=named)
    steps: int = _doc("steps of the optimizer", validator=ge(1))
    batch: int = _doc("rows in a step", default=16, validator=ge(1))
    accumulate: int = _doc(
        "micro-batches that a step's rows are taken in, so that fewer are in memory at once", default=1, validator=ge(1)
    )
    window: int | None = _doc("length of a row in bytes; the model's window where not given", default=None)
    mixture: Mapping[str, Change] = _doc(
        f"shares of {', '.join(MIXTURE)}: a number, or [from, to]",
        converter=_mixture,
        validator=[_no_negative_change, _something],
    )
    signals: tuple[str, ...] = _doc("what is learned from: `lm` and names of heads", default=("lm",))
    weights: Mapping[str, Change] = _doc(
        "weight of a signal in this stage instead of the head's own: a number, or [from, to]",
        factory=dict,
        converter=_changes,
        validator=_no_negative_change,
    )
    learning_rate: float = _doc("of the backbone's embeddings, for AdamW", default=4e-3, validator=gt(0))
    schedule: Literal["linear", "cosine"] = _doc("how the rates fall after a short warm-up", default="linear")
    clip: float = _doc("the longest gradient of a group of weights", default=1.0, validator=gt(0))
    checkpoint_every: int = _doc("steps between two checkpoints", default=200, validator=ge(1))
    keep: int = _doc("how many checkpoints of it stay: the last ones", default=2, validator=ge(1))
    parallel: Literal["ddp", "fsdp"] = _doc(
        "under torchrun: all weights on every rank (DDP), or shared out among them (FSDP2)", default="ddp"
    )
    guard: GuardSpec | None = field(
        default=None,
        metadata={
            "doc": "ends the stage where a figure gets worse, and goes back to where it was best: "
            '`{ metric = "anchor-fidelity", every = 100, better = "higher", worse = 0.05 }`'
        },
    )
    sizes: Mapping[Size, SizedStage] = _doc("what is otherwise for a model of another size", factory=dict)

    @accumulate.validator
    def _shares_alike(self, _attribute: object, accumulate: int) -> None:
        if self.batch % accumulate:
            raise ValueError(f"`batch` must be divisible by it, and is {self.batch}")

    @window.validator
    def _long_enough(self, _attribute: object, window: int | None) -> None:
        if window is not None and window < 64:
            raise ValueError(f"`window` must be >= 64: {window}")

    @sizes.validator
    def _each_holds(self, _attribute: object, sizes: Mapping[Size, SizedStage]) -> None:
        for size in sizes:
            try:
                self.at(size)
            except ValueError as fault:
                raise ValueError(f"for `{size}`: {fault}") from None

    def at(self, size: Size) -> StageSpec:
        """The stage for a model of a size."""
        changes = asdict(self.sizes[size]) if size in self.sizes else {}
        return evolve(self, sizes={}, **{name: value for name, value in changes.items() if value is not None})


@frozen(kw_only=True)
class PieceSpec:
    """One piece as the recipe names it, nothing of it looked up yet.

    name: tells pieces of a kind apart, the short name where the recipe gives none; at: its place in the file;
    budget: what a game may spend on a case, None for other kinds; stage: the stage that a gate belongs to.
    """

    kind: str = field(validator=in_(KINDS))
    use: str
    name: str
    options: Mapping[str, Any]
    at: At
    budget: Budget | None = None
    stage: str = ""

    @property
    def key(self) -> str:
        """The name under which it is called: a stage's gate is `STAGE/NAME`."""
        return f"{self.stage}/{self.name}" if self.stage else self.name


@frozen(kw_only=True, eq=False)
class Recipe:
    """A recipe that was read: its tables, and its pieces in the file's order, gates of stages too."""

    path: Path
    file: TomlFile = field(repr=False)
    plugins: tuple[str, ...] = ()
    run: RunSpec
    data: DataSpec
    model: ModelSpec
    stages: tuple[StageSpec, ...] = ()
    pieces: tuple[PieceSpec, ...] = ()

    def sized(self, size: Size) -> Recipe:
        """The same for a model of another size, as a run of its own; where it starts from a run, from that run's own
        of that size."""
        start = self.model.start
        if start is not None and "/" not in start and start != STARTER:
            start = f"{start}-{size}"
        return evolve(
            self,
            run=evolve(self.run, name=f"{self.run.name}-{size}"),
            model=evolve(self.model, size=size, start=start),
        )

    def of(self, kind: str, stage: str = "") -> tuple[PieceSpec, ...]:
        """The pieces of one kind; of gates those that judge the run, or, with `stage`, that stage."""
        return tuple(piece for piece in self.pieces if piece.kind == kind and piece.stage == stage)


TABLES: dict[str, type] = {"run": RunSpec, "data": DataSpec, "model": ModelSpec}
"""The tables that stand once."""

PLUGINS_DOC = "one-file plugins, by their path from the recipe"
RESERVED = {
    "use": "which piece, by its short or full name",
    "name": "tells it apart from another of the same piece",
    "budget": "what it may spend on one case",
}
"""The words of a piece's table that are the core's, `budget` in games only; every other is an option."""
