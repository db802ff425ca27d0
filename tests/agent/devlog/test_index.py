"""The index says what the segments say, whatever became of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from rusta_core.agent.devlog import DevLog, read_log, recover
from rusta_core.agent.devlog.index import NAME, Episode, Index
from rusta_core.agent.devlog.segment import segments
from rusta_core.agent.devlog.stats import stats


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with DevLog.open(tmp_path, segment_bytes=2000) as log:
        for number in range(30):
            log.append("step", f"e{number % 3}", {"n": number, "crate": f"crate-{number % 3}"})
        log.append("end", "e1", {"state": "applied", "crate": "another"})
    return tmp_path


def episodes(folder: Path) -> list[Episode]:
    with Index.open(folder) as index:
        return index.episodes()


def check(folder: Path) -> None:
    """It has each episode's times and records as the log has them."""
    for one in episodes(folder):
        records = list(read_log(folder, episode=one.id))
        assert (one.began, one.ended, one.records) == (records[0].time, records[-1].time, len(records))
        with Index.open(folder) as index:
            assert list(index.read(one.id)) == records


def test_it_lists_the_episodes(folder: Path) -> None:
    check(folder)
    assert [(one.id, one.state, one.crate, one.records) for one in episodes(folder)] == [
        ("e0", None, "crate-0", 10),
        ("e1", "applied", "crate-1", 11),
        ("e2", None, "crate-2", 10),
    ]
    assert (folder / NAME).stat().st_size


def test_it_follows_the_log(folder: Path) -> None:
    check(folder)
    with DevLog.open(folder) as log:  # compresses what lay open
        log.append("step", "e3", {"n": 1})
        assert [one.id for one in episodes(folder)] == ["e0", "e1", "e2", "e3"]
        log.append("end", "e3", {"state": "abstained"})
        assert episodes(folder)[-1].state == "abstained"
    check(folder)
    first = segments(folder)[0]
    first.packed.unlink()
    check(folder)
    assert sum(one.records for one in episodes(folder)) == len(list(read_log(folder))) < 33


@pytest.mark.parametrize("harm", ["missing", "no database", "cut", "older", "a journal", "a folder"])
def test_a_harmed_index_is_made_anew(folder: Path, harm: str) -> None:
    before = episodes(folder)
    place = folder / NAME
    if harm == "missing":
        place.unlink()
    elif harm == "no database":
        place.write_bytes(b"no database at all" * 100)
    elif harm == "cut":
        place.write_bytes(place.read_bytes()[:5000])
    elif harm == "older":
        with sqlite3.connect(place) as base:
            base.executescript("PRAGMA user_version = 77; DROP TABLE record;")
    elif harm == "a journal":
        (folder / f"{NAME}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 2000)
    else:
        place.unlink()
        place.mkdir()
    assert episodes(folder) == before
    check(folder)


def test_one_that_lies_is_mended_by_recover(folder: Path) -> None:
    before = episodes(folder)
    with sqlite3.connect(folder / NAME) as base:
        base.execute("UPDATE record SET episode = 'e9', time = 1")
    assert [one.id for one in episodes(folder)] == ["e9"]
    assert recover(folder) == ()
    assert episodes(folder) == before


def test_a_locked_index_does_not_stop_anyone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = episodes(folder)
    monkeypatch.setattr("rusta_core.agent.devlog.index.PATIENCE", 0.01)
    holder = sqlite3.connect(folder / NAME)
    holder.execute("BEGIN EXCLUSIVE")
    assert episodes(folder) == before
    holder.close()


def test_no_log_has_no_episodes(tmp_path: Path) -> None:
    assert episodes(tmp_path / "none") == []
    assert not (tmp_path / "none").exists()
    assert stats(tmp_path / "none").records == 0


def test_stats(folder: Path) -> None:
    found = stats(folder)
    assert (found.episodes, found.records, found.damaged, found.torn) == (3, 31, 0, 0)
    assert (found.kinds, found.states) == ({"step": 30, "end": 1}, {"open": 2, "applied": 1})
    assert found.segments == found.compressed + 1 == len(segments(folder))
    assert found.bytes == sum(path.stat().st_size for path in folder.glob("*.log*"))
