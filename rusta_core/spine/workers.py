"""The same function over many things, by several processes at once, on this machine or on a Ray cluster.

Answers come in the order of the things, whoever worked on them, so that what is written from them has the same
address for any engine and any number of workers. What waits is bounded: a corpus need not fit in memory.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Literal, TypeVar

from attrs import field, frozen
from attrs.validators import ge, in_

from rusta_core.errors import MissingTool, RustaError

Engine = Literal["processes", "ray"]
ENGINES: tuple[Engine, ...] = ("processes", "ray")

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_WAITING = 4  # things asked for ahead, for each worker


@frozen(kw_only=True)
class Workers:
    """count: how many work at once; with one, and processes as the engine, the caller's own process does it all."""

    engine: Engine = field(default="processes", validator=in_(ENGINES))
    count: int = field(default=1, validator=ge(1))

    def map(self, function: Callable[[Item], Answer], items: Iterable[Item]) -> Iterator[Answer]:
        """`function` of each item, in order. It must be importable, and its items and answers picklable.

        An exception of the function comes out where its answer would have. Raises RustaError where a worker died,
        MissingTool where Ray is asked for and not installed.
        """
        if self.engine == "ray":
            return _on_ray(function, items, self.count)
        if self.count == 1:
            return map(function, items)
        return _in_processes(function, items, self.count)


def _in_processes(function: Callable[[Item], Answer], items: Iterable[Item], count: int) -> Iterator[Answer]:
    # A fork of a process with threads may hang; a server that forks before there are any cannot.
    with ProcessPoolExecutor(count, get_context("forkserver"), initializer=_die_with_parent) as pool:
        left = iter(items)
        asked: deque[Future[Answer]] = deque(pool.submit(function, item) for item in islice(left, _WAITING * count))
        try:
            while asked:
                answer = asked.popleft().result()
                asked.extend(pool.submit(function, item) for item in islice(left, 1))
                yield answer
        except BrokenProcessPool as fault:
            raise RustaError(
                "a worker process died",
                where=getattr(function, "__qualname__", repr(function)),
                why="it was killed, or the machine ran out of memory",
                mend="run again with fewer `workers` in [run]; what was finished is kept",
            ) from fault
        finally:
            for future in asked:
                future.cancel()


def _die_with_parent() -> None:
    """A killed parent leaves no worker behind, and Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


def _on_ray(function: Callable[[Item], Answer], items: Iterable[Item], count: int) -> Iterator[Answer]:
    try:
        import ray
    except ImportError as fault:
        raise MissingTool("Ray", needed_for='`engine = "ray"`', mend="pip install 'rusta[ray]'") from fault
    if not ray.is_initialized():
        ray.init(num_cpus=count, include_dashboard=False, log_to_driver=False, configure_logging=False)
    call: Any = ray.remote(_call)
    shared = ray.put(function)
    left = iter(items)
    asked = deque(call.remote(shared, item) for item in islice(left, _WAITING * count))
    while asked:
        try:
            answer = ray.get(asked.popleft())
        except ray.exceptions.RayTaskError as fault:
            raise fault.cause from None
        asked.extend(call.remote(shared, item) for item in islice(left, 1))
        yield answer


def _call(function: Callable[[Item], Answer], item: Item) -> Answer:
    return function(item)
