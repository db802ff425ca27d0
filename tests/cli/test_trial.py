"""Importing in a process of its own: an answer always comes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from rusta_core.cli.trial import try_file

GATE = """
from attrs import frozen
from rusta_core import hookimpl

@frozen(eq=False)
class Mine:
    @hookimpl
    def judge(self, context): ...
"""


@pytest.fixture
def tried(tmp_path: Path):
    def write(text: str, seconds: float = 60.0):
        file = tmp_path / "mine.py"
        file.write_text(text)
        return try_file(file, seconds)

    return write


def test_a_good_one(tried) -> None:
    outcome = tried(GATE)
    assert (outcome.status, outcome.error, outcome.torch) == ("ok", "", False)
    assert 0 <= outcome.seconds < 60


def test_what_it_prints_is_not_the_answer(tried) -> None:
    assert tried("import os\nprint('{}')\nos.write(1, b'[]')\n" + GATE).status == "ok"


def test_threads_that_stay_have_no_say(tried) -> None:
    start = time.monotonic()
    assert (
        tried(GATE + "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()\n").status == "ok"
    )
    assert time.monotonic() - start < 55


def test_an_import_that_does_not_end(tried) -> None:
    outcome = tried("import time\ntime.sleep(60)\n", seconds=1.5)
    assert (outcome.status, outcome.error) == ("broken", "the import took more than 1.5 s")
    assert outcome.fix == "mend the file"


def test_a_killed_one(tried) -> None:
    outcome = tried("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    assert (outcome.status, outcome.error) == ("broken", "the import ended its process (exit code -11)")


def test_a_broken_one_says_where(tried, tmp_path: Path) -> None:
    outcome = tried("\n\nimport nowhere_at_all\n")
    assert (outcome.status, outcome.where) == ("broken", f"{tmp_path}/mine.py:3")
    assert outcome.error == "ModuleNotFoundError: No module named 'nowhere_at_all'"
