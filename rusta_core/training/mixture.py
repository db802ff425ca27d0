"""Which sample comes when: a pure function of the step, so that one integer resumes a run exactly.

Each row of a step's batch draws its source by weights that move from start to end of the stage, and its
place in the source by a keyed permutation (a Feistel network with cycle walking, Black and Rogaway 2002): no
list is shuffled or kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from attrs import frozen

from rusta_core.errors import UsageError
from rusta_core.training.stage import Change, at_step

_ROUNDS = 4


def permuted(index: int, size: int, key: str) -> int:
    """Where a permutation of range(size), one for each key, sends `index`."""
    half = max(1, (size - 1).bit_length() + 1 >> 1)
    mask = (1 << half) - 1
    while True:
        left, right = index >> half, index & mask
        for number in range(_ROUNDS):
            left, right = right, left ^ (_hash(f"{key}:{number}:{right}") & mask)
        index = left << half | right
        if index < size:
            return index


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


@frozen(kw_only=True)
class Mixture:
    """weights: by source, at the first and at the last step; sizes: items in each source; batch: draws a
    step."""

    weights: Mapping[str, Change]
    sizes: Mapping[str, int]
    steps: int
    batch: int
    seed: str

    def __attrs_post_init__(self) -> None:
        for source, (start, end) in self.weights.items():
            if (start > 0 or end > 0) and not self.sizes.get(source):
                raise UsageError(
                    f"the mixture draws from {source!r}, and there is nothing in it",
                    where=self.seed,
                    why=f"there are {', '.join(f'{size} {name}' for name, size in self.sizes.items()) or 'no samples'}",
                    mend="take it out of the mixture, or ask for more of its data in the recipe",
                )
        for at in (0, 1):
            if not sum(pair[at] for pair in self.weights.values()) > 0:
                raise UsageError("the weights of a mixture come to nothing", where=self.seed)

    def shares(self, step: int) -> dict[str, float]:
        """The share of each source at a step, linear between the first and the last; they add to 1."""
        now = {source: at_step(change, step, self.steps) for source, change in self.weights.items()}
        total = sum(now.values())
        return {source: weight / total for source, weight in now.items()}

    def draw(self, step: int) -> list[tuple[str, int]]:
        """The (source, index) of each row of a step's batch. A source is not repeated before size draws have
        passed."""
        shares, drawn = self.shares(step), []
        for number in range(step * self.batch, (step + 1) * self.batch):
            source = _choice(shares, _hash(f"{self.seed}:{number}") / 2**64)
            lap, place = divmod(number, self.sizes[source])
            drawn.append((source, permuted(place, self.sizes[source], f"{self.seed}:{source}:{lap}")))
        return drawn


def _choice(shares: Mapping[str, float], at: float) -> str:
    for source, share in shares.items():
        if at < share:
            return source
        at -= share
    return max(shares, key=lambda source: shares[source])  # rounding left nothing over
