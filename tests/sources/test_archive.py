"""`.crate` files: read without unpacking, and refused whole where one would do harm."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from rusta_sources import archive
from rusta_sources.archive import Refused, read_archive
from rusta_sources.crate import wanted

GOOD = {
    "Cargo.toml": b"[package]\n",
    "src/lib.rs": b"pub fn f() {}\n",
    "README.md": b"words\n",
    "docs/a.rs": b"fn a() {}\n",
}


def member(name: str, data: bytes = b"", **facts: object) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for key, value in facts.items():
        setattr(info, key, value)
    return info, data


def pack(path: Path, members: list[tuple[tarfile.TarInfo, bytes]]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for info, data in members:
            tar.addfile(info, io.BytesIO(data))
    return path


def good() -> list[tuple[tarfile.TarInfo, bytes]]:
    return [member("a-1.0.0", type=tarfile.DIRTYPE), *(member(f"a-1.0.0/{name}", data) for name, data in GOOD.items())]


def read(path: Path) -> tuple[dict[str, bytes], list[tuple[str, str]]]:
    heard: list[tuple[str, str]] = []
    return read_archive(path, wanted, lambda what, why: heard.append((what, why))), heard


def test_the_wanted_files_by_their_paths_inside(tmp_path: Path) -> None:
    files, heard = read(pack(tmp_path / "a-1.0.0.crate", good()))
    assert files == {name: GOOD[name] for name in ("Cargo.toml", "src/lib.rs")}
    assert heard == []


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (
            member("a-1.0.0/../../etc/cron.d/x", b"!"),
            "unsafe: the name 'a-1.0.0/../../etc/cron.d/x' is not one inside a-1",
        ),
        (member("../up.rs", b"!"), "unsafe: the name '../up.rs' is not one inside a-1.0.0/"),
        (member("/etc/passwd", b"!"), "unsafe: the name '/etc/passwd' is not"),
        (member("b-1.0.0/src/lib.rs", b"!"), "unsafe: the name 'b-1.0.0/src/lib.rs' is not"),
        (member("a-1.0.0/src\\..\\x.rs", b"!"), "unsafe: the name 'a-1.0.0/src\\\\..\\\\x.rs' is not"),
        (member("a-1.0.0//x.rs", b"!"), "unsafe: the name 'a-1.0.0//x.rs' is not"),
        (member("a-1.0.0/src/\udcff.rs", b"!"), "unsafe: the name 'a-1.0.0/src/\\udcff.rs' is not"),
        (
            member("a-1.0.0/src/l.rs", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
            "unsafe: 'a-1.0.0/src/l.rs' is a link",
        ),
        (member("a-1.0.0/src/h.rs", type=tarfile.LNKTYPE, linkname="a-1.0.0/src/lib.rs"), "is a link, a device"),
        (member("a-1.0.0/src/p.rs", type=tarfile.FIFOTYPE), "is a link, a device"),
        (member("a-1.0.0/src/d.rs", type=tarfile.CHRTYPE), "is a link, a device"),
        (member("a-1.0.0/src/lib.rs", b"again"), "unsafe: 'src/lib.rs' comes twice"),
    ],
)
def test_an_archive_with_one_bad_member_is_refused_whole(
    tmp_path: Path, bad: tuple[tarfile.TarInfo, bytes], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(pack(tmp_path / "a-1.0.0.crate", [*good(), bad]))
    assert reason in str(refused.value)
    assert os.listdir(tmp_path) == ["a-1.0.0.crate"]  # and nothing was written


def cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def in_the_middle(data: bytes) -> bytes:
    """A tar with a header of garbage: tarfile itself takes that for the end."""
    plain = bytearray(gzip.decompress(data))
    plain[1536:1612] = b"\xff" * 76
    return gzip.compress(bytes(plain))


def without_end(data: bytes) -> bytes:
    return gzip.compress(gzip.decompress(data)[:1700])


def wrong_checksum(data: bytes) -> bytes:
    return data[:-8] + bytes(8)


@pytest.mark.parametrize("torn", [cut, in_the_middle, without_end, wrong_checksum, lambda _: b"no gzip", lambda _: b""])
def test_a_torn_archive_is_no_smaller_crate(tmp_path: Path, torn: Callable[[bytes], bytes]) -> None:
    path = pack(tmp_path / "a-1.0.0.crate", good())
    path.write_bytes(torn(path.read_bytes()))
    with pytest.raises(Refused, match="unreadable: "):
        read(path)


def test_a_flood_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 4_000_000)
    flood = member("a-1.0.0/zeros.bin", bytes(8_000_000))
    path = pack(tmp_path / "a-1.0.0.crate", [*good(), flood])
    assert path.stat().st_size < 100_000
    with pytest.raises(Refused, match="too large: more than 4,000,000 bytes come out of it"):
        read(path)
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    with pytest.raises(Refused, match="too large: more than 3 files"):
        read(pack(path, good()))
    monkeypatch.setattr(archive, "MOST_PACKED", 10)
    with pytest.raises(Refused, match=r"more than 10$"):
        read(path)


def test_one_large_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "a-1.0.0.crate", [*good(), member("a-1.0.0/src/big.rs", b"/" * 1_000_001)])
    files, heard = read(path)
    assert sorted(files) == ["Cargo.toml", "src/lib.rs"]
    assert heard == [(f"{path}/src/big.rs", "too large: 1,000,001 bytes, more than 1,000,000")]


def test_a_pipe_with_the_name_of_an_archive_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a-1.0.0.crate")
    with pytest.raises(Refused, match="not a file"):
        read(tmp_path / "a-1.0.0.crate")
