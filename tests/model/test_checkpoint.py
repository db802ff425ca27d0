"""Checkpoints come back whole, or say what is wrong with them."""

from __future__ import annotations

import json
import os

import pytest
import torch
from tiny import tiny_model

from rusta_core.model import checkpoint
from rusta_core.model.checkpoint import OPTIMIZER, STATE, WEIGHTS, CheckpointError, State, optimizer_tensors


def state(model, **fields):
    known = {"step": 3, "seed": 7, "fingerprint": "abc", "stage": {"name": "S0"}}
    return State(**{**known, "config": model.config.as_json(), "heads": model.options, **fields})


@pytest.fixture
def saved(tmp_path):
    model = tiny_model(seed=1)
    return checkpoint.save(tmp_path / "step-3", model, state(model), {"a/momentum": torch.ones(3)})


def test_what_was_saved_comes_back(saved):
    model, other = tiny_model(seed=1), tiny_model(seed=2)
    found = checkpoint.restore(saved, other)
    assert (found.step, found.seed, found.fingerprint, found.stage) == (3, 7, "abc", {"name": "S0"})
    assert found.heads["anchor"]["buckets"] == 512
    assert all(torch.equal(value, other.state_dict()[name]) for name, value in model.state_dict().items())
    assert optimizer_tensors(saved)["a/momentum"].tolist() == [1, 1, 1]


def test_nothing_but_safetensors_and_json_is_written(saved):
    assert sorted(os.listdir(saved)) == [WEIGHTS, OPTIMIZER, STATE]
    assert sorted(os.listdir(saved.parent)) == ["step-3"]


def test_a_second_save_stands_in_place_of_the_first(saved):
    model = tiny_model(seed=4)
    checkpoint.save(saved, model, state(model, step=5))
    assert checkpoint.read_state(saved).step == 5
    assert sorted(os.listdir(saved)) == [WEIGHTS, STATE]


def test_a_save_that_was_cut_off_is_no_checkpoint(saved, tmp_path, monkeypatch):
    def killed(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(checkpoint, "sync", killed)
    model = tiny_model(seed=4)
    with pytest.raises(KeyboardInterrupt):
        checkpoint.save(tmp_path / "step-9", model, state(model))
    assert not (tmp_path / "step-9").exists()


def test_a_missing_checkpoint(tmp_path):
    with pytest.raises(CheckpointError) as caught:
        checkpoint.restore(tmp_path / "none", tiny_model())
    assert str(caught.value).startswith(f"there is no checkpoint here\n  where: {tmp_path}/none\n  mend:  train first")


@pytest.mark.parametrize(("field", "value"), [("memory", 3), ("layers", "many"), ("heads", 5)])
def test_a_model_of_another_rusta(saved, field, value):
    told = json.loads((saved / STATE).read_text())
    (saved / STATE).write_text(json.dumps({**told, "config": {**told["config"], field: value}}))
    with pytest.raises(CheckpointError, match="the checkpoint is of a model that this rusta does not know") as caught:
        checkpoint.restore(saved, tiny_model())
    assert caught.value.mend == "use the rusta that it was trained with, or a newer one"


@pytest.mark.parametrize("name", [WEIGHTS, OPTIMIZER])
def test_a_file_that_was_cut_short(saved, name):
    with (saved / name).open("r+b") as file:
        file.truncate(100)
    read = {WEIGHTS: lambda: checkpoint.restore(saved, tiny_model()), OPTIMIZER: lambda: optimizer_tensors(saved)}
    with pytest.raises(CheckpointError, match="the checkpoint is damaged") as caught:
        read[name]()
    assert caught.value.where == str(saved / name)
    assert "cut short or altered" in caught.value.why


def test_a_byte_that_was_altered(saved):
    data = bytearray((saved / WEIGHTS).read_bytes())
    data[-1] ^= 1
    (saved / WEIGHTS).write_bytes(data)
    with pytest.raises(CheckpointError, match="the checkpoint is damaged"):
        checkpoint.restore(saved, tiny_model())


@pytest.mark.parametrize("text", ["{", '{"step": 3}', '{"step": 3, "unknown": 1}'])
def test_a_state_that_cannot_be_read(saved, text):
    (saved / STATE).write_text(text)
    with pytest.raises(CheckpointError, match="the checkpoint is damaged") as caught:
        checkpoint.read_state(saved)
    assert caught.value.where == str(saved / STATE)


def test_a_model_of_another_shape(saved):
    with pytest.raises(CheckpointError, match="a model of another shape") as caught:
        checkpoint.restore(saved, tiny_model(layers=1, window=128))
    assert caught.value.why == "layers is 2 there and 1 here, window is 256 there and 128 here"


def test_a_model_with_other_heads(saved):
    with pytest.raises(CheckpointError, match="other weights than the model") as caught:
        checkpoint.restore(saved, tiny_model(heads=False))
    assert "heads.action.scores.bias is [5] there and missing here" in caught.value.why
    assert "there: anchor, action, confidence, minimality" in caught.value.mend


def test_weights_without_an_optimizer_cannot_be_gone_on_from(tmp_path):
    model = tiny_model()
    path = checkpoint.save(tmp_path / "final", model, state(model))
    with pytest.raises(CheckpointError, match=r"the checkpoint has no optimizer\.safetensors"):
        optimizer_tensors(path)


def test_the_state_is_plain_json(saved):
    data = json.loads((saved / STATE).read_text())
    assert data["config"]["width"] == 32
    assert set(data["files"]) == {WEIGHTS, OPTIMIZER}
