"""The n-grams of a stretch of tokens, hashed: what makes shared words visible before anything is learned."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

LENGTHS = (3, 5)
_BYTES = 256
_PRIME = 1_000_003

Ids = NDArray[np.int64]


def grams(tokens: NDArray[Any], buckets: int) -> Ids:
    """The buckets of the n-grams in `tokens` (T,), each once, sorted. Case is ignored, and so are control symbols."""
    kept = tokens[tokens < _BYTES].astype(np.int64)
    folded = np.where((kept >= ord("A")) & (kept <= ord("Z")), kept + 32, kept)
    found = []
    for length in LENGTHS:
        windows = np.lib.stride_tricks.sliding_window_view(folded, length) if len(folded) >= length else ()
        hashed = np.full(len(windows), length, dtype=np.int64)
        for column in np.transpose(windows) if len(windows) else ():
            hashed = (hashed * _PRIME + column) % (1 << 31)
        found.append((hashed ^ (hashed >> 13)) % buckets)
    return np.unique(np.concatenate(found))
