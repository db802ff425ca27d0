"""What a child may become, hold and write, together with all that it starts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from rusta_core.rust import watch as module
from rusta_core.rust.process import Finished, run
from rusta_core.rust.watch import Watch, Watching, children, descendants

PYTHON = [sys.executable, "-c"]


def watched(script: str, watch: Watch, *, folder: Path | None = None, timeout: float = 30) -> Finished:
    return run(["sh", "-c", script], timeout=timeout, cwd=folder, watch=watch)


def test_who_keeps_within_is_left_alone(tmp_path: Path) -> None:
    finished = watched("sleep 0.5; head -c 1M /dev/zero > a; echo done", Watch(folder=tmp_path), folder=tmp_path)
    assert (finished.stdout, finished.returncode, finished.excess, finished.timed_out) == ("done\n", 0, "", False)


def test_more_processes_than_allowed() -> None:
    many = "for n in 1 2 3 4 5 6 7 8; do sleep 618.5 & done; sleep 618.5"
    finished = watched(many, Watch(processes=6))
    assert (finished.excess, finished.timed_out) == ("it became more than 6 processes", False)
    assert finished.returncode == -9
    assert watched(many, Watch(processes=20), timeout=1).timed_out


def test_what_is_started_by_what_was_started_counts(sandbox) -> None:
    deep = "sh -c 'sh -c \"sleep 619.5 & sleep 619.5\" & sleep 619.5'; true"
    argv = sandbox.wrap(["sh", "-c", deep], cwd=Path("/"))
    assert run(argv, timeout=30, watch=Watch(processes=5)).excess == "it became more than 5 processes"


def test_memory_of_several_that_alone_would_do() -> None:
    grow = f"{sys.executable} -c 'import time; held = bytearray(60 << 20); time.sleep(9)'"
    finished = watched(f"{grow} & {grow} & {grow}", Watch(memory_mb=120))
    assert finished.excess == "it took more than 120 MB of memory"


def test_many_files_none_of_which_is_large(tmp_path: Path) -> None:
    write = "n=0; while :; do n=$((n+1)); head -c 2M /dev/zero > $n; sleep 0.01; done"
    finished = watched(write, Watch(folder=tmp_path, folder_mb=40), folder=tmp_path)
    assert finished.excess == "it wrote more than 40 MB"


def test_what_was_there_before_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old").write_bytes(b"x" * (8 << 20))
    watching = Watching(Watch(folder=tmp_path, folder_mb=4), os.getpid())
    monkeypatch.setattr(module, "_free", lambda _: 0)  # another's doing: the disk has lost much
    watching._free = 5 << 20
    watching._began += 10
    assert watching.excess() == ""
    watching._began -= 60
    assert watching.excess() == "it wrote more than 4 MB"


def test_a_disk_that_fills_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watching = Watching(Watch(folder=tmp_path), os.getpid())
    monkeypatch.setattr(module, "_free", lambda _: 1)
    assert watching.excess() == "it filled the disk"


def test_who_is_gone_has_no_children() -> None:
    assert children(2**22 + 1) == []
    assert list(descendants(2**22 + 1)) == []


@pytest.mark.parametrize("limit", ["processes", "memory_mb", "folder_mb"])
def test_a_limit_is_a_number_above_nothing(limit: str) -> None:
    with pytest.raises(ValueError, match=limit):
        Watch(**{limit: 0})
