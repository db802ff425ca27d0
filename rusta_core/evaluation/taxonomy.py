"""The taxonomy table: a row for each class of error, a column for each figure, as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rusta_core.evaluation.terminal import columns

SHORT = {
    "genuine-fix": "genuine", "compile-fix": "compile", "test-pass": "tests", "k-lines": "K",
    "anchor-fidelity": "anchors",
    "probe-success": "probes", "calibration": "ECE (perfect)", "risk-coverage": "at 10 % risk",
    "abstention-usefulness": "silence useful", "repeat-mistake": "repeats",
}  # fmt: skip
"""What a figure is called at the head of its column."""


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows under the names of their figures; genuine-fix with its interval."""
    if not rows:
        return "no cases"
    figures = [name for name in SHORT if name in rows[0]]
    head = ["class", "n", "genuine", "95% interval", "wrong", "silent", *(SHORT[name] for name in figures[1:])]
    return columns([head, *(_row(row, figures) for row in rows)])


def _row(row: Mapping[str, Any], figures: Sequence[str]) -> list[str]:
    genuine = row.get("genuine-fix")
    between = f"{genuine['low']:.0%} to {genuine['high']:.0%}" if genuine else ""
    told = [str(row[name]) for name in ("class", "n")]
    counts = [str(row[name]) for name in ("wrong", "silent")]
    return [*told, _cell(genuine), between, *counts, *(_cell(row[name]) for name in figures[1:])]


def _cell(one: Mapping[str, Any] | None) -> str:
    if one is None:
        return "-"
    if "null_band" in one:
        return f"{one['value']:.3f} ({one['null_band']['mean']:.3f})"
    return f"{one['value']:.1%}" if one["unit"] == "share" else f"{one['value']:g}"
