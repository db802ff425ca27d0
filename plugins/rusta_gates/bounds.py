"""What the gates share: one measurement against a bound, against too few cases, and against the run before.

A gate judges the value; its reason gives the interval too, and says so where the interval holds the bound,
so that nobody takes a lucky draw for a result.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import ge, le, optional

from rusta_core import JudgeContext, Judgement, Measurement, hookimpl


@frozen(eq=False, kw_only=True)
class Gate(ABC):
    """One measurement under judgement. A subclass names it, and says where its bound lies."""

    name: ClassVar[str]
    metric: ClassVar[str]
    least_n: int = field(
        default=20,
        validator=ge(1),
        metadata={"doc": "with fewer cases than this the gate fails: the figure would mean nothing"},
    )
    not_worse_than_before: float | None = field(
        default=None,
        validator=optional(ge(0.0)),
        metadata={
            "doc": "how far the figure may fall behind the last run of the same name, or the stage's start; unset: any"
        },
    )

    @property
    @abstractmethod
    def bound(self) -> tuple[str, float]:
        """`at least` or `at most`, and what."""

    @abstractmethod
    def room(self, value: float) -> float:
        """How far the value is on the right side of the bound."""

    def remarks(self, now: Measurement) -> list[str]:
        """What the reason must also say."""
        return []

    @hookimpl
    def judge(self, context: JudgeContext) -> Judgement:
        now, before = context.now.get(self.metric), context.before.get(self.metric)
        if now is None:
            add = f'add [[metric]] use = "{self.metric}" to the recipe'
            return self.refuse(f"{self.metric} was not measured: {add}")
        if now.value is None:
            return self.refuse(f"{self.metric}: nothing to measure, n = 0")
        return self.judged(now, before)

    def judged(self, now: Measurement, before: Measurement | None) -> Judgement:
        """The word on a measurement that has a value."""
        assert now.value is not None
        if now.n < self.least_n:
            return self.refuse(f"{_said(now)}; too few cases, at least {self.least_n} are asked")
        word, bound = self.bound
        asked = f"{word} {_shown(bound, now.unit)} is asked"
        if now.low is not None and now.high is not None and now.low < bound < now.high:
            asked += ", which lies within the interval: more cases would tell"
        room, reasons = self.room(now.value), [_said(now), asked]
        if self.not_worse_than_before is not None and before is not None and before.value is not None:
            allowed = self.not_worse_than_before
            room = min(room, allowed - (self.room(before.value) - room))
            shown, within = _shown(before.value, now.unit), _shown(allowed, now.unit)
            reasons.append(f"before it was {shown}, and may be missed by {within}")
        # Differences of decimal fractions miss 0 by a rounding error; what equals its bound must pass.
        margin = round(room, 9) + 0.0
        reason = "; ".join([*reasons, *self.remarks(now)])
        return Judgement(gate=self.name, passed=margin >= 0, margin=margin, reason=reason)

    def refuse(self, reason: str) -> Judgement:
        """Not passed, whatever the figure."""
        return Judgement(gate=self.name, passed=False, margin=None, reason=reason)


@frozen(eq=False, kw_only=True)
class AtLeast(Gate):
    """A share that must be large enough."""

    at_least: float = field(
        validator=[ge(0.0), le(1.0)], metadata={"doc": "the smallest share that passes, from 0 to 1"}
    )

    @property
    def bound(self) -> tuple[str, float]:
        return "at least", self.at_least

    def room(self, value: float) -> float:
        return value - self.at_least


@frozen(eq=False, kw_only=True)
class AtMost(Gate):
    """A figure that must be small enough."""

    at_most: float = field(validator=ge(0.0), metadata={"doc": "the largest figure that passes"})

    @property
    def bound(self) -> tuple[str, float]:
        return "at most", self.at_most

    def room(self, value: float) -> float:
        return self.at_most - value


def _said(now: Measurement) -> str:
    value = f"{now.name}: {_shown(now.value or 0.0, now.unit)}"
    if now.low is not None and now.high is not None:
        value += f", 95% interval {_number(now.low, now.unit)} to {_number(now.high, now.unit)}"
    return f"{value}, n = {now.n}"


def _shown(value: float, unit: str) -> str:
    return _number(value, unit) if unit == "share" else f"{_number(value, unit)} {unit}".rstrip()


def _number(value: float, unit: str) -> str:
    return f"{100 * value:.1f}%" if unit == "share" else f"{value:.3g}"
