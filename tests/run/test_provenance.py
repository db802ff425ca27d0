"""A checkpoint names exactly the files that it was trained on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from small_run import rusta
from tiny import library, quiz, tiny_model

from rusta_core.errors import RustaError
from rusta_core.run.provenance import FOLDER, STAGES, notice, record, stages_of, text_of
from rusta_core.training.anchored import question_samples
from rusta_core.training.loop import train_stage
from rusta_core.training.samples import text_samples
from rusta_core.training.stage import StageSpec

DATASETS = {
    "docs": text_samples(library().values()),
    "qa": question_samples(quiz()[:12], library(), window=256, seed=1),
}
S0 = StageSpec(name="S0", steps=2, batch=2, mixture={"docs": (1, 1)}, signals=("lm",), window=256, checkpoint_every=1)
S1 = StageSpec(name="S1", steps=3, batch=4, mixture={"docs": (1, 0), "qa": (0.5, 1)}, signals=("lm",), window=256)


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """Two stages in the folders that a run gives them, and what each drew, heard from the training itself."""
    folder = tmp_path_factory.mktemp("runs")
    model, before, drawn = tiny_model(heads=False), None, {}
    for stage in (S0, S1):
        home = folder / f".cache/train {stage.name}/key"
        orders = []

        def begun(sampler, rows, home=home, name=stage.name, before=before, orders=orders):
            record(home / "checkpoint", name, sampler, rows, before)
            orders.append((sampler, rows))

        result = train_stage(stage, model, DATASETS, home / "training", seed=7, fingerprint="data", begun=begun)
        shutil.copytree(result.path, home / "checkpoint", dirs_exist_ok=True)
        [(sampler, rows)] = orders
        drawn[stage.name] = [
            [rows[source][index] for source, index in sampler.draw(step)] for step in range(stage.steps)
        ]
        before = home / "checkpoint"
    shutil.copytree(before, folder / "small/model")
    return folder, drawn


def by_hand(drawn, **steps):
    """Windows and bytes of each file, counted over the rows as they were drawn."""
    windows, sizes, stages = Counter(), Counter(), {}
    for name, done in steps.items():
        for row in (row for step in drawn[name][:done] for row in step):
            seen = Counter()
            for sample in row.samples:
                for one in sample.made_of:
                    seen[one.id] += len(sample.tokens)
            windows.update(seen.keys())
            sizes.update(seen)
            for one in seen:
                stages.setdefault(one, {})[name] = None
    return {one: (windows[one], sizes[one], tuple(stages[one])) for one in windows}


def told(found):
    return {one.id: (one.windows, one.bytes, one.stages) for one in found.files}


@pytest.mark.parametrize(
    ("place", "steps"),
    [
        ("small/model", {"S0": 2, "S1": 3}),
        (".cache/train S1/key/checkpoint", {"S0": 2, "S1": 3}),
        (".cache/train S0/key/checkpoint", {"S0": 2}),
        (".cache/train S0/key/training/step-00000001", {"S0": 1}),
    ],
)
def test_the_notice_is_what_was_drawn_and_nothing_else(trained, place, steps):
    folder, drawn = trained
    found = notice(folder / place)
    assert told(found) == by_hand(drawn, **steps)
    assert found.stages == tuple(steps.items())
    page = library()[found.files[0].id]
    assert (found.files[0].license, found.files[0].source_url, found.files[0].sha256) == (
        page.license,
        page.source_url,
        page.sha256,
    )


def test_a_short_stage_does_not_see_all(trained):
    folder, _ = trained
    assert 0 < len(notice(folder / ".cache/train S0/key/training/step-00000001").files) < len(library())


def test_a_notice_for_people(trained):
    folder, drawn = trained
    text = text_of(notice(folder / "small/model"))
    files = by_hand(drawn, S0=2, S1=3)
    assert text.startswith(
        f"NOTICE\n\nThe model in {folder}/small/model was trained on these {len(files)} files in S0 (2 steps), "
        "S1 (3 steps), each under the terms named above it.\n\nMIT\n---\n"
    )
    windows, size, stages = files["a vector"]
    times = f"{windows} window{'s' * (windows > 1)}, {size:,} bytes, in {', '.join(stages)}"
    assert f"\na vector\n  https://example.org\n  sha256 {library()['a vector'].sha256}\n  {times}\n" in text


def test_the_same_stage_is_recorded_alike(trained, tmp_path):
    folder, _ = trained
    home = tmp_path / "again"
    train_stage(
        S0,
        tiny_model(heads=False),
        DATASETS,
        home / "training",
        seed=7,
        fingerprint="data",
        begun=lambda sampler, rows: record(home / "checkpoint", "S0", sampler, rows, None),
    )
    one, two = (
        {path.name: path.read_bytes() for path in (place / FOLDER).iterdir()}
        for place in (home / "checkpoint", folder / ".cache/train S0/key/checkpoint")
    )
    assert one == two
    assert len(one) == 2


@pytest.fixture
def model(trained, tmp_path):
    """A copy of the finished model, to do something to."""
    return shutil.copytree(trained[0] / "small/model", tmp_path / "runs/small/model")


def test_a_checkpoint_that_does_not_say(model):
    shutil.rmtree(model / FOLDER)
    with pytest.raises(RustaError) as caught:
        notice(model)
    assert str(caught.value) == (
        f"this checkpoint does not say what it was trained on\n  where: {model}\n"
        "  why:   there is no provenance/stages.json in it\n"
        "  mend:  only who trained it can tell; train it again, and it will say"
    )


def test_no_checkpoint(tmp_path):
    with pytest.raises(RustaError, match="there is no checkpoint here") as caught:
        notice(tmp_path)
    assert "runs/NAME/model" in caught.value.mend


def change(path, **fields):
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


@pytest.mark.parametrize(
    ("spoil", "what", "where"),
    [
        (lambda model: (model / "state.json").write_text("{"), "cannot be read", "state.json"),
        (lambda model: (model / "state.json").write_text("[]"), "cannot be read", "state.json"),
        (lambda model: (model / FOLDER / STAGES).write_text("{}"), "cannot be read", STAGES),
        (lambda model: change(model / FOLDER / STAGES, stages=[]), "cannot be read", "state.json"),
        (lambda model: change(model / "state.json", sampler={}), "cannot be read", "state.json"),
        (lambda model: change(model / "state.json", step=4), "the sampler cannot go on", "state.json"),
        (
            lambda model: [path.write_bytes(b"torn") for path in (model / FOLDER).glob("*.zst")],
            "this shard cannot be used",
            ".jsonl.zst",
        ),
        (
            lambda model: [path.unlink() for path in (model / FOLDER).glob("*.zst")],
            "this shard cannot be used",
            ".jsonl.zst",
        ),
    ],
)
def test_what_is_spoiled_is_named(model, spoil, what, where):
    spoil(model)
    with pytest.raises(RustaError) as caught:
        notice(model)
    assert what in caught.value.what
    assert caught.value.where.endswith(where)


def test_provenance_of_another_stage_is_not_believed(trained, model):
    earlier = trained[0] / ".cache/train S0/key/checkpoint"
    shutil.rmtree(model / FOLDER)
    shutil.copytree(earlier / FOLDER, model / FOLDER)
    with pytest.raises(RustaError, match="cannot be read") as caught:
        stages_of(model)
    assert caught.value.why == "provenance/stages.json tells of another stage than the weights are of"


def test_reading_it_needs_no_torch():
    code = "import sys, rusta_core.run.takedown; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_command_after_a_real_run(finished):
    folder, _ = finished
    said = rusta("data", "notice", "runs/small/model", cwd=folder)
    assert said.returncode == 0, said.stderr
    assert "S0 (3 steps), S3 (3 steps)" in said.stdout
    found = json.loads(rusta("data", "notice", "runs/small/model", "--json", cwd=folder).stdout)
    assert found["stages"] == [["S0", 3], ["S3", 3]]
    assert {one["repo"] for one in found["files"]} == {"rust-lang/rust"}  # the others are held out
    assert all(one["commit"] and one["license"] and one["windows"] and one["bytes"] for one in found["files"])
    assert all(f"\n{one['id']}\n  {one['source_url']}" in said.stdout for one in found["files"])
    last = [path.parent for path in (folder / "runs/.cache").rglob("checkpoint/state.json") if "S3" in str(path)]
    assert [notice(path).files for path in last] == [notice(Path(folder, "runs/small/model")).files]
    wrote = rusta("data", "notice", "runs/small/model", "--out", "NOTICE", cwd=folder)
    assert wrote.stdout == "wrote NOTICE\n"
    assert (folder / "NOTICE").read_text() == said.stdout


def test_the_command_says_what_is_wrong(tmp_path):
    said = rusta("data", "notice", "nowhere", cwd=tmp_path)
    assert said.returncode == 1
    assert said.stderr.startswith("error: there is no checkpoint here\n  where: nowhere\n")
