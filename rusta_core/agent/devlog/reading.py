"""Reading the log: the records of all its segments in the order in which they were written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from pathlib import Path

from rusta_core.agent.devlog.framing import Frame
from rusta_core.agent.devlog.record import Damage, Record, mark, read
from rusta_core.agent.devlog.segment import Segment, segments

Told = Callable[[Damage], object]


def read_log(folder: Path, *, episode: str | None = None, damaged: Told | None = None) -> Iterator[Record]:
    """The records of the log in a folder, of one episode if asked, by time, segment and offset.

    A torn end is passed over: a living writer may be about to finish it, and the next opening mends a dead one's. At a
    record that is damaged in the middle a RustaError names file and offset; given `damaged`, that is told instead, and
    reading goes on behind it.
    """
    return merged(segments(folder), episode=episode, damaged=damaged)


def merged(parts: Sequence[Segment], *, episode: str | None = None, damaged: Told | None = None) -> Iterator[Record]:
    """The same of some segments, in the order in which they began; one is read when it is its turn."""
    waiting = list(reversed(parts))
    heads: list[tuple[float, str, int, Record, Iterator[Record]]] = []
    while waiting or heads:
        if waiting and (not heads or waiting[-1].began / 1e6 <= heads[0][0]):  # none of its records is earlier
            records = records_of(waiting.pop(), episode=episode, damaged=damaged)
        else:
            *_, record, records = heappop(heads)
            yield record
        if (following := next(records, None)) is not None:
            heappush(heads, (following.time, following.segment, following.offset, following, records))


def records_of(segment: Segment, *, episode: str | None = None, damaged: Told | None = None) -> Iterator[Record]:
    """The same of one segment."""
    sign = mark(episode) if episode is not None else b""
    for one in segment.scan():
        if isinstance(one, Frame):
            if sign in one.data and episode in (None, (record := read(one, segment.name)).episode):
                yield record
        elif not one.torn:
            if damaged is None:
                raise one.fault
            damaged(one)
