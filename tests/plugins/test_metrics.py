"""Every metric by hand: its definition, its slices, its detail, and what it says of nothing."""

import json
from importlib.metadata import entry_points
from math import exp, log

import pytest
from attrs import evolve
from rusta_metrics.anchor_fidelity import AnchorFidelity
from rusta_metrics.calibration import Calibration
from rusta_metrics.choice import Choice
from rusta_metrics.compile_fix import CompileFix
from rusta_metrics.genuine_fix import GenuineFix
from rusta_metrics.k_lines import KLines
from rusta_metrics.perplexity import Perplexity
from rusta_metrics.probe_success import ProbeSuccess
from rusta_metrics.syntax_probe import SyntaxProbe
from rusta_metrics.test_pass import TestPass
from rusta_metrics.tool_step_accuracy import ToolStepAccuracy
from rusta_metrics.type_of import TypeOf

from rusta_core import Action, DocSpan, MeasureContext, Measurement, Observation, Outcome, PatchBundle, Step
from rusta_core.serialize import dumps, loads

METRICS = [
    AnchorFidelity,
    Calibration,
    Choice,
    CompileFix,
    GenuineFix,
    KLines,
    Perplexity,
    ProbeSuccess,
    SyntaxProbe,
    TestPass,
    ToolStepAccuracy,
    TypeOf,
]
ORIGIN = {"license": "MIT", "source_url": "https://example.org", "sha256": "0" * 64}
BUNDLE = PatchBundle(**ORIGIN, edits=(), k_lines=1)

GENUINE = Outcome(
    kind="repair",
    id="a",
    slice="borrow",
    bundle=BUNDLE,
    compiles=True,
    honest=True,
    tests_green=True,
    k_lines=1,
)
FAILS_TESTS = evolve(GENUINE, id="b", tests_green=False, k_lines=2)
DISHONEST = evolve(GENUINE, id="c", honest=False, k_lines=9)
RED = evolve(GENUINE, id="d", compiles=False, tests_green=False, honest=None, k_lines=40)
ABSTAINED = Outcome(kind="repair", id="e", slice="move", compiles=False, tests_green=False)
LIKE_GOLD = evolve(GENUINE, id="f", slice="move", tests_green=None, gold_equal=True, k_lines=4)
UNLIKE_GOLD = evolve(LIKE_GOLD, id="g", gold_equal=False)
UNJUDGED = evolve(LIKE_GOLD, id="h", gold_equal=None)
REPAIRS = [GENUINE, FAILS_TESTS, DISHONEST, RED, ABSTAINED, LIKE_GOLD, UNLIKE_GOLD, UNJUDGED]

RULES = {"shortest": "u8", "longest": "bool"}
TYPES = [
    Outcome(kind="type", id="t", slice="primitive", expected="bool", chosen="bool", baselines=RULES),
    Outcome(kind="type", id="u", slice="primitive", expected="u8", chosen="bool", baselines=RULES),
    Outcome(kind="type", id="v", slice="reference", expected="&u8", chosen="&u8", baselines={"shortest": "u8"}),
]

SYNTAX = [
    Outcome(
        kind="syntax",
        id=f"s{number}",
        slice="code",
        expected={"keyword": 30, "type": 10},
        chosen={"keyword": 30, "type": number},
        baselines={"random init": {"keyword": 20}},
    )
    for number in (4, 6)
]

ASKED = evolve(
    GENUINE,
    id="asked",
    steps=tuple(
        Step(action=Action(tool=tool), observation=Observation(tool=tool, status=status))
        for tool, status in (
            ("rustc", "ok"), ("doc-index", "failed"), ("generic-edits", "timeout"), ("rustc", "error"), ("apply", "ok"),
        )
    ),
)  # fmt: skip


def measured(metric: type, outcomes: list[Outcome]) -> Measurement:
    return metric().measure(MeasureContext(outcomes=outcomes))


def span(start: int, end: int, doc_id: str = "std/vec") -> DocSpan:
    return DocSpan(**ORIGIN, doc_id=doc_id, start=start, end=end)


def anchor(expected: object, chosen: object, *, resolved: bool | None = True, slice: str = "docs") -> Outcome:
    return Outcome(kind="anchor", id="q", slice=slice, expected=expected, chosen=chosen, resolved=resolved)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.__name__)
