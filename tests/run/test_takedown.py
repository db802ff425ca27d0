"""Who saw a file: every checkpoint that did, and no other."""

from __future__ import annotations

import json
import shutil

import pytest
from small_run import rusta
from tiny import document, tiny_model

from rusta_core.errors import RustaError
from rusta_core.run.provenance import FOLDER, record
from rusta_core.run.takedown import takedown
from rusta_core.training.loop import train_stage
from rusta_core.training.samples import text_samples
from rusta_core.training.stage import StageSpec

PAGES = [document(f"crate-1.0/src/{number}.rs", {f"Page {number}": "Words. " * 9}, repo="crate") for number in range(8)]
STAGE = StageSpec(
    name="S0", steps=4, batch=1, mixture={"docs": (1, 1)}, signals=("lm",), window=128, checkpoint_every=2
)


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A stage of four rows out of eight, a page each, with its checkpoints; and the pages in the order of steps."""
    folder = tmp_path_factory.mktemp("runs")
    home, order = folder / ".cache/train S0/key", []

    def begun(sampler, rows):
        record(home / "checkpoint", "S0", sampler, rows, None)
        for step in range(4):
            [(source, index)] = sampler.draw(step)
            order.append([one.facts["record"] for one in rows[source][index].samples])

    result = train_stage(
        STAGE,
        tiny_model(heads=False),
        {"docs": text_samples(PAGES)},
        home / "training",
        seed=7,
        fingerprint="data",
        begun=begun,
    )
    shutil.copytree(result.path, home / "checkpoint", dirs_exist_ok=True)
    shutil.copytree(home / "checkpoint", folder / "small/model")
    return folder, order


def saw(found, folder):
    return {one.checkpoint.removeprefix(f"{folder}/"): (one.windows, one.first, one.last) for one in found.sightings}


def by_hand(order, page, done):
    steps = [number for number, pages in enumerate(order[:done], 1) if page in pages]
    return (len(steps), steps[0], steps[-1]) if steps else None


def test_every_checkpoint_that_saw_it_and_no_other(trained):
    folder, order = trained
    home = ".cache/train S0/key"
    done = {f"{home}/checkpoint": 4, f"{home}/training/step-00000002": 2, f"{home}/training/step-00000004": 4}
    done["small/model"] = 4
    seen = set()
    for page in PAGES:
        found = takedown(page.doc_id, folder)
        assert (found.looked_at, found.silent) == (4, ())
        assert saw(found, folder) == {
            place: times for place, steps in done.items() if (times := by_hand(order, page.doc_id, steps))
        }
        seen.add(len(found.sightings))
    assert seen == {0, 3, 4}  # not at all, after the second step, and before


def test_a_file_is_known_by_many_names(trained, tmp_path):
    folder, order = trained
    page = next(page for page in PAGES if page.doc_id == order[0][0])
    copy = tmp_path / "renamed.rs"
    copy.write_text(page.text)
    elsewhere = tmp_path / page.doc_id
    names = [page.doc_id, page.sha256, str(copy), str(elsewhere), page.doc_id.removeprefix("crate-1.0/")]
    found = [takedown(name, folder).sightings for name in names]
    assert len(found[0]) == 4
    assert all(sightings == found[0] for sightings in found)
    copy.write_text(page.text + "more")
    assert takedown(str(copy), folder).sightings == ()
    whole = {one.file.id for one in takedown("crate-1.0/", folder).sightings}
    assert whole == {page for pages in order for page in pages}
    assert takedown("crate-1", folder).sightings == ()


def test_a_checkpoint_that_cannot_tell_is_said_to_be_one(trained, tmp_path):
    folder = shutil.copytree(trained[0], tmp_path / "runs")
    shutil.rmtree(folder / "small/model" / FOLDER)
    (folder / ".cache/train S0/key/training/step-00000002/state.json").write_text("{")
    found = takedown(PAGES[0].doc_id, folder)
    assert found.looked_at == 2
    (one, why), (other, reason) = found.silent
    assert one.endswith("step-00000002")
    assert why.startswith("what this checkpoint was trained on cannot be read: ")
    assert other == str(folder / "small/model")
    assert reason == ("this checkpoint does not say what it was trained on: there is no provenance/stages.json in it")


def test_no_folder_of_runs(tmp_path):
    with pytest.raises(RustaError, match="there is no such folder of runs"):
        takedown("x", tmp_path / "runs")


def test_the_command(trained, tmp_path):
    folder, order = trained
    [page] = [page for page in PAGES if page.doc_id == order[0][0]]
    shutil.copytree(folder, tmp_path / "runs")
    shutil.rmtree(tmp_path / "runs/small/model" / FOLDER)
    said = rusta("data", "takedown", page.doc_id, cwd=tmp_path)
    assert said.returncode == 0, said.stderr
    windows, first, last = by_hand(order, page.doc_id, 4)
    times = f"{windows} window{'s' * (windows > 1)}, steps {first} to {last}"
    assert said.stdout.startswith(f"runs/.cache/train S0/key/checkpoint\n  stage S0, {times}\n")
    assert f"\n3 of 3 checkpoints below runs saw {page.doc_id}\ncannot tell: runs/small/model: " in said.stdout
    none = rusta("data", "takedown", "nothing.rs", cwd=tmp_path)
    assert none.returncode == 0
    assert none.stdout.startswith("none of 3 checkpoints below runs saw nothing.rs\n")
    found = json.loads(rusta("data", "takedown", page.sha256, "--json", cwd=tmp_path).stdout)
    assert found["sightings"][0]["file"]["id"] == page.doc_id
    assert found["looked_at"] == 3
