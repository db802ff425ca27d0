"""`make bench`: every benchmark in one run, as ratios, and the table in docs/benchmarks.md.

A benchmark is a function `rows() -> list[Row]` in a file of its own. Absolute times are of the machine at hand;
the ratios, taken side by side in one run, are what a reader may compare.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from row import Row, table

BENCHES = {
    "plugins": "Listing the installed pieces",
    "check": "Checking candidates",
    "prove": "Proving injected bugs",
    "repair": "Repair",
    "episode": "Episodes",
    "analyzer": "Types and places by rust-analyzer",
    "graph": "What a graph says of types and uses",
    "pages": "Reading documentation",
    "near": "Near-duplicates",
    "snapshot": "Snapshots",
    "sampler": "Drawing what is learned from",
    "train": "A step of training",
    "decode": "Writing byte by byte",
    "devlog": "The log of episodes",
    "quickstart": "The quickstart, step by step",
}
"""Titles by module. Each is imported when it is its turn: worker processes import this file, and nobody wants torch."""


def main() -> None:
    """Run the benchmarks that are asked for, all by default, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=BENCHES)
    parser.add_argument("--write", type=Path, help="write the tables here as well")
    chosen = parser.parse_args()
    parts = [heading()]
    for name, title in BENCHES.items():
        if chosen.only in (None, name):
            bench = import_module(name)
            rows: list[Row] = bench.rows()
            parts.append(f"## {title}\n\n{' '.join((bench.__doc__ or '').split())}\n\n{table(rows)}")
            print(parts[-1] + "\n", flush=True)
    if chosen.write:
        chosen.write.write_text("\n\n".join(parts) + "\n")


def heading() -> str:
    """What the figures were taken on."""
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    ).stdout.strip()
    load = os.getloadavg()[0]
    return (
        "# Benchmarks\n\n"
        f"Made by `make bench` on {datetime.now(UTC):%Y-%m-%d}, commit {commit or 'none'}: {os.cpu_count()} cores, "
        f"{platform.machine()}, Python {platform.python_version()}, {rustc}, load {load:.1f} at the start. "
        "Ratios are within one run; absolute times depend on the machine and on what else it does."
    )


if __name__ == "__main__":
    main()
