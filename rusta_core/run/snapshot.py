"""`rusta data snapshot`: the data of a recipe as a snapshot with its ledger; and a run's data taken from one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from attrs import define, evolve, field

from rusta_core.recipe.spec import Split
from rusta_core.records import ERROR_CLASSES, QA, DiagCase, Document, LedgerEntry, Origin, Quarantined, Snippet, digest
from rusta_core.run.bugs import cases
from rusta_core.run.documents import STATE, Corpus, gather
from rusta_core.run.given import by_split, given_cases
from rusta_core.run.programs import snippets
from rusta_core.run.questions import questions
from rusta_core.run.tables import Distribution
from rusta_core.run.work import SPLITS, Work, counted
from rusta_core.rust.case import triplet
from rusta_core.serialize import dumps
from rusta_core.spine import shards
from rusta_core.spine.ledger.verify import check
from rusta_core.spine.licences import joined
from rusta_core.spine.near import SKETCH
from rusta_core.spine.qa.table import markdown, table
from rusta_core.spine.snapshot import Part, Snapshot, open_snapshot, write_snapshot

MADE = "rusta:snapshot"
"""Where records that were made here say they are from; each names its own origin besides."""

_UNIT = re.compile(r"(.+?)-(\d+\.\d.*)")
_RELEASE = re.compile(r"/(\d+\.\d+\.\d+)/")


@define
class Data:
    """All that a run learns from and is judged on. held: cases that are only measured with, by state."""

    corpus: Corpus
    snippets: Mapping[Split, Sequence[Snippet]]
    cases: Mapping[Split, Sequence[DiagCase]]
    questions: Mapping[Split, Sequence[QA]]
    held: Mapping[str, Sequence[DiagCase]] = field(factory=dict)


def provide(work: Work) -> Data:
    """The data of a run: made from its sources, or read from the snapshot that its recipe names."""
    if work.recipe.data.snapshot is not None:
        return _read(work, open_snapshot(work.recipe.path.parent / work.recipe.data.snapshot))
    corpus = gather(work)
    proven = given_cases(work, corpus)
    made = by_split(corpus, proven)
    green = snippets(work, corpus)
    bugs = {split: [*made[split], *some] for split, some in cases(work, green).items()}
    work.counts["cases"] = {split: counted(some, lambda case: case.error_class) for split, some in bugs.items()}
    held = {state: some for state, some in proven.items() if state != STATE}
    return Data(corpus, green, bugs, questions(work, corpus), held)


def snapshot(work: Work, root: Path) -> Snapshot:
    """Make the data of a recipe and keep it under `root`, once it has been verified as a whole."""
    made = provide(work)
    about: dict[str, Any] = {
        "recipe": work.recipe.path.name,
        "seed": work.recipe.run.seed,
        "rustc": work.toolchain.version,
        "sketch": SKETCH,
        "counts": work.counts,
    }
    with work.progress.step("snapshot") as clock:
        kept = write_snapshot(
            root, _parts(made), about, lambda folder: check(folder, work.workers), work.workers, _readme(work, made)
        )
        clock(f"{sum(1 for entry in kept.entries if entry.path):,} shards, {kept.fingerprint[:16]}")
    return kept


def _read(work: Work, kept: Snapshot) -> Data:
    """The data of a run out of a snapshot, each shard against its address, no more of it than the recipe asks for."""
    asked = work.recipe.data

    def read(kind: str, cls: type[Any]) -> dict[Split, list[Any]]:
        return {split: [one for path in kept.paths(kind, split) for one in shards.read(path, cls)] for split in SPLITS}

    documents = read("documents", Document)
    made = Data(
        Corpus(
            documents={one.doc_id: one for some in documents.values() for one in some},
            split={one.doc_id: split for split, some in documents.items() for one in some},
            address=kept.fingerprint,
        ),
        {split: some[: asked.snippets[split]] for split, some in read("snippets", Snippet).items()},
        {split: _of_each_class(some, asked.cases_per_class[split]) for split, some in read("cases", DiagCase).items()},
        {split: some[: asked.questions[split]] for split, some in read("qa", QA).items()},
    )
    work.data_hashes["snapshot"] = kept.fingerprint
    work.counts["documents"] = {split: len(some) for split, some in documents.items()}
    work.counts["snippets"] = {split: len(some) for split, some in made.snippets.items()}
    work.counts["questions"] = {split: len(some) for split, some in made.questions.items()}
    work.counts["cases"] = {split: counted(some, lambda case: case.error_class) for split, some in made.cases.items()}
    return made


def _of_each_class(some: Sequence[DiagCase], most: int) -> list[DiagCase]:
    return [case for name in ERROR_CLASSES for case in [one for one in some if one.error_class == name][:most]]


def _readme(work: Work, made: Data) -> str:
    """What is in a snapshot, for people."""
    cases = [case for split in SPLITS for case in made.cases[split]]
    asked = [question for split in SPLITS for question in made.questions[split]]
    parts = [
        f"# {work.recipe.run.name}",
        f"Data of the recipe `{work.recipe.path.name}` with seed {work.recipe.run.seed} and rustc "
        f"{work.toolchain.version}. Where each part is from and under which terms stands in `ledger/`.",
        "## Cases",
        Distribution.of(cases).markdown(),
        "## Questions",
        markdown(table(asked), {}),
    ]
    return "\n\n".join(parts).rstrip() + "\n"


def account(kept: Snapshot) -> str:
    """A snapshot in a table: kinds by side, entries and records."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for entry in kept.entries:
        if entry.path:
            row = rows.setdefault((entry.kind, entry.split, entry.state), [0, 0])
            row[0] += 1
            row[1] += entry.records
    lines = [f"{'kind':<12}{'split':<8}{'state':<10}{'entries':>8}{'records':>11}"]
    lines += [
        f"{kind:<12}{split:<8}{state:<10}{entries:>8,}{records:>11,}"
        for (kind, split, state), (entries, records) in rows.items()
    ]
    left = sum(len(entry.quarantined) for entry in kept.entries)
    return "\n".join([*lines, f"left out: {left:,} files, each with its reason", f"snapshot: {kept.folder}"])


