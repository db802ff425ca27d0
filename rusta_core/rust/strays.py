"""What a child has started that its process group does not hold: it called `setsid`, say, and outlives a kill of the
group.

In the sandbox all ends with its first process. Outside of it such processes are found below the child as long as their
parents are there, and afterwards among the children of this process's ancestors, to which the kernel gives orphans, by
a mark in their environment. What is marked no longer, and was never seen below the child, stays.
"""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from attrs import define, field

from rusta_core.rust.watch import children, descendants

MARK = "RUSTA_CHILD"
"""The variable in which a child and all that it starts have the child's number."""
_MOST = 256  # that are kept track of
_ROUNDS = 8  # in which what strays start meanwhile is looked for
_FAREWELL = 5.0  # seconds that what is killed may take to be gone


@define(eq=False)
class Strays:
    """Those of the child `pid`, each with a pidfd, so that its number cannot be another's. adopted: whether orphans are
    looked for."""

    pid: int
    adopted: bool = False
    _found: dict[int, int] = field(factory=dict, init=False)

    def look(self) -> None:
        """Take note of those that are below the child, or below what was seen there."""
        self._note(one for root in (self.pid, *self._found) for one in descendants(root))

    def kill(self) -> None:
        """Kill them, and what they start meanwhile. The child must not have been reaped, or its number may be
        another's."""
        known = -1
        for _ in range(_ROUNDS):
            self.look()
            if self.adopted:
                self._note(self._orphans())
            for handle in self._found.values():
                with suppress(OSError):
                    signal.pidfd_send_signal(handle, signal.SIGKILL)
            if known == (known := len(self._found)):
                break

    def gone(self) -> None:
        """See those gone that were killed."""
        until = time.monotonic() + _FAREWELL
        for handle in self._found.values():
            poll = select.poll()
            poll.register(handle, select.POLLIN)
            poll.poll(1000 * max(until - time.monotonic(), 0.0))
            os.close(handle)
        self._found.clear()

    def _note(self, seen: Iterable[int]) -> None:
        for one in list(seen):
            if one not in self._found and len(self._found) < _MOST:
                with suppress(OSError):  # it is gone
                    if os.getpgid(one) != self.pid:
                        self._found[one] = os.pidfd_open(one)

    def _orphans(self) -> Iterator[int]:
        mark = f"\0{MARK}={self.pid}\0".encode()
        for ancestor in _ancestors():
            for one in children(ancestor):
                with suppress(OSError):
                    if mark in b"\0" + Path(f"/proc/{one}/environ").read_bytes():
                        yield one


def _ancestors() -> Iterator[int]:
    """This process, its parent, and so on up to the first."""
    pid = os.getpid()
    while pid > 0:
        yield pid
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return
