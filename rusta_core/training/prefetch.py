"""The next steps' batches, made in a thread while a step runs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Generic, Self, TypeVar

Made = TypeVar("Made")


class Prefetch(Generic[Made]):
    """What `make` gives for each step, in the order of the steps, at most `ahead` of them before they are asked for.

    An error of `make` reaches who asks for its step. To be used in `with`: the thread ends with the block.
    """

    def __init__(self, make: Callable[[int], Made], steps: range, ahead: int = 2) -> None:
        self._make, self._left, self._ahead = make, iter(steps), ahead
        self._coming: deque[Future[Made]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="prefetch")

    def __enter__(self) -> Self:
        self._begin(self._ahead)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown(cancel_futures=True)

    def __iter__(self) -> Iterator[Made]:
        while self._coming:
            made = self._coming.popleft()
            self._begin(1)
            yield made.result()

    def _begin(self, count: int) -> None:
        self._coming.extend(self._thread.submit(self._make, step) for step in islice(self._left, count))
