"""Intervals against published values, and against what they promise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.evaluation.intervals import bootstrap, wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0000),
    ],
)
def test_wilson_gives_the_published_intervals(successes, n, low, high):
    assert wilson(successes, n) == pytest.approx((low, high), abs=5e-5)


def test_wilson_of_nothing_is_everything():
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("successes", "n"), [(-1, 3), (4, 3)])
def test_wilson_refuses_what_is_no_share(successes, n):
    with pytest.raises(ValueError, match=f"{successes} of {n} is not a share"):
        wilson(successes, n)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_stays_within_0_and_1(pair):
    successes, n = pair
    low, high = wilson(successes, n)
    assert 0 <= low <= successes / n <= high <= 1


def test_bootstrap_of_a_mean_agrees_with_theory():
    values = np.random.default_rng(3).normal(10, 2, size=400)
    low, high = bootstrap(values, lambda drawn: float(drawn.mean()))
    half = 1.96 * values.std() / 20
    assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.03)


def test_bootstrap_is_the_same_for_the_same_seed_and_only_for_it():
    values = np.arange(30.0)

    def mean(drawn):
        return float(drawn.mean())

    assert bootstrap(values, mean, seed=1) == bootstrap(values, mean, seed=1)
    assert bootstrap(values, mean, seed=1) != bootstrap(values, mean, seed=2)


def test_bootstrap_draws_whole_rows():
    rows = [(1.0, 2.0), (10.0, 20.0), (100.0, 200.0)]
    assert bootstrap(rows, lambda drawn: float((drawn[:, 1] / drawn[:, 0]).max())) == (2.0, 2.0)


def test_bootstrap_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing to resample"):
        bootstrap([], np.median)
