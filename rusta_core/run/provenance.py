"""What a checkpoint was trained on: from its steps back to files, licences and commits.

A stage leaves beside its weights, in `provenance/`, the identity of its sampler and a shard that says in which rows of
its data each file stands; those of the stages before it are copied there. What was drawn is not logged: the sampler is
asked again, up to the step that the checkpoint says. torch is not needed for that.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from attrs import asdict, evolve, field, fields, frozen
from numpy.typing import NDArray

from rusta_core.errors import RustaError
from rusta_core.spine import shards
from rusta_core.spine.disk import replacing
from rusta_core.spine.licences import canonical
from rusta_core.training.materials import Material
from rusta_core.training.sampler import MixtureSampler

if TYPE_CHECKING:
    from rusta_core.training.packing import Row

CHECKPOINT = "checkpoint"
"""The folder of a stage's finished checkpoint, beside that in which it is trained."""
FOLDER, STAGES, STATE = "provenance", "stages.json", "state.json"


@frozen(kw_only=True)
class PlacedFile(Material):
    """A file, and where it stands: by source the rows, and the bytes of samples made of it in each."""

    SCHEMA: ClassVar[str] = "placed_file/1"
    rows: Mapping[str, tuple[tuple[int, int], ...]] = field(repr=False)

    @property
    def material(self) -> Material:
        """The file alone."""
        return Material(**{one.name: getattr(self, one.name) for one in fields(Material)})


@frozen(kw_only=True)
class Drawn(Material):
    """A file that a model was trained on: the windows that it stood in, and the bytes of samples made of it there."""

    stages: tuple[str, ...]
    windows: int
    bytes: int


@frozen
class Stage:
    """A stage of a checkpoint: steps done, the order of its rows, and the shard of its files."""

    name: str
    steps: int
    sampler: MixtureSampler
    files: Path

    def drawn(self) -> dict[str, NDArray[np.int64]]:
        """By source, how often each of its rows was drawn."""
        sources, indices = self.sampler.rows(0, self.steps * self.sampler.batch)
        return {
            name: np.bincount(indices[sources == number], minlength=self.sampler.sizes[name])
            for number, name in enumerate(self.sampler.sources)
        }


def record(
    checkpoint: Path, name: str, sampler: MixtureSampler, rows: Mapping[str, Sequence[Row]], before: Path | None
) -> None:
    """Write what a stage draws from into the folder of its checkpoint, with what the stages before it left in theirs.

    May be called before there is a checkpoint, so that those of a stage under way have it too.
    """
    folder = checkpoint / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    stages: list[dict[str, Any]] = []
    if before is not None:
        stages = _told(before)
        for one in stages:
            shutil.copyfile(before / FOLDER / _shard(one["files"]), folder / _shard(one["files"]))
    scratch = folder / "new.jsonl.zst"
    address = shards.write(scratch, _placed(rows))
    scratch.rename(folder / _shard(address))
    stages.append({"name": name, "files": address, "sampler": sampler.identity})
    with replacing(folder / STAGES) as file:
        file.write(json.dumps({"schema": "provenance/1", "stages": stages}, indent=1).encode() + b"\n")


def _placed(rows: Mapping[str, Sequence[Row]]) -> list[PlacedFile]:
    """Each file that rows are made of, in the order of their names."""
    places: dict[Material, dict[str, dict[int, int]]] = {}
    for source, some in rows.items():
        for number, row in enumerate(some):
            for sample in row.samples:
                for one in sample.made_of:
                    counts = places.setdefault(one, {}).setdefault(source, {})
                    counts[number] = counts.get(number, 0) + len(sample.tokens)
    order = sorted(places, key=lambda one: (one.id, one.sha256, one.license, one.source_url, one.commit or ""))
    return [
        PlacedFile(**asdict(one), rows={source: tuple(counts.items()) for source, counts in places[one].items()})
        for one in order
    ]


@frozen(kw_only=True)
class Notice:
    """All that a checkpoint was trained on: (name, steps done) of its stages, and the files, by licence and name."""

    checkpoint: str
    stages: tuple[tuple[str, int], ...]
    files: tuple[Drawn, ...]


