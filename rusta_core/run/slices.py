"""`rusta eval slices`: repairs of a file of cases, judged, and what the metrics say of them by class.

Every case is repaired without abstaining and judged by its tests; then what the recipe's threshold would have withheld
is told apart, so that what was withheld is known too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from rusta_core.agent.citing import resting
from rusta_core.contexts import MeasureContext, Outcome
from rusta_core.errors import RecordError, UsageError
from rusta_core.records import ERROR_CLASSES, DiagCase, File, Measurement
from rusta_core.run.patches import case_at, told
from rusta_core.run.play import Journal
from rusta_core.run.progress import Progress
from rusta_core.run.repair import TESTS, Repairer
from rusta_core.rust.apart import Apart, apart
from rusta_core.rust.genuine import golden_files, same_files
from rusta_core.rust.honesty import dishonest
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.process import in_parallel
from rusta_core.serialize import loads
from rusta_core.spine.citations import at, resolve, speaks_of

MODES = ("tests", "blind")


@frozen
class Slices:
    """Cases under repair. mode: `tests`, the search may run them; `blind`, they are taken out and judge afterwards."""

    repairer: Repairer
    mode: str
    abstain_below: float

    def outcome(self, case: DiagCase) -> Outcome:
        """One case, repaired and judged; its class is that of its first error where its file does not say."""
        parts = apart(case.files) if self.mode == "blind" else Apart(files=case.files, tests=())
        shown = evolve(case, files=parts.files, tests=None if self.mode == "blind" else case.tests)
        try:
            diagnosed = self.repairer.diagnosed(evolve(shown, gold_text=None, gold_patch=None))
            made = self.repairer.repair(diagnosed)
        except Exception as fault:  # of one case among many
            return Outcome(
                kind="repair", id=case.id, repo=case.repo, slice=case.error_class, compiles=False,
                tests_green=False if case.tests else None, receipts=({"why": told(fault)},),
            )  # fmt: skip
        made = evolve(made, slice=case.error_class) if case.codes else made
        return self._judged(case, parts, made, diagnosed.codes)

    def _judged(self, case: DiagCase, parts: Apart, made: Outcome, codes: Sequence[str]) -> Outcome:
        if made.bundle is None:
            return evolve(made, tests_green=False if case.tests else None)
        after = parts.together(apply_edits(parts.files, made.bundle.edits))
        judge = self.repairer.workshop.verifier(case)
        compiles = judge.check(after).ok
        [tested] = judge.test([after]) if compiles and case.tests else [None]
        green = (tested is not None and tested.passed) if case.tests else None
        return evolve(
            made,
            compiles=compiles,
            tests_green=green,
            honest=not dishonest(case.files, after, case.codes),
            gold_equal=_gold(case, after),
            resolved=self._borne_out(made, parts.files, codes),
        )

    def _borne_out(self, made: Outcome, files: Sequence[File], codes: Sequence[str]) -> bool:
        """Whether a repair cites something, and each citation resolves to a passage that supports it: one that names
        the code of an error, the one that the rule behind the patch rests on, or, of an error of syntax, the production
        that the patch completes."""
        assert made.bundle is not None
        documents = self.repairer.workshop.documents
        chosen = next(iter(made.receipts), {}).get("chosen", {})
        places = resting(files, codes, str(chosen.get("basis", "")), made.bundle.edits)
        known = [at(documents, place) for place in places]
        passages = [(span, resolve(documents, span)) for span in made.bundle.citations]
        return bool(passages) and all(
            passage is not None and (span in known or any(speaks_of(passage, "", code) for code in codes))
            for span, passage in passages
        )

    def decided(self, made: Outcome) -> Outcome:
        """The same where what nobody is sure enough of is withheld."""
        if made.bundle is None or made.confidence is None or made.confidence >= self.abstain_below:
            return made
        right = bool(made.tests_green and made.honest) if made.tests_green is not None else made.gold_equal
        tests = False if made.tests_green is not None else None
        return evolve(made, bundle=None, compiles=False, tests_green=tests, honest=None, k_lines=None, withheld=right)


def _gold(case: DiagCase, after: Sequence[File]) -> bool | None:
    gold = golden_files(case)
    return None if gold is None else same_files(apart(gold).files, apart(after).files)


def read_judged_cases(path: Path) -> list[DiagCase]:
    """Whole cases of a JSONL file, with what is known of their repair. Raises UsageError with the line at fault."""
    cases = []
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError("the cases cannot be read", where=str(path), why=str(fault)) from None
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        plain = case_at(row, f"{path}:{number}")
        try:
            known = loads(DiagCase, row)
        except (RecordError, ValueError):  # it has not all that a record has: then what counts is its known repair
            gold = json.loads(row).get("gold_text")
            known = evolve(plain, gold_text=gold if isinstance(gold, str) else None)
        cases.append(evolve(known, tests=plain.tests or (TESTS if known.tests else None), files=plain.files))
    if not cases:
        raise UsageError("there are no cases", where=str(path), why="the file is empty")
    return cases


def run_slices(slices: Slices, cases: Sequence[DiagCase], out: Path | None, *, workers: int) -> list[Outcome]:
    """The outcomes of all cases in their order, those that are in `out` already not made again."""
    journal, progress = (Journal(out) if out is not None else None), Progress()
    known = {one.id: one for one in (journal.read() if journal else [])}
    left = [case for case in cases if case.id not in known]

    def one(case: DiagCase) -> Outcome:
        made = slices.outcome(case)
        if journal is not None:
            journal.add(made)
        return made

    def ticked(done: int, every: int) -> None:
        progress.update(done, every, f"{len(known)} were there")

    known |= {made.id: made for made in in_parallel(one, left, workers=workers, done=ticked)}
    return [slices.decided(known[case.id]) for case in cases]


def measured(repairer: Repairer, outcomes: Sequence[Outcome]) -> dict[str, Measurement]:
    """What each metric of the recipe says of them."""
    context = MeasureContext(outcomes=outcomes)
    return {name: repairer.assembly.call("metric", name, context) for name, _ in repairer.assembly.pieces("metric")}


def rows(found: Mapping[str, Measurement], outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """A row for each class and one for all: n, and each metric's figure."""
    classes = [name for name in ERROR_CLASSES if any(one.slice == name for one in outcomes)]
    made = []
    for name in (*classes, "all"):
        mine = [one for one in outcomes if name in (one.slice, "all")]
        row: dict[str, Any] = {"class": name, "n": len(mine), **_told(mine)}
        for metric, figure in found.items():
            one = figure if name == "all" else figure.by.get(name)
            row[metric] = None if one is None or one.value is None else _figure(one)
        made.append(row)
    return made


def _told(some: Sequence[Outcome]) -> dict[str, int]:
    given = [one for one in some if one.bundle is not None]
    right = sum(bool(one.honest and (one.gold_equal if one.tests_green is None else one.tests_green)) for one in given)
    return {"genuine": right, "wrong": len(given) - right, "silent": len(some) - len(given)}


def _figure(one: Measurement) -> dict[str, Any]:
    band = one.detail.get("null_band")
    return {
        "value": one.value,
        "n": one.n,
        "low": one.low,
        "high": one.high,
        "unit": one.unit,
        **({"null_band": band} if band else {}),
    }


def write_rows(path: Path, made: Iterable[Mapping[str, Any]]) -> None:
    """The table as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made))
