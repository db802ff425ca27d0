"""Documents: what the sources yield, under terms that are allowed, split so that nothing judged was trained on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence, Set
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from rusta_core.contexts import SourceContext
from rusta_core.recipe.spec import Split
from rusta_core.records import DiagCase, Document, Entry, Quarantined
from rusta_core.run.digests import piece_code, rooms
from rusta_core.run.work import Work, counted
from rusta_core.serialize import dumps, loads
from rusta_core.spine import shards
from rusta_core.spine.cache import key_of
from rusta_core.spine.dedup import deduplicated
from rusta_core.spine.intake import admit
from rusta_core.spine.quarantine import quarantined
from rusta_core.spine.splits import split_repositories, without_leaks

STATE = "allowed"
"""What a source's documents are for, where its class says nothing else in `state`."""
TRAIN: Split = "train"
"""What a source's class says in `split` whose documents are all to be learned from, whatever the shares."""


@frozen(kw_only=True)
class Given:
    """What the sources of one state gave. cases and entries: those that people made."""

    documents: tuple[Document, ...] = ()
    cases: tuple[DiagCase, ...] = ()
    entries: tuple[Entry, ...] = ()


@define
class Corpus:
    """The documents of a run by id, the split of each that is used, and the address of the whole.

    given: what the sources gave, by state; refused: what was read and is not used, and why, from all of them.
    """

    documents: dict[str, Document]
    split: dict[str, Split]
    address: str
    given: dict[str, Given] = field(factory=dict)
    refused: list[Quarantined] = field(factory=list)

    def of(self, split: Split) -> list[Document]:
        """The documents of one split, in a fixed order."""
        return [document for doc_id, document in sorted(self.documents.items()) if self.split.get(doc_id) == split]


def gather(work: Work) -> Corpus:
    """Read every source, keep what its licence permits, and split by repository.

    Canaries and goldens are in no split: they are measured with elsewhere, and whatever is near them is left out.
    """
    given: dict[str, Given] = {}
    addresses, refused = [], []
    taught: set[str] = set()
    for name, piece in work.pieces("source").items():
        folder = _read_source(work, name)
        addresses.append((folder / "address").read_text())
        refused += [loads(Quarantined, line) for line in (folder / "refused.jsonl").read_text().splitlines()]
        state = getattr(piece, "state", STATE)
        given[state] = _joined(given.get(state, Given()), folder)
        if getattr(piece, "split", None) == TRAIN:
            taught |= {document.repo for document in shards.read(folder / "documents.jsonl.zst", Document)}
    data = work.recipe.data
    address = key_of(addresses, data.held_out, data.trained_on, data.shares)
    documents = {document.doc_id: document for document in given.get(STATE, Given()).documents}
    held = [document for state, some in given.items() if state != STATE for document in some.documents]
    for name in _unknown({*data.held_out, *data.trained_on}, {document.repo for document in documents.values()}):
        work.note(f"the recipe says on which side {name} is, and no document is from there")

    def make(scratch: Path) -> str:
        split, out = _split(work, list(documents.values()), held, taught)
        (scratch / "split.json").write_text(json.dumps(split))
        (scratch / "refused.jsonl").write_text("".join(dumps(one) + "\n" for one in out))
        count = counted(split.values(), str)
        return ", ".join(f"{count[side]:,} {side}" for side in count) + f", {len(out):,} left out"

    folder = work.step("split", {"documents": address, "code": rooms("spine", "run/documents.py")}, make)
    split: dict[str, Split] = json.loads((folder / "split.json").read_text())
    refused += [loads(Quarantined, line) for line in (folder / "refused.jsonl").read_text().splitlines()]
    if dropped := len(documents) - len(split):
        work.note(f"{dropped:,} documents repeat others, or share code with held-out ones, and are left out")
    work.counts["documents"] = counted(split.values(), str)
    work.data_hashes["documents"] = key_of(addresses)
    everything = {one.doc_id: one for some in given.values() for one in some.documents} | documents
    return Corpus(documents=everything, split=split, address=address, given=given, refused=refused)


