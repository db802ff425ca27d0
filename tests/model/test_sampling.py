"""What is drawn follows the distribution, and the seed."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.model.sampling import Sampling

SCORES = st.lists(st.floats(-30, 30) | st.just(-float("inf")), min_size=2, max_size=30)
SHARES = torch.tensor([[0.05, 0.5, 0.15, 0.3]])


def drawn(sampling, shares=SHARES, times=4000):
    scores = shares.log().repeat(times, 1)
    counts = Counter(sampling.pick(scores, sampling.generators(times)).tolist())
    return [counts[symbol] / times for symbol in range(shares.shape[1])]


def test_cold_is_the_likeliest():
    assert drawn(Sampling(), times=10) == [0, 1, 0, 0]


def test_at_one_it_is_the_distribution():
    assert drawn(Sampling(temperature=1.0)) == pytest.approx(SHARES[0].tolist(), abs=0.03)


def test_a_temperature_sharpens_or_flattens():
    squared = SHARES[0] ** 2 / (SHARES[0] ** 2).sum()
    assert drawn(Sampling(temperature=0.5)) == pytest.approx(squared.tolist(), abs=0.03)


@pytest.mark.parametrize(
    ("top_p", "kept"), [(0.4, [0, 1, 0, 0]), (0.6, [0, 5 / 8, 0, 3 / 8]), (0.9, [0, 50 / 95, 15 / 95, 30 / 95])]
)
def test_the_nucleus_is_the_least_that_has_enough(top_p, kept):
    assert drawn(Sampling(temperature=1.0, top_p=top_p)) == pytest.approx(kept, abs=0.03)


@settings(deadline=None)
@given(SCORES, st.floats(0.01, 1), st.integers())
def test_nothing_impossible_is_drawn(scores, top_p, seed):
    if max(scores) == -float("inf"):
        scores[0] = 0.0
    row = torch.tensor([scores]).log_softmax(1)
    symbol = int(Sampling(temperature=1.3, top_p=top_p).pick(row, [Random(seed)])[0])
    assert row[0, symbol] > -float("inf")


def test_a_row_draws_the_same_whatever_is_beside_it():
    sampling = Sampling(temperature=1.0, seed=3)
    scores = torch.randn(6, 50, generator=torch.Generator().manual_seed(1)).log_softmax(1)
    together = sampling.pick(scores, sampling.generators(6))
    assert torch.equal(together, sampling.pick(scores, sampling.generators(6)))
    for row, generator in enumerate(sampling.generators(6)):
        assert sampling.pick(scores[row : row + 1], [generator])[0] == together[row]
    other = Sampling(temperature=1.0, seed=4)
    assert not torch.equal(together, other.pick(scores, other.generators(6)))


@pytest.mark.parametrize("fields", [{"temperature": -1.0}, {"top_p": 0.0}, {"top_p": 1.5}])
def test_what_cannot_be(fields):
    with pytest.raises(ValueError, match="must be"):
        Sampling(**fields)
