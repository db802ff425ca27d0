"""Every gate: its bound, too few cases, the run before, and the words of its reason."""

from importlib.metadata import entry_points

import pytest
from attrs import evolve, fields
from rusta_gates.gates import (
    AnchorFidelity,
    Calibration,
    CompileFix,
    GenuineFix,
    KMedian,
    Perplexity,
    PerplexityFalls,
    ProbeSuccess,
    SyntaxProbe,
    TestPass,
    ToolStepAccuracy,
    TypeOf,
)

from rusta_core import JudgeContext, Judgement, Measurement

AT_LEAST = [AnchorFidelity, CompileFix, GenuineFix, ProbeSuccess, TestPass, ToolStepAccuracy, TypeOf]
AT_MOST = [Calibration, KMedian, Perplexity]
FIGURE = Measurement(name="compile-fix", value=0.62, n=98, low=0.521, high=0.71, method="Wilson", unit="share")


DERIVED = [PerplexityFalls, SyntaxProbe]
"""Gates whose bound is for a figure that follows from what was measured."""


def judged(gate: object, now: Measurement | None, before: Measurement | None = None) -> Judgement:
    def by_name(figure: Measurement | None) -> dict[str, Measurement]:
        return {} if figure is None else {figure.name: figure}

    return gate.judge(JudgeContext(now=by_name(now), before=by_name(before)))


@pytest.mark.parametrize("gate", AT_LEAST + AT_MOST + DERIVED, ids=lambda gate: gate.__name__)
class TestEvery:
    def test_is_declared_under_its_name_and_names_a_metric_that_exists(self, gate):
        (entry,) = entry_points(group="rusta.gate", name=gate.name)
        assert entry.load() is gate
        assert len(entry_points(group="rusta.metric", name=gate.metric)) == 1

    def test_bound_is_required_and_every_option_has_a_doc(self, gate):
        with pytest.raises(TypeError, match="at_most" if gate in AT_MOST else "at_least"):
            gate()
        assert all(attribute.metadata["doc"] for attribute in fields(gate))

    def test_passes_at_its_bound_and_fails_beyond(self, gate):
        if gate in DERIVED:
            pytest.skip("not its value is judged, see below")
        bound = {"at_least": 0.3} if gate in AT_LEAST else {"at_most": 0.3}
        detail = {"null_band": {"mean": 0.1, "p95": 0.2}}
        figure = Measurement(name=gate.metric, value=0.3, n=20, detail=detail)
        worse = evolve(figure, value=0.2 if gate in AT_LEAST else 0.4)
        at, beyond = judged(gate(**bound), figure), judged(gate(**bound), worse)
        assert (at.gate, at.passed, at.margin) == (gate.name, True, 0.0)
        assert (beyond.passed, beyond.margin) == (False, -0.1)

    def test_not_measured_fails_and_says_how_to_measure(self, gate):
        bound = {"at_most": 9} if gate in AT_MOST else {"at_least": 0}
        judgement = judged(gate(**bound), None)
        assert (judgement.passed, judgement.margin) == (False, None)
        metric = gate.metric
        assert judgement.reason == (f'{metric} was not measured: add [[metric]] use = "{metric}" to the recipe')


def test_reason_says_value_interval_n_and_bound():
    judgement = judged(CompileFix(at_least=0.5), FIGURE)
    assert judgement.reason == ("compile-fix: 62.0%, 95% interval 52.1% to 71.0%, n = 98; at least 50.0% is asked")
    assert (judgement.passed, judgement.margin) == (True, 0.12)


def test_reason_says_where_the_interval_holds_the_bound():
    reason = judged(CompileFix(at_least=0.6), FIGURE).reason
    assert reason.endswith("at least 60.0% is asked, which lies within the interval: more cases would tell")


def test_figures_that_are_no_shares_keep_their_unit():
    figure = Measurement(name="k-lines", value=2.0, n=40, low=1.0, high=3.0, unit="lines")
    judgement = judged(KMedian(at_most=10), figure)
    assert judgement.reason == "k-lines: 2 lines, 95% interval 1 to 3, n = 40; at most 10 lines is asked"
    assert judgement.margin == 8


def test_too_few_cases_fail_whatever_the_value():
    few = evolve(FIGURE, n=19, value=1.0)
    judgement = judged(CompileFix(at_least=0.5), few)
    assert (judgement.passed, judgement.margin) == (False, None)
    assert judgement.reason.endswith("n = 19; too few cases, at least 20 are asked")
    assert judged(CompileFix(at_least=0.5, least_n=19), few).passed


def test_nothing_to_measure_fails():
    judgement = judged(CompileFix(at_least=0), Measurement(name="compile-fix", value=None, n=0))
    assert (judgement.passed, judgement.reason) == (False, "compile-fix: nothing to measure, n = 0")


