"""How a run talks: a moving bar on a terminal, plain lines in a log. Nothing else in the core prints."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from attrs import define, field

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

SECONDS_BETWEEN_LINES = 15.0


@define
class Progress:
    """One line a step when it ends; while it works, a bar on a terminal or a line every few seconds in a log."""

    stream: TextIO = field(factory=lambda: sys.stderr)
    timings: list[tuple[str, float, str]] = field(factory=list)
    _bars: Bars | None = None
    _task: TaskID | None = None
    _name: str = ""
    _last: float = 0.0

    @contextmanager
    def step(self, name: str) -> Iterator[Callable[[str], None]]:
        """Time a step; call what this gives with the step's account, once, when it is through."""
        self._name, begun = name, time.monotonic()
        self._last = begun
        if self.stream.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (
                TextColumn("{task.description:<14}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self._bars = Progress(
                *columns, TextColumn("{task.fields[note]}"), console=Console(file=self.stream), transient=True
            )
            self._bars.start()
            self._task = self._bars.add_task(name, total=None, note="")
        account: list[str] = []
        try:
            yield account.append
        finally:
            if self._bars:
                self._bars.stop()
                self._bars = self._task = None
        self.done(name, time.monotonic() - begun, "".join(account))

    def update(self, done: int, total: int, note: str = "") -> None:
        """Say how far the step is; cheap enough to call for every item."""
        if self._bars and self._task is not None:
            self._bars.update(self._task, completed=done, total=total, note=note)
        elif not self.stream.isatty() and time.monotonic() - self._last > SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            self.line(f"{self._name:<14} {done:,} of {total:,}  {note}".rstrip())

    def done(self, name: str, seconds: float, note: str, *, cached: bool = False) -> None:
        """A step's last word."""
        self.timings.append((name, 0.0 if cached else seconds, note))
        self.line(f"{name:<14} {'cached' if cached else f'{seconds:.1f} s':>8}  {note}".rstrip())

    def line(self, text: str) -> None:
        """One plain line, above the bar where there is one."""
        if self._bars:
            self._bars.console.print(text, markup=False, highlight=False)
        else:
            print(text, file=self.stream, flush=True)
