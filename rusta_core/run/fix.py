"""`rusta fix PATH`: a crate or file of the user's, repaired in a copy, and written back when asked."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from difflib import unified_diff
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from rusta_core.agent.conductor import Conductor
from rusta_core.agent.devlog import DevLog, devlog_folder
from rusta_core.agent.episode import Ended, Unlogged
from rusta_core.agent.rules import EpisodeBudget, Rules
from rusta_core.agent.searched import reason
from rusta_core.agent.workbench import Workbench
from rusta_core.contexts import Log, Outcome
from rusta_core.errors import MissingTool, RustaError, UsageError
from rusta_core.records import DiagCase, File, PatchBundle
from rusta_core.run.applying import check_history, check_unchanged, check_writable
from rusta_core.run.because import because
from rusta_core.run.links import links
from rusta_core.run.repair import case_of
from rusta_core.run.repairers import repairer
from rusta_core.run.searching import Searching
from rusta_core.run.subject import Subject, read_subject
from rusta_core.run.writing import held, recover, write_all
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.verifier import Verifier
from rusta_core.serialize import to_json

MANY = 100
"""How many states at once a judge takes, at least, that checks hundreds a second."""
_MOST_NAMED = 3
PROVING_SECONDS = 600.0
"""What an episode may take beside its search: building and running tests of a crate that is no small one."""
SECONDS_ONE_BY_ONE = 60.0
"""What the search may take by default where candidates are checked one by one, some ten or twenty a second."""


@frozen(kw_only=True)
class Wishes:
    """What the user said beside the path."""

    seconds: float | None = None
    model: str | None = None
    recipe: Path | None = None
    proposers: tuple[str, ...] | None = None
    sandbox: str | None = None
    edition: str = "2021"
    patience: float = 300.0
    apply: bool = False
    without_tests: bool = False
    uncited: bool = False
    wait: float = 0.0
    log: bool = True
    allow_dirty: bool = False
    allow_no_vcs: bool = False


@frozen(kw_only=True)
class Fixed:
    """What came of it. status: `compiles` (there was nothing to do), `repaired`, or `silent` with the reason in `why`.

    after: the files that change, as they are to be; docs: the folder of the installed documentation; notes: what the
    user should know beside it; episode: its name in the log.
    """

    status: str
    subject: Subject
    why: str = ""
    because: str = ""
    case: DiagCase | None = field(default=None, repr=False)
    outcome: Outcome | None = field(default=None, repr=False)
    after: tuple[File, ...] = field(default=(), repr=False)
    docs: Path | None = None
    applied: bool = False
    notes: tuple[str, ...] = ()
    episode: str = ""
    seconds: float = 0.0

    @property
    def bundle(self) -> PatchBundle:
        """The repair of what is `repaired`."""
        assert self.outcome is not None
        assert self.outcome.bundle is not None
        return self.outcome.bundle

    @property
    def _said(self) -> Sequence[Mapping[str, Any]]:
        return self.case.cargo_diag if self.case is not None else ()

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        before = {file.path: file.text for file in self.subject.files}
        return "".join(_diff(file.path, before[file.path], file.text) for file in self.after)

    @property
    def citations(self) -> list[dict[str, Any]]:
        """Each citation with where to read it: the installed page and the public one."""
        spans = self.outcome.bundle.citations if self.outcome is not None and self.outcome.bundle is not None else ()
        return [to_json(span) | links(span, self.docs) for span in spans]

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        bundle = self.outcome.bundle if self.outcome is not None else None
        return {
            "path": str(self.subject.root),
            "status": self.status,
            **({"why": self.why} if self.why else {}),
            "reason": self.because,
            "errors": [{"code": one["code"], "message": one["message"]} for one in self._said],
            "diff": self.diff,
            "files": [to_json(file) for file in self.after],
            "k_lines": bundle.k_lines if bundle is not None else None,
            "confidence": self.outcome.confidence if self.outcome is not None else None,
            "citations": self.citations,
            "receipts": [to_json(one) for one in (bundle.receipts if bundle is not None else ())],
            "search": dict(next(iter(self.outcome.receipts), {})) if self.outcome is not None else {},
            "applied": self.applied,
            "notes": list(self.notes),
            "episode": self.episode,
            "seconds": round(self.seconds, 3),
        }


def fix(path: Path, wishes: Wishes) -> Fixed:
    """Repair what lies at a path; nothing of it is touched but by `wishes.apply`, and then only when tests passed.

    What an earlier call was killed in the middle of is mended first. Raises UsageError for what cannot be repaired for
    reasons outside of the code, and for what may not be written.
    """
    begun = time.monotonic()
    mended = tuple(map(str, recover()))
    if not path.exists() and not path.is_symlink():
        raise UsageError("there is nothing by this name", where=str(path), mend="give a crate's folder or a .rs file")
    toolchain = Toolchain.find(path if path.is_dir() else path.absolute().parent)
    with ExitStack() as stack:
        try:
            ready = stack.enter_context(
                repairer(
                    wishes.recipe,
                    model=wishes.model,
                    proposers=wishes.proposers,
                    seconds=wishes.seconds,
                    toolchain=toolchain,
                    sandbox=wishes.sandbox,
                )
            )
        except MissingTool as fault:
            if fault.tool != "bubblewrap":
                raise
            mend = (
                "`apt-get install bubblewrap`, and allow user namespaces;\n"
                "--sandbox off runs the crate's build scripts, macros and tests with all your rights"
            )
            raise MissingTool(fault.tool, needed_for=fault.needed_for, why=fault.why, mend=mend) from None
        checker = ready.workshop.checker
        subject = read_subject(path, checker, stack, edition=wishes.edition, patience=wishes.patience)
        if subject.judge is None or subject.red.ok:
            return Fixed(status="compiles", subject=subject, notes=mended, seconds=time.monotonic() - begun)
        judge = subject.judge
        ready.workshop = evolve(ready.workshop, verifiers=lambda _case: judge)
        if wishes.seconds is None and judge.at_once < MANY:
            ready.budget = evolve(ready.budget, seconds=max(ready.budget.seconds, SECONDS_ONE_BY_ONE))
        case = evolve(case_of(subject.name, subject.files, subject.edition), **subject.origin)
        if wishes.without_tests:
            case = evolve(case, tests=None)
        if wishes.apply:
            _may_write(subject, case.tests is not None, wishes)
            stack.enter_context(held(subject.root, wait=wishes.wait))
        case = ready.diagnosed(case)
        searching = Searching(ready)
        log: Log = stack.enter_context(_opened_log()) if wishes.log else Unlogged()
        ended = _episode(case, searching, judge, subject, wishes, log)
        fixed = _fixed(case, subject, ended, searching.outcome, judge, wishes)
        notes = (*mended, *fixed.notes)
        return evolve(fixed, docs=toolchain.docs, notes=notes, seconds=time.monotonic() - begun)


def _opened_log() -> DevLog:
    """The user's log. Raises RustaError, which names the way around it, where it cannot be written."""
    try:
        return DevLog.open(devlog_folder())
    except RustaError as fault:
        mend = "mend that, move the log with XDG_STATE_HOME, or say --no-log"
        raise RustaError("the episode cannot be logged", where=fault.where, why=fault.why, mend=mend) from fault


