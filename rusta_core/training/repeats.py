"""Text that a batch holds twice counts once: rolling-hash deduplication where rows are put together.

Every stretch of LENGTH tokens has a polynomial hash (Karp and Rabin 1987), all of them from one running sum; equal
hashes only point to what is then compared token by token. What is judged is what counts for the language loss: an
answer that repeats the passage above it, which does not count, is no repeat.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rusta_core.training.samples import Sample

LENGTH = 64
"""The shortest stretch that is a repeat, in tokens: longer than the phrases that any two programs share."""
_BASE = 0x9E3779B97F4A7C15
_SPARSE = 3  # doublings of the slots that there are for each stretch
_INVERSE = pow(_BASE, -1, 1 << 64)

Flags = NDArray[np.bool_]


def fresh(samples: Sequence[Sample], length: int = LENGTH) -> list[Flags]:
    """For each sample, which of the tokens that count (those after `lm_from`) are no repeat.

    A repeat is a stretch of at least `length` tokens of one sample that has counted before, in an earlier sample or
    further up in its own. The answer depends on the samples and their order alone.
    """
    counted = [sample.tokens[sample.lm_from + 1 :] for sample in samples]
    ends = np.cumsum([len(tokens) for tokens in counted])
    stream = np.concatenate([*counted, np.zeros(0, np.uint16)])
    repeated = _covered(_repeats(stream, _starts(ends, length), length), length, len(stream))
    return [~part for part in np.split(repeated, ends[:-1])]


def _starts(ends: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Where a stretch may start that stays inside its sample."""
    begins = np.concatenate([[0], ends[:-1]])
    parts = [np.arange(begin, end - length + 1) for begin, end in zip(begins, ends, strict=True)]
    return np.concatenate([*parts, np.zeros(0, np.int64)])


def _repeats(stream: NDArray[np.uint16], starts: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """The starts whose stretch stands at an earlier start as well."""
    if not len(starts):
        return starts
    hashes = _hashes(stream, length)[starts]
    slots = (hashes >> np.uint64(64 - len(hashes).bit_length() - _SPARSE)).astype(np.int64)
    some = np.flatnonzero(np.bincount(slots)[slots] > 1)  # most stretches are alone in theirs: few need sorting
    _, first, which = np.unique(hashes[some], return_index=True, return_inverse=True)
    here, there = starts[some], starts[some[first[which]]]
    here, there = here[there < here], there[there < here]
    windows = np.lib.stride_tricks.sliding_window_view(stream, length)
    return here[(windows[here] == windows[there]).all(1)]


def _hashes(stream: NDArray[np.uint16], length: int) -> NDArray[np.uint64]:
    """The hash of each stretch: sum of token * base^place, with the power of its start divided out, modulo 2^64."""
    powers, inverses = (np.full(len(stream), base, np.uint64) for base in (_BASE, _INVERSE))
    powers[0] = inverses[0] = 1
    powers, inverses = np.multiply.accumulate(powers), np.multiply.accumulate(inverses)
    sums = np.concatenate(
        [np.zeros(1, np.uint64), np.add.accumulate((stream.astype(np.uint64) + np.uint64(1)) * powers)]
    )
    return (sums[length:] - sums[:-length]) * inverses[: len(stream) - length + 1]


def _covered(starts: NDArray[np.int64], length: int, size: int) -> Flags:
    """The places that a stretch from one of the starts covers."""
    steps = np.zeros(size + 1, np.int64)
    np.add.at(steps, starts, 1)
    np.add.at(steps, starts + length, -1)
    return np.add.accumulate(steps)[:size] > 0