def notice(checkpoint: Path) -> Notice:
    """The files whose samples were drawn in the steps of a checkpoint and of the stages before it, and no others.

    Raises RustaError where there is no checkpoint, and where it does not say what it was trained on.
    """
    found: dict[Material, Drawn] = {}
    stages = stages_of(checkpoint)
    for stage in stages:
        drawn = stage.drawn()
        for one in shards.read(stage.files, PlacedFile):
            windows, size = _times(one, drawn)
            if windows:
                file = one.material
                other = found.get(file, Drawn(**asdict(file), stages=(), windows=0, bytes=0))
                found[file] = evolve(
                    other,
                    stages=(*other.stages, stage.name),
                    windows=other.windows + windows,
                    bytes=other.bytes + size,
                )
    files = sorted(found.values(), key=lambda one: (one.license, one.id, one.sha256))
    return Notice(checkpoint=str(checkpoint), stages=tuple((one.name, one.steps) for one in stages), files=tuple(files))


def text_of(found: Notice) -> str:
    """A notice as a text for people, grouped by licence."""
    stages = ", ".join(f"{name} ({steps:,} steps)" for name, steps in found.stages)
    parts = [
        f"NOTICE\n\nThe model in {found.checkpoint} was trained on these {len(found.files):,} files in {stages}, each "
        "under the terms named above it.\n"
    ]
    groups: dict[str, list[Drawn]] = {}
    for one in found.files:
        groups.setdefault(canonical(one.license) or one.license, []).append(one)
    for terms, files in sorted(groups.items()):
        parts.append(f"{terms}\n{'-' * len(terms)}\n")
        for one in files:
            commit = f", commit {one.commit}" if one.commit else ""
            times = f"{one.windows:,} window{'s' * (one.windows != 1)}, {one.bytes:,} bytes, in {', '.join(one.stages)}"
            parts.append(f"{one.id}\n  {one.source_url}{commit}\n  sha256 {one.sha256}\n  {times}\n")
    return "\n".join(parts)


def _times(one: PlacedFile, drawn: Mapping[str, NDArray[np.int64]]) -> tuple[int, int]:
    """The windows that a file stood in, and its bytes there."""
    windows = size = 0
    for source, places in one.rows.items():
        if source in drawn:
            rows, sizes = np.array(places).T
            times = drawn[source][rows]
            windows, size = windows + int(times.sum()), size + int(times @ sizes)
    return windows, size


def stages_of(checkpoint: Path) -> list[Stage]:
    """The stages of a checkpoint, the last up to its step, those before it whole. Raises as `notice` does."""
    path = checkpoint / STATE
    try:
        state = json.loads(path.read_text())
        step, drawn_by = state["step"], state.get("sampler")
    except FileNotFoundError:
        raise RustaError(
            "there is no checkpoint here",
            where=str(checkpoint),
            mend="name the folder that holds model.safetensors: runs/NAME/model, or one in runs/.cache",
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise _broken(path, str(fault)) from None
    home = _home(checkpoint)
    if home is None:
        raise RustaError(
            "this checkpoint does not say what it was trained on",
            where=str(checkpoint),
            why=f"there is no {FOLDER}/{STAGES} in it",
            mend="only who trained it can tell; train it again, and it will say",
        )
    told = _told(home)
    samplers = [MixtureSampler.of(one["sampler"]) for one in told]
    if not told or drawn_by != told[-1]["sampler"]:
        raise _broken(path, f"{FOLDER}/{STAGES} tells of another stage than the weights are of")
    samplers[-1].resume({**drawn_by, "step": step}, where=str(path))
    steps = [*(sampler.steps for sampler in samplers[:-1]), step]
    return [
        Stage(one["name"], done, sampler, home / FOLDER / _shard(one["files"]))
        for one, done, sampler in zip(told, steps, samplers, strict=True)
    ]


def _home(checkpoint: Path) -> Path | None:
    """The folder that holds the provenance of a checkpoint: its own, or, while its stage is trained, the stage's."""
    for folder in (checkpoint, checkpoint.parent.parent / CHECKPOINT):
        if (folder / FOLDER / STAGES).is_file():
            return folder
    return None


def _told(home: Path) -> list[dict[str, Any]]:
    path = home / FOLDER / STAGES
    try:
        stages = json.loads(path.read_text())["stages"]
        return [{name: one[name] for name in ("name", "files", "sampler")} for one in stages]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise _broken(path, str(fault)) from None


def _shard(address: str) -> str:
    return f"{address}.jsonl.zst"


def _broken(path: Path, why: str) -> RustaError:
    return RustaError(
        "what this checkpoint was trained on cannot be read",
        where=str(path),
        why=why,
        mend="take the checkpoint once more from where it was made, or train it again",
    )
