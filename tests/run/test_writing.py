"""Writing a repair: one at a time, all files or none, as they were but for their text, whatever kills it on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rusta_core.errors import RustaError, UsageError
from rusta_core.run import writing
from rusta_core.run.writing import Recovered, held, notes_folder, recover, write_all


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of the test's own."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


def files(folder: Path, *names: str) -> list[Path]:
    made = [folder / name for name in names]
    for path in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"old {path.name}")
    return made


def test_all_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    one, other = files(tmp_path, "a/one.rs", "b/other.rs")
    one.chmod(0o640)
    write_all(tmp_path, {one: b"new one", other: b"new\r\nother"})
    assert (one.read_bytes(), other.read_bytes()) == (b"new one", b"new\r\nother")
    assert one.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["one.rs", "other.rs"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    [real] = files(tmp_path, "real.rs")
    (tmp_path / "link.rs").symlink_to("real.rs")
    write_all(tmp_path, {tmp_path / "link.rs": b"new"})
    assert (tmp_path / "link.rs").is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError(28, "No space left on device")])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_none_is_written_where_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, after: int
) -> None:
    """The disk fills, or Ctrl-C comes, before the first, the second or the third file takes its place."""
    paths = files(tmp_path, "one.rs", "two.rs", "three.rs")
    replaced: list[str] = []
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if len(replaced) == after:
            replaced.append("")
            raise fault
        replaced.append(str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises((KeyboardInterrupt, RustaError)):
        write_all(tmp_path, dict.fromkeys(paths, b"new"))
    assert [path.read_text() for path in paths] == [f"old {path.name}" for path in paths]
    assert sorted(os.listdir(tmp_path)) == ["one.rs", "three.rs", "two.rs"]


def killed_at(tmp_path: Path, step: int) -> list[Path]:
    """A process that kills itself at the n-th of its system calls that change something, on the way to three files."""
    paths = files(tmp_path, "one.rs", "two.rs", "three.rs")
    code = f"""
import os, signal, sys
from pathlib import Path
calls = 0
def audit(event, args):
    global calls
    writes = event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.remove", "shutil.chown", "os.chmod"):
        calls += 1
        if calls == {step}:
            os.kill(os.getpid(), signal.SIGKILL)
from rusta_core.run.writing import write_all, held
root = Path({str(tmp_path)!r})
with held(root):
    sys.addaudithook(audit)
    write_all(root, dict.fromkeys([root / name for name in ("one.rs", "two.rs", "three.rs")], b"new"))
print("done")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return paths if done.returncode else []


def test_a_kill_at_any_step_leaves_all_files_old_or_all_new(tmp_path: Path) -> None:
    seen, step = set(), 0
    while True:
        step += 1
        folder = tmp_path / str(step)
        if not (paths := killed_at(folder, step)):
            break
        [*found] = recover()
        texts = {path.read_text() for path in paths}
        assert texts in ({"old one.rs", "old two.rs", "old three.rs"}, {"new"}), step
        assert sorted(os.listdir(folder)) == ["one.rs", "three.rs", "two.rs"], step
        seen.add((texts == {"new"}, tuple(str(one).split(" ")[-1] for one in found)))
        assert recover() == [], "what is mended is mended"
    assert step > 12
    assert {new for new, _ in seen} == {True, False}


def test_what_somebody_changed_since_is_left_alone(tmp_path: Path) -> None:
    paths = files(tmp_path, "one.rs", "two.rs")
    changes = [writing._change(path, b"new") for path in paths]
    notes_folder().mkdir(parents=True)
    told = {"root": str(tmp_path), "changes": [writing.asdict(one) for one in changes]}
    writing._note(tmp_path).write_text(json.dumps(told))
    for change, path in zip(changes, paths, strict=True):
        Path(change.old).write_bytes(path.read_bytes())
    paths[0].write_bytes(b"new")
    paths[1].write_bytes(b"mine")
    [found] = recover()
    assert found == Recovered(root=str(tmp_path), undone=(str(paths[0]),), left=(str(paths[1]),))
    assert str(found) == (
        f"a repair of {tmp_path} was broken off: 1 files are what they were before it; "
        f"changed since, and left alone: {paths[1]}"
    )
    assert [path.read_text() for path in paths] == ["old one.rs", "mine"]
    assert sorted(os.listdir(tmp_path)) == ["one.rs", "two.rs"]


def test_the_second_episode_on_a_crate_waits_or_refuses(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from rusta_core.run.writing import held
with held(Path({str(tmp_path)!r})):
    print("held", flush=True)
    sys.stdin.readline()
"""
    other = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline() == "held\n"
    with pytest.raises(UsageError, match="another episode is at work on this crate") as caught, held(tmp_path):
        pass
    assert caught.value.why == f"process {other.pid} is repairing it"
    with held(tmp_path / "another"):
        pass
    files(tmp_path, "one.rs")
    assert recover() == [], "it is at work, and nothing of it is touched"
    other.stdin.write("\n")
    other.stdin.flush()
    with held(tmp_path, wait=30.0):
        pass
    assert other.wait(10) == 0


def test_a_killed_episode_holds_nothing(tmp_path: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from rusta_core.run.writing import held
with held(Path({str(tmp_path)!r})):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == -signal.SIGKILL
    with held(tmp_path):
        pass
