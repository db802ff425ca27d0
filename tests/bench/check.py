"""Which of many candidates compile: batched as the checker does it, against one rustc for each, with two workers both
times. The candidates are what six injectors make of green programs, as mixed as a search's."""

from __future__ import annotations

import time

from material import checker, proposals
from row import Row

from rusta_core.records import File
from rusta_core.rust.check import Program
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.prove import PATH

MOST = 400


def rows() -> list[Row]:
    """Candidates per second, and where the two verdicts differ."""
    programs = []
    for snippet, injection in proposals()[:MOST]:
        [changed] = apply_edits([File(path=PATH, text=snippet.text)], injection.edits)
        programs.append(Program(changed.text, snippet.edition))
    programs = list(dict.fromkeys(programs))
    began = time.perf_counter()
    alone = [verdict.ok for verdict in checker().check_many(programs)]
    one_by_one = time.perf_counter() - began
    began = time.perf_counter()
    batched = checker().compiles_many(programs)
    together = time.perf_counter() - began
    differ = sum(a != b for a, b in zip(alone, batched, strict=True))
    return [
        Row(f"one rustc for each of {len(programs)}", f"{len(programs) / one_by_one:.0f} a second", "1x"),
        Row("batched", f"{len(programs) / together:.0f} a second", f"{one_by_one / together:.1f}x"),
        Row(f"verdicts that differ ({sum(alone)} compile)", str(differ)),
    ]
