"""Programs: the code of the documents that really compiles, with its behaviour, by split."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path
from shutil import rmtree
from typing import Any, TypeVar

from attrs import frozen

from rusta_core.recipe.spec import Split
from rusta_core.records import Document, Snippet, digest
from rusta_core.run.digests import rooms
from rusta_core.run.documents import Corpus
from rusta_core.run.parts import Judges, account_of, chunks, done_once, part
from rusta_core.run.work import SPLITS, Work
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.crate import crates, judged_crate
from rusta_core.rust.green import Found, drawn, in_order, judged, programs
from rusta_core.spine import shards

PART = 200
"""Programs in a part: as many as one batch of the checker takes."""
COMPILE_SHARE, CRATE_SHARE = 0.8, 0.45
"""First guesses at the share of programs that compile, and of crates whose tests pass too."""

Item = TypeVar("Item")


def snippets(work: Work, corpus: Corpus) -> dict[Split, list[Snippet]]:
    """Code that really compiles, by split; crates of several files after the programs of one."""
    made: dict[Split, list[Snippet]] = {}
    for split in SPLITS:
        most, most_crates = work.recipe.data.snippets.get(split, 0), work.recipe.data.crates.get(split, 0)

        def make(scratch: Path, split: Split = split, most: int = most, most_crates: int = most_crates) -> str:
            documents = corpus.of(split)
            found = _green_programs(work, documents, most, scratch / "parts")
            built, why = _green_crates(work, documents, most_crates, scratch / "parts")
            (scratch / "address").write_text(shards.write(scratch / "snippets.jsonl.zst", [*found, *built]))
            rmtree(scratch / "parts", ignore_errors=True)
            behaving = sum(1 for one in found if one.tests)
            said = f"; {len(built):,} crates of several files ({_words(why)} left out)" if most_crates else ""
            return f"{len(found):,} compile, {behaving:,} with behaviour{said}"

        depends = {
            "documents": corpus.address,
            "split": split,
            "most": [most, most_crates],
            "tools": [work.toolchain.fingerprint, work.recipe.run.sandbox],
            "code": rooms("rust", "run/programs.py"),
        }
        folder = work.step(f"green {split}", depends, make)
        made[split] = list(shards.read(folder / "snippets.jsonl.zst", Snippet))
        work.data_hashes[f"snippets-{split}"] = (folder / "address").read_text()
    work.counts["snippets"] = {split: len(some) for split, some in made.items()}
    return made


def _words(why: Counter[str]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in why.most_common(3)) or "none"


@frozen(kw_only=True)
class _Programs:
    path: Path
    judges: Judges
    found: tuple[Found, ...]


def _green_programs(work: Work, documents: Sequence[Document], most: int, folder: Path) -> list[Snippet]:
    """At most `most` programs that compile, drawn over all documents where there are more."""
    found = list(programs(documents, stable=work.toolchain.is_stable)) if most else []
    judges = Judges.of(work)

    def job(some: Sequence[Found]) -> _Programs:
        path = part(folder, [(one.program.text, one.program.edition) for one in some])
        return _Programs(path=path, judges=judges, found=tuple(some))

    def judge(some: Sequence[Found]) -> list[Snippet]:
        jobs = map(job, chunks(some, PART))
        return [snippet for path in work.workers.map(_judge_programs, jobs) for snippet in shards.read(path, Snippet)]

    order = drawn(found) if len(found) > most else found
    return in_order(_until(work, order, most, COMPILE_SHARE, judge)[:most], found)


def _judge_programs(job: _Programs) -> Path:
    return done_once(job.path, lambda: (judged(job.found, job.judges.checker), {}))


@frozen(kw_only=True)
class _Crate:
    path: Path
    judges: Judges
    crate: Snippet


def _green_crates(
    work: Work, documents: Sequence[Document], most: int, folder: Path
) -> tuple[list[Snippet], Counter[str]]:
    """At most `most` crates of several files whose tests pass, and why others are not among them."""
    found = sorted(crates(documents), key=lambda crate: digest(crate.id)) if most else []
    judges, why = Judges.of(work), Counter[str]()

    def judge(some: Sequence[Snippet]) -> list[Snippet]:
        jobs = (_Crate(path=part(folder, one.id, one.sha256), judges=judges, crate=one) for one in some)
        good: list[Snippet] = []
        for path in work.workers.map(_judge_crate, jobs):
            good += shards.read(path, Snippet)
            why.update(filter(None, [account_of(path).partition(":")[0]]))
        return good

    return _until(work, found, most, CRATE_SHARE, judge)[:most], why


def _judge_crate(job: _Crate) -> Path:
    def make() -> tuple[list[Snippet], Any]:
        with Cargo.at(job.judges.builds, job.judges.toolchain, job.judges.sandbox) as cargo:
            crate, why = judged_crate(job.crate, cargo)
        return ([crate] if crate is not None else []), why

    return done_once(job.path, make)


def _until(
    work: Work, items: Sequence[Item], most: int, share: float, judge: Callable[[Sequence[Item]], list[Snippet]]
) -> list[Snippet]:
    """What `judge` keeps of the items, as many as it takes to have `most`; `share` of them is expected to be kept."""
    waiting, made = deque(items), list[Snippet]()
    while waiting and len(made) < most:
        some = [waiting.popleft() for _ in range(min(len(waiting), ceil((most - len(made)) / share)))]
        made += judge(some)
        work.progress.update(len(items) - len(waiting), len(items))
    return made
