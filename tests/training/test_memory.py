"""A card without enough memory: what did not fit, what does, and nothing lost."""

from __future__ import annotations

import pytest
import torch
from attrs import evolve
from tiny import library, tiny_model

from rusta_core.errors import RustaError
from rusta_core.training.loop import train_stage
from rusta_core.training.optimizers import Optimizers
from rusta_core.training.samples import text_samples
from rusta_core.training.stage import StageSpec

STAGE = StageSpec(
    name="S0",
    steps=6,
    batch=4,
    mixture={"docs": (1, 1)},
    signals=("lm",),
    window=128,
    checkpoint_every=2,
)
DATASETS = {"docs": text_samples(library().values())}


def train(folder, stage, room, after=0):
    """Train on a card that holds the graph of `room` rows, from the step `after` on."""
    model = tiny_model(seed=3, heads=False)
    forward = model.backbone.forward
    done = []

    def patched(tokens, documents):
        if len(done) >= after and torch.is_grad_enabled() and len(tokens) > room:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 9 GiB.\nSee the documentation.")
        return forward(tokens, documents)

    model.backbone.forward = patched
    progress = lambda step, losses: done.append(step)  # noqa: E731
    return train_stage(stage, model, DATASETS, folder, seed=7, fingerprint="data", progress=progress)


def test_what_fits_is_tried_and_named(tmp_path):
    with pytest.raises(RustaError) as caught:
        train(tmp_path, STAGE, room=1, after=3)
    assert str(caught.value) == (
        "there is not enough memory for step 4 of S0\n"
        "  where: 4 rows of 128 bytes at once (batch = 4, accumulate = 1)\n"
        "  why:   CUDA out of memory. Tried to allocate 9 GiB.\n"
        "  mend:  accumulate = 4 was tried and fits: 1 row of 128 bytes at once; the last checkpoint is untouched, and "
        "the stage goes on from it"
    )


def test_the_stage_goes_on_with_what_was_named(tmp_path):
    with pytest.raises(RustaError, match="not enough memory for step 4") as caught:
        train(tmp_path, STAGE, room=2, after=3)
    assert "accumulate = 2 was tried and fits: 2 rows" in caught.value.mend
    assert [path.name for path in tmp_path.glob("step-*")] == ["step-00000002"]
    assert train(tmp_path, evolve(STAGE, accumulate=2), room=2).step == 6


def test_the_optimiser_needs_memory_too(tmp_path, monkeypatch):
    move, room = Optimizers.step, iter([False, False, True])

    def patched(self, scale):
        if not next(room):
            raise torch.OutOfMemoryError("CUDA out of memory.")
        move(self, scale)

    monkeypatch.setattr(Optimizers, "step", patched)
    with pytest.raises(RustaError, match="not enough memory for step 1 of S0") as caught:
        train(tmp_path, STAGE, room=4)
    assert caught.value.mend.startswith("accumulate = 4 was tried and fits")


def test_where_nothing_fits_it_says_so(tmp_path):
    with pytest.raises(RustaError) as caught:
        train(tmp_path, evolve(STAGE, accumulate=4), room=0)
    assert caught.value.where == "1 row of 128 bytes at once (batch = 4, accumulate = 4)"
    assert caught.value.mend.startswith("no `accumulate` fits either: halve `batch` or `window`")
