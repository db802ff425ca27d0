"""`rusta run examples/quickstart.toml` in an empty folder, then again: seconds by step, from its own report."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from row import Row

RECIPE = Path(__file__).parents[2] / "examples/quickstart.toml"


def rows() -> list[Row]:
    """Seconds of each step, the share of the whole, and the second run."""
    with tempfile.TemporaryDirectory() as folder:
        first = _run(folder)
        lines = (Path(folder) / "runs/quickstart/report.jsonl").read_text().splitlines()
        second = _run(folder)
    steps = [row for row in map(json.loads, lines) if row["kind"] == "step"]
    found = [Row(step["name"], f"{step['seconds']:.1f} s", f"{step['seconds'] / first:.0%}") for step in steps]
    whole = Row("the whole, first time", f"{first:.0f} s", "100%")
    return [*found, whole, Row("the whole, again", f"{second:.1f} s", f"{second / first:.0%}")]


def _run(folder: str) -> float:
    began = time.perf_counter()
    done = subprocess.run([Path(sys.executable).parent / "rusta", "run", RECIPE], cwd=folder, capture_output=True)
    if done.returncode not in (0, 3):
        raise RuntimeError(done.stderr.decode())
    return time.perf_counter() - began
