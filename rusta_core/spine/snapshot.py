"""Snapshots: all the data of a recipe in one folder, with the ledger that accounts for every byte of it.

    snapshot.json   the fingerprint, and what the data was made by
    README.md       the same for people, in tables
    ledger/*.yml    an entry for each shard, and what was left out of it and why
    shards/         the records, by their address

A snapshot is made beside where it will stand and takes its place by one rename; `latest` is then moved to it. A kill
leaves the last good one as it was. Its fingerprint is of the ledger alone, so it is the same wherever it is made.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from rusta_core.errors import RustaError, UsageError
from rusta_core.records import LedgerEntry
from rusta_core.serialize import dumps
from rusta_core.spine import shards
from rusta_core.spine.cache import key_of
from rusta_core.spine.disk import sync, writing
from rusta_core.spine.ledger import read_ledger, write_ledger
from rusta_core.spine.workers import Workers

ABOUT = "snapshot.json"
README = "README.md"
LATEST = "latest"
SHARDS = "shards"
_SCRATCH = ".scratch"
_SHOWN = 16  # letters of the fingerprint in a snapshot's name: 64 bits tell any number of them apart

Check = Callable[[Path], None]


@frozen(kw_only=True)
class Part:
    """Records that become one shard, and their entry but for what the shard itself tells: address, number, path."""

    entry: LedgerEntry
    records: Sequence[object] = field(repr=False)


@frozen
class Snapshot:
    """A snapshot that lies on disk."""

    folder: Path
    fingerprint: str
    about: Mapping[str, Any] = field(repr=False)
    entries: tuple[LedgerEntry, ...] = field(repr=False)

    def paths(self, kind: str, split: str | None = None, state: str = "allowed") -> list[Path]:
        """The shards of one kind, in the ledger's order."""
        return [
            self.folder / entry.path
            for entry in self.entries
            if entry.path and (entry.kind, entry.state) == (kind, state) and split in (None, entry.split)
        ]


def write_snapshot(
    root: Path,
    parts: Iterable[Part],
    about: Mapping[str, Any],
    check: Check,
    workers: Workers = Workers(),
    readme: str = "",
) -> Snapshot:
    """Write a snapshot below `root` and make it the latest. One that stands there with the same fingerprint is kept.

    check: looks at a whole snapshot and raises where it may not stand. Raises RustaError where another
    process writes there, or the disk will not take it: then the last snapshot stands as it was.
    """
    with _held(root) as scratch, writing(scratch):
        (scratch / SHARDS).mkdir()
        entries = list(workers.map(_write_part, ((scratch, number, part) for number, part in enumerate(parts))))
        for kind in dict.fromkeys(entry.kind for entry in entries):
            write_ledger(scratch / "ledger" / f"{kind}.yml", [entry for entry in entries if entry.kind == kind])
        fingerprint = key_of([dumps(entry) for entry in read_ledger(scratch)])
        whole = {"schema": "snapshot/1", "fingerprint": fingerprint, **about}
        (scratch / ABOUT).write_text(json.dumps(whole, indent=1, sort_keys=True))
        (scratch / README).write_text(readme)
        for below, _, files in os.walk(scratch, topdown=False):
            for name in (*files, "."):
                sync(Path(below) / name)
        check(scratch)
        folder = root / fingerprint[:_SHOWN]
        if not _stands(folder, check):
            scratch.rename(folder)
        _point(root / LATEST, folder.name)
        sync(root)
    return open_snapshot(folder)


def open_snapshot(folder: Path) -> Snapshot:
    """A snapshot by its folder, or the latest one below a folder of snapshots."""
    place = folder if (folder / ABOUT).is_file() else folder / LATEST
    try:
        about = json.loads((place / ABOUT).read_bytes())
        fingerprint = str(about["fingerprint"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            "there is no snapshot here",
            where=str(folder),
            why=str(error),
            mend="make one with `rusta data snapshot RECIPE --out FOLDER`, or name the folder of one",
        ) from error
    entries = read_ledger(place)
    if key_of([dumps(entry) for entry in entries]) != fingerprint:
        raise RustaError(
            "this snapshot's ledger is not the one it was written with",
            where=str(place / "ledger"),
            mend="make the snapshot again, or take a copy that was not altered",
        )
    return Snapshot(place.resolve(), fingerprint, about, entries)


def _stands(folder: Path, check: Check) -> bool:
    """Whether a snapshot is there and good; one that was altered is put where it will be swept away."""
    if not folder.exists():
        return False
    try:
        check(folder)
    except RustaError:
        folder.rename(folder.with_name(f"{_SCRATCH}.bad"))
        return False
    return True


def _write_part(job: tuple[Path, int, Part]) -> LedgerEntry:
    """The part's shard under its address, and its whole entry."""
    scratch, number, part = job
    if not part.records:
        return part.entry
    made = scratch / SHARDS / f"{number}.part"
    address = shards.write(made, part.records)
    path = f"{SHARDS}/{address}.jsonl.zst"
    made.rename(scratch / path)
    return evolve(part.entry, sha256=address, path=path, records=len(part.records))


@contextmanager
def _held(root: Path) -> Iterator[Path]:
    """An empty folder to work in that is this process's alone; what a killed one left there is swept away."""
    with writing(root):
        root.mkdir(parents=True, exist_ok=True)
        lock = open(root / ".lock", "a")  # noqa: SIM115 - it is open exactly as long as the work
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RustaError(
                "another process is writing a snapshot here",
                where=str(root),
                mend="wait until it has ended, or give this one a folder of its own: --out",
            ) from None
        _sweep(root)
        scratch = root / _SCRATCH
        with writing(root):
            scratch.mkdir()
        try:
            yield scratch
        finally:
            _sweep(root)


def _sweep(root: Path) -> None:
    for left in root.glob(f"{_SCRATCH}*"):
        shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()


def _point(link: Path, name: str) -> None:
    """Make `link` a symbolic link to `name`, at once."""
    made = link.with_name(f"{_SCRATCH}.link")
    made.symlink_to(name)
    made.replace(link)
