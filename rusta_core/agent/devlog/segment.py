"""Segments: the files of the log. Each has one writer, who holds a lock on it for as long as it lives.

A segment is called by the microsecond in which it began, and no two are called the same. `NAME.log` holds frames of
records as they are appended; once its writer is done it becomes `NAME.log.zst`: zstd frames of some 256 KiB, each
behind a header that stands in a skippable frame (RFC 8878, section 3.1.2), so that `zstd -dc` gives the same bytes and
damage to one does not take the others with it.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import zstandard
from attrs import frozen

from rusta_core.agent.devlog.framing import Frame, Framing, Gap
from rusta_core.agent.devlog.record import RECORDS, Damage, read
from rusta_core.errors import RustaError
from rusta_core.spine.disk import replacing, sync

BLOCKS = Framing(b"\x5e\x2a\x4d\x18\x10\0\0\0")
"""Blocks of a compressed segment: zstd's skippable magic and the 16 bytes that follow it in our header."""
_BLOCK = 256 * 1024
_PLAIN, _PACKED = ".log", ".log.zst"


@frozen(order=True)
class Segment:
    """A segment by its name, in whichever of its two forms it lies."""

    folder: Path
    name: str

    @classmethod
    def begin(cls, folder: Path, time: int) -> tuple[Segment, int]:
        """A new one that begins at `time` (microseconds) or as soon after it as no other did, open and locked."""
        while True:
            segment = cls(folder, f"{time:016}")
            time += 1
            if segment.packed.exists():
                continue
            try:
                number = os.open(segment.plain, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            fcntl.flock(number, fcntl.LOCK_EX)
            if os.fstat(number).st_nlink and not segment.packed.exists():  # nobody took it for a dead writer's
                sync(folder)
                return segment, number
            os.close(number)

    @property
    def plain(self) -> Path:
        """Where it is appended to."""
        return self.folder / f"{self.name}{_PLAIN}"

    @property
    def packed(self) -> Path:
        """Where it lies compressed."""
        return self.folder / f"{self.name}{_PACKED}"

    @property
    def began(self) -> int:
        """The microsecond in which it began; none of its records is earlier."""
        return int(self.name)

    @property
    def stamp(self) -> str:
        """Says whether its file is the one it was, by form, size and time."""
        for file in (self.plain, self.packed):
            with suppress(FileNotFoundError):
                about = file.stat()
                return f"{file.name} {about.st_size} {about.st_mtime_ns}"
        return ""

    def take(self) -> int | None:
        """Its plain form open and locked, where it has one whose writer lives no more."""
        try:
            number = os.open(self.plain, os.O_RDWR | os.O_APPEND)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(number)
            return None
        if not os.fstat(number).st_nlink:  # somebody else packed it meanwhile
            os.close(number)
            return None
        return number

    def scan(self) -> Iterator[Frame | Damage]:
        """Its whole records and what else is in it; the end of a plain one, which its writer may be in the midst of, is
        `torn`."""
        try:
            content = self.plain.read_bytes()
        except FileNotFoundError:
            if self.packed.exists():  # else nothing was in it, and it is gone
                yield from self._scan_packed(self.packed.read_bytes())
            return
        _refuse_another_version(self.plain, content)
        for one in RECORDS.scan(content, base=0):
            yield one if isinstance(one, Frame) else _damage(self.plain, one, torn=one.tail)

    def _scan_packed(self, content: bytes) -> Iterator[Frame | Damage]:
        unpacker = zstandard.ZstdDecompressor()
        ended = False
        for block in BLOCKS.scan(content):
            if isinstance(block, Gap):
                yield _damage(self.packed, block, torn=False)
                continue
            ended = not block.data
            for one in RECORDS.scan(unpacker.decompress(block.data) if block.data else b"", base=block.start):
                yield one if isinstance(one, Frame) else _damage(self.packed, block, torn=False)
        if not ended:
            yield Damage(self.packed, len(content), 0)

    def pack(self, frames: Sequence[Frame] = ()) -> None:
        """Make its plain form a compressed one, or leave it as it is where something in it is damaged.

        The caller holds its lock; frames: what is in it, where that is known to be all whole.

        The file's time becomes that of its last record, whatever the clock says, so that later writers start from it.
        """
        packer = zstandard.ZstdCompressor(write_checksum=True)
        content = self.plain.read_bytes()
        found: Sequence[Frame | Gap] = frames or list(RECORDS.scan(content, base=0))
        frames = [one for one in found if isinstance(one, Frame)]
        if len(frames) < len(found):
            return
        with replacing(self.packed) as file:
            os.fchmod(file.fileno(), 0o600)
            begin = 0
            for frame in frames:
                if frame.end - begin >= _BLOCK or frame is frames[-1]:
                    file.write(BLOCKS.frame(packer.compress(content[begin : frame.end]), begin))
                    begin = frame.end
            file.write(BLOCKS.frame(b"", begin))  # so that a lost end is seen
            file.flush()
            time = int(read(frames[-1], self.name).time * 1e9)
            os.utime(file.fileno(), ns=(time, time))
        self.plain.unlink()
        sync(self.folder)


def segments(folder: Path) -> list[Segment]:
    """Those in a folder, in the order in which they began."""
    names = os.listdir(folder) if folder.is_dir() else []
    found = {name.partition(".")[0] for name in names if name.endswith((_PLAIN, _PACKED))}
    return [Segment(folder, name) for name in sorted(found) if name.isdigit()]


def _refuse_another_version(file: Path, content: bytes) -> None:
    """What another version wrote whole is no damage: nobody may cut it off."""
    sign = content[: len(RECORDS.magic)]
    ours = RECORDS.magic
    if sign != ours and sign[:-1] == ours[:-1] and isinstance(next(Framing(sign).scan(content)), Frame):
        raise RustaError(
            f"version {sign[-1]} of the log is not {ours[-1]}, which this rusta reads",
            where=str(file),
            mend="upgrade rusta, or name another folder",
        )


def _damage(file: Path, gap: Gap | Frame, torn: bool) -> Damage:
    return Damage(file, gap.offset, gap.end - gap.offset, torn)
