"""Work in parts: each is done by one worker and written to a file of its own.

What a step is made of outlives a kill in its scratch folder, so that a step that is begun again finds the parts that
are there and does only the others. A part is written in full or not at all, and named by what it is made from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen

from rusta_core.run.work import Work
from rusta_core.rust.check import Checker
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine import shards
from rusta_core.spine.cache import key_of
from rusta_core.spine.disk import replacing

Item = TypeVar("Item")
Side = TypeVar("Side", str, tuple[str, str])


@frozen(kw_only=True)
class Judges:
    """What a worker makes its compilers of. builds: where crates are built, warm from step to step."""

    toolchain: Toolchain
    sandbox: Sandbox
    cache: Path | None
    builds: Path

    @classmethod
    def of(cls, work: Work) -> Judges:
        checker, root = work.checker, work.cache.root.resolve()
        cache = checker.cache and checker.cache.resolve()
        return cls(toolchain=work.toolchain, sandbox=checker.sandbox, cache=cache, builds=root / "cargo")

    @property
    def checker(self) -> Checker:
        """The worker's own: one compiler at a time, since there are as many workers as compilers may run."""
        return _checker(self)


@cache
def _checker(judges: Judges) -> Checker:
    return Checker(judges.toolchain, judges.sandbox, judges.cache, workers=1)


def part(folder: Path, *made_from: Any) -> Path:
    """Where the part that is made from these JSON values stands."""
    return folder / f"{key_of(*made_from)[:32]}.jsonl.zst"


def done_once(path: Path, make: Callable[[], tuple[Iterable[object], Any]]) -> Path:
    """Write the records of a part, with an account of it beside them, unless it is there."""
    if not path.exists():
        records, account = make()
        with replacing(_account(path)) as file:
            file.write(json.dumps(account).encode())
        shards.write(path, records)
    return path


def account_of(path: Path) -> Any:
    """What was said of a part that is done."""
    return json.loads(_account(path).read_bytes())


def _account(path: Path) -> Path:
    return path.with_name(f"{path.name.partition('.')[0]}.json")


def chunks(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in runs of `size`."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def in_step(parts: Mapping[Side, Sequence[Item]]) -> list[tuple[Side, Item]]:
    """The parts of all sides in an order in which each side is as far as the others, whenever it is broken off."""
    far = [(place / len(some), side, one) for side, some in parts.items() for place, one in enumerate(some)]
    return [(side, one) for _, side, one in sorted(far, key=lambda job: job[:2])]
