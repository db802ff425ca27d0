"""From a recipe to a snapshot: what is near a canary stays out, what repeats stays together, on every engine."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from small_run import rusta

from rusta_core import Document
from rusta_core.records import DiagCase
from rusta_core.spine import shards
from rusta_core.spine.snapshot import Snapshot, open_snapshot

CANARY = Path(__file__).parents[2] / "datasets/canary/tile-map"
REPOSITORIES = ("alpha", "beta", "gamma", "delta", "copier", "reader")


def program(name: str) -> str:
    """Some forty lines that no other repository has."""
    body = "    value.checked_mul({})?.checked_add({})\n"
    functions = [f"pub fn {name}_{n}(value: u64) -> Option<u64> {{\n{body.format(n + 2, n)}}}\n" for n in range(12)]
    return "\n".join(functions)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recipe over planted repositories: `beta` has alpha's file reformatted, `copier` a canary's."""
    place = tmp_path_factory.mktemp("snapshot")
    shutil.copytree(CANARY, place / "canaries/tile-map")
    for name in REPOSITORIES:
        (place / name).mkdir()
        (place / name / "lib.rs").write_text(program(name))
    (place / "beta/again.rs").write_text("// ours\n" + program("alpha").replace("    ", "\t").replace("{\n", "{ "))
    stolen = max((CANARY / "crate/src").glob("*.rs"), key=lambda path: path.stat().st_size)
    (place / "copier/stolen.rs").write_text(stolen.read_text().replace("fn ", "fn  "))
    (place / "reader/guide.md").write_text(
        "# Guide\n\nAn iterator yields values.\n\n```rust\nassert_eq!(1 + 1, 2);\n```\n"
    )
    sources = "".join(
        f'[[source]]\nuse = "folder"\nname = "{name}"\npath = "{name}"\nrepo = "people/{name}"\nlicense = "MIT"\n'
        for name in REPOSITORIES
    )
    (place / "recipe.toml").write_text(
        '[run]\nname = "planted"\nseed = 5\nworkers = 2\n'
        "[data]\nshares = [0.5, 0.2, 0.3]\ncases_per_class = { train = 1, val = 0, test = 0 }\n"
        f'{sources}[[source]]\nuse = "canary"\npath = "canaries"\n[[injector]]\nuse = "type"\n'
    )
    return place


@pytest.fixture(scope="module")
def kept(place: Path) -> Snapshot:
    made = rusta("data", "snapshot", "recipe.toml", cwd=place)
    assert made.returncode == 0, made.stderr
    assert "left out" in made.stdout
    return open_snapshot(place / "snapshots")


def documents(kept: Snapshot, state: str = "allowed") -> dict[str, str]:
    """The split of each document, by id."""
    entries = [entry for entry in kept.entries if (entry.kind, entry.state) == ("documents", state)]
    return {
        one.doc_id: entry.split for entry in entries for one in shards.read(kept.folder / str(entry.path), Document)
    }


def test_what_is_near_a_canary_is_in_no_split(kept: Snapshot) -> None:
    assert "people/copier/stolen.rs" not in documents(kept)
    assert "people/copier/lib.rs" in documents(kept)
    [left_out] = [entry for entry in kept.entries if entry.state == "quarantined"]
    reasons = {one.path: one.reason for one in left_out.quarantined}
    assert reasons["people/copier/stolen.rs"].startswith("near held: has code of canary/tile-map/")


def test_what_repeats_is_once_on_one_side(kept: Snapshot) -> None:
    sides = documents(kept)
    assert ("people/alpha/lib.rs" in sides) != ("people/beta/again.rs" in sides)
    assert len({sides[name] for name in sides if name.split("/")[1] in ("alpha", "beta")}) == 1


def test_canaries_are_kept_apart_and_proven(kept: Snapshot) -> None:
    assert set(documents(kept, "canary").values()) == {"test"}
    [path] = kept.paths("cases", state="canary")
    [case] = shards.read(path, DiagCase)
    assert case.cargo_diag
    assert {entry.split for entry in kept.entries if entry.state == "canary"} == {"test"}


def test_every_shard_has_its_entry_and_the_gate_finds_nothing(kept: Snapshot) -> None:
    verified = rusta("data", "verify", kept.folder, cwd=kept.folder)
    assert verified.returncode == 0, verified.stdout
    stored = {f"shards/{path.name}" for path in kept.folder.glob("shards/*")}
    assert {entry.path for entry in kept.entries if entry.path} == stored
    made_of = {name for entry in kept.entries for name in entry.made_of}
    assert made_of <= {entry.name for entry in kept.entries if entry.kind == "documents"}


def test_no_path_of_this_machine_is_in_it(kept: Snapshot, place: Path) -> None:
    written = "".join(path.read_text() for path in kept.folder.glob("ledger/*.yml"))
    written += (kept.folder / "snapshot.json").read_text()
    assert str(place) not in written


@pytest.mark.parametrize("change", ["workers = 1", 'workers = 2\nengine = "ray"'], ids=["one worker", "ray"])
def test_the_same_snapshot_elsewhere(kept: Snapshot, place: Path, tmp_path: Path, change: str) -> None:
    pytest.importorskip("ray") if "ray" in change else None
    shutil.copytree(place, tmp_path / "copy", ignore=shutil.ignore_patterns("runs", "snapshots"))
    recipe = tmp_path / "copy/recipe.toml"
    recipe.write_text(recipe.read_text().replace("workers = 2", change))
    made = rusta("data", "snapshot", "recipe.toml", "--json", cwd=recipe.parent)
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["fingerprint"] == kept.fingerprint


def test_a_run_takes_its_data_from_it(kept: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "again.toml").write_text(
        f'[run]\nname = "again"\n[data]\nsnapshot = "{kept.folder}"\ncases_per_class = {{ train = 1, test = 1 }}\n'
        '[[injector]]\nuse = "type"\n'
    )
    made = rusta("data", "snapshot", "again.toml", "--json", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    counts = json.loads(made.stdout)["counts"]
    sides = list(documents(kept).values())
    assert counts["documents"] == {split: sides.count(split) for split in ("train", "val", "test")}
    assert counts["cases"]["train"] == {"type": 1}


def test_a_snapshot_that_was_altered_is_refused(kept: Snapshot, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(kept.folder, copy)
    shard = next(copy.glob("shards/*"))
    shard.write_bytes(shard.read_bytes()[:-40])
    verified: subprocess.CompletedProcess[str] = rusta("data", "verify", copy, cwd=tmp_path)
    assert verified.returncode == 3
    assert f"hash: shards/{shard.name}" in verified.stdout
