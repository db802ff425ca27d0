"""Shards come back as they were written, or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from rusta_core import DocSpan, Edit, RustaError
from rusta_core.errors import RecordError
from rusta_core.serialize import dumps
from rusta_core.spine.shards import FRAME, Shard, read, write

EDITS = st.lists(
    st.builds(
        Edit,
        path=st.text("ab/é", max_size=5),
        start=st.integers(0, 9),
        end=st.integers(0, 9),
        text=st.text(max_size=30),
    ),
    max_size=30,
)


@given(EDITS)
def test_round_trip_and_address(tmp_path_factory: pytest.TempPathFactory, records: list[Edit]) -> None:
    path = tmp_path_factory.mktemp("s") / "deep/shard.zst"
    address = write(path, iter(records))
    assert list(read(path, Edit)) == records
    assert address == hashlib.sha256("".join(dumps(record) + "\n" for record in records).encode()).hexdigest()
    assert [one.name for one in path.parent.iterdir()] == ["shard.zst"]


@pytest.fixture
def shard(tmp_path: Path) -> Path:
    write(tmp_path / "a.zst", [Edit(path=f"{n}", start=n, end=n, text="text " * n) for n in range(200)])
    return tmp_path / "a.zst"


def refused(path: Path) -> str:
    with pytest.raises(RustaError) as caught:
        next(read(path, Edit))  # not a single record of a bad shard is given
    assert str(path) in caught.value.where
    assert "delete it" in caught.value.mend
    return caught.value.why


def test_a_torn_shard_is_named_wherever_it_is_torn(shard: Path) -> None:
    whole = shard.read_bytes()
    for end in range(0, len(whole), 7):
        shard.write_bytes(whole[:end])
        assert "torn" in refused(shard) or "altered" in refused(shard)


def test_an_altered_shard_is_named_wherever_it_is_altered(shard: Path) -> None:
    whole = shard.read_bytes()
    for place in range(6, len(whole), 11):
        shard.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        refused(shard)


def test_any_zstd_reader_sees_the_lines_and_nothing_else(shard: Path) -> None:
    reader = zstandard.ZstdDecompressor().stream_reader(shard.read_bytes(), read_across_frames=True)
    assert reader.read() == "".join(dumps(record) + "\n" for record in read(shard, Edit)).encode()


def test_frames_in_another_order_are_altered(shard: Path) -> None:
    whole = shard.read_bytes()
    frame = zstandard.compress(b"{}\n")
    shard.write_bytes(frame + whole)
    assert "not as long as its index says" in refused(shard)


@given(st.integers(0, 3 * FRAME), st.data())
def test_any_record_alone(tmp_path_factory: pytest.TempPathFactory, count: int, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("s") / "shard.zst"
    records = [Edit(path=f"{n}", start=n, end=n, text="t" * n) for n in range(count)]
    write(path, records)
    shard = Shard.open(path, Edit)
    assert len(shard) == count
    for place in data.draw(st.lists(st.integers(-count, count - 1), max_size=9)) if count else ():
        assert shard[place] == records[place]
    with pytest.raises(IndexError):
        shard[count]


def test_one_record_of_an_altered_frame_is_refused_and_the_others_are_given(shard: Path) -> None:
    whole = shard.read_bytes()
    shard.write_bytes(whole[:20] + bytes([whole[20] ^ 0x55]) + whole[21:])
    opened = Shard.open(shard, Edit)
    with pytest.raises(RustaError, match="altered"):
        opened[0]
    assert opened[FRAME].start == FRAME


def test_a_shard_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.zst") == "No such file or directory"


def test_the_wrong_class_is_named_with_file_and_line(shard: Path) -> None:
    with pytest.raises(RecordError) as caught:
        list(read(shard, DocSpan))
    assert f"{shard}:1" in str(caught.value)


def test_a_fault_while_writing_leaves_what_was_there(shard: Path) -> None:
    before = shard.read_bytes()

    def records() -> object:
        yield Edit(path="a", start=0, end=0, text="")
        raise KeyError("broken source")

    with pytest.raises(KeyError):
        write(shard, records())  # type: ignore[arg-type]
    assert shard.read_bytes() == before
    assert [one.name for one in shard.parent.iterdir()] == ["a.zst"]
