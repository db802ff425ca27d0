"""Which sample comes when: a pure function of the step, so that one integer resumes a run exactly.

The share of each source moves on a straight line from the first step of a stage to the last. The k-th draw of a source
falls due where its shares have added up to k + 1/2 (the divisor method of Webster and Sainte-Laguë, over shares that
move), and rows are filled in the order in which draws fall due: the mixture is exact at every row, not on average. With
S sources no count strays from the sum of its shares by more than 1/2 + (1 + S/2) times the largest share. The k-th draw
takes place k of a keyed permutation of the source (the generalized Feistel cipher of Black and Rogaway 2002, section
5). Nothing is shuffled, kept or replayed, and all but the permutation is whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from hashlib import blake2b
from math import isfinite
from typing import Any

import numpy as np
from attrs import field, frozen
from attrs.validators import ge, le
from numpy.typing import NDArray

from rusta_core.errors import RustaError, UsageError
from rusta_core.training.stage import Change

_ROUNDS = 4
_UNIT = 1 << 20  # parts of a share: even, and small enough that a stage's sums fit 64 bits
_MOST_STEPS, _MOST_ROWS = 1 << 24, 1 << 16
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)

Numbers = NDArray[np.int64]
Words = NDArray[np.uint64]


def permuted(places: Numbers, sizes: Numbers, keys: Words) -> Numbers:
    """Where permutations of range(size), one for each key, send places: three times (N,) -> (N,)."""
    wide = np.ceil(np.sqrt(sizes)).astype(np.uint64)
    high = -(-sizes // wide.astype(np.int64)).astype(np.uint64)  # wide * high is hardly more than the size
    found = places.astype(np.uint64)
    walking = np.arange(len(found))
    while len(walking):
        across, down, key = wide[walking], high[walking], keys[walking]
        up, left = np.divmod(found[walking], across)
        for number in range(0, _ROUNDS, 2):
            left = (left + _mixed(key + up, number) % across) % across
            up = (up + _mixed(key + left, number + 1) % down) % down
        found[walking] = up * across + left
        walking = walking[found[walking] >= sizes[walking].astype(np.uint64)]
    return found.astype(np.int64)


def _mixed(words: Words, number: int) -> Words:
    """The `number`-th of several hashes of words (splitmix64: Steele, Lea and Flood 2014)."""
    words = words + np.array([number + 1], np.uint64) * _GOLDEN
    words = (words ^ words >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ words >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return words ^ words >> np.uint64(31)


@frozen(kw_only=True)
class MixtureSampler:
    """What each row of each step holds.

    weights: by source, at the first and at the last step; sizes: items in each source; batch: rows in a step; data:
    the fingerprint of what the items are; sketch: the version of what found near-duplicates in it. Raises UsageError
    for weights that no mixture can have, and for a source that is drawn from and empty.
    """

    weights: Mapping[str, Change]
    sizes: Mapping[str, int]
    steps: int = field(validator=[ge(1), le(_MOST_STEPS)])
    batch: int = field(validator=[ge(1), le(_MOST_ROWS)])
    seed: str
    data: str = ""
    sketch: str = ""
    sources: tuple[str, ...] = field(init=False, repr=False)
    _parts: tuple[tuple[int, int], ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for source, ends in self.weights.items():
            if not all(isfinite(weight) and weight >= 0 for weight in ends):
                raise UsageError(
                    f"the weight of {source!r} in a mixture is {ends[0]:g} at first and {ends[1]:g} at last",
                    where=self.seed,
                    mend="give it numbers that are finite and not negative",
                )
            if any(ends) and not self.sizes.get(source):
                raise UsageError(
                    f"the mixture draws from {source!r}, and there is nothing in it",
                    where=self.seed,
                    why=f"there are {', '.join(f'{size} {name}' for name, size in self.sizes.items()) or 'no samples'}",
                    mend="take it out of the mixture, or ask for more of its data in the recipe",
                )
        drawn = tuple(sorted(source for source, ends in self.weights.items() if any(ends)))
        first, last = ([self.weights[source][end] for source in drawn] for end in (0, 1))
        if not any(first) or not any(last):
            raise UsageError(
                "the weights of a mixture come to nothing",
                where=self.seed,
                mend="give some source a weight, at its first step and at its last",
            )
        object.__setattr__(self, "sources", drawn)
        object.__setattr__(self, "_parts", tuple(zip(_in_parts(first), _in_parts(last), strict=True)))

    def shares(self, step: int) -> dict[str, float]:
        """The share of each source at a step, linear between the first and the last; they add to 1."""
        last = max(1, self.steps - 1)
        parts = (first * last + (end - first) * step for first, end in self._parts)
        return {source: part / (_UNIT * last) for source, part in zip(self.sources, parts, strict=True)}

    def draw(self, step: int, rank: int = 0, ranks: int = 1) -> list[tuple[str, int]]:
        """The (source, index) of each row of a step's batch that is `rank`'s: the ranks' rows in their order are the
        batch, however many there are. Of each `size` draws of a source, counted from its first, no two are the same.

        Raises UsageError for a step that is not of the stage, and for ranks that cannot share the batch alike.
        """
        if not 0 <= step < self.steps:
            raise UsageError(f"there is no step {step} in a stage of {self.steps}", where=self.seed)
        if not 0 <= rank < ranks or self.batch % ranks:
            raise UsageError(
                f"rank {rank} of {ranks} cannot have its share of a batch of {self.batch}",
                where=self.seed,
                why="each rank has the same number of rows, and ranks are counted from 0",
                mend="make `batch` a multiple of the number of ranks",
            )
        own = self.batch // ranks
        first = step * self.batch + rank * own
        sources, indices = self.rows(first, first + own)
        return [(self.sources[source], index) for source, index in zip(sources.tolist(), indices.tolist(), strict=True)]

    def rows(self, first: int, last: int) -> tuple[Numbers, Numbers]:
        """The rows `first` to `last`, not itself, of the stage, counted through its steps: the number of each row's
        source among `sources`, and the index in it."""
        if last - first > _MOST_ROWS:
            middle = (first + last) // 2
            halves = zip(self.rows(first, middle), self.rows(middle, last), strict=True)
            sources, indices = (np.concatenate(parts) for parts in halves)
            return sources, indices
        # Each source is at most half a draw ahead of its shares or behind them: rows fall due near their numbers.
        margin = len(self.sources) // 2 + 1
        due = self._due(max(0, first - margin), last + margin)
        row, source = np.nonzero(np.diff(due, axis=0))
        wanted = slice(first - due[0].sum(), last - due[0].sum())
        row, source = row[wanted], source[wanted]
        sizes = np.array([self.sizes[name] for name in self.sources])[source]
        lap, place = np.divmod(due[row, source], sizes)
        keys = np.array([_key(f"{self.seed}:{name}") for name in self.sources], np.uint64)[source]
        return source, permuted(place, sizes, _mixed(keys + lap.astype(np.uint64), 0))

    def _due(self, first: int, last: int) -> Numbers:
        """The draws of each source that are due before each of the rows `first` to `last`: (rows, sources).

        With p and q a source's parts at the first and the last step, L steps between them and B rows a step, the
        shares before row i of step t sum to (B (p t L + (q - p) t (t - 1) / 2) + i (p L + (q - p) t)) / (L * _UNIT).
        """
        between = max(1, self.steps - 1)
        whole = between * _UNIT
        begin = min(first // self.batch, self.steps - 1)
        rows = np.arange(first, last + 1)
        step = np.minimum(rows // self.batch, self.steps - 1)
        since, inside = step - begin, rows - step * self.batch
        due = np.empty((len(rows), len(self._parts)), np.int64)
        for number, (start, end) in enumerate(self._parts):
            moved = end - start
            before = self.batch * (start * begin * between + moved * begin * (begin - 1) // 2)
            done, left = divmod(before + whole // 2, whole)  # Python's numbers, which have no end
            more = self.batch * (start * since * between + moved * (begin * since + since * (since - 1) // 2))
            due[:, number] = done + (left + more + inside * (start * between + moved * step)) // whole
        return due

    @property
    def identity(self) -> dict[str, Any]:
        """What the order of rows follows from, as JSON values: data, schedule and sketch."""
        return {
            "data": {"fingerprint": self.data, "sizes": {source: self.sizes[source] for source in self.sources}},
            "schedule": {
                "weights": {source: list(self.weights[source]) for source in self.sources},
                "steps": self.steps,
                "batch": self.batch,
                "seed": self.seed,
            },
            "sketch": self.sketch,
        }

    @classmethod
    def of(cls, identity: Mapping[str, Any]) -> MixtureSampler:
        """The sampler of an identity. Raises RustaError where it is not one."""
        try:
            data, schedule = identity["data"], identity["schedule"]
            weights = {source: (float(first), float(last)) for source, (first, last) in schedule["weights"].items()}
            rest = {name: schedule[name] for name in ("steps", "batch", "seed")}
            return cls(
                weights=weights, sizes=data["sizes"], data=data["fingerprint"], sketch=identity["sketch"], **rest
            )
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise _unreadable(f"{type(fault).__name__}: {fault}") from None

    def state(self, step: int) -> dict[str, Any]:
        """All that a resume needs: the steps done, and what they were drawn from."""
        return {"step": step, **self.identity}

    def resume(self, state: Mapping[str, Any], *, of: str = "this", where: str = "", anew: str = "begin anew") -> int:
        """The step to go on with. of, where, anew: for errors, what the state is of, where it lies, what undoes it.

        Raises RustaError for a state of other data, of another schedule or sketch, saying how they differ; of more
        steps than there are; and for what is no state.
        """
        for what, here in self.identity.items():
            if what not in state:
                raise _unreadable(f"it says nothing of its {what}", where, anew)
            if state[what] != here:
                raise RustaError(
                    f"{of} was begun with another {what}",
                    where=where,
                    why=difference(state[what], here),
                    mend=f"{_WAY_BACK[what]}, or {anew}",
                )
        step = state.get("step")
        if type(step) is not int or step < 0:
            raise _unreadable(f"its step is {step!r}", where, anew)
        if step > self.steps:
            raise _unreadable(f"{step} steps are done in it, and the stage has {self.steps}", where, anew)
        return step


_WAY_BACK = {
    "data": "go back to the data it was begun with",
    "schedule": "go back to the seed and the stage it was begun with",
    "sketch": "go back to the version of rusta that found its near-duplicates",
}


def _in_parts(weights: Sequence[float]) -> list[int]:
    """Weights as shares in whole parts of _UNIT, which they add to: the largest remainders are rounded up."""
    total = sum(map(Fraction, weights))
    exact = [Fraction(weight) / total * _UNIT for weight in weights]
    parts = [int(share) for share in exact]
    for number in sorted(range(len(parts)), key=lambda one: parts[one] - exact[one])[: _UNIT - sum(parts)]:
        parts[number] += 1
    return parts


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def difference(there: Any, here: Any) -> str:
    """How two JSON values differ, in words."""
    if isinstance(there, Mapping) and isinstance(here, Mapping):
        differ = [name for name in sorted(there.keys() | here.keys()) if there.get(name) != here.get(name)]
        return ", ".join(f"{name} was {there.get(name)!r} and is {here.get(name)!r}" for name in differ)
    return f"it was {there!r} and is {here!r}"


def _unreadable(why: str, where: str = "", anew: str = "begin anew") -> RustaError:
    return RustaError("the sampler cannot go on from this state", where=where, why=why, mend=anew)
