"""Candidates of a search judged in batches, against one rustc and one `cargo check` for each, and how long repairs
take. The programs are failing blocks of the error-code pages, the candidates what `generic-edits` proposes for them;
repairs are of the same programs, with the shipped pieces, without tests. Calls are of the repaired exercises without
their tests, eight programs at a time as a search asks."""

from __future__ import annotations

import os
import resource
import tempfile
import time
from pathlib import Path
from statistics import median

from material import checker
from row import Row

from rusta_core import Action, Checker, Program, Workshop, apply_edits
from rusta_core.contexts import ProbeContext
from rusta_core.records import DiagCase, File
from rusta_core.run.labels import programs_in
from rusta_core.run.patches import patch_of, read_cases
from rusta_core.run.repairers import repairer
from rusta_core.run.sets import write_sets
from rusta_core.rust.apart import apart
from rusta_core.rust.calls.observed import Calls
from rusta_core.rust.process import run
from rusta_core.rust.toolchain import Toolchain

CASES, EACH, BY_CARGO, REPAIRED, CALLED = 24, 40, 24, 40, 96
EXERCISES = Path(__file__).parents[2] / "datasets/exercises"
MANIFEST = '[package]\nname = "case"\nversion = "0.0.0"\nedition = "2021"\n[lib]\npath = "src/lib.rs"\n'


def rows() -> list[Row]:
    """Candidates a second in each way, with one worker and with two; then seconds and memory of repairs."""
    with tempfile.TemporaryDirectory() as name:
        list(write_sets(Path(name)))
        cases = list(read_cases(Path(name) / "error-codes.jsonl"))
    every = len(cases) // REPAIRED
    some = cases[::every][:REPAIRED]
    programs = [program for case in some[:CASES] for program in candidates(case)]
    by_rustc, by_cargo = seconds_alone(programs), seconds_by_cargo(programs[:: len(programs) // BY_CARGO][:BY_CARGO])
    one, two = (seconds_batched(programs, workers) for workers in (1, 2))
    n = len(programs)
    return [
        Row(f"one rustc for each of {n} candidates", f"{n / by_rustc:.0f} a second", "1x"),
        Row(
            f"one warm `cargo check` for each (of {BY_CARGO})",
            f"{1 / by_cargo:.0f} a second",
            f"{by_rustc / n / by_cargo:.2f}x",
        ),
        Row("batched, one worker", f"{n / one:.0f} a second", f"{by_rustc / one:.1f}x"),
        Row("batched, two workers", f"{n / two:.0f} a second", f"{by_rustc / two:.1f}x"),
        Row("two workers beside one", f"{one / two:.2f}x"),
        *called(),
        *repairs(some),
    ]


def called() -> list[Row]:
    """What it costs to see what programs do."""
    cases = [case for case in programs_in(EXERCISES) if case.gold_text is not None]
    gold = [File(path="main.rs", text=case.gold_text or "") for case in cases[:: len(cases) // CALLED][:CALLED]]
    programs = [Program(apart([one]).files[0].text) for one in gold]
    judge, gave = fresh(2), list[Calls]()
    began = time.perf_counter()
    for start in range(0, len(programs), 8):
        gave += judge.call_many(programs[start : start + 8], programs[start])
    each = (time.perf_counter() - began) / len(programs)
    seen = [len(one) for one in gave if one]
    return [
        Row(f"calls made up and run, of {len(programs)} programs (of {len(seen)} some)", f"{each * 1000:.0f} ms each"),
        Row("what they say, median of those", f"{median(seen):.0f} values"),
    ]


def candidates(case: DiagCase) -> list[Program]:
    """What `generic-edits` makes of a program, the likeliest first."""
    from rusta_tools.generic_edits import GenericEdits

    context = ProbeContext(
        action=Action(tool="generic-edits"), case=case, workshop=Workshop(checker=checker(), documents={})
    )
    proposals = GenericEdits(most=EACH).probe(context).proposals
    return [Program(apply_edits(case.files, edits)[0].text, case.edition) for edits in proposals]


def fresh(workers: int) -> Checker:
    """A checker that remembers nothing."""
    return Checker(checker().toolchain, checker().sandbox, None, workers=workers)


def seconds_alone(programs: list[Program]) -> float:
    """One rustc after the other."""
    began = time.perf_counter()
    fresh(1).check_many(programs)
    return time.perf_counter() - began


def seconds_batched(programs: list[Program], workers: int) -> float:
    """As the search asks: 200 at once."""
    judge = fresh(workers)
    began = time.perf_counter()
    for start in range(0, len(programs), 200):
        judge.diagnose_many(programs[start : start + 200])
    return time.perf_counter() - began


def seconds_by_cargo(programs: list[Program]) -> float:
    """The median of a warm `cargo check` after the file changed, cargo called directly and RUSTC set."""
    toolchain = Toolchain.find()
    times = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "src").mkdir()
        (folder / "Cargo.toml").write_text(MANIFEST)
        environment = {**os.environ, "RUSTC": str(toolchain.rustc)}
        for program in programs:
            (folder / "src/lib.rs").write_text(program.text)
            began = time.perf_counter()
            run([str(toolchain.cargo), "check", "--offline", "--quiet"], timeout=60, cwd=folder, env=environment)
            times.append(time.perf_counter() - began)
    return median(times[1:])


def repairs(cases: list[DiagCase]) -> list[Row]:
    """How long repairs take, one case after the other with all cores for it."""
    with repairer(seconds=20) as ready:
        lines = [patch_of(ready, case) for case in cases]
    patched = [line["seconds"] for line in lines if line["files"] is not None]
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    return [
        Row(f"seconds to a repair, median of {len(patched)} of {len(cases)} programs", f"{median(patched):.2f} s"),
        Row("seconds a program, repaired or not, median", f"{median(line['seconds'] for line in lines):.2f} s"),
        Row("memory at its peak, of rusta or of one rustc", f"{peak:.0f} MB"),
    ]
