"""A run's own folder: one run at a time in it, its recipe and lock, its report, and the last run's figures."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import field, frozen

from rusta_core.errors import RustaError
from rusta_core.records import Measurement
from rusta_core.serialize import from_json
from rusta_core.spine.disk import writing


@frozen
class RunFolder:
    """`FOLDER/NAME/`: recipe.toml, recipe.lock.toml, metrics.jsonl, report.jsonl, report.html, devlog/ and model/."""

    path: Path = field(converter=Path)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep a second run of the same name out for as long as this one works. The lock dies with its process."""
        with writing(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            lock = open(self.path / ".lock", "a")  # noqa: SIM115 - it is open exactly as long as the run
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise RustaError(
                    "another run is at work in this folder",
                    where=str(self.path),
                    mend="wait for it to end, or give this one another name: [run] name in the recipe",
                ) from None
            yield

    def before(self) -> dict[str, Measurement]:
        """The measurements of the last run here; empty the first time, or where its report cannot be read."""
        try:
            lines = (self.path / "report.jsonl").read_text().splitlines()
            rows = [json.loads(line) for line in lines]
            return {
                row["name"]: from_json(Measurement, {k: v for k, v in row.items() if k != "kind"})
                for row in rows
                if row["kind"] == "measurement"
            }
        except (OSError, ValueError, KeyError, RustaError):
            return {}
