"""What leaves the session of its child ends with it, without a sandbox too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rusta_core.rust.process import run
from rusta_core.rust.strays import MARK, Strays
from rusta_core.rust.watch import Watch


def alive(word: str) -> bool:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if word.encode() in (entry / "cmdline").read_bytes().split(b"\0"):
                    return True
            except OSError:
                continue
    return False


def test_who_calls_setsid_ends_at_the_time_limit():
    finished = run(["sh", "-c", "setsid sleep 621.5 & sleep 621.5"], timeout=0.5, watch=Watch())
    assert finished.timed_out
    assert not alive("621.5")


def test_so_does_who_is_left_by_all_its_parents():
    double = "(setsid sh -c 'sleep 622.5 & sleep 622.5' & ) ; sleep 0.3"
    assert run(["sh", "-c", double], timeout=30, watch=Watch()).returncode == 0
    assert not alive("622.5")


def test_and_a_daemon_that_the_child_leaves_behind_at_once():
    daemon = (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        os.execvp('sleep', ['sleep', '623.5'])\n"
        "    os._exit(0)\n"
        "time.sleep(0.5)\n"
    )
    finished = run([sys.executable, "-c", daemon], timeout=30, watch=Watch())
    assert finished.returncode == 0, finished.stderr
    assert not alive("623.5")


def test_what_is_no_childs_is_left_alone():
    beside = subprocess.Popen(["sleep", "624.5"], start_new_session=True, env={**os.environ, MARK: "1"})
    try:
        run(["sh", "-c", "setsid sleep 625.5 & sleep 0.2"], timeout=30, watch=Watch())
        assert beside.poll() is None
        assert not alive("625.5")
    finally:
        beside.kill()
        beside.wait()


@pytest.mark.parametrize("adopted", [False, True])
def test_without_any_nothing_happens(adopted):
    child = subprocess.Popen(["sleep", "626.5"], start_new_session=True)
    strays = Strays(child.pid, adopted=adopted)
    strays.look()
    strays.kill()
    strays.gone()
    assert child.poll() is None, "the child itself is not theirs"
    child.kill()
    child.wait()
