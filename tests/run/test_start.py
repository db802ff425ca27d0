"""A run that begins from the model of another."""

from __future__ import annotations

import json
import shutil
from math import log
from pathlib import Path

import pytest
from attrs import evolve
from small_run import rusta, write_recipe
from tiny import document

from rusta_core.model.backbone import Backbone, RustaModel
from rusta_core.model.checkpoint import begin_from, identity
from rusta_core.model.config import ModelConfig
from rusta_core.shipped import shipped
from rusta_core.training.evaluate import evaluate_text


@pytest.fixture(scope="module")
def again(finished, tmp_path_factory):
    """The small recipe once more, from the model of its first run, with another head and other held-out pages."""
    folder = tmp_path_factory.mktemp("again") / "copy"
    shutil.copytree(finished[0], folder)
    changes = {
        'name = "small"': 'name = "again"',
        'size = "nano"': 'size = "nano"\nstart = "small"',
        "window = 256": "window = 320",
        'use = "minimality"': 'use = "minimality"\nname = "lines"',
        '"minimality", "value"]': '"lines", "value"]',
        '"rust-lang/nomicon" = "val"': '"rust-lang/rust" = "val"',
    }
    return folder, rusta("run", write_recipe(folder, **changes), cwd=folder)


def test_it_starts_where_the_other_ended_and_says_what_is_new(again):
    folder, said = again
    assert said.returncode == 0, said.stderr
    name = identity(folder / "runs/small/model")[:16]
    assert f"the model starts from small ({name}); fresh: lines" in said.stderr


def test_it_tells_when_what_is_held_out_was_trained_on(again):
    assert "documents that are held out here" in again[1].stderr


def test_its_provenance_goes_on(again):
    told = json.loads((again[0] / "runs/again/model/provenance/stages.json").read_text())
    assert [stage["name"] for stage in told["stages"]] == ["S0", "S3", "S0", "S3"]


def test_there_must_be_something_to_start_from(finished, tmp_path: Path):
    shutil.copytree(finished[0], tmp_path / "copy")
    recipe = write_recipe(tmp_path / "copy", **{'size = "nano"': 'size = "nano"\nstart = "nothing"'})
    said = rusta("run", recipe, cwd=tmp_path / "copy")
    assert said.returncode == 1
    assert "there is no model 'nothing' to start from" in said.stderr
    assert "a run named nothing leaves its model there" in said.stderr


def test_another_shape_is_refused(finished, tmp_path: Path):
    shutil.copytree(finished[0], tmp_path / "copy")
    changes = {'size = "nano"': 'size = "nano"\nstart = "small"', "width = 32": "width = 64"}
    said = rusta("run", write_recipe(tmp_path / "copy", **changes), cwd=tmp_path / "copy")
    assert said.returncode == 1
    assert "width is 32 there and 64 here" in said.stderr


def test_the_command_tells_what_a_model_is(finished):
    said = rusta("model", "info", "runs/small/model", cwd=finished[0])
    assert said.returncode == 0, said.stderr
    found = json.loads(rusta("model", "info", "runs/small/model", "--json", cwd=finished[0]).stdout)
    assert found["parameters"] == sum(found["by_part"].values())
    assert [stage["name"] for stage in found["stages"]] == ["S0", "S3"]
    assert f"{found['parameters']:,}" in said.stdout
    assert "heads       anchor, action, confidence, minimality" in said.stdout


def test_the_starter_is_a_nano_that_has_read_rust():
    model = RustaModel(Backbone(ModelConfig.of("nano", window=512)))
    assert begin_from(shipped("registry", "models", "starter"), model) == []
    page = document("a/page", {}, repo="a")
    code = 'fn main() {\n    let mut words: Vec<String> = Vec::new();\n    words.push(String::from("a"));\n}\n' * 2
    [read] = evaluate_text(model, [evolve(page, text=code)])
    assert read.nats / read.n_bytes / log(2) < 3  # a fresh model needs log2(320), 8.3


def test_a_damaged_model_is_told(finished, tmp_path: Path):
    shutil.copytree(finished[0] / "runs/small/model", tmp_path / "model")
    with (tmp_path / "model/model.safetensors").open("r+b") as file:
        file.truncate(1000)
    said = rusta("model", "info", "model", cwd=tmp_path)
    assert said.returncode == 1
    assert "cut short or altered" in said.stderr


def test_a_model_is_shipped_small_with_what_it_was_trained_on(finished, tmp_path: Path):
    said = rusta("model", "ship", finished[0] / "runs/small/model", "given", cwd=tmp_path)
    assert said.returncode == 0, said.stderr
    whole, small = (
        json.loads(rusta("model", "info", path, "--json", cwd=tmp_path).stdout)
        for path in (finished[0] / "runs/small/model", "given")
    )
    assert small["parameters"] == whole["parameters"]
    assert small["stages"] == whole["stages"]
    assert small["files"]["model.safetensors"]["bytes"] < whole["files"]["model.safetensors"]["bytes"]
    notice = (tmp_path / "given/NOTICE").read_text()
    assert "S0 (3 steps), S3 (3 steps)" in notice
    assert "rust-lang/rust" in notice
    assert rusta("data", "notice", "given", cwd=tmp_path).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["given"]


def test_nothing_that_is_there_is_shipped_over(finished, tmp_path: Path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    for out in ("mine", "."):
        said = rusta("model", "ship", finished[0] / "runs/small/model", out, cwd=tmp_path)
        assert said.returncode == 2
        assert "there is something by this name already" in said.stderr
    assert (tmp_path / "mine/thesis.txt").read_text() == "years of work"
