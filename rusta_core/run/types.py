"""Questions which type a thing in a program has, proven by the compiler, by split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from rusta_core.recipe.spec import Split
from rusta_core.records import Snippet, digest
from rusta_core.run.digests import rooms
from rusta_core.run.work import SPLITS, Work, counted
from rusta_core.rust.graph.asked import Graph
from rusta_core.rust.type_questions import TypeQuestion, closed_questions, open_questions
from rusta_core.spine import shards


def type_questions(work: Work, snippets: Mapping[Split, Sequence[Snippet]]) -> dict[Split, list[TypeQuestion]]:
    """Questions about the programs of each split, at most as many as the recipe asks for; those of val and test have
    choices."""
    asked: dict[Split, list[TypeQuestion]] = {}
    for split in SPLITS:
        most = work.recipe.data.types[split]
        if not most:
            asked[split] = []
            continue

        def make(scratch: Path, split: Split = split, most: int = most) -> str:
            seed, progress = work.recipe.run.seed, work.progress.update
            graph = partial(Graph.of_snippet, toolchain=work.toolchain, folder=work.cache.root / "graphs")
            if split == "train":
                found = open_questions(snippets[split], graph, most=most, seed=seed)
            else:
                found = closed_questions(snippets[split], graph, work.checker, most=most, seed=seed, progress=progress)
            shards.write(scratch / "types.jsonl.zst", found)
            return f"{len(found):,} types to ask for, in {len({one.snippet for one in found}):,} programs"

        depends = {
            "snippets": digest("\0".join(f"{one.id} {digest(one.text)}" for one in snippets[split])),
            "most": most,
            "tools": [work.toolchain.fingerprint],
            "code": rooms("rust", "run/types.py"),
        }
        folder = work.step(f"types {split}", depends, make)
        asked[split] = list(shards.read(folder / "types.jsonl.zst", TypeQuestion))
    work.counts["types"] = {split: counted(some, lambda one: one.said.kind) for split, some in asked.items()}
    return asked
