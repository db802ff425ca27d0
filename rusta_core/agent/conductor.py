"""The Conductor: one episode, from the first look at an error to a repair that is proved, or to silence.

It offers the player the moves that are open, takes the one that is chosen, and writes each into the log. What a tool
says moves the machine; what is applied is judged again by the core's own verifier, on the very files that would be
written.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import uuid4

from attrs import asdict, define, evolve, field

from rusta_core.agent.citing import cited
from rusta_core.agent.contract import Contract
from rusta_core.agent.episode import Ended, Unlogged
from rusta_core.agent.machine import ENDS, OWN, IllegalMove, Machine
from rusta_core.agent.pointing import pointed
from rusta_core.agent.proposals import outside, placed, told
from rusta_core.agent.rules import Breach, Rules, Spent
from rusta_core.agent.workbench import Workbench, edits_of
from rusta_core.contexts import Candidate, Log, Player
from rusta_core.errors import RustaError
from rusta_core.records import (
    Action,
    DiagCase,
    DocSpan,
    Document,
    Edit,
    File,
    Observation,
    PatchBundle,
    Receipt,
    Step,
)
from rusta_core.rust.tree import files_digest
from rusta_core.serialize import to_json
from rusta_core.spine.citations import resolve

Commit = Callable[[tuple[File, ...]], None]
"""Writes the files of a repair where they belong: all of them or none."""


@define
class Conductor:
    """One episode of a case that the compiler has been asked about.

    phases: the tools that may be asked, in their order, each with what it is for; documents: what may be cited;
    questions: what the documentation is asked in turn (arguments of the tool); cites: what is to be cited, where
    somebody has said so; commit: writes a repair, None where the copy on the bench is all that is written; clock:
    seconds.
    """

    case: DiagCase
    bench: Workbench
    player: Player
    phases: Mapping[str, str]
    rules: Rules = field(factory=Rules)
    documents: Mapping[str, Document] = field(factory=dict)
    questions: Sequence[Mapping[str, Any]] | None = None
    cites: Sequence[DocSpan] | None = None
    log: Log = field(factory=Unlogged)
    commit: Commit | None = None
    clock: Callable[[], float] = time.monotonic
    episode: str = field(factory=lambda: uuid4().hex[:16])
    steps: list[Step] = field(factory=list, init=False)
    spent: Spent = field(init=False)
    standing: Machine | Contract = field(init=False)
    candidate: Candidate | None = field(default=None, init=False)
    _read: int = field(default=0, init=False)
    _tried: list[tuple[Edit, ...]] = field(factory=list, init=False)
    _bundle: PatchBundle | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self.spent = Spent(self.rules.budget, self.clock)
        self.standing = Contract(self.rules.tau) if self.rules.autonomy == "contract" else Machine()

    # an episode

    def run(self) -> Ended:
        """Let the player move until the episode ends. An obligation that is broken ends it, `stopped`.

        Raises IllegalMove where the player makes a move that was not offered: that is a fault of the player's.
        """
        self._begin()
        why = ""
        try:
            while self.standing.state not in ENDS:
                self.take(self.player.next_step(self.case, tuple(self.steps), self.legal()))
        except (Breach, IllegalMove) as fault:
            self.standing.state, why = "stopped", fault.what
            self._note("violation", {"what": fault.what, "why": fault.why, "move": fault.move}, sync=True)
            if isinstance(fault, IllegalMove):
                raise
        except RustaError as fault:  # what was proved could not be written
            self._note("fault", {"what": fault.what, "why": fault.why, "where": fault.where}, sync=True)
            raise
        ended = Ended(
            episode=self.episode,
            case=self.case,
            state=self.standing.state,
            why=why,
            steps=tuple(self.steps),
            files=self.bench.files,
            bundle=self._bundle if self.standing.state == "applied" else None,
            candidate=self.candidate if self.standing.state == "applied" else None,
            seconds=self.spent.seconds,
            asked_seconds=self.bench.asked_seconds,
        )
        entry = to_json(ended.entry())
        told = {name: entry[name] for name in ("snapshot", "citations", "final_state", "metrics")}
        told |= {"bundle": to_json(ended.bundle) if ended.bundle is not None else None, "seconds": ended.seconds}
        self._note("ended", {"state": ended.state, "why": why, **told}, sync=True)
        return ended

    def _begin(self) -> None:
        case = evolve(self.case, gold_patch=None, gold_text=None)
        rules = {"autonomy": self.rules.autonomy, "writes": self.rules.writes, "budget": asdict(self.rules.budget)}
        told = {"crate": case.id, "player": self.player.name, "rules": rules}
        self._note("begun", {**told, "case": to_json(case)})

    def legal(self) -> tuple[str, ...]:
        """The moves that are open: tools in their order, then `edit`, `tests`, `apply` and `abstain`."""
        phases = self.standing.phases()
        open_ = [name for name, phase in self.phases.items() if phase in phases and self._is_worth_asking(name, phase)]
        open_ += [name for name in OWN if name in phases and self._is_worth(name)]
        affordable = [name for name in open_ if not self.spent.lacks(self._phase(name))]
        return tuple(affordable) or ("abstain",)

    def take(self, move: str, **arguments: Any) -> Observation:
        """Take a move; without arguments, with those that it has by itself here.

        Raises IllegalMove for one that is none or not of this moment, and Breach for one that breaks an obligation.
        """
        phase = self._phase(move)
        self.standing.check(move, phase)
        if why := self.spent.lacks(phase):
            raise Breach("budget", move, why)
        action = Action(tool=move, arguments=arguments or self._arguments(move, phase))
        if phase == "edit":
            self._check_edit(action)
        if phase == "apply":
            said = self._apply()
        elif phase == "abstain":
            said = Observation(tool="abstain", status="ok")
        else:
            said = self.bench.answer(action, sieve=self.rules.sieve and phase == "propose")
        self.spent.take(phase)
        self.steps.append(Step(action=action, observation=said))
        self._learn(phase, action, said)
        self.standing.go(move, phase, said)
        self._note("step", {"action": to_json(action), "observation": to_json(said)})
        return said

    # what may come next

    def _phase(self, move: str) -> str:
        if move not in self.phases and move not in OWN:
            raise IllegalMove(move, self.standing.state, ", ".join((*self.phases, *OWN)))
        return self.phases.get(move, move)

    def _is_worth_asking(self, name: str, phase: str) -> bool:
        """Whether a tool can say something new: who proposes and who looks is asked once about the same files."""
        if phase == "explain":
            return self._read < len(self._questions())
        asked = [step.action for step in self._since_edit()] if phase != "propose" else self._asked()
        return all(action.tool != name for action in asked)

    def _asked(self) -> list[Action]:
        return [step.action for step in self.steps]

    def _since_edit(self) -> Iterator[Step]:
        """The steps since the files are as they are."""
        places = [place for place, step in enumerate(self.steps) if step.action.tool == "edit"]
        yield from self.steps[places[-1] if places else 0 :]

    def _is_worth(self, move: str) -> bool:
        if move == "edit":
            return self.rules.writes != "none" and next(self._untried(), None) is not None
        if move == "apply":
            return self.rules.writes != "none" and self._sure_enough() and not self._owed()
        if move == "tests":
            return self.bench.is_changed and all(step.action.tool != "tests" for step in self._since_edit())
        return True

    def _sure_enough(self) -> bool:
        return self.rules.without_tests or (self.candidate is not None and bool(self.candidate.tests_green))

    def _owed(self) -> bool:
        return not (self.rules.uncited or self.citations())

    def _questions(self) -> Sequence[Mapping[str, Any]]:
        if self.questions is not None:
            return self.questions
        said = next(iter(self.case.cargo_diag), {"message": ""})
        return ({"query": said["message"], "codes": list(self.case.codes), "page": self.case.page},)

    def _arguments(self, move: str, phase: str) -> dict[str, Any]:
        if move == "edit":
            return next(self._untried(), {"edits": []})
        if phase == "explain" and self._read < len(self._questions()):
            return dict(self._questions()[self._read])
        return pointed(move, self.case) if phase == "probe" else {}

    def _untried(self) -> Iterator[dict[str, Any]]:
        """The proposals that may be put in place, those of the last tool first, the likeliest of each first."""
        for step in reversed(self.steps):
            if self._phase(step.action.tool) == "propose":
                fit = [
                    (number, edits)
                    for number, edits in enumerate(step.observation.proposals)
                    if not outside(self.case, edits, self.rules.budget.k_lines)
                ]
                for number, edits in fit[: self.rules.tries]:
                    if edits not in self._tried:
                        yield {"edits": told(edits), "proposer": step.action.tool, "proposal": number}

    def _check_edit(self, action: Action) -> None:
        if self.rules.writes == "none":
            raise Breach("read-only", "edit", "nothing is written in this stage")
        edits = edits_of(action.arguments)
        if foreign := {edit.path for edit in edits} - {file.path for file in self.case.files}:
            raise Breach("inside", "edit", f"{min(foreign)} is no file of the crate")
        if why := outside(self.case, edits, self.rules.budget.k_lines):
            raise Breach("budget", "edit", why)

    # what is learned of a move

    def _learn(self, phase: str, action: Action, said: Observation) -> None:
        if phase == "explain":
            self._read += 1
        elif phase == "edit":
            edits = tuple(edits_of(action.arguments))
            self._tried.append(edits)
            self.candidate = placed(edits, action.arguments, self.steps, self.bench)
        elif self.candidate is not None and phase in ("check", "tests"):
            verdict = said.status == "ok"
            told = {"compiles": verdict} if phase == "check" else {"tests_green": self._green(said)}
            self.candidate = evolve(self.candidate, **told)
        if isinstance(self.standing, Contract):
            self.standing.sure = self.sureness()

    @staticmethod
    def _green(said: Observation) -> bool | None:
        return None if said.status == "missing" else said.status == "ok"

    def sureness(self) -> float:
        """How sure one is of what is in place: the player's word; where it has none, of what passed its tests 1."""
        if self.candidate is None or self.candidate.compiles is False:
            return 0.0
        said = self.player.confidence(self.case, self.candidate)
        return said if said is not None else float(bool(self.candidate.tests_green))

    def citations(self) -> tuple[DocSpan, ...]:
        """What would be cited for what is in place, all of which resolves."""
        if self.cites is not None:
            return tuple(span for span in self.cites if resolve(self.documents, span) is not None)
        if self.candidate is None:
            return ()
        seen = [span for step in self.steps for span in step.observation.spans]
        return cited(self.case, self.candidate.basis, self.candidate.edits, seen, self.documents, self.player)

    # the end

    def _apply(self) -> Observation:
        """Prove what is in place, write it where it belongs, and say so. Raises Breach for what is not proved."""
        begun = time.monotonic()
        if self.rules.writes == "none":
            raise Breach("read-only", "apply", "nothing is written in this stage")
        if foreign := {file.path for file in self.bench.files} - {file.path for file in self.case.files}:
            raise Breach("inside", "apply", f"{min(foreign)} is no file of the crate")
        if why := self._unproved():
            raise Breach("green", "apply", why)
        if self._owed():
            raise Breach("cite", "apply", "no passage that resolves bears it out")
        if (k := self.bench.k_lines) > self.rules.budget.k_lines:
            raise Breach("budget", "apply", f"{k} lines would be touched")
        self._bundle = self._proved()
        data = {"tree": files_digest(self.bench.files), "k_lines": self.bench.k_lines}
        if self.commit is not None and self.rules.writes == "crate":
            self._note("intended", {**data, "bundle": to_json(self._bundle)}, sync=True)
            self.commit(self.bench.files)
            self._note("applied", data, sync=True)
        return Observation(tool="apply", status="ok", data=data, seconds=time.monotonic() - begun)

    def _unproved(self) -> str:
        if doubts := self.bench.doubts():
            return "; ".join(doubts)
        return "" if self.rules.without_tests or self.bench.is_tested() else "no test ran to its end and passed"

    def _proved(self) -> PatchBundle:
        subject, candidate = files_digest(self.bench.files), self.candidate
        assert candidate is not None  # something is changed, so an edit was made
        receipts = [
            Receipt(check="honesty", passed=True, subject=subject, by="rusta"),
            Receipt(check=self.bench.verifier.name, passed=True, subject=subject, by=self.bench.verifier.name),
        ]
        if self.bench.is_tested():
            receipts.append(Receipt(check="tests", passed=True, subject=subject, by=self.bench.verifier.name))
        return PatchBundle(
            edits=candidate.edits,
            k_lines=candidate.k_lines,
            confidence=self.player.confidence(self.case, candidate),
            citations=self.citations(),
            receipts=tuple(receipts),
            license=self.case.license,
            source_url=self.case.source_url,
            commit=self.case.commit,
            sha256=self.case.sha256,
        )

    def _note(self, kind: str, data: Mapping[str, Any], *, sync: bool = False) -> None:
        self.log.append(kind, self.episode, data, sync=sync)
