"""Metrics of who may stay silent: when silence was right, how much can be said at what risk, what is done again."""

from __future__ import annotations

import pytest
from attrs import evolve
from rusta_metrics.abstention_usefulness import AbstentionUsefulness
from rusta_metrics.anchor_fidelity import AnchorFidelity
from rusta_metrics.repeat_mistake import RepeatMistake
from rusta_metrics.risk_coverage import RiskCoverage

from rusta_core import Candidate, DocSpan, Edit, MeasureContext, Measurement, Outcome, PatchBundle

ORIGIN = {"license": "MIT", "source_url": "https://example.org", "sha256": "0" * 64}


def patch(text: str) -> PatchBundle:
    return PatchBundle(**ORIGIN, edits=(Edit(path="a.rs", start=0, end=0, text=text),), k_lines=1)  # type: ignore[arg-type]


def given(name: str, *, sure: float | None, right: bool, text: str = "x") -> Outcome:
    return Outcome(
        kind="repair", id=name, slice="move", bundle=patch(text), compiles=True, honest=True, tests_green=right,
        confidence=sure,
    )  # fmt: skip


def withheld(name: str, right: bool | None) -> Outcome:
    return Outcome(kind="repair", id=name, slice="borrow", compiles=False, withheld=right, confidence=0.2)


SILENT = Outcome(kind="repair", id="nothing compiles", slice="borrow", compiles=False)


def measured(metric: object, *outcomes: Outcome) -> Measurement:
    found: Measurement = metric.measure(MeasureContext(outcomes=outcomes))  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("metric", [AbstentionUsefulness(), RepeatMistake(), RiskCoverage()])
def test_nothing_to_measure_is_no_value(metric: object) -> None:
    assert (measured(metric).value, measured(metric).n) == (None, 0)
    assert measured(metric, Outcome(kind="step", id="s")).n == 0


def test_silence_was_useful_where_what_was_withheld_was_wrong() -> None:
    outcomes = [withheld("a", False), withheld("b", False), withheld("c", True), withheld("d", None), SILENT]
    found = measured(AbstentionUsefulness(), *outcomes, given("e", sure=0.9, right=True))
    assert (found.value, found.n) == (pytest.approx(2 / 3), 3)
    assert found.detail == {"abstained": 5, "nothing_to_withhold": 1, "untold": 1}
    assert found.by["borrow"].n == 3
    assert found.by["move"].value is None


def test_how_much_can_be_said_at_a_risk() -> None:
    right = [given(f"r{n}", sure=0.9 - n / 100, right=True) for n in range(9)]
    wrong = [given("w0", sure=0.5, right=False), given("w1", sure=0.4, right=False)]
    found = measured(RiskCoverage(risk=0.1), *right, *wrong, SILENT)
    assert (found.value, found.n) == (pytest.approx(10 / 12), 12), "nine right and one wrong of twelve"
    assert found.detail["answered"] == 11
    assert measured(RiskCoverage(risk=0.0), *right, *wrong, SILENT).value == pytest.approx(9 / 12)
    assert measured(RiskCoverage(), *wrong).value == 0
    assert measured(RiskCoverage(), given("unsaid", sure=None, right=True)).value is None


def test_a_change_that_was_refuted_before_is_a_mistake_made_again() -> None:
    refuted = Candidate(
        edits=patch("a.clone()").edits, k_lines=1, proposer="p", compiles=True, honest=True, tests_green=False
    )
    first = evolve(given("first", sure=1.0, right=True, text="&"), candidates=(refuted,))
    again = given("again", sure=1.0, right=False, text="other.clone()")
    another = given("another", sure=1.0, right=False, text="other.as_ref()")
    found = measured(RepeatMistake(), first, again, another)
    assert (found.value, found.n) == (pytest.approx(1 / 3), 3)
    assert measured(RepeatMistake(), again, first).value == 0, "what is refuted later was not known"
    elsewhere = evolve(again, slice="type")
    assert measured(RepeatMistake(), first, elsewhere).value == 0


def test_repairs_are_borne_out_by_what_they_cite_where_nothing_else_is_cited() -> None:
    outcomes = [evolve(given(name, sure=1.0, right=True), resolved=told) for name, told in (("a", True), ("b", False))]
    found = measured(AnchorFidelity(), *outcomes, SILENT)
    assert (found.value, found.n) == (0.5, 2)
    span = DocSpan(**ORIGIN, doc_id="d", start=0, end=1)  # type: ignore[arg-type]
    trial = Outcome(kind="anchor", id="q", slice="docs", expected=(span,), chosen=(span,), resolved=True)
    assert measured(AnchorFidelity(), *outcomes, trial).n == 1, "citation trials have the word where there are any"
