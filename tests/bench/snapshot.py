"""`rusta data snapshot` of crates alone (read, quarantined, split, deduplicated, written in shards, verified) at two
sizes: seconds, and the memory of its largest process."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from material import CRATES, NO_CRATES
from row import Row

RECIPE = """
[run]
name = "bench"
[data]
snippets = {{ train = 0, val = 0, test = 0 }}
cases_per_class = {{ train = 0, val = 0, test = 0 }}
questions = {{ train = 0, val = 0, test = 0 }}
[[source]]
use = "crates"
most_mb = {size}
[[injector]]
use = "type"
"""
SIZES = (40, 80)
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Prints the peak of a command in KiB. A process's peak counts what it was forked from: this one is small."""


def rows() -> list[Row]:
    """Time and memory at one size and at twice that."""
    if not CRATES.is_dir():
        return [NO_CRATES]
    measured = [_measured(size) for size in SIZES]
    found = []
    for size, (seconds, memory, stored) in zip(SIZES, measured, strict=True):
        ratio = f"{memory / measured[0][1]:.1f}x the memory, {seconds / measured[0][0]:.1f}x the time"
        found.append(
            Row(f"{size} MB of Rust", f"{seconds:.0f} s, {memory:.0f} MB in memory, {stored:.1f} MB in shards", ratio)
        )
    return found


def _measured(size: int) -> tuple[float, float, float]:
    """Seconds, megabytes of the largest process, megabytes of the shards."""
    with TemporaryDirectory() as name:
        place = Path(name)
        (place / "recipe.toml").write_text(RECIPE.format(size=size))
        began = time.perf_counter()
        rusta = Path(sys.executable).parent / "rusta"
        command = [sys.executable, "-c", PEAK, rusta, "data", "snapshot", "recipe.toml"]
        peak = subprocess.run(command, cwd=place, capture_output=True, text=True, check=True).stdout
        seconds = time.perf_counter() - began
        stored = sum(path.stat().st_size for path in place.glob("snapshots/*/shards/*")) / 1e6
        return seconds, int(peak) / 1024, stored
