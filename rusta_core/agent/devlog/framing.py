"""Frames: pieces of bytes in a file, each with its length, place and checksums, so that damage is seen and passed.

    magic | length u32 | start u32 | crc32 of what stands before u32 | crc32 of the data u32 | data

All numbers are little-endian. As in TensorBoard's records the length has a checksum of its own: where only the data is
damaged, the next frame is known; where the header is, the next one is searched for by its magic.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from zlib import crc32

from attrs import frozen

MOST = 64 * 2**20
"""Bytes of data that a frame may hold."""
_PLACE = Struct("<II")  # length, start
_SUMS = Struct("<II")  # of the header before it, of the data


@frozen
class Frame:
    """A whole frame: where it lies in the file, from its first byte to the one after its last; `start` as written."""

    offset: int
    end: int
    start: int
    data: bytes


@frozen
class Gap:
    """Bytes that are no whole frame; tail: no whole frame follows them in the file."""

    offset: int
    end: int
    tail: bool


@frozen
class Framing:
    """Frames that begin with `magic`, which also says their version."""

    magic: bytes

    def frame(self, data: bytes, start: int) -> bytes:
        """The bytes of a frame."""
        head = self.magic + _PLACE.pack(len(data), start)
        return b"".join((head, _SUMS.pack(crc32(head), crc32(data)), data))

    def scan(self, buffer: bytes, base: int | None = None) -> Iterator[Frame | Gap]:
        """All that is in a file, in order, nothing passed over.

        base: where the buffer begins in what the frames' `start` counts; one that says another place is no frame.
        """
        at, gaps = 0, list[Gap]()
        while at < len(buffer):
            began, found = at, self._at(buffer, at, base)
            if isinstance(found, Frame):
                yield from gaps
                yield found
                gaps, at = [], found.end
            else:
                at = found or self._next(buffer, at + 1)
                gaps.append(Gap(began, at, tail=False))
        if gaps:
            yield Gap(gaps[0].offset, at, tail=True)

    def _next(self, buffer: bytes, at: int) -> int:
        """Where the next frame may begin."""
        found = buffer.find(self.magic, at)
        return found if found >= 0 else len(buffer)

    def _at(self, buffer: bytes, at: int, base: int | None) -> Frame | int | None:
        """The frame at a place; where it ends, if only its data is damaged; None where its header is or it is cut."""
        begin = at + len(self.magic) + _PLACE.size
        data = begin + _SUMS.size
        if data > len(buffer) or not buffer.startswith(self.magic, at):
            return None
        length, start = _PLACE.unpack_from(buffer, at + len(self.magic))
        head_sum, data_sum = _SUMS.unpack_from(buffer, begin)
        end = data + length
        if crc32(buffer[at:begin]) != head_sum or length > MOST or base not in (None, start - at) or end > len(buffer):
            return None
        content = buffer[data:end]
        return Frame(at, end, start, content) if crc32(content) == data_sum else end
