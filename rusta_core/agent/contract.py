"""The autonomy contract: from S4 on no table says what comes next, and these obligations do, at every move.

A move that breaks one is a Breach: it ends the episode and is written into its log, and in a test it is a failure.
"""

from __future__ import annotations

from attrs import define

from rusta_core.agent.rules import Breach
from rusta_core.records import Observation

_LOOKS = ("check", "probe", "explain", "tests")
_GUESSES = ("propose", "edit", "apply")
_EVERY = ("check", "probe", "explain", "propose", "edit", "tests", "apply", "abstain")


@define
class Contract:
    """Where an episode stands in regard to what it owes.

    tau: the confidence that a guess needs; sure: how sure one is of what is in place; looked: since the last guess.
    """

    tau: float
    sure: float = 0.0
    looked: bool = False
    state: str = "begun"

    def phases(self) -> tuple[str, ...]:
        """The phases of the moves that break no obligation here."""
        return tuple(phase for phase in _EVERY if not self._owes(phase)) if self.state == "begun" else ()

    def check(self, move: str, phase: str) -> None:
        """Raises Breach for a move that breaks an obligation."""
        if why := self._owes(phase):
            raise Breach("probe", move, why)

    def go(self, move: str, phase: str, observation: Observation) -> None:
        """Take note of a move that was checked before it was made."""
        if phase in ("apply", "abstain"):
            self.state = "applied" if phase == "apply" else "silent"
        self.looked = phase in _LOOKS or (self.looked and phase == "propose")

    def _owes(self, phase: str) -> str:
        """Why a guess is not due yet: nothing was looked at since the last one and nobody is sure enough. An end needs
        to be sure, however much was looked at."""
        unsure = f"confidence is {self.sure:.2f}, below {self.tau:.2f}"
        if phase in _GUESSES and not self.looked and self.sure < self.tau:
            return f"{unsure}, and nothing was looked at since the last guess"
        return unsure if phase == "apply" and self.sure < self.tau else ""
