"""A run under torchrun: one rank does it, the others train with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from small_run import write_recipe

from rusta_core.errors import RustaError
from rusta_core.training import launch
from rusta_core.training.ranks import Ranks

LAUNCH = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node=2", "-m", "rusta_core.cli"]


def test_a_run_on_two_ranks(finished, tmp_path):
    folder, _ = finished
    shutil.copytree(folder, tmp_path / "two")  # data and episodes are made already
    changes = {
        'guard = { metric = "perplexity", every = 2, better = "lower" }': "checkpoint_every = 1",
        "mixture = { repairs": 'parallel = "fsdp"\naccumulate = 2\nmixture = { repairs',
    }
    recipe = write_recipe(tmp_path / "two", **changes)
    said = subprocess.run(
        [*LAUNCH, "run", recipe.name],
        cwd=tmp_path / "two",
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert said.returncode == 0, said.stderr
    assert said.stdout.count("report: ") == 1
    rows = [json.loads(line) for line in (tmp_path / "two/runs/small/report.jsonl").read_text().splitlines()]
    steps = {row["name"]: row for row in rows if row["kind"] == "step"}
    assert steps["train S0"]["seconds"] > 0
    assert steps["episodes train patch-tree-search"]["seconds"] == 0
    losses = [row["loss"]["lm"] for row in rows if row["kind"] == "loss"]
    before = [json.loads(line) for line in (folder / "runs/small/report.jsonl").read_text().splitlines()]
    alone = [row["loss"]["lm"] for row in before if row["kind"] == "loss"]
    assert losses == pytest.approx(alone, rel=0.02)  # in bfloat16, which rounds shares of a sum in another way


@pytest.mark.parametrize(("words", "code"), [(["plugins"], 0), (["run", "missing.toml"], 2)])
def test_a_rank_ends_with_all_that_it_said_and_its_own_exit_code(words, code):
    argv = [sys.executable, "-m", "rusta_core.cli", *words]
    ends = [
        subprocess.run(argv, capture_output=True, text=True, check=False, env=env)
        for env in (dict(os.environ), {**os.environ, "RANK": "0", "WORLD_SIZE": "1"})
    ]
    alone, rank = ends
    assert alone.returncode == rank.returncode == code
    assert (alone.stdout, alone.stderr) == (rank.stdout, rank.stderr) != ("", "")


def test_one_process_does_the_run_itself():
    with launch.together() as leads:
        assert leads
    launch.call(None)  # nobody to tell


def test_a_head_that_nobody_else_can_import_is_named(monkeypatch):
    def told(self, value):
        raise ModuleNotFoundError("No module named 'my_head'")

    monkeypatch.setattr(Ranks, "told", told)
    monkeypatch.setattr(Ranks, "here", lambda: Ranks(1, 2))
    monkeypatch.setattr("torch.distributed.is_initialized", lambda: True)
    with pytest.raises(RustaError) as caught:
        launch._tell(None)
    assert str(caught.value) == (
        "a stage cannot be sent to the other ranks\n"
        "  why:   No module named 'my_head'\n"
        "  mend:  heads of one-file plugins cannot be sent: make a package of them, or train with one process"
    )
