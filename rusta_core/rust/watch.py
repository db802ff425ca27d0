"""What the kernel does not bound for a child with all that it starts: processes, memory and disk, each in all.

A limit on processes does not hold for root; those on memory and file size are for one process and one file. So whoever
waits for a child looks now and then, and ends it where it is too much. Processes are found by the kernel's lists of
children (proc(5), `/proc/PID/task/TID/children`), files by their time of change, which no program can set.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from attrs import define, field, frozen
from attrs.validators import gt

EVERY = 0.2
"""Seconds between two looks, each of which costs well below a millisecond."""
_PAGE = os.sysconf("SC_PAGE_SIZE")
_KEPT_FREE = 256 << 20  # bytes of a disk that nothing may use up


@frozen(kw_only=True)
class Watch:
    """What is allowed. processes: that are there at once, the child and all that it has started; memory_mb: MiB that
    these hold together; folder_mb: MiB that may be written below `folder` while it runs."""

    processes: int = field(default=256, validator=gt(0))
    memory_mb: int = field(default=8192, validator=gt(0))
    folder: Path | None = None
    folder_mb: int = field(default=4096, validator=gt(0))


@define(eq=False)
class Watching:
    """A watch that has begun, over the child `pid`."""

    watch: Watch
    pid: int
    _began: float = field(factory=time.time, init=False)
    _free: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._free = _free(self.watch.folder) if self.watch.folder is not None else 0

    def excess(self) -> str:
        """What there is too much of, as a sentence about `it`; empty where nothing is."""
        held = 0
        for count, pid in enumerate(descendants(self.pid), 2):
            held += _resident(pid)
            if count > self.watch.processes:
                return f"it became more than {self.watch.processes} processes"
            if held > self.watch.memory_mb << 20:
                return f"it took more than {self.watch.memory_mb} MB of memory"
        folder, allowed = self.watch.folder, self.watch.folder_mb << 20
        if folder is None:
            return ""
        free = _free(folder)
        if free < _KEPT_FREE <= self._free:
            return "it filled the disk"
        lost = self._free - free > allowed  # only then are the files looked at: it may have been another's doing
        return f"it wrote more than {self.watch.folder_mb} MB" if lost and self._has_written(folder, allowed) else ""

    def _has_written(self, folder: Path, allowed: int) -> bool:
        total, since = 0, self._began - 1.0  # the file system's clock may be a tick behind
        for entry in _files(folder):
            with suppress(OSError):  # gone meanwhile
                told = entry.stat(follow_symlinks=False)
                total += told.st_blocks * 512 if told.st_ctime >= since else 0
            if total > allowed:
                return True
        return False


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process has started, and those that these have."""
    ahead = [pid]
    while ahead:
        below = children(ahead.pop())
        yield from below
        ahead += below


def children(pid: int) -> list[int]:
    """The processes that a process has started and that are there; [] where it is gone itself."""
    found: list[int] = []
    with suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            with suppress(OSError), open(f"/proc/{pid}/task/{task}/children") as listed:
                found += map(int, listed.read().split())
    return found


def _resident(pid: int) -> int:
    """Bytes of memory that a process holds."""
    with suppress(OSError), open(f"/proc/{pid}/statm") as told:
        return int(told.read().split()[1]) * _PAGE
    return 0


def _free(folder: Path) -> int:
    """Bytes that are free on a folder's disk."""
    told = os.statvfs(folder)
    return told.f_bavail * told.f_frsize


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    ahead = [str(folder)]
    while ahead:
        with suppress(OSError), os.scandir(ahead.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    ahead.append(entry.path)
                else:
                    yield entry
