"""What an episode is bound by: its budget, what it may write, and the obligations of autonomy.

Up to S2 an episode only reads; in S3 it writes into a copy; from S4 on it may write into the crate, and is held to a
contract instead of the order of the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from attrs import define, field, frozen
from attrs.validators import ge, gt, in_, le

from rusta_core.errors import RustaError

AUTONOMY = ("machine", "contract")
WRITES = ("none", "copy", "crate")
STAGES = ("S0", "S1", "S2", "S3", "S4", "S5")


@frozen(kw_only=True)
class EpisodeBudget:
    """What one episode may spend."""

    steps: int = field(default=48, validator=gt(0), metadata={"doc": "moves, of whatever kind"})
    probes: int = field(default=16, validator=gt(0), metadata={"doc": "moves that look or read documentation"})
    seconds: float = field(default=120.0, validator=gt(0), metadata={"doc": "wall-clock seconds"})
    k_lines: int = field(default=20, validator=gt(0), metadata={"doc": "lines that a patch may touch"})


@frozen(kw_only=True)
class Rules:
    """autonomy: who says what may come next, the machine's table or the contract; writes: `none`, a `copy`, or the
    `crate` itself; tau: the confidence below which the contract wants probes; tries: how many proposals of one tool are
    tried; without_tests, uncited: the user's own word that a repair may be applied that no test proves, or no passage
    bears out."""

    autonomy: Literal["machine", "contract"] = field(default="machine", validator=in_(AUTONOMY))
    writes: Literal["none", "copy", "crate"] = field(default="copy", validator=in_(WRITES))
    tau: float = field(default=0.8, validator=[ge(0.0), le(1.0)])
    tries: int = field(default=3, validator=ge(1))
    sieve: bool = False
    budget: EpisodeBudget = field(factory=EpisodeBudget)
    without_tests: bool = False
    uncited: bool = False

    @classmethod
    def of_stage(cls, stage: str, *, tau: float = 0.8, budget: EpisodeBudget | None = None) -> Rules:
        """What holds in a stage of the curriculum."""
        number = STAGES.index(stage)
        return cls(
            autonomy="contract" if number >= 4 else "machine",
            writes="none" if number < 3 else "copy" if number == 3 else "crate",
            tau=tau,
            budget=budget or EpisodeBudget(),
        )


class Breach(RustaError):
    """A move that breaks an obligation. It ends the episode; nothing was written."""

    def __init__(self, obligation: str, move: str, why: str) -> None:
        super().__init__(f"`{move}` breaks the obligation `{obligation}`", why=why, mend=OBLIGATIONS[obligation])
        self.obligation, self.move = obligation, move


OBLIGATIONS = {
    "probe": "while confidence is below tau, look, check, test or abstain before the next guess",
    "green": "apply only what compiles, is honest and passes its tests, as the core's own judge says",
    "cite": "cite a passage whose hash resolves, or stay silent",
    "budget": "keep to the steps, probes, seconds and lines of the budget, or abstain",
    "inside": "write into the files of the crate, and into no others",
    "read-only": "this stage only reads; from S3 on a copy may be written",
}
"""Each by its word, and what to do about it."""


@define
class Spent:
    """What an episode has spent so far. clock: seconds, as time.monotonic tells them."""

    budget: EpisodeBudget
    clock: Callable[[], float]
    steps: int = 0
    probes: int = 0
    began: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.began = self.clock()

    @property
    def seconds(self) -> float:
        return self.clock() - self.began

    def lacks(self, phase: str) -> str:
        """What a move of this phase has no budget for; empty where it has. Abstaining costs nothing."""
        if phase == "abstain":
            return ""
        if self.steps >= self.budget.steps:
            return f"{self.budget.steps} steps were taken"
        if self.seconds >= self.budget.seconds:
            return f"{self.budget.seconds:g} seconds are over"
        if phase in ("probe", "explain") and self.probes >= self.budget.probes:
            return f"{self.budget.probes} probes were made"
        return ""

    def take(self, phase: str) -> None:
        """Count a move."""
        self.steps += 1
        self.probes += phase in ("probe", "explain")
