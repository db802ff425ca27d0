"""The writer: one record, one write, and nothing acknowledged that a crash could take back."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

from attrs import define, field

from rusta_core.agent.devlog.framing import MOST
from rusta_core.agent.devlog.record import RECORDS, Damage, body, line
from rusta_core.agent.devlog.recovery import mend
from rusta_core.agent.devlog.scrub import Scrubber
from rusta_core.agent.devlog.segment import Segment
from rusta_core.errors import RustaError
from rusta_core.serialize import to_json
from rusta_core.spine.disk import sync as bring_down
from rusta_core.spine.disk import writing

SEGMENT = 16 * 2**20
"""Bytes after which a segment is done with and compressed."""


@define
class DevLog:
    """A log that is open for appending, by any number of threads; other processes may have the same folder open.

    mended: the torn ends of dead writers that opening it cut off; they are kept beside the segments.
    """

    folder: Path
    mended: tuple[Damage, ...]
    _last: int  # the microsecond of the latest record: time does not go backwards, whatever the clock does
    _most: int = SEGMENT
    _scrubber: Scrubber = field(factory=Scrubber.of_this_machine)
    _open: _Open | None = field(default=None, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    @classmethod
    def open(cls, folder: Path, *, segment_bytes: int = SEGMENT) -> DevLog:
        """Open the log in a folder, which is made if need be, and mend what dead writers left.

        Raises RustaError where the folder cannot be written.
        """
        with writing(folder):
            missing = [one for one in (folder, *folder.parents) if not one.exists()]
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for one in missing:
                bring_down(one.parent)
            mended, last = mend(folder)
        return cls(folder, mended, last, segment_bytes)

    def append(self, kind: str, episode: str, data: Mapping[str, Any], *, sync: bool = False) -> None:
        """Append one record of an episode; with `sync` it is on the disk before this returns.

        data: JSON values and records; secrets, and what tells who and where the user is, are scrubbed. Raises
        RustaError for what is no JSON, for more than 64 MiB, and where the disk is full, of which nothing is kept, or
        fails; the log can be gone on with.
        """
        text = body(kind, episode, self._scrubber.scrub(to_json(data)))
        with self._lock, writing(self.folder):
            self._last = max(self._last, time.time_ns() // 1000)
            size = len(line(text, self._last))
            if size > MOST:
                raise RustaError(
                    "this record is too long for the log",
                    where=f"{kind} of episode {episode}",
                    why=f"it has {size:,} bytes, and {MOST:,} are the most",
                    mend="keep what is long in a file, and its sha256 in the record",
                )
            self._segment(size).write(line(text, self._last))
            if sync:
                self._sync()

    def sync(self) -> None:
        """Bring all that this process appended down to the disk."""
        with self._lock, writing(self.folder):
            self._sync()

    def close(self) -> None:
        """Sync, and let go of the segment."""
        with self._lock, writing(self.folder):
            if self._open is not None:
                self._sync()
                self._leave()

    def __enter__(self) -> DevLog:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _segment(self, more: int) -> _Open:
        """The segment that takes `more` bytes: this process's own, and a new one where that is full."""
        if self._open is not None and self._open.process != os.getpid():
            self._leave()  # it is a parent's, or could not be brought back to whole records
        if self._open is not None and self._open.end and self._open.end + more > self._most:
            self._sync()
            self._open.segment.pack()
            self._leave()
        if self._open is None:
            segment, number = Segment.begin(self.folder, self._last)
            self._last = max(self._last, segment.began)
            self._open = _Open(segment, number)
        return self._open

    def _sync(self) -> None:
        if self._open is not None and self._open.process == os.getpid():
            try:
                os.fdatasync(self._open.number)
            except OSError:  # what of it is on the disk nobody knows: the next opening finds out
                self._leave()
                raise

    def _leave(self) -> None:
        if self._open is not None:
            os.close(self._open.number)
            self._open = None


@define
class _Open:
    """The segment that a process appends to; end: the bytes of whole records in it."""

    segment: Segment
    number: int
    end: int = 0
    process: int = field(factory=os.getpid)

    def write(self, data: bytes) -> None:
        """One frame by one write, or nothing of it."""
        rest = memoryview(RECORDS.frame(data, self.end))
        whole = self.end + len(rest)
        try:
            while rest:  # once, unless the disk fills up in its midst: then the second write says so
                rest = rest[os.write(self.number, rest) :]
            self.end = whole
        except BaseException:  # an interrupt may leave a part of it, too
            self._back()
            raise

    def _back(self) -> None:
        try:
            os.ftruncate(self.number, self.end)
        except OSError:
            self.process = 0  # nobody appends behind what cannot be taken back; the next opening cuts it off
