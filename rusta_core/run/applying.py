"""Whether a repair may be written into the user's files: where it can be taken back, and nothing changed meanwhile."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from rusta_core.errors import UsageError
from rusta_core.records import digest
from rusta_core.rust.process import run


def check_history(root: Path, paths: Sequence[Path], *, allow_dirty: bool, allow_no_vcs: bool) -> None:
    """Refuse where the change could not be told from what was there, or not be taken back: as cargo fix does.

    Raises UsageError for files with changes that are not committed, and for a folder that git does not keep.
    """
    if shutil.which("git") is None:
        kept, why = False, "git is not installed"
    else:
        asked = _git(root, "rev-parse", "--is-inside-work-tree")
        kept, why = asked.returncode == 0, (asked.stderr.strip().splitlines() or [""])[-1]
    if not kept:
        if allow_no_vcs:
            return
        mend = "`git init` and commit, or say --allow-no-vcs"
        raise UsageError("the folder has no history to go back to", where=str(root), why=why, mend=mend)
    status = _git(root, "status", "--porcelain", "--untracked-files=all", "--ignored", "--", *map(str, paths))
    if status.stdout.strip() and not allow_dirty:
        mend = "commit or stash them, or say --allow-dirty"
        why = "\n".join(status.stdout.splitlines()[:8])
        raise UsageError("files have changes that are not committed", where=str(root), why=why, mend=mend)


def _git(root: Path, *words: str):  # type: ignore[no-untyped-def]
    """git, with nothing that a repository could have it run."""
    return run(["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", *words], timeout=30, cwd=root)


def check_writable(paths: Sequence[Path]) -> None:
    """Raises UsageError for a file or folder that may not be written."""
    for path in paths:
        for place in (path, path.parent):
            if not os.access(place, os.W_OK):
                mend = "give yourself the right to write there, or leave --apply out and take the diff"
                raise UsageError("the repair cannot be written", where=str(place), why="it is read-only", mend=mend)


def check_unchanged(read: Mapping[Path, str]) -> None:
    """Raises UsageError where a file is no longer what was read, by the hash of its bytes."""
    for path, sha256 in read.items():
        if not path.is_file() or digest(path.read_bytes()) != sha256:
            why = "it is gone" if not path.is_file() else "its bytes are others than those that were read"
            mend = "run it again when nobody else is writing"
            raise UsageError("a file changed while it was being repaired", where=str(path), why=why, mend=mend)
