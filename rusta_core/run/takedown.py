"""Which checkpoints saw a file, in which stage and steps: what must go where a file must go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from attrs import frozen

from rusta_core.errors import RustaError
from rusta_core.records import digest
from rusta_core.run.provenance import STATE, PlacedFile, Stage, stages_of
from rusta_core.spine import shards
from rusta_core.training.materials import Material


@frozen(kw_only=True)
class Sighting:
    """A checkpoint that saw a file in a stage: in how many windows, and the first and the last step (from 1) of
    those."""

    checkpoint: str
    file: Material
    stage: str
    windows: int
    first: int
    last: int


@frozen(kw_only=True)
class Takedown:
    """Which checkpoints saw what was asked for. looked_at: how many can tell; silent: those that cannot, and why."""

    sightings: tuple[Sighting, ...]
    looked_at: int
    silent: tuple[tuple[str, str], ...]


def takedown(asked: str, runs: Path) -> Takedown:
    """Who below the folder `runs` saw a file. asked: a path, a sha256, the id of a document, or a folder of such ids.

    A path is known by the sha256 of its bytes and, as pages of documentation are, by an id that it ends in.
    """
    if not runs.is_dir():
        raise RustaError("there is no such folder of runs", where=str(runs), mend="name it: --runs FOLDER")
    wanted = _Wanted.of(asked)
    sightings: list[Sighting] = []
    silent: list[tuple[str, str]] = []
    found: dict[str, list[PlacedFile]] = {}
    checkpoints = sorted(path.parent for path in runs.rglob(STATE))
    for checkpoint in checkpoints:
        try:
            for stage in stages_of(checkpoint):
                if stage.files.name not in found:
                    found[stage.files.name] = [one for one in shards.read(stage.files, PlacedFile) if wanted.is_(one)]
                sightings += _sightings(checkpoint, stage, found[stage.files.name])
        except RustaError as fault:
            silent.append((str(checkpoint), f"{fault.what}: {fault.why}"))
    return Takedown(sightings=tuple(sightings), looked_at=len(checkpoints) - len(silent), silent=tuple(silent))


def _sightings(checkpoint: Path, stage: Stage, files: Iterable[PlacedFile]) -> Iterator[Sighting]:
    sources, indices = stage.sampler.rows(0, stage.steps * stage.sampler.batch)
    for one in files:
        seen = np.zeros(len(sources), bool)
        for number, source in enumerate(stage.sampler.sources):
            rows = [row for row, _ in one.rows.get(source, ())]
            seen |= (sources == number) & np.isin(indices, rows)
        steps = np.flatnonzero(seen) // stage.sampler.batch + 1
        if len(steps):
            yield Sighting(
                checkpoint=str(checkpoint),
                file=one.material,
                stage=stage.name,
                windows=len(steps),
                first=int(steps[0]),
                last=int(steps[-1]),
            )


@frozen
class _Wanted:
    """What a file is known by: its name as it was given, where it lies, and its sha256."""

    name: str
    path: str
    sha256: str

    @classmethod
    def of(cls, asked: str) -> _Wanted:
        path = Path(asked)
        return cls(asked.rstrip("/"), str(path.resolve()), digest(path.read_bytes()) if path.is_file() else asked)

    def is_(self, one: Material) -> bool:
        return (
            one.sha256 == self.sha256
            or one.id == self.name
            or one.id.startswith(f"{self.name}/")
            or one.id.endswith(f"/{self.name}")
            or self.path.endswith((f"/{one.id}", f"/{one.id}.html"))
        )
