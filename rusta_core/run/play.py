"""Games: a player tries cases under a budget, and every outcome is kept as it ends.

The same step plays for two ends: episodes of the scripted player on training cases teach the heads; the trained
player on held-out cases is what the run is judged by.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from threading import Lock
from typing import Any, TextIO

from attrs import define, field

from rusta_core.agent.devlog import DevLog
from rusta_core.agent.machine import phase_of
from rusta_core.contexts import Budget, Outcome, PlayContext, Player, ProbeContext, Workshop
from rusta_core.errors import RecordError
from rusta_core.records import QA, Action, DiagCase, Observation
from rusta_core.run.digests import piece_code, rooms
from rusta_core.run.work import Work
from rusta_core.serialize import from_json, to_json


@define
class Journal:
    """Outcomes on disk, a line each, flushed as they end. A kill leaves a torn last line: that case is played again."""

    path: Path
    _file: TextIO | None = None
    _lock: Lock = field(factory=Lock)

    def read(self) -> list[Outcome]:
        """What was written, without a torn tail, which is cut off the file."""
        if not self.path.exists():
            return []
        outcomes, whole = [], 0
        for line in self.path.read_bytes().splitlines(keepends=True):
            try:
                outcomes.append(from_json(Outcome, json.loads(line)))
            except (ValueError, RecordError):
                break
            whole += len(line)
        with self.path.open("r+b") as file:
            file.truncate(whole)
        return outcomes

    def add(self, outcome: Outcome) -> None:
        """Keep one outcome."""
        line = json.dumps(to_json(outcome), ensure_ascii=False)
        with self._lock:
            self._file = self._file or self.path.open("a", encoding="utf-8")
            print(line, file=self._file, flush=True)


def play(
    work: Work,
    name: str,
    game: str,
    cases: Sequence[DiagCase | QA],
    player: Player,
    workshop: Workshop,
    *,
    budget: Budget,
    depends: dict[str, Any],
) -> list[Outcome]:
    """Play one game over cases as a cached step that a kill interrupts but does not undo."""
    piece = work.pieces("game")[game]
    tools = work.pieces("tool")

    def probe(action: Action, case: DiagCase | QA) -> Observation:
        context = ProbeContext(action=action, case=case, workshop=workshop, player=player)
        answer: Observation = work.assembly.call("tool", action.tool, context)
        return answer

    def make(scratch: Path) -> str:
        journal = Journal(scratch / "outcomes.jsonl")
        played = {outcome.id for outcome in journal.read() if outcome.kind != "step"}
        left = [case for case in cases if case.id not in played]
        total, count = len(cases), len(played)

        def done(outcome: Outcome) -> None:
            nonlocal count
            journal.add(outcome)
            if outcome.kind != "step":
                count += 1
                work.progress.update(count, total, f"{outcome.id[:40]}")

        log = DevLog.open(work.folder.path / "devlog")  # whoever looks at it later must not change the step's folder
        context = PlayContext(
            cases=left,
            player=player,
            budget=budget,
            rng=Random(f"{work.recipe.run.seed}:{game}"),
            workshop=workshop,
            tools=tuple(tools),
            phases={name: phase_of(piece) for name, piece in tools.items()},
            probe=probe,
            done=done,
            log=log,
        )
        with log:
            work.assembly.call("game", game, context)
        outcomes = journal.read()
        return f"{sum(1 for outcome in outcomes if outcome.kind != 'step'):,} played by {player.name}"

    folder = work.step(
        name,
        {
            **depends,
            "cases": [case.id for case in cases],
            "player": player.name,
            "budget": to_json(budget),
            "options": [work.options("game", game), work.options("tool")],
            "tools": [work.toolchain.fingerprint],
            "code": [
                rooms("rust", "agent", "run/play.py"),
                piece_code(piece),
                *map(piece_code, tools.values()),
            ],
        },
        make,
    )
    outcomes = Journal(folder / "outcomes.jsonl").read()
    return sorted(outcomes, key=lambda outcome: (outcome.kind, outcome.id))
