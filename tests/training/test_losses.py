"""Gradients that pull against each other, and the one way back through the trunk."""

from __future__ import annotations

import torch
from tiny import library, tiny_model

from rusta_core.training.losses import shared_gradient, signal_losses, surgery
from rusta_core.training.packing import collate, pack
from rusta_core.training.samples import Sample, text_samples


def test_gradients_that_agree_are_left_alone():
    one, two = torch.tensor([1.0, 0.0]), torch.tensor([1.0, 1.0])
    assert [part.tolist() for part in surgery([one, two], 0)] == [[1, 0], [1, 1]]


def test_what_pulls_against_another_is_taken_out():
    one, two = torch.tensor([1.0, 0.0]), torch.tensor([-1.0, 1.0])
    first, second = surgery([one, two], 0)
    torch.testing.assert_close(first, torch.tensor([0.5, 0.5]))
    torch.testing.assert_close(second, torch.tensor([0.0, 1.0]))
    assert abs(first @ two) < 1e-6
    assert abs(second @ one) < 1e-6


def test_after_surgery_no_pair_loses():
    generator = torch.Generator().manual_seed(0)
    for step in range(20):
        pair = list(torch.randn(2, 8, generator=generator))
        total = sum(surgery(pair, step))
        assert all(total @ one > -1e-6 for one in pair)


def test_the_order_is_drawn_from_the_step():
    three = list(torch.randn(4, 6, generator=torch.Generator().manual_seed(1)))
    by_step = [torch.stack(surgery(three, step)) for step in range(12)]
    assert torch.equal(by_step[3], torch.stack(surgery(three, 3)))
    assert any(not torch.equal(by_step[0], one) for one in by_step)


def test_one_signal_gives_the_plain_gradient():
    batch = collate(pack(text_samples(library().values()), 64)[:2])
    gradients = []
    for through_shared in (True, False):
        model = tiny_model(bfloat16=False)
        hidden = model.backbone(batch.tokens, batch.documents)
        if through_shared:
            shared = hidden.detach().requires_grad_()
            hidden.backward(shared_gradient(shared, signal_losses(model, shared, batch, ["lm"]), {"lm": 2.0}, 0))
        else:
            (2 * signal_losses(model, hidden, batch, ["lm"])["lm"]).backward()
        gradients.append({name: one.grad for name, one in model.named_parameters() if one.grad is not None})
    torch.testing.assert_close(gradients[0], gradients[1])
    assert not any(name.startswith("heads") for name in gradients[0])


def test_signals_without_targets_have_no_loss():
    model = tiny_model()
    batch = collate(pack([Sample(tokens=text_samples(library().values())[0].tokens[:50], lm_from=50)], 64))
    hidden = model.backbone(batch.tokens, batch.documents)
    assert signal_losses(model, hidden, batch, ["lm", *model.heads]) == {}
