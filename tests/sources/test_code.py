"""Files of any kind that a disk can hold: read, or named with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rusta_sources.code import read_bytes, read_text, stamp, walk
from said import Said


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to read everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def log_of(said: Said) -> dict[str, str]:
    return {Path(what).name: why for what, why in said.heard}


def test_links_are_named_and_no_loop_is_entered(said: Said) -> None:
    (said.base / "sub").mkdir()
    (said.base / "sub/a.rs").write_text("fn a() {}\n")
    os.symlink(said.base, said.base / "sub/loop")
    os.symlink("self.rs", said.base / "self.rs")
    os.symlink("/etc/hostname", said.base / "out.rs")
    os.symlink("sub/a.rs", said.base / "in.rs")
    context = said.context()
    texts = {path.name: read_text(path, said.base, context.log) for path in walk(said.base, context.log)}
    assert {name for name, text in texts.items() if text is not None} == {"a.rs", "in.rs"}
    heard = log_of(said)
    assert heard["loop"] == "a link: files are read where they stand"
    assert heard["out.rs"] == "a link: it leaves its folder"
    assert heard["self.rs"].startswith("unreadable: ")


def test_pipes_are_not_waited_for(said: Said) -> None:
    os.mkfifo(said.base / "p.rs")
    assert read_text(said.base / "p.rs", said.base, said.context().log) is None
    assert said.heard[0][1] == "not a file: a pipe, a device or a folder stands there"


def test_a_hundred_megabytes_are_named_unread(said: Said) -> None:
    with (said.base / "big.rs").open("wb") as file:
        file.truncate(100_000_000)
    assert read_bytes(said.base / "big.rs", said.base, said.context().log) is None
    assert said.heard[0][1] == "too large: 100,000,000 bytes, more than 1,000,000"


def test_names_that_are_not_utf8_are_named_in_words_that_can_be_written(said: Said) -> None:
    Path(os.fsdecode(os.fsencode(said.base) + b"/caf\xe9.rs")).write_text("fn a() {}\n")
    (said.base / "two\nlines").mkdir()
    assert list(walk(said.base, said.context().log)) == []
    assert {why for _, why in said.heard} == {"unsafe: its name is not one to write down"}
    assert all(what.isprintable() for what, _ in said.heard)


def test_what_may_not_be_read_is_named() -> None:
    with TemporaryDirectory() as folder:
        said = Said(Path(folder))
        said.base.chmod(0o755)
        (said.base / "shut").mkdir(mode=0)
        (said.base / "shut.rs").touch(mode=0)
        context = said.context()
        with as_nobody():
            texts = [read_text(path, said.base, context.log) for path in walk(said.base, context.log)]
        assert texts == [None]
        assert log_of(said) == {"shut": "unreadable: Permission denied", "shut.rs": "unreadable: Permission denied"}


def test_a_file_that_goes_away_in_between(said: Said) -> None:
    assert read_text(said.base / "gone.rs", said.base, said.context().log) is None
    assert said.heard[0][1].startswith(("not a file", "unreadable"))


@pytest.mark.parametrize("change", ["grow", "touch", "remove", "add"])
def test_a_stamp_changes_with_the_files(tmp_path: Path, change: str) -> None:
    file = tmp_path / "a.rs"
    file.write_text("fn a() {}\n")
    before = stamp([file, tmp_path / "b.rs"])
    assert stamp([file, tmp_path / "b.rs"]) == before
    if change == "grow":
        file.write_text("fn a() {}\n\n")
    elif change == "touch":
        os.utime(file, (1, 1))
    elif change == "remove":
        file.unlink()
    else:
        (tmp_path / "b.rs").touch()
    assert stamp([file, tmp_path / "b.rs"]) != before
