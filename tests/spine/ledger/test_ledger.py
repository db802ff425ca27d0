"""The ledger of a folder is read, written and brought up to date as a maintainer means it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from rusta_core import LedgerEntry, RecordError, RustaError, UsageError, digest
from rusta_core.spine.ledger import accept, read_ledger, tree_digest, write_ledger

SHARD = "c.jsonl.zst"
ENTRY = LedgerEntry(
    name="a",
    version="1.10",
    license="MIT",
    source_url="https://example.org/a",
    sha256="0" * 64,
    split="train",
    state="allowed",
    path="a",
)


def test_files_in_order_and_entries_as_they_stand(tmp_path: Path) -> None:
    write_ledger(tmp_path / "ledger/b.yml", [ENTRY])
    write_ledger(tmp_path / "ledger/a.yml", [evolve(ENTRY, name="z"), evolve(ENTRY, name="c")])
    assert [entry.name for entry in read_ledger(tmp_path)] == ["z", "c", "a"]
    assert read_ledger(tmp_path)[2] == ENTRY


def test_the_same_entries_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_ledger(tmp_path / name, [ENTRY, evolve(ENTRY, commit="0123456")])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_folder_without_a_ledger(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(UsageError) as caught:
            read_ledger(folder)
        assert str(caught.value) == (
            "this is no data folder\n"
            f"  where: {folder}\n"
            "  why:   it has no folder ledger/ with the entries of its files\n"
            "  mend:  name a folder that has one (`datasets`, a snapshot), or write the entries of this one's files"
        )


def test_a_bad_entry_is_named_with_file_and_line(tmp_path: Path) -> None:
    write_ledger(tmp_path / "ledger/a.yml", [ENTRY, evolve(ENTRY, name="b")])
    path = tmp_path / "ledger/a.yml"
    path.write_text(path.read_text().replace("split: train", "split: dev"))
    with pytest.raises(RecordError) as caught:
        read_ledger(tmp_path)
    assert f"{path}:1 (a) split" in caught.value.where
    assert "`split` must be in ('train', 'val', 'test')" in caught.value.why


def plant(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    root.mkdir(exist_ok=True)
    return root


def test_a_digest_is_over_sorted_lines(tmp_path: Path) -> None:
    files = {"b/c.rs": b"fn c() {}", "a.rs": b"", "b.rs": b"fn b() {}"}
    lines = [f"{name} {digest(data)}\n" for name, data in files.items()]
    assert tree_digest(plant(tmp_path / "t", files)) == hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
    assert tree_digest(plant(tmp_path / "empty", {})) == digest("")


@given(st.dictionaries(st.sampled_from(["a", "b", "c/d", "c/e"]), st.binary(max_size=4)), st.data())
def test_any_change_of_a_folder_changes_its_digest(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes], data: st.DataObject
) -> None:
    other = data.draw(st.dictionaries(st.sampled_from(["a", "b", "c/d", "c/e"]), st.binary(max_size=4)))
    one, two = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")
    assert (tree_digest(plant(one, files)) == tree_digest(plant(two, other))) == (files == other)


@pytest.mark.parametrize("planted", ["link to a file", "link to a folder", "dangling link", "pipe", "line break"])
def test_what_is_no_plain_file_has_no_digest(tmp_path: Path, planted: str) -> None:
    tree = plant(tmp_path / "t", {"a.rs": b"", "b/c.rs": b""})
    if planted == "pipe":
        os.mkfifo(tree / "x")
    elif planted == "line break":
        (tree / "x\ny").write_text("")
    else:
        (tree / "x").symlink_to({"link to a file": "a.rs", "link to a folder": "b"}.get(planted, "none"))
    with pytest.raises(RustaError, match="this folder has no digest") as caught:
        tree_digest(tree)
    assert caught.value.where.startswith(str(tree / "x"))
    assert "put the file itself there, or remove it" in caught.value.mend


def test_accept_changes_the_hash_and_nothing_else(tmp_path: Path) -> None:
    plant(tmp_path, {"a/x.rs": b"fn x() {}", "b.txt": b"words", SHARD: b"no shard"})
    (tmp_path / "ledger").mkdir()
    text = f"""\
# Written by hand.
- {{name: a, version: 1.10, license: MIT, source_url: u, sha256: "{"0" * 64}", split: train, state: allowed, path: a}}
- name: b   # a file
  quarantined:
    - {{path: x, rule: licence, reason: GPL, sha256: {"0" * 64}}}
  version: '1'
  license: MIT
  source_url: u
  split: train
  state: allowed
  path: b.txt
  sha256: '{"0" * 63}1'
- {{name: c, version: '1', license: MIT, source_url: u, sha256: {"0" * 64}, split: val, state: golden, path: {SHARD}}}
- {{name: d, version: '1', license: MIT, source_url: u, sha256: {"0" * 64}, split: train, state: allowed, path: none}}
- {{name: e, version: '1', license: MIT, source_url: u, sha256: {"0" * 64}, split: train, state: allowed}}
"""
    path = tmp_path / "ledger/hand.yml"
    path.write_text(text)
    assert accept(tmp_path) == ["a", "b"]
    now = text.replace(f'"{"0" * 64}"', f'"{tree_digest(tmp_path / "a")}"').replace(f"{'0' * 63}1", digest("words"))
    assert path.read_text() == now
    before = path.stat().st_mtime_ns
    assert accept(tmp_path) == []
    assert path.stat().st_mtime_ns == before
