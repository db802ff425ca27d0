from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from rusta_core.errors import RustaError
from rusta_core.rust.verdicts import VerdictCache


def test_what_was_put_is_got_by_another(tmp_path):
    path = tmp_path / "deep/verdicts.sqlite"
    VerdictCache(path).put({"a": {"ok": True}, "b": None, "c": [1, "é"]})
    assert VerdictCache(path).get(["a", "b", "c", "d"]) == {"a": {"ok": True}, "b": None, "c": [1, "é"]}


def test_without_a_path_it_is_remembered_in_this_process_only():
    cache = VerdictCache(None)
    cache.put({"a": 1})
    assert cache.get(["a"]) == {"a": 1}
    assert VerdictCache(None).get(["a"]) == {}


def test_an_entry_whose_bytes_changed_is_a_miss(tmp_path):
    path = tmp_path / "verdicts.sqlite"
    cache = VerdictCache(path)
    cache.put({"a": {"ok": True}, "b": {"ok": True}, "c": {"ok": True}})
    (value,) = sqlite3.connect(path).execute("SELECT value FROM verdicts WHERE key = 'a'").fetchone()
    for broken in (value[:-1], bytes([value[0], value[1] ^ 1, *value[2:]]), value[:-1] + b"\0", "text", None):
        with sqlite3.connect(path) as other:
            other.execute("UPDATE verdicts SET value = ? WHERE key = 'a'", (broken,))
        assert cache.get(["a", "b"]) == {"b": {"ok": True}}
    cache.put({"a": {"ok": False}})
    assert cache.get(["a"]) == {"a": {"ok": False}}


@pytest.mark.parametrize("garbage", [b"not a database at all" * 500, b"", b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_file_that_is_no_database_is_begun_anew(tmp_path, garbage):
    path = tmp_path / "verdicts.sqlite"
    path.write_bytes(garbage)
    cache = VerdictCache(path)
    cache.put({"a": 1})
    assert VerdictCache(path).get(["a"]) == {"a": 1}


def test_pages_that_broke_under_way_cost_the_entries_and_no_more(tmp_path):
    path = tmp_path / "verdicts.sqlite"
    cache = VerdictCache(path)
    cache.put({f"{n:064}": "x" * 100 for n in range(3000)})
    cache.close()
    data = bytearray(path.read_bytes())
    assert len(data) > 20 * 4096
    data[4096 : 20 * 4096] = b"\xa5" * (19 * 4096)
    path.write_bytes(data)
    broken = VerdictCache(path)
    broken.get([f"{n:064}" for n in range(3000)])
    broken.put({"a": 1})
    assert broken.get(["a"]) == {"a": 1}


def test_tens_of_thousands_are_cheap_and_all_there(tmp_path):
    cache = VerdictCache(tmp_path / "verdicts.sqlite")
    many = {f"{n:064}": {"ok": n % 2 == 0} for n in range(30_000)}
    cache.put(many)
    assert cache.get(many) == many


def test_threads_share_it(tmp_path):
    cache = VerdictCache(tmp_path / "verdicts.sqlite")

    def work(n: int) -> dict[str, int]:
        cache.put({str(n): n})
        return cache.get([str(n)])

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(300))) == [{str(n): n} for n in range(300)]


def test_a_place_that_cannot_be_is_an_error_with_a_mend(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RustaError) as caught:
        VerdictCache(tmp_path / "file/verdicts.sqlite")
    assert caught.value.what == "the cache of verdicts cannot be opened"
    assert str(tmp_path / "file") in caught.value.where
    assert caught.value.mend
