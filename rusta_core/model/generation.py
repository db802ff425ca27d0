"""Writing on from a prompt: symbol by symbol, or the likeliest texts by beam search, within a language.

Where the language leaves no choice the symbols are taken as they are and run as one block. A log-probability is of the
choices alone: at each, the model's distribution over the symbols that are allowed there. The hidden states of all that
was read and written are kept, so that heads can read them without another forward.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
import torch
from attrs import evolve, field, frozen
from torch import Tensor

from rusta_core.errors import UsageError
from rusta_core.model.backbone import RustaModel
from rusta_core.model.language import Language, Text, forced, outside
from rusta_core.model.ring import Ring
from rusta_core.model.sampling import Sampling
from rusta_core.model.vocabulary import Tokens

GREEDY = Sampling()


@frozen(eq=False, kw_only=True)
class Written:
    """What a model wrote after a prompt.

    symbols: with the one that ended it; ended: not cut off at the most that were wanted; log_probability: nats of the
    choices; choices: how many there were; hidden: (T, W), of the prompt and of all symbols but the one that ended it.
    """

    symbols: tuple[int, ...]
    ended: bool
    log_probability: float
    choices: int
    hidden: Tensor = field(repr=False)


@frozen(eq=False, kw_only=True)
class _Hypothesis:
    """A text on its way. state: the language's, None where it is complete; row: of the ring; left: how many symbols
    it may still have; waiting: its last symbols, which the model has not read."""

    language: Language
    state: Any
    row: int
    left: int
    symbols: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    log_probability: float = 0.0
    choices: int = 0
    hidden: tuple[Tensor, ...] = ()

    @property
    def chooses(self) -> bool:
        return self.state is not None and self.left > 0

    def forced(self) -> _Hypothesis:
        """With what follows without a choice."""
        symbols, state = forced(self.language, self.state, self.left)
        return evolve(
            self,
            state=state,
            left=self.left - len(symbols),
            symbols=self.symbols + symbols,
            waiting=self.waiting + symbols,
        )

    def chose(self, symbol: int, nats: float) -> _Hypothesis:
        """With a symbol more, and what follows from it."""
        state = self.language.after(self.state, symbol)
        after = evolve(
            self,
            state=state,
            left=self.left - 1,
            symbols=(*self.symbols, symbol),
            waiting=() if state is None else (symbol,),
            log_probability=self.log_probability + nats,
            choices=self.choices + 1,
        )
        return after if state is None else after.forced()

    def read(self, hidden: Tensor) -> _Hypothesis:
        """Nothing waits any more: hidden (B, Q, W) is of all rows."""
        return evolve(self, waiting=(), hidden=(*self.hidden, hidden[self.row, : len(self.waiting)]))

    def written(self) -> Written:
        return Written(
            symbols=self.symbols,
            ended=self.state is None,
            log_probability=self.log_probability,
            choices=self.choices,
            hidden=torch.cat(self.hidden),
        )


@torch.no_grad()
def generate(
    model: RustaModel,
    prompts: Sequence[Tokens],
    *,
    most: int,
    languages: Sequence[Language] | None = None,
    sampling: Sampling = GREEDY,
) -> list[Written]:
    """Write on from each prompt, all of them together, until each is complete or has `most` symbols.

    languages: one for each prompt; bytes up to END where not given. Raises UsageError for an empty prompt.
    """
    ring, hidden = _begun(model, prompts)
    rows = [
        _Hypothesis(language=language, state=language.start, row=row, left=most, hidden=(hidden[row],)).forced()
        for row, language in enumerate(languages or [Text()] * len(prompts))
    ]
    generators = sampling.generators(len(rows))
    while any(row.waiting or row.chooses for row in rows):
        rows = _read(ring, rows)
        choosing = [row for row in rows if row.chooses]
        if choosing:
            rows = _chosen(model, ring, rows, choosing, sampling, generators)
    return [row.written() for row in rows]


def _chosen(
    model: RustaModel,
    ring: Ring,
    rows: Sequence[_Hypothesis],
    choosing: Sequence[_Hypothesis],
    sampling: Sampling,
    generators: Sequence[Random],
) -> list[_Hypothesis]:
    scores = _scores(model, ring, choosing)
    picked = sampling.pick(scores, [generators[row.row] for row in choosing])
    nats = scores.gather(1, picked[:, None])[:, 0].tolist()
    after = list(rows)
    for row, symbol, log_probability in zip(choosing, picked.tolist(), nats, strict=True):
        after[row.row] = row.chose(symbol, log_probability)
    return after


@torch.no_grad()
def beam_search(
    model: RustaModel,
    prompt: Tokens,
    *,
    width: int,
    most: int,
    language: Language | None = None,
    length_penalty: float = 0.0,
) -> list[Written]:
    """The complete texts of at most `most` symbols that a beam of `width` hypotheses finds, at most `width` of them.

    Best first by log_probability / choices ** length_penalty: 0 for the probability of the whole text, 1 for the mean
    of a choice (arXiv 1609.08144, section 7, without its constant). All hypotheses of a beam have made as many
    choices. The search ends when no hypothesis can come to be among the best any more, however it goes on.
    """
    alone, hidden = _begun(model, [prompt])
    ring = alone.repeated(width)
    language = language or Text()
    start = _Hypothesis(language=language, state=language.start, row=0, left=most, hidden=(hidden[0],)).forced()
    live = [start] if start.chooses else []
    done: list[_Hypothesis] = []

    def rank(one: _Hypothesis, choices: int | None = None) -> float:
        return one.log_probability / max(1, one.choices if choices is None else choices) ** length_penalty

    while live:
        live = _read(ring, live)
        scores = _scores(model, ring, live)
        totals = scores + torch.tensor([[one.log_probability] for one in live], device=scores.device)
        values, places = totals.flatten().topk(min(2 * width, totals.numel()))  # one symbol ends a text: half go on
        grown = [
            live[place // scores.shape[1]].chose(
                place % scores.shape[1], value - live[place // scores.shape[1]].log_probability
            )
            for value, place in zip(values.tolist(), places.tolist(), strict=True)
            if value > -torch.inf
        ]
        done = sorted([*done, *(one for one in grown if one.state is None)], key=rank, reverse=True)[:width]
        live = [one for one in grown if one.chooses][:width]
        if len(done) == width:  # a log-probability only falls, and is divided by `most` choices at best
            live = [one for one in live if rank(one, one.choices + one.left) > rank(done[-1])]
        ring.select([one.row for one in live] + [0] * (width - len(live)))
        live = [evolve(one, row=row) for row, one in enumerate(live)]
    return [one.written() for one in done]


def _begun(model: RustaModel, prompts: Sequence[Tokens]) -> tuple[Ring, list[Tensor]]:
    """A ring that has read the prompts, one prompt that is in all rows only once, and their hidden states."""
    for number, prompt in enumerate(prompts):
        if len(prompt) == 0:
            raise UsageError(
                "there is nothing to write on from",
                where=f"prompt {number}",
                mend="begin a text with the control that says what it is, such as TEXT",
            )
    model.eval()
    if len(prompts) > 1 and all(np.array_equal(prompt, prompts[0]) for prompt in prompts):
        alone, [hidden] = _begun(model, prompts[:1])
        return alone.repeated(len(prompts)), [hidden] * len(prompts)
    ring = Ring(model.backbone, len(prompts))
    read = ring.extend([prompt.tolist() for prompt in prompts]) if prompts else ()
    return ring, [states[: len(prompt)] for states, prompt in zip(read, prompts, strict=True)]


def _read(ring: Ring, some: Sequence[_Hypothesis]) -> list[_Hypothesis]:
    """Run what waits, each in its row."""
    waiting: list[tuple[int, ...]] = [()] * len(ring.lengths)
    for one in some:
        waiting[one.row] = one.waiting
    if not any(waiting):
        return list(some)
    hidden = ring.extend(waiting)
    return [one.read(hidden) for one in some]


def _scores(model: RustaModel, ring: Ring, some: Sequence[_Hypothesis]) -> Tensor:
    """Log-probabilities (N, SIZE) of the next symbol of hypotheses, among those that are allowed."""
    logits = model.backbone.logits(ring.last[[one.row for one in some]])
    added = torch.stack([outside(one.language.allowed(one.state)) for one in some])
    return (logits + added.to(logits.device)).log_softmax(1)
