"""A whole search as one move of an episode: what the game of the recipe finds is what it proposes."""

from __future__ import annotations

import time

from attrs import define, field

from rusta_core.agent.searched import searched
from rusta_core.contexts import Outcome
from rusta_core.records import Action, DiagCase, Observation
from rusta_core.run.repair import Repairer


@define
class Searching:
    """Answers the moves of an episode: the game's name by a search, every other by the tool of that name.

    outcome: what came of the search, once it was asked for.
    """

    repairer: Repairer
    outcome: Outcome | None = field(default=None, init=False)

    @property
    def phases(self) -> dict[str, str]:
        """The tools that are asked one by one, and the search in place of those that propose."""
        looks = {name: phase for name, phase in self.repairer.phases.items() if phase != "propose"}
        return looks | {self.repairer.game: "propose"}

    def ask(self, action: Action, case: DiagCase) -> Observation:
        """What a tool, or the search, answers."""
        if action.tool != self.repairer.game:
            return self.repairer.probe(action, case)
        begun = time.monotonic()
        self.outcome = self.repairer.repair(case)
        return searched(action.tool, self.outcome, time.monotonic() - begun)