class TestEvery:
    def test_is_declared_under_the_name_that_it_measures(self, metric):
        name = measured(metric, []).name
        (entry,) = entry_points(group="rusta.metric", name=name)
        assert entry.value == f"{metric.__module__}:{metric.__name__}"

    def test_nothing_to_measure_is_none_with_n_0(self, metric):
        other = Outcome(kind="state", id="x")
        for outcomes in ([], [other]):
            measurement = measured(metric, outcomes)
            assert (measurement.value, measurement.n, measurement.by) == (None, 0, {})
            assert (measurement.low, measurement.high) == (None, None)

    def test_whole_measurement_is_json_and_comes_back(self, metric):
        step = Outcome(kind="step", id="s", slice="borrow", expected="rustc", chosen="apply")
        text = Outcome(kind="text", id="t", slice="std", nats=10.0, n_bytes=9)
        sure = evolve(GENUINE, confidence=0.7)
        choice = Outcome(kind="choice", id="c", slice="move", expected=0.5, chosen={"player": True})
        said = [anchor((span(0, 3),), (span(1, 2),)), *TYPES, *SYNTAX, ASKED]
        outcomes = [*REPAIRS, sure, step, text, choice, *said]
        measurement = measured(metric, outcomes)
        assert measurement.value is not None
        assert measurement.low <= measurement.value <= measurement.high
        assert measurement.by
        assert measurement.method
        assert loads(Measurement, dumps(measurement)) == json_like(measurement)

    def test_same_outcomes_same_measurement(self, metric):
        outcomes = [evolve(one, confidence=0.3) for one in REPAIRS]
        assert measured(metric, outcomes) == measured(metric, outcomes)


def json_like(measurement: Measurement) -> Measurement:
    by = {name: json_like(one) for name, one in measurement.by.items()}
    return evolve(measurement, detail=json.loads(json.dumps(measurement.detail)), by=by)


def test_compile_fix_counts_every_trial_and_says_how_many_are_honest():
    figure = measured(CompileFix, REPAIRS)
    assert (figure.value, figure.n) == (6 / 8, 8)
    assert (figure.detail["honest"]["value"], figure.detail["honest"]["n"]) == (5 / 6, 6)
    assert (figure.by["borrow"].value, figure.by["borrow"].n) == (3 / 4, 4)
    assert (figure.by["move"].value, figure.by["move"].n) == (3 / 4, 4)


def test_compile_fix_does_not_credit_an_abstention():
    assert measured(CompileFix, [evolve(ABSTAINED, compiles=True)]).value == 0


def test_test_pass_leaves_out_cases_without_tests_but_not_abstentions():
    figure = measured(TestPass, REPAIRS)
    assert (figure.value, figure.n) == (2 / 5, 5)
    assert figure.detail["without_tests"] == 3
    assert figure.detail["honest"]["value"] == 1 / 2


def test_genuine_fix_needs_all_three_and_counts_abstentions_as_not_repaired():
    figure = measured(GenuineFix, REPAIRS)
    assert (figure.value, figure.n) == (2 / 7, 7)
    assert figure.detail["abstained"] == 1
    assert (figure.detail["precision"]["value"], figure.detail["precision"]["n"]) == (2 / 6, 6)
    assert (figure.detail["with_tests"]["value"], figure.detail["with_tests"]["n"]) == (1 / 5, 5)
    assert (figure.detail["without_tests"]["value"], figure.detail["without_tests"]["n"]) == (1 / 2, 2)
    assert figure.detail["unjudged"] == 1


@pytest.mark.parametrize(
    "change",
    [{"honest": None}, {"honest": False}, {"compiles": False}, {"compiles": None}, {"tests_green": False}],
    ids=str,
)
def test_genuine_fix_credits_nothing_that_is_not_known(change):
    assert measured(GenuineFix, [GENUINE]).value == 1
    assert measured(GenuineFix, [evolve(GENUINE, **change)]).value == 0


def test_tests_outweigh_equality_with_the_known_repair():
    assert measured(GenuineFix, [evolve(FAILS_TESTS, gold_equal=True)]).value == 0
    assert measured(GenuineFix, [evolve(GENUINE, gold_equal=False)]).value == 1


def test_k_lines_is_the_median_over_patches_that_compile():
    figure = measured(KLines, REPAIRS)
    assert (figure.value, figure.n) == (
        4.0,
        6,
    )  # 1, 2, 9, 4, 4, 4: the 40 of the one that does not compile is out
    assert figure.detail["counts"] == {"1": 1, "2": 1, "4": 3, "9": 1}
    assert figure.low <= 4.0 <= figure.high
    assert figure.unit == "lines"


