"""anchor-fidelity: how many citations are citations, and support what they are cited for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

from rusta_core import DocSpan, MeasureContext, Measurement, Outcome, hookimpl
from rusta_metrics.figures import by_slice, share, share_measured

_BM25 = "bm25"


@frozen(eq=False, kw_only=True)
class AnchorFidelity:
    """The share of citation trials in which every citation resolves and supports.

    The player must cite. A citation resolves where the bytes that it names have its hash; it supports where
    it overlaps a span that the answer rests on. This asks at once for the citation precision of ALCE (Gao
    et al. 2023, arXiv 2305.14627) to be 1. Where no span answers (`expected` is empty), citing nothing is
    right.

    `detail`: `cites`, `resolves` and `overlaps` (any citation does) tell which of the conditions fails;
    `answerable` is the share among the trials that have an answer; `bm25` and `bm25_answerable` are what a search by
    words reaches that cites the best of the same spans, whatever the question.
    `repair_citations` is the share of repair trials whose citations all resolve, among those with citations
    that say whether they do.

    Where there are repairs and no citation trials, the value is of the repairs that were given: the share that cites at
    least one passage, all of whose passages resolve and support the patch (`resolved` says so: each names the code of
    an error, or is the passage that the rule behind the patch rests on).
    """

    @hookimpl
    def measure(self, context: MeasureContext) -> Measurement:
        measured = by_slice(context.outcomes, "anchor", _figure)
        if not measured.n:
            measured = by_slice(context.outcomes, "repair", _of_repairs)
        repairs = [
            outcome.resolved is True
            for outcome in context.outcomes
            if outcome.kind == "repair" and outcome.bundle and outcome.bundle.citations and outcome.resolved is not None
        ]
        return evolve(measured, detail={**measured.detail, "repair_citations": share(repairs)})


def _of_repairs(trials: Sequence[Outcome]) -> Measurement:
    told = [trial for trial in trials if trial.bundle is not None and trial.resolved is not None]
    return share_measured("anchor-fidelity", [trial.resolved is True for trial in told])


def _figure(trials: Sequence[Outcome]) -> Measurement:
    answerable = [trial for trial in trials if _spans(trial.expected)]
    cited = [trial for trial in answerable if _spans(trial.chosen)]
    detail = {
        "cites": share([bool(_spans(trial.chosen)) for trial in answerable]),
        "resolves": share([trial.resolved is True for trial in cited]),
        "overlaps": share([any(_supports(span, trial) for span in _spans(trial.chosen)) for trial in cited]),
    }
    compared = [evolve(trial, chosen=trial.baselines[_BM25]) for trial in trials if _BM25 in trial.baselines]
    detail |= {
        "answerable": share([_faithful(trial) for trial in answerable]),
        "bm25": share([_faithful(trial) for trial in compared]),
        "bm25_answerable": share([_faithful(trial) for trial in compared if _spans(trial.expected)]),
    }
    return share_measured("anchor-fidelity", [_faithful(trial) for trial in trials], detail)


def _faithful(trial: Outcome) -> bool:
    cited = _spans(trial.chosen)
    if not _spans(trial.expected):
        return not cited
    return bool(cited) and trial.resolved is True and all(_supports(span, trial) for span in cited)


def _supports(span: DocSpan, trial: Outcome) -> bool:
    return any(
        span.doc_id == right.doc_id and max(span.start, right.start) < min(span.end, right.end)
        for right in _spans(trial.expected)
    )


def _spans(value: Any) -> Sequence[DocSpan]:
    """`expected` and `chosen` hold one span, several, or none."""
    return [value] if isinstance(value, DocSpan) else value or []
