"""`rusta golden replay`: the golden episodes played again, from their recordings and with live tools."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, define, evolve, frozen

from rusta_core.agent.conductor import Conductor
from rusta_core.agent.player import ScriptedPlayer
from rusta_core.agent.replay import Divergence, Recorded, normal, replay
from rusta_core.agent.rules import EpisodeBudget, Rules
from rusta_core.agent.workbench import Ask, Workbench
from rusta_core.contexts import Player, SourceContext
from rusta_core.errors import RustaError, UsageError
from rusta_core.records import Action, DiagCase, DocSpan, Entry, Observation, Step
from rusta_core.run.repair import LIBRARIAN, Repairer
from rusta_core.rust.verifier import Verifier
from rusta_core.serialize import to_json

PERSON = "person"
"""Who proposes the golden patch, after the tools have been asked: the person who made the golden."""
_BUDGET = EpisodeBudget(steps=96, probes=32, seconds=300.0, k_lines=20)


@define
class GoldenPlayer(ScriptedPlayer):
    """Asks the documentation all that is to be asked, and the person last; else as the script."""

    name: str = "golden"

    def next_step(self, case: DiagCase, steps: Sequence[Step], legal: Sequence[str]) -> str:
        """The policy's step."""
        proposed = any(step.observation.proposals for step in steps)
        if LIBRARIAN in legal and steps and not proposed:
            return LIBRARIAN
        tools = [name for name in legal if name != PERSON]
        chosen = super().next_step(case, steps, tools)
        return PERSON if chosen == "abstain" and PERSON in legal else chosen


@frozen(kw_only=True)
class Golden:
    """A golden: its case, with the patch that a person made, and how its repair went."""

    case: DiagCase
    entry: Entry

    @property
    def name(self) -> str:
        return self.case.id.rpartition("/")[2]

    @property
    def questions(self) -> list[Mapping[str, Any]]:
        """What the documentation was asked, in turn."""
        return [step.action.arguments for step in self.entry.steps if step.action.tool == LIBRARIAN]


@frozen(kw_only=True)
class Replayed:
    """How a golden came out when it was played again. mode: `recorded` or `live`."""

    name: str
    mode: str
    steps: int
    divergence: Divergence | None
    k_lines: int

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {**asdict(self), "same": self.divergence is None}


def goldens(repairer: Repairer, names: Sequence[str] = ()) -> list[Golden]:
    """Those of the recipe's sources whose state is `golden`. Raises UsageError for a name that none has."""
    context = SourceContext(
        toolchain=repairer.workshop.checker.toolchain, base=Path.cwd(), log=lambda _file, _reason: None
    )
    sources = [one for _, one in repairer.assembly.pieces("source") if getattr(one, "state", "") == "golden"]
    where = str(repairer.assembly.recipe.path)
    if not sources:
        raise UsageError("there are no goldens", where=where, mend='add [[source]] with `use = "golden"`')
    found = [
        Golden(case=case, entry=entry)
        for source in sources
        for case, entry in zip(source.cases(context), source.entries(context), strict=True)
    ]
    for name in names:
        if name not in (one.name for one in found):
            known = ", ".join(one.name for one in found)
            raise UsageError(f"no golden is called {name!r}", where=where, mend=f"choose among {known}")
    return [one for one in found if not names or one.name in names]


def conductor(
    case: DiagCase,
    ask: Ask,
    verifier: Verifier,
    repairer: Repairer,
    *,
    questions: Sequence[Mapping[str, Any]],
    cites: Sequence[DocSpan],
    player: Player | None = None,
    recorded: bool = False,
) -> Conductor:
    """The episode of a golden: the recipe's tools one by one, then the person."""

    def asked(action: Action, now: DiagCase) -> Observation:
        if action.tool == PERSON and not recorded:
            assert case.gold_patch is not None
            return Observation(tool=PERSON, status="ok", proposals=(case.gold_patch.edits,))
        return ask(action, now)

    return Conductor(
        case=case,
        bench=Workbench(case, asked, verifier),
        player=player or GoldenPlayer(),
        phases={**repairer.phases, PERSON: "propose"},
        rules=Rules(writes="copy", budget=_BUDGET, uncited=recorded),
        documents=repairer.workshop.documents,
        questions=questions,
        cites=cites,
    )


def record(
    case: DiagCase, repairer: Repairer, questions: Sequence[Mapping[str, Any]], cites: Sequence[DocSpan]
) -> Entry:
    """Play a golden with live tools and give back how it went, as it is on every machine.

    Raises RustaError for an episode that does not end in a repair.
    """
    diagnosed = repairer.diagnosed(case)
    verifier = repairer.workshop.verifier(diagnosed)
    one = conductor(diagnosed, repairer.probe, verifier, repairer, questions=questions, cites=cites)
    ended = one.run()
    if ended.state != "applied":
        moves = ", ".join(step.action.tool for step in ended.steps)
        raise RustaError("the golden does not end in a repair", where=case.id, why=ended.why or f"it went: {moves}")
    entry = ended.entry()
    steps = tuple(evolve(step, observation=normal(step.observation)) for step in entry.steps)
    return evolve(entry, steps=steps)


def replayed(golden: Golden, repairer: Repairer, *, live: bool, player: Player | None = None) -> Replayed:
    """Play a golden again."""
    diagnosed = repairer.diagnosed(golden.case) if live else _diagnosed(golden)
    recording = Recorded(golden.entry)
    one = conductor(
        diagnosed,
        repairer.probe if live else recording.ask,
        repairer.workshop.verifier(diagnosed) if live else recording,
        repairer,
        questions=golden.questions,
        cites=golden.entry.citations,
        player=player,
        recorded=not live,
    )
    divergence = replay(one, golden.entry, live=live)
    return Replayed(
        name=golden.name,
        mode="live" if live else "recorded",
        steps=len(one.steps),
        divergence=divergence,
        k_lines=one.bench.k_lines,
    )


def replays(
    repairer: Repairer, names: Sequence[str], modes: Sequence[bool], player: Player | None = None
) -> Iterator[Replayed]:
    """Each golden in each mode (True for live), as they end."""
    for golden in goldens(repairer, names):
        for live in modes:
            yield replayed(golden, repairer, live=live, player=player)


def _diagnosed(golden: Golden) -> DiagCase:
    """The case with what the recording says of it."""
    said: Mapping[str, Any] = golden.entry.steps[0].observation.data if golden.entry.steps else {}
    return evolve(golden.case, codes=tuple(said.get("codes", ())), cargo_diag=tuple(said.get("diagnostics", ())))


def told(entry: Entry) -> str:
    """An entry as the file that keeps it."""
    return json.dumps(to_json(entry), indent=1, ensure_ascii=False) + "\n"
