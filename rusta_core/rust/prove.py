"""Injected bugs proven by the compiler: green before, red after, the expected error, and green again.

Three sieves, cheapest first: what still compiles, or gives another error, is dropped in batches; of the rest,
what repeats the diagnostics of another injection of its kind in the same snippet is dropped (the counterpart
of dropping mutants with identical binaries, as universalmutator does); what is left is checked alone, and its
real diagnostics go into the case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from rusta_core.contexts import Injection
from rusta_core.records import DiagCase, Edit, File, PatchBundle, Receipt, Snippet, digest
from rusta_core.rust.check import Checker, Program, Progress, Verdict, silent
from rusta_core.rust.diagnostics import to_json
from rusta_core.rust.patch import PatchError, apply_edits, inverse, k_lines

PATH = "src/main.rs"
"""Where the one file of a snippet and of a case stands."""


@frozen(kw_only=True)
class _Proposal:
    """An injection made. undo: the edits that turn `red` into the snippet again."""

    snippet: Snippet
    injection: Injection
    red: tuple[File, ...]
    undo: tuple[Edit, ...]

    @property
    def program(self) -> Program:
        return Program(self.red[0].text, self.snippet.edition)

    @property
    def before(self) -> Program:
        return Program(self.snippet.text, self.snippet.edition)

    @property
    def again(self) -> Program:
        return Program(apply_edits(self.red, self.undo)[0].text, self.snippet.edition)

    def shown(self, verdict: Verdict) -> bool:
        """Whether an error is among them that the injection was to give; no codes stand for an error without
        one."""
        codes = {said.code for said in verdict.diagnostics}
        return not codes.isdisjoint(self.injection.codes or (None,))


def prove(
    proposals: Sequence[tuple[Snippet, Injection]], checker: Checker, progress: Progress = silent
) -> tuple[list[DiagCase], Counter[str]]:
    """The cases that hold, in the order proposed, and how many proposals were refused for which reason.

    The reasons: `does not fit`, `changes nothing`, `same program`, `not green before`, `still compiles`,
    `other error`, `same diagnostics`, `not green again`.
    """
    refused: Counter[str] = Counter()
    made = _made(proposals, refused)
    made = _kept(made, checker.compiles_many([one.before for one in made]), "not green before", refused)
    red = _red(made, checker.diagnose_many([one.program for one in made], progress=progress), refused)
    red = _kept(red, checker.compiles_many([one.again for one in red]), "not green again", refused)
    verdicts = checker.check_many([one.program for one in red], progress=progress)
    shown = [one.shown(verdict) for one, verdict in zip(red, verdicts, strict=True)]
    refused["other error"] += shown.count(False)
    return [
        _case(one, verdict, checker) for one, verdict, good in zip(red, verdicts, shown, strict=True) if good
    ], +refused


def _made(proposals: Sequence[tuple[Snippet, Injection]], refused: Counter[str]) -> list[_Proposal]:
    made: dict[Program, _Proposal] = {}
    for snippet, injection in proposals:
        green = (File(path=PATH, text=snippet.text),)
        try:
            red, undo = apply_edits(green, injection.edits), inverse(green, injection.edits)
        except PatchError:
            refused["does not fit"] += 1
            continue
        one = _Proposal(snippet=snippet, injection=injection, red=red, undo=undo)
        if red == green:
            refused["changes nothing"] += 1
        elif one.program in made:
            refused["same program"] += 1
        else:
            made[one.program] = one
    return list(made.values())


def _kept(made: Sequence[_Proposal], good: Sequence[bool], otherwise: str, refused: Counter[str]) -> list[_Proposal]:
    refused[otherwise] += sum(not yes for yes in good)
    return [one for one, yes in zip(made, good, strict=True) if yes]


def _red(made: Sequence[_Proposal], verdicts: Sequence[Verdict], refused: Counter[str]) -> list[_Proposal]:
    kept: dict[Any, _Proposal] = {}
    for one, verdict in zip(made, verdicts, strict=True):
        likeness = (one.snippet.id, one.injection.operator, tuple(said.shape for said in verdict.diagnostics))
        if verdict.ok:
            refused["still compiles"] += 1
        elif not one.shown(verdict):
            refused["other error"] += 1
        elif likeness in kept:
            refused["same diagnostics"] += 1
        else:
            kept[likeness] = one
    return list(kept.values())


def _case(one: _Proposal, verdict: Verdict, checker: Checker) -> DiagCase:
    snippet, text = one.snippet, one.red[0].text
    origin: dict[str, Any] = {
        "license": snippet.license,
        "source_url": snippet.source_url,
        "commit": snippet.commit,
        "sha256": snippet.sha256,
    }
    receipt = Receipt(check="rustc", passed=True, subject=digest(snippet.text), by=f"rustc {checker.toolchain.version}")
    gold = PatchBundle(
        edits=one.undo,
        k_lines=k_lines(one.red, apply_edits(one.red, one.undo)),
        receipts=(receipt,),
        **origin,
    )
    return DiagCase(
        id=f"{snippet.id}~{one.injection.operator}~{digest(text)[:12]}",
        repo=snippet.repo,
        edition=snippet.edition,
        error_class=one.injection.error_class,
        codes=tuple(dict.fromkeys(said.code for said in verdict.diagnostics if said.code)),
        files=one.red,
        cargo_diag=tuple(to_json(said) for said in verdict.diagnostics),
        tests=snippet.tests,
        page=snippet.page,
        operator=one.injection.operator,
        gold_patch=gold,
        **origin,
    )
