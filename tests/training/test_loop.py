"""A stage trains, stops and goes on, bit for bit."""

from __future__ import annotations

import gc
import json
import os
import re
import signal

import pytest
import torch
from attrs import evolve
from tiny import case, document, library, quiz, step, tiny_model

from rusta_core.errors import RustaError, UsageError
from rusta_core.model import checkpoint
from rusta_core.model.checkpoint import STATE, WEIGHTS, CheckpointError
from rusta_core.spine.near import SKETCH
from rusta_core.training import trainer
from rusta_core.training.anchored import question_samples
from rusta_core.training.loop import METRICS, train_stage
from rusta_core.training.samples import golden_samples, step_samples, text_samples
from rusta_core.training.stage import StageSpec

STAGE = StageSpec(
    name="S1",
    steps=12,
    batch=2,
    mixture={"docs": (1.0, 0.5), "qa": (0.5, 1.0), "steps": (0.5, 0.5), "golden": (0.5, 0.5)},
    signals=("lm", "anchor", "action", "minimality"),
    weights={"action": (0.0, 1.0)},
    window=256,
    checkpoint_every=5,
)


@pytest.fixture(scope="module")
def datasets():
    return {
        "docs": text_samples(library().values()),
        "qa": question_samples(quiz(), library(), window=256, seed=1),
        "steps": step_samples([(case(), [step("rustc"), step("abstain")])], window=256),
        "golden": golden_samples([case()], window=256),
    }


def train(folder, datasets, stage=STAGE, seed=7, fingerprint="data", **options):
    model = tiny_model(seed=3)
    return model, train_stage(stage, model, datasets, folder, seed=seed, fingerprint=fingerprint, **options)


def rows(folder):
    return [json.loads(line) for line in (folder / METRICS).read_text().splitlines()]


def stop_at(number):
    def progress(step, losses):
        if step == number:
            raise KeyboardInterrupt

    return progress


def assert_same(one, two):
    for name, value in one.state_dict().items():
        assert torch.equal(value, two.state_dict()[name]), name


def test_it_learns_and_keeps_its_losses(tmp_path, datasets):
    stage = evolve(STAGE, steps=40, mixture={"docs": (1.0, 1.0)}, signals=("lm",))
    seen = []
    _, result = train(tmp_path, datasets, stage, progress=lambda step, losses: seen.append((step, losses["lm"])))
    kept = rows(tmp_path)
    assert [(row["step"], row["loss"]["lm"]) for row in kept] == seen
    assert kept[-1]["loss"]["lm"] < 0.6 * kept[0]["loss"]["lm"]
    assert result.losses["lm"] == pytest.approx(sum(row["loss"]["lm"] for row in kept[-20:]) / 20)
    assert result.step == 40
    assert checkpoint.read_state(result.path).step == 40


def test_each_head_has_its_curve(tmp_path, datasets):
    train(tmp_path, datasets)
    curves = {name for row in rows(tmp_path) for name in row["loss"]}
    assert curves == {"lm", "anchor", "action", "minimality"}


def test_the_same_seed_gives_the_same_weights(tmp_path, datasets):
    one, _ = train(tmp_path / "one", datasets)
    two, _ = train(tmp_path / "two", datasets)
    other, _ = train(tmp_path / "other", datasets, seed=8)
    assert_same(one, two)
    assert not torch.equal(one.backbone.bytes.weight, other.backbone.bytes.weight)


@pytest.mark.parametrize("at", [4, 5])
def test_a_stopped_stage_goes_on_as_if_it_had_not_stopped(tmp_path, datasets, at):
    whole, result = train(tmp_path / "whole", datasets)
    with pytest.raises(KeyboardInterrupt):
        train(tmp_path / "parts", datasets, progress=stop_at(at))
    assert len(rows(tmp_path / "parts")) == at
    parts, again = train(tmp_path / "parts", datasets)
    assert_same(whole, parts)
    assert (result.path / WEIGHTS).read_bytes() == (again.path / WEIGHTS).read_bytes()
    assert [row["loss"] for row in rows(tmp_path / "whole")] == [row["loss"] for row in rows(tmp_path / "parts")]
    assert result.losses == again.losses


def test_rows_after_the_last_checkpoint_are_taken_back(tmp_path, datasets):
    with pytest.raises(KeyboardInterrupt):
        train(tmp_path, datasets, progress=stop_at(5))
    with (tmp_path / METRICS).open("a") as metrics:
        metrics.write('{"stage": "S1", "step": 6, "loss": {"lm": 1.0}}\n{"stage": "S1", "st')
    train(tmp_path, datasets)
    assert [row["step"] for row in rows(tmp_path)] == list(range(1, 13))


def test_a_finished_stage_is_not_trained_again(tmp_path, datasets):
    done, result = train(tmp_path, datasets)
    again, same = train(tmp_path, datasets, progress=stop_at(1))
    assert_same(done, again)
    assert same == result


