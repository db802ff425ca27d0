"""Which bugs to try next, so that the classes fill evenly and no operator gives more of one than it must.

The operator that has given least gives next. So those with little material give all of it, and the others share the
rest: the level to which all are filled rises only as far as the class needs.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from heapq import heapify, heappop, heappush
from typing import Any

from attrs import define, field

from rusta_core.records import DiagCase
from rusta_core.rust.diagnostics import from_json

Offer = tuple[int, int]
"""A program by its number, and which of the injections for it."""

_TRIED_ENOUGH = 60
_HOPELESS = 0.05
_GUESS = (3, 5)  # kept of tried, before anything was: the share that is proven is usually about 0.6


@define
class Pool:
    """Injections that wait to be tried, by class and operator, and how each operator has done so far."""

    kept: Counter[str] = field(factory=Counter)
    tried: Counter[str] = field(factory=Counter)
    proposed: Counter[str] = field(factory=Counter)
    _waiting: dict[str, dict[str, deque[Offer]]] = field(factory=lambda: defaultdict(lambda: defaultdict(deque)))

    def add(self, error_class: str, operator: str, offer: Offer) -> None:
        """Put an offer behind those of its operator."""
        self._waiting[error_class][operator].append(offer)
        self.proposed[operator] += 1

    def draw(self, error_class: str, short: float) -> list[Offer]:
        """Offers that are expected to give `short` cases of a class; fewer where no more wait.

        What was drawn before must have been judged: an operator's share of success is taken from it.
        """
        share = {name: (self.kept[name] + _GUESS[0]) / (self.tried[name] + _GUESS[1]) for name in self.proposed}
        waiting = {
            name: some
            for name, some in self._waiting[error_class].items()
            if some and (self.tried[name] < _TRIED_ENOUGH or share[name] > _HOPELESS)
        }
        least = [(self.kept[name], name) for name in waiting]
        heapify(least)
        drawn: list[Offer] = []
        while least and short > 0:
            level, name = heappop(least)
            drawn.append(waiting[name].popleft())
            self.tried[name] += 1
            short -= share[name]
            if waiting[name]:
                heappush(least, (level + 1, name))
        return drawn


@define
class Keep:
    """Which proven cases are kept: `wanted` of each class, a share `compound` of them with two bugs, and at most
    `alike` of one operator that say the same of one repository: each teaches less than the one before."""

    wanted: int
    compound: float = 0.0
    alike: int = 100
    _count: Counter[tuple[str, bool]] = field(factory=Counter)
    _said: Counter[Any] = field(factory=Counter)

    def takes(self, case: DiagCase) -> bool:
        """Whether a case is kept; then it is counted."""
        kind = (case.error_class, case.bugs > 1)
        likeness = (case.repo, case.operator, tuple(from_json(said).shape for said in case.cargo_diag))
        if self._count[kind] >= self._room(two=case.bugs > 1) or self._said[likeness] >= self.alike:
            return False
        self._count[kind] += 1
        self._said[likeness] += 1
        return True

    def of(self, error_class: str) -> int:
        """How many cases of a class are kept."""
        return self._count[error_class, False] + self._count[error_class, True]

    def short(self, error_class: str) -> int:
        """How many cases with one bug a class lacks."""
        return self._room(two=False) - self._count[error_class, False]

    @property
    def total(self) -> int:
        return self._count.total()

    def _room(self, *, two: bool) -> int:
        both = round(self.compound * self.wanted)
        return both if two else self.wanted - both
