"""What steps have made, kept by what they were made from: a folder a step and key, finished or not there.

A step works in a scratch folder that survives a kill, so that it can go on where it was. To finish is to
write a manifest with the hash of every file, bring all down to the disk, and rename the folder: a kill leaves
it finished or scratch. Folders that are taken out again are checked against their manifest.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from hashlib import file_digest
from pathlib import Path
from typing import Any
from uuid import uuid4

from attrs import field, frozen

from rusta_core.errors import RustaError
from rusta_core.records import digest
from rusta_core.spine.disk import sync, writing

MANIFEST = "manifest.json"


def key_of(*parts: Any) -> str:
    """The key of what a step is made from: JSON values, in order. Equal parts, equal key."""
    return digest(json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False))


def _warn(what: str, reason: str) -> None:
    logging.getLogger("rusta").warning("%s: %s", what, reason)


@frozen(eq=False)
class StepCache:
    """Finished folders by step and key, under `root`. log: hears of each that is thrown away, and why."""

    root: Path
    log: Callable[[str, str], None] = _warn
    _held: dict[Path, int] = field(factory=dict, init=False, repr=False)

    def get(self, step: str, key: str) -> Path | None:
        """The finished folder; None where there is none. One that does not match its manifest is removed."""
        folder = self.root / step / key
        if not folder.is_dir():
            return None
        reason = _flaw(folder)
        if reason is None:
            return folder
        self.log(str(folder), f"{reason}; it is thrown away and made again")
        with writing(folder):
            _discard(folder)
        return None

    def begin(self, step: str, key: str) -> Path:
        """The folder to work in, with what an interrupted attempt left there. It is this process's alone."""
        scratch = self._scratch(step, key)
        if scratch in self._held:
            return scratch
        with writing(scratch.parent):
            scratch.mkdir(parents=True, exist_ok=True)
            for gone in scratch.parent.glob(".gone-*"):  # a kill in the middle of a removal
                shutil.rmtree(gone, ignore_errors=True)
            number = os.open(scratch, os.O_RDONLY)
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                mine = os.path.samestat(os.fstat(number), os.stat(scratch))
            except (BlockingIOError, FileNotFoundError):
                mine = False
        if not mine:
            os.close(number)
            raise RustaError(
                f"another process is at work on step {step!r}",
                where=str(scratch),
                mend="wait until it has ended, or give this run a folder of its own",
            )
        self._held[scratch] = number
        return scratch

    def finish(self, step: str, key: str) -> Path:
        """Make the scratch folder the finished one; what stood under the same key is replaced."""
        scratch, folder = self._scratch(step, key), self.root / step / key
        number = self._held[scratch]
        with writing(folder):
            files = {path: scratch / path for path in _files(scratch)}
            for path in files.values():
                sync(path)
            hashes = {name: _hash(path) for name, path in files.items()}
            (scratch / MANIFEST).write_text(json.dumps({"schema": "step/1", "files": hashes}, indent=1))
            sync(scratch / MANIFEST)
            for below, _, _ in os.walk(scratch):
                sync(Path(below))
            if folder.exists():
                _discard(folder)
            scratch.rename(folder)
            sync(folder.parent)
        os.close(number)
        del self._held[scratch]
        return folder

    def _scratch(self, step: str, key: str) -> Path:
        return self.root / step / f"{key}.scratch"


def _files(folder: Path) -> Iterator[str]:
    """The files of a folder other than its manifest, as relative paths in a fixed order."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and name != MANIFEST:
            yield name


def _flaw(folder: Path) -> str | None:
    """Why a finished folder cannot be used, naming the file; None where every hash holds."""
    try:
        files = json.loads((folder / MANIFEST).read_bytes())["files"]
        found = list(_files(folder))
        if sorted(files) != sorted(found):
            return f"{min(set(files) ^ set(found))} is missing or was not there when it was made"
        bad = next((name for name in found if _hash(folder / name) != files[name]), None)
        return f"{bad} is not what was written" if bad is not None else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"its manifest or a file cannot be read ({error})"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _discard(folder: Path) -> None:
    """Remove a folder so that a kill leaves it whole or gone."""
    gone = folder.with_name(f".gone-{uuid4().hex}")
    folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)  # what stays behind is swept when the next step begins
