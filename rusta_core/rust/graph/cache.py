"""Graphs on disk, each in a file by the key of what it was made of.

It is a cache and never more: a file that cannot be read is a miss, one that is not used is removed when there is too
much, and a disk that is full costs the memory of a graph and nothing else.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from random import random
from tempfile import NamedTemporaryFile
from typing import Any

from attrs import field, frozen
from attrs.validators import gt

_ENDING = ".json.z"


@frozen
class GraphCache:
    """folder: of this cache alone; most_mb: MiB that it may hold, the least lately used going first."""

    folder: Path
    most_mb: int = field(default=256, validator=gt(0))

    def get(self, key: str) -> Mapping[str, Any] | None:
        """What is kept under a key; None where nothing is, or it is damaged."""
        path = self._path(key)
        try:
            found = json.loads(zlib.decompress(path.read_bytes()))
            os.utime(path)
        except (OSError, zlib.error, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def put(self, key: str, value: Mapping[str, Any]) -> None:
        """Keep it: another process sees what was there before, or all of it."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            written = zlib.compress(json.dumps(value, sort_keys=True).encode(), 6)
            with NamedTemporaryFile(dir=self.folder, prefix=".", delete=False) as scratch:
                try:
                    scratch.write(written)
                    scratch.close()
                    os.replace(scratch.name, self._path(key))
                finally:
                    Path(scratch.name).unlink(missing_ok=True)
            if random() * (self.most_mb << 16) < len(written):  # a look for each sixteenth of it that is written
                self._shrink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_ENDING}"

    def _shrink(self) -> None:
        there = []
        for path in self.folder.glob(f"*{_ENDING}"):
            with suppress(OSError):  # another process removed it
                told = path.stat()
                there.append((told.st_mtime_ns, told.st_size, path))
        left = sum(size for _, size, _ in there)
        for _, size, path in sorted(there):
            if left <= self.most_mb << 20:
                break
            path.unlink(missing_ok=True)
            left -= size
