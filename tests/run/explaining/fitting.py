"""Fits what `rusta_core/run/explaining/sureness.py` weighs by, and prints it with what it is worth on pages that were
left out of the fit (five parts, by page): the share that is right and wrong at each threshold.

    python tests/run/explaining/fitting.py
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from attrs import astuple, fields
from numpy.typing import NDArray

from rusta_core.records import digest
from rusta_core.run.explaining.anchors import FREE, askings, credit, questions_of
from rusta_core.run.explaining.books import Books
from rusta_core.run.explaining.search import MOST, passage
from rusta_core.run.explaining.sureness import Looks, looks
from rusta_core.rust.toolchain import Toolchain

SIDES = ("train", "val")
PARTS, STEPS, RATE, RIDGE = 5, 400, 0.1, 1.0
Array = NDArray[np.float64]


class Asked(NamedTuple):
    """A question as it is fitted. looks: of what is found, M rows; right: which of these answer."""

    side: str
    left_out: bool
    page: str
    looks: list[Looks]
    right: list[bool]


def asked(books: Books) -> list[Asked]:
    """The questions without a place, with what is found for them, with their page and without."""
    found = []
    for side in SIDES:
        free = next(one for one in askings(questions_of(books, side, sys.maxsize)) if one.name == FREE)
        for one in free.cases:
            page = one.anchors[0].doc_id
            for left_out in (False, True):
                spans = books.find(one.question, MOST, frozenset({page} if left_out else ()))
                seen = looks(one.question, [passage(books, span) for span in spans])
                right = [credit((span,), one.anchors) for span in spans]
                found.append(Asked(side, left_out, page, seen, right))
    return [one for one in found if one.looks]


def packed(some: Sequence[Asked]) -> tuple[Array, Array, Array]:
    """N x M x K, and which of N x M are there and are right."""
    values, there, right = np.zeros((len(some), MOST, len(fields(Looks)))), *np.zeros((2, len(some), MOST))
    for row, one in enumerate(some):
        n = len(one.looks)
        values[row, :n], there[row, :n], right[row, :n] = [astuple(seen) for seen in one.looks], 1, one.right
    return values, there, right


def chances(weights: Array, nothing: float, values: Array, there: Array) -> tuple[Array, Array]:
    """How likely each is the answer, and none is."""
    worth = np.where(there > 0, values @ weights, -np.inf)
    most = np.maximum(worth.max(1), nothing)
    parts, none = np.exp(worth - most[:, None]), np.exp(nothing - most)
    whole = parts.sum(1) + none
    return parts / whole[:, None], none / whole


def fitted(some: Sequence[Asked]) -> tuple[Array, float]:
    """The weights under which what is right is likeliest, by Adam, with a ridge on values that are brought to one
    scale."""
    values, there, right = packed(some)
    mean, spread = values[there > 0].mean(0), values[there > 0].std(0) + 1e-9
    scaled, answered = (values - mean) / spread, right.any(1)
    at, first, second = np.zeros((3, len(mean) + 1))
    for step in range(1, STEPS + 1):
        parts, none = chances(at[:-1], float(at[-1]), scaled, there)
        among = parts * right
        wanted = np.where(answered[:, None], among / np.maximum(among.sum(1, keepdims=True), 1e-12), 0.0)
        slope = RIDGE * at[:-1] - ((wanted - parts)[:, :, None] * scaled).sum((0, 1))
        slopes = np.append(slope, none.sum() - (~answered).sum()) / len(some)
        first, second = 0.9 * first + 0.1 * slopes, 0.999 * second + 0.001 * slopes**2
        at = at - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    weights = at[:-1] / spread
    return weights, float(at[-1] + mean @ weights)


def main() -> None:
    every = asked(Books.open(Toolchain.find()))
    part = [int(digest(one.page)[:8], 16) % PARTS for one in every]
    sure: list[Array] = [np.zeros(0)] * len(every)
    for number in range(PARTS):
        weights, nothing = fitted([one for one, of in zip(every, part, strict=True) if of != number])
        places = [place for place, of in enumerate(part) if of == number]
        values, there, _ = packed([every[place] for place in places])
        for place, chance in zip(places, chances(weights, nothing, values, there)[0], strict=True):
            sure[place] = chance
    for side in SIDES:
        for left_out in (False, True):
            some = [(one, chance) for one, chance in zip(every, sure, strict=True) if one[:2] == (side, left_out)]
            print(f"{side}{', page left out' if left_out else ''}: n = {len(some)}")
            for least in (0.0, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
                told = [one.right[int(chance.argmax())] for one, chance in some if chance.max() >= least]
                print(f"  {least:.2f}  right {sum(told) / len(some):.3f}  wrong {told.count(False) / len(some):.3f}")
    weights, nothing = fitted(every)
    for one, weight in zip(fields(Looks), weights, strict=True):
        print(f"    {one.name}={weight:.2f},")
    print(f"NOTHING = {nothing:.2f}")


if __name__ == "__main__":
    main()
