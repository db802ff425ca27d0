"""`rusta data candidates`: the candidates of cases with their labels, in parts that outlive a kill.

The search finds them as it does where there are no tests, and what it leaves is labelled by the tests that it did not
see: so the value model learns from exactly what it will be shown.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import define, evolve, frozen

from rusta_core.contexts import Candidate
from rusta_core.errors import UsageError
from rusta_core.records import DiagCase, File, digest
from rusta_core.run.parts import chunks, done_once, in_step, part
from rusta_core.run.patches import read_cases
from rusta_core.run.progress import Progress
from rusta_core.run.repair import Repairer, case_of
from rusta_core.run.work import SPLITS
from rusta_core.rust.apart import Apart, apart
from rusta_core.rust.case import origin_of
from rusta_core.rust.genuine import files_of, golden_files, same_files
from rusta_core.rust.patch import apply_edits, parse_edits
from rusta_core.rust.program import Program
from rusta_core.serialize import dumps
from rusta_core.spine import shards
from rusta_core.spine.snapshot import open_snapshot
from rusta_core.value.labels import LabelledCase, counted

PART = 20
"""Cases in a part: a minute's work."""
EXERCISES, FIXED, LICENSE = "exercises", "fixed", "MIT OR Apache-2.0"
"""The side of what people get wrong, and the folder of programs that ship; where their repairs lie; their terms."""
HELD_OUT = 0.1
SHARE = {"type": 3.0, "borrow": 2.0, "move": 2.0, "trait": 2.0, "syntax": 0.5, "visibility": 0.5}
"""How much more often a case is drawn than others by its class: of 60 cases, ten of each, the search left a choice in
two, two, two, one, one and none."""
ASSERTS, WITHOUT = "assert", 0.3
"""What says that a program looks at what it does, and how often one without it is drawn: its candidates seldom fail."""


@frozen
class Searched:
    """A case without its tests and what the search found for it. checked: how many candidates were compiled."""

    case: DiagCase
    shown: DiagCase
    parts: Apart
    candidates: list[Candidate]
    checked: int

    def tree(self, one: Candidate) -> tuple[File, ...]:
        """The files as a candidate makes them, with the tests put back."""
        return self.parts.together(files_of(self.shown, one))


@define
class Labeller:
    """Labels cases with a repairer that labels (`Repairer.labelling`)."""

    repairer: Repairer

    def label(self, cases: Iterable[DiagCase], split: str) -> list[LabelledCase]:
        """Those of the cases for which something compiles, with what compiles and its labels."""
        searched = [found for case in cases if (found := self.searched(case)) is not None]
        each = [(found, one) for found in searched for one in found.candidates]
        passed = iter(self._passed(each))
        return [_labelled(found, split, [next(passed) for _ in found.candidates]) for found in searched]

    def searched(self, case: DiagCase) -> Searched | None:
        """What the search finds without the tests; None where nothing compiles or all does."""
        parts = apart(case.files)
        blind = evolve(case, files=parts.files, tests=None, gold_text=None, gold_patch=None)
        try:
            shown = self.repairer.diagnosed(blind)
        except UsageError:
            return None
        outcome = self.repairer.repair(shown)
        found = [one for one in outcome.candidates if one.probability]  # it was ranked
        checked = int(outcome.receipts[0].get("checked", 0)) if outcome.receipts else 0
        return Searched(case, shown, parts, found, checked) if found else None

    def _passed(self, each: Sequence[tuple[Searched, Candidate]]) -> list[bool]:
        """Whether the tests of each pass; many cases of one file share a test binary."""
        workshop = self.repairer.workshop
        alone = {at: found.tree(one) for at, (found, one) in enumerate(each)}
        programs = {at: Program(tree[0].text, each[at][0].case.edition) for at, tree in alone.items() if len(tree) == 1}
        verdicts = dict(zip(programs, workshop.checker.test_many(list(programs.values())), strict=True))
        for at, (found, _) in enumerate(each):
            if at not in verdicts:
                [verdicts[at]] = workshop.verifier(found.case).test([alone[at]])
        return [(verdict := verdicts[at]) is not None and verdict.passed for at in alone]


def _labelled(found: Searched, split: str, passed: Sequence[bool]) -> LabelledCase:
    gold = golden_files(found.case)
    known = apart(gold).files if gold is not None else None
    some = [evolve(one, tests_green=green) for one, green in zip(found.candidates, passed, strict=True)]
    return LabelledCase(
        case=found.shown,
        split=split,
        proposed=found.checked,
        tests=found.parts.tests,
        candidates=tuple(some),
        gold=tuple(known is not None and same_files(known, files_of(found.shown, one)) for one in some),
        **origin_of(found.case),
    )