def _episode(
    case: DiagCase, searching: Searching, judge: Verifier, subject: Subject, wishes: Wishes, log: Log
) -> Ended:
    """The Conductor's way to a repair, which is written where it was proved and the user wants it. To show one, neither
    tests nor passages are asked for: the user reads it."""
    ready = searching.repairer
    rules = Rules(
        writes="crate" if wishes.apply else "copy",
        budget=EpisodeBudget(seconds=ready.budget.seconds + PROVING_SECONDS, k_lines=ready.budget.k_lines),
        without_tests=wishes.without_tests or not wishes.apply,
        uncited=wishes.uncited or not wishes.apply,
    )
    return Conductor(
        case=case,
        bench=Workbench(case, searching.ask, judge),
        player=ready.player,
        phases=searching.phases,
        rules=rules,
        documents=ready.workshop.documents,
        log=log,
        commit=lambda files: _write(subject, files, wishes),
    ).run()


def _fixed(
    case: DiagCase, subject: Subject, ended: Ended, outcome: Outcome | None, judge: Verifier, wishes: Wishes
) -> Fixed:
    """How an episode is told. Raises UsageError for a repair that is not written since nothing bears it out."""
    fixed = Fixed(status="silent", subject=subject, case=case, outcome=outcome, episode=ended.episode)
    check_unchanged({} if wishes.apply else {subject.root / name: one.sha256 for name, one in subject.sources.items()})
    if outcome is None or outcome.bundle is None:
        why = _why(case, outcome, judge) if outcome is not None else _unasked(ended)
        return evolve(fixed, why=why, because=because(case, outcome) if outcome is not None else "")
    if ended.state == "stopped":
        return evolve(fixed, why=ended.why, because=because(case, outcome))
    if wishes.apply and ended.state != "applied":
        where = str(subject.root)
        if not outcome.bundle.citations and not wishes.uncited:
            why = "no passage of the installed documentation is about this error or this repair"
            mend = "look at the diff (without --apply), and say --uncited"
            raise UsageError("the repair cites nothing, so it is not written", where=where, why=why, mend=mend)
        why = "no test ran to its end and passed"
        raise UsageError("the repair is not proved", where=where, why=why, mend="say --without-tests")
    return evolve(
        fixed,
        status="repaired",
        because=because(case, outcome),
        after=_changed(subject, ended.files),
        notes=_notes(case, outcome, wishes),
        applied=wishes.apply,
    )