def _parts(made: Data) -> Iterator[Part]:
    corpus = made.corpus
    origin = {doc_id: unit(document)[0] for doc_id, document in corpus.documents.items()}
    used = [document for split in SPLITS for document in corpus.of(split)]
    yield from _documents(used, STATE, corpus.split)
    for state, given in corpus.given.items():
        if state != STATE:
            yield from _documents(given.documents, state, {})
            yield from _derived("cases", "test", made.held.get(state, ()), origin, state)
            yield from _derived("entries", "test", given.entries, origin, state)
    for split in SPLITS:
        yield from _derived("snippets", split, made.snippets[split], origin)
        yield from _derived("cases", split, made.cases[split], origin)
        yield from _derived("triplets", split, [triplet(case) for case in made.cases[split]], origin)
        yield from _derived("qa", split, made.questions[split], origin)
    if corpus.refused:
        yield _left_out(corpus.refused)


def unit(document: Document) -> tuple[str, str]:
    """Name and version of the thing that a document is a part of: a crate by its folder, else the repository."""
    head = document.doc_id.partition("/")[0]
    if crate := _UNIT.fullmatch(head):
        return crate[1], crate[2]
    release = _RELEASE.search(document.source_url)
    return document.repo, release[1] if release else document.commit or "0"


def _documents(documents: Iterable[Document], state: str, split: Mapping[str, Split]) -> Iterator[Part]:
    """A part for each thing with a version of its own, its documents in the order of their names."""

    def key(document: Document) -> tuple[str, str, str]:
        return (*unit(document), split.get(document.doc_id, "test"))

    ordered = sorted(documents, key=lambda document: (key(document), document.doc_id))
    for (name, version, side), some in groupby(ordered, key):
        mine = list(some)
        entry = _entry(mine, name=name, version=version, split=side, state=state, kind="documents")
        yield Part(entry=entry, records=mine)


def _derived(
    kind: str, split: str, records: Sequence[Any], origin: Mapping[str, str], state: str = STATE
) -> Iterator[Part]:
    """What was made of documents: one part for a kind and a side. origin: the entry that each document is in."""
    if records:
        name = kind if state == STATE else f"{state} {kind}"
        read = {origin[doc_id] for record in records for doc_id in _documents_of(record) if doc_id in origin}
        entry = _entry(
            records, name=name, version=split, split=split, state=state, kind=kind, made_of=tuple(sorted(read))
        )
        yield Part(entry=entry, records=records)


def _documents_of(record: Any) -> Iterator[str]:
    """The documents that a record was made of or rests on."""
    if getattr(record, "page", None):
        yield record.page
    for span in (*getattr(record, "anchors", ()), *getattr(record, "citations", ())):
        yield span.doc_id


def _entry(records: Sequence[Origin], *, kind: str, **about: Any) -> LedgerEntry:
    """The entry of records that share a shard; their terms all hold for it."""
    commits, urls = {one.commit for one in records}, {one.source_url for one in records}
    whole = kind == "documents"
    return LedgerEntry(
        license=joined({one.license for one in records}),
        source_url=_common(urls) if whole else MADE,
        commit=commits.pop() if whole and len(commits) == 1 else None,
        sha256=digest(b""),  # until the shard is written
        kind=kind,
        **about,
    )


def _common(urls: set[str]) -> str:
    """The address of a whole: what the addresses of its documents begin with."""
    first, last = min(urls), max(urls)
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first if len(urls) == 1 else first[:same].rpartition("/")[0] or MADE


def _left_out(refused: Iterable[Quarantined]) -> Part:
    """What was read and is not used, with the reason of each, in a fixed order."""
    some = sorted({_inside(one) for one in refused}, key=dumps)
    return Part(
        entry=LedgerEntry(
            name="left out",
            version="0",
            license="NOASSERTION",
            source_url=MADE,
            sha256=digest("".join(map(dumps, some))),
            split="train",
            state="quarantined",
            kind="left-out",
            quarantined=tuple(some),
        ),
        records=(),
    )


def _inside(one: Quarantined) -> Quarantined:
    """The same with its path from the crate's folder on: where a registry lies is this machine's own affair."""
    parts = Path(one.path).parts
    if not Path(one.path).is_absolute():
        return one
    start = next((n for n, part in enumerate(parts) if _UNIT.fullmatch(part)), len(parts) - 1)
    path = "/".join(parts[start:])
    return evolve(one, path=path, reason=one.reason.replace(one.path, path))
