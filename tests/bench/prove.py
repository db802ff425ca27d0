"""Injections proven red with an expected code and green again: `prove` as a run calls it, against one rustc for each of
the three checks of each proposal (green, red, green again). A case that `prove` keeps was checked alone as well, for
its diagnostics. Every worker is a process with one compiler."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from material import checker, proposals
from row import Row

from rusta_core.contexts import Injection
from rusta_core.records import Snippet
from rusta_core.rust.case import Bug
from rusta_core.rust.check import Program
from rusta_core.rust.prove import prove
from rusta_core.spine.workers import Workers

Proposals = Sequence[tuple[Snippet, Injection]]

MOST = 440
PARTS = 2


def rows() -> list[Row]:
    """Proven cases per second."""
    proposed = proposals()[:MOST]
    one, proven = _rate(proposed, _one_by_one, workers=1)
    two, _ = _rate(proposed, _one_by_one, workers=2)
    ours, kept = _rate(proposed, _proven, workers=2)
    return [
        Row(f"one rustc a check, one after the other, {len(proposed)} proposals", f"{one:.1f} proven a second", "1x"),
        Row("one rustc a check, two workers", f"{two:.1f} proven a second", f"{two / one:.1f}x"),
        Row("`prove`, two workers", f"{ours:.1f} proven a second", f"{ours / one:.1f}x"),
        Row("proven, of which `prove` keeps those that do not repeat another", f"{proven}, {kept}"),
    ]


def _one_by_one(some: Proposals) -> int:
    naive, count = checker(workers=1), 0
    for snippet, injection in some:
        bug = Bug.made(snippet, injection)
        before = Program(snippet.text, snippet.edition)
        green, red, again = (naive._check_alone(program) for program in (before, bug.program, bug.again))
        count += green.ok and again.ok and bug.shown(red) is not None
    return count


def _proven(some: Proposals) -> int:
    return len(prove(some, checker(workers=1))[0])


def _rate(proposed: Proposals, work: Callable[[Proposals], int], *, workers: int) -> tuple[float, int]:
    """What comes of the work in a second, with the start of the processes, and in all."""
    size = -(-len(proposed) // PARTS)
    began = time.perf_counter()
    parts = [proposed[start : start + size] for start in range(0, len(proposed), size)]
    count = sum(Workers(count=workers).map(work, parts))
    return count / (time.perf_counter() - began), count
