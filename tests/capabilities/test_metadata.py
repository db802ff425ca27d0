"""Reading what distributions say about themselves."""

import importlib.metadata
import sys
from pathlib import Path

import pytest

from rusta_core.capabilities.metadata import canonical, installed


@pytest.mark.parametrize("name", ["Rusta.Foo", "rusta_foo", "RUSTA--foo", "rusta-foo", "rusta-_.foo"])
def test_names_compare_as_packaging_tools_compare_them(name: str) -> None:
    assert canonical(name) == "rusta-foo"


def test_it_finds_what_importlib_finds() -> None:
    ours = {name: distribution.version for name, distribution in installed(sys.path).items()}
    theirs: dict[str, str] = {}
    for distribution in importlib.metadata.distributions():
        theirs.setdefault(canonical(distribution.metadata["Name"]), distribution.version)
    assert ours == theirs


def test_it_reads_the_entry_points_that_importlib_reads() -> None:
    theirs = {
        (canonical(distribution.name), entry.group, entry.name, entry.value)
        for distribution in importlib.metadata.distributions()
        for entry in distribution.entry_points
        if entry.group.startswith("rusta.")
    }
    ours = {
        (name, group, key, value)
        for name, distribution in installed(sys.path).items()
        for group, key, value in distribution.entry_points()
    }
    assert len(ours) > 30
    assert ours == theirs


def test_of_two_copies_the_first_on_the_path_counts(distribute) -> None:
    first = distribute("rusta-x", "1.0", place="first")
    second = distribute("Rusta_X", "2.0", place="second")
    assert installed([str(first), str(second)])["rusta-x"].version == "1.0"
    assert installed([str(second), str(first)])["rusta-x"].version == "2.0"


def test_egg_info_beside_a_source_tree_counts_too(tmp_path: Path) -> None:
    folder = tmp_path / "rusta_egg.egg-info"
    folder.mkdir()
    (folder / "PKG-INFO").write_text("Name: rusta-egg\nVersion: 3.1\nRequires-Dist: numpy\n\nwords")
    (folder / "entry_points.txt").write_text("[rusta.gate]\nstrict = egg:Strict [extra]\n")
    egg = installed([str(tmp_path)])["rusta-egg"]
    assert egg.version == "3.1"
    assert list(egg.entry_points()) == [("rusta.gate", "strict", "egg:Strict")]
    assert ("Requires-Dist", "numpy") in list(egg.headers())


def test_the_form_of_the_file_does_not_matter(tmp_path: Path) -> None:
    folder = tmp_path / "x-1.dist-info"
    folder.mkdir()
    ours = "[ rusta.tool ]\n; more words\n  a=b:C  \nd.e = f:G\n"
    text = f"# words\n[console_scripts]\nx = x:main\n\n{ours}[other]\nh = i:J\n"
    (folder / "entry_points.txt").write_text(text)
    points = list(installed([str(tmp_path)])["x"].entry_points())
    assert points == [("rusta.tool", "a", "b:C"), ("rusta.tool", "d.e", "f:G")]


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "archive.zip").write_bytes(b"PK")
    (tmp_path / "odd-1.dist-info").mkdir()
    (tmp_path / "odd-1.dist-info/entry_points.txt").write_bytes(b"\xff\xfe[rusta.tool]\na = b:C\n")
    places = [str(tmp_path / "archive.zip"), str(tmp_path / "nowhere"), str(tmp_path)]
    assert list(installed(places)) == ["odd"]