def test_a_signal_is_answered_after_the_step_with_a_checkpoint(tmp_path, datasets):
    heard = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))
    try:
        train(tmp_path, datasets, progress=lambda step, losses: step == 3 and os.kill(os.getpid(), signal.SIGTERM))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert heard == [signal.SIGTERM]
    assert [path.name for path in tmp_path.glob("step-*")] == ["step-00000003"]
    parts, _ = train(tmp_path, datasets)
    whole, _ = train(tmp_path / "whole", datasets)
    assert_same(whole, parts)


def test_only_the_last_checkpoints_are_kept(tmp_path, datasets):
    train(tmp_path, datasets)
    assert sorted(path.name for path in tmp_path.glob("step-*")) == ["step-00000010", "step-00000012"]


@pytest.mark.parametrize(
    ("change", "what", "why"),
    [
        ({"fingerprint": "other"}, "another data", "fingerprint was 'data' and is 'other'"),
        ({"seed": 8}, "another schedule", "seed was '7:S1' and is '8:S1'"),
        ({"stage": evolve(STAGE, batch=3)}, "another schedule", "batch was 2 and is 3"),
        ({"stage": evolve(STAGE, clip=3.0)}, "another stage", "clip was 1.0 and is 3.0"),
    ],
)
def test_a_stage_of_something_else_is_not_gone_on_with(tmp_path, datasets, change, what, why):
    with pytest.raises(KeyboardInterrupt):
        train(tmp_path, datasets, progress=stop_at(2))
    with pytest.raises(RustaError, match=f"stage S1 was begun with {what}") as caught:
        train(tmp_path, datasets, **change)
    assert caught.value.where == str(tmp_path / "step-00000002")
    assert caught.value.why == why
    assert str(tmp_path) in caught.value.mend


def test_a_stage_with_other_options_of_a_head_is_not_gone_on_with(tmp_path, datasets):
    with pytest.raises(KeyboardInterrupt):
        train(tmp_path, datasets, progress=stop_at(2))
    model = tiny_model(seed=3)
    model.options["action"]["learning_rate"] = 0.5
    with pytest.raises(CheckpointError, match="begun with another set of heads") as caught:
        train_stage(STAGE, model, datasets, tmp_path, seed=7, fingerprint="data")
    assert "'learning_rate': 0.5" in caught.value.why


def test_a_stage_of_another_sketch_is_not_gone_on_with(tmp_path, datasets, monkeypatch):
    with pytest.raises(KeyboardInterrupt):
        train(tmp_path, datasets, progress=stop_at(2))
    monkeypatch.setattr(trainer, "SKETCH", "near/next")
    with pytest.raises(RustaError, match="stage S1 was begun with another sketch") as caught:
        train(tmp_path, datasets)
    assert caught.value.why == f"it was {SKETCH!r} and is 'near/next'"
    assert caught.value.mend == (
        f"go back to the version of rusta that found its near-duplicates, or remove {tmp_path} to train it anew"
    )


@pytest.mark.parametrize(
    ("change", "what"),
    [({"step": 13}, "13 steps are done in it, and the stage has 12"), ({"sampler": {}}, "it says nothing of its data")],
)
def test_a_state_that_cannot_be_is_refused(tmp_path, datasets, change, what):
    with pytest.raises(KeyboardInterrupt):
        train(tmp_path, datasets, progress=stop_at(2))
    path = tmp_path / "step-00000002" / STATE
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(RustaError, match="the sampler cannot go on from this state") as caught:
        train(tmp_path, datasets)
    assert caught.value.why == what


def test_what_a_batch_repeats_is_masked_and_counted(tmp_path, datasets):
    page = text_samples([document("page", {"A": "Not twice in one batch. " * 3 + "Only once."})])
    stage = evolve(STAGE, mixture={"docs": (1.0, 1.0)}, signals=("lm",))
    _, result = train(tmp_path, {"docs": page}, stage)
    length = len(page[0].tokens) - 1
    assert {(row["counted"], row["repeated"]) for row in rows(tmp_path)} == {(length, length)}
    assert {row["bytes"] for row in rows(tmp_path)} == {2 * (length + 1)}
    assert result.repeated == 0.5


def test_a_loss_that_is_not_finite_names_the_batch(tmp_path, datasets):
    model = tiny_model()
    with torch.no_grad():
        model.backbone.norm.weight[0] = torch.nan
    with pytest.raises(RustaError, match=r"the loss of lm is nan at step 1 of S1") as caught:
        train_stage(STAGE, model, datasets, tmp_path, seed=7, fingerprint="data")
    assert re.fullmatch(r"\w+\[\d+\], \w+\[\d+\]", caught.value.where)
    assert caught.value.why.startswith("the batch holds ")
    assert not list(tmp_path.glob("step-*"))


