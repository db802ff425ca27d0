"""A crate under work: its files as they stand, who answers a move, and what is proved of them.

Tools are asked and not believed: whatever they answer, what is applied is judged here by the core's own verifier.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from attrs import define, evolve, field

from rusta_core.errors import RustaError
from rusta_core.records import Action, DiagCase, Edit, File, Observation
from rusta_core.rust.check import TestVerdict
from rusta_core.rust.honesty import dishonest
from rusta_core.rust.patch import apply_edits, k_lines
from rusta_core.rust.tree import files_digest
from rusta_core.rust.verifier import Verifier

KEPT = 16
"""How many proposals of an answer are looked at and kept, the likeliest first."""
SIEVED = 96
"""How many of them are compiled beforehand where that is wanted, at most."""

Ask = Callable[[Action, DiagCase], Observation]


@define
class Workbench:
    """ask: the tools, by the action's name; verifier: who judges states of the case; its tests only where the case says
    that it has some."""

    case: DiagCase
    ask: Ask
    verifier: Verifier
    files: tuple[File, ...] = field(init=False)
    asked_seconds: float = field(default=0.0, init=False)

    def __attrs_post_init__(self) -> None:
        self.files = tuple(self.case.files)

    @property
    def k_lines(self) -> int:
        """The lines that the files differ in from those of the case."""
        return k_lines(self.case.files, self.files)

    @property
    def is_changed(self) -> bool:
        return self.files != tuple(self.case.files)

    def answer(self, action: Action, *, sieve: bool = False) -> Observation:
        """What comes of a move that is no end. Never raises for what a tool does: that is in the status.

        sieve: what is proposed is compiled, and what holds comes first.
        """
        begun = time.monotonic()
        try:
            if action.tool == "edit":
                return self._edit(action.arguments)
            if action.tool == "tests":
                return self._tests()
            said = self._asked(action)
            return trimmed(sieved(said, self.case, self.verifier) if sieve and said.proposals else said)
        finally:
            self.asked_seconds += time.monotonic() - begun

    def _edit(self, arguments: Mapping[str, Any]) -> Observation:
        """Edits are always made to the files of the case: those of an earlier move are gone then."""
        begun = time.monotonic()
        self.files = tuple(apply_edits(self.case.files, edits_of(arguments)))
        data = {"k_lines": self.k_lines, "tree": files_digest(self.files)}
        return Observation(tool="edit", status="ok", data=data, seconds=time.monotonic() - begun)

    def _tests(self) -> Observation:
        begun = time.monotonic()
        tested = self._tested()
        seconds = time.monotonic() - begun
        if tested is None:
            return Observation(tool="tests", status="missing", data={"ran": 0, "failed": []}, seconds=seconds)
        data: dict[str, Any] = {"ran": tested.ran, "failed": sorted(tested.failed)}
        if tested.detail:
            data["detail"] = tested.detail
        status = "ok" if tested.passed else "timeout" if tested.timed_out else "failed"
        return Observation(tool="tests", status=status, data=data, seconds=seconds)

    def _asked(self, action: Action) -> Observation:
        try:
            said = self.ask(action, evolve(self.case, files=self.files))
        except RustaError as fault:
            return Observation(tool=action.tool, status="error", data={"why": str(fault)})
        except Exception as fault:  # a piece that crashes has not answered; the episode goes on without it
            why = f"the tool broke: {type(fault).__name__}: {fault}"
            return Observation(tool=action.tool, status="error", data={"why": why})
        return said

    def doubts(self) -> list[str]:
        """Why the files as they stand are no repair, as the core's own judge says; nothing where they are.

        Of a case without tests nothing is said of tests: that is for the rules.
        """
        begun = time.monotonic()
        try:
            return self._doubts()
        finally:
            self.asked_seconds += time.monotonic() - begun

    def _doubts(self) -> list[str]:
        if not self.is_changed:
            return ["nothing is changed"]
        if not self.verifier.check(self.files).ok:
            return ["it does not compile"]
        doubts = list(dishonest(self.case.files, self.files, self.case.codes))
        tested = self._tested()
        if tested is not None and not tested.passed:
            doubts.append(f"its tests fail: {', '.join(tested.failed) or tested.detail or 'they do not end'}")
        return doubts

    def is_tested(self) -> bool:
        """Whether tests have run on the files as they stand, and passed."""
        tested = self._tested()
        return tested is not None and tested.passed

    def _tested(self) -> TestVerdict | None:
        return self.verifier.test([self.files])[0] if self.case.tests is not None else None


def sieved(said: Observation, case: DiagCase, verifier: Verifier) -> Observation:
    """An answer whose proposals stand in another order: those first that compile and are honest. `proposed` and
    `compiling` count them; of many, the first are compiled."""
    fit = []
    for number, edits in enumerate(said.proposals):
        with suppress(RustaError):
            fit.append((number, tuple(apply_edits(case.files, edits))))
    fit = fit[: max(SIEVED // 8, min(SIEVED, verifier.at_once))]
    verdicts = verifier.diagnose([tree for _, tree in fit])
    holds = [
        number
        for (number, tree), verdict in zip(fit, verdicts, strict=True)
        if verdict.ok and not dishonest(case.files, tree, case.codes)
    ]
    order = [*holds, *(number for number in range(len(said.proposals)) if number not in holds)]
    rules = said.data.get("rules", ())
    data = {**said.data, "proposed": len(said.proposals), "compiling": len(holds)}
    data |= {"rules": [rules[number] for number in order]} if len(rules) == len(order) else {}
    return evolve(said, data=data, proposals=tuple(said.proposals[number] for number in order))


def edits_of(arguments: Mapping[str, Any]) -> list[Edit]:
    """The edits of an `edit`, which are kept as JSON."""
    return [Edit(**{name: one[name] for name in ("path", "start", "end", "text")}) for one in arguments["edits"]]


def trimmed(said: Observation) -> Observation:
    """An answer with no more proposals than are looked at, and what is told of them alone."""
    rules: Sequence[str] = said.data.get("rules", ())[:KEPT]
    about: Mapping[str, Any] = said.data.get("about", {})
    data = {name: value for name, value in said.data.items() if name not in ("rules", "costs", "about")}
    if rules:
        data |= {"rules": list(rules), "about": {name: about[name] for name in dict.fromkeys(rules) if name in about}}
    return evolve(said, data=data, proposals=said.proposals[:KEPT])
