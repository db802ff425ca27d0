"""Calibration by hand, at the edges, and against what is known of a perfectly calibrated model."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusta_core.evaluation.calibration import brier, ece, ece_interval, null_band, reliability, risk_coverage

TRIALS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def test_ece_by_hand():
    # Two bins of 15: [0.2, 0.266) holds 0.2 and 0.2, [0.8, 0.866) holds 0.8.
    assert ece([0.2, 0.2, 0.8], [0, 1, 1]) == pytest.approx(2 / 3 * abs(0.5 - 0.2) + 1 / 3 * 0.2)


def test_certain_and_right_is_perfect_certain_and_wrong_is_the_worst():
    assert ece([1.0, 1.0, 0.0], [1, 1, 0]) == 0
    assert ece([1.0, 0.0], [0, 1]) == 1


def test_the_last_bin_holds_one_together_with_the_rest_of_it():
    # In a bin of its own, 1.0 would add its own error: 0.5 * 0.05 + 0.5 * 1.
    assert ece([0.95, 1.0], [1, 0]) == pytest.approx(abs(1 - 1.95) / 2)
    last = reliability([0.95, 1.0], [1, 0])[-1]
    assert (last.n, last.confidence, last.rate) == (2, pytest.approx(0.975), 0.5)


@given(TRIALS)
def test_the_bins_make_up_the_ece(trials):
    conf, hit = zip(*trials, strict=True)
    bins = reliability(conf, hit)
    assert sum(one.n for one in bins) == len(trials)
    total = sum(one.n / len(trials) * abs(one.rate - one.confidence) for one in bins if one.n)
    assert ece(conf, hit) == pytest.approx(total, abs=1e-12)
    assert all(one.low - 1e-9 <= one.confidence <= one.high + 1e-9 for one in bins if one.n)


@pytest.mark.parametrize(("n", "expected"), [(100, 0.113), (500, 0.052), (5000, 0.016)])
def test_null_band_shrinks_with_n_as_is_known(n, expected):
    conf = np.random.default_rng(0).beta(0.8, 0.8, size=n)
    band = null_band(conf)
    assert band.mean == pytest.approx(expected, rel=0.1)
    assert band.mean < band.p95 < 2 * band.mean


def test_a_perfectly_calibrated_model_lies_below_the_95th_percentile_95_times_in_100():
    rng = np.random.default_rng(5)
    conf = rng.random(80)
    p95 = null_band(conf).p95
    below = sum(ece(conf, rng.random(80) < conf) <= p95 for _ in range(400))
    assert 0.92 <= below / 400 <= 0.98


def test_ece_interval_holds_the_truth_where_the_percentile_bootstrap_never_does():
    rng = np.random.default_rng(2)
    held = 0
    for _ in range(40):
        conf = rng.random(60)
        low, high = ece_interval(conf, rng.random(60) < conf)
        held += low == 0.0
        assert low <= high
    assert held >= 34


def test_ece_interval_of_a_badly_calibrated_model_excludes_zero_and_holds_the_value():
    rng = np.random.default_rng(2)
    conf = np.full(200, 0.9)
    hit = rng.random(200) < 0.4
    low, high = ece_interval(conf, hit)
    assert 0.4 < low <= ece(conf, hit) <= high < 0.6
    assert ece_interval(conf, hit) == (low, high)


def test_brier_by_hand():
    assert brier([0.8, 0.3], [1, 0]) == pytest.approx((0.04 + 0.09) / 2)


def test_risk_coverage_answers_equal_confidences_together():
    points = risk_coverage([0.9, 0.5, 0.5, 0.1], [1, 0, 1, 0])
    assert [(point.threshold, point.coverage, point.risk) for point in points] == [
        (0.9, 0.25, 0.0),
        (0.5, 0.75, pytest.approx(1 / 3)),
        (0.1, 1.0, 0.5),
    ]


@given(TRIALS)
def test_risk_at_full_coverage_is_the_share_that_is_wrong(trials):
    conf, hit = zip(*trials, strict=True)
    points = risk_coverage(conf, hit)
    assert points[-1].coverage == 1
    assert points[-1].risk == pytest.approx(1 - sum(hit) / len(hit))
    assert [point.threshold for point in points] == sorted(set(conf), reverse=True)


@pytest.mark.parametrize("measure", [ece, brier, reliability, risk_coverage])
@pytest.mark.parametrize(
    ("conf", "hit", "says"),
    [
        ([], [], "one row each"),
        ([0.1, 0.2], [1], "one row each"),
        ([1.5], [1], "outside"),
        ([float("nan")], [1], "outside"),
    ],
)
def test_refused(measure, conf, hit, says):
    with pytest.raises(ValueError, match=says):
        measure(conf, hit)
