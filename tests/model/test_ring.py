"""A ring that is read on token by token says what a forward over the whole text says."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.errors import UsageError
from rusta_core.model.backbone import Backbone, padded
from rusta_core.model.config import ModelConfig
from rusta_core.model.ring import BLOCK, Ring
from rusta_core.model.vocabulary import Control


def stirred(seed=0, **fields):
    """A backbone whose every weight says something."""
    shape = {"width": 32, "layers": 2, "heads": 2, "window": 256, "ngram_buckets": 256, "bfloat16": False}
    backbone = Backbone(ModelConfig(**{**shape, **fields}))
    torch.manual_seed(seed)
    with torch.no_grad():
        for parameter in backbone.parameters():
            parameter.normal_(0, 0.2)
    return backbone.eval()


def texts(lengths, seed=0):
    rng = np.random.default_rng(seed)
    return [rng.integers(0, 256, length).tolist() for length in lengths]


def whole(backbone, text):
    """The hidden states of a text, by one forward over all of it."""
    tokens = torch.tensor([text])
    with torch.no_grad():
        return backbone(tokens, torch.ones_like(tokens))[0]


def plain(backbone: Backbone, text: list[int]) -> np.ndarray:
    """The hidden states (T, W) in float64, position by position, as the papers that backbone.py names write it."""
    weights = {name: tensor.double().numpy() for name, tensor in backbone.state_dict().items()}
    config = backbone.config
    size = config.width // config.heads
    rates = 10_000.0 ** -(np.arange(0, size, 2) / size)

    def normed(x, weight=1.0):
        return x / np.sqrt((x * x).mean() + 1e-6) * weight

    def turned(x, position):
        first, second = x[: size // 2], x[size // 2 :]
        cos, sin = np.cos(position * rates), np.sin(position * rates)
        return np.concatenate([first * cos - second * sin, second * cos + first * sin])

    def bucket(position, length):
        hashed = text[position]
        for back in range(1, length):
            hashed = hashed * 1_000_003 + (text[position - back] if position >= back else int(Control.PAD))
            hashed = (hashed + 2**63) % 2**64 - 2**63  # int64
            hashed ^= hashed >> 17
        return hashed % config.ngram_buckets

    xs = []
    for position, symbol in enumerate(text):
        x = weights["bytes.weight"][symbol]
        for number, length in enumerate(config.ngrams):
            x = x + weights[f"ngrams.{number}.weight"][bucket(position, length)]
        xs.append(normed(x))
    for layer in range(config.layers):
        one = {name.removeprefix(f"layers.{layer}."): value for name, value in weights.items()}
        qkv = [
            (one["qkv.weight"] @ normed(x, one["before_attention.weight"])).reshape(3, config.heads, size) for x in xs
        ]
        keys = [[turned(one[1, head], at) for head in range(config.heads)] for at, one in enumerate(qkv)]
        after = []
        for position, x in enumerate(xs):
            behind = range(max(0, position - config.window + 1), position + 1)
            mixed = []
            for head in range(config.heads):
                query = turned(qkv[position][0, head], position)
                scores = np.array([query @ keys[at][head] for at in behind]) / np.sqrt(size)
                shares = np.exp(scores - scores.max())
                mixed.append(sum(s * qkv[at][2, head] for s, at in zip(shares / shares.sum(), behind, strict=True)))
            x = x + one["out.weight"] @ np.concatenate(mixed)
            up = np.maximum(one["up.weight"] @ normed(x, one["before_feedforward.weight"]), 0) ** 2
            after.append(x + one["down.weight"] @ up)
        xs = after
    return np.stack([normed(x, weights["norm.weight"]) for x in xs])


@settings(max_examples=15, deadline=None)
@given(
    shape=st.sampled_from([(16, 1), (32, 2), (48, 3)]),
    layers=st.integers(1, 3),
    window=st.integers(64, 150),
    ngrams=st.sampled_from([(), (2,), (2, 3, 5)]),
    prompts=st.lists(st.integers(1, 200), min_size=1, max_size=4),
    steps=st.lists(st.lists(st.integers(0, 90), min_size=4, max_size=4), max_size=5),
    seed=st.integers(0, 99),
)
def test_it_equals_the_windowed_forward(shape, layers, window, ngrams, prompts, steps, seed):
    width, heads = shape
    backbone = stirred(width=width, heads=heads, layers=layers, window=window, ngrams=ngrams, seed=seed)
    totals = [length + sum(step[row] for step in steps) for row, length in enumerate(prompts)]
    rows = texts(totals, seed)
    ring, read = Ring(backbone, len(rows)), [[] for _ in rows]
    for counts in [prompts, *([step[row] for row in range(len(rows))] for step in steps)]:
        parts = [row[at : at + count] for row, at, count in zip(rows, ring.lengths, counts, strict=True)]
        if not any(parts):
            continue
        hidden = ring.extend(parts)
        for number, part in enumerate(parts):
            read[number].append(hidden[number, : len(part)])
    assert ring.lengths == totals
    for number, row in enumerate(rows):
        expected = whole(backbone, row)
        torch.testing.assert_close(torch.cat(read[number]), expected, atol=1e-5, rtol=1e-5)
        torch.testing.assert_close(ring.last[number], expected[-1], atol=1e-5, rtol=1e-5)


def test_it_equals_the_plain_arithmetic_in_float64():
    backbone = stirred(width=16, window=64, ngrams=(2, 4))
    [text] = texts([100])
    ring = Ring(backbone, 1)
    hidden = [ring.extend([text[:20]])[0], *(ring.extend([[symbol]])[0] for symbol in text[20:])]
    expected = torch.from_numpy(plain(backbone, text))
    torch.testing.assert_close(torch.cat(hidden).double(), expected, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("positions", ["rope", "alibi"])
def test_far_beyond_the_window_one_token_at_a_time(positions):
    backbone = stirred(window=64, positions=positions)
    [text] = texts([64 * 5 + BLOCK])
    ring = Ring(backbone, 1)
    hidden = torch.cat([ring.extend([[symbol]])[0] for symbol in text])
    torch.testing.assert_close(hidden, whole(backbone, text), atol=1e-5, rtol=1e-5)


def test_a_trunk_cannot_be_read_on_from():
    with pytest.raises(UsageError, match="a model with a trunk does not write") as caught:
        Ring(stirred(trunk_layers=1, trunk_width=32), 1)
    assert caught.value.mend == "train one without: trunk_layers = 0"


def test_a_row_that_stopped_is_left_as_it_is():
    backbone = stirred(window=64)
    short, long = texts([10, 200])
    ring = Ring(backbone, 2)
    ring.extend([short, long[:5]])
    stopped = ring.last[0].clone()
    for symbol in long[5:]:
        ring.extend([[], [symbol]])
    assert ring.lengths == [10, 200]
    assert torch.equal(ring.last[0], stopped)
    assert ring.last.isfinite().all()
    again = ring.extend([[7], []])
    torch.testing.assert_close(again[0, 0], whole(backbone, [*short, 7])[-1], atol=1e-5, rtol=1e-5)


def test_a_row_that_has_read_nothing_is_not_a_number_for_nobody():
    ring = Ring(stirred(), 2)
    hidden = ring.extend([[1, 2, 3], []])
    assert hidden.isfinite().all()
    assert ring.last[1].tolist() == [0] * 32
    torch.testing.assert_close(ring.extend([[], [9]])[1, 0], whole(ring.backbone, [9])[0], atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("prompt", [30, 100])
@pytest.mark.parametrize("steps", [3, 120])
def test_rows_go_on_from_others(prompt, steps):
    backbone = stirred(window=64)
    shared, *tails = texts([prompt, steps, steps, steps])
    alone = Ring(backbone, 1)
    alone.extend([shared])
    ring = alone.repeated(3)
    for number in range(steps):
        ring.extend([[tail[number]] for tail in tails])
    ring.select([2, 0, 0])
    ring.extend([[1], [2], [3, 4]])
    for row, text in enumerate([[*shared, *tails[2], 1], [*shared, *tails[0], 2], [*shared, *tails[0], 3, 4]]):
        torch.testing.assert_close(ring.last[row], whole(backbone, text)[-1], atol=1e-5, rtol=1e-5)
    assert ring.lengths == [prompt + steps + 1, prompt + steps + 1, prompt + steps + 2]


def test_in_bfloat16_it_is_as_near_as_bfloat16_is():
    backbone = stirred(window=64, bfloat16=True)
    [text] = texts([100])
    ring = Ring(backbone, 1)
    hidden = torch.cat([ring.extend([text[:50]])[0], ring.extend([text[50:]])[0]])
    backbone.config = evolve(backbone.config, bfloat16=False)
    exact = whole(backbone, text)
    backbone.config = evolve(backbone.config, bfloat16=True)
    error, usual = ((one - exact).norm() / exact.norm() for one in (hidden, whole(backbone, text)))
    assert error < 2 * usual < 0.1


def test_prompts_of_unlike_length_are_read_together():
    backbone = stirred()
    rows = texts([3, 130, 64])
    hidden = Ring(backbone, 3).extend(rows)
    tokens, documents = padded([np.array(row) for row in rows], torch.device("cpu"))
    with torch.no_grad():
        expected = backbone(tokens, documents)
    for number, row in enumerate(rows):
        torch.testing.assert_close(hidden[number, : len(row)], expected[number, : len(row)], atol=1e-5, rtol=1e-5)
