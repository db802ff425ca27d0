"""The lock of a run: everything its result rests on, written beside it, and compared by `rusta run --locked`.

The text is deterministic: equal assemblies on equal machines write equal bytes.
"""

from __future__ import annotations

import os
import platform
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tomli_w
from attrs import asdict
from packaging.requirements import Requirement

from rusta_core.capabilities import installed
from rusta_core.capabilities.metadata import canonical
from rusta_core.errors import UsageError
from rusta_core.recipe.assembly import Assembly, Piece
from rusta_core.recipe.values import plain
from rusta_core.recipe.words import show
from rusta_core.records import digest

FORMAT = 1
HEADER = "# What a run was made of. `rusta run --locked` refuses to differ from it.\n\n"


def write_lock(path: Path, assembly: Assembly, *, toolchain: Mapping[str, str], hashes: Mapping[str, str]) -> None:
    """Write the lock. toolchain: versions by program; hashes: of the run's data, by name."""
    text = HEADER + tomli_w.dumps(lock_of(assembly, toolchain=toolchain, hashes=hashes))
    scratch = path.with_name(path.name + ".tmp")
    scratch.write_text(text, encoding="utf-8")
    os.replace(scratch, path)


def compare_lock(
    path: Path, assembly: Assembly, *, toolchain: Mapping[str, str], hashes: Mapping[str, str] | None = None
) -> None:
    """Raise UsageError, naming each difference, where a run would not be what its lock says.

    hashes: None while the data is not made yet; then data is not compared.
    """
    was = _read(path)
    now = lock_of(assembly, toolchain=toolchain, hashes=hashes or {})
    if hashes is None:
        was.pop("hashes", None)
    before, after = dict(_flat(was)), dict(_flat(now))
    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if changed:
        pins = [
            f'pip install "{name}=={before[place]}"'
            for place in changed
            if place.startswith("distributions.") and place in before
            for name in [place.partition(".")[2]]
        ]
        raise UsageError(
            "this run would not be the one that was locked",
            where=str(path),
            why="\n".join(f"{name}: was {show(before.get(name))}, is {show(after.get(name))}" for name in changed),
            mend="\n".join([*pins, "take back what changed, or run without --locked, which writes a new lock"]),
        )


def lock_of(assembly: Assembly, *, toolchain: Mapping[str, str], hashes: Mapping[str, str]) -> dict[str, Any]:
    """The content of a lock, as TOML values."""
    recipe = assembly.recipe
    stages = [f"stage:{stage.name}" for stage in recipe.stages]
    content = {
        "format": FORMAT,
        "order": [*(_key(piece) for piece in assembly.all), *stages],
        "distributions": distributions({"rusta", *(piece.found.dist for piece in assembly.all)}),
        "files": {name: digest((recipe.path.parent / name).read_bytes()) for name in sorted(recipe.plugins)},
        "toolchain": {"python": platform.python_version(), **dict(sorted(toolchain.items()))},
        "hashes": dict(sorted(hashes.items())),
        "run": {"seed": recipe.run.seed, "sandbox": recipe.run.sandbox},
        "data": asdict(recipe.data),
        "model": asdict(recipe.model),
        "stages": {stage.name: asdict(stage) for stage in recipe.stages},
        "pieces": {_key(piece): _piece(piece) for piece in assembly.all},
    }
    locked: dict[str, Any] = plain(content)
    return locked


def distributions(roots: Iterable[str]) -> dict[str, str]:
    """The installed version of each distribution in `roots` and of what they require, for training too."""
    have = installed(sys.path)
    versions: dict[str, str] = {}
    waiting = [(canonical(root), frozenset({"train"})) for root in roots]
    seen = set()
    while waiting:
        name, extras = waiting.pop()
        if name not in have or (name, extras) in seen:
            continue
        seen.add((name, extras))
        versions[name] = have[name].version
        for key, value in have[name].headers():
            if key == "Requires-Dist":
                needed = Requirement(value)
                if needed.marker is None or any(needed.marker.evaluate({"extra": e}) for e in ("", *extras)):
                    waiting.append((canonical(needed.name), frozenset(needed.extras)))
    return dict(sorted(versions.items()))


def _key(piece: Piece) -> str:
    return f"{piece.spec.kind}:{piece.spec.key}"


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "piece": piece.found.full,
        "budget": piece.spec.budget and asdict(piece.spec.budget),
        "options": piece.options,
    }


def _read(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        what, mend = "there is no lock to compare with", "run once without --locked, which writes it"
        raise UsageError(what, where=str(path), why=fault.strerror or str(fault), mend=mend) from None
    except ValueError as fault:  # TOML or UTF-8
        what, mend = "the lock cannot be read", "remove it and run without --locked, which writes a new one"
        raise UsageError(what, where=str(path), why=str(fault), mend=mend) from None
    return content


def _flat(value: Any, name: str = "") -> Iterable[tuple[str, Any]]:
    """(dotted name, value) of everything that is not a table."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{name}.{key}" if name else key)
    else:
        yield name, value
