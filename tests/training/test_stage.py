"""How fast a stage learns when."""

from __future__ import annotations

import pytest

from rusta_core.training.stage import StageSpec, at_step


def stage(**fields):
    return StageSpec(
        **{"name": "S0", "steps": 100, "batch": 2, "mixture": {"docs": (1, 1)}, "signals": ("lm",), **fields}
    )


@pytest.mark.parametrize("schedule", ["linear", "cosine"])
def test_rates_warm_up_and_fall(schedule):
    scales = [stage(schedule=schedule).scale(step) for step in range(100)]
    assert scales[0] == pytest.approx(0.2)
    assert max(scales) == scales[5] == pytest.approx(1.0)
    assert scales[5:] == sorted(scales[5:], reverse=True)
    assert 0.05 <= scales[-1] < 0.07


def test_a_single_step_moves_at_full_rate():
    assert stage(steps=1).scale(0) == 1.0


def test_changes_are_straight_lines():
    assert [at_step((0.0, 1.0), step, 5) for step in range(5)] == [0, 0.25, 0.5, 0.75, 1]
    assert at_step((0.3, 1.0), 0, 1) == 0.3


def test_what_no_stage_can_be():
    with pytest.raises(ValueError, match="schedule"):
        stage(schedule="triangle")
    with pytest.raises(ValueError, match="steps"):
        stage(steps=0)
    with pytest.raises(ValueError, match="a batch of 2 rows cannot be taken in 3 micro-batches alike"):
        stage(accumulate=3)


def test_what_is_learned_does_not_hang_on_how_the_work_is_arranged():
    assert stage().lesson == stage(accumulate=2, keep=9, checkpoint_every=1).lesson
    assert stage().lesson != stage(clip=2.0).lesson
