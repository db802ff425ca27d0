"""What a checkpoint is, told from its own files, which are verified first."""

from __future__ import annotations

import shutil
from math import prod
from pathlib import Path
from typing import Any

from rusta_core.errors import RustaError, UsageError
from rusta_core.model import checkpoint
from rusta_core.recipe.spec import STARTER
from rusta_core.run.provenance import FOLDER, Notice, notice, stages_of
from rusta_core.shipped import shipped
from rusta_core.spine.disk import replacing
from rusta_core.spine.licences import canonical


def about(path: Path) -> dict[str, Any]:
    """A checkpoint's shape, heads, parameters by part, stages and hashes. Raises CheckpointError for one that is not
    there or not whole."""
    path = shipped("registry", "models", STARTER) if str(path) == STARTER and not path.exists() else path
    state = checkpoint.read_state(path)
    parameters: dict[str, int] = {}
    for name, shape in checkpoint.verified_shapes(path).items():
        part = ".".join(name.split(".")[:2])
        parameters[part] = parameters.get(part, 0) + prod(shape)
    try:
        stages = [{"name": one.name, "steps": one.steps} for one in stages_of(path)]
    except RustaError:
        stages = [{"name": str(state.stage.get("name", "")), "steps": state.step}]
    return {
        "checkpoint": str(path),
        "parameters": sum(parameters.values()),
        "by_part": parameters,
        "config": dict(state.config),
        "heads": {name: dict(options) for name, options in state.heads.items()},
        "stages": stages,
        "seed": state.seed,
        "data": state.fingerprint,
        "resumable": checkpoint.OPTIMIZER in state.files,
        "files": {name: {"bytes": (path / name).stat().st_size, "sha256": sha} for name, sha in state.files.items()},
    }


def text(found: dict[str, Any]) -> str:
    """The same for people."""
    stages = ", ".join(f"{one['name']} ({one['steps']:,} steps)" for one in found["stages"])
    rows = [
        ("checkpoint", found["checkpoint"]),
        ("parameters", f"{found['parameters']:,}"),
        *(("", f"{count:>12,}  {name}") for name, count in found["by_part"].items()),
        ("shape", ", ".join(f"{name} {value}" for name, value in found["config"].items())),
        ("heads", ", ".join(found["heads"]) or "none"),
        ("stages", f"{stages}{', can be resumed' if found['resumable'] else ''}"),
        ("seed", str(found["seed"])),
        ("data", found["data"]),
        *(("file", f"{name}  {one['bytes']:,} bytes  sha256 {one['sha256']}") for name, one in found["files"].items()),
    ]
    return "\n".join(f"{name:12}{value}" for name, value in rows)


def ship(path: Path, out: Path) -> Path:
    """A checkpoint as it is given away, in a new folder: int8 weights, what it was trained on, and a NOTICE of it.

    Raises UsageError where `out` is there already, and RustaError for a checkpoint that does not say what it was
    trained on.
    """
    if out.exists():
        mend = "give the name of a folder that is not there yet, or remove it yourself"
        raise UsageError("there is something by this name already", where=str(out), mend=mend)
    found = notice(path)
    out = out.absolute()
    scratch = checkpoint.shrink(path, out.with_name(f".{out.name}.new"))
    shutil.copytree(path / FOLDER, scratch / FOLDER)
    with replacing(scratch / "NOTICE") as file:
        file.write(_works(found).encode())
    return scratch.rename(out)


def _works(found: Notice) -> str:
    """A notice by work: each repository or crate with its terms, and how many of its files were seen."""
    works: dict[tuple[str, str, str], int] = {}
    for one in found.files:
        key = (canonical(one.license) or one.license, one.repo, one.commit or "")
        works[key] = works.get(key, 0) + 1
    stages = ", ".join(f"{name} ({steps:,} steps)" for name, steps in found.stages)
    lines = [
        f"NOTICE\n\nThis model was trained in {stages},",
        f"on {len(found.files):,} files of the works below, each under the terms above it. `rusta data notice` on this",
        "folder names every file, with its address and hash.",
    ]
    terms = ""
    for (license, repo, commit), count in sorted(works.items()):
        if license != terms:
            lines.append(f"\n{license}\n{'-' * len(license)}")
            terms = license
        lines.append(f"{repo}{f' at {commit}' if commit else ''}: {count:,} file{'s' * (count != 1)}")
    return "\n".join(lines) + "\n"
