"""Writing that a crash cannot tear, and faults of the disk said in words that help."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rusta_core.errors import RustaError

_FAULTS = {
    errno.ENOSPC: ("the disk is full", "free some space there, or work in a folder on another disk"),
    errno.EDQUOT: ("the disk quota is used up", "free some space there, or work in a folder on another disk"),
    errno.EROFS: ("the disk is read-only", "work in a folder that can be written"),
    errno.EACCES: (
        "it may not be written",
        "give yourself the right to write there, or work in another folder",
    ),
    errno.EPERM: (
        "it may not be written",
        "give yourself the right to write there, or work in another folder",
    ),
    errno.ENOTDIR: (
        "a file stands where a folder is needed",
        "move the file away, or work in another folder",
    ),
}


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn a fault of the disk into a RustaError that names `folder` and the way out."""
    try:
        yield
    except OSError as error:
        if error.filename and not Path(os.fsdecode(error.filename)).is_relative_to(folder):
            raise  # another file's fault
        why, mend = _FAULTS.get(
            error.errno or 0, (error.strerror or str(error), "mend that, or work in another folder")
        )
        raise RustaError("cannot write", where=str(folder), why=why, mend=mend) from error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` once it is written in full; until then nothing changes."""
    with writing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with scratch.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            scratch.rename(path)
        finally:
            scratch.unlink(missing_ok=True)
        sync(path.parent)


def sync(path: Path) -> None:
    """Bring a file's bytes, or a folder's names, down to the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