@pytest.mark.parametrize(
    ("expected", "chosen", "resolved", "value"),
    [
        ((span(10, 20),), (span(19, 30),), True, 1),
        ((span(10, 20),), (span(20, 30),), True, 0),  # touching is not overlapping
        ((span(10, 20),), (span(10, 20, "std/string"),), True, 0),
        ((span(10, 20),), (span(10, 20),), False, 0),
        ((span(10, 20),), (span(10, 20),), None, 0),
        ((span(10, 20),), (), None, 0),
        ((span(10, 20),), None, None, 0),
        ((span(10, 20), span(50, 60)), (span(55, 56),), True, 1),
        ((span(10, 20),), (span(10, 20), span(50, 60)), True, 0),  # the second citation supports nothing
        ((), (), None, 1),
        (None, None, None, 1),
        ((), (span(10, 20),), True, 0),
        (span(10, 20), span(12, 13), True, 1),
    ],
)
def test_anchor_fidelity(expected, chosen, resolved, value):
    assert measured(AnchorFidelity, [anchor(expected, chosen, resolved=resolved)]).value == value


def test_anchor_fidelity_is_the_same_after_a_journal():
    outcomes = [anchor((span(10, 20),), (span(15, 16),)), anchor((span(10, 20),), (span(40, 41),))]
    again = [loads(Outcome, dumps(one)) for one in outcomes]
    assert measured(AnchorFidelity, again) == measured(AnchorFidelity, outcomes)
    assert measured(AnchorFidelity, again).value == 0.5


def test_anchor_fidelity_says_which_condition_fails_and_judges_citations_of_repairs():
    cited = evolve(GENUINE, bundle=evolve(BUNDLE, citations=(span(0, 1),)), resolved=True)
    figure = measured(
        AnchorFidelity,
        [
            anchor((span(0, 9),), (span(0, 9), span(50, 60))),
            anchor((span(0, 9),), (span(0, 9),), resolved=False),
            anchor((span(0, 9),), ()),
            cited,
            evolve(cited, resolved=False),
            GENUINE,
        ],
    )
    assert (figure.value, figure.n) == (0, 3)
    assert figure.detail["cites"]["value"] == 2 / 3
    assert figure.detail["resolves"]["value"] == 1 / 2
    assert figure.detail["overlaps"]["value"] == 1
    assert (figure.detail["repair_citations"]["value"], figure.detail["repair_citations"]["n"]) == (1 / 2, 2)


def test_tool_step_accuracy_stands_beside_always_choosing_the_most_frequent():
    pairs = [("rustc", "rustc"), ("rustc", "apply"), ("apply", "apply"), ("rustc", "rustc")]
    figure = measured(ToolStepAccuracy, [Outcome(kind="step", id="s", expected=e, chosen=c) for e, c in pairs])
    assert (figure.value, figure.n) == (3 / 4, 4)
    assert figure.detail["most_frequent"] == 3 / 4
    assert figure.detail["confusion"] == {"apply": {"apply": 1}, "rustc": {"apply": 1, "rustc": 2}}


def test_calibration_is_over_stated_confidences_on_cases_with_tests():
    outcomes = [
        evolve(GENUINE, confidence=0.8),
        evolve(FAILS_TESTS, confidence=0.8),
        evolve(GENUINE, confidence=None),
        evolve(LIKE_GOLD, confidence=0.1),
    ]
    figure = measured(Calibration, outcomes)
    assert (figure.value, figure.n) == (pytest.approx(0.3), 2)
    detail = figure.detail
    assert detail["brier"] == pytest.approx((0.04 + 0.64) / 2)
    assert detail["hit_rate"] == 0.5
    assert [(one["n"], one["rate"]) for one in detail["bins"] if one["n"]] == [(2, 0.5)]
    assert 0 < detail["null_band"]["mean"] <= detail["null_band"]["p95"]
    assert detail["risk_coverage"] == [{"threshold": 0.8, "coverage": 1.0, "risk": 0.5}]


def test_what_was_withheld_and_right_is_a_hit():
    held = evolve(GENUINE, bundle=None, compiles=False, tests_green=False, honest=None, withheld=True, confidence=0.8)
    assert measured(Calibration, [held]).value == pytest.approx(0.2)
    assert measured(Calibration, [evolve(held, withheld=False)]).value == pytest.approx(0.8)


def test_risk_coverage_is_kept_at_twenty_steps():
    outcomes = [evolve(GENUINE, confidence=i / 1000, tests_green=i % 3 == 0) for i in range(1000)]
    points = measured(Calibration, outcomes).detail["risk_coverage"]
    assert [point["coverage"] for point in points] == [pytest.approx(step / 20) for step in range(1, 21)]


def test_perplexity_sums_before_it_divides_and_counts_documents():
    def text(id: str, nats: float, n_bytes: int) -> Outcome:
        return Outcome(kind="text", id=id, slice=id[0], nats=nats, n_bytes=n_bytes)

    figure = measured(Perplexity, [text("a", 10.0, 10), text("b", 60.0, 30), text("b", 20.0, 10)])
    assert (figure.value, figure.n) == (pytest.approx(exp(90 / 50)), 2)
    assert figure.detail["bits_per_byte"]["value"] == pytest.approx(90 / 50 / log(2))
    assert figure.detail["bytes"] == 50
    assert figure.low == pytest.approx(exp(1))
    assert figure.high == pytest.approx(exp(2))
    assert figure.by["b"].value == pytest.approx(exp(2))


