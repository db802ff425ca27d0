"""Verdicts on disk, by what was judged: (source, flags, compiler) -> JSON.

It is a cache and never more: an entry that cannot be read is a miss, and a file that is no database is begun
anew.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from rusta_core.errors import RustaError

_ASKED_AT_ONCE = 500  # SQLite's oldest limit on the parameters of a query is 999


class VerdictCache:
    """One SQLite file, for all threads of a process and for several processes; in memory where `path` is
    None."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = Lock()
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._database = self._opened()
        except (OSError, sqlite3.OperationalError) as error:
            mend = "name another place for the cache, or mend the permissions of this one"
            raise RustaError(
                "the cache of verdicts cannot be opened", where=str(path), why=str(error), mend=mend
            ) from None

    def _opened(self) -> sqlite3.Connection:
        try:
            return _connect(self._path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return self._begun_anew()

    def _begun_anew(self) -> sqlite3.Connection:
        assert self._path is not None, "a database in memory is always one"
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        return _connect(self._path)

    def get(self, keys: Iterable[str]) -> dict[str, Any]:
        """What is known of these keys."""
        asked = list(dict.fromkeys(keys))
        rows: list[tuple[str, bytes]] = []
        with self._lock:
            try:
                for start in range(0, len(asked), _ASKED_AT_ONCE):
                    some = asked[start : start + _ASKED_AT_ONCE]
                    query = f"SELECT key, value FROM verdicts WHERE key IN ({','.join('?' * len(some))})"
                    rows += self._database.execute(query, some)
            except sqlite3.DatabaseError as error:
                self._lost(error)
        known = {}
        for key, value in rows:
            with suppress(zlib.error, ValueError, TypeError):  # the checksum does not hold: a miss
                known[key] = json.loads(zlib.decompress(value))
        return known

    def put(self, verdicts: Mapping[str, Any]) -> None:
        """Remember. A disk that is full or busy costs the memory of it, not the run."""
        if not verdicts:
            return
        rows = [(key, zlib.compress(json.dumps(value).encode(), 1)) for key, value in verdicts.items()]
        with self._lock:
            try:
                with self._database:
                    self._database.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?)", rows)
            except sqlite3.DatabaseError as error:
                self._lost(error)

    def _lost(self, error: sqlite3.DatabaseError) -> None:
        if not isinstance(error, sqlite3.OperationalError):  # "malformed": not full, not locked
            self._database.close()
            self._database = self._begun_anew()

    def close(self) -> None:
        self._database.close()


def _connect(path: Path | None) -> sqlite3.Connection:
    database = sqlite3.connect(path or ":memory:", timeout=30, check_same_thread=False)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = OFF")  # what a power cut takes is checked again
    database.execute("CREATE TABLE IF NOT EXISTS verdicts (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
    return database
