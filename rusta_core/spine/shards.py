"""Shards: records as JSON lines in zstd, closed by their number and the sha256 of the lines.

That sha256 is the shard's address. It is of canonical uncompressed bytes: zstd's own differ between versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import Any, TypeVar

import zstandard

from rusta_core.errors import RustaError
from rusta_core.serialize import dumps, loads
from rusta_core.spine.disk import replacing

T = TypeVar("T")
_END = b'["end",'  # no record: those are objects


def write(path: Path, records: Iterable[Any]) -> str:
    """Write a shard and return its address. A crash leaves what was there before, or the whole shard."""
    address, count = sha256(), 0
    with (
        replacing(path) as file,
        zstandard.ZstdCompressor(level=10, write_checksum=True).stream_writer(file, closefd=False) as out,
    ):
        for record in records:
            line = dumps(record).encode() + b"\n"
            address.update(line)
            out.write(line)
            count += 1
        out.write(_end(count, address.hexdigest()))
    return address.hexdigest()


def read(path: Path, cls: type[T]) -> Iterator[T]:
    """The records of a shard. A torn or altered one is an error that names it, before any record is given."""
    _verify(path)
    for number, line in enumerate(_lines(path), start=1):
        if not line.startswith(_END):
            yield loads(cls, line, where=f"{path}:{number}")


def _verify(path: Path) -> None:
    address, count, end = sha256(), 0, None
    try:
        for line in _lines(path):
            if end is not None:
                raise _broken(path, "something follows its last line")
            if line.startswith(_END):
                end = line
            else:
                address.update(line)
                count += 1
    except zstandard.ZstdError as error:
        raise _broken(path, f"it was altered: {error}") from error
    except OSError as error:
        raise _broken(path, error.strerror or str(error)) from error
    if end is None:
        raise _broken(path, f"it is torn: it ends at record {count}, before its last line")
    if end != _end(count, address.hexdigest()):
        raise _broken(path, f"it was altered: its {count} records are not those that were written")


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as stream:
        yield from BufferedReader(stream)


def _end(count: int, address: str) -> bytes:
    return _END + f'{count},"{address}"]\n'.encode()


def _broken(path: Path, why: str) -> RustaError:
    return RustaError(
        "this shard cannot be used",
        where=str(path),
        why=why,
        mend="delete it: the step that wrote it will write it again",
    )
