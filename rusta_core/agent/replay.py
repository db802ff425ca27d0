"""Recorded episodes played again: the same moves from the same answers, and the first place where they part.

Played from the recording, every answer is the recorded one and everything must come out as it was. Played with live
tools, the answers may differ in seconds, in this machine's paths, and in what exactly is proposed; the repair may
differ by two lines (K), and nothing else may.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from rusta_core.agent.conductor import Conductor
from rusta_core.agent.machine import ENDS, IllegalMove
from rusta_core.agent.policy import CHECKS
from rusta_core.agent.rules import Breach
from rusta_core.errors import RustaError
from rusta_core.records import Action, DiagCase, Entry, File, Observation, Step
from rusta_core.rust.calls.observed import Calls
from rusta_core.rust.check import TestVerdict, Verdict
from rusta_core.rust.diagnostics import Lints
from rusta_core.rust.tree import files_digest

K_MAY_DIFFER = 2
"""Lines by which a repair with live tools may differ from the recorded one."""
_OUTSIDE = re.compile(r"^/.*?/(?=library/)")
"""Where std's sources lie, or lay when it was compiled: on every machine elsewhere."""
_SHOWN = 200  # characters of what differs


@frozen(kw_only=True)
class Divergence:
    """The first place where a replay is not what was recorded. step: its number, from 0."""

    step: int
    what: str
    recorded: str = ""
    now: str = ""

    def __str__(self) -> str:
        told = f"step {self.step + 1}: {self.what}"
        return f"{told} (recorded {self.recorded}; now {self.now})" if self.recorded or self.now else told


def normal(said: Any) -> Any:
    """An answer as it is on every machine: without this one's paths and times."""
    if isinstance(said, Observation):
        return evolve(said, data=normal(said.data), seconds=0.0)
    if isinstance(said, Mapping):
        return {key: normal(value) for key, value in said.items() if key != "seconds"}
    if isinstance(said, list | tuple):
        return [normal(value) for value in said]
    return _OUTSIDE.sub("", said) if isinstance(said, str) else said


@define
class Recorded:
    """The answers of a recording, in their turn, and its word on every state that was tried."""

    entry: Entry
    name: str = "rustc"
    at_once: int = 1
    _answers: dict[str, list[Observation]] = field(factory=dict, init=False)
    _verdicts: dict[str, dict[str, Observation]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        tree = self.entry.snapshot
        for step in self.entry.steps:
            tool, said = step.action.tool, step.observation
            self._answers.setdefault(tool, []).append(said)
            tree = said.data["tree"] if tool == "edit" else tree
            if tool == "tests" or tool in CHECKS:
                self._verdicts.setdefault(tree, {})["tests" if tool == "tests" else "check"] = said

    def ask(self, action: Action, case: DiagCase) -> Observation:
        """The next recorded answer of a tool. Raises RustaError where there is none left."""
        left = self._answers.get(action.tool, [])
        if not left:
            raise RustaError(f"the recording has no further answer of {action.tool}")
        return left.pop(0)

    def check(self, tree: Sequence[File]) -> Verdict:
        """What was recorded of a state; one that was never tried does not compile."""
        said = self._verdicts.get(files_digest(tree), {}).get("check")
        return Verdict(ok=said is not None and said.status == "ok")

    def diagnose(self, trees: Sequence[Sequence[File]]) -> list[Verdict]:
        """The same of several."""
        return [self.check(tree) for tree in trees]

    def warnings(self, trees: Sequence[Sequence[File]]) -> list[Lints]:
        """None were recorded."""
        return [()] * len(trees)

    def called(self, trees: Sequence[Sequence[File]], like: Sequence[File]) -> list[Calls]:
        """None were recorded."""
        return [{}] * len(trees)

    def test(self, trees: Sequence[Sequence[File]]) -> list[TestVerdict | None]:
        """What was recorded of the tests of each state."""
        return [self._tested(tree) for tree in trees]

    def _tested(self, tree: Sequence[File]) -> TestVerdict | None:
        said = self._verdicts.get(files_digest(tree), {}).get("tests")
        if said is None or said.status == "missing":
            return None
        passed, failed = said.status == "ok", tuple(said.data.get("failed", ()))
        detail = said.data.get("detail", "")
        return TestVerdict(passed=passed, failed=failed, detail=detail, ran=said.data.get("ran", 0))


def replay(conductor: Conductor, entry: Entry, *, live: bool) -> Divergence | None:
    """Let the conductor's player play a recorded episode again; the first divergence, None where there is none."""
    if files_digest(conductor.case.files) != entry.snapshot:
        return Divergence(step=0, what="the case is not the one that was recorded")
    for number, recorded in enumerate(entry.steps):
        if conductor.standing.state in ENDS:
            return Divergence(step=number, what=f"the episode is over, {conductor.standing.state}")
        move = conductor.player.next_step(conductor.case, tuple(conductor.steps), conductor.legal())
        if move != recorded.action.tool:
            return Divergence(step=number, what="another move", recorded=recorded.action.tool, now=move)
        try:
            conductor.take(move)
        except (Breach, IllegalMove) as fault:
            return Divergence(step=number, what=f"{fault.what}: {fault.why}")
        proposes = conductor.phases.get(move) == "propose"
        if parted := _parted(number, recorded, conductor.steps[-1], live=live, proposes=proposes):
            return parted
    if conductor.standing.state not in ENDS:
        return Divergence(step=len(entry.steps), what="the recording ends, and the episode does not")
    return None


def _parted(number: int, recorded: Step, now: Step, *, live: bool, proposes: bool) -> Divergence | None:
    was, is_ = recorded.observation, now.observation

    def at(what: str, one: object, other: object) -> Divergence | None:
        shown = str(one)[:_SHOWN], str(other)[:_SHOWN]
        return Divergence(step=number, what=what, recorded=shown[0], now=shown[1]) if one != other else None

    tool = recorded.action.tool
    if parted := at(f"another answer of {tool}", was.status, is_.status):
        return parted
    if not live:
        same = recorded.action == now.action and normal(was) == normal(is_)
        return None if same else Divergence(step=number, what=f"{tool} is asked or answers otherwise")
    if "k_lines" in was.data:
        before, after = was.data["k_lines"], is_.data["k_lines"]
        far = abs(before - after) > K_MAY_DIFFER
        return Divergence(step=number, what="another K", recorded=str(before), now=str(after)) if far else None
    if proposes:
        return None
    for name in dict.fromkeys((*was.data, *is_.data)):
        if parted := at(f"another `{name}` of {tool}", normal(was.data.get(name)), normal(is_.data.get(name))):
            return parted
    return at(f"{tool} cites other passages", [one.sha256 for one in was.spans], [one.sha256 for one in is_.spans])
