"""The cases that people made, which sources give: each proven by the compiler before anything is done with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import frozen

from rusta_core.recipe.spec import Split
from rusta_core.records import DiagCase
from rusta_core.run.digests import rooms
from rusta_core.run.documents import STATE, Corpus
from rusta_core.run.parts import Judges, account_of, chunks, done_once, part
from rusta_core.run.work import SPLITS, Work
from rusta_core.rust.cargo import Cargo
from rusta_core.rust.given import prove_given
from rusta_core.spine import shards
from rusta_core.spine.cache import key_of

PART = 8
"""Cases in a part: some seconds of cargo."""


@frozen(kw_only=True)
class _Job:
    path: Path
    judges: Judges
    cases: tuple[DiagCase, ...]


def given_cases(work: Work, corpus: Corpus) -> dict[str, list[DiagCase]]:
    """What holds of the sources' cases, by the state of their source; a remark names what does not."""
    proven: dict[str, list[DiagCase]] = {}
    for state, given in corpus.given.items():
        if not given.cases:
            continue

        def make(scratch: Path, some: tuple[DiagCase, ...] = given.cases) -> str:
            judges = Judges.of(work)
            jobs = (
                _Job(path=part(scratch / "parts", [one.id for one in few]), judges=judges, cases=tuple(few))
                for few in chunks(some, PART)
            )
            kept: list[DiagCase] = []
            refused: dict[str, str] = {}
            for path in work.workers.map(_proved, jobs):
                kept += shards.read(path, DiagCase)
                refused |= account_of(path)
                work.progress.update(len(kept), len(some))
            shards.write(scratch / "cases.jsonl.zst", kept)
            return f"{len(kept):,} hold" + "".join(f"; {name} {why}" for name, why in refused.items())

        depends = {
            "cases": corpus.address,
            "state": state,
            "tools": [work.toolchain.fingerprint],
            "code": rooms("rust", "run/given.py"),
        }
        folder = work.step(f"given {state}", depends, make)
        proven[state] = list(shards.read(folder / "cases.jsonl.zst", DiagCase))
        work.data_hashes[f"given-{state}"] = key_of([one.id for one in proven[state]])
    return proven


def by_split(corpus: Corpus, proven: dict[str, list[DiagCase]]) -> dict[Split, list[DiagCase]]:
    """Those that may be used, on the side of their repository; none of a repository that is left out."""
    sides = {
        document.repo: corpus.split[doc_id] for doc_id, document in corpus.documents.items() if doc_id in corpus.split
    }
    allowed = proven.get(STATE, [])
    return {split: [one for one in allowed if sides.get(one.repo) == split] for split in SPLITS}


def _proved(job: _Job) -> Path:
    def make() -> tuple[list[DiagCase], Any]:
        kept, refused = [], {}
        with Cargo.at(job.judges.builds, job.judges.toolchain, job.judges.sandbox) as cargo:
            for case in job.cases:
                one, why = prove_given(case, cargo, job.judges.checker)
                if one is None:
                    refused[case.id] = why
                else:
                    kept.append(one)
        return kept, refused

    return done_once(job.path, make)
