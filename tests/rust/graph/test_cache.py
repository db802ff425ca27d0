"""Graphs on disk: whole, damaged, too many, and where nothing can be written."""

from __future__ import annotations

import os
from pathlib import Path

from rusta_core.rust.graph.cache import GraphCache


def test_what_is_put_is_there(tmp_path: Path) -> None:
    cache = GraphCache(tmp_path / "graphs")
    assert cache.get("a") is None
    cache.put("a", {"x": [1, "é"]})
    assert GraphCache(tmp_path / "graphs").get("a") == {"x": [1, "é"]}
    assert [path.name for path in (tmp_path / "graphs").iterdir()] == ["a.json.z"], "no scratch file stays"


def test_what_is_damaged_is_a_miss(tmp_path: Path) -> None:
    cache = GraphCache(tmp_path)
    cache.put("a", {"x": 1})
    [path] = tmp_path.iterdir()
    whole = path.read_bytes()
    for damaged in (b"", whole[:-2], whole[:9] + b"??" + whole[11:], b"no such thing"):
        path.write_bytes(damaged)
        assert cache.get("a") is None
    cache.put("a", {"x": 2})
    assert cache.get("a") == {"x": 2}


def test_the_least_lately_used_go_first(tmp_path: Path) -> None:
    cache = GraphCache(tmp_path, most_mb=1)
    for number in range(4):
        cache.put(str(number), {"noise": os.urandom(200_000).hex()})
        os.utime(tmp_path / f"{number}.json.z", (number, number))
    assert cache.get("0") is not None, "now it is the latest"
    for number in range(4, 7):
        cache.put(str(number), {"noise": os.urandom(200_000).hex()})
    left = {path.name.partition(".")[0] for path in tmp_path.iterdir()}
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 1 << 20
    assert {"0", "6"} <= left
    assert not {"1", "2"} & left


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = GraphCache(tmp_path / "file" / "graphs")
    cache.put("a", {"x": 1})
    assert cache.get("a") is None
