"""Programs: the code of the documents that really compiles, with its behaviour, by split."""

from __future__ import annotations

from pathlib import Path

from rusta_core.recipe.spec import Split
from rusta_core.records import Snippet
from rusta_core.run.digests import rooms
from rusta_core.run.documents import Corpus
from rusta_core.run.work import SPLITS, Work
from rusta_core.rust.green import green
from rusta_core.spine import shards


def snippets(work: Work, corpus: Corpus) -> dict[Split, list[Snippet]]:
    """Code that really compiles, by split."""
    made: dict[Split, list[Snippet]] = {}
    for split in SPLITS:
        most = work.recipe.data.snippets.get(split, 0)

        def make(scratch: Path, split: Split = split, most: int = most) -> str:
            found = green(corpus.of(split), work.checker, most=most, progress=work.progress.update)
            (scratch / "address").write_text(shards.write(scratch / "snippets.jsonl.zst", found))
            return f"{len(found):,} compile, {sum(1 for one in found if one.tests):,} with behaviour"

        depends = {
            "documents": corpus.address,
            "split": split,
            "most": most,
            "tools": [work.toolchain.fingerprint, work.recipe.run.sandbox],
            "code": rooms("rust", "run/programs.py"),
        }
        folder = work.step(f"green {split}", depends, make)
        made[split] = list(shards.read(folder / "snippets.jsonl.zst", Snippet))
        work.data_hashes[f"snippets-{split}"] = (folder / "address").read_text()
    work.counts["snippets"] = {split: len(some) for split, some in made.items()}
    return made
