from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from processes import children_of
from small_run import rusta, write_recipe

Finished = tuple[Path, "subprocess.CompletedProcess[str]"]


@pytest.fixture
def copy(finished: Finished, tmp_path: Path) -> Path:
    """The finished run, to do something to."""
    folder = tmp_path / "copy"
    shutil.copytree(finished[0], folder)
    return folder


def rows(folder: Path, kind: str) -> list[dict[str, object]]:
    lines = (folder / "runs/small/report.jsonl").read_text().splitlines()
    return [row for row in map(json.loads, lines) if row["kind"] == kind]


def test_the_whole_loop_leaves_a_report(finished: Finished) -> None:
    folder, said = finished
    assert said.returncode == 0, said.stderr
    run = folder / "runs/small"
    assert {path.name for path in run.iterdir()} >= {
        "recipe.toml", "recipe.lock.toml", "report.jsonl", "report.html", "model",
    }  # fmt: skip
    figures = {row["name"]: row for row in rows(folder, "measurement")}
    assert figures["compile-fix"]["n"] == 6
    assert figures["anchor-fidelity"]["n"] == 6
    assert figures["S0: perplexity"]["n"] > 0
    assert "compile-fix" in said.stdout
    assert "report.html" in said.stdout


def test_held_out_repositories_are_not_trained_on(finished: Finished) -> None:
    counts = rows(finished[0], "run")[0]["counts"]
    assert counts["documents"].keys() == {"train", "val", "test"}
    cases = [row["outcome"] for row in rows(finished[0], "outcome") if row["outcome"]["kind"] == "repair"]
    assert {case["repo"] for case in cases} == {"rust-lang/rust-by-example"}


def test_a_second_run_takes_every_step_from_the_cache(copy: Path) -> None:
    again = rusta("run", copy / "small.toml", cwd=copy)
    assert again.returncode == 0, again.stderr
    steps = [line for line in again.stderr.splitlines() if not line.startswith("note")]
    assert steps
    assert all(" cached " in line for line in steps), again.stderr


def test_the_second_run_comes_to_the_same_figures(copy: Path, finished: Finished) -> None:
    rusta("run", copy / "small.toml", cwd=copy)
    assert rows(copy, "measurement") == rows(finished[0], "measurement")


def test_a_failed_gate_ends_with_3_and_the_reason(copy: Path) -> None:
    failed = rusta("run", write_recipe(copy, bound="1.0"), cwd=copy)
    assert failed.returncode == 3
    assert "of 3 gates failed" in failed.stderr
    assert "compile-fix" in failed.stderr
    assert (copy / "runs/small/report.html").stat().st_size > 10_000


def test_locked_takes_the_same_recipe_and_refuses_another(copy: Path) -> None:
    assert rusta("run", "--locked", copy / "small.toml", cwd=copy).returncode == 0
    refused = rusta("run", "--locked", write_recipe(copy, **{"seed = 3": "seed = 4"}), cwd=copy)
    assert refused.returncode == 2
    assert "run.seed: was 3, is 4" in refused.stderr


def test_a_corrupt_cache_is_thrown_away_and_made_again(copy: Path) -> None:
    shard = next((copy / "runs/.cache/bugs test").glob("*/cases.jsonl.zst"))
    shard.write_bytes(b"rubbish")
    again = rusta("run", copy / "small.toml", cwd=copy)
    assert again.returncode == 0, again.stderr
    assert "cases.jsonl.zst is not what was written; it is thrown away and made again" in again.stderr


def test_an_edited_option_redoes_only_what_depends_on_it(copy: Path) -> None:
    edited = rusta("run", write_recipe(copy, **{"checks = 16": "checks = 8"}), cwd=copy)
    assert edited.returncode == 0, edited.stderr
    redone = [line.split("  ")[0] for line in edited.stderr.splitlines() if " cached " not in line]
    assert "source rust-docs" not in redone
    assert "bugs test" not in redone
    assert any("patch-tree-search" in step for step in redone)


def test_a_second_run_at_the_same_time_is_refused(copy: Path) -> None:
    import fcntl

    with open(copy / "runs/small/.lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refused = rusta("run", copy / "small.toml", cwd=copy)
    assert refused.returncode == 1
    assert "another run is at work in this folder" in refused.stderr


def test_a_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    recipe = write_recipe(tmp_path)
    (tmp_path / "runs").write_text("in the way")
    refused = rusta("run", recipe, cwd=tmp_path)
    assert refused.returncode == 1
    assert "a file stands where a folder is needed" in refused.stderr


def within(mounts: list[str | Path], recipe: Path) -> subprocess.CompletedProcess[str]:
    """The run in a mount namespace of its own, where a folder can be full or read-only even for root."""
    namespace = ["bwrap", "--dev-bind", "/", "/", *map(str, mounts)]
    command = [*namespace, sys.executable, "-m", "rusta_core.cli", "run", recipe]
    return subprocess.run(command, cwd=recipe.parent, capture_output=True, text=True, timeout=240, check=False)


def test_a_full_disk_is_named_and_the_run_resumes(tmp_path: Path) -> None:
    recipe = write_recipe(tmp_path)
    (tmp_path / "runs").mkdir()
    full = within(["--size", "400000", "--tmpfs", tmp_path / "runs"], recipe)
    assert full.returncode == 1
    assert "the disk is full" in full.stderr
    assert "free some space" in full.stderr
    assert rusta("run", recipe, cwd=tmp_path).returncode == 0


def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    recipe = write_recipe(tmp_path)
    (tmp_path / "runs").mkdir()
    refused = within(["--ro-bind", tmp_path / "runs", tmp_path / "runs"], recipe)
    assert refused.returncode == 1
    assert "the disk is read-only" in refused.stderr


def test_dry_starts_nothing(tmp_path: Path) -> None:
    plan = rusta("run", "--dry", write_recipe(tmp_path), cwd=tmp_path)
    assert plan.returncode == 0, plan.stderr
    assert "stage S0  3 steps of 4 windows" in plan.stdout
    assert not (tmp_path / "runs").exists()


def test_trace_hooks_names_each_call(copy: Path) -> None:
    traced = rusta("run", "--trace-hooks", copy / "small.toml", cwd=copy)
    assert "measure  metric:compile-fix" in traced.stderr


def test_json_prints_the_figures(copy: Path) -> None:
    said = json.loads(rusta("run", "--json", copy / "small.toml", cwd=copy).stdout)
    assert {"compile-fix", "perplexity"} <= {one["name"] for one in said["measurements"]}
    assert all(isinstance(one["passed"], bool) for one in said["judgements"])


def is_alive(pid: int) -> bool:
    """Whether a process still runs: one that ended and was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_run_leaves_no_child_and_resumes(tmp_path: Path, finished: Finished, number: int) -> None:
    recipe = write_recipe(tmp_path)
    run = subprocess.Popen(
        [sys.executable, "-m", "rusta_core.cli", "run", recipe],
        cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert run.stderr is not None
    for line in run.stderr:
        if line.startswith("questions") or line.startswith("bugs train"):
            break
    time.sleep(0.3)
    children = children_of(run.pid)
    os.kill(run.pid, number)
    run.wait(timeout=30)
    deadline = time.monotonic() + 30
    while (left := [child for child in children if is_alive(child)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left, [Path(f"/proc/{child}/cmdline").read_bytes() for child in left]
    again = rusta("run", recipe, cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert "source rust-docs" in again.stderr
    assert rows(tmp_path, "measurement") == rows(finished[0], "measurement")
