"""A record of the log as it is read, its written form, and what is said of bytes that are none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from rusta_core.agent.devlog.framing import Frame, Framing
from rusta_core.errors import RustaError
from rusta_core.serialize import dumps

RECORDS = Framing(b"\xffRL\x01")
"""Records in a segment. Its first byte stands nowhere in UTF-8, so no text in a record looks like the start of one."""


@frozen
class Record:
    """One record. time: seconds since 1970, never less than the record's before it; segment, offset: where it lies, the
    offset in the plain form of its segment."""

    kind: str
    episode: str
    time: float
    data: Mapping[str, Any]
    segment: str
    offset: int


@frozen
class Damage:
    """Bytes of a file that are no whole record or, where `length` is 0, the place where its end is lost.

    torn: they were the end and were cut off, which is what a killed writer leaves; kept: where they lie now.
    """

    file: Path
    offset: int
    length: int
    torn: bool = False
    kept: Path | None = None

    def __str__(self) -> str:
        where = f"{self.file}, offset {self.offset:,}: {self.why}"
        return f"{where}, cut off" + (f" and kept in {self.kept}" if self.kept else "") if self.torn else where

    @property
    def why(self) -> str:
        """What is there, in words."""
        if not self.length:
            return "the file's end is lost"
        return f"{self.length:,} bytes that are {'a torn end' if self.torn else 'no whole record'}"

    @property
    def fault(self) -> RustaError:
        """The same as an error."""
        return RustaError(
            "the log is damaged",
            where=f"{self.file}, offset {self.offset}",
            why=self.why,
            mend="`rusta devlog recover` names all such places; the records around them can be read",
        )


def body(kind: str, episode: str, data: Any) -> str:
    """What is written of a record but its time: canonical JSON, still open. Raises RecordError for what is none."""
    return dumps({"data": data, "episode": episode, "kind": kind}).removesuffix("}")


def line(body: str, time: int) -> bytes:
    """The data of a record's frame: a line of canonical JSON, with the time in microseconds."""
    return f'{body},"time":{time / 1e6:.6f}}}\n'.encode("utf-8", "surrogatepass")  # a file's name may be no UTF-8


def mark(episode: str) -> bytes:
    """Bytes that stand in each record of an episode, and in hardly any other."""
    return f'"episode":{dumps(episode)},'.encode("utf-8", "surrogatepass")


def read(frame: Frame, segment: str) -> Record:
    """The record in a frame of a segment."""
    told = json.loads(frame.data.decode("utf-8", "surrogatepass"))
    return Record(told["kind"], told["episode"], told["time"], told["data"], segment, frame.start)
