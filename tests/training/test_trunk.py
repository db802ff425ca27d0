"""Micro-batches give the gradient of the whole batch."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import case, library, quiz, step, tiny_model

from rusta_core.training.anchored import question_samples
from rusta_core.training.losses import losses_of, shared_gradient, signal_losses, targets_of
from rusta_core.training.packing import collate, pack
from rusta_core.training.samples import golden_samples, step_samples, text_samples
from rusta_core.training.trunk import Trunk

SIGNALS = ("lm", "anchor", "action", "minimality")


@pytest.fixture(scope="module")
def rows():
    """Rows of unlike length, with a head's targets in some and not in others."""
    samples = [
        *question_samples(quiz()[:3], library(), window=256, seed=1),
        *step_samples([(case(), [step("rustc"), step("abstain")])], window=256),
        *golden_samples([case()], window=256),
        *text_samples(list(library().values())[:1]),
    ]
    return pack(samples, 256)


def gradients(rows, parts, at=0):
    model = tiny_model(seed=3, bfloat16=False)
    batch = collate(rows)
    trunk = Trunk(model, parts)
    shared = trunk.forward(batch)
    losses = losses_of(model, shared, targets_of(model, batch, SIGNALS))
    trunk.backward(shared_gradient(shared, losses, {"anchor": 0.5}, at))
    assert len(losses) > 1
    return {name: one.grad for name, one in model.named_parameters() if one.grad is not None}


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([(4, 2), (4, 4), (6, 2), (6, 3)]))
def test_micro_batches_give_the_gradient_of_the_whole(rows, random, shape):
    size, parts = shape
    chosen = [rows[0], *random.choices(rows, k=size - 1)]
    whole, accumulated = gradients(chosen, 1), gradients(chosen, parts)
    assert whole.keys() == accumulated.keys()
    torch.testing.assert_close(accumulated, whole, rtol=1e-4, atol=1e-6)


def test_one_signal_in_micro_batches_gives_the_plain_gradient(rows):
    model, plain = tiny_model(seed=3, bfloat16=False), tiny_model(seed=3, bfloat16=False)
    batch = collate(rows[:4])
    trunk = Trunk(model, 2)
    shared = trunk.forward(batch)
    trunk.backward(shared_gradient(shared, signal_losses(model, shared, batch, ["lm"]), {}, 0))
    signal_losses(plain, plain.backbone(batch.tokens, batch.documents), batch, ["lm"])["lm"].backward()
    for (name, one), other in zip(model.named_parameters(), plain.parameters(), strict=True):
        if other.grad is not None:
            torch.testing.assert_close(one.grad, other.grad, msg=name)


def test_one_graph_is_in_memory_at_a_time(rows):
    model, alive = tiny_model(seed=3, bfloat16=False), []

    def counted(tokens, documents):
        alive.append((len(tokens), torch.is_grad_enabled()))
        return model.backbone(tokens, documents)

    trunk = Trunk(model, 2)
    trunk.run = counted
    shared = trunk.forward(collate(rows[:4]))
    assert alive == [(2, False), (2, False)]
    trunk.backward(torch.zeros_like(shared))
    assert alive[2:] == [(2, True), (2, True)]
