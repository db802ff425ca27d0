"""Bugs: injected into programs that compile, each proven red and green again, by split."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import rmtree

from rusta_core.recipe.spec import Split
from rusta_core.records import ERROR_CLASSES, DiagCase, Snippet
from rusta_core.run.digests import piece_code, rooms
from rusta_core.run.filling import Filling
from rusta_core.run.pool import Keep
from rusta_core.run.tables import Distribution, yield_table
from rusta_core.run.work import SPLITS, Work, counted
from rusta_core.spine import shards


def cases(work: Work, made: dict[Split, list[Snippet]]) -> dict[Split, list[DiagCase]]:
    """Bugs of every class, each proven red with its code and green again, by split.

    A step's folder holds `cases.jsonl.zst`, and what they are like as `table.json` and `table.md`.
    """
    proven: dict[Split, list[DiagCase]] = {}
    injectors, data = work.pieces("injector"), work.recipe.data
    for split in SPLITS:
        wanted = data.cases_per_class.get(split, 0)

        def make(scratch: Path, split: Split = split, wanted: int = wanted) -> str:
            keep = Keep(wanted=wanted, compound=data.compound, alike=data.alike)
            filling = Filling(work=work, folder=scratch / "parts", keep=keep)
            filling.fill(made[split] if wanted else [])
            (scratch / "address").write_text(shards.write(scratch / "cases.jsonl.zst", filling.cases()))
            distribution = Distribution.of(filling.cases())
            (scratch / "table.json").write_text(json.dumps(distribution.to_json() | filling.yields(), indent=1))
            (scratch / "table.md").write_text(f"{distribution.markdown()}\n\n{yield_table(filling.yields())}\n")
            rmtree(scratch / "parts", ignore_errors=True)
            return ", ".join(f"{keep.of(name):,} {name}" for name in ERROR_CLASSES)

        depends = {
            "snippets": work.data_hashes[f"snippets-{split}"],
            "wanted": [wanted, data.compound, data.alike, data.cases_per_crate],
            "options": work.options("injector"),
            "tools": [work.toolchain.fingerprint],
            "code": [rooms("rust", "run/bugs.py", "run/filling.py", "run/pool.py", "run/tables.py")]
            + [piece_code(piece) for piece in injectors.values()],
        }
        folder = work.step(f"bugs {split}", depends, make)
        proven[split] = list(shards.read(folder / "cases.jsonl.zst", DiagCase))
        work.data_hashes[f"cases-{split}"] = (folder / "address").read_text()
    work.counts["cases"] = {split: counted(some, lambda case: case.error_class) for split, some in proven.items()}
    return proven
