"""Whether a repair may be written: only where it can be taken back, and over nothing that changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rusta_core.errors import UsageError
from rusta_core.records import digest
from rusta_core.run.applying import check_history, check_unchanged, check_writable


def files(folder: Path, *names: str) -> list[Path]:
    made = [folder / name for name in names]
    for path in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"old {path.name}")
    return made


def git(folder: Path, *words: str) -> None:
    own = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    subprocess.run(["git", *own, *words], cwd=folder, check=True, capture_output=True)


def test_what_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    [path] = files(tmp_path, "one.rs")
    check_unchanged({path: digest(path.read_bytes())})
    with pytest.raises(UsageError, match="a file changed while it was being repaired"):
        check_unchanged({path: digest("other")})
    path.unlink()
    with pytest.raises(UsageError, match="it is gone"):
        check_unchanged({path: digest("old one.rs")})


def test_a_history_is_asked_for(tmp_path: Path) -> None:
    [path] = files(tmp_path, "one.rs")
    with pytest.raises(UsageError, match="no history"):
        check_history(tmp_path, [path], allow_dirty=True, allow_no_vcs=False)
    check_history(tmp_path, [path], allow_dirty=False, allow_no_vcs=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_what_is_not_committed_is_not_written_over(tmp_path: Path) -> None:
    one, other = files(tmp_path, "one.rs", "other.rs")
    git(tmp_path, "init")
    with pytest.raises(UsageError, match=r"not committed"):
        check_history(tmp_path, [one], allow_dirty=False, allow_no_vcs=False)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "all")
    other.write_text("changed, and none of ours")
    check_history(tmp_path, [one], allow_dirty=False, allow_no_vcs=False)
    one.write_text("changed")
    with pytest.raises(UsageError, match=r"one\.rs"):
        check_history(tmp_path, [one], allow_dirty=False, allow_no_vcs=False)
    check_history(tmp_path, [one], allow_dirty=True, allow_no_vcs=False)
    (tmp_path / ".gitignore").write_text("made.rs")
    [made] = files(tmp_path, "made.rs")
    with pytest.raises(UsageError, match=r"made\.rs"):
        check_history(tmp_path, [made], allow_dirty=False, allow_no_vcs=False)


def test_a_repository_runs_nothing(tmp_path: Path) -> None:
    [path] = files(tmp_path, "one.rs")
    git(tmp_path, "init")
    (tmp_path / "trap").write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    (tmp_path / "trap").chmod(0o755)
    git(tmp_path, "config", "core.fsmonitor", str(tmp_path / "trap"))
    check_history(tmp_path, [path], allow_dirty=True, allow_no_vcs=False)
    assert not (tmp_path / "sprung").exists()


@pytest.mark.skipif(shutil.which("bwrap") is None, reason="a folder that not even root may write in needs bubblewrap")
def test_a_read_only_folder(tmp_path: Path) -> None:
    [path] = files(tmp_path, "one.rs")
    check_writable([path])
    code = f"from pathlib import Path; from rusta_core.run.applying import *; check_writable([Path({str(path)!r})])"
    argv = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--", sys.executable, "-c", code]

    done = subprocess.run(argv, capture_output=True, text=True)
    assert "the repair cannot be written" in done.stderr
