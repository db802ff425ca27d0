"""A model in int8 says about what it says in float32, by whole forwards and token by token."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F
from tiny import tiny_model

from rusta_core.errors import UsageError
from rusta_core.model.generation import generate
from rusta_core.model.quantized import Int8Linear, quantized
from rusta_core.model.ring import Ring
from rusta_core.model.vocabulary import Control, encode

TEXT = encode(Control.TEXT, 'fn main() {\n    let v = vec![1];\n    println!("{v:?}");\n}\n').tolist()


def trained():
    """A model with a sharp idea of one text: its logits are those of a trained one, not noise."""
    model = tiny_model(bfloat16=False, width=64)
    tokens = torch.tensor([TEXT])
    optimizer = torch.optim.Adam(model.backbone.parameters(), 1e-2)
    for _ in range(60):
        logits = model.backbone.logits(model.backbone(tokens, torch.ones_like(tokens)))
        loss = F.cross_entropy(logits[0, :-1], tokens[0, 1:])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.1
    return model.eval()


@pytest.fixture(scope="module")
def pair():
    model = trained()
    return model, quantized(model)


@torch.no_grad()
def scores(model, rows):
    tokens = torch.tensor(rows)
    return model.backbone.logits(model.backbone(tokens, torch.ones_like(tokens))).log_softmax(-1)


def test_its_distributions_are_near(pair):
    noise = torch.randint(0, 256, (6, 80), generator=torch.Generator().manual_seed(2)).tolist()
    for rows in ([TEXT], noise):
        exact, rough = (scores(model, rows) for model in pair)
        divergence = (exact.exp() * (exact - rough)).sum(-1)
        assert 0 < divergence.mean() < 0.02
    exact, rough = (scores(model, [TEXT]) for model in pair)
    assert exact.argmax(-1).equal(rough.argmax(-1))


def test_token_by_token_it_says_what_a_forward_says(pair):
    _, rough = pair
    ring = Ring(rough.backbone, 2)
    ring.extend([TEXT[:10], TEXT[:3]])
    for symbol in TEXT[10:]:
        ring.extend([[symbol], []])
    by_ring = rough.backbone.logits(ring.last[:1])[0].log_softmax(0)
    forward = scores(rough, [TEXT])[0, -1]
    # a block is rounded by its own range, so these differ by as much as rounding does
    assert (forward.exp() * (forward - by_ring)).sum().abs() < 0.02


def test_it_writes_what_the_exact_model_writes(pair):
    for model in pair:
        [one] = generate(model, [encode(Control.TEXT, "fn main")], most=len(TEXT) - 8)
        assert bytes(one.symbols) == bytes(TEXT[8:])


def test_the_model_itself_is_as_it_was(pair):
    model, rough = pair
    assert not any(isinstance(part, Int8Linear) for part in model.modules())
    assert sum(isinstance(part, Int8Linear) for part in rough.modules()) == 4 * model.config.layers
    assert rough.backbone.bytes.weight is model.backbone.bytes.weight
    assert rough.heads["action"].scores.weight is model.heads["action"].scores.weight
    assert rough.config == model.config


def test_a_bfloat16_model_is_read_in_float32():
    model = tiny_model()
    rough = quantized(model)
    assert (model.config.bfloat16, rough.config.bfloat16) == (True, False)
    assert scores(rough, [TEXT]).isfinite().all()


def test_a_linear_layer_is_near_an_exact_one():
    linear = torch.nn.Linear(300, 50, bias=False)
    x = torch.randn(4, 7, 300, generator=torch.Generator().manual_seed(1))
    exact = F.linear(x.double(), linear.weight.double())
    error = (Int8Linear(linear)(x) - exact).norm() / exact.norm()
    assert 0 < error < 0.03


def test_another_device():
    with pytest.raises(UsageError, match="int8 is for CPUs, and the model is on meta") as caught:
        quantized(tiny_model(heads=False).to("meta"))
    assert caught.value.mend.startswith("move the model to the CPU")
