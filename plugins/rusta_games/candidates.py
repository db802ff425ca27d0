"""The candidates of one case: each state once, honest, small enough, checked and tested in batches under a budget."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from attrs import define, evolve, field

from rusta_core import (
    Budget,
    Candidate,
    DiagCase,
    Diagnostic,
    Edit,
    File,
    Observation,
    RustaError,
    Verifier,
    apply_edits,
    dishonest,
    edits_between,
    k_lines,
    preference,
)

Files = tuple[tuple[str, str], ...]

BATCH = 200
"""Candidates that are checked at once, at most: some 0.6 s, after which the deadline is looked at."""
TESTED_AT_ONCE = 48
CALLED = 16
"""How many candidates have calls made up for them, at most: each takes seconds where something never ends."""
UNKNOWN_COST = 2.0
LATER = 0.25
"""What a proposal costs whose tool does not say, and each one after it more."""


@define
class Candidates:
    """What was proposed for a case and what the compiler and the tests say of it, in the order of the checks.

    checks counts the candidates that were compiled; dropped counts, by reason, those that were not.
    """

    case: DiagCase
    verifier: Verifier
    budget: Budget
    deadline: float
    errors: dict[Files, tuple[Diagnostic, ...]] = field(factory=dict)
    dropped: Counter[str] = field(factory=Counter)
    has_tests: bool = False  # whether any test of any candidate has run
    _known: dict[Files, Candidate] = field(factory=dict)
    _seen: set[Files] = field(factory=set)

    @property
    def all(self) -> list[Candidate]:
        return list(self._known.values())

    @property
    def checks(self) -> int:
        return len(self._known)

    @property
    def compiling(self) -> list[Candidate]:
        """What compiles and is honest."""
        return [candidate for candidate in self._known.values() if candidate.compiles and candidate.honest]

    @property
    def exhausted(self) -> bool:
        return self.checks >= self.budget.checks or time.monotonic() >= self.deadline

    def admitted(self, observation: Observation, base: Candidate | None = None) -> Iterator[Candidate]:
        """What may be checked of what a tool proposed, for the case or on top of `base`."""
        rules, costs, about = (observation.data.get(name) for name in ("rules", "costs", "about"))
        for place, edits in enumerate(observation.proposals):
            if time.monotonic() >= self.deadline:
                break
            rule = rules[place] if rules else ""
            told = about.get(rule, {}) if about else {}
            cost = costs[place] if costs else UNKNOWN_COST + LATER * place
            one = self._made(observation.tool, edits, base)
            if one is not None:
                of_rule = {name: told.get(name, "") for name in ("intent", "basis", "says")}
                one = evolve(one, rule=rule, cost=cost, **of_rule)
                yield one if base is None else _on_top(base, one)

    def _made(self, proposer: str, edits: tuple[Edit, ...], base: Candidate | None) -> Candidate | None:
        try:
            after = apply_edits(self.case.files if base is None else files_of(base), edits)
        except RustaError:
            self.dropped["does not fit its file"] += 1
            return None
        made = tuple((file.path, file.text) for file in after)
        if made in self._seen or list(after) == list(self.case.files):
            self.dropped["repeats another"] += 1
            return None
        self._seen.add(made)
        k = k_lines(self.case.files, after)
        if k > self.budget.k_lines:
            self.dropped["touches too many lines"] += 1
            return None
        whole = edits if base is None else edits_between(self.case.files, after)
        return Candidate(edits=whole, files=made, k_lines=k, proposer=proposer)

    def check(self, made: Sequence[Candidate], *, upto: int) -> list[Candidate]:
        """Compile them in their order until the case has had `upto` checks or its time is over; those that compile.

        What compiles is held to the rules of honesty then: they cost as much as the compiler, and most do not compile.
        """
        compiling: list[Candidate] = []
        made = made[: max(0, min(upto, self.budget.checks) - self.checks)]
        at_once = min(BATCH, self.verifier.at_once)
        for start in range(0, len(made), at_once):
            if time.monotonic() >= self.deadline:
                break
            some = made[start : start + at_once]
            verdicts = self.verifier.diagnose([files_of(one) for one in some])
            for one, verdict in zip(some, verdicts, strict=True):
                if verdict.broke_off:
                    self.dropped["rustc broke off"] += 1
                    continue
                self.errors[one.files] = verdict.diagnostics
                honest = not dishonest(self.case.files, files_of(one), self.case.codes) if verdict.ok else None
                if honest is False:
                    self.dropped["dishonest"] += 1
                self._known[one.files] = evolve(one, compiles=verdict.ok, honest=honest)
                if honest:
                    compiling.append(self._known[one.files])
        return compiling

    def test(self, some: Sequence[Candidate], *, enough: Callable[[], bool]) -> None:
        """Run their tests, in their order, until there are `enough` that pass or the time is over: the first few
        always, since what was compiled and not tested is worth nothing."""
        at_once = min(TESTED_AT_ONCE, self.verifier.at_once)
        for start in range(0, len(some), at_once):
            if start and (time.monotonic() >= self.deadline or enough()):
                break
            few = some[start : start + at_once]
            verdicts = self.verifier.test([files_of(one) for one in few])
            for one, verdict in zip(few, verdicts, strict=True):
                self.has_tests |= verdict is not None
                self._known[one.files] = evolve(one, tests_green=verdict.passed if verdict is not None else None)
            if not self.has_tests:
                break

    def warned(self) -> None:
        """Count the warnings of what compiles."""
        compiling = [one for one in self.compiling if one.warnings is None]
        for one, warnings in zip(compiling, self.verifier.warnings([files_of(one) for one in compiling]), strict=True):
            self._known[one.files] = evolve(one, warnings=warnings)

    def called(self) -> None:
        """See what the cheapest of what compiles do when they are called."""
        some = sorted((one for one in self.compiling if one.called is None), key=lambda one: one.cost)[:CALLED]
        if some and time.monotonic() < self.deadline:
            calls = self.verifier.called([files_of(one) for one in some], self.case.files)
            for one, gave in zip(some, calls, strict=True):
                self._known[one.files] = evolve(one, called=tuple(sorted(gave.items())))


def files_of(candidate: Candidate) -> tuple[File, ...]:
    return tuple(File(path=path, text=text) for path, text in candidate.files)


def _on_top(base: Candidate, one: Candidate) -> Candidate:
    """One proposal on top of another: it intends the further-reaching of the two, and costs both."""
    intent = max(base.intent, one.intent, key=preference)
    rule, says = " + ".join(filter(None, (base.rule, one.rule))), "; ".join(filter(None, (base.says, one.says)))
    basis = " ".join(dict.fromkeys(f"{base.basis} {one.basis}".split()))
    cost, rounds = base.cost + one.cost, base.rounds + one.rounds
    return evolve(one, rule=rule, says=says, intent=intent, basis=basis, cost=cost, rounds=rounds)
