"""The ledger: what a data folder's files are, where they are from, under which terms, and what they are for.

A data folder holds `ledger/*.yml`, lists of entries, and the files that the entries name. An entry's `sha256` is a
shard's address, a plain file's hash, or a folder's digest.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from hashlib import file_digest
from pathlib import Path

from rusta_core.errors import RustaError, UsageError
from rusta_core.records import LedgerEntry, digest
from rusta_core.spine.disk import replacing
from rusta_core.spine.ledger.typed_yaml import read_records, write_records

FOLDER = "ledger"
SHARD = ".jsonl.zst"


def read_ledger(folder: Path) -> tuple[LedgerEntry, ...]:
    """The entries of a data folder, by file name, then in the order of the file.

    Raises UsageError where the folder has no ledger, RecordError (file, line, entry, field) for what is no entry.
    """
    return tuple(entry for path in ledger_files(folder) for entry, _ in read_records(path, LedgerEntry))


def ledger_files(folder: Path) -> list[Path]:
    """The files of a data folder's ledger."""
    if not (folder / FOLDER).is_dir():
        raise UsageError(
            "this is no data folder",
            where=str(folder),
            why=f"it has no folder {FOLDER}/ with the entries of its files",
            mend="name a folder that has one (`datasets`, a snapshot), or write the entries of this one's files",
        )
    return sorted(path for path in (folder / FOLDER).iterdir() if path.suffix in (".yml", ".yaml"))


def write_ledger(path: Path, entries: Sequence[LedgerEntry]) -> None:
    """Write a file of the ledger, in the order of the entries. Equal entries give equal bytes."""
    with replacing(path) as file:
        file.write(write_records(entries).encode())


def files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """(relative path with `/`, file) of all that lies below a folder, in no order; links are given, not followed."""
    for below, folders, names in os.walk(folder):
        links = [name for name in folders if Path(below, name).is_symlink()]
        for name in (*names, *links):
            path = Path(below, name)
            yield path.relative_to(folder).as_posix(), path


def tree_digest(folder: Path) -> str:
    """The identity of a folder: the sha256 over its sorted lines `RELATIVE_PATH SHA256`.

    Raises RustaError for links and whatever else is no plain file: their content is not the folder's.
    """
    lines = []
    for name, path in files_below(folder):
        if not stat.S_ISREG(path.lstat().st_mode) or "\n" in name:
            raise RustaError(
                "this folder has no digest",
                where=str(path),
                why="it is a link, or something else than a plain file",
                mend="put the file itself there, or remove it",
            )
        lines.append(os.fsencode(f"{name} {file_hash(path)}\n"))
    return digest(b"".join(sorted(lines)))


def file_hash(path: Path) -> str:
    """The sha256 of a plain file's bytes."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def accept(folder: Path) -> list[str]:
    """Write the hashes that plain files and folders have now into the ledger; gives the names of the entries changed.

    For a maintainer who changed the data and means it. Shards are left: one that differs is broken. Nothing else in
    the ledger changes, and nothing is added to it.
    """
    changed: list[str] = []
    for path in ledger_files(folder):
        lines = path.read_bytes().decode().splitlines(keepends=True)
        done = len(changed)
        for entry, first in read_records(path, LedgerEntry):
            place = folder / (entry.path or "")
            if entry.path is None or entry.path.endswith(SHARD) or not (place.is_file() or place.is_dir()):
                continue
            now = tree_digest(place) if place.is_dir() else file_hash(place)
            if now != entry.sha256:
                written = re.compile(rf"""(sha256["']?:\s*["']?){entry.sha256}""")
                number = next(n for n in range(first - 1, len(lines)) if written.search(lines[n]))
                lines[number] = written.sub(rf"\g<1>{now}", lines[number], count=1)
                changed.append(entry.name)
        if len(changed) > done:
            with replacing(path) as file:
                file.write("".join(lines).encode())
    return changed
