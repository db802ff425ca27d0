"""Near-duplicates: every pair of texts whose shingle sets have a Jaccard similarity of at least `at_least`.

Exact, in four steps. Let A and B be the sets of a pair, t the threshold: then at least t|A| shingles of A are in B.
1. Texts whose code is the same, comments and spaces aside, form a group; its first text stands for it from here on.
2. A shingle that no other text has is worth nothing; a text that has less than t|A| others is near to none and is
   dropped, which takes shingles from others: repeated while it helps. Of real code little is left.
3. In the order of how many texts have them, rarest first, A and B share one of A's first |A| - ceil(t|A|) + 1
   shingles and of B's first |B| - ceil(t|B|) + 1 (prefix filtering: Chaudhuri et al., ICDE 2006; Bayardo et al.,
   WWW 2007). Only those are joined, so that what stands in every file (a licence, a macro's pattern) joins nothing.
4. The whole sets of the pairs found so are compared. What is reported has that Jaccard.

Memory is 8 bytes a distinct shingle, about the size of the code, and 8 a candidate pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

import numpy as np
from attrs import define, frozen
from numpy.typing import NDArray

from rusta_core.errors import UsageError
from rusta_core.spine.shingles import SKETCH, TEXT, TEXT_BITS, Keys, Numbers, batches, fingerprint, ordered, sketches
from rusta_core.spine.workers import Workers

__all__ = ["NEAR", "SKETCH", "Pair", "near_between", "near_pairs"]

NEAR = 0.7  # the Jaccard similarity from which two texts are near-duplicates

_TASK = 1 << 22  # characters that a worker is sent at a time
_PART_BITS = 4  # shingles are brought together in parts, by the first bits of their hash: one part is little memory


@frozen
class Pair:
    """Two texts by their index, and the Jaccard similarity of their shingles: 1.0 where their code is the same."""

    one: int
    other: int
    jaccard: float


def near_pairs(texts: Sequence[str], *, at_least: float = NEAR, workers: Workers = Workers()) -> list[Pair]:
    """The near-duplicates among `texts`, one < other, in order.

    A text that repeats the code of an earlier one is paired with the first such and with no other, and only that first
    one stands in further pairs: the list grows with the copies and not with their square, and joins what all
    pairs would join. Texts below `shingles.LEAST_BYTES` of code are no duplicates, those below
    `shingles.LEAST_TOKENS` only of the same code.
    """
    found = _read(texts, workers)
    first = _first(found.identities(texts))
    pairs = [Pair(one, other, 1.0) for other, one in enumerate(first) if one != other]
    found.keep_only(set(first))
    pairs += _joined(found, np.arange(len(texts)), at_least)
    return sorted(pairs, key=lambda pair: (pair.one, pair.other))


def near_between(
    texts: Sequence[str], held: Sequence[str], *, at_least: float = NEAR, workers: Workers = Workers()
) -> list[Pair]:
    """For each of `texts` that is near to one of `held`, the nearest of these (the first, where several are).

    `one` is the index in `texts`, `other` that in `held`; texts that are near to none do not appear. What is too short
    to be a duplicate is as in `near_pairs`.
    """
    both = [*texts, *held]
    count = len(texts)
    found = _read(both, workers)
    identities = found.identities(both)
    mine, theirs = _first(identities[:count]), [count + first for first in _first(identities[count:])]
    found.keep_only({*mine, *theirs})
    nearest: dict[int, Pair] = {}
    for pair in _joined(found, np.arange(len(both)) >= count, at_least):
        if pair.jaccard > nearest.get(pair.one, pair).jaccard or pair.one not in nearest:
            nearest[pair.one] = pair
    held_by: dict[bytes | str | None, Pair] = {
        code: Pair(other, other, 1.0) for code, other in zip(identities[count:], theirs, strict=True) if code
    }
    best = [held_by.get(code) or nearest.get(first) for code, first in zip(identities, mine, strict=False)]
    return [Pair(text, pair.other - count, pair.jaccard) for text, pair in enumerate(best) if pair is not None]


@define(eq=False)
class _Shingles:
    """The shingles of all texts. chunks: the number of a sketch's first text, and its keys; the rest as in `Sketch`."""

    marks: list[bytes | None]
    sizes: Numbers
    chunks: list[tuple[int, Keys]]

    def identities(self, texts: Sequence[str]) -> list[bytes | str | None]:
        """Equal where the code is: sha256 where another text has the mark too, else the mark will do."""
        known = Counter(self.marks)
        return [mark if known[mark] == 1 else fingerprint(text) for mark, text in zip(self.marks, texts, strict=True)]

    def keep_only(self, texts: Set[int]) -> None:
        """Take the shingles of all other texts away."""
        out = np.array([text for text in range(len(self.sizes)) if text not in texts], np.int64)
        self.sizes[out] = 0
        self.chunks = [
            (base, keys[self.sizes[base + (keys & TEXT).astype(np.int64)] > 0]) for base, keys in self.chunks
        ]


def _read(texts: Sequence[str], workers: Workers) -> _Shingles:
    found = _Shingles([], np.zeros(0, np.int64), [])
    sizes = [found.sizes]
    for answer in workers.map(sketches, batches(texts, _TASK)):
        for sketch in answer:
            found.chunks.append((len(found.marks), sketch.keys))
            found.marks += sketch.marks
            sizes.append(sketch.sizes)
    found.sizes = np.concatenate(sizes)
    return found


def _first(identities: Sequence[bytes | str | None]) -> list[int]:
    """For each text, the first with the same code: itself, where it is the first or too short."""
    first: dict[bytes | str, int] = {}
    return [at if code is None else first.setdefault(code, at) for at, code in enumerate(identities)]


