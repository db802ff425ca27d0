"""Measure outcomes with the run's metrics and put the figures before its gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from rusta_core.contexts import JudgeContext, MeasureContext, Outcome
from rusta_core.records import Judgement, Measurement
from rusta_core.run.work import Work


def measure(work: Work, outcomes: Sequence[Outcome]) -> dict[str, Measurement]:
    """Every metric of the run over the outcomes, by the metric's name."""
    context = MeasureContext(outcomes=outcomes)
    found = {name: work.assembly.call("metric", name, context) for name in work.pieces("metric")}
    work.emit("measured", measurements=found)
    return found


def judge(
    work: Work, gates: Iterable[str], now: Mapping[str, Measurement], before: Mapping[str, Measurement]
) -> list[Judgement]:
    """The word of each gate under its name in the recipe (a stage's gate is `STAGE/NAME`), in the recipe's order."""
    context = JudgeContext(now=now, before=before)
    found = [evolve(work.assembly.call("gate", name, context), gate=name) for name in gates]
    work.emit("judged", judgements=found)
    return found
