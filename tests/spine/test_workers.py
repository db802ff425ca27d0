"""The same answers in the same order, whoever does the work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rusta_core import RustaError
from rusta_core.spine.workers import Engine, Workers

ALL = [("processes", 1), ("processes", 3), ("ray", 2)]


@pytest.mark.parametrize(("engine", "count"), ALL)
def test_the_same_answers_in_order(engine: Engine, count: int) -> None:
    pytest.importorskip("ray") if engine == "ray" else None
    assert list(Workers(engine=engine, count=count).map(abs, range(-50, 0))) == list(range(50, 0, -1))
    assert list(Workers(engine=engine, count=count).map(abs, [])) == []


@pytest.mark.parametrize(("engine", "count"), ALL)
def test_an_exception_comes_out_in_its_place(engine: Engine, count: int) -> None:
    pytest.importorskip("ray") if engine == "ray" else None
    answers = Workers(engine=engine, count=count).map(int, ["1", "2", "x"])
    assert [next(answers), next(answers)] == [1, 2]
    with pytest.raises(ValueError, match="invalid literal"):
        next(answers)


def test_what_waits_is_bounded() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    answers = Workers(count=2).map(abs, items())
    assert next(answers) == 0
    assert len(taken) < 20
    answers.close()  # type: ignore[attr-defined]


def test_a_worker_that_dies_is_an_error() -> None:
    with pytest.raises(RustaError, match="a worker process died") as caught:
        list(Workers(count=2).map(os._exit, [3, 3]))
    assert "fewer `workers`" in caught.value.mend


def test_no_worker_outlives_a_killed_parent(tmp_path: Path) -> None:
    program = (
        "import time; from rusta_core.spine.workers import Workers\n"
        "if __name__ == '__main__': list(Workers(count=2).map(time.sleep, [987.125, 987.125]))"
    )
    (tmp_path / "main.py").write_text(program)
    child = subprocess.Popen([sys.executable, str(tmp_path / "main.py")], start_new_session=True)

    def living() -> list[int]:
        groups = [one for one in Path("/proc").iterdir() if one.name.isdigit()]
        found = []
        for one in groups:
            try:
                state, _, group = (one / "stat").read_text().rpartition(")")[2].split()[:3]
            except OSError:
                continue
            if int(group) == child.pid and state != "Z":
                found.append(int(one.name))
        return found

    deadline = time.monotonic() + 20
    while len(living()) < 4 and time.monotonic() < deadline:  # parent, server, two workers
        time.sleep(0.05)
    assert len(living()) >= 4
    child.send_signal(signal.SIGKILL)
    child.wait()
    while living() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert living() == []
