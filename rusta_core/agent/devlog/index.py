"""The index: where each episode's records lie. It is never the truth: what is missing, stale or damaged is made anew.

A segment is read again when its file is another than it was; so the index comes up to date by reading what is new.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from rusta_core.agent.devlog.reading import Told, merged, records_of
from rusta_core.agent.devlog.record import Damage, Record
from rusta_core.agent.devlog.segment import Segment, segments

NAME = "index.sqlite"
PATIENCE = 5.0
"""Seconds that another process that writes the index is waited for."""
_VERSION = 1
_TABLES = f"""
PRAGMA user_version = {_VERSION};
CREATE TABLE segment (name TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (
    segment TEXT NOT NULL, offset INTEGER NOT NULL, episode TEXT NOT NULL, kind TEXT NOT NULL, time REAL NOT NULL,
    crate TEXT, state TEXT,
    PRIMARY KEY (segment, offset)
) WITHOUT ROWID;
CREATE INDEX by_episode ON record (episode, time, segment, offset);
CREATE TABLE damage (segment TEXT NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL);
"""


@frozen
class Episode:
    """An episode in the log.

    began, ended: the times of its first and last record, in seconds since 1970; crate: the
    first `crate` that a record's data names; state: the last `state` that one names.
    """

    id: str
    began: float
    ended: float
    state: str | None
    crate: str | None
    records: int


@frozen
class Index:
    """The index of a log's folder, up to date when it was opened."""

    folder: Path
    _base: sqlite3.Connection

    @classmethod
    @contextmanager
    def open(cls, folder: Path) -> Iterator[Index]:
        """The index of a log, made or brought up to date; in memory alone where the folder does not take it."""
        index = _on_disk(folder) or cls(folder, _made(":memory:"))
        try:
            index.update()
            yield index
        finally:
            index._base.close()

    def update(self) -> None:
        """Read the segments whose files are others than they were, all or none of them."""
        with self._base:
            known = dict(self._base.execute("SELECT name, stamp FROM segment"))
            there = {segment.name: (segment, segment.stamp) for segment in segments(self.folder)}
            for name in known.keys() - {name for name, (_, stamp) in there.items() if known.get(name) == stamp}:
                for table, column in (("segment", "name"), ("record", "segment"), ("damage", "segment")):
                    self._base.execute(f"DELETE FROM {table} WHERE {column} = ?", (name,))
                del known[name]
            for name in sorted(there.keys() - known.keys()):
                self._add(*there[name])

    def _add(self, segment: Segment, stamp: str) -> None:
        self._base.execute("INSERT INTO segment VALUES (?, ?)", (segment.name, stamp))
        damages: list[Damage] = []
        rows = (
            (one.segment, one.offset, one.episode, one.kind, one.time, _text(one, "crate"), _text(one, "state"))
            for one in records_of(segment, damaged=damages.append)
        )
        self._base.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        told = [(segment.name, one.file.name, one.offset, one.length) for one in damages]
        self._base.executemany("INSERT INTO damage VALUES (?, ?, ?, ?)", told)

    def episodes(self) -> list[Episode]:
        """All episodes, the one that began first first."""
        rows = self._base.execute(
            """SELECT episode, MIN(time), MAX(time),
                (SELECT state FROM record WHERE episode = one.episode AND state IS NOT NULL
                 ORDER BY time DESC, segment DESC, offset DESC LIMIT 1),
                (SELECT crate FROM record WHERE episode = one.episode AND crate IS NOT NULL
                 ORDER BY time, segment, offset LIMIT 1),
                COUNT(*)
            FROM record AS one GROUP BY episode ORDER BY 2, 1"""
        )
        return [Episode(*row) for row in rows]

    def kinds(self) -> dict[str, int]:
        """How many records there are of each kind, the most frequent first."""
        return dict(self._base.execute("SELECT kind, COUNT(*) FROM record GROUP BY kind ORDER BY 2 DESC, 1"))

    def damages(self) -> list[Damage]:
        """What is damaged in the middle of segments."""
        rows = self._base.execute("SELECT file, offset, length FROM damage ORDER BY segment, offset")
        return [Damage(self.folder / file, offset, length) for file, offset, length in rows]

    def read(self, episode: str, damaged: Told | None = None) -> Iterator[Record]:
        """As `read_log` reads an episode, from the segments alone that hold some of it."""
        rows = self._base.execute("SELECT DISTINCT segment FROM record WHERE episode = ? ORDER BY 1", (episode,))
        return merged([Segment(self.folder, name) for (name,) in rows], episode=episode, damaged=damaged)


def forget(folder: Path) -> None:
    """Delete the index of a log."""
    for name in (NAME, f"{NAME}-journal"):
        (folder / name).unlink(missing_ok=True)


def _on_disk(folder: Path) -> Index | None:
    """The index that lies in the folder, a new one where that is of another version or damaged, or none."""
    for _ in range(2):
        try:
            base = _made(str(folder / NAME))
            if base.execute("PRAGMA quick_check").fetchone() == ("ok",):
                base.execute("UPDATE segment SET stamp = stamp")  # whether it can be written at all
                base.commit()
                return Index(folder, base)
            base.close()
        except sqlite3.OperationalError:
            return None  # somebody else holds it, or the folder is read-only
        except sqlite3.DatabaseError:
            pass
        forget(folder)
    return None


def _made(place: str) -> sqlite3.Connection:
    base = sqlite3.connect(place, timeout=PATIENCE)
    version = base.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, _VERSION):
        base.close()
        raise sqlite3.DatabaseError(f"version {version}")
    if version == 0:
        base.executescript(f"BEGIN; {_TABLES} COMMIT;")
    return base


def _text(record: Record, name: str) -> str | None:
    found = record.data.get(name)
    return found if isinstance(found, str) else None
