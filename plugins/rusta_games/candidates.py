"""The candidates of one case: each text once, honest, small enough, checked in batches under a budget."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence

from attrs import define, evolve, field

from rusta_core import (
    Budget,
    Candidate,
    Checker,
    DiagCase,
    Diagnostic,
    Edit,
    File,
    Observation,
    Program,
    RustaError,
    apply_edits,
    diagnostic_to_json,
    dishonest,
    k_lines,
)

Edits = tuple[Edit, ...]

PER_EXPANSION = 8
"""Checks that one candidate may have for a second edit on top of it."""


@define
class Candidates:
    """What was proposed for a case and what the compiler says of it, in the order of the proposals.

    checks counts the candidates that were compiled; dropped counts, by reason, those that were not.
    """

    case: DiagCase
    checker: Checker
    budget: Budget
    deadline: float
    all: list[Candidate] = field(factory=list)
    errors: dict[str, tuple[Diagnostic, ...]] = field(factory=dict)
    dropped: Counter[str] = field(factory=Counter)
    _seen: set[str] = field(factory=set)

    @property
    def checks(self) -> int:
        return len(self.all)

    @property
    def compiling(self) -> list[Candidate]:
        return [candidate for candidate in self.all if candidate.compiles]

    @property
    def exhausted(self) -> bool:
        return self.checks >= self.budget.checks or time.monotonic() >= self.deadline

    def add(self, proposer: str, proposals: Sequence[Edits], *, upto: int, base: Candidate | None = None) -> int:
        """Check what is proposed, for the case or on top of `base`, until `upto` candidates of the case have been
        checked; how many of it compile."""
        files = self.case.files if base is None else files_of(base)
        made: list[Candidate] = []
        for edits in proposals:
            if self.checks + len(made) >= min(upto, self.budget.checks) or time.monotonic() >= self.deadline:
                break
            candidate = self._made(proposer, files, edits, composed=base is not None)
            if candidate is not None:
                made.append(candidate)
        programs = [Program(text_of(candidate), self.case.edition) for candidate in made]
        verdicts = self.checker.diagnose_many(programs) if programs else []
        for candidate, verdict in zip(made, verdicts, strict=True):
            self.errors[text_of(candidate)] = verdict.diagnostics
            self.all.append(evolve(candidate, compiles=verdict.ok))
        return sum(verdict.ok for verdict in verdicts)

    def _made(self, proposer: str, files: Sequence[File], edits: Edits, *, composed: bool) -> Candidate | None:
        try:
            after = apply_edits(files, edits)
        except RustaError:
            self.dropped["does not fit its file"] += 1
            return None
        text, k = after[0].text, k_lines(self.case.files, after)
        reason = (
            "repeats another"
            if text in self._seen or text == self.case.files[0].text
            else "touches too many lines"
            if k > self.budget.k_lines
            else "dishonest"
            if dishonest(self.case.files, after, self.case.codes)
            else None
        )
        self._seen.add(text)
        if reason is not None:
            self.dropped[reason] += 1
            return None
        return Candidate(
            edits=(_difference(self.case.files[0], text),) if composed else edits,
            files=tuple((file.path, file.text) for file in after),
            k_lines=k,
            proposer=proposer,
            honest=True,
        )

    def promising(self, messages: Sequence[str]) -> list[Candidate]:
        """Those that leave other errors than the case's own `messages`: first those that leave the fewest."""
        left = {
            index: len(errors)
            for index, candidate in enumerate(self.all)
            if (errors := self.errors[text_of(candidate)]) and [said.message for said in errors] != messages
        }
        return [self.all[index] for index in sorted(left, key=lambda index: (left[index], index))]

    def expand(self, base: Candidate, ask: Callable[[str, DiagCase], Observation], tools: Sequence[str]) -> int:
        """One more edit on top of `base`, which is a case of its own to the tools; how many then compile."""
        errors = self.errors[text_of(base)]
        codes = tuple(dict.fromkeys(error.code for error in errors if error.code))
        said = tuple(diagnostic_to_json(error) for error in errors)
        case = evolve(self.case, files=files_of(base), cargo_diag=said, codes=codes)
        upto, compiling = self.checks + PER_EXPANSION, 0
        for tool in tools:
            if not self.exhausted and self.checks < upto:
                compiling += self.add(tool, ask(tool, case).proposals, upto=upto, base=base)
        return compiling


def text_of(candidate: Candidate) -> str:
    """The program that a candidate makes of a case of one file."""
    return candidate.files[0][1]


def files_of(candidate: Candidate) -> tuple[File, ...]:
    return tuple(File(path=path, text=text) for path, text in candidate.files)


def _difference(file: File, text: str) -> Edit:
    """The one edit between what two texts have in common at their ends."""
    old, new = file.text.encode(), text.encode()
    start = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    while start and old[start : start + 1] and old[start] & 0xC0 == 0x80:  # never inside a character
        start -= 1
    most = min(len(old), len(new)) - start
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    while tail and old[len(old) - tail] & 0xC0 == 0x80:
        tail -= 1
    return Edit(path=file.path, start=start, end=len(old) - tail, text=new[start : len(new) - tail].decode())