def test_type_of_counts_what_is_right_beside_rules_that_know_nothing():
    figure = measured(TypeOf, [*TYPES, *REPAIRS])
    assert (figure.value, figure.n, figure.unit) == (2 / 3, 3, "share")
    assert {rule: (one["value"], one["n"]) for rule, one in figure.detail.items()} == {
        "longest": (1 / 2, 2),
        "shortest": (1 / 3, 3),
    }
    assert {name: (one.value, one.n) for name, one in figure.by.items()} == {
        "primitive": (1 / 2, 2),
        "reference": (1, 1),
    }


def test_choice_is_the_players_beside_the_others():
    trials = [
        Outcome(
            kind="choice",
            id=str(number),
            slice="move" if number else "type",
            expected=number / 4,
            chosen={"player": number > 0, "scripted": number > 2, **({"judge": True} if number else {})},
        )
        for number in range(4)
    ]
    measurement = measured(Choice, trials)
    assert (measurement.value, measurement.n) == (0.75, 4)
    assert measurement.low < 0.75 < measurement.high
    shares = {way: (of["value"], of["n"]) for way, of in measurement.detail.items()}
    assert shares == {"player": (0.75, 4), "scripted": (0.25, 4), "judge": (1.0, 3), "random": (0.375, 4)}
    assert measurement.by["move"].value == 1.0
    assert measurement.by["type"].detail["random"] == {"value": 0.0, "n": 1}


def test_syntax_probe_is_held_against_a_fresh_model():
    figure = measured(SyntaxProbe, [*SYNTAX, Outcome(kind="syntax", id="empty", expected={}, chosen={})])
    assert (figure.value, figure.n, figure.detail["bytes"]) == (70 / 80, 2, 80)
    assert figure.detail["random_init"]["value"] == 40 / 80
    margin = figure.detail["margin"]
    assert (margin["value"], margin["low"], margin["high"]) == (30 / 80, 14 / 40, 16 / 40)
    assert figure.detail["macro"] == (1 + 0.5) / 2
    assert figure.detail["macro_random_init"] == (40 / 60) / 2
    assert figure.detail["by_kind"]["type"] == {"value": 0.5, "random_init": 0.0, "bytes": 20}


def test_probe_success_counts_answers_of_each_tool():
    other = Outcome(kind="step", id="s", expected="rustc", chosen="rustc", steps=ASKED.steps)
    figure = measured(ProbeSuccess, [ASKED, other, *REPAIRS])
    assert (figure.value, figure.n) == (2 / 4, 4)
    assert figure.detail == {"unanswered": {"error": 1, "timeout": 1}}
    assert {tool: (one.value, one.n) for tool, one in figure.by.items()} == {
        "doc-index": (1, 1),
        "generic-edits": (0, 1),
        "rustc": (1 / 2, 2),
    }


def test_anchor_fidelity_is_told_beside_a_search_by_words():
    right, wrong = (span(0, 10),), (span(20, 30),)
    trials = [
        evolve(anchor(right, right), baselines={"bm25": right}),
        evolve(anchor(right, right), baselines={"bm25": wrong}),
        evolve(anchor(right, ()), baselines={"bm25": ()}),
        evolve(anchor((), ()), baselines={"bm25": right}),
        anchor(right, wrong),
    ]
    figure = measured(AnchorFidelity, trials)
    shown = {name: (figure.detail[name]["value"], figure.detail[name]["n"]) for name in figure.detail if "a" in name}
    assert (figure.value, figure.n) == (3 / 5, 5)
    assert shown["answerable"] == (2 / 4, 4)
    assert (figure.detail["bm25"]["value"], figure.detail["bm25"]["n"]) == (1 / 4, 4)
    assert shown["bm25_answerable"] == (1 / 3, 3)


def test_perplexity_is_told_in_bits_by_role():
    texts = [
        Outcome(kind="text", id=f"{role}{number}", slice=role, nats=nats, n_bytes=100)
        for role, nats in (("docs", 80.0), ("code", 60.0))
        for number in range(3)
    ]
    figure = measured(Perplexity, texts)
    bits = {role: one.detail["bits_per_byte"]["value"] for role, one in figure.by.items()}
    assert bits == {"docs": pytest.approx(0.8 / log(2)), "code": pytest.approx(0.6 / log(2))}
    assert figure.detail["bits_per_byte"]["value"] == pytest.approx(0.7 / log(2))
