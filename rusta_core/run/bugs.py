"""Bugs: injected into programs that compile, each proven red and green again, by split."""

from __future__ import annotations

import json
from collections import Counter
from math import ceil
from pathlib import Path
from random import Random

from rusta_core.contexts import InjectContext, Injection
from rusta_core.recipe.spec import Split
from rusta_core.records import ERROR_CLASSES, DiagCase, Snippet
from rusta_core.run.digests import piece_code, rooms
from rusta_core.run.work import SPLITS, Work, counted
from rusta_core.rust.prove import PATH, prove
from rusta_core.rust.syntax import SyntaxTree
from rusta_core.spine import shards

VIABLE_SHARE = 0.6
"""A first guess at the share of injections that are proven, so that one round of proofs usually fills a class."""


def cases(work: Work, made: dict[Split, list[Snippet]]) -> dict[Split, list[DiagCase]]:
    """Bugs of every class, each proven red with its code and green again, by split."""
    proven: dict[Split, list[DiagCase]] = {}
    injectors = work.pieces("injector")
    for split in SPLITS:
        wanted = work.recipe.data.cases_per_class.get(split, 0)

        def make(scratch: Path, split: Split = split, wanted: int = wanted) -> str:
            found, refused = _fill_classes(work, made[split], wanted)
            (scratch / "address").write_text(shards.write(scratch / "cases.jsonl.zst", found))
            (scratch / "refused.json").write_text(json.dumps(refused))
            count = counted(found, lambda case: case.error_class)
            return ", ".join(f"{count.get(name, 0)} {name}" for name in ERROR_CLASSES)

        depends = {
            "snippets": work.data_hashes[f"snippets-{split}"],
            "wanted": wanted,
            "options": work.options("injector"),
            "tools": [work.toolchain.fingerprint],
            "code": [rooms("rust", "run/bugs.py"), *map(piece_code, injectors.values())],
        }
        folder = work.step(f"bugs {split}", depends, make)
        proven[split] = list(shards.read(folder / "cases.jsonl.zst", DiagCase))
        work.data_hashes[f"cases-{split}"] = (folder / "address").read_text()
    work.counts["cases"] = {split: counted(some, lambda case: case.error_class) for split, some in proven.items()}
    return proven


def _fill_classes(work: Work, made: list[Snippet], wanted: int) -> tuple[list[DiagCase], dict[str, int]]:
    """Prove injections round by round until each class has `wanted` cases or nothing is left to try."""
    pool = _proposals(work, made) if wanted else {}
    found: dict[str, list[DiagCase]] = {name: [] for name in pool}
    refused: Counter[str] = Counter()
    while True:
        batch: list[tuple[Snippet, Injection]] = []
        for name, waiting in pool.items():
            short = wanted - len(found[name])
            take = min(len(waiting), ceil(short / VIABLE_SHARE) + 8) if short > 0 else 0
            batch += waiting[:take]
            del waiting[:take]
        if not batch:
            break
        cases, why = prove(batch, work.checker, progress=work.progress.update)
        refused.update(why)
        for case in cases:
            if len(found[case.error_class]) < wanted:
                found[case.error_class].append(case)
    return [case for name in ERROR_CLASSES for case in found.get(name, [])], dict(refused)


def _proposals(work: Work, made: list[Snippet]) -> dict[str, list[tuple[Snippet, Injection]]]:
    """Every injection of every snippet by class: code with behaviour first, else in a seeded order."""
    seed = work.recipe.run.seed
    order = sorted(made, key=lambda one: one.id)
    Random(f"{seed}:order").shuffle(order)
    order.sort(key=lambda one: one.tests is None)
    pool: dict[str, list[tuple[Snippet, Injection]]] = {name: [] for name in ERROR_CLASSES}
    for snippet in order:
        tree = SyntaxTree(snippet.text)
        for name in work.pieces("injector"):
            context = InjectContext(snippet=snippet, path=PATH, tree=tree, rng=Random(f"{seed}:{snippet.id}:{name}"))
            for injection in work.assembly.call("injector", name, context):
                pool[injection.error_class].append((snippet, injection))
    return pool
