"""Faults of the disk in words that help."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from rusta_core import RustaError
from rusta_core.spine.disk import replacing, writing


@pytest.mark.parametrize(
    ("number", "why", "mend"),
    [
        (errno.ENOSPC, "the disk is full", "free some space there"),
        (errno.EROFS, "the disk is read-only", "work in a folder that can be written"),
        (errno.EACCES, "it may not be written", "give yourself the right"),
        (errno.EIO, "Input/output error", "work in another folder"),
    ],
)
def test_faults_name_the_folder_and_the_way_out(tmp_path: Path, number: int, why: str, mend: str) -> None:
    with pytest.raises(RustaError) as caught, writing(tmp_path):
        raise OSError(number, os.strerror(number))
    assert str(caught.value).splitlines()[0] == "cannot write"
    assert (caught.value.where, caught.value.why) == (str(tmp_path), why)
    assert mend in caught.value.mend


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(RustaError) as caught, replacing(tmp_path / "a/b/c"):
        pass
    assert "a file stands where a folder is needed" in str(caught.value)


def test_a_full_disk_is_told_while_writing() -> None:
    with pytest.raises(RustaError) as caught, writing(Path("/dev")), open("/dev/full", "wb", buffering=0) as file:
        file.write(b"x")
    assert caught.value.why == "the disk is full"


def test_another_files_fault_is_not_blamed_on_the_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), writing(tmp_path / "here"):
        (tmp_path / "elsewhere").read_text()


def test_replacing_is_all_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with replacing(path) as file:
        file.write(b"one")
    with pytest.raises(KeyError), replacing(path) as file:
        file.write({b"two": b""}[b"three"])
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]
