"""What a way of choosing reaches on labelled cases, and whether its confidence comes true."""

from __future__ import annotations

from typing import Any

from attrs import asdict, define

from rusta_core.evaluation.calibration import brier, ece, null_band, risk_coverage
from rusta_core.evaluation.intervals import wilson
from rusta_core.value.model import ValueModel
from rusta_core.value.sureness import Floats
from rusta_core.value.training import Table, best, told

RISK = 0.1
"""The share of answers that may be wrong."""
CONFIDENCES = (0.7, 0.75, 0.8, 0.84, 0.9)
"""Those from which on it is told what is answered."""


@define
class Figures:
    """What a way of choosing reaches; `choice` are the cases with candidates of both kinds, chance what luck would."""

    n: int
    top1: float
    low: float
    high: float
    top5: float
    choice: int
    choice_top1: float
    chance: float

    @classmethod
    def of(cls, scores: Floats, held: Table) -> Figures:
        first, five, both, both_first, chance = [], [], 0, 0, 0.0
        for places in held.places:
            y = held.y[sorted(places, key=lambda at: -scores[at])]
            first.append(y[0] > 0)
            five.append(y[:5].max() > 0)
            if 0 < y.sum() < len(y):
                both, both_first, chance = both + 1, both_first + int(y[0] > 0), chance + float(y.mean())
        low, high = wilson(sum(first), len(first))
        return cls(
            n=len(first),
            top1=sum(first) / max(1, len(first)),
            low=low,
            high=high,
            top5=sum(five) / max(1, len(five)),
            choice=both,
            choice_top1=both_first / max(1, both),
            chance=chance / max(1, both),
        )


def figures(p: Floats, sure: Floats, held: Table) -> dict[str, Any]:
    """Top-1, top-5 and calibration, beside the order of costs, and by class. p (N) and sure (cases)."""
    right = held.y[best(p, held)]
    answered = [one for one in risk_coverage(sure, right) if one.risk <= RISK]
    most = max(answered, key=lambda one: one.coverage, default=None)
    return {
        "value": asdict(Figures.of(p, held)),
        "order of costs": asdict(Figures.of(-held.cost, held)),
        "ece": ece(sure, right),
        "ece of a perfect one": asdict(null_band(sure)),
        "brier": brier(sure, right),
        "answered at 10 % wrong": None if most is None else asdict(most),
        "from": {
            f"{least:.2f}": {
                "right": float((right * (sure >= least)).mean()),
                "wrong": float(((1 - right) * (sure >= least)).mean()),
            }
            for least in CONFIDENCES
        },
        "by class": {
            name: asdict(Figures.of(p[held.rows(mine)], held.only(mine)))
            for name in sorted(set(held.slices))
            for mine in [[one == name for one in held.slices]]
        },
    }


def report(model: ValueModel, held: Table) -> dict[str, Any]:
    """The figures of a model on cases that it has not seen."""
    p = model.booster.predict(held.x)
    return figures(p, model.sureness.blind(told(p, held)), held)
