"""Shards: records as JSON lines in zstd frames of 64, and an index, so that any record is read without the others.

A shard's address is the sha256 of its canonical uncompressed lines: zstd's own bytes differ between versions and
numbers of threads. The index stands in a skippable frame at the end (RFC 8878, section 3.1.2), so that `zstd -dc`
gives the lines and nothing else. It holds the sha256 of each frame's lines: what is read is checked, all or one.
"""

from __future__ import annotations

import json
import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import accumulate, islice
from pathlib import Path
from typing import Generic, TypeVar

import zstandard
from attrs import field, frozen

from rusta_core.errors import RustaError
from rusta_core.serialize import dumps, loads
from rusta_core.spine.disk import replacing

T = TypeVar("T")

FRAME = 64
"""Records in a frame: at the size of a case, 0.7 ms to read any one, and a ratio near that of one whole stream."""
_LEVEL = 10
_SKIPPABLE = struct.Struct("<II")  # its magic number and its length
_MAGIC = 0x184D2A5E
_TAIL = struct.Struct("<32sI4s")  # sha256 of the index, its length, and who wrote it
_SIGN = b"RSTA"


def write(path: Path, records: Iterable[object]) -> str:
    """Write a shard and return its address. A crash leaves what was there before, or the whole shard."""
    address = sha256()
    frames: list[tuple[int, int, str]] = []
    packer = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True)
    left = iter(records)
    with replacing(path) as file:
        while lines := [dumps(record).encode() + b"\n" for record in islice(left, FRAME)]:
            data = b"".join(lines)
            address.update(data)
            packed = packer.compress(data)
            frames.append((len(packed), len(lines), sha256(data).hexdigest()))
            file.write(packed)
        index = json.dumps({"schema": "shard/1", "address": address.hexdigest(), "frames": frames}).encode()
        tail = _TAIL.pack(sha256(index).digest(), len(index), _SIGN)
        file.write(_SKIPPABLE.pack(_MAGIC, len(index) + len(tail)) + index + tail)
    return address.hexdigest()


def read(path: Path, cls: type[T]) -> Iterator[T]:
    """The records of a shard. A torn or altered one is an error that names it, before any record is given."""
    shard = Shard.open(path, cls)
    shard.verify()
    yield from shard


@frozen(eq=False)
class Shard(Generic[T]):
    """A shard that is open for reading at any place: `shard[7]`, `len(shard)`, `for record in shard`.

    Each frame is checked against the index when it is read. Raises RustaError, with the file, for one that is torn or
    altered.
    """

    path: Path
    of: type[T]
    address: str
    _frames: tuple[tuple[int, int, str], ...] = field(repr=False)
    _starts: Sequence[int] = field(init=False, repr=False)
    _places: Sequence[int] = field(init=False, repr=False)
    _last: dict[int, list[bytes]] = field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", list(accumulate((count for _, count, _ in self._frames), initial=0)))
        object.__setattr__(self, "_places", list(accumulate((size for size, _, _ in self._frames), initial=0)))

    @classmethod
    def open(cls, path: Path, of: type[T]) -> Shard[T]:
        """Open a shard by its index."""
        return cls(path, of, *_index(path))

    def __len__(self) -> int:
        return self._starts[-1]

    def __getitem__(self, number: int) -> T:
        place = range(len(self))[number]
        frame = bisect_right(self._starts, place) - 1
        if frame not in self._last:
            self._last.clear()
            self._last[frame] = self._lines(frame)
        return self._record(self._last[frame][place - self._starts[frame]], place)

    def __iter__(self) -> Iterator[T]:
        for frame, start in enumerate(self._starts[:-1]):
            for number, line in enumerate(self._lines(frame), start):
                yield self._record(line, number)

    def verify(self) -> None:
        """Read all of it against its address."""
        address = sha256()
        for frame in range(len(self._frames)):
            address.update(b"".join(self._lines(frame)))
        if address.hexdigest() != self.address:
            raise _broken(self.path, f"it was altered: its {len(self)} records are not those that were written")

    def _record(self, line: bytes, number: int) -> T:
        return loads(self.of, line, where=f"{self.path}:{number + 1}")

    def _lines(self, frame: int) -> list[bytes]:
        size, count, digest = self._frames[frame]
        try:
            with self.path.open("rb") as file:
                file.seek(self._places[frame])
                data = zstandard.ZstdDecompressor().decompress(file.read(size))
        except (OSError, zstandard.ZstdError) as error:
            raise _broken(self.path, f"it was altered: {error}") from error
        lines = data.splitlines(keepends=True)
        if sha256(data).hexdigest() != digest or len(lines) != count:
            first = self._starts[frame]
            raise _broken(self.path, f"it was altered: records {first} to {first + count - 1} are not those written")
        return lines


def _index(path: Path) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The address and the frames (bytes, records, sha256) that the index of a file tells, if it is whole."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            if size < _SKIPPABLE.size + _TAIL.size:
                raise _broken(path, "it is torn: it ends before its index")
            file.seek(size - _TAIL.size)
            digest, length, sign = _TAIL.unpack(file.read(_TAIL.size))
            start = size - _TAIL.size - length - _SKIPPABLE.size
            if sign != _SIGN or start < 0:
                raise _broken(path, "it is torn: it does not end in its index")
            file.seek(start)
            head, index = file.read(_SKIPPABLE.size), file.read(length)
    except OSError as error:
        raise _broken(path, error.strerror or str(error)) from error
    if head != _SKIPPABLE.pack(_MAGIC, length + _TAIL.size) or sha256(index).digest() != digest:
        raise _broken(path, "it was altered: its index is not what was written")
    told = json.loads(index)
    frames = tuple((size, count, digest) for size, count, digest in told["frames"])
    if sum(size for size, _, _ in frames) != start:
        raise _broken(path, "it was altered: its frames are not as long as its index says")
    return told["address"], frames


def _broken(path: Path, why: str) -> RustaError:
    return RustaError(
        "this shard cannot be used",
        where=str(path),
        why=why,
        mend="delete it: what wrote it, a run or `rusta data snapshot`, writes it again",
    )
