"""Cases that were worked at, with how their episodes went: what S2 learns moves from and S3 the repairs.

They lie in a data folder like any other: shards of cases, entries and triplets, in step with one another, and a ledger
that accounts for them. An episode is fit to be learned from when it ended in a repair whose tests were green, when all
that it cites resolves, and when the terms of its repository allow it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from rusta_core.errors import UsageError
from rusta_core.records import DiagCase, Document, Entry, LedgerEntry, Origin, PatchBundle, Step, Triplet, digest
from rusta_core.run.work import SPLITS
from rusta_core.rust.case import origin_of
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.tree import files_digest
from rusta_core.spine import shards
from rusta_core.spine.citations import resolve
from rusta_core.spine.ledger import SHARD, read_ledger, write_ledger
from rusta_core.spine.ledger import verify as gate
from rusta_core.spine.licences import joined, refusal

KINDS = ("cases", "entries", "triplets")
NAME = "episodes"
SCRUBBED = "[scrubbed:"
"""What stands in a log in place of a secret."""


@frozen(kw_only=True)
class Worked(Origin):
    """A case as it began, with the repair that was applied as its gold patch, and the episode. split: its side."""

    case: DiagCase
    split: str
    entry: Entry

    @classmethod
    def of(cls, case: DiagCase, entry: Entry, bundle: PatchBundle | None, split: str) -> Worked:
        """What an episode left behind."""
        return cls(case=evolve(case, gold_patch=bundle, gold_text=None), split=split, entry=entry, **origin_of(case))

    @property
    def triplet(self) -> Triplet:
        """The case before, what was said of it, and the case after."""
        edits = self.case.gold_patch.edits if self.case.gold_patch is not None else ()
        said: Mapping[str, object] = next(iter(self.case.cargo_diag), {})
        after = tuple(apply_edits(self.case.files, edits))
        return Triplet(before_tree=self.case.files, diag=said, after_tree=after, **origin_of(self))


def unfit(one: Worked, documents: Mapping[str, Document]) -> str:
    """Why an episode may not be learned from; empty where it may."""
    if one.case.gold_patch is None or one.entry.final_state == one.entry.snapshot:
        return "it ended without a repair"
    if one.entry.metrics.get("green") != 1.0:
        return "no tests were green"
    if any(SCRUBBED in file.text for file in one.case.files) or files_digest(one.case.files) != one.entry.snapshot:
        return "its files are not as they were: something in them was scrubbed"
    if files_digest(apply_edits(one.case.files, one.case.gold_patch.edits)) != one.entry.final_state:
        return "its patch does not make its final state"
    if not one.entry.citations:
        return "it cites nothing"
    if any(resolve(documents, span) is None for span in one.entry.citations):
        return "a citation does not resolve"
    return refusal(one.case.license) or ""


def write(out: Path, every: Iterable[Worked]) -> Counter[str]:
    """Write a data folder of them and hold it to the gate; how many of each side. What was there is replaced.

    Raises GateFailed where the gate finds something against it.
    """
    sides: dict[str, list[Worked]] = defaultdict(list)
    for one in every:
        sides[one.split].append(one)
    entries: list[LedgerEntry] = []
    for split in sorted(sides):
        some = sorted(sides[split], key=lambda one: one.entry.snapshot)
        records: dict[str, list[Any]] = {
            "cases": [one.case for one in some],
            "entries": [one.entry for one in some],
            "triplets": [one.triplet for one in some],
        }
        entries += [_kept(out, split, kind, records[kind]) for kind in KINDS]
    (out / "ledger").mkdir(parents=True, exist_ok=True)
    write_ledger(out / "ledger" / f"{NAME}.yml", entries)
    for path in (out / NAME).glob(f"*{SHARD}"):
        if path.relative_to(out).as_posix() not in {entry.path for entry in entries}:
            path.unlink()
    gate.check(out)
    return Counter({split: len(some) for split, some in sides.items()})


def _kept(out: Path, split: str, kind: str, records: Sequence[DiagCase | Entry | Triplet]) -> LedgerEntry:
    path = f"{NAME}/{split}-{kind}{SHARD}"
    address = shards.write(out / path, records)
    terms = joined(record.license for record in records)
    urls = sorted({record.source_url for record in records})
    return LedgerEntry(
        name=NAME,
        version=digest("".join(record.sha256 for record in records))[:16],
        split=split,
        state="allowed",
        kind=kind,
        path=path,
        records=len(records),
        license=terms,
        source_url=urls[0] if len(urls) == 1 else f"rusta:{NAME}",
        sha256=address,
    )


def read(folder: Path, split: str) -> Iterator[tuple[DiagCase, Sequence[Step]]]:
    """The cases of a side with the steps of their episodes. Raises UsageError for a folder without such, and RustaError
    for one that was altered."""
    paths = {entry.kind: folder / (entry.path or "") for entry in read_ledger(folder) if entry.split == split}
    if not paths:
        if any(entry.name == NAME for entry in read_ledger(folder)) and split in SPLITS:
            return
        mend = "make some with `rusta data sequences`, or `rusta entries ingest`"
        raise UsageError("there are no episodes here", where=str(folder), mend=mend)
    cases, entries = shards.read(paths["cases"], DiagCase), shards.read(paths["entries"], Entry)
    for case, entry in zip(cases, entries, strict=True):
        yield case, entry.steps
