"""A stage that gets worse ends, and goes back to its best; a kill at any place changes nothing of that."""

from __future__ import annotations

import json

import pytest
import torch
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tiny import library, tiny_model

from rusta_core.errors import UsageError
from rusta_core.model import checkpoint
from rusta_core.training.guard import Watch
from rusta_core.training.loop import METRICS, train_stage
from rusta_core.training.samples import text_samples
from rusta_core.training.stage import Guard, StageSpec

STAGE = StageSpec(
    name="S1",
    steps=12,
    batch=2,
    mixture={"docs": (1, 1)},
    signals=("lm",),
    window=128,
    checkpoint_every=5,
    guard=Guard(metric="anchor-fidelity", every=2, worse=0.1),
)
DATASETS = {"docs": text_samples(library().values())}
FALLS = {2: 0.5, 4: 0.8, 6: 0.75, 8: 0.6, 10: 0.9, 12: 0.9}


class Killed(BaseException):
    """As if the process were gone."""


def train(folder, figures, stage=STAGE, killed_at=None, while_measuring=None):
    """A stage whose figure after each step is given. killed_at: after a step; while_measuring: after a step's figure
    was asked for."""
    model, done, asked = tiny_model(seed=3, heads=False), [0], []

    def progress(step, losses):
        done.append(step)
        if step == killed_at:
            raise Killed

    def measure():
        last = max(done[-1], resumed(folder))
        asked.append(last)
        if last == while_measuring:
            raise Killed
        return figures[last]

    result = train_stage(stage, model, DATASETS, folder, seed=7, fingerprint="data", progress=progress, measure=measure)
    return model, result, asked


def resumed(folder):
    return max((int(path.name[5:]) for path in folder.glob("step-*")), default=0)


def rows(folder):
    return [json.loads(line) for line in (folder / METRICS).read_text().splitlines()]


def measured(folder):
    return [(row["step"], row["measured"]["value"]) for row in rows(folder) if "measured" in row]


def test_it_ends_where_the_figure_falls_and_goes_back_to_the_best(tmp_path):
    model, result, asked = train(tmp_path, FALLS)
    why = "anchor-fidelity went from 0.8 at step 4 to 0.6 at step 8"
    assert (result.step, result.stopped) == (4, why)
    assert asked == [2, 4, 6, 8]
    assert measured(tmp_path) == [(2, 0.5), (4, 0.8), (6, 0.75), (8, 0.6)]
    assert rows(tmp_path)[-1] == {
        "stage": "S1",
        "step": 8,
        "measured": {"metric": "anchor-fidelity", "value": 0.6},
        "stopped": why,
        "back_to": 4,
    }
    assert result.path == tmp_path / "step-00000004"
    losses = [row["loss"]["lm"] for row in rows(tmp_path) if "loss" in row]
    assert len(losses) == 8
    assert result.losses["lm"] == pytest.approx(sum(losses[:4]) / 4)
    short = evolve(STAGE, guard=None)
    best = tiny_model(seed=3, heads=False)
    checkpoint.restore(result.path, best)
    at_four = train_to(tmp_path / "other", short, 4)
    for name, value in model.state_dict().items():
        assert torch.equal(value, best.state_dict()[name]), name
        assert torch.equal(value, at_four.state_dict()[name]), name


def train_to(folder, stage, step):
    model = tiny_model(seed=3, heads=False)

    def progress(done, losses):
        if done == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_stage(stage, model, DATASETS, folder, seed=7, fingerprint="data", progress=progress)
    return model


@pytest.mark.parametrize(
    "kill", [{"killed_at": 3}, {"killed_at": 6}, {"killed_at": 8}, {"while_measuring": 4}, {"while_measuring": 8}]
)
def test_a_killed_stage_ends_as_one_that_was_not(tmp_path, kill):
    whole, result, _ = train(tmp_path / "whole", FALLS)
    with pytest.raises(Killed):
        train(tmp_path / "parts", FALLS, **kill)
    parts, again, _ = train(tmp_path / "parts", FALLS)
    assert (again.step, again.stopped, again.losses) == (result.step, result.stopped, result.losses)
    assert measured(tmp_path / "parts") == measured(tmp_path / "whole")
    for name, value in whole.state_dict().items():
        assert torch.equal(value, parts.state_dict()[name]), name


