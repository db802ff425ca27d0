"""`rusta value train` and `rusta value report`: from labels on disk to a model, and to what it reaches."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import rusta_core
from rusta_core.errors import UsageError
from rusta_core.run.labels import EXERCISES, labelled
from rusta_core.rust.check import Checker, Program
from rusta_core.rust.process import in_parallel
from rusta_core.value.figures import figures, report
from rusta_core.value.labels import LabelledCase, counted, thinned
from rusta_core.value.model import ValueModel, shipped_model
from rusta_core.value.training import ROUNDS, calibrated, cross_calibrated, out_of_fold, table, trees

CONFIRMED = 60
"""How many candidates that were green in a batch are run again alone, to know how far that can be relied on."""
LEARNED = ("train", "val", EXERCISES)
LACKING, TURNS = 0.7, 3
"""The share of the rules that an exercise is shown without, and how often, each time without others: so that something
right is among what compiles about as often as for programs that no rule was written from."""


def train_value(data: Path, out: Path, seed: int, checker: Checker, rounds: int = ROUNDS) -> dict[str, Any]:
    """Train on injected bugs and exercises, calibrate by cross-fitting, judge on the test side, save.

    Gives what is told of the model. Raises UsageError where a side has no labels.
    """
    sides = {split: _side(data, split) for split in (*LEARNED, "test")}
    shown = [[one for case in sides[EXERCISES] if (one := thinned(case, LACKING, turn))] for turn in range(TURNS)]
    learned = [*(one for some in shown for one in some), *sides["train"], *sides["val"]]
    every, first = table(learned), [at < len(shown[0]) for at in range(len(learned))]
    unseen = out_of_fold(every, seed, rounds)
    model = ValueModel(trees(every, seed, rounds), calibrated(unseen, every, _confirmed(sides[EXERCISES], checker)))
    told = {
        "rusta": rusta_core.__version__,
        "seed": seed,
        **{split: dict(counted(some)) for split, some in sides.items()},
        "licenses": sorted({one.license for one in learned}),
        "sources": len({one.source_url for one in learned}),
        "shown": {"without": LACKING, "turns": TURNS, **counted(shown[0])},
        "cases_sha256": hashlib.sha256("\n".join(sorted(one.case.id for one in learned)).encode()).hexdigest(),
        "people_figures": figures(
            unseen[every.rows(first)], cross_calibrated(unseen, every)[np.array(first, bool)], every.only(first)
        ),
        "test_figures": report(model, table(sides["test"])),
    }
    model.about = told
    model.save(out)
    return told


def _confirmed(some: Sequence[LabelledCase], checker: Checker) -> tuple[int, int]:
    """How many candidates that passed their tests among others were run again alone, and how many passed again."""
    green = [(one, each) for one in some for each in one.candidates[:1] if each.tests_green and one.tests][:CONFIRMED]
    programs = [Program(one.tree(each)[0].text, one.case.edition) for one, each in green]
    again = in_parallel(checker.test_alone, programs, workers=checker.workers)
    return len(green), sum(verdict is not None and verdict.passed for verdict in again)


def report_value(data: Path, model: Path | None) -> dict[str, Any]:
    """The figures of a model on the test side of labels."""
    some = _side(data, "test")
    loaded = ValueModel.load(model) if model is not None else shipped_model()
    return {"test": dict(counted(some)), "test_figures": report(loaded, table(some))}


def rows(told: Mapping[str, Any]) -> Iterator[str]:
    """The figures as lines of tables."""
    if "people_figures" in told:
        yield from _rows("what people get wrong, unseen", told["people_figures"])
        yield ""
    yield from _rows("bugs of other repositories", told["test_figures"])


def _rows(title: str, figures: Mapping[str, Any]) -> Iterator[str]:
    yield f"{title:<30}{'n':>6}{'top-1':>9}{'95% interval':>19}{'top-5':>9}{'of those with a choice':>26}"
    named = {
        "value model": figures["value"],
        "order of costs": figures["order of costs"],
        **{f"value model: {name}": one for name, one in figures["by class"].items()},
    }
    for name, one in named.items():
        between = f"{one['low']:.1%} to {one['high']:.1%}"
        choice = f"{one['choice_top1']:.1%} of {one['choice']} ({one['chance']:.1%} by chance)"
        yield f"{name:<30}{one['n']:>6}{one['top1']:>9.1%}{between:>19}{one['top5']:>9.1%}{choice:>36}"
    band, most = figures["ece of a perfect one"], figures["answered at 10 % wrong"]
    perfect = f"{band['mean']:.4f}, up to {band['p95']:.4f}"
    yield f"ECE {figures['ece']:.4f} (a perfectly calibrated one shows {perfect}), Brier {figures['brier']:.4f}"
    if most is not None:
        yield f"from {most['threshold']:.2f} on {most['coverage']:.1%} are answered, {most['risk']:.1%} of them wrong"
    for least, share in figures["from"].items():
        yield f"from {least} on, of all that is asked: {share['right']:.1%} right, {share['wrong']:.1%} wrong"


def _side(data: Path, split: str) -> list[LabelledCase]:
    some = list(labelled(data, split))
    if not some:
        mend = "write them first: `rusta data candidates`"
        if split == EXERCISES:
            mend = "write them first: `rusta data candidates --cases datasets/exercises`"
        raise UsageError(f"there are no labels of the side {split}", where=str(data), mend=mend)
    return some
