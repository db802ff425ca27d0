"""Repairs with the pieces of a recipe: one case at a time, from its files to an outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from threading import Lock
from typing import Any

from attrs import define, evolve, field

from rusta_core.agent.machine import phase_of
from rusta_core.contexts import Budget, Outcome, PlayContext, Player, ProbeContext, Workshop
from rusta_core.errors import UsageError
from rusta_core.recipe import Assembly, assemble
from rusta_core.records import QA, Action, DiagCase, File, Observation, digest
from rusta_core.rust.diagnostics import to_json
from rusta_core.rust.program import Program
from rusta_core.rust.taxonomy import error_class

UNHURRIED = 120.0
"""Seconds for a case whose candidates are to be labelled: what is found must not hang on how busy the machine is."""
LIBRARIAN = "doc-index"
"""The tool that finds passages of the documentation."""
TESTS = "#[test]"
"""How a case says that tests were found in its files."""


def case_of(name: str, files: Sequence[File], edition: str = "2021", *, page: str | None = None) -> DiagCase:
    """A case as far as its files tell: nothing is compiled yet."""
    tested = any(file.path.endswith(".rs") and Program(file.text, edition).has_tests for file in files)
    return DiagCase(
        id=name,
        repo=name,
        edition=edition,
        error_class="type",
        files=tuple(files),
        tests=TESTS if tested else None,
        page=page,
        license="NOASSERTION",
        source_url="",
        sha256=digest("\0".join(file.text for file in files)),
    )


@define
class Repairer:
    """A game, its tools and a player, ready for one case after another. May be asked from several threads."""

    assembly: Assembly
    workshop: Workshop
    player: Player
    game: str
    budget: Budget = field(factory=Budget)
    seed: int = 0
    _is_read: bool = field(default=False, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def diagnosed(self, case: DiagCase) -> DiagCase:
        """The case with what the compiler says of it. Raises UsageError where it compiles as it is."""
        verdict = self.workshop.verifier(case).check(case.files)
        if verdict.ok:
            raise UsageError("there is nothing to repair", where=case.id, why="it compiles as it is")
        codes = tuple(said.code for said in verdict.diagnostics)
        return evolve(
            case,
            error_class=error_class(codes),
            codes=tuple(dict.fromkeys(code for code in codes if code)),
            cargo_diag=tuple(map(to_json, verdict.diagnostics)),
        )

    @property
    def phases(self) -> dict[str, str]:
        """The tools in their order, each with what it is for."""
        return {name: phase_of(piece) for name, piece in self.assembly.pieces("tool")}

    def repair(self, case: DiagCase) -> Outcome:
        """What came of a case that was diagnosed."""
        self._read(case)
        context = PlayContext(
            cases=[case],
            player=self.player,
            budget=self.budget,
            rng=Random(f"{self.seed}:{case.id}"),
            workshop=self.workshop,
            tools=tuple(self.phases),
            phases=self.phases,
            probe=self.probe,
            done=lambda _outcome: None,
        )
        played = self.assembly.call("game", self.game, context)
        return next(outcome for outcome in played.outcomes if outcome.kind == "repair")

    def without_abstaining(self) -> float:
        """From now on give every repair, however unsure; the confidence below which the recipe would withhold it."""
        return float(self._with(abstain_below=0.0).get("abstain_below", 0.0))

    def labelling(self, checks: int) -> None:
        """From now on choose without tests, compile at most so many candidates of a case, and keep them all."""
        self.budget = evolve(self.budget, checks=checks, seconds=UNHURRIED)
        self._with(judge="blind", widen=True, abstain_below=0.0, kept=checks)

    def _with(self, **options: Any) -> Mapping[str, Any]:
        """Give the game other options; those that it had."""
        game = next(piece for piece in self.assembly.all if (piece.spec.kind, piece.spec.key) == ("game", self.game))
        recipe, known = self.assembly.recipe, game.options
        taken = {name: value for name, value in options.items() if name in known}
        spec = evolve(game.spec, options={**game.spec.options, **taken})
        pieces = tuple(spec if one is game.spec else one for one in recipe.pieces)
        self.assembly = assemble(evolve(recipe, pieces=pieces))
        return known

    def _read(self, case: DiagCase) -> None:
        """See that the documentation is read and indexed before the clock of the first case runs."""
        with self._lock:
            if not self._is_read and any(name == LIBRARIAN for name, _ in self.assembly.pieces("tool")):
                self.probe(Action(tool=LIBRARIAN, arguments={"query": "", "codes": []}), case)
            self._is_read = True

    def probe(self, action: Action, case: DiagCase | QA) -> Observation:
        """What the tool of an action answers about a case."""
        context = ProbeContext(action=action, case=case, workshop=self.workshop, player=self.player)
        answer: Observation = self.assembly.call("tool", action.tool, context)
        return answer
