"""Weights in eight bits come back within half a step, in parts of any size."""

from __future__ import annotations

import json
import os

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import tiny_model

from rusta_core.model import checkpoint
from rusta_core.model.checkpoint import STATE, WEIGHTS, CheckpointError, State
from rusta_core.model.int8 import grown, joined, parts, rounded, shrunk


def state(model):
    config, heads = model.config.as_json(), model.options
    return State(step=3, seed=7, fingerprint="abc", stage={"name": "S0"}, config=config, heads=heads)


def model(seed=1):
    made = tiny_model(seed)
    torch.manual_seed(seed)
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.normal_(0, 0.3)
    return made


SHAPES = st.lists(st.lists(st.integers(0, 9), max_size=3).map(tuple), max_size=8)


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 40), st.floats(-12, 6), st.integers(0, 99))
def test_no_weight_is_off_by_more_than_half_a_step(rows, columns, exponent, seed):
    weight = torch.randn(rows, columns, generator=torch.Generator().manual_seed(seed)) * 10**exponent
    weight[0] = 0
    steps, scale = rounded(weight)
    assert (steps.dtype, scale.shape) == (torch.int8, (rows,))
    error = (steps.double() * scale.double()[:, None] - weight.double()).abs()
    assert (error <= scale.double()[:, None] * 0.5001).all()
    assert int(steps.abs().max(1).values[1:].min() if rows > 1 else 127) == 127


@settings(deadline=None)
@given(SHAPES, st.integers(1, 300))
def test_parts_hold_all_and_no_more_than_they_may(shapes, size):
    tensors = {f"{number}": torch.randn(shape) for number, shape in enumerate(shapes)}
    some = parts(tensors, size)
    for part in some:
        rows = sum(len(tensor) if tensor.ndim else 1 for tensor in part.values())
        assert sum(tensor.nbytes for tensor in part.values()) <= size + 4 * len(tensors) or rows == 1
    together = joined(some)
    assert list(together) == list(tensors)
    assert all(torch.equal(together[name], tensor) for name, tensor in tensors.items())


def test_only_large_matrices_are_rounded():
    weights = model().state_dict()
    small = shrunk(weights)
    held = {name for name, tensor in small.items() if tensor.dtype == torch.int8}
    assert "backbone.layers.0.qkv.weight" in held
    assert "backbone.ngrams.1.weight" in held
    assert not {"backbone.bytes.weight", "backbone.output.weight", "backbone.norm.weight"} & held
    assert not any(name.startswith("heads.") for name in held)
    back = grown(small)
    assert back.keys() == weights.keys()
    assert all(torch.equal(back[name], weights[name]) for name in weights.keys() - held)


@pytest.mark.parametrize("size", [1 << 24, 20_000])
def test_a_small_checkpoint_comes_back(tmp_path, size):
    made, other = model(), model(2)
    path = checkpoint.save_int8(tmp_path / "small", made, state(made), size)
    files = sorted(os.listdir(path))
    if size == 20_000:
        assert len(files) > 3
        assert files[0] == f"model-00001-of-{len(files) - 1:05}.safetensors"
        assert all((path / name).stat().st_size < size + 9_000 for name in files)
    else:
        assert files == [WEIGHTS, STATE]
    found = checkpoint.restore(path, other)
    assert (found.precision, found.step) == ("int8", 3)
    assert all(parameter.dtype == torch.float32 for parameter in other.parameters())
    for name, weight in made.state_dict().items():
        restored = other.state_dict()[name]
        step = rounded(weight)[1][:, None] if shrunk({name: weight})[name].dtype == torch.int8 else torch.zeros(1)
        assert ((restored - weight).abs() <= step * 0.5001).all(), name


def test_it_is_a_quarter_of_the_size(tmp_path):
    made = tiny_model(heads=False, width=128, ngram_buckets=2048)
    large = checkpoint.save(tmp_path / "large", made, state(made))
    small = checkpoint.save_int8(tmp_path / "small", made, state(made))
    bytes_of = [sum(file.stat().st_size for file in path.iterdir()) for path in (small, large)]
    assert bytes_of[0] < 0.32 * bytes_of[1]


def test_saved_twice_it_is_the_same(tmp_path):
    made, other = model(), model(2)
    checkpoint.restore(checkpoint.save_int8(tmp_path / "one", made, state(made)), other)
    again = model(3)
    checkpoint.restore(checkpoint.save_int8(tmp_path / "two", other, state(other)), again)
    for name, weight in other.state_dict().items():
        torch.testing.assert_close(again.state_dict()[name], weight, rtol=1e-6, atol=1e-8)


@pytest.fixture
def in_parts(tmp_path):
    made = model()
    return checkpoint.save_int8(tmp_path / "small", made, state(made), 20_000)


def test_a_part_that_is_missing_or_altered(in_parts):
    second = sorted(in_parts.glob("model-00002-*"))[0]
    data = bytearray(second.read_bytes())
    data[-1] ^= 1
    second.write_bytes(data)
    with pytest.raises(CheckpointError, match="the checkpoint is damaged") as caught:
        checkpoint.restore(in_parts, model())
    assert caught.value.where == str(second)
    second.unlink()
    with pytest.raises(CheckpointError, match=f"the checkpoint has no {second.name}"):
        checkpoint.restore(in_parts, model())


def test_a_state_that_does_not_name_all_parts(in_parts):
    told = json.loads((in_parts / STATE).read_text())
    *_, last = sorted(name for name in told["files"] if name.startswith("model"))
    del told["files"][last]
    (in_parts / STATE).write_text(json.dumps(told))
    with pytest.raises(CheckpointError):
        checkpoint.restore(in_parts, model())


def test_scales_that_are_missing(in_parts):
    told = json.loads((in_parts / STATE).read_text())
    told["files"] = {}
    weights = shrunk(model().state_dict())
    del weights["backbone.layers.1.up.weight.scale"]
    checkpoint.save_file(weights, in_parts / WEIGHTS)
    told["files"] = {WEIGHTS: checkpoint._sha256(in_parts / WEIGHTS)}
    (in_parts / STATE).write_text(json.dumps(told))
    with pytest.raises(CheckpointError, match="the checkpoint is damaged") as caught:
        checkpoint.restore(in_parts, model())
    assert "there is no backbone.layers.1.up.weight.scale" in caught.value.why


def test_a_precision_that_nobody_knows(in_parts):
    told = json.loads((in_parts / STATE).read_text())
    (in_parts / STATE).write_text(json.dumps({**told, "precision": "int4"}))
    with pytest.raises(CheckpointError, match="the checkpoint is damaged") as caught:
        checkpoint.read_state(in_parts)
    assert "int4" in caught.value.why


def test_it_cannot_be_trained_on_from(in_parts):
    with pytest.raises(CheckpointError, match=r"the checkpoint has no optimizer\.safetensors"):
        checkpoint.optimizer_tensors(in_parts)
