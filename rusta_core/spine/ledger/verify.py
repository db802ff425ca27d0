"""The gate of a data folder: nothing in it without an entry, nothing that differs from it, no terms but allowed ones,
and no evaluation data in training data.

    no-entry        a file that no entry names
    no-file         an entry whose file is not there
    path            an entry's path that leaves the folder
    link            a link: what it leads to is not the folder's
    duplicate       two entries for one thing, or one file
    state           a canary or a golden in the training split
    quarantined     what is quarantined, stored as allowed
    licence         terms that are unknown or not permissive, in any part of an AND
    record-licence  the same of a record, or terms that its entry does not name
    hash            a file, a folder or a shard that is not what the ledger says
    kind, record    a shard whose records are not what the ledger says
    eval-in-train   what evaluation measures with, or nearly that, or of its repository or page, in training data
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from rusta_core.errors import GateFailed
from rusta_core.records import LedgerEntry
from rusta_core.spine.ledger import files_below, ledger_files, read_ledger
from rusta_core.spine.ledger.contents import Contents, Job, held_out, look, place
from rusta_core.spine.ledger.findings import Finding
from rusta_core.spine.ledger.leaks import leaks
from rusta_core.spine.licences import refusal
from rusta_core.spine.workers import Workers

ABOUT = frozenset(("snapshot.json", "README.md", "clarify.yml", "crates.toml", "debian-crates.txt"))
"""Files at the top of a data folder that say something of data and are none."""

_STAGES = (("snippets", "cases", "qa"), ("triplets",))
"""Kinds whose records name what they were made of, which must be known by then; all others are looked at first."""


def check(folder: Path, workers: Workers = Workers()) -> None:
    """Raise GateFailed, with what was found, unless `verify` finds nothing."""
    findings = verify(folder, workers)
    if findings:
        counts = Counter(finding.rule for finding in findings)
        raise GateFailed(
            f"{len(findings):,} {'finding' if len(findings) == 1 else 'findings'} against this data",
            where=str(folder),
            why=", ".join(f"{rule} ({count:,})" for rule, count in counts.items()) + f"; the first:\n{findings[0]}",
            mend=f"`rusta data verify {folder}` lists them all, each with what to do",
        )


def verify(folder: Path, workers: Workers = Workers()) -> list[Finding]:
    """All that is wrong with a data folder, in a fixed order; nothing, where the list is empty.

    Raises UsageError where it has no ledger, RecordError where the ledger itself cannot be read.
    """
    entries = read_ledger(folder)
    seen = list(_look(folder, entries, workers))
    return [
        *_files(folder, entries),
        *_rules(entries),
        *(finding for _, contents in seen for finding in contents.findings),
        *_released(entries, seen),
        *leaks(seen, workers),
    ]


def _look(folder: Path, entries: Sequence[LedgerEntry], workers: Workers) -> Iterator[tuple[LedgerEntry, Contents]]:
    """What lies in the files of the entries, as far as they are there."""
    there = [entry for entry in entries if entry.path and _inside(entry.path) and _is_there(folder / entry.path)]
    staged = {kind for kinds in _STAGES for kind in kinds}
    known: dict[str, bool] = {}
    for kinds in ({entry.kind for entry in there} - staged, *_STAGES):
        chosen = [entry for entry in there if entry.kind in kinds]
        before = dict(known)
        jobs = (Job(folder=folder, entry=entry, known=before) for entry in chosen)
        for entry, contents in zip(chosen, workers.map(look, jobs), strict=True):
            for name in contents.names:
                known[name] = bool(held_out(entry)) or known.get(name, False)
            yield entry, contents


def _files(folder: Path, entries: Sequence[LedgerEntry]) -> Iterator[Finding]:
    """Files without an entry, and entries without a file."""
    paths = {entry.path.rstrip("/") for entry in entries if entry.path}
    ledger = {path.relative_to(folder).as_posix() for path in ledger_files(folder)}
    for name, file in sorted(files_below(folder)):
        if file.is_symlink():
            yield Finding("link", name, f"it is a link to {file.readlink()}", "put the file itself there, or remove it")
        elif name not in ledger | ABOUT and paths.isdisjoint((name, *map(str, PurePosixPath(name).parents))):
            why = "no entry of the ledger names it: nobody knows where it is from and under which terms"
            yield Finding("no-entry", name, why, "write its entry into ledger/*.yml, or delete the file")
    for entry in entries:
        if not entry.path:
            continue
        if not _inside(entry.path):
            yield Finding("path", place(entry), "the path leaves the data folder", "name a path below the data folder")
        elif not _is_there(folder / entry.path):
            yield Finding(
                "no-file", place(entry), "the entry's file is not there", "bring it back, or delete the entry"
            )


def _inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/")


def _is_there(path: Path) -> bool:
    return path.is_file() or path.is_dir()


def _rules(entries: Sequence[LedgerEntry]) -> Iterator[Finding]:
    """What the entries say that may not be, whatever their files are."""
    things = Counter((entry.name, entry.version, entry.kind, entry.split) for entry in entries)
    paths = Counter(entry.path for entry in entries if entry.path)
    for entry in entries:
        reason = refusal(entry.license) if entry.state != "quarantined" else None
        if reason is not None:
            mend = "leave it out, or set its state to `quarantined`; if the licence is misspelt, write it as SPDX does"
            yield Finding("licence", place(entry), reason, mend)
        if entry.state in ("canary", "golden") and entry.split == "train":
            why = f"it is a {entry.state}, which is measured with, in the split `train`"
            yield Finding("state", place(entry), why, "set its split to `test`")
        same = things.pop((entry.name, entry.version, entry.kind, entry.split), 1)
        if same > 1:
            why = f"{same} entries are called so, of kind `{entry.kind}` in split `{entry.split}`"
            yield Finding("duplicate", place(entry), why, "keep one of them")
        same = paths.pop(entry.path or "", 1)
        if same > 1:
            yield Finding("duplicate", place(entry), f"{same} entries name this path", "keep one of them")


def _released(entries: Sequence[LedgerEntry], seen: Sequence[tuple[LedgerEntry, Contents]]) -> Iterator[Finding]:
    """What one entry quarantines and another stores as allowed: a whole thing by its hash, a document by its id."""
    things = {entry.sha256: entry for entry in entries if entry.state == "quarantined"}
    files = {one.path: one for entry in entries for one in entry.quarantined}
    mend = "delete it from what is stored, or end its quarantine on purpose"
    for entry, contents in seen:
        if entry.state == "quarantined":
            continue
        if entry.sha256 in things:
            yield Finding(
                "quarantined", place(entry), f"{place(things[entry.sha256])} is the same and quarantined", mend
            )
        for name in contents.names:
            if name in files:
                why = f"it is quarantined by rule `{files[name].rule}`: {files[name].reason}"
                yield Finding("quarantined", f"{entry.path} {name}", why, mend)