def _unknown(named: Set[str], repos: Set[str]) -> Iterator[str]:
    """The named repositories that there are none of, in order, each with the one that may have been meant."""
    for name in sorted(named - repos):
        close = get_close_matches(name, sorted(repos), 1)
        yield f"{name} (did you mean {close[0]}?)" if close else name


def _split(
    work: Work, documents: Sequence[Document], held: Sequence[Document], taught: Set[str]
) -> tuple[dict[str, Split], list[Quarantined]]:
    """The side of each document that is used, and the others with the reason."""
    out: dict[str, Quarantined] = quarantined(documents, held, work.workers)
    sha256 = {document.doc_id: document.sha256 for document in documents}

    def log(doc_id: str, reason: str) -> None:
        out[doc_id] = _refused(doc_id, reason, sha256[doc_id])

    clean = [document for document in documents if document.doc_id not in out]
    data = work.recipe.data
    sides = split_repositories(
        clean,
        held_out=data.held_out,
        trained_on=taught | {*data.trained_on},
        seed=work.recipe.run.seed,
        shares=data.shares,
        workers=work.workers,
    )
    kept = without_leaks(clean, sides, log, workers=work.workers)
    return {document.doc_id: sides[document.repo] for document in deduplicated(kept, log, work.workers)}, [
        *out.values()
    ]


def _joined(before: Given, folder: Path) -> Given:
    def read(name: str, cls: type[Any]) -> Iterable[Any]:
        path = folder / f"{name}.jsonl.zst"
        return shards.read(path, cls) if path.exists() else ()

    documents = {document.doc_id: document for document in before.documents}
    for document in read("documents", Document):
        documents.setdefault(document.doc_id, document)
    return Given(
        documents=tuple(documents.values()),
        cases=(*before.cases, *read("cases", DiagCase)),
        entries=(*before.entries, *read("entries", Entry)),
    )


def _read_source(work: Work, name: str) -> Path:
    """The folder with what a source gave: documents, cases, entries, what was refused, and the address of it all."""
    refused: list[Quarantined] = []

    def log(thing: str, reason: str) -> None:
        refused.append(_refused(thing, reason))

    piece = work.pieces("source")[name]
    context = SourceContext(toolchain=work.toolchain, base=work.recipe.path.parent, log=log, map=work.workers.map)

    def make(scratch: Path) -> str:
        found = admit(_ticking(work, work.assembly.call("source", name, context)), log)
        addresses = [shards.write(scratch / "documents.jsonl.zst", found)]
        for more in ("cases", "entries"):
            if hasattr(piece, more):
                addresses.append(shards.write(scratch / f"{more}.jsonl.zst", getattr(piece, more)(context)))
        (scratch / "address").write_text(key_of(addresses))
        (scratch / "refused.jsonl").write_text("".join(dumps(one) + "\n" for one in refused))
        count = len(shards.Shard.open(scratch / "documents.jsonl.zst", Document))
        return f"{count:,} documents" + (f", {len(refused):,} left out" if refused else "")

    if not hasattr(piece, "fingerprint"):
        return work.anew(f"source {name}", make)
    depends = {
        "options": work.options("source", name),
        "state": piece.fingerprint(context),
        "code": [piece_code(piece), rooms("spine")],
    }
    return work.step(f"source {name}", depends, make)


def _refused(thing: str, reason: str, sha256: str | None = None) -> Quarantined:
    """A line of the log as a record: the rule is what stands before the colon."""
    return Quarantined(path=thing, rule=reason.partition(":")[0], reason=reason, sha256=sha256)


def _ticking(work: Work, documents: Iterable[Document]) -> Iterator[Document]:
    for number, document in enumerate(documents, 1):
        work.progress.update(number, number, document.doc_id[:50])
        yield document
