"""Documents: what the sources yield, under terms that are allowed, split so that nothing judged was trained on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrs import define

from rusta_core.contexts import SourceContext
from rusta_core.recipe.spec import Split
from rusta_core.records import Document
from rusta_core.run.digests import piece_code, rooms
from rusta_core.run.work import Work, counted
from rusta_core.spine import shards
from rusta_core.spine.cache import key_of
from rusta_core.spine.intake import admit
from rusta_core.spine.splits import split_repositories, without_leaks


@define
class Corpus:
    """The documents of a run by id, the split of each, and the address of the whole."""

    documents: dict[str, Document]
    split: dict[str, Split]
    address: str

    def of(self, split: Split) -> list[Document]:
        """The documents of one split, in a fixed order."""
        return [document for doc_id, document in sorted(self.documents.items()) if self.split.get(doc_id) == split]


def gather(work: Work) -> Corpus:
    """Read every source, keep what its licence permits, and split by repository."""
    documents: dict[str, Document] = {}
    addresses = []
    for name in work.pieces("source"):
        folder = _read_source(work, name)
        addresses.append((folder / "address").read_text())
        for document in shards.read(folder / "documents.jsonl.zst", Document):
            documents.setdefault(document.doc_id, document)
    data = work.recipe.data
    sides = split_repositories(
        list(documents.values()), held_out=data.held_out, seed=work.recipe.run.seed, shares=data.shares
    )
    leaks: list[str] = []
    kept = without_leaks(list(documents.values()), sides, lambda document, _reason: leaks.append(document))
    split = {document.doc_id: sides[document.repo] for document in kept}
    if leaks:
        work.note(f"{len(leaks):,} documents share code with held-out ones and are kept out of training")
    work.counts["documents"] = counted(split.values(), str)
    work.data_hashes["documents"] = key_of(addresses)
    return Corpus(documents=documents, split=split, address=key_of(addresses, data.held_out, data.shares))


def _read_source(work: Work, name: str) -> Path:
    refused: Counter[str] = Counter()

    def log(thing: str, reason: str) -> None:
        refused[reason] += 1

    piece = work.pieces("source")[name]
    context = SourceContext(toolchain=work.toolchain, base=work.recipe.path.parent, log=log)

    def make(scratch: Path) -> str:
        found = admit(_ticking(work, work.assembly.call("source", name, context)), log)
        address = shards.write(scratch / "documents.jsonl.zst", found)
        (scratch / "address").write_text(address)
        (scratch / "refused.json").write_text(json.dumps(refused))
        count = sum(1 for _ in shards.read(scratch / "documents.jsonl.zst", Document))
        return f"{count:,} documents" + (f", {sum(refused.values()):,} left out" if refused else "")

    if not hasattr(piece, "fingerprint"):
        return work.anew(f"source {name}", make)
    depends = {
        "options": work.options("source", name),
        "state": piece.fingerprint(context),
        "code": [piece_code(piece), rooms("spine")],
    }
    return work.step(f"source {name}", depends, make)


def _ticking(work: Work, documents: Iterator[Document]) -> Iterator[Document]:
    for number, document in enumerate(documents, 1):
        work.progress.update(number, number, document.doc_id[:50])
        yield document