def _unasked(ended: Ended) -> str:
    """Why a search gave no answer at all."""
    said = [str(step.observation.data["why"]) for step in ended.steps if step.observation.status == "error"]
    return said[-1] if said else "the time was over before the search began"


def _why(case: DiagCase, outcome: Outcome, judge: Verifier) -> str:
    """Why there is no repair; where tests were in the way, which."""
    places = {span["file"] for said in case.cargo_diag for span in said["spans"] if span["primary"]}
    if places and all(place.startswith("tests/") or "/tests/" in place for place in places):
        return f"the error lies in a test, and a repair may not change tests ({reason(outcome)})"
    best = next((one for one in outcome.candidates if one.tests_green is False), None)
    if best is None:
        return reason(outcome)
    [tested] = judge.test([apply_edits(case.files, best.edits)])  # it is remembered
    failed = ", ".join(tested.failed[:_MOST_NAMED]) or tested.detail if tested is not None else ""
    more = len(tested.failed) - _MOST_NAMED if tested is not None else 0
    named = f" (one fails {failed}{f' and {more} more' if more > 0 else ''})" if failed else ""
    return f"{reason(outcome)}{named}; if they fail for other reasons, --without-tests does without them"


def _changed(subject: Subject, files: Sequence[File]) -> tuple[File, ...]:
    return tuple(new for old, new in zip(subject.files, files, strict=True) if new.text != old.text)


def _notes(case: DiagCase, outcome: Outcome, wishes: Wishes) -> tuple[str, ...]:
    bundle = outcome.bundle
    if bundle is None:
        return ()
    notes = [one.detail for one in bundle.receipts if one.check == "notice"]
    if not bundle.citations:
        notes.append("cites nothing: no passage of the installed documentation is about this error or this repair")
    if case.tests is None:
        why = "no tests were run" if wishes.without_tests else "there are no tests"
        called = any(one.check == "calls" for one in bundle.receipts)
        judged = "the compiler and calls that were made up have judged" if called else "only the compiler has judged"
        notes.append(f"{why}: {judged}")
    return tuple(notes)


def _may_write(subject: Subject, tested: bool, wishes: Wishes) -> None:
    """Raises UsageError for what --apply would refuse in the end, before anything is searched."""
    if not tested and not wishes.without_tests:
        why = "there are no tests, and what compiles need not be what was meant"
        mend = "look at the diff (without --apply) and say --without-tests, or write a test"
        raise UsageError("the repair would not be proved", where=str(subject.root), why=why, mend=mend)
    at_fault = {span.file for error in subject.red.diagnostics for span in error.primary} & subject.sources.keys()
    paths = [subject.root / name for name in sorted(at_fault)]
    check_writable(paths)
    _check_history(subject, paths, wishes)


def _check_history(subject: Subject, paths: Sequence[Path], wishes: Wishes) -> None:
    check_history(subject.root, paths, allow_dirty=wishes.allow_dirty, allow_no_vcs=wishes.allow_no_vcs)


def _write(subject: Subject, files: Sequence[File], wishes: Wishes) -> None:
    """Write a repair that was proved. Raises UsageError where it may not be written."""
    after = _changed(subject, files)
    paths = {file.path: subject.root / file.path for file in after}
    check_writable([*paths.values()])
    _check_history(subject, [*paths.values()], wishes)
    check_unchanged({subject.root / name: source.sha256 for name, source in subject.sources.items()})
    write_all(subject.root, {paths[file.path]: subject.sources[file.path].written(file.text) for file in after})


def _diff(path: str, old: str, new: str) -> str:
    lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
