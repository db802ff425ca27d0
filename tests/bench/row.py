"""A row of a benchmark's table, and how times are taken."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen


@frozen
class Row:
    """What was measured, its figure with its unit, and the ratio to the row it is compared with."""

    what: str
    figure: str
    ratio: str = ""


def table(rows: Sequence[Row]) -> str:
    """Markdown."""
    lines = [f"| {row.what} | {row.figure} | {row.ratio} |" for row in rows]
    return "\n".join(["| | figure | ratio |", "|---|---|---|", *lines])


def fastest(command: Sequence[str | Path], times: int) -> float:
    """Seconds of the fastest of several runs: what the command takes when nothing is in its way."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - began)
    return best
