"""What a model makes of held-out text and samples, as outcomes that metrics measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

import numpy as np
import torch
from attrs import evolve

from rusta_core.contexts import Batch, HeadModule, Outcome
from rusta_core.model.backbone import RustaModel
from rusta_core.model.vocabulary import Control, Tokens, encode
from rusta_core.records import Document
from rusta_core.rust.node_kinds import UNLABELLED, piece_kinds
from rusta_core.training.by_words import first_by_words
from rusta_core.training.losses import language_loss
from rusta_core.training.packing import Row, collate
from rusta_core.training.samples import Sample

_ROWS = 16


@torch.no_grad()
def evaluate_text(model: RustaModel, documents: Sequence[Document], *, most: int | None = None) -> list[Outcome]:
    """The nats that each document costs over its bytes (the first `most` where given), as outcomes of kind
    `text`.

    A long document is read in pieces of 2W tokens that overlap by W, so that all bytes but the first W are
    predicted from a full window W.
    """
    window = model.config.window
    pieces: list[tuple[int, Sample]] = []  # the document's number, and a piece of it whose last tokens count
    for number, document in enumerate(documents):
        tokens = encode(Control.TEXT, document.text.encode()[:most])
        start = 0
        while True:
            piece = tokens[start : start + 2 * window]
            pieces.append((number, Sample(tokens=piece, lm_from=window - 1 if start else 0)))
            if start + 2 * window >= len(tokens):
                break
            start += window
    nats, counted = [0.0] * len(documents), [0] * len(documents)
    pieces.sort(key=lambda pair: len(pair[1].tokens))  # rows of one batch are of about one length
    for at in range(0, len(pieces), _ROWS):
        some = pieces[at : at + _ROWS]
        batch = _batch(model, [sample for _, sample in some])
        losses = iter(language_loss(model, _hidden(model, batch), batch).tolist())
        for (number, _), row in zip(some, batch.lm, strict=True):
            own = [next(losses) for _ in range(int(row.sum()))]
            nats[number] += sum(own)
            counted[number] += len(own)
    return [
        Outcome(
            kind="text",
            id=one.doc_id,
            repo=one.repo,
            slice=one.role,
            nats=nats[number],
            n_bytes=counted[number],
        )
        for number, one in enumerate(documents)
    ]


@torch.no_grad()
def readings(model: RustaModel, head: str, samples: Sequence[Sample]) -> list[Any]:
    """What a head reads in each sample, each sample by itself in its row."""
    found: list[Any] = []
    for at in range(0, len(samples), _ROWS):
        batch = _batch(model, samples[at : at + _ROWS])
        found += cast(HeadModule, model.heads[head]).read(_hidden(model, batch), batch)
    return found


def evaluate_heads(model: RustaModel, samples: Sequence[Sample]) -> list[Outcome]:
    """What the heads say of labelled samples: kinds `anchor`, `step`, and `state` with the head's name as its slice."""
    return [outcome for head in model.heads if head in _JUDGED for outcome in _outcomes(model, head, samples)]


def pointed(reading: Sequence[float]) -> tuple[int, ...]:
    """The spans that an anchor head points at, by its probabilities for each and, last, for none: none, one, or two.

    A span must be more probable than none. Where two are right each comes to 1/2: a second is pointed at where it is
    at least half as probable as the first. One that is not right costs more than one that is missing.
    """
    *spans, none = reading
    best = sorted((place for place, one in enumerate(spans) if one > none), key=lambda place: -spans[place])[:2]
    return tuple(place for place in best if 2 * spans[place] >= spans[best[0]])


_JUDGED = {
    "anchor": "anchor", "action": "action", "confidence": "green", "minimality": "k_lines", "ast-hint": "rust",
    "value": "genuine", "judge": "prefers",
}  # fmt: skip
"""The fact that each head's reading is held against."""


def _outcomes(model: RustaModel, head: str, samples: Sequence[Sample]) -> Iterator[Outcome]:
    fact = _JUDGED[head]
    labelled = [sample for sample in samples if fact in sample.facts]
    by_words = first_by_words(labelled) if head == "anchor" else [()] * len(labelled)
    for sample, reading, first in zip(labelled, readings(model, head, labelled), by_words, strict=True):
        about = Outcome(
            kind="state",
            id=str(sample.facts.get("record", "")),
            slice=head,
            expected=sample.facts[fact],
            player="model",
        )
        if head == "anchor":
            cited = sample.facts["cited"]
            expected, chosen = (
                tuple(cited[place] for place in places) for places in (sample.facts["anchors"], pointed(reading))
            )
            bm25 = tuple(cited[place] for place in first)
            yield evolve(
                about, kind="anchor", expected=expected, chosen=chosen, resolved=True, baselines={"bm25": bm25}
            )
        elif head == "action":
            yield evolve(about, kind="step", chosen=max(reading, key=reading.__getitem__))
        elif head == "judge":  # which reads how probable it is that the first is the better one
            yield evolve(about, expected=sample.facts[fact] == 0, chosen=reading)
        elif head == "ast-hint":
            yield _named(about, sample.tokens, reading)
        else:
            yield evolve(about, chosen=reading)


def _named(about: Outcome, tokens: Tokens, reading: Sequence[int]) -> Outcome:
    """The share of a text's labelled bytes whose kind of syntax node was named right, beside all of them."""
    kinds = piece_kinds(tokens[tokens < Control.PAD].astype(np.uint8).tobytes(), whole=tokens[0] == Control.TEXT)
    labelled = kinds != UNLABELLED
    right = np.array(reading, np.uint8)[labelled] == kinds[labelled]
    share = float(right.mean()) if len(right) else None
    return evolve(about, expected=1.0, chosen=share, n_bytes=len(right))


def _batch(model: RustaModel, samples: Sequence[Sample]) -> Batch:
    return collate([Row((sample,)) for sample in samples], model.device)


def _hidden(model: RustaModel, batch: Batch) -> torch.Tensor:
    model.eval()
    hidden: torch.Tensor = model.backbone(batch.tokens, batch.documents)
    return hidden
