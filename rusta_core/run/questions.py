"""Questions about spans of the documentation, with their answers, by split."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from attrs import asdict

from rusta_core.recipe.spec import Split
from rusta_core.records import QA, digest
from rusta_core.run.digests import rooms
from rusta_core.run.documents import Corpus
from rusta_core.run.work import SPLITS, Work, counted
from rusta_core.spine import shards
from rusta_core.spine.cache import key_of
from rusta_core.spine.qa import questions as make_questions
from rusta_core.spine.qa.table import markdown, table


def questions(work: Work, corpus: Corpus) -> dict[Split, list[QA]]:
    """Questions about documentation spans, by split.

    They are made of all splits together, so that none in one split is near-identical to one in another; both anchors
    of a question are in its split. The step's folder also has `table.json` and `table.md`, which count them.
    """

    def make(scratch: Path) -> str:
        dropped: Counter[str] = Counter()
        found = _found(corpus, dropped)
        address: list[str] = []
        chosen: list[QA] = []
        for split in SPLITS:
            drawn = _drawn(found[split], work.recipe.data.questions.get(split, 0), work.recipe.run.seed)
            dropped["more than the recipe asks for"] += len(found[split]) - len(drawn)
            address.append(shards.write(scratch / f"{split}.jsonl.zst", drawn))
            chosen += drawn
        rows = table(chosen)
        counts = {"questions": [asdict(row) for row in rows], "dropped": dict(sorted(dropped.items()))}
        (scratch / "table.json").write_text(json.dumps(counts, indent=1) + "\n")
        (scratch / "table.md").write_text(markdown(rows, dropped))
        (scratch / "address").write_text(key_of(address))
        two = sum(len(one.anchors) > 1 for one in chosen)
        return f"{len(chosen):,} questions, {two:,} of them with two anchors"

    depends = {
        "documents": corpus.address,
        "most": work.recipe.data.questions,
        "code": rooms("spine", "run/questions.py"),
    }
    folder = work.step("questions", depends, make)
    work.data_hashes["questions"] = (folder / "address").read_text()
    asked = {split: list(shards.read(folder / f"{split}.jsonl.zst", QA)) for split in SPLITS}
    work.counts["questions"] = {split: counted(some, _anchors) for split, some in asked.items()}
    return asked


def _found(corpus: Corpus, dropped: Counter[str]) -> dict[Split, list[QA]]:
    documents = [document for split in SPLITS for document in corpus.of(split)]
    found: dict[Split, list[QA]] = {split: [] for split in SPLITS}
    for one in make_questions(documents, lambda _question, reason: dropped.update((reason,)), corpus.split):
        found[corpus.split[one.anchors[0].doc_id]].append(one)
    return found


def _drawn(found: list[QA], most: int, seed: int) -> list[QA]:
    """At most so many, by chance; a question that is drawn stays so whatever else is found."""
    return sorted(found, key=lambda one: digest(f"{seed} {one.id}"))[:most]


def _anchors(one: QA) -> str:
    return "one anchor" if len(one.anchors) == 1 else "two anchors"
