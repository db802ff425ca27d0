"""The log of episodes: records of some 600 bytes as an episode's steps make them, appended by `DevLog` with and without
`sync`, beside the same in SQLite (write-ahead log, `synchronous=FULL`, a transaction a record) and beside writing an
episode's whole JSON anew at each of its 100 steps (scratch, fsync, rename); then reading and mending."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random

from row import Row

from rusta_core.agent.devlog import DevLog, read_log, recover
from rusta_core.spine.disk import replacing

SYNCED, STEPS, READ, LARGE = 1000, 100, 10_000, 100_000_000
Write = Callable[[int], object]


def rows() -> list[Row]:
    """Times a record, the ratios to `append` with sync; then of the log as a whole."""
    plain, synced = _each(_log(sync=False), READ), _each(_log(sync=True), SYNCED)
    rows = [
        Row("`append`", f"{plain * 1e6:.0f} µs a record", f"{synced / plain:.0f}x as fast"),
        Row("`append` with `sync`", f"{synced * 1e3:.2f} ms a record", "1"),
    ]
    for name, peer in {
        "SQLite, `synchronous=FULL`": _sqlite,
        f"the whole JSON anew at each of {STEPS} steps": _whole,
    }.items():
        seconds = _each(peer, SYNCED)
        rows.append(Row(name, f"{seconds * 1e3:.2f} ms a record", f"{synced / seconds:.2f}x as fast"))
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name) / "log"
        with DevLog.open(folder) as log:
            for number in range(READ):
                log.append("step", f"e{number // STEPS}", _step(number))
        seconds = min(_timed(lambda: sum(1 for _ in read_log(folder))) for _ in range(3))
        rows.append(Row(f"reading {READ:,} records", f"{seconds:.2f} s", f"{READ / seconds:,.0f} a second"))
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = _large(Path(name))
        size = sum(file.stat().st_size for file in folder.glob("*.log"))
        seconds = _timed(lambda: recover(folder))
        rows.append(Row(f"`recover` of {size / 1e6:.0f} MB that killed writers left", f"{seconds:.1f} s"))
        packed = sum(file.stat().st_size for file in folder.glob("*.zst"))
        rows.append(Row("compressed", f"{packed / 1e6:.1f} MB", f"{size / packed:.1f}x smaller"))
        rows.append(Row("`recover` of the same again", f"{_timed(lambda: recover(folder)):.1f} s"))
    return rows


@cache
def _step(number: int) -> dict[str, object]:
    rng = Random(number)
    words = " ".join(f"{rng.getrandbits(24):x}" for _ in range(60))
    return {"state": "probe", "tool": "rustc", "arguments": {"file": "src/lib.rs", "n": number}, "answer": words}


def _each(opened: Callable[[Path], Iterator[Write]], count: int) -> float:
    """Seconds a record."""
    for number in range(count):
        _step(number)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name, contextmanager(opened)(Path(name)) as write:
        began = time.perf_counter()
        for number in range(count):
            write(number)
        return (time.perf_counter() - began) / count


def _log(sync: bool) -> Callable[[Path], Iterator[Write]]:
    def opened(folder: Path) -> Iterator[Write]:
        with DevLog.open(folder) as log:
            yield lambda number: log.append("step", f"e{number // STEPS}", _step(number), sync=sync)

    return opened


def _sqlite(folder: Path) -> Iterator[Write]:
    base = sqlite3.connect(folder / "log.sqlite", isolation_level=None)
    base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE log (episode TEXT, data TEXT)")
    yield lambda number: base.execute(
        "INSERT INTO log VALUES (?, ?)", (f"e{number // STEPS}", json.dumps(_step(number)))
    )
    base.close()


def _whole(folder: Path) -> Iterator[Write]:
    steps: list[dict[str, object]] = []

    def write(number: int) -> None:
        if number % STEPS == 0:
            steps.clear()
        steps.append(_step(number))
        with replacing(folder / f"e{number // STEPS}.json") as file:
            file.write(json.dumps(steps).encode())

    yield write


def _large(folder: Path) -> Path:
    """A log of some 100 MB in segments that nobody compressed, each with a torn end."""
    made, log_folder = folder / "made", folder / "log"
    log_folder.mkdir()
    number = 0
    while sum(file.stat().st_size for file in log_folder.iterdir()) < LARGE:
        shutil.rmtree(made, ignore_errors=True)
        with DevLog.open(made) as log:
            for _ in range(20_000):
                log.append("step", f"e{number // STEPS}", _step(number))
                number += 1
        [file] = made.glob("*.log")
        os.truncate(file, file.stat().st_size - 10)
        file.rename(log_folder / file.name)
    return log_folder


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
