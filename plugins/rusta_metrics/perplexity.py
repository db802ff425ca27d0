"""perplexity: how surprised the model is by held-out text, byte by byte."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

import numpy as np
from attrs import frozen

from rusta_core import MeasureContext, Measurement, Outcome, bootstrap, hookimpl
from rusta_metrics.figures import by_slice


@frozen(eq=False, kw_only=True)
class Perplexity:
    """Perplexity per byte of held-out text: exp(nats / bytes), summed over documents before the division.

    By byte and not by token, so that models with different vocabularies can be compared (bits per byte as
    in The Pile, Gao et al. 2020, arXiv 2101.00027: nats / ln 2 / bytes, in `detail.bits_per_byte`). n is
    the number of documents, which the bootstrap draws; pieces of one document belong together.
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        return by_slice(context.outcomes, "text", _figure)


def _figure(trials: Sequence[Outcome]) -> Measurement:
    documents: dict[str, tuple[float, int]] = {}
    for trial in trials:
        if trial.nats is not None and trial.n_bytes:
            nats, n_bytes = documents.get(trial.id, (0.0, 0))
            documents[trial.id] = (nats + trial.nats, n_bytes + trial.n_bytes)
    if not documents:
        return Measurement(name="perplexity", value=None, n=0, unit="per byte")
    rows = np.array(list(documents.values()))
    nats, n_bytes = rows.sum(axis=0)
    low, high = bootstrap(rows, lambda drawn: float(drawn[:, 0].sum() / drawn[:, 1].sum()))
    return Measurement(
        name="perplexity",
        value=exp(nats / n_bytes),
        n=len(rows),
        low=exp(low),
        high=exp(high),
        method="bootstrap over documents",
        unit="per byte",
        detail={
            "bits_per_byte": {"value": nats / n_bytes / log(2), "low": low / log(2), "high": high / log(2)},
            "bytes": int(n_bytes),
        },
    )
