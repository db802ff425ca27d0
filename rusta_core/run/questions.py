"""Questions about spans of the documentation, with their answers, by split."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from rusta_core.recipe.spec import Split
from rusta_core.records import QA
from rusta_core.run.digests import rooms
from rusta_core.run.documents import Corpus
from rusta_core.run.work import SPLITS, Work
from rusta_core.spine import shards
from rusta_core.spine.cache import key_of
from rusta_core.spine.qa import questions as make_questions


def questions(work: Work, corpus: Corpus) -> dict[Split, list[QA]]:
    """Questions about documentation spans, by split."""

    def make(scratch: Path) -> str:
        address: list[str] = []
        sizes: dict[str, Any] = {}
        for split in SPLITS:
            found = make_questions(corpus.of(split))
            Random(f"{work.recipe.run.seed}:questions").shuffle(found)
            found = found[: work.recipe.data.questions.get(split, 0)]
            address.append(shards.write(scratch / f"{split}.jsonl.zst", found))
            sizes[split] = len(found)
        (scratch / "address").write_text(key_of(address))
        return ", ".join(f"{count:,} {split}" for split, count in sizes.items())

    depends = {
        "documents": corpus.address,
        "most": work.recipe.data.questions,
        "code": rooms("spine", "run/questions.py"),
    }
    folder = work.step("questions", depends, make)
    work.data_hashes["questions"] = (folder / "address").read_text()
    asked = {split: list(shards.read(folder / f"{split}.jsonl.zst", QA)) for split in SPLITS}
    work.counts["questions"] = {split: len(some) for split, some in asked.items()}
    return asked
