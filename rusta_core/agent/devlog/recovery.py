"""Mending what killed writers left: their torn ends are cut off and kept aside, their segments compressed."""

from __future__ import annotations

import os
from pathlib import Path

from attrs import evolve

from rusta_core.agent.devlog.framing import Frame
from rusta_core.agent.devlog.index import Index, forget
from rusta_core.agent.devlog.record import Damage, read
from rusta_core.agent.devlog.segment import Segment, segments
from rusta_core.spine.disk import replacing, writing


def mend(folder: Path) -> tuple[tuple[Damage, ...], int]:
    """Mend the segments of writers that live no more: what was cut off, and the microsecond of the log's latest record.

    A segment that is damaged elsewhere than at its end stays as it is.
    """
    torn: list[Damage] = []
    latest = 0
    for segment in segments(folder):
        number = segment.take()
        if number is not None:
            try:
                cut, last = _mend(segment, number)
            finally:
                os.close(number)
            torn += cut
            latest = max(latest, last)
        elif segment.packed.exists():
            latest = max(latest, segment.packed.stat().st_mtime_ns // 1000)
    return tuple(torn), latest


def _mend(segment: Segment, number: int) -> tuple[list[Damage], int]:
    found = list(segment.scan())
    frames = [one for one in found if isinstance(one, Frame)]
    damages = [one for one in found if isinstance(one, Damage)]
    torn = [_cut(one, number) for one in damages if one.torn]
    for scratch in segment.folder.glob(f".{segment.packed.name}.*"):  # somebody was killed while compressing it
        scratch.unlink()
    if not frames and len(torn) == len(damages):
        segment.plain.unlink()
    elif len(torn) == len(damages):
        segment.pack(frames)
    return torn, round(read(frames[-1], segment.name).time * 1e6) if frames else 0


def _cut(torn: Damage, number: int) -> Damage:
    kept = torn.file.with_name(f"{torn.file.name}.{torn.offset}.torn")
    with replacing(kept) as file:
        file.write(os.pread(number, torn.length, torn.offset))
    os.ftruncate(number, torn.offset)
    os.fsync(number)
    return evolve(torn, kept=kept)


def recover(folder: Path) -> tuple[Damage, ...]:
    """Mend the log, look through all of it, and make its index anew: every damage there is.

    What is damaged in the middle is named and left where it is. Raises RustaError where the folder cannot be written.
    """
    with writing(folder):
        torn, _ = mend(folder)
        forget(folder)
        with Index.open(folder) as index:
            return *torn, *index.damages()