def _joined(found: _Shingles, side: NDArray[np.generic], at_least: float) -> Iterator[Pair]:
    """The near pairs of texts on different sides, in order. side: of each text, ascending."""
    if not 0 < at_least <= 1:
        raise UsageError(f"{at_least} is no Jaccard similarity to ask for", mend="give a number above 0, at most 1")
    sizes = found.sizes
    need = np.ceil(at_least * sizes - 1e-9).astype(np.int64)  # a product that is whole may come out above it
    text, shingle = _rarest_first(*_core(*_shared(found, side), side, need))
    have = np.bincount(text, minlength=len(need))
    end = np.cumsum(have)
    begin = end - have
    prefix = np.flatnonzero(np.arange(len(text)) - begin[text] <= (have - need)[text])
    sharers, low, high = _sharers(shingle[prefix], text[prefix], side)
    bounds = np.searchsorted(text[prefix], np.arange(len(need) + 1))
    is_mine = np.zeros(shingle.max(initial=0) + 1, bool)
    for one in np.unique(text[prefix][high > low]).tolist():
        own = slice(bounds[one], bounds[one + 1])
        others = np.unique(sharers[_ranges(low[own], high[own])])
        others = others[(sizes[one] >= need[others]) & (sizes[others] >= need[one])]
        if not len(others):
            continue
        mine = shingle[begin[one] : end[one]]
        is_mine[mine] = True
        found_in = is_mine[shingle[_ranges(begin[others], end[others])]]
        is_mine[mine] = False
        common = np.add.reduceat(found_in, np.cumsum(have[others]) - have[others], dtype=np.int64)
        jaccard = common / (sizes[one] + sizes[others] - common)
        for place in np.flatnonzero(jaccard >= at_least):
            yield Pair(one, int(others[place]), float(jaccard[place]))


def _shared(found: _Shingles, side: NDArray[np.generic]) -> tuple[Numbers, Numbers]:
    """The shingles that both sides have, numbered, and the text of each, by shingle and then text."""
    bits = max(_PART_BITS, len(side).bit_length() - TEXT_BITS)
    high, low = np.uint64(TEXT_BITS + bits), np.uint64(TEXT_BITS)
    edges = np.arange(1 << bits, dtype=np.uint64) << np.uint64(64 - bits)
    cuts = [[*np.searchsorted(keys, edges), len(keys)] for _, keys in found.chunks]
    shingles, texts, count = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], 0
    for part in range(1 << bits if found.chunks else 0):
        # A part's shingles agree in their first bits: these give way to those that number all texts.
        pieces = [
            (keys[cut[part] : cut[part + 1]], np.uint64(base))
            for (base, keys), cut in zip(found.chunks, cuts, strict=True)
        ]
        keys = ordered(np.concatenate([keys >> low << high | (keys & TEXT) + base for keys, base in pieces]))
        text = (keys & ((np.uint64(1) << high) - np.uint64(1))).astype(np.int64)
        shingle, stays = _several(_runs(keys >> high), text, side)
        shingles.append(shingle + count)
        texts.append(text[stays])
        count += len(keys)
    return np.concatenate(shingles), np.concatenate(texts)


def _core(shingle: Numbers, text: Numbers, side: NDArray[np.generic], need: Numbers) -> tuple[Numbers, Numbers]:
    """Less the texts that share too little, and less what then only one side has, while much falls."""
    fell = 1.0
    while fell > 0.05 and len(text):
        stays = (np.bincount(text, minlength=len(need)) >= need)[text]
        fell = 1 - stays.mean()
        text = text[stays]
        shingle, stays = _several(_runs(shingle[stays]), text, side)
        text = text[stays]
    return shingle, text


def _rarest_first(shingle: Numbers, text: Numbers) -> tuple[Numbers, Numbers]:
    """Text and shingle, by text and then by how many have the shingle; shingles are numbered anew in that order."""
    owners = np.diff(_runs(shingle))
    number = np.empty_like(owners)
    number[np.argsort(owners, kind="stable")] = np.arange(len(owners))
    together = np.sort(text << 32 | np.repeat(number, owners))
    return together >> 32, together & 0xFFFFFFFF


def _sharers(shingle: Numbers, text: Numbers, side: NDArray[np.generic]) -> tuple[Numbers, Numbers, Numbers]:
    """Texts by the shingle they have; for each row, from where to where those on later sides stand that have it too."""
    order = np.argsort(shingle << 32 | text)
    shingle, sharers = shingle[order], text[order]
    low, high = np.empty_like(order), np.empty_like(order)
    low[order] = _ends(_runs(shingle, side[sharers]))
    high[order] = _ends(_runs(shingle))
    return sharers, low, high


def _ranges(low: Numbers, high: Numbers) -> Numbers:
    """The numbers from each `low` up to its `high`, one range after the other."""
    length = high - low
    return np.repeat(high - np.cumsum(length), length) + np.arange(length.sum())


def _runs(*columns: NDArray[np.generic]) -> Numbers:
    """Where runs of equal rows begin, and where the last one ends."""
    begins = np.ones(len(columns[0]) + 1, bool)
    if len(columns[0]):
        begins[1:-1] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return np.flatnonzero(begins)


def _ends(runs: Numbers) -> Numbers:
    """For each row, where its run ends."""
    return np.repeat(runs[1:], np.diff(runs))


def _several(runs: Numbers, text: Numbers, side: NDArray[np.generic]) -> tuple[Numbers, NDArray[np.bool_]]:
    """The rows in runs with texts of more than one side: their run's number, and which they are.

    Sides ascend in a run.
    """
    many = side[text[runs[:-1]]] != side[text[runs[1:] - 1]]
    length = np.diff(runs)
    return np.repeat(runs[:-1][many], length[many]), np.repeat(many, length)