@pytest.mark.parametrize(("before", "passed", "margin"), [(0.65, True, 0.0), (0.66, False, -0.01), (0.1, True, 0.12)])
def test_a_share_may_fall_behind_the_run_before_by_so_much(before, passed, margin):
    gate = CompileFix(at_least=0.5, not_worse_than_before=0.03)
    judgement = judged(gate, FIGURE, evolve(FIGURE, value=before))
    assert (judgement.passed, judgement.margin) == (passed, margin)
    assert f"; before it was {100 * before:.1f}%, and may be missed by 3.0%" in judgement.reason


@pytest.mark.parametrize(("before", "passed"), [(2.5, True), (2.4, False), (9.0, True)])
def test_a_figure_that_should_be_small_may_rise_by_so_much(before, passed):
    now = Measurement(name="perplexity", value=3.0, n=30, unit="per byte")
    judgement = judged(Perplexity(at_most=10, not_worse_than_before=0.5), now, evolve(now, value=before))
    assert judgement.passed is passed


def test_without_a_run_before_only_the_bound_counts():
    gate = CompileFix(at_least=0.5, not_worse_than_before=0.0)
    assert judged(gate, FIGURE).passed
    assert judged(gate, FIGURE, Measurement(name="compile-fix", value=None, n=0)).passed


def test_calibration_prints_the_null_band():
    figure = Measurement(
        name="calibration",
        value=0.11,
        n=100,
        unit="ECE",
        detail={"null_band": {"mean": 0.1221, "p95": 0.1634}},
    )
    judgement = judged(Calibration(at_most=0.08), figure)
    assert not judgement.passed
    assert judgement.reason == (
        "calibration: 0.11 ECE, n = 100; at most 0.08 ECE is asked; "
        "at this n a perfectly calibrated model shows 0.122, and up to 0.163 in 95 of 100 runs"
    )


@pytest.mark.parametrize(
    ("gate", "options"),
    [
        (CompileFix, {"at_least": 80}),
        (CompileFix, {"at_least": -0.1}),
        (KMedian, {"at_most": -1}),
        (CompileFix, {"at_least": 0.5, "least_n": 0}),
        (CompileFix, {"at_least": 0.5, "not_worse_than_before": -0.1}),
    ],
)
def test_options_that_can_never_be_meant_are_refused(gate, options):
    with pytest.raises(ValueError, match="must be"):
        gate(**options)


PROBED = Measurement(
    name="syntax-probe",
    value=0.9,
    n=40,
    low=0.88,
    high=0.92,
    unit="share",
    detail={"margin": {"value": 0.25, "low": 0.2, "high": 0.3}},
)


def test_syntax_probe_asks_for_more_than_a_fresh_model_has():
    judgement = judged(SyntaxProbe(at_least=0.25), PROBED)
    assert (judgement.passed, judgement.margin) == (True, 0.0)
    assert judgement.reason == (
        "syntax-probe, over a fresh model's: 25.0%, 95% interval 20.0% to 30.0%, n = 40; at least 25.0% is asked, "
        "which lies within the interval: more cases would tell"
    )
    assert not judged(SyntaxProbe(at_least=0.26), PROBED).passed
    worse = evolve(PROBED, detail={"margin": {"value": 0.31, "low": 0.3, "high": 0.32}})
    assert not judged(SyntaxProbe(at_least=0.1, not_worse_than_before=0.05), PROBED, worse).passed


def test_perplexity_falls_from_what_it_was_before():
    before = Measurement(name="perplexity", value=10.0, n=40, low=8.0, high=12.0, unit="per byte")
    now = evolve(before, value=4.0, low=3.0, high=6.0)
    judgement = judged(PerplexityFalls(at_least=0.6), now, before)
    assert (judgement.gate, judgement.passed, judgement.margin) == ("perplexity-falls", True, 0.0)
    assert judgement.reason == (
        "fall of perplexity: 60.0%, 95% interval 25.0% to 75.0%, n = 40; at least 60.0% is asked, which lies within "
        "the interval: more cases would tell; from 10 to 4"
    )
    assert not judged(PerplexityFalls(at_least=0.61), now, before).passed
    assert judged(PerplexityFalls(at_least=0.0), now, evolve(before, value=3.9)).margin == round(1 - 4 / 3.9, 9)


@pytest.mark.parametrize("before", [None, Measurement(name="perplexity", value=None, n=0)])
def test_perplexity_without_one_before_has_not_fallen(before):
    judgement = judged(PerplexityFalls(at_least=0), Measurement(name="perplexity", value=4.0, n=40), before)
    assert (judgement.passed, judgement.margin) == (False, None)
    assert judgement.reason == "perplexity: there is none from before to compare with"
