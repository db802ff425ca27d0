"""Child processes that always end: at their time limit, at Ctrl-C, and with this process, however it dies.

Each child leads a session of its own, so that it can be killed with all that it started, and what leaves its session
is looked for; the kernel kills it when the thread that waits for it is gone (PR_SET_PDEATHSIG), so that even `kill -9`
leaves nothing behind.
Output goes to files rather than pipes: a child that floods, or hands its output on to a survivor, cannot
block or bloat this process.
"""

from __future__ import annotations

import atexit
import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from errno import ENOENT
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import IO, TypeVar

from attrs import frozen

from rusta_core.errors import MissingTool, RustaError
from rusta_core.rust.strays import MARK, Strays
from rusta_core.rust.watch import EVERY, Watch, Watching

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_LATE = "it took too long"
_MOST_OUTPUT = 64 << 20  # bytes of each stream that are read back

_lock = Lock()
_running: dict[int, subprocess.Popen[bytes]] = {}
_stopped: set[int] = set()


class Stopped(RustaError):
    """A child was killed by `kill_all`, so there is no answer; it must not be taken for one."""


@frozen(kw_only=True)
class Finished:
    """How a child ended. returncode: minus the signal's number where a signal ended it; excess: of what there was too
    much, where a watch ended it."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float
    timed_out: bool
    excess: str = ""


def run(
    argv: Sequence[str | os.PathLike[str]],
    *,
    timeout: float,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    memory_mb: int | None = None,
    file_mb: int | None = None,
    stdin: str | None = None,
    watch: Watch | None = None,
) -> Finished:
    """Run a program to its end, or to `timeout` seconds, whichever is first.

    memory_mb bounds the address space of each process, file_mb each file that it writes, its output included.
    Without stdin the child reads an empty one. watch: what is too much for all of its processes together. Raises
    FileNotFoundError where there is no such program, and Stopped where `kill_all` ended it.
    """
    start = time.monotonic()
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        if stdin is not None:
            given.write(stdin.encode())
            given.seek(0)
        child = begin(argv, stdin=given, stdout=out, stderr=err, cwd=cwd, env=env, memory_mb=memory_mb, file_mb=file_mb)
        strays = Strays(child.pid, adopted=watch is not None)
        why = _LATE
        try:
            why = _waited(child.pid, timeout, watch, strays)
        finally:
            stopped = end(child, strays)
        if stopped:
            raise Stopped(f"{os.fspath(argv[0])} was stopped")
        return Finished(
            returncode=child.returncode,
            stdout=_read(out),
            stderr=_read(err),
            seconds=time.monotonic() - start,
            timed_out=why == _LATE,
            excess="" if why == _LATE else why,
        )


def begin(
    argv: Sequence[str | os.PathLike[str]],
    *,
    stdin: int | IO[bytes],
    stdout: int | IO[bytes],
    stderr: int | IO[bytes],
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    memory_mb: int | None = None,
    file_mb: int | None = None,
) -> subprocess.Popen[bytes]:
    """A child with the promises and bounds of `run`, for whoever talks with it; it dies with the thread that calls
    this, and `end` must follow. Raises FileNotFoundError where there is no such program."""
    child = subprocess.Popen(
        [*_bound(memory_mb, file_mb), _found(argv[0], cwd, env), *argv[1:]],
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        cwd=cwd,
        env=env,
        start_new_session=True,
    )
    with _lock:
        _running[child.pid] = child
    return child


def _bound(memory_mb: int | None, file_mb: int | None) -> list[str]:
    """What a command is begun with, so that it dies with this thread and keeps to its bounds.

    A shell says so, after the kernel was told and before it becomes the command: code that runs in the child before
    it is another program would have all of this process copied for it, which takes longer than rustc.
    """
    says = [f'[ "$PPID" = {os.getpid()} ]']  # else this process died before the kernel was told
    says += [f"ulimit -v {memory_mb << 10}"] if memory_mb is not None else []  # KiB
    says += [f"ulimit -f {file_mb << 11}"] if file_mb is not None else []  # blocks of 512 bytes
    says += [f"export {MARK}=$$", 'exec "$@"']
    return [setpriv(), "--pdeathsig", "KILL", "/bin/sh", "-c", " && ".join(says), "sh"]


@cache
def setpriv() -> str:
    """The program that has a child killed with its parent. Raises MissingTool where there is none."""
    found = shutil.which("setpriv") or shutil.which("setpriv", path=os.defpath)
    if found is None:
        raise MissingTool(
            "setpriv", needed_for="children that end with this process", mend="apt-get install util-linux"
        )
    return found


def _found(program: str | os.PathLike[str], cwd: Path | None, env: Mapping[str, str] | None) -> str:
    """The path of a program as its child will see it. Raises FileNotFoundError where there is none."""
    name = os.fspath(program)
    if "/" in name:
        name = os.path.join(cwd or "", name)
    found = shutil.which(name, path=":".join(os.get_exec_path(env)))
    if found is None:
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), name)
    return os.path.abspath(found)


def end(child: subprocess.Popen[bytes], strays: Strays | None = None) -> bool:
    """Kill what is left of the child and of all that it has started, reap it, see it gone, and say whether `kill_all`
    came first; once it is reaped this does nothing. strays: those that were seen while it ran."""
    strays = strays or Strays(child.pid)
    with _lock:  # until it is reaped its number cannot be another's
        if _running.get(child.pid) is not child:
            return False
        strays.look()
        _kill(child.pid)
        strays.kill()
        child.wait()
        del _running[child.pid]
        stopped = child.pid in _stopped
        _stopped.discard(child.pid)
    strays.gone()
    return stopped


def _waited(pid: int, timeout: float, watch: Watch | None, strays: Strays) -> str:
    """Wait for a child; why it is not waited for any longer, empty where it ended."""
    watching, last = Watching(watch, pid) if watch is not None else None, time.monotonic() + timeout
    watched = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(watched, select.POLLIN)
        while True:
            left = max(last - time.monotonic(), 0.0)
            if poll.poll(1000 * (left if watching is None else min(left, EVERY))):
                return ""
            if time.monotonic() >= last:
                return _LATE
            if watching is not None and (excess := watching.excess()):
                return excess
            strays.look()
    finally:
        os.close(watched)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):  # all of it has ended
        os.killpg(pid, signal.SIGKILL)


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read(_MOST_OUTPUT).decode(errors="replace")


def kill_all() -> None:
    """Kill every child that is running, from any thread; whoever waits for one gets Stopped."""
    with _lock:
        for pid in _running:
            _stopped.add(pid)
            _kill(pid)


atexit.register(kill_all)


def in_parallel(
    function: Callable[[Item], Answer],
    items: Sequence[Item],
    *,
    workers: int,
    done: Callable[[int, int], None] = lambda _done, _all: None,
) -> list[Answer]:
    """The function of every item, in order, in `workers` threads.

    done: is told how many of how many are finished. Ctrl-C, and any error of the function, drops the items
    that have not begun; Ctrl-C also kills the children.
    """
    if len(items) < 2 or workers < 2:
        answers = []
        for item in items:
            answers.append(function(item))
            done(len(answers), len(items))
        return answers
    pool = ThreadPoolExecutor(workers, thread_name_prefix="rusta-check")
    futures = [pool.submit(function, item) for item in items]
    try:
        answers = []
        for future in futures:
            answers.append(future.result())
            done(len(answers), len(items))
        return answers
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        while not all(future.done() for future in futures):
            kill_all()  # again and again: a worker may just be starting its next
            time.sleep(0.02)
        raise
    finally:
        pool.shutdown(cancel_futures=True)
