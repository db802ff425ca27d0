"""What the player itself would change: the edits that a trained model writes for a case."""

from __future__ import annotations

import time

from attrs import field, frozen
from attrs.validators import ge

from rusta_core import QA, Observation, ProbeContext, hookimpl


@frozen(eq=False, kw_only=True)
class ModelEdits:
    """Proposes the edits that the player of the game writes, the most probable first.

    Answers `missing` where nobody plays or the player writes none, as the scripted player does.
    """

    most: int = field(default=8, validator=ge(1), metadata={"doc": "How many edits to propose, at most."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        start, case, player = time.perf_counter(), context.case, context.player
        if isinstance(case, QA):
            why = "a player proposes edits of programs, and this is a question"
            return Observation(tool=context.action.tool, status="error", data={"why": why})
        proposals = tuple(player.propose(case, self.most)) if player else ()
        data: dict[str, int | str] = {"proposed": len(proposals)}
        if not proposals:
            data["why"] = f"the player {player.name} proposes nothing here" if player else "no player is asking"
        return Observation(
            tool=context.action.tool,
            status="ok" if proposals else "missing",
            data=data,
            proposals=proposals,
            seconds=time.perf_counter() - start,
        )
