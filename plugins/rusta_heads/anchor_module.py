"""The torch side of the anchor head: a pointer over the spans that are packed in a sample.

A span's score is what it shares with the question, word for word, plus what the hidden states say. The first is the
weighted share of the question's n-grams that the span holds, and of the n-grams of the span's first line, its title,
that the question holds: all weights are alike at first, so the pointer begins as a search by words, and learns which
n-grams say nothing. The second begins at zero.

Shapes: N samples, S spans in all of them, W width, G n-grams in all shares.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from attrs import frozen
from torch import Tensor, nn

from rusta_core import Batch, Placed
from rusta_heads.grams import Ids, grams

_MATCHED = 64  # numbers that question and span are compared by
_GAIN = 10.0  # lets single weights move as far in a step as sums over the width do


@frozen(eq=False)
class Stretches:
    """Stretches of a batch's rows: rows, starts, ends, (N,) each."""

    rows: Tensor
    starts: Tensor
    ends: Tensor

    def means(self, hidden: Tensor) -> Tensor:
        """The mean hidden state (N, W) of each stretch, out of (B, T, W)."""
        sums = F.pad(hidden.cumsum(1), (0, 0, 1, 0))
        lengths = (self.ends - self.starts).clamp_min(1)
        return (sums[self.rows, self.ends] - sums[self.rows, self.starts]) / lengths[:, None]


@frozen(eq=False)
class Shares:
    """How much of one set of n-grams another holds, S times: ids of all wanted n-grams (G,), the share that each
    belongs to, and whether it is held."""

    ids: Tensor
    owners: Tensor
    held: Tensor

    def by(self, weights: Tensor, count: int) -> Tensor:
        """The shares (count,), from 0 to 1, by the weights of the buckets."""
        of_each = weights[self.ids]
        whole = of_each.new_zeros(count).index_add(0, self.owners, of_each)
        return of_each.new_zeros(count).index_add(0, self.owners, of_each * self.held) / whole.clamp_min(1e-6)


@frozen(eq=False)
class Questions:
    """The questions of a batch with their spans. samples: of each span, the question it stands under, and places: its
    number there; right: how likely each place should be, the last for none, (N, most + 1)."""

    questions: Stretches
    spans: Stretches
    samples: Tensor
    places: Tensor
    asked: Shares
    titled: Shares
    right: Tensor


