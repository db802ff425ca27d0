"""metrics.jsonl: a row a step, written as the steps are done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import frozen

METRICS = "metrics.jsonl"
_LAST_ROWS = 20


@frozen
class Log:
    """The rows of a stage in its folder."""

    path: Path

    def add(self, row: Mapping[str, Any]) -> None:
        """Write one row, for whoever looks on."""
        with self.path.open("a") as file:
            print(json.dumps(row), file=file)

    def rows(self) -> list[dict[str, Any]]:
        """All rows; one that a kill cut short is left out."""
        if not self.path.exists():
            return []
        found = []
        for line in self.path.read_text().splitlines():
            with suppress(ValueError):
                found.append(json.loads(line))
        return found

    def cut(self, step: int) -> None:
        """Drop the rows of steps that a stop undid."""
        kept = [row for row in self.rows() if row["step"] <= step]
        self.path.write_text("".join(f"{json.dumps(row)}\n" for row in kept))

    def losses(self, step: int) -> dict[str, float]:
        """Of each signal, the mean over the last rows up to a step that had it."""
        last: dict[str, list[float]] = {}
        for row in self._steps(step):
            for name, value in row["loss"].items():
                last.setdefault(name, []).append(value)
        return {name: sum(values[-_LAST_ROWS:]) / len(values[-_LAST_ROWS:]) for name, values in last.items()}

    def repeated(self, step: int) -> float:
        """The share of the bytes meant for the language loss, up to a step, that their batch had shown before."""
        rows = self._steps(step)
        repeated, counted = (sum(row[what] for row in rows) for what in ("repeated", "counted"))
        return repeated / max(1, repeated + counted)

    def _steps(self, step: int) -> list[dict[str, Any]]:
        return [row for row in self.rows() if "loss" in row and row["step"] <= step]
