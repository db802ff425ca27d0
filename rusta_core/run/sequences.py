"""`rusta data sequences`: the scripted Conductor works at a snapshot's cases, and what worked is kept to be learned.

Every move is real: the compiler, the documentation and the tests answered. A case's own page is never shown for it.
What is done is kept in the user's cache in parts, so that a kill costs one part, and Ctrl-C writes what there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from rusta_core.agent.conductor import Conductor
from rusta_core.agent.player import ScriptedPlayer
from rusta_core.agent.rules import EpisodeBudget, Rules
from rusta_core.agent.workbench import Workbench
from rusta_core.errors import UsageError
from rusta_core.kept import cache_folder
from rusta_core.records import DiagCase, digest
from rusta_core.run.digests import piece_code, rooms
from rusta_core.run.parts import account_of, chunks, done_once, in_step, part
from rusta_core.run.progress import Progress
from rusta_core.run.repair import Repairer
from rusta_core.run.worked import Worked, unfit, write
from rusta_core.rust.process import in_parallel
from rusta_core.rust.tree import files_digest
from rusta_core.spine import shards
from rusta_core.spine.snapshot import open_snapshot

PART = 50
"""Cases in a part: a minute or so."""
SIDES = ("train", "val")
"""What is learned from, and what it is judged by on the way. The test side is not looked at."""
SECONDS = 30.0
"""What one episode may take."""


def sequences(repairer: Repairer, data: Path, out: Path, *, most: int | None, workers: int) -> Counter[str]:
    """Work at the cases of a snapshot that have tests, drawn by the hash of their names, and write a data folder of the
    episodes that are fit to be learned from; how many ended how.

    most: cases of each side. Raises UsageError where the snapshot holds no such case.
    """
    kept, progress, total = open_snapshot(data), Progress(), Counter[str]()
    code = [
        rooms("agent", "rust", "run/sequences.py", "run/worked.py"),
        *(piece_code(piece) for _, piece in repairer.assembly.pieces("tool")),
    ]
    options = [repr(piece) for _, piece in repairer.assembly.pieces("tool")]
    drawn = {split: _of_one_edition(_drawn(kept.paths("cases", split), most)) for split in SIDES}
    jobs = in_step({(split, edition): parts for split in SIDES for edition, parts in drawn[split].items()})
    if not jobs:
        raise UsageError("there is nothing to work at", where=str(data), why="no case in it has tests")
    paths: list[Path] = []
    try:
        for number, ((split, _), some) in enumerate(jobs, 1):

            def make(split: str = split, some: Sequence[DiagCase] = some) -> tuple[list[Worked], object]:
                each = in_parallel(partial(_worked, repairer, split), some, workers=workers)
                whys = [one if isinstance(one, str) else unfit(one, repairer.workshop.documents) for one in each]
                counts = Counter(why or f"kept for {split}" for why in whys)
                return [one for one, why in zip(each, whys, strict=True) if isinstance(one, Worked) and not why], counts

            made_of = [(case.id, files_digest(case.files)) for case in some]
            path = part(cache_folder() / "sequences", made_of, code, options, _toolchain(repairer))
            paths.append(done_once(path, make))
            total += Counter(account_of(path))
            progress.update(number, len(jobs), f"{sum(total.values()):,} episodes, {_kept(total):,} kept")
    finally:
        if paths:  # what is done is there, whatever ended it
            write(out, _read(paths))
    return total


def _kept(total: Counter[str]) -> int:
    return sum(count for why, count in total.items() if why.startswith("kept"))


def _toolchain(repairer: Repairer) -> str:
    return repairer.workshop.checker.toolchain.fingerprint


def _read(paths: Sequence[Path]) -> Iterator[Worked]:
    for path in paths:
        yield from shards.read(path, Worked)


def _drawn(paths: Sequence[Path], most: int | None) -> list[DiagCase]:
    found = (case for path in paths for case in shards.read(path, DiagCase))
    return sorted((case for case in found if case.tests is not None), key=lambda case: digest(case.id))[:most]


def _of_one_edition(cases: Sequence[DiagCase]) -> dict[str, list[Sequence[DiagCase]]]:
    """The cases in parts by edition: rust-analyzer, once it is warm, is asked about cases of one edition alone."""
    editions = sorted({case.edition for case in cases})
    return {edition: chunks([case for case in cases if case.edition == edition], PART) for edition in editions}


def _worked(repairer: Repairer, split: str, case: DiagCase) -> Worked | str:
    """One episode; why there is none, of a case that nobody here can judge."""
    try:
        verifier = repairer.workshop.verifier(case)
    except UsageError as fault:
        return f"nobody can judge it: {fault.what}"
    ended = Conductor(
        case=case,
        bench=Workbench(case, repairer.probe, verifier),
        player=ScriptedPlayer(),
        phases=repairer.phases,
        rules=Rules(writes="copy", sieve=True, budget=EpisodeBudget(seconds=SECONDS)),
        documents=repairer.workshop.documents,
        episode=digest(case.id)[:16],
    ).run()
    return Worked.of(case, ended.entry(), ended.bundle, split)
