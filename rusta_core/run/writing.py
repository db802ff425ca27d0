"""A repair on its way into the user's files: one episode at a crate, all files or none, and a kill undone.

What is about to be written is written down first, in the user's state folder. Each new file and a copy of each old one
then lie beside the file; only when all do are they renamed over it. Whoever finds the note later knows how far it came:
where all files are new it has only to be tidied up, where some are, those go back to what they were.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from attrs import asdict, frozen

from rusta_core.errors import RustaError, UsageError
from rusta_core.kept import state_folder
from rusta_core.records import digest
from rusta_core.spine.disk import replacing, sync, writing

_POLL = 0.1  # seconds between two looks at a crate that another episode holds


def notes_folder() -> Path:
    """Where this user's unfinished writing is noted."""
    return state_folder() / "applying"


@frozen(kw_only=True)
class Change:
    """A file that changes. before, after: the sha256 of its bytes; new, old: where the new ones and a copy of the old
    ones lie meanwhile, beside it."""

    path: str
    before: str
    after: str
    new: str
    old: str

    @property
    def now(self) -> str:
        """The sha256 of what lies there; empty where nothing does."""
        path = Path(self.path)
        return digest(path.read_bytes()) if path.is_file() else ""


@frozen(kw_only=True)
class Recovered:
    """What became of writing that was broken off. undone: the files that went back to what they were; left: those that
    somebody else has changed since, which nobody touched; finished: it had been written whole."""

    root: str
    finished: bool = False
    undone: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.finished:
            return f"a repair of {self.root} had been written whole when it was broken off; its traces are gone"
        said = f"a repair of {self.root} was broken off: {len(self.undone)} files are what they were before it"
        return said + (f"; changed since, and left alone: {', '.join(self.left)}" if self.left else "")


@contextmanager
def held(root: Path, *, wait: float = 0.0) -> Iterator[None]:
    """The crate at `root` is this process's to write into, until the context is left; a kill frees it.

    wait: seconds to wait for another that holds it. Raises UsageError where it is held for longer.
    """
    path = _note(root).with_suffix(".lock")
    with writing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.open("a+")
    with lock:
        deadline = time.monotonic() + wait
        while not _locked(lock.fileno()):
            if time.monotonic() >= deadline:
                lock.seek(0)
                why = f"process {lock.read().strip() or 'unknown'} is repairing it"
                mend = "wait until it has ended, or say --wait SECONDS"
                raise UsageError("another episode is at work on this crate", where=str(root), why=why, mend=mend)
            time.sleep(_POLL)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        if _note(root).exists():
            _settle(_note(root))
        yield


def _locked(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def write_all(root: Path, files: Mapping[Path, bytes]) -> None:
    """Write every file, or leave all as they were: where anything fails, at Ctrl-C, and after a kill at the next start.

    root: by which the crate is known, and held. A file keeps its permissions, a link stays one.
    """
    changes = [_change(path.resolve(), data) for path, data in files.items()]
    note = _note(root)
    with replacing(note) as file:
        told = {"root": str(root), "changes": [asdict(one) for one in changes]}
        file.write(json.dumps(told).encode())
    try:
        for change, data in zip(changes, files.values(), strict=True):
            _lay(Path(change.new), data, like=Path(change.path))
            _lay(Path(change.old), Path(change.path).read_bytes(), like=Path(change.path))
        for change in changes:
            with writing(Path(change.path).parent):
                os.replace(change.new, change.path)
        for folder in {Path(change.path).parent for change in changes}:
            sync(folder)
    finally:
        _settle(note)


def recover(folder: Path | None = None) -> list[Recovered]:
    """Bring to an end whatever writing was broken off, of any crate; what another process is just writing is let be."""
    found = []
    for note in sorted((folder or notes_folder()).glob("*.json")):
        with note.with_suffix(".lock").open("a+") as lock:
            if _locked(lock.fileno()) and note.exists():
                found.append(_settle(note))
    return found


def _note(root: Path) -> Path:
    return notes_folder() / f"{digest(str(root.resolve()))[:32]}.json"


def _change(path: Path, data: bytes) -> Change:
    beside = f"{path.parent}/.{path.name}.{uuid4().hex[:8]}"
    before = digest(path.read_bytes())
    return Change(path=str(path), before=before, after=digest(data), new=f"{beside}.new", old=f"{beside}.old")


def _lay(there: Path, data: bytes, *, like: Path) -> None:
    """Write bytes with the permissions of another file, down to the disk."""
    with writing(there.parent):
        with there.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(like, there)
        with suppress(OSError):  # whoever may not give files away keeps them
            told = like.stat()
            os.chown(there, told.st_uid, told.st_gid)


def _settle(note: Path) -> Recovered:
    """All files new: tidy up. Else those that are go back; then the note goes."""
    told = json.loads(note.read_text())
    changes = [Change(**one) for one in told["changes"]]
    is_new = [one for one in changes if one.now == one.after]
    finished = len(is_new) == len(changes)
    undone = [] if finished else _undone(is_new)
    left = [one.path for one in changes if not finished and one.now != one.before]
    for change in changes:
        for path in (change.new, change.old):
            Path(path).unlink(missing_ok=True)
    note.unlink()
    sync(note.parent)
    return Recovered(root=told["root"], finished=finished, undone=tuple(undone), left=tuple(left))


def _undone(changes: Sequence[Change]) -> list[str]:
    for one in changes:
        try:
            os.replace(one.old, one.path)
        except OSError as fault:
            mend = f"copy {one.old} over it"
            raise RustaError("a file could not be put back", where=one.path, why=str(fault), mend=mend) from fault
    for folder in {Path(one.path).parent for one in changes}:
        sync(folder)
    return [one.path for one in changes]
