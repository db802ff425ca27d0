"""What the figures amount to is computed from them: other figures, other words."""

import pytest

from rusta_core.evaluation.words import figure, gates_in_words, interval, number, plainly
from rusta_core.records import Judgement, Measurement


def share(name: str, value: float, n: int = 100, **detail: object) -> Measurement:
    low, high = max(0.0, value - 0.08), min(1.0, value + 0.08)
    return Measurement(name=name, value=value, n=n, low=low, high=high, unit="share", detail=detail)


def said(*figures: Measurement, model: str = "") -> str:
    return " ".join(plainly({one.name: one for one in figures}, model))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "share", "–"),
        (0.1234, "share", "12.3%"),
        (1.0, "share", "100.0%"),
        (2.0, "lines", "2"),
        (0.08314, "", "0.0831"),
        (12345.6, "", "12,346"),
    ],
)
def test_number(value, unit, text):
    assert number(value, unit) == text


def test_figure_and_interval_carry_their_unit():
    lines = Measurement(name="k-lines", value=2.5, n=4, low=1.0, high=4.0, unit="lines")
    assert (figure(lines), interval(lines)) == ("2.5 lines", "1 to 4")
    assert interval(Measurement(name="k-lines", value=None, n=0)) == "–"
    assert figure(Measurement(name="k-lines", value=None, n=0, unit="lines")) == "–"


def test_a_weak_model_is_called_weak_and_its_size_is_the_reason_only_where_it_is_small():
    weak = said(share("genuine-fix", 0.12), model="nano, 1.3 M parameters")
    assert weak == (
        "Of 100 broken programs that training never saw, 12 were really repaired: 12.0%, "
        "95% interval 4.0% to 20.0%. That is weak, as is to be expected of so small a model: it shows that every step "
        "works, and is no programmer to rely on."
    )
    large = said(share("genuine-fix", 0.12), model="base, 120 M parameters")
    assert "That is weak: it shows" in large


def test_better_figures_get_better_words():
    assert "of use with a reviewer" in said(share("genuine-fix", 0.7))
    assert "That is strong" in said(share("genuine-fix", 0.95))
    assert "weak" not in said(share("genuine-fix", 0.7), model="nano") + said(share("genuine-fix", 0.95), model="nano")


def test_where_no_repair_was_wrong_none_is_called_wrong():
    right = {"value": 1.0, "n": 60}
    some = said(share("genuine-fix", 0.6, precision=right, abstained=40))
    assert "none of its repairs was wrong, what it abstained from is left to a person" in some
    few = said(share("genuine-fix", 0.75, precision=right, abstained=0))
    assert "none of its repairs was wrong, but they were too few to apply them unread" in few
    wrong = said(share("genuine-fix", 0.6, precision={"value": 0.9, "n": 66}, abstained=34))
    assert "too many repairs are wrong" in wrong
    seldom = said(share("genuine-fix", 0.75, precision={"value": 0.98, "n": 77}, abstained=23))
    assert "few of its repairs were wrong, and which is for a person to see" in seldom


def test_compiling_without_being_right_is_pointed_at_only_where_it_happens():
    genuine = share("genuine-fix", 0.2)
    assert "80.0% compile after the repair" in said(genuine, share("compile-fix", 0.8))
    assert "compile after" not in said(genuine, share("compile-fix", 0.25))


def test_precision_is_said_where_the_model_abstained():
    precision = {"value": 0.9, "n": 40}
    text = said(share("genuine-fix", 0.36, precision=precision, abstained=60))
    assert text.endswith("The player abstained from 60; of what it answered, 90.0% of 40 was right.")
    assert "abstained" not in said(share("genuine-fix", 0.36, precision=precision, abstained=0))


def test_confidence_is_judged_against_the_null_band():
    def calibration(value: float) -> Measurement:
        band = {"mean": 0.12, "p95": 0.16}
        return Measurement(name="calibration", value=value, n=100, unit="ECE", detail={"null_band": band})

    assert "cannot be told from a perfectly calibrated one: it errs by 0.15" in said(calibration(0.15))
    assert "not to be read as a probability: it errs by 0.17" in said(calibration(0.17))


def test_citations_are_trusted_or_not():
    assert said(share("anchor-fidelity", 0.95)).endswith("in 95.0% of 100 cases.")
    assert said(share("anchor-fidelity", 0.6)).endswith("too seldom to trust one without reading it.")


def test_few_cases_are_said():
    assert said(share("test-pass", 0.5, n=19), share("compile-fix", 0.5, n=20)) == (
        "Too few cases to say much: test-pass (19)."
    )


def test_nothing_is_said_of_nothing():
    assert plainly({}) == []
    assert said(Measurement(name="genuine-fix", value=None, n=0)).startswith("There was nothing to repair")


@pytest.mark.parametrize(
    ("passed", "text"),
    [
        ([], "no gates"),
        ([True], "the gate passed"),
        ([True, True], "all 2 gates passed"),
        ([True, False, False], "2 of 3 gates failed: gate-1, gate-2"),
    ],
)
def test_gates_in_words(passed, text):
    judgements = [Judgement(gate=f"gate-{i}", passed=one, margin=None, reason="") for i, one in enumerate(passed)]
    assert gates_in_words(judgements) == text
