from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rusta_core.rust.process import Stopped, begin, end, in_parallel, kill_all, run


def alive(marker: str) -> bool:
    """Whether a process with this word in its command line is there."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if marker.encode() in words:
                return True
    return False


def waited(wanted, seconds: float = 30.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if wanted():
            return True
        time.sleep(0.02)
    return False


def test_what_came_of_it():
    finished = run(["sh", "-c", "cat; echo err >&2; exit 3"], timeout=10, stdin="in é")
    assert (finished.returncode, finished.stdout, finished.stderr) == (3, "in é", "err\n")
    assert not finished.timed_out
    assert 0 < finished.seconds < 10


def test_the_folder_and_the_environment_are_those_given(tmp_path):
    finished = run(["/bin/sh", "-c", "pwd; echo $A$HOME"], timeout=10, cwd=tmp_path, env={"A": "b"})
    assert finished.stdout == f"{tmp_path}\nb\n"


def test_without_stdin_the_child_reads_nothing():
    assert run(["cat"], timeout=10).stdout == ""


def test_a_program_that_is_not_there():
    with pytest.raises(FileNotFoundError):
        run(["no-such-program"], timeout=1)


def test_the_time_limit_takes_the_grandchildren_too():
    finished = run(["sh", "-c", "echo begun; sleep 611.5 & sleep 611.5"], timeout=0.3)
    assert finished.timed_out
    assert finished.returncode == -signal.SIGKILL
    assert finished.stdout == "begun\n"
    assert finished.seconds < 60
    assert waited(lambda: not alive("611.5"))


def test_what_a_child_leaves_running_neither_blocks_nor_stays():
    finished = run(["sh", "-c", "sleep 612.5 & echo done"], timeout=60)
    assert finished.stdout == "done\n"
    assert finished.seconds < 60
    assert waited(lambda: not alive("612.5"))


def test_the_memory_and_file_limits_hold():
    grow = "x = bytearray(1 << 30)"
    assert run([sys.executable, "-c", grow], timeout=30).returncode == 0
    assert "MemoryError" in run([sys.executable, "-c", grow], timeout=30, memory_mb=512).stderr
    flood = run(["sh", "-c", "yes"], timeout=30, file_mb=1)
    assert not flood.timed_out
    assert len(flood.stdout) == 1 << 20


def test_kill_all_stops_whoever_waits():
    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(run, ["sleep", "613.5"], timeout=60) for _ in range(2)]
        assert waited(lambda: alive("613.5"))
        time.sleep(0.1)
        kill_all()
        for future in waiting:
            with pytest.raises(Stopped):
                future.result(timeout=5)
    assert waited(lambda: not alive("613.5"))
    assert run(["true"], timeout=5).returncode == 0


def test_in_parallel_keeps_the_order_and_counts():
    seen: list[tuple[int, int]] = []
    answers = in_parallel(lambda n: n * n, range(20), workers=3, done=lambda *at: seen.append(at))
    assert answers == [n * n for n in range(20)]
    assert seen == [(n, 20) for n in range(1, 21)]


def test_in_parallel_hands_on_the_first_error_and_drops_the_rest():
    begun: list[int] = []

    def fails(n: int) -> None:
        begun.append(n)
        time.sleep(0.01)
        raise ValueError(n)

    with pytest.raises(ValueError, match="0"):
        in_parallel(fails, range(1000), workers=2)
    assert len(begun) < 20


def child(source: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", source], env=os.environ, stderr=subprocess.PIPE)


def test_kill_9_of_the_parent_leaves_no_child():
    parent = child("from rusta_core.rust.process import run\nrun(['sleep', '614.5'], timeout=700)")
    assert waited(lambda: alive("614.5"))
    parent.kill()
    parent.wait()
    assert waited(lambda: not alive("614.5"))


def test_kill_9_of_the_parent_empties_the_sandbox(sandbox):
    argv = sandbox.wrap(["sh", "-c", "sleep 615.5 & sleep 615.5"], cwd=Path("/"))
    parent = child(f"from rusta_core.rust.process import run\nrun({argv!r}, timeout=700)")
    assert waited(lambda: alive("615.5"))
    parent.kill()
    parent.wait()
    assert waited(lambda: not alive("615.5"))


def test_ctrl_c_ends_a_pool_at_once():
    parent = child(
        "import signal\n"
        "from rusta_core.rust.process import in_parallel, run\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # it is ignored under some test runners
        "in_parallel(lambda n: run(['sleep', '616.5'], timeout=700), range(50), workers=2)"
    )
    assert waited(lambda: alive("616.5"))
    time.sleep(0.2)
    parent.send_signal(signal.SIGINT)
    _, said = parent.communicate(timeout=60)
    assert b"KeyboardInterrupt" in said
    assert waited(lambda: not alive("616.5"))


def test_who_talks_with_a_child_ends_it_once():
    child = begin(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdin, child.stdout:
        child.stdin.write(b"said\n")
        child.stdin.flush()
        assert child.stdout.readline() == b"said\n"
        assert not end(child)
    assert child.returncode == -signal.SIGKILL
    assert not end(child)


def test_a_child_goes_with_the_thread_that_began_it():
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with ThreadPoolExecutor(1) as pool:
        begun = pool.submit(begin, ["sleep", "617.5"], **quiet).result()
        assert waited(lambda: alive("617.5"))
    assert waited(lambda: begun.poll() == -signal.SIGKILL)
    assert not end(begun)


def test_a_program_is_found_as_its_child_would_find_it(tmp_path):
    own = tmp_path / "own"
    own.write_text("#!/bin/sh\necho found $1\n")
    own.chmod(0o755)
    assert run(["own", "x y"], timeout=10, env={"PATH": str(tmp_path)}).stdout == "found x y\n"
    assert run(["./own", "here"], timeout=10, cwd=tmp_path).stdout == "found here\n"
    with pytest.raises(FileNotFoundError, match="own"):
        run(["own"], timeout=10, env={"PATH": "/nowhere"})
