"""Two processes learn what one does, and take up each other's checkpoints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from two_ranks import STAGE, train

from rusta_core.errors import UsageError
from rusta_core.model.checkpoint import OPTIMIZER, WEIGHTS
from rusta_core.training import trainer
from rusta_core.training.loop import METRICS
from rusta_core.training.ranks import Ranks

SCRIPT = Path(__file__).parents[1] / "two_ranks.py"
JOBS = {
    "ddp": {"fields": {"parallel": "ddp"}},
    "fsdp": {"fields": {"parallel": "fsdp"}},
    "ddp-parts": {"fields": {"parallel": "ddp", "accumulate": 2}, "tied": True},
    "fsdp-parts": {"fields": {"parallel": "fsdp", "accumulate": 2}, "tied": True},
    "ddp-stopped": {"fields": {"parallel": "ddp"}, "stop": 4},
    "fsdp-stopped": {"fields": {"parallel": "fsdp"}, "stop": 4},
    "ddp-goes-on": {"fields": {"parallel": "ddp"}},
    "fsdp-goes-on": {"fields": {"parallel": "fsdp"}},
    "guarded": {
        "fields": {"parallel": "fsdp", "guard": {"metric": "anchor-fidelity", "every": 2}},
        "figures": [0.4, 0.9, 0.3],
    },
}


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Each job done by two processes, in a folder of its name."""
    base = tmp_path_factory.mktemp("ranks")
    for name in ("ddp-goes-on", "fsdp-goes-on"):
        assert train(base / name, {}, stop=4)[1] is None
    jobs = json.dumps([{**job, "folder": str(base / name)} for name, job in JOBS.items()])
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node=2", SCRIPT, jobs]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=280, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    assert done.returncode == 0, done.stderr
    return base


@pytest.fixture(scope="module", params=[False, True], ids=["untied", "tied"])
def alone(request, tmp_path_factory):
    """What one process makes of the stage."""
    folder = tmp_path_factory.mktemp("alone") / "stage"
    train(folder, {}, tied=request.param)
    return request.param, folder


def curve(folder, what="loss"):
    return [json.loads(line)[what] for line in (folder / METRICS).read_text().splitlines()]


def assert_same_curve(one, two):
    assert len(one) == len(two) == STAGE.steps
    assert {name for row in one for name in row} == set(STAGE.signals)
    for here, there in zip(one, two, strict=True):
        assert here == pytest.approx(there, rel=1e-3)


def last(folder):
    return max(folder.glob("step-*"))


@pytest.mark.parametrize("engine", ["ddp", "fsdp"])
def test_two_processes_learn_what_one_does(ran, alone, engine):
    tied, folder = alone
    name = f"{engine}-parts" if tied else engine
    assert_same_curve(curve(ran / name), curve(folder))
    assert curve(ran / name, "norm") == pytest.approx(curve(folder, "norm"), rel=5e-3)
    for file in (WEIGHTS, OPTIMIZER):
        ours, theirs = load_file(last(ran / name) / file), load_file(last(folder) / file)
        assert {key: value.shape for key, value in ours.items()} == {key: value.shape for key, value in theirs.items()}


@pytest.mark.parametrize("engine", ["ddp", "fsdp"])
def test_the_first_gradient_is_that_of_one_process(ran, alone, engine):
    tied, folder = alone
    name = f"{engine}-parts" if tied else engine
    # after one step a mean of gradients is a share of the first of them
    ours, theirs = (load_file(place / "step-00000001" / OPTIMIZER) for place in (ran / name, folder))
    means = [key for key in theirs if key.endswith(("/exp_avg", "/momentum_buffer"))]
    assert {key.split("/")[0] for key in means} > {"backbone.bytes.weight", "backbone.layers.1.up.weight"}
    for key in means:
        scale = theirs[key].abs().max()
        assert scale > 0 or key.startswith("heads.action."), key  # that signal weighs nothing in the first step
        scale = scale.clamp_min(1e-30)
        torch.testing.assert_close(ours[key] / scale, theirs[key] / scale, rtol=1e-4, atol=1e-5, msg=key)


@pytest.mark.parametrize("engine", ["ddp", "fsdp"])
def test_one_process_goes_on_where_two_were_stopped(ran, alone, engine, tmp_path):
    tied, folder = alone
    if tied:
        pytest.skip("the weights of the stopped stage are not tied")
    there = ran / f"{engine}-stopped"
    assert last(there).name == "step-00000004"
    copy = tmp_path / "stage"
    subprocess.run(["cp", "-r", there, copy], check=True)
    _, result = train(copy, {})
    assert result.step == STAGE.steps
    assert_same_curve(curve(copy), curve(folder))


@pytest.mark.parametrize("engine", ["ddp", "fsdp"])
def test_two_processes_go_on_where_one_was_stopped(ran, alone, engine):
    tied, folder = alone
    if not tied:
        assert_same_curve(curve(ran / f"{engine}-goes-on"), curve(folder))


@pytest.mark.parametrize("name", JOBS)
def test_ranks_are_left_with_the_same_weights(ran, name):
    one, two = (json.loads((ran / f"{name}-rank-{rank}.json").read_text()) for rank in (0, 1))
    assert one["weights"] == two["weights"]
    if name not in ("ddp-stopped", "fsdp-stopped"):
        assert one["step"] == two["step"]


def test_a_guard_stops_all_ranks(ran):
    one, two = (json.loads((ran / f"guarded-rank-{rank}.json").read_text()) for rank in (0, 1))
    assert one["stopped"] == two["stopped"] == "anchor-fidelity went from 0.9 at step 4 to 0.3 at step 6"
    assert one["step"] == 4
    weights = load_file(ran / "guarded" / "step-00000004" / WEIGHTS)
    assert {name: value.tolist() for name, value in weights.items()} == one["weights"]


def test_a_batch_that_ranks_cannot_share_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(trainer.Ranks, "here", classmethod(lambda cls: Ranks(0, 3)))
    with pytest.raises(UsageError) as caught:
        train(tmp_path, {"accumulate": 2})
    assert str(caught.value) == (
        "stage S1 cannot share its batch of 4 rows\n"
        "  where: S1\n"
        "  why:   there are 3 ranks, and each takes its rows in 2 micro-batches\n"
        "  mend:  make `batch` a multiple of 6"
    )
