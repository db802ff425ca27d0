"""Child processes that always end: at their time limit, at Ctrl-C, and with this process, however it dies.

Each child leads a session of its own, so that it can be killed with all that it started; the kernel kills it
when the thread that waits for it is gone (PR_SET_PDEATHSIG), so that even `kill -9` leaves nothing behind.
Output goes to files rather than pipes: a child that floods, or hands its output on to a survivor, cannot
block or bloat this process.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import resource
import select
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import IO, TypeVar

from attrs import frozen

from rusta_core.errors import RustaError

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_PR_SET_PDEATHSIG = 1
_MOST_OUTPUT = 64 << 20  # bytes of each stream that are read back
_prctl = ctypes.CDLL(None).prctl

_lock = Lock()
_running: dict[int, subprocess.Popen[bytes]] = {}
_stopped: set[int] = set()


class Stopped(RustaError):
    """A child was killed by `kill_all`, so there is no answer; it must not be taken for one."""


@frozen(kw_only=True)
class Finished:
    """How a child ended. returncode: minus the signal's number where a signal ended it."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float
    timed_out: bool


def run(
    argv: Sequence[str | os.PathLike[str]],
    *,
    timeout: float,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    memory_mb: int | None = None,
    file_mb: int | None = None,
    stdin: str | None = None,
) -> Finished:
    """Run a program to its end, or to `timeout` seconds, whichever is first.

    memory_mb bounds the address space of each process, file_mb each file that it writes, its output included.
    Without stdin the child reads an empty one. Raises FileNotFoundError where there is no such program, and
    Stopped where `kill_all` ended it.
    """
    bounds = {resource.RLIMIT_AS: memory_mb, resource.RLIMIT_FSIZE: file_mb}
    limits = {kind: most << 20 for kind, most in bounds.items() if most is not None}
    parent = os.getpid()

    def in_child() -> None:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the kernel was told
            os._exit(1)
        for kind, most in limits.items():
            resource.setrlimit(kind, (most, most))

    start = time.monotonic()
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        if stdin is not None:
            given.write(stdin.encode())
            given.seek(0)
        child = subprocess.Popen(
            argv,
            stdin=given,
            stdout=out,
            stderr=err,
            cwd=cwd,
            env=env,
            start_new_session=True,
            preexec_fn=in_child,
        )
        with _lock:
            _running[child.pid] = child
        timed_out = True
        try:
            timed_out = not _ended(child.pid, timeout)
        finally:
            stopped = _end(child)
        if stopped:
            raise Stopped(f"{os.fspath(argv[0])} was stopped")
        return Finished(
            returncode=child.returncode,
            stdout=_read(out),
            stderr=_read(err),
            seconds=time.monotonic() - start,
            timed_out=timed_out,
        )


def _ended(pid: int, timeout: float) -> bool:
    """Wait without polling; False where the time is up first."""
    watched = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(watched, select.POLLIN)
        return bool(poll.poll(timeout * 1000))
    finally:
        os.close(watched)


def _end(child: subprocess.Popen[bytes]) -> bool:
    """Kill what is left of the child's session, reap it, and say whether `kill_all` came first."""
    with _lock:  # until it is reaped its number cannot be another's
        _kill(child.pid)
        child.wait()
        del _running[child.pid]
        stopped = child.pid in _stopped
        _stopped.discard(child.pid)
        return stopped


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
