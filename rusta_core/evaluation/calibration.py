"""Does a confidence of 0.8 come true eight times in ten?

Shapes everywhere: conf and hit are (n,), one row a trial; conf lies in [0, 1], hit is 0 or 1.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from rusta_core.evaluation.intervals import ROUNDS, bootstrap, wilson

BINS = 15
Floats = NDArray[np.float64]


@frozen(kw_only=True)
class Bin:
    """Trials with a confidence from `low` to `high`; confidence (their mean) and rate are None where n is 0.

    rate_low, rate_high: Wilson's interval of the hit rate.
    """

    low: float
    high: float
    n: int
    confidence: float | None
    rate: float | None
    rate_low: float
    rate_high: float


@frozen(kw_only=True)
class NullBand:
    """The ECE that a perfectly calibrated model shows at the same confidences: mean and 95th percentile."""

    mean: float
    p95: float


@frozen(kw_only=True)
class Risk:
    """Answering only at `threshold` or more: the share answered, and the share wrong among those."""

    threshold: float
    coverage: float
    risk: float


def ece(conf: ArrayLike, hit: ArrayLike, bins: int = BINS) -> float:
    """The expected calibration error: sum over bins of n_bin / n * |hit rate - mean confidence|.

    Equal-width bins (Guo et al. 2017, arXiv 1706.04599, section 2); the last one holds exactly 1 too.
    """
    confidence, hits = _checked(conf, hit)
    return _ece(_bin(confidence, bins), hits - confidence, bins)


def null_band(conf: ArrayLike, bins: int = BINS, seed: int = 0) -> NullBand:
    """The ECE of a model whose confidences are exactly true: its hits are drawn with them, many times over.

    At small n it is far from 0, which is why an ECE means nothing without it.
    """
    confidence, _ = _checked(conf, conf)
    index, rng = _bin(confidence, bins), np.random.default_rng(seed)
    drawn = [_ece(index, (rng.random(len(confidence)) < confidence) - confidence, bins) for _ in range(ROUNDS)]
    return NullBand(mean=float(np.mean(drawn)), p95=float(np.quantile(drawn, 0.95)))


def ece_interval(conf: ArrayLike, hit: ArrayLike, bins: int = BINS, seed: int = 0) -> tuple[float, float]:
    """An interval for the ECE that endless trials would show.

    Resampling adds noise that the ECE counts as error, so the percentile bootstrap lies too high: in 100
    simulated runs of a perfectly calibrated model it never held the true 0. The basic bootstrap (2 * ECE -
    quantiles) takes that noise away again; where the ECE lies within the null band, 0 cannot be ruled out and
    the interval starts there. So made it held the true value in 81 to 95 of 100 simulated runs.
    """
    confidence, hits = _checked(conf, hit)
    value, band = ece(confidence, hits, bins), null_band(confidence, bins, seed)
    rows = np.column_stack([_bin(confidence, bins), hits - confidence])
    low, high = bootstrap(rows, lambda drawn: _ece(drawn[:, 0].astype(np.int64), drawn[:, 1], bins), seed=seed)
    return 0.0 if value <= band.p95 else max(0.0, min(value, 2 * value - high)), max(value, 2 * value - low)


def brier(conf: ArrayLike, hit: ArrayLike) -> float:
    """The mean squared difference between confidence and outcome (Brier 1950)."""
    confidence, hits = _checked(conf, hit)
    return float(np.mean((confidence - hits) ** 2))


def reliability(conf: ArrayLike, hit: ArrayLike, bins: int = BINS) -> tuple[Bin, ...]:
    """The bins that the ECE is made of, empty ones too."""
    confidence, hits = _checked(conf, hit)
    index = _bin(confidence, bins)
    rows = []
    for number in range(bins):
        inside = index == number
        n, right = int(inside.sum()), int(hits[inside].sum())
        low, high = wilson(right, n)
        rows.append(
            Bin(
                low=number / bins,
                high=(number + 1) / bins,
                n=n,
                confidence=float(confidence[inside].mean()) if n else None,
                rate=right / n if n else None,
                rate_low=low,
                rate_high=high,
            )
        )
    return tuple(rows)


def risk_coverage(conf: ArrayLike, hit: ArrayLike) -> tuple[Risk, ...]:
    """The risk at every coverage that a threshold can give, from the highest threshold down.

    El-Yaniv and Wiener 2010, JMLR 11. Equal confidences are answered together: no threshold tells them apart.
    """
    confidence, hits = _checked(conf, hit)
    order = np.argsort(-confidence, kind="stable")
    confidence, wrong = confidence[order], np.cumsum(1 - hits[order])
    n = len(confidence)
    last = np.append(np.flatnonzero(np.diff(confidence)), n - 1)
    return tuple(
        Risk(threshold=float(confidence[i]), coverage=float(i + 1) / n, risk=float(wrong[i]) / float(i + 1))
        for i in last
    )


def _checked(conf: ArrayLike, hit: ArrayLike) -> tuple[Floats, Floats]:
    confidence, hits = np.asarray(conf, dtype=np.float64), np.asarray(hit, dtype=np.float64)
    if confidence.shape != hits.shape or confidence.ndim != 1 or not len(confidence):
        raise ValueError(f"conf {confidence.shape} and hit {hits.shape} must be one row each, of one length")
    if not ((confidence >= 0) & (confidence <= 1)).all():
        raise ValueError("a confidence lies outside [0, 1]")
    return confidence, hits


def _bin(confidence: Floats, bins: int) -> NDArray[np.int64]:
    return np.minimum((confidence * bins).astype(np.int64), bins - 1)


def _ece(index: NDArray[np.int64], gap: Floats, bins: int) -> float:
    """index: the bin of each trial; gap: hit - confidence of each."""
    return float(np.abs(np.bincount(index, weights=gap, minlength=bins)).sum()) / len(gap)
