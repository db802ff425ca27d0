"""Real processes that are killed while they append, compress and run out of space: nothing acknowledged is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from signal import SIGKILL

import pytest

from rusta_core import RustaError
from rusta_core.agent.devlog import DevLog, read_log, recover
from rusta_core.agent.devlog.segment import segments

KILLS, FORKS = 200, 10
APPEND = """
import os, sys
from pathlib import Path
from rusta_core.agent.devlog import DevLog

folder, said, children = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
for child in range(children):
    if os.fork() == 0:
        acknowledged = os.open(said / f"{os.getpid()}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        with DevLog.open(folder, segment_bytes=20_000) as log:
            for n in range(1_000_000):
                log.append("step", f"{os.getpid()}", {"n": n, "text": "x" * (n * 37 % 3000)}, sync=True)
                os.write(acknowledged, b"%d\\n" % n)
print(os.getpid())
for child in range(children):
    os.wait()
"""


def test_200_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    """Twenty times ten processes append with sync and are killed at a moment of chance, in the midst of writing,
    compressing, and mending what others left."""
    folder, said = tmp_path / "log", tmp_path / "said"
    said.mkdir()
    rng = Random(7)
    for _ in range(KILLS // FORKS):
        parent = subprocess.Popen(
            [sys.executable, "-c", APPEND, folder, said, str(FORKS)], stdout=subprocess.PIPE, start_new_session=True
        )
        assert parent.stdout is not None
        parent.stdout.readline()  # all of them are there
        time.sleep(rng.uniform(0.02, 0.25))
        os.killpg(parent.pid, SIGKILL)
        parent.wait()
        parent.stdout.close()
    assert len(list(said.iterdir())) > KILLS * 0.8  # some were killed before they could say anything
    with DevLog.open(folder) as log:
        log.append("end", "last", {})
    assert _soon(lambda: not DevLog.open(folder).mended and not list(folder.glob(".*")))  # nor does a half file stay
    assert not list(folder.glob("*.log"))[1:]
    found: dict[str, list[int]] = {}
    for record in read_log(folder):
        found.setdefault(record.episode, []).append(record.data.get("n", 0))
    total = 0
    for one in said.iterdir():
        acknowledged = one.read_text().split()
        total += len(acknowledged)
        numbers = found.get(one.name, [])
        assert numbers == list(range(len(numbers)))
        assert len(acknowledged) <= len(numbers) <= len(acknowledged) + 1
    assert total > 500
    assert all(damage.torn for damage in recover(folder))


def _soon(holds: Callable[[], bool]) -> bool:
    """Whether it holds within ten seconds: who was killed holds its locks until the system has taken it down."""
    deadline = time.monotonic() + 10
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return holds()


@pytest.mark.parametrize("left", ["both forms", "half a compressed one", "an empty one"])
def test_what_a_kill_within_compression_leaves_is_mended(tmp_path: Path, left: str) -> None:
    with DevLog.open(tmp_path) as log:
        for number in range(50):
            log.append("step", "one", {"n": number})
    before = list(read_log(tmp_path))
    [segment] = segments(tmp_path)
    plain = segment.plain.read_bytes()
    if left == "both forms":
        segment.pack()
        segment.plain.write_bytes(plain)
    elif left == "half a compressed one":
        (tmp_path / f".{segment.packed.name}.123").write_bytes(plain[:100])
    else:
        (tmp_path / f"{segment.began + 1}.log").write_bytes(b"")
    assert list(read_log(tmp_path)) == before
    with DevLog.open(tmp_path) as log:
        assert log.mended == ()
    assert [path.name for path in tmp_path.iterdir()] == [segment.packed.name]
    assert list(read_log(tmp_path)) == before


FILL = """
import resource, sys
from pathlib import Path
from rusta_core.agent.devlog import DevLog
from rusta_core.errors import RustaError

with DevLog.open(Path(sys.argv[1])) as log:
    log.append("step", "one", {"n": 0}, sync=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
    try:
        log.append("step", "one", {"text": "x" * 2000}, sync=True)
    except RustaError as fault:
        print(fault.what, fault.why, fault.where, sep="|")
    log.append("step", "one", {"n": 1}, sync=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    log.append("step", "one", {"n": 2, "text": "x" * 2000}, sync=True)
"""


def test_a_record_that_did_not_fit_leaves_no_half(tmp_path: Path) -> None:
    said = subprocess.run([sys.executable, "-c", FILL, tmp_path], capture_output=True, text=True, check=True).stdout
    assert said == f"cannot write|File too large|{tmp_path}\n"
    assert [record.data["n"] for record in read_log(tmp_path)] == [0, 1, 2]
    assert recover(tmp_path) == ()


FULL = """
import sys
from pathlib import Path
from rusta_core.agent.devlog import DevLog, read_log
from rusta_core.errors import RustaError

folder = Path("/mnt/log")
log, n = DevLog.open(folder), 0
try:
    while True:
        log.append("step", "one", {"n": n, "text": "x" * 999})
        n += 1
except RustaError as fault:
    print(fault.why)
assert [record.data["n"] for record in read_log(folder)] == list(range(n))
Path("/mnt/ballast").unlink()
log.append("step", "one", {"n": n}, sync=True)
print(log.mended, [record.data["n"] for record in read_log(folder)] == list(range(n + 1)))
"""


@pytest.mark.skipif(shutil.which("bwrap") is None, reason="a disk of one's own needs bubblewrap")
def test_a_full_disk_is_told_and_the_log_goes_on_when_there_is_space() -> None:
    fill = 'head -c 200000 /dev/zero > /mnt/ballast; exec "$@"'
    command = ["bwrap", "--dev-bind", "/", "/", "--size", "1048576", "--tmpfs", "/mnt", "sh", "-c", fill, "sh"]
    run = subprocess.run([*command, sys.executable, "-c", FULL], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("the disk is full\n() True\n", "")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RustaError) as caught:
        DevLog.open(tmp_path / "file/log")
    assert caught.value.why == "a file stands where a folder is needed"
