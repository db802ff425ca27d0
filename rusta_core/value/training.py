"""How the value model is trained: trees on all that there is, and their calibration on what they had not seen.

Cross-fitting: cases fall into folds by their family (the repository of an injected bug, the topic of an exercise), so
that what is near stays together. For each fold, trees that learned from the others say what they make of its cases;
on that the calibration is fitted, and that is how good the model is said to be on mistakes that people make. The trees
that ship learned from all folds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
from attrs import evolve, frozen

from rusta_core.records import DiagCase
from rusta_core.value.behaviour import Behaviour
from rusta_core.value.features import NAMES, WORSE, described, matrix
from rusta_core.value.labels import LabelledCase
from rusta_core.value.sureness import EVIDENCE, Floats, Sureness, evidence, fitted

PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.03,
    "num_leaves": 15,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "monotone_constraints": [-(name in WORSE) for name in NAMES],
    "monotone_constraints_method": "advanced",
    "verbose": -1,
}
ROUNDS = 300
FOLDS = 8
NOTHING_WRONG = 0.25
"""What a case weighs whose candidates are all genuine."""


@frozen(kw_only=True)
class Table:
    """Cases and their candidates as numbers: x (N, F), y (N) whether genuine, case (N) the number of its case, cost
    (N), same (N) what each comes down to, does (N) how it behaves when it is called.

    Of each case its class, its family, whether a person made its mistake rather than an injector, and what it counts
    beside others (one that is there in three forms, a third).
    """

    x: Floats
    y: Floats
    case: Floats
    cost: Floats
    same: tuple[Hashable, ...]
    does: tuple[Behaviour, ...]
    slices: tuple[str, ...]
    families: tuple[str, ...]
    by_hand: tuple[bool, ...]
    counts: tuple[float, ...]

    @property
    def weights(self) -> Floats:
        """Of each case: what people get wrong counts as much together as all that was injected."""
        made, counts = np.array(self.by_hand, bool), np.array(self.counts, float)
        n, hand = counts.sum(), counts[made].sum()
        if not 0 < hand < n:
            return counts
        return np.asarray(counts * np.where(made, n / (2 * hand), n / (2 * (n - hand))), float)

    @property
    def places(self) -> list[list[int]]:
        """The rows of each case."""
        found: list[list[int]] = [[] for _ in self.slices]
        for at, number in enumerate(self.case):
            found[int(number)].append(at)
        return found

    def rows(self, cases: Sequence[bool]) -> list[int]:
        """The rows of some of the cases."""
        return [at for rows, wanted in zip(self.places, cases, strict=True) if wanted for at in rows]

    def only(self, cases: Sequence[bool]) -> Table:
        """Some of the cases, with new numbers."""
        kept, rows = [number for number, wanted in enumerate(cases) if wanted], self.rows(cases)
        renamed = {number: new for new, number in enumerate(kept)}
        return evolve(
            self,
            x=self.x[rows],
            y=self.y[rows],
            case=np.array([renamed[int(self.case[at])] for at in rows], float),
            cost=self.cost[rows],
            same=tuple(self.same[at] for at in rows),
            does=tuple(self.does[at] for at in rows),
            slices=tuple(self.slices[number] for number in kept),
            families=tuple(self.families[number] for number in kept),
            by_hand=tuple(self.by_hand[number] for number in kept),
            counts=tuple(self.counts[number] for number in kept),
        )


def table(cases: Iterable[LabelledCase]) -> Table:
    """The candidates of labelled cases, which may be there in several forms. Genuine is what passes the tests."""
    every = list(cases)
    forms = Counter(one.case.id for one in every)
    rows = [described(one.case, one.candidates) for one in every]
    return Table(
        x=np.concatenate([matrix(some) for some in rows] or [matrix([])]).astype(float),
        y=np.array([bool(each.tests_green) for one in every for each in one.candidates], float),
        case=np.repeat(np.arange(len(every)), [len(some) for some in rows]).astype(float),
        cost=np.array([each.cost for one in every for each in one.candidates], float),
        same=tuple(row["same"] for some in rows for row in some),
        does=tuple(row["behaviour"] for some in rows for row in some),
        slices=tuple(one.case.error_class for one in every),
        families=tuple(family(one.case) for one in every),
        by_hand=tuple(one.case.operator is None for one in every),
        counts=tuple(1 / forms[one.case.id] for one in every),
    )


def family(case: DiagCase) -> str:
    """What a case shares with those that are near it: an exercise its topic, another its repository."""
    return case.repo.partition("-")[0] if case.operator is None else case.repo


def trees(train: Table, seed: int, rounds: int = ROUNDS) -> Any:
    """Boosted trees; a case weighs the same however many candidates it has, and one that nobody can get wrong less."""
    import lightgbm

    number = train.case.astype(int)
    sizes = np.bincount(number, minlength=len(train.slices))
    genuine = np.bincount(number, weights=train.y, minlength=len(train.slices))
    weight = (train.weights * np.where(genuine < sizes, 1.0, NOTHING_WRONG) / np.maximum(sizes, 1))[number]
    data = lightgbm.Dataset(train.x, train.y, weight=weight / weight.mean(), free_raw_data=False)
    return lightgbm.train({**PARAMETERS, "seed": seed}, data, num_boost_round=rounds)


def folds(some: Table, n: int = FOLDS) -> list[int]:
    """The fold of each case: families stay together, the largest first, each into the fold that has the fewest cases of
    its sort yet."""
    fold: dict[tuple[bool, str], int] = {}
    for hand in (True, False):
        sizes = Counter(name for name, made in zip(some.families, some.by_hand, strict=True) if made == hand)
        full = [0] * n
        for name, size in sorted(sizes.items(), key=lambda one: (-one[1], one[0])):
            fold[hand, name] = least = full.index(min(full))
            full[least] += size
    return [fold[hand, name] for hand, name in zip(some.by_hand, some.families, strict=True)]


def out_of_fold(some: Table, seed: int, rounds: int = ROUNDS, n: int = FOLDS) -> Floats:
    """What trees say of each candidate that learned from none of its family: (N,)."""
    p, fold = np.zeros(len(some.y)), folds(some, n)
    for number in sorted(set(fold)):
        booster = trees(some.only([one != number for one in fold]), seed, rounds)
        mine = np.array([fold[int(case)] == number for case in some.case], bool)
        p[mine] = booster.predict(some.x[mine])
    return p


def best(scores: Floats, some: Table) -> list[int]:
    """The row of the best candidate of each case."""
    return [max(rows, key=lambda at: scores[at]) for rows in some.places]


def told(p: Floats, some: Table) -> Floats:
    """The evidence for the best of each case: (cases, E)."""
    made = np.zeros((len(some.slices), len(EVIDENCE)))
    for number, (rows, first) in enumerate(zip(some.places, best(p, some), strict=True)):
        same, does = [some.same[at] for at in rows], [some.does[at] for at in rows]
        made[number] = evidence(p[rows], same, does, rows.index(first))
    return made


def calibrated(p: Floats, some: Table, tested: tuple[int, int] = (0, 0)) -> Sureness:
    """How sure the best of a case makes, fitted on what trees said of cases that they had not seen."""
    sure = fitted(told(p, some), some.y[best(p, some)], some.weights)
    return evolve(sure, tested=tested)


def cross_calibrated(p: Floats, some: Table, n: int = FOLDS) -> Floats:
    """The confidence of each case by a calibration that has not seen its family either: (cases,)."""
    found, evident, y, fold = np.zeros(len(some.slices)), told(p, some), some.y[best(p, some)], np.array(folds(some, n))
    for number in sorted(set(fold)):
        rest = fold != number
        found[~rest] = fitted(evident[rest], y[rest], some.weights[rest]).blind(evident[~rest])
    return found
