"""kill -9 at random moments of episodes with apply: nothing acknowledged is lost, nothing is half applied."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 200


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    script = Path(__file__).with_name("killed_episodes.py")
    argv = [sys.executable, script, tmp_path, str(KILLS), "1"]
    done = subprocess.run(argv, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    ends = json.loads(done.stdout)
    assert sum(ends.values()) == KILLS
    assert sum(count for how, count in ends.items() if "recovered" in how) >= 10, ends
    assert ends["acknowledged"] >= 10, ends
    assert len(ends) >= 4, f"the kills came at all moments: {ends}"
