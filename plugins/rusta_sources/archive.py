"""`.crate` files, read where they lie: gzip and tar, nothing unpacked to disk.

An archive may be made to do harm: names that leave its folder, links, devices, one name twice, a flood of bytes. What
`cargo package` writes has none of these, so an archive that has one is refused as a whole.
"""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Callable
from gzip import GzipFile
from pathlib import Path
from typing import Any

from attrs import define

from rusta_sources.code import MOST_BYTES, Log, too_large

MOST_PACKED = 64_000_000  # bytes of a .crate file
MOST_UNPACKED = 512_000_000  # bytes that come out of one; the largest that people publish have about 100 MB
MOST_FILES = 50_000
_CHUNK = 1 << 16


class Refused(ValueError):
    """An archive that is not to be read; the message is the reason."""


@define
class _Bounded:
    """A stream that refuses to give more than a crate can hold."""

    stream: GzipFile
    left: int

    def read(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.left -= len(data)
        if self.left < 0:
            raise Refused(f"too large: more than {MOST_UNPACKED:,} bytes come out of it")
        return data


def read_archive(path: Path, wanted: Callable[[str], bool], log: Log) -> dict[str, bytes]:
    """The wanted files of a `.crate` by their paths inside it. Raises Refused where it is not to be read."""
    if not path.is_file():
        raise Refused("not a file: a pipe, a device or a folder stands there")
    if (size := path.stat().st_size) > MOST_PACKED:
        raise Refused(too_large(size, MOST_PACKED))
    try:
        with path.open("rb") as packed, GzipFile(fileobj=packed) as stream:
            return _read(_Bounded(stream, MOST_UNPACKED), path, wanted, log)
    except Refused:
        raise
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError, OverflowError) as error:
        raise Refused(f"unreadable: {error}") from error


def _read(stream: _Bounded, path: Path, wanted: Callable[[str], bool], log: Log) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    names: set[str] = set()
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as tar:  # type: ignore[call-overload]  # read() does
        for member in tar:
            name = _inside(member, path.name.removesuffix(".crate"))
            if name in names:
                raise Refused(f"unsafe: {name!a} comes twice")
            if len(names) == MOST_FILES:
                raise Refused(f"too large: more than {MOST_FILES:,} files")
            names.add(name)
            if not member.isreg() or not wanted(name):
                continue
            if member.size > MOST_BYTES:
                log(f"{path}/{name}", too_large(member.size))
                continue
            content = tar.extractfile(member)
            assert content is not None
            files[name] = content.read()
    while stream.read(_CHUNK):  # to the end, where gzip compares its checksum
        pass
    return files


class _Header(tarfile.TarInfo):
    """tarfile takes a broken header for the end of the archive; here it is a fault."""

    @classmethod
    def frombuf(cls, *given: Any) -> _Header:
        try:
            return super().frombuf(*given)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise Refused(f"unreadable: {error}") from error


def _inside(member: tarfile.TarInfo, root: str) -> str:
    """The path of a member inside the crate. Raises Refused for one that is no file or folder below `root`."""
    top, *parts = member.name.split("/")
    if top != root or not {"", ".", ".."}.isdisjoint(parts) or "\\" in member.name or not member.name.isprintable():
        raise Refused(f"unsafe: the name {member.name!a} is not one inside {root}/")
    if not (member.isreg() or member.isdir()) or member.issparse():
        raise Refused(f"unsafe: {member.name!a} is a link, a device or another thing that is no file")
    return "/".join(parts)
