"""The step cache under kill -9, on a corrupt disk, and with two processes at once."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rusta_core import RustaError
from rusta_core.spine.cache import MANIFEST, StepCache, key_of

KEY = key_of("step", 1)
WORKER = """
import os, sys
from pathlib import Path
from rusta_core.spine.cache import StepCache
cache = StepCache(Path(sys.argv[1]))
print("up", flush=True)
for turn in range(10_000):
    scratch = cache.begin("make", sys.argv[2])
    for n in range(5):
        (scratch / "deep").mkdir(exist_ok=True)
        (scratch / f"deep/{n}").write_bytes(str(turn).encode() * 3000)
    cache.finish("make", sys.argv[2])
"""


def start(root: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(root), KEY], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n", process.communicate()[1]
    return process


def make(cache: StepCache, key: str = KEY) -> Path:
    (cache.begin("make", key) / "a").write_text("one")
    return cache.finish("make", key)


@pytest.fixture
def heard() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def cache(tmp_path: Path, heard: list[tuple[str, str]]) -> StepCache:
    return StepCache(tmp_path, log=lambda what, why: heard.append((what, why)))


def test_a_finished_folder_is_found_and_an_unfinished_one_is_not(cache: StepCache) -> None:
    assert cache.get("make", KEY) is None
    scratch = cache.begin("make", KEY)
    (scratch / "a").write_text("one")
    assert cache.get("make", KEY) is None
    folder = cache.finish("make", KEY)
    assert cache.get("make", KEY) == folder
    assert (folder / "a").read_text() == "one"
    assert not scratch.exists()
    assert cache.get("make", key_of("step", 2)) is None


def test_killed_at_any_moment_there_is_nothing_or_the_whole(cache: StepCache, heard: list[tuple[str, str]]) -> None:
    rng, finished = random.Random(7), 0
    for _ in range(12):
        process = start(cache.root)
        time.sleep(rng.uniform(0, 0.08))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        folder = cache.get("make", KEY)
        if folder is not None:
            finished += 1
            files = sorted(path for path in folder.rglob("*") if path.is_file())
            assert [path.name for path in files] == ["0", "1", "2", "3", "4", MANIFEST]
            assert len({path.read_bytes() for path in files[:5]}) == 1
    assert heard == [], "no finished folder was ever in need of being thrown away"
    assert finished
    make(cache)
    assert sorted(path.name for path in (cache.root / "make").iterdir()) == [KEY]


def test_work_goes_on_where_a_kill_ended_it(cache: StepCache) -> None:
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom rusta_core.spine.cache import StepCache\n"
        "scratch = StepCache(Path(sys.argv[1])).begin('make', sys.argv[2])\n"
        "(scratch / 'half').write_text('done')\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(cache.root), KEY], check=False)
    assert cache.get("make", KEY) is None
    assert (cache.begin("make", KEY) / "half").read_text() == "done"


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lambda folder: (folder / "a").write_text("two"), "a is not what was written"),
        (lambda folder: (folder / "a").unlink(), "a is missing or was not there when it was made"),
        (lambda folder: (folder / "b").write_text(""), "b is missing or was not there when it was made"),
        (lambda folder: (folder / MANIFEST).write_text("{"), "its manifest or a file cannot be read"),
        (lambda folder: (folder / MANIFEST).unlink(), "its manifest or a file cannot be read"),
    ],
)
def test_a_corrupt_folder_is_reported_and_made_again(
    cache: StepCache, heard: list[tuple[str, str]], harm: object, reason: str
) -> None:
    folder = make(cache)
    harm(folder)  # type: ignore[operator]
    assert cache.get("make", KEY) is None
    [(what, why)] = heard
    assert what == str(folder)
    assert why.startswith(reason)
    assert why.endswith("it is thrown away and made again")
    assert not folder.exists()
    assert make(cache) == folder
    assert cache.get("make", KEY) == folder


def test_the_manifest_says_what_is_in_the_folder(cache: StepCache) -> None:
    folder = make(cache)
    manifest = json.loads((folder / MANIFEST).read_text())
    assert manifest["schema"] == "step/1"
    assert list(manifest["files"]) == ["a"]


def test_two_processes_do_not_work_in_one_folder(cache: StepCache) -> None:
    code = WORKER.replace('print("up", flush=True)', "").replace(
        "    for n in range(5):", '    print("up", flush=True); sys.stdin.read()\n    for n in range(5):'
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(cache.root), KEY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "up\n"
        with pytest.raises(RustaError) as caught:
            cache.begin("make", KEY)
        assert "another process is at work on step 'make'" in str(caught.value)
        assert "wait until it has ended" in str(caught.value)
    finally:
        other.kill()
        other.communicate()
    assert cache.begin("make", KEY).is_dir()


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(RustaError) as caught:
        StepCache(tmp_path / "cache").begin("make", KEY)
    assert str(tmp_path / "cache/make") in str(caught.value)
    assert "work in another folder" in str(caught.value)


def test_a_full_disk_at_the_end_leaves_the_work(cache: StepCache, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = cache.begin("make", KEY)
    (scratch / "a").write_text("one")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(RustaError) as caught:
            cache.finish("make", KEY)
    assert "the disk is full" in str(caught.value)
    assert cache.get("make", KEY) is None
    assert (cache.begin("make", KEY) / "a").read_text() == "one"
    assert cache.finish("make", KEY) == cache.get("make", KEY)


def test_keys() -> None:
    assert key_of("a", {"x": 1, "y": 2}) == key_of("a", {"y": 2, "x": 1})
    assert len({key_of("a"), key_of("a", None), key_of(["a"]), key_of("b"), key_of("a", 1), key_of("a", 1.5)}) == 6
    with pytest.raises(TypeError):
        key_of(object())