class AnchorModule(nn.Module):
    """Scores of each span, and of none."""

    def __init__(self, width: int, buckets: int) -> None:
        super().__init__()
        self.buckets = buckets
        self.gram_weight = nn.Parameter(torch.zeros(buckets))  # of an n-gram, before gain and softplus
        self.sharpness = nn.Parameter(torch.tensor(1.0))  # of the question's share, before gain
        self.title = nn.Parameter(torch.tensor(0.3))  # of the title's share
        self.threshold = nn.Parameter(torch.tensor(0.5))  # the score of none
        self.query = nn.Linear(width, _MATCHED, bias=False)
        self.key = nn.Linear(width, _MATCHED, bias=False)
        self.alone = nn.Linear(width, 1, bias=False)  # the question came before: a span's own states know it
        nn.init.normal_(self.query.weight, std=width**-0.5)
        nn.init.zeros_(self.key.weight)
        nn.init.zeros_(self.alone.weight)

    def targets(self, batch: Batch) -> Questions | None:
        """The samples whose right anchor is known."""
        some = [placed for placed in batch.placed if "anchor" in placed.facts]
        return self._questions(batch, some) if some else None

    def loss(self, hidden: Tensor, targets: Questions) -> Tensor:
        """Mean nats of the right span, or of none where none is right. Two right spans share the probability."""
        nats = -self._scores(hidden, targets).log_softmax(1)
        return (targets.right * nats.masked_fill(targets.right == 0, 0)).sum(1).mean()

    def read(self, hidden: Tensor, batch: Batch) -> list[tuple[float, ...] | None]:
        """The probability of each span, then of none; None for a sample without spans."""
        some = [placed for placed in batch.placed if placed.facts.get("spans")]
        if not some:
            return [None] * len(batch.placed)
        rows = iter(self._scores(hidden, self._questions(batch, some)).softmax(1).tolist())
        readings: list[tuple[float, ...] | None] = []
        for placed in batch.placed:
            count = len(placed.facts.get("spans", ()))
            if count:
                *spans, none = next(rows)
                readings.append((*spans[:count], none))
            else:
                readings.append(None)
        return readings

    def _questions(self, batch: Batch, some: Sequence[Placed]) -> Questions:
        tokens, device = batch.tokens.cpu().numpy(), batch.tokens.device
        most = max(len(placed.facts["spans"]) for placed in some)
        right = torch.zeros(len(some), most + 1)
        questions, spans, samples, places = [], [], [], []
        asked: list[tuple[Ids, Ids]] = []
        titled: list[tuple[Ids, Ids]] = []
        for number, placed in enumerate(some):
            row = tokens[placed.row, placed.start : placed.end]
            start, end = placed.facts["question"]
            wanted = grams(row[start:end], self.buckets)
            questions.append((placed.row, placed.start + start, placed.start + end))
            for place, (start, end) in enumerate(placed.facts["spans"]):
                span = row[start:end]
                asked.append((wanted, grams(span, self.buckets)))
                titled.append((grams(_first_line(span), self.buckets), wanted))
                spans.append((placed.row, placed.start + start, placed.start + end))
                samples.append(number)
                places.append(place)
            anchors = _anchors(placed)
            right[number, list(anchors) or [most]] = 1 / max(1, len(anchors))
        return Questions(
            _stretches(questions, device),
            _stretches(spans, device),
            torch.tensor(samples, dtype=torch.int64, device=device),
            torch.tensor(places, dtype=torch.int64, device=device),
            _shares(asked, device),
            _shares(titled, device),
            right.to(device),
        )

    def _scores(self, hidden: Tensor, some: Questions) -> Tensor:
        """(N, most + 1): the spans of each question, then none; minus infinity where a question has fewer spans."""
        weights, count = F.softplus(_GAIN * self.gram_weight), len(some.samples)
        lexical = self.sharpness * some.asked.by(weights, count) + self.title * some.titled.by(weights, count)
        states = some.spans.means(hidden)
        matched = (self.key(states) * self.query(some.questions.means(hidden))[some.samples]).sum(1) / _MATCHED**0.5
        scores = hidden.new_full(some.right.shape, -torch.inf)
        scores[:, -1] = _GAIN * self.threshold
        return scores.index_put((some.samples, some.places), _GAIN * lexical + matched + self.alone(states)[:, 0])


def _anchors(placed: Placed) -> Sequence[int]:
    """The places of the right spans; a sample may tell only one, as `anchor`."""
    one = placed.facts.get("anchor", -1)
    anchors: Sequence[int] = placed.facts.get("anchors", (one,) if one >= 0 else ())
    return anchors


def _stretches(places: Sequence[tuple[int, int, int]], device: torch.device) -> Stretches:
    return Stretches(*torch.tensor(places, dtype=torch.int64, device=device).view(-1, 3).unbind(1))


def _shares(pairs: Sequence[tuple[Ids, Ids]], device: torch.device) -> Shares:
    ids = np.concatenate([wanted for wanted, _ in pairs] or [np.zeros(0, np.int64)])
    owners = np.repeat(np.arange(len(pairs)), [len(wanted) for wanted, _ in pairs])
    held = np.concatenate([np.isin(wanted, there) for wanted, there in pairs] or [np.zeros(0, bool)])
    return Shares(*(torch.from_numpy(array).to(device) for array in (ids, owners, held.astype(np.float32))))


def _first_line(span: Ids) -> Ids:
    ends = np.flatnonzero(span == ord("\n"))
    return span[: ends[0]] if len(ends) else span
