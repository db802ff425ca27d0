"""What a model says of one case: the next step, the worth of candidates, the spans that support a claim.

Every answer is read from the same rendering that the model was trained on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from math import log
from typing import Any, cast

import numpy as np
import torch
import torch.nn.functional as F
from attrs import frozen

from rusta_core.contexts import Batch, Candidate, HeadModule, Placed
from rusta_core.model.backbone import RustaModel, padded
from rusta_core.model.vocabulary import Control, Tokens
from rusta_core.records import QA, DiagCase, DocSpan, Document, Step
from rusta_core.training import render
from rusta_core.training.evaluate import readings
from rusta_core.training.preferences import shown_pair
from rusta_core.training.samples import Sample, candidate_facts

_ROWS = 64
_LEAST = 1e-6


def next_action(model: RustaModel, case: DiagCase, steps: Sequence[Step]) -> Mapping[str, float]:
    """The action head's probabilities by name."""
    state = render.state(case, steps, model.config.window)
    sample = Sample(tokens=state, facts={"read_at": len(state) - 1})
    reading: Mapping[str, float] = readings(model, "action", [sample])[0]
    return reading


def odds_of_spans(
    model: RustaModel, case: DiagCase | QA, spans: Sequence[DocSpan], documents: Mapping[str, Document]
) -> list[float]:
    """For each span the log-odds of its supporting the case's claim against none. Read a few spans at a
    time, which the comparison with none makes comparable."""
    groups = [spans[at : at + render.SPANS] for at in range(0, len(spans), render.SPANS)]
    samples = []
    for group in groups:
        shown = render.asked(render.claim(case), group, documents, model.config.window)
        samples.append(Sample(tokens=shown.tokens, facts={"question": shown.question, "spans": shown.spans}))
    read = readings(model, "anchor", samples)
    return [
        log(max(one, _LEAST) / max(probabilities[-1], _LEAST)) for probabilities in read for one in probabilities[:-1]
    ]


@frozen
class Weighed:
    """nats_a_byte: the log-probability of the written edit over its bytes (0 at best); green: P(tests green), or None;
    value: P(genuine), or None."""

    nats_a_byte: float
    green: float | None
    value: float | None


@torch.no_grad()
def weigh(model: RustaModel, case: DiagCase, candidates: Sequence[Candidate]) -> list[Weighed]:
    """What the model makes of candidates, each written after the case's state."""
    rests = [render.candidate(case, one, model.config.window) for one in candidates]
    facts = [candidate_facts(one, 0, len(rest)) for one, rest in zip(candidates, rests, strict=True)]
    weighed: dict[int, Weighed] = {}
    for places, hidden, batch in _after_state(model, case, rests, facts):
        nats = F.cross_entropy(
            model.backbone.logits(hidden[:, :-1]).transpose(1, 2), batch.tokens[:, 1:], reduction="none"
        )
        lengths = [int(np.flatnonzero(rests[place] == Control.STEPS)[0]) for place in places]  # EDIT and the edit
        counted = torch.arange(1, batch.tokens.shape[1]) < torch.tensor(lengths)[:, None]
        mean = (nats.cpu() * counted).sum(1) / counted.sum(1).clamp_min(1)
        greens, values = (_probabilities(model, head, hidden, batch) for head in ("confidence", "value"))
        for place, cost, green, value in zip(places, mean.tolist(), greens, values, strict=True):
            weighed[place] = Weighed(-cost, green, value)
    return [weighed[place] for place in range(len(rests))]


@torch.no_grad()
def prefer(model: RustaModel, case: DiagCase, candidates: Sequence[Candidate]) -> list[float]:
    """For each candidate the mean probability, by the judge head, that it is better than another of them: over all
    others and both orders. 0.5 for one alone."""
    window = model.config.window
    orders = list(permutations(range(len(candidates)), 2))
    written = [render.pair(case, candidates[first], candidates[second], window) for first, second in orders]
    nothing = np.zeros(0, np.uint16)
    shown = [shown_pair(nothing, pair) for pair in written]
    wins = np.zeros(len(candidates))
    for places, hidden, batch in _after_state(model, case, [one for one, _ in shown], [facts for _, facts in shown]):
        for place, probability in zip(places, _probabilities(model, "judge", hidden, batch), strict=True):
            first, second = orders[place]
            wins[first] += probability
            wins[second] += 1 - probability
    return [0.5] * len(candidates) if not orders else (wins / (2 * (len(candidates) - 1))).tolist()


def _after_state(
    model: RustaModel, case: DiagCase, rests: Sequence[Tokens], facts: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[list[int], torch.Tensor, Batch]]:
    """What may follow a case's state, with facts relative to itself, in batches: the places in `rests`, the hidden
    states, and the batch, all without the state. It is run once; its keys and values are shared by all."""
    if not rests:
        return
    model.eval()
    state = render.state(case, (), model.config.window)
    prefix = model.backbone.prefix(torch.as_tensor(state.astype(np.int64), device=model.device)[None])
    order = sorted(range(len(rests)), key=lambda place: len(rests[place]))  # rows of one batch are of about one length
    for at in range(0, len(order), _ROWS):
        places = order[at : at + _ROWS]
        tokens, documents = padded([np.concatenate([state, rests[place]]) for place in places], model.device)
        hidden = model.backbone(tokens, documents, prefix)
        tokens, documents = tokens[:, len(state) :], documents[:, len(state) :]
        placed = tuple(
            Placed(row=row, start=0, end=len(rests[place]), facts=facts[place]) for row, place in enumerate(places)
        )
        lm = torch.zeros_like(tokens, dtype=torch.bool)
        yield places, hidden, Batch(tokens=tokens, documents=documents, lm=lm, placed=placed)


def _probabilities(model: RustaModel, head: str, hidden: torch.Tensor, batch: Batch) -> Sequence[Any]:
    """What a head reads, kept away from 0 and 1; None for each sample where there is no such head."""
    if head not in model.heads:
        return [None] * len(batch.placed)
    read: Sequence[float] = cast(HeadModule, model.heads[head]).read(hidden, batch)
    return [min(max(one, _LEAST), 1 - _LEAST) for one in read]
