"""What a log amounts to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from rusta_core.agent.devlog.index import Index
from rusta_core.agent.devlog.segment import segments


@frozen(kw_only=True)
class Stats:
    """Counts of a log.

    bytes: of segments on the disk; began, ended: the first and last record, in seconds since 1970; kinds: records of
    each kind; states: episodes by how they ended (`open`: they did not); damaged: places in the middle that cannot be
    read; torn: files with ends that were cut off.
    """

    folder: str
    episodes: int
    records: int
    segments: int
    compressed: int
    bytes: int
    began: float | None
    ended: float | None
    kinds: Mapping[str, int]
    states: Mapping[str, int]
    damaged: int
    torn: int


def stats(folder: Path) -> Stats:
    """Counts of the log in a folder, all zero where there is none."""
    parts = segments(folder)
    files = [file for part in parts for file in (part.plain, part.packed) if file.exists()]
    with Index.open(folder) as index:
        episodes, kinds = index.episodes(), index.kinds()
        damaged = len(index.damages())
    return Stats(
        folder=str(folder),
        episodes=len(episodes),
        records=sum(kinds.values()),
        segments=len(parts),
        compressed=sum(part.packed.exists() for part in parts),
        bytes=sum(file.stat().st_size for file in files),
        began=min((one.began for one in episodes), default=None),
        ended=max((one.ended for one in episodes), default=None),
        kinds=kinds,
        states=dict(Counter(one.state or "open" for one in episodes).most_common()),
        damaged=damaged,
        torn=len(list(folder.glob("*.torn"))),
    )
