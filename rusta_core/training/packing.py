"""Samples to rows of one length: running text is joined and split, everything else stays whole in its row.

Best-fit packing would throw a third of the bytes of running text away; joining and splitting loses none, and
document numbers keep attention inside each sample.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from attrs import evolve, frozen
from numpy.typing import NDArray

from rusta_core.contexts import Batch, Placed
from rusta_core.errors import UsageError
from rusta_core.model.vocabulary import Control
from rusta_core.training.samples import Sample


@frozen(eq=False)
class Row:
    """Samples that stand side by side in one row, which together are no longer than it."""

    samples: tuple[Sample, ...]

    def __len__(self) -> int:
        """Tokens in it."""
        return sum(len(sample.tokens) for sample in self.samples)


def pack(samples: Sequence[Sample], length: int) -> list[Row]:
    """Rows of at most `length` tokens, in the order given. Raises UsageError for a whole sample that is
    longer."""
    rows: list[Row] = []
    waiting: list[Sample] = []
    room = length
    for sample in samples:
        rest = sample
        while rest.splits and len(rest.tokens) > room:
            if room > 1:  # a stretch of one token has nothing to predict
                waiting.append(evolve(rest, tokens=rest.tokens[:room]))
                rest = evolve(rest, tokens=rest.tokens[room - 1 :])  # its first token was only predicted so far
            rows.append(Row(tuple(waiting)))
            waiting, room = [], length
        if len(rest.tokens) > length:
            raise UsageError(
                f"a sample of {len(rest.tokens)} tokens does not fit a row of {length}",
                where=str(sample.facts.get("record", "")),
                mend=f"give the stage a window of {len(sample.tokens)} or more, or the model a shorter one",
            )
        if len(rest.tokens) > room:
            rows.append(Row(tuple(waiting)))
            waiting, room = [], length
        waiting.append(rest)
        room -= len(rest.tokens)
    if waiting:
        rows.append(Row(tuple(waiting)))
    return rows


def collate(
    rows: Sequence[Row],
    device: torch.device | str = "cpu",
    counted: Sequence[NDArray[np.bool_]] | None = None,
    length: int = 0,
) -> Batch:
    """A batch of rows, padded to the longest of them and at least to `length`, T: tokens, documents and lm are
    (len(rows), T).

    counted: for each sample, which of the tokens after its `lm_from` count for the language loss; all where not given.
    """
    length = max(length, *map(len, rows))
    tokens = np.full((len(rows), length), Control.PAD, dtype=np.int64)
    documents = np.zeros_like(tokens)
    lm = np.zeros(tokens.shape, dtype=bool)
    placed: list[Placed] = []
    for number, row in enumerate(rows):
        at = 0
        for document, sample in enumerate(row.samples, 1):
            end = at + len(sample.tokens)
            tokens[number, at:end] = sample.tokens
            documents[number, at:end] = document
            # the last token has no next one
            lm[number, at + sample.lm_from : end - 1] = True if counted is None else counted[len(placed)]
            placed.append(Placed(row=number, start=at, end=end, facts=sample.facts))
            at = end
    tensors = [torch.from_numpy(array).to(device) for array in (tokens, documents, lm)]
    return Batch(tokens=tensors[0], documents=tensors[1], lm=tensors[2], placed=tuple(placed))


def pinned(batch: Batch) -> Batch:
    """The batch in memory that a graphics card can copy from while it and the processor work."""
    return evolve(batch, **{name: getattr(batch, name).pin_memory() for name in _TENSORS})


def moved(batch: Batch, device: torch.device) -> Batch:
    """The batch on a device; a pinned one is not waited for."""
    return evolve(batch, **{name: getattr(batch, name).to(device, non_blocking=True) for name in _TENSORS})


_TENSORS = ("tokens", "documents", "lm")
