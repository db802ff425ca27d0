"""Figures in words: numbers with their units, and what a run's figures amount to, said plainly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rusta_core.records import Judgement, Measurement

FEW = 20
"""Figures on fewer cases than this say little."""


FEW_WRONG = 0.95
"""The share of what is answered that is right from which on few are wrong."""


def number(value: float | None, unit: str = "") -> str:
    """A value as people write it: shares in per cent, others to three significant digits; – for None."""
    if value is None:
        return "–"
    if unit == "share":
        return f"{100 * value:.1f}%"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def figure(measurement: Measurement) -> str:
    """The value with its unit."""
    value, unit = measurement.value, measurement.unit
    return number(value, unit) + (f" {unit}" if value is not None and unit not in ("", "share") else "")


def interval(measurement: Measurement) -> str:
    """The 95% interval, or – where there is none."""
    if measurement.low is None or measurement.high is None:
        return "–"
    return f"{number(measurement.low, measurement.unit)} to {number(measurement.high, measurement.unit)}"


def gates_in_words(judgements: Sequence[Judgement]) -> str:
    """How many gates passed, and which did not."""
    failed = [judgement.gate for judgement in judgements if not judgement.passed]
    if not judgements:
        return "no gates"
    if not failed:
        return "the gate passed" if len(judgements) == 1 else f"all {len(judgements)} gates passed"
    return f"{len(failed)} of {len(judgements)} gates failed: {', '.join(failed)}"


def plainly(figures: Mapping[str, Measurement], model: str = "") -> list[str]:
    """What the figures amount to, a sentence or two for each question that they answer."""
    said = [
        _repairs(figures.get("genuine-fix"), figures.get("compile-fix"), model),
        _citations(figures.get("anchor-fidelity")),
        _confidence(figures.get("calibration")),
        _few_cases(figures),
    ]
    return [text for text in said if text]


def _repairs(genuine: Measurement | None, compiles: Measurement | None, model: str) -> str:
    if genuine is None:
        return ""
    if genuine.value is None:
        return "There was nothing to repair, so nothing can be said of repairs."
    text = (
        f"Of {genuine.n:,} broken programs that training never saw, {round(genuine.value * genuine.n):,} were really "
        f"repaired: {figure(genuine)}, 95% interval {interval(genuine)}. {_strength(genuine, model)}"
    )
    if compiles and compiles.value is not None and compiles.value - genuine.value > 0.1:
        text += (
            f" {figure(compiles)} compile after the repair; the rest of those fail their tests, differ from the known "
            "repair or silence the error, so that a program compiles proves little here."
        )
    precision: Mapping[str, Any] = genuine.detail.get("precision", {})
    if genuine.detail.get("abstained") and precision.get("value") is not None:
        right = f"{number(precision['value'], 'share')} of {precision['n']}"
        text += f" The player abstained from {genuine.detail['abstained']}; of what it answered, {right} was right."
    return text


def _strength(genuine: Measurement, model: str) -> str:
    value, low = genuine.value or 0.0, genuine.low or 0.0
    if value < 0.5:
        expected = ", as is to be expected of so small a model" if model.startswith("nano") else ""
        return f"That is weak{expected}: it shows that every step works, and is no programmer to rely on."
    if low < 0.8:
        right = genuine.detail.get("precision", {}).get("value") or 0.0
        if right == 1.0:
            few = "but they were too few to apply them unread"
            rest = "what it abstained from is left to a person" if genuine.detail.get("abstained") else few
            return f"That is of use with a reviewer: none of its repairs was wrong, {rest}."
        if right >= FEW_WRONG:
            return "That is of use with a reviewer: few of its repairs were wrong, and which is for a person to see."
        return "That is of use with a reviewer: too many repairs are wrong to apply them unread."
    return "That is strong on programs of this kind; other kinds were not measured."


def _citations(anchor: Measurement | None) -> str:
    if anchor is None or anchor.value is None:
        return ""
    text = f"Citations resolve and support what they are cited for in {figure(anchor)} of {anchor.n} cases"
    return text + (": too seldom to trust one without reading it." if anchor.value < 0.8 else ".")


def _confidence(calibration: Measurement | None) -> str:
    if calibration is None or calibration.value is None:
        return ""
    value, band = calibration.value, calibration.detail.get("null_band")
    if band is None:
        return ""
    mean, p95 = number(band["mean"]), number(band["p95"])
    beside = f"a perfectly calibrated model would show {mean} at this n, seldom above {p95}"
    if value <= band["p95"]:
        same = "The stated confidence cannot be told from a perfectly calibrated one"
        return f"{same}: it errs by {number(value)}, {beside}."
    return f"The stated confidence is not to be read as a probability: it errs by {number(value)}, where {beside}."


def _few_cases(figures: Mapping[str, Measurement]) -> str:
    few = [f"{name} ({one.n})" for name, one in figures.items() if one.value is not None and one.n < FEW]
    return f"Too few cases to say much: {', '.join(few)}." if few else ""
