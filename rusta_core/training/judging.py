"""What a model says of one case: the next step, the worth of candidates, the spans that support a claim.

Every answer is read from the same rendering that the model was trained on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import cast

import numpy as np
import torch
import torch.nn.functional as F
from attrs import frozen

from rusta_core.contexts import Batch, Candidate, HeadModule, Placed
from rusta_core.model.backbone import RustaModel, padded
from rusta_core.model.vocabulary import Control
from rusta_core.records import QA, DiagCase, DocSpan, Document, Step
from rusta_core.training import render
from rusta_core.training.evaluate import readings
from rusta_core.training.samples import Sample

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
    """nats_a_byte: the log-probability of the written edit over its bytes (0 at best); green: P(tests
    green), or None."""

    nats_a_byte: float
    green: float | None


@torch.no_grad()
def weigh(model: RustaModel, case: DiagCase, candidates: Sequence[Candidate]) -> list[Weighed]:
    """What the model makes of candidates, each written after the case's state.

    The state is run once and its keys and values are shared by all candidates.
    """
    if not candidates:
        return []
    model.eval()
    window = model.config.window
    state = render.state(case, (), window)
    prefix = model.backbone.prefix(torch.as_tensor(state.astype(np.int64), device=model.device)[None])
    rests = [render.candidate(case, one, window) for one in candidates]
    order = sorted(range(len(rests)), key=lambda place: len(rests[place]))  # rows of one batch are of about one length
    weighed: dict[int, Weighed] = {}
    for at in range(0, len(order), _ROWS):
        places = order[at : at + _ROWS]
        some = [rests[place] for place in places]
        tokens, documents = padded([np.concatenate([state, rest]) for rest in some], model.device)
        hidden = model.backbone(tokens, documents, prefix)
        tokens, documents = tokens[:, len(state) :], documents[:, len(state) :]
        nats = F.cross_entropy(model.backbone.logits(hidden[:, :-1]).transpose(1, 2), tokens[:, 1:], reduction="none")
        lengths = [int(np.flatnonzero(rest == Control.STEPS)[0]) for rest in some]  # EDIT and the edit
        counted = torch.arange(1, tokens.shape[1]) < torch.tensor(lengths)[:, None]
        mean = (nats.cpu() * counted).sum(1) / counted.sum(1).clamp_min(1)
        greens: Sequence[float | None] = [None] * len(some)
        if "confidence" in model.heads:
            placed = tuple(
                Placed(
                    row=row,
                    start=0,
                    end=len(rest),
                    facts={"edit": (0, len(rest) - 1), "read_at": len(rest) - 1},
                )
                for row, rest in enumerate(some)
            )
            batch = Batch(
                tokens=tokens,
                documents=documents,
                lm=torch.zeros_like(tokens, dtype=torch.bool),
                placed=placed,
            )
            greens = cast(HeadModule, model.heads["confidence"]).read(hidden, batch)
        for place, cost, green in zip(places, mean.tolist(), greens, strict=True):
            weighed[place] = Weighed(-cost, None if green is None else min(max(green, _LEAST), 1 - _LEAST))
    return [weighed[place] for place in range(len(rests))]
