"""What truncation, flipped bits, kills and full disks leave of a log."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core import RustaError
from rusta_core.agent.devlog import Damage, DevLog, Record, read_log, recover
from rusta_core.agent.devlog.framing import Framing
from rusta_core.agent.devlog.segment import segments


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, list[Record]]:
    """A log of one plain segment: its file, the bytes of it, and its records."""
    folder = tmp_path_factory.mktemp("log")
    with DevLog.open(folder) as log:
        for number in range(30):
            log.append("step", f"e{number % 3}", {"n": number, "text": "lüge" * (number % 7)})
    [segment] = segments(folder)
    return segment.plain, segment.plain.read_bytes(), list(read_log(folder))


@settings(deadline=None, max_examples=50)
@given(share=st.floats(0, 1))
def test_what_is_cut_off_costs_the_record_it_cuts(share: float, made: tuple[Path, bytes, list[Record]]) -> None:
    file, content, records = made
    size = round(share * len(content))
    ends = [*(record.offset for record in records[1:]), len(content)]
    whole = [record for record, end in zip(records, ends, strict=True) if end <= size]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / file.name).write_bytes(content[:size])
        assert list(read_log(folder)) == whole  # before it is mended
        torn = size - max([end for end in ends if end <= size], default=0)
        with DevLog.open(folder) as log:
            assert [(one.offset, one.length, one.torn) for one in log.mended] == [(size - torn, torn, True)] * bool(
                torn
            )
            for one in log.mended:
                assert one.kept is not None
                assert one.kept.read_bytes() == content[size - torn : size]
        assert list(read_log(folder)) == whole
        assert recover(folder) == ()


@settings(deadline=None, max_examples=50)
@given(share=st.floats(0, 1), bit=st.integers(0, 7))
def test_a_flipped_bit_costs_one_record_and_is_told(
    share: float, bit: int, made: tuple[Path, bytes, list[Record]]
) -> None:
    file, content, records = made
    at = min(round(share * len(content)), len(content) - 1)
    altered = bytearray(content)
    altered[at] ^= 1 << bit
    struck = max(number for number, record in enumerate(records) if record.offset <= at)
    left = records[:struck] + records[struck + 1 :]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / file.name).write_bytes(altered)
        damages = recover(folder)
        end = records[struck + 1].offset if struck + 1 < len(records) else len(content)
        [damage] = damages
        assert (damage.offset, damage.length) == (records[struck].offset, end - records[struck].offset)
        heard: list[Damage] = []
        assert list(read_log(folder, damaged=heard.append)) == left
        if struck == len(records) - 1:
            assert damage.torn
            assert heard == []
        else:
            assert heard == [damage]
            with pytest.raises(RustaError) as caught:
                list(read_log(folder))
            assert caught.value.where == f"{folder / file.name}, offset {records[struck].offset}"
            assert (folder / file.name).read_bytes() == altered


def test_damage_in_a_compressed_segment_costs_its_block(tmp_path: Path) -> None:
    with DevLog.open(tmp_path) as log:
        for number in range(8000):
            log.append("step", "one", {"n": number, "text": f"{number * number}" * 9})
    assert recover(tmp_path) == ()
    [segment] = segments(tmp_path)
    records, content = list(read_log(tmp_path)), bytearray(segment.packed.read_bytes())
    content[len(content) // 2] ^= 4
    segment.packed.write_bytes(content)
    [damage] = recover(tmp_path)
    assert (damage.file, damage.torn) == (segment.packed, False)
    assert damage.offset <= len(content) // 2 < damage.offset + damage.length
    left = list(read_log(tmp_path, damaged=lambda one: None))
    assert len(records) - 2000 < len(left) < len(records)
    kept = {record.offset for record in left}
    assert left == [record for record in records if record.offset in kept]
    assert segment.packed.read_bytes() == content


def test_a_compressed_segment_that_lost_its_end_is_told(tmp_path: Path) -> None:
    for number in range(2):
        with DevLog.open(tmp_path) as log:
            log.append("step", "one", {"n": number})
    packed = segments(tmp_path)[0].packed
    content = packed.read_bytes()
    for size in range(len(content)):
        packed.write_bytes(content[:size])
        with pytest.raises(RustaError) as caught:
            list(read_log(tmp_path))
        assert caught.value.where.startswith(f"{packed}, offset ")


def test_what_a_newer_version_wrote_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / f"{1:016}.log"
    content = Framing(b"\xffRL\x02").frame(b"{}", 0)
    file.write_bytes(content)
    for act in (lambda: DevLog.open(tmp_path), lambda: list(read_log(tmp_path)), lambda: recover(tmp_path)):
        with pytest.raises(RustaError) as caught:
            act()
        assert str(caught.value) == (
            "version 2 of the log is not 1, which this rusta reads\n"
            f"  where: {file}\n"
            "  mend:  upgrade rusta, or name another folder"
        )
    assert file.read_bytes() == content


@settings(deadline=None, max_examples=50)
@given(content=st.binary(max_size=300) | st.lists(st.sampled_from([b"\xffRL\x01", b"\0" * 16, b"{}"])).map(b"".join))
def test_what_is_no_log_is_all_kept_aside(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"{1:016}.log").write_bytes(content)
        assert sum(one.length for one in recover(folder)) == len(content)
        kept = [file.read_bytes() for file in folder.glob("*.torn")]
        assert kept == [content] * (len(content) > 0)


def test_a_writer_does_not_compress_what_was_damaged_meanwhile(tmp_path: Path) -> None:
    with DevLog.open(tmp_path, segment_bytes=1000) as log:
        log.append("step", "one", {"n": 0, "text": "x" * 900})
        [segment] = segments(tmp_path)
        content = bytearray(segment.plain.read_bytes())
        content[500] ^= 1
        segment.plain.write_bytes(content)
        log.append("step", "one", {"n": 1})
        assert segment.plain.read_bytes() == content
    assert [record.data["n"] for record in read_log(tmp_path)] == [1]
    [damage] = recover(tmp_path)
    assert damage.kept is not None
    assert damage.kept.read_bytes() == content
