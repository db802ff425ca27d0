"""`rusta entries ingest`: the episodes of a log, as entries, triplets and sequences to learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import define, field

from rusta_core.agent.devlog import Record, read_log
from rusta_core.errors import RecordError
from rusta_core.records import DiagCase, DocSpan, Document, Entry, PatchBundle, Step
from rusta_core.run.worked import Worked, unfit, write
from rusta_core.rust.case import origin_of
from rusta_core.serialize import from_json

UNENDED = "it was broken off"


@define
class _Episode:
    """What of an episode has been read so far."""

    case: DiagCase | None = None
    steps: list[Step] = field(factory=list)
    bundle: PatchBundle | None = None
    ended: Mapping[str, Any] | None = None
    fault: str = ""

    def take(self, record: Record) -> None:
        if record.kind == "begun":
            self.case = from_json(DiagCase, record.data["case"])
        elif record.kind == "step":
            self.steps.append(from_json(Step, record.data))
        elif record.kind == "ended":
            self.ended = record.data
            self.bundle = from_json(PatchBundle, record.data["bundle"]) if record.data.get("bundle") else None

    def worked(self, split: str) -> Worked | str:
        """The episode as a record; why not, where something of it is lacking."""
        if self.case is None or self.ended is None:
            return self.fault or UNENDED
        entry = Entry(
            snapshot=self.ended["snapshot"],
            steps=tuple(self.steps),
            citations=tuple(from_json(DocSpan, span) for span in self.ended["citations"]),
            final_state=self.ended["final_state"],
            metrics=self.ended["metrics"],
            **origin_of(self.case),
        )
        return Worked.of(self.case, entry, self.bundle, split)


def episodes(records: Iterable[Record], split: str = "train") -> Iterator[tuple[str, Worked | str]]:
    """The episodes of a log by name as they end, then those that were broken off; in place of one that cannot be told,
    why."""
    read: dict[str, _Episode] = {}
    for record in records:
        one = read.setdefault(record.episode, _Episode())
        try:
            one.take(record)
            if record.kind == "ended":
                yield record.episode, read.pop(record.episode).worked(split)
        except RecordError as fault:
            one.fault = f"a record of it cannot be read: {fault.what}, {fault.path}"
    yield from ((name, one.fault or UNENDED) for name, one in read.items())


def ingest(log: Path, out: Path, documents: Mapping[str, Document]) -> tuple[Counter[str], list[tuple[str, str]]]:
    """Write a data folder of the episodes of a log that are fit to be learned from, each repair once; how many of each
    side, and which were refused and why."""
    fit: dict[tuple[str, str], Worked] = {}
    refused: list[tuple[str, str]] = []
    for name, one in episodes(read_log(log)):
        if isinstance(one, str) or (why := unfit(one, documents)):
            refused.append((name, one if isinstance(one, str) else why))
        elif (one.entry.snapshot, one.entry.final_state) in fit:
            refused.append((name, "it is told already: the same repair of the same files"))
        else:
            fit[one.entry.snapshot, one.entry.final_state] = one
    return write(out, fit.values()), refused