def test_a_stage_that_was_stopped_stays_stopped(tmp_path):
    _, result, _ = train(tmp_path, FALLS)
    _, again, asked = train(tmp_path, FALLS)
    assert again == result
    assert asked == []


def test_a_fall_at_the_end_is_seen(tmp_path):
    figures = {5: 0.9, 10: 0.95, 12: 0.1}
    _, result, asked = train(tmp_path, figures, evolve(STAGE, guard=evolve(STAGE.guard, every=5)))
    assert asked == [5, 10, 12]
    assert (result.step, result.path.name) == (10, "step-00000010")


def test_small_falls_and_gains_are_let_be(tmp_path):
    figures = {2: 0.5, 4: 0.46, 6: 0.8, 8: 0.73, 10: 0.79, 12: 0.75}
    _, result, asked = train(tmp_path, figures)
    assert (result.step, result.stopped) == (12, "")
    assert asked == [*figures]


def test_the_best_checkpoint_outlives_those_that_are_kept(tmp_path):
    figures = {2: 0.8, 4: 0.79, 6: 0.78, 8: 0.77, 10: 0.76, 12: 0.1}
    _, result, _ = train(tmp_path, figures, evolve(STAGE, keep=1))
    assert result.path.name == "step-00000002"
    assert sorted(path.name for path in tmp_path.glob("step-*")) == ["step-00000002", "step-00000012"]


def test_of_some_figures_less_is_better(tmp_path):
    stage = evolve(STAGE, guard=Guard(metric="perplexity", every=2, better="lower", worse=0.1))
    _, result, _ = train(tmp_path, {2: 9.0, 4: 6.0, 6: 6.5, 8: 6.7}, stage)
    assert (result.step, result.stopped) == (4, "perplexity went from 6 at step 4 to 6.7 at step 8")


@pytest.mark.parametrize("broken", [float("nan"), float("inf")])
def test_a_figure_that_is_no_number_ends_the_stage(tmp_path, broken):
    stage = evolve(STAGE, guard=Guard(metric="perplexity", every=2, better="lower"))
    _, result, _ = train(tmp_path, {2: 9.0, 4: broken}, stage)
    assert result.stopped == f"perplexity went from 9 at step 2 to {broken:g} at step 4"


def test_a_guard_with_nothing_to_measure_is_refused(tmp_path):
    with pytest.raises(UsageError) as caught:
        train(tmp_path, {2: None})
    assert str(caught.value) == (
        "stage S1 is guarded by anchor-fidelity, which has nothing to measure here\n"
        "  where: S1\n"
        "  why:   it is measured on text and on what heads say of samples of the validation split, without games\n"
        "  mend:  guard it by a metric of what it trains, such as perplexity or anchor-fidelity, or by none"
    )


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=12), st.floats(0, 0.5), st.sampled_from(["higher", "lower"]))
def test_a_stage_ends_when_a_figure_is_worse_than_all_before_it_allow(figures, worse, better):
    stage = evolve(STAGE, guard=Guard(metric="x", worse=worse, better=better))
    verdicts = []
    for count in range(1, len(figures) + 1):
        watch = Watch(stage, list(enumerate(figures[:count])))
        best = max(figures[:count]) if better == "higher" else min(figures[:count])
        assert figures[watch.best[0]] == best
        worst = best - worse * best if better == "higher" else best + worse * best
        if abs(figures[count - 1] - worst) > 1e-9:
            fell = figures[count - 1] < worst if better == "higher" else figures[count - 1] > worst
            assert bool(watch.verdict) == fell
        verdicts.append(watch.verdict)
    assert not verdicts[0]