def label_snapshot(repairer: Repairer, data: Path, out: Path, *, most: int | None) -> Counter[str]:
    """Label the cases of a snapshot that show behaviour, drawn by their content; how many of what came of it.

    most: cases of the training side, HELD_OUT times as many of each other; None for all. Raises UsageError where the
    snapshot holds no such case.
    """
    kept = open_snapshot(data)
    jobs = in_step({split: chunks(_drawn(kept.paths("cases", split), _most(split, most)), PART) for split in SPLITS})
    if not jobs:
        raise UsageError("there is nothing to label", where=str(data), why="no case of one file in it has tests")
    return _all(repairer, jobs, out)


def label_cases(repairer: Repairer, cases: Path, out: Path) -> Counter[str]:
    """Label the cases of a folder of programs or of a file: what people get wrong is a side of its own.

    They come in an order that makes a fair sample of them wherever it is broken off. Raises UsageError where there is
    no case with tests.
    """
    every = [case for case in programs_in(cases) if case.tests is not None]
    if not every:
        raise UsageError("there is nothing to label", where=str(cases), why="no program in it has tests")
    return _all(repairer, [(EXERCISES, [case]) for case in sorted(every, key=_uniform)], out)


def _all(repairer: Repairer, jobs: Sequence[tuple[str, Sequence[DiagCase]]], out: Path) -> Counter[str]:
    labeller, progress, total = Labeller(repairer), Progress(), Counter[str]()
    for number, (split, some) in enumerate(jobs, 1):

        def make(split: str = split, some: Sequence[DiagCase] = some) -> tuple[list[LabelledCase], object]:
            made = labeller.label(some, split)
            return made, {"split": split, **counted(made)}

        path = done_once(part(out / split, [digest(dumps(case)) for case in some], repairer.budget.checks), make)
        total += Counter(json.loads(path.with_name(f"{path.name.partition('.')[0]}.json").read_bytes()) | {"split": 0})
        progress.update(number, len(jobs), f"{total['candidates']:,} candidates of {total['cases']:,} cases")
    return total


def programs_in(path: Path) -> list[DiagCase]:
    """The cases of a JSONL file, or a case for each Rust file of a folder."""
    if path.is_dir():
        return [_program(path.name, one) for one in sorted(path.glob("*.rs"))]
    return list(read_cases(path))


def _program(folder: str, path: Path) -> DiagCase:
    """A case of one file, with its repair where there is a patch of its name in `fixed`."""
    case = case_of(f"{folder}/{path.stem}", [File(path="src/main.rs", text=path.read_text())])
    fixed = path.parent / FIXED / f"{path.stem}.patch"
    return evolve(
        case,
        gold_text=_patched(case.files, fixed.read_text()) if fixed.is_file() else None,
        license=LICENSE if folder == EXERCISES else case.license,
    )


def _patched(files: Sequence[File], patch: str) -> str:
    return apply_edits(files, parse_edits(patch, files))[0].text


def labelled(folder: Path, split: str) -> Iterator[LabelledCase]:
    """What was labelled of one side."""
    for path in sorted((folder / split).glob("*.jsonl.zst")):
        yield from shards.read(path, LabelledCase)


def _drawn(paths: Sequence[Path], most: int | None) -> list[DiagCase]:
    """Those that show behaviour and can share a batch, since alone each candidate would cost ten times as much; first
    those that are likelier to leave a choice (Efraimidis and Spirakis, 2006: a draw by weight without replacement)."""
    found = (case for path in paths for case in shards.read(path, DiagCase))
    behaving = [case for case in found if case.tests is not None and len(case.files) == 1 and _nests(case)]
    return sorted(behaving, key=lambda case: -(_uniform(case) ** (1 / _weight(case))))[:most]


def _most(split: str, most: int | None) -> int | None:
    return most if most is None or split == "train" else max(1, int(most * HELD_OUT))


def _weight(case: DiagCase) -> float:
    return SHARE[case.error_class] * (1.0 if ASSERTS in case.files[0].text else WITHOUT)


def _uniform(case: DiagCase) -> float:
    """A number between 0 and 1 that hangs on the text alone."""
    return (int(digest(case.files[0].text)[:12], 16) + 0.5) / 16**12


def _nests(case: DiagCase) -> bool:
    return Program(case.files[0].text, case.edition).nested() is not None
