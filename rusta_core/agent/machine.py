"""The machine that an episode follows, as one table: look, explain, propose, verify, then apply or abstain.

A move is a tool's name, or one of the four that are no tool's. Its phase and what came of it are the event; one that
the table does not have in a state is an illegal move, whoever makes it.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define

from rusta_core.errors import RustaError
from rusta_core.records import Observation

PHASES = ("check", "probe", "explain", "propose")
"""What a tool is for, its class attribute `phase`: to judge the case by the compiler, to look, to find documentation,
or to propose edits, which is what a tool does that says nothing."""
OWN = ("edit", "tests", "apply", "abstain")
"""The moves that are no tool's: to put a proposal in place, to run its tests, and the two ways to end."""
LAST_STEPS = ("apply", "abstain")
"""Those that a search has: it puts in place and tests what it likes."""
ENDS = ("applied", "silent", "stopped")

_ASKED = {"probe": "proposed", "explain": "proposed", "propose": "proposed", "edit": "edited", "abstain": "silent"}
TABLE: Mapping[str, Mapping[str, str]] = {
    "begun": {"check failed": "seen", "check ok": "sound", "abstain": "silent"},
    "sound": {"abstain": "silent"},
    "seen": {"probe": "seen", "explain": "explained", "abstain": "silent"},
    "explained": {"probe": "explained", "explain": "explained", "propose": "proposed", "abstain": "silent"},
    "proposed": _ASKED,
    "edited": {"check ok": "compiles", "check failed": "proposed", "abstain": "silent"},
    "compiles": {"tests ok": "green", "tests failed": "proposed", "tests none": "untested", "abstain": "silent"},
    "untested": {**_ASKED, "apply": "applied"},
    "green": {**_ASKED, "probe": "green", "explain": "green", "apply": "applied"},
    "applied": {},
    "silent": {},
    "stopped": {},
}
"""State -> event -> the state after it."""


class IllegalMove(RustaError):
    """A move that the machine does not have where it stands."""

    def __init__(self, move: str, state: str, phases: str) -> None:
        mend = f"what may come next is {phases}" if phases else "the episode is over: begin another"
        super().__init__(f"`{move}` may not be the next move", where=f"state {state}", mend=mend)
        self.move, self.state = move, state


def phase_of(piece: object) -> str:
    """What a tool plugin is for."""
    return str(getattr(piece, "phase", "propose"))


def event(phase: str, observation: Observation) -> str:
    """What a move and its answer are to the table. Anything but a plain yes is a no."""
    if phase == "check":
        return "check ok" if observation.status == "ok" else "check failed"
    if phase == "tests":
        return {"ok": "tests ok", "missing": "tests none"}.get(observation.status, "tests failed")
    return phase


@define
class Machine:
    """Where an episode stands."""

    state: str = "begun"

    def phases(self) -> tuple[str, ...]:
        """The phases of the moves that the table has here."""
        return tuple(dict.fromkeys(one.partition(" ")[0] for one in TABLE[self.state]))

    def check(self, move: str, phase: str) -> None:
        """Raises IllegalMove for a move that the table does not have here."""
        if phase not in self.phases():
            raise IllegalMove(move, self.state, ", ".join(self.phases()))

    def go(self, move: str, phase: str, observation: Observation) -> None:
        """Take the move's event to the next state. Raises IllegalMove."""
        self.check(move, phase)
        self.state = TABLE[self.state][event(phase, observation)]