def test_rows_may_be_longer_than_what_attention_sees(tmp_path, datasets):
    model = tiny_model(seed=3)
    stage = evolve(STAGE, window=4 * model.config.window, steps=2, mixture={"docs": (1.0, 1.0), "qa": (1.0, 1.0)})
    result = train_stage(stage, model, datasets, tmp_path, seed=7, fingerprint="data")
    assert result.losses.keys() == {"lm", "anchor"}
    assert all(row["bytes"] > 2 * model.config.window for row in rows(tmp_path))


def test_a_window_longer_than_all_the_data_costs_nothing(tmp_path, datasets):
    stage = evolve(STAGE, window=1 << 30, steps=1, mixture={"docs": (1.0, 1.0)}, signals=("lm",))
    train(tmp_path, datasets, stage)
    assert rows(tmp_path)[0]["bytes"] == 2 * sum(len(one.tokens) for one in datasets["docs"])


def test_a_sample_longer_than_the_rows_is_refused(tmp_path, datasets):
    with pytest.raises(UsageError, match=r"a sample of \d+ tokens does not fit a row of 64") as caught:
        train(tmp_path, datasets, evolve(STAGE, window=64))
    assert re.fullmatch(r"give the stage a window of \d+ or more, or the model a shorter one", caught.value.mend)


@pytest.mark.parametrize("nothing", [{"qa": []}, {}])
def test_a_source_with_nothing_in_it_is_refused(tmp_path, datasets, nothing):
    stage = evolve(STAGE, mixture={"docs": (1.0, 1.0), "qa": (0.0, 1.0)})
    with pytest.raises(UsageError, match="the mixture draws from 'qa', and there is nothing in it"):
        train(tmp_path, {"docs": datasets["docs"], **nothing}, stage)


@pytest.mark.parametrize("accumulate", [1, 2])
def test_a_batch_that_nobody_learns_from_moves_nothing(tmp_path, datasets, accumulate):
    stage = evolve(STAGE, mixture={"docs": (1.0, 1.0)}, signals=("anchor", "action"), accumulate=accumulate)
    model, result = train(tmp_path, datasets, stage)
    assert [(row["loss"], row["norm"]) for row in rows(tmp_path)] == [({}, 0.0)] * stage.steps
    assert result.losses == {}
    assert_same(model, tiny_model(seed=3))


def test_micro_batches_learn_what_whole_batches_do(tmp_path, datasets):
    curves = []
    for accumulate in (1, 2, 4):
        stage = evolve(STAGE, batch=4, accumulate=accumulate, steps=6)
        model = tiny_model(seed=3, bfloat16=False)
        train_stage(stage, model, datasets, tmp_path / str(accumulate), seed=7, fingerprint="data")
        curves.append([row["loss"] for row in rows(tmp_path / str(accumulate))])
    for other in curves[1:]:
        assert all(one == pytest.approx(two, rel=2e-3) for one, two in zip(curves[0], other, strict=True))


def test_how_the_work_is_arranged_may_change_where_it_goes_on(tmp_path, datasets):
    with pytest.raises(KeyboardInterrupt):
        train(tmp_path, datasets, progress=stop_at(2))
    arranged = evolve(STAGE, accumulate=2, checkpoint_every=3, keep=1)
    assert train(tmp_path, datasets, arranged)[1].step == 12
    assert [path.name for path in tmp_path.glob("step-*")] == ["step-00000012"]


def test_each_step_says_how_long_it_waited(tmp_path, datasets):
    train(tmp_path, datasets)
    assert all(0 <= row["waited"] < 60 and row["seconds"] > 0 for row in rows(tmp_path))


def test_samples_are_not_searched_for_garbage_while_it_trains(tmp_path, datasets):
    counts = []
    train(tmp_path, datasets, progress=lambda step, losses: counts.append(gc.get_freeze_count()))
    assert min(counts) > 0
    assert gc.get_freeze_count() == 0


def test_an_error_in_a_batch_to_come_stops_the_stage(tmp_path, datasets, monkeypatch):
    draw = trainer.Trainer.draw

    def broken(self, step):
        if step == 3:
            raise OSError("the disk is gone")
        return draw(self, step)

    monkeypatch.setattr(trainer.Trainer, "draw", broken)
    with pytest.raises(OSError, match="the disk is gone"):
        train(tmp_path, datasets)
    assert [row["step"] for row in rows(tmp_path)] == [1, 2, 3]


def test_a_signal_without_a_head_is_refused(tmp_path, datasets):
    with pytest.raises(UsageError, match="trains the signal 'taste', and there is no such head"):
        train(tmp_path, datasets, evolve(STAGE, signals=("lm", "taste")))


def test_a_head_has_its_own_learning_rate(tmp_path, datasets):
    fresh, model = tiny_model(seed=3).state_dict(), tiny_model(seed=3)
    model.options["anchor"]["learning_rate"] = 1e-12
    train_stage(STAGE, model, datasets, tmp_path, seed=7, fingerprint="data")
    change = {name: (value - fresh[name]).abs().max() for name, value in model.state_dict().items()}
    assert change["heads.anchor.gram_weight"] < 1e-9
    assert change["heads.action.scores.weight"] > 1e-3
