"""A snapshot stands whole or not at all, and the same data gives the same one anywhere."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rusta_core import Document, LedgerEntry, RustaError, UsageError, digest
from rusta_core.spine import shards
from rusta_core.spine.snapshot import Part, Snapshot, open_snapshot, write_snapshot
from rusta_core.spine.workers import Workers

ORIGIN = {"license": "MIT", "source_url": "https://example.org/a", "commit": "0" * 40}


def document(name: str, text: str) -> Document:
    return Document(**ORIGIN, sha256=digest(text), doc_id=name, repo="a/a", role="code", title=name, text=text)


def parts(extra: str = "") -> list[Part]:
    made = []
    for name in ("one", "two", "three"):
        entry = LedgerEntry(
            **ORIGIN, sha256=digest(""), name=name, version="1.10", split="train", state="allowed", kind="documents"
        )
        made.append(Part(entry=entry, records=[document(f"{name}/{n}", f"fn f{n}() {{}} {extra}") for n in range(90)]))
    return made


def nothing(_folder: Path) -> None:
    pass


def write(root: Path, extra: str = "", workers: Workers | None = None) -> Snapshot:
    return write_snapshot(root, parts(extra), {"counts": {}}, nothing, workers or Workers())


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    kept = write(tmp_path)
    again = open_snapshot(tmp_path)
    assert again.fingerprint == kept.fingerprint
    assert again.folder == tmp_path.resolve() / kept.fingerprint[:16]
    assert [entry.records for entry in again.entries] == [90, 90, 90]
    assert again.entries[0].version == "1.10"
    read = [list(shards.read(path, Document)) for path in again.paths("documents", "train")]
    assert read == [list(part.records) for part in parts()]
    assert again.paths("documents", "test") == again.paths("cases") == []


@pytest.mark.parametrize("workers", [Workers(count=2), Workers(count=4), Workers(engine="ray", count=2)], ids=str)
def test_the_same_data_has_the_same_addresses_for_any_workers(tmp_path: Path, workers: Workers) -> None:
    pytest.importorskip("ray") if workers.engine == "ray" else None
    one, other = write(tmp_path / "a"), write(tmp_path / "b", workers=workers)
    assert one.fingerprint == other.fingerprint
    assert one.entries == other.entries
    names = [sorted(path.relative_to(kept.folder) for path in kept.folder.rglob("*")) for kept in (one, other)]
    assert names[0] == names[1]


def test_other_data_is_another_snapshot_and_becomes_the_latest(tmp_path: Path) -> None:
    first, second = write(tmp_path), write(tmp_path, "other")
    assert first.fingerprint != second.fingerprint
    assert open_snapshot(tmp_path).fingerprint == second.fingerprint
    assert open_snapshot(first.folder).fingerprint == first.fingerprint
    assert write(tmp_path).folder == first.folder
    assert open_snapshot(tmp_path).fingerprint == first.fingerprint


def test_one_that_may_not_stand_leaves_the_last_good_one(tmp_path: Path) -> None:
    first = write(tmp_path)

    def refuse(_folder: Path) -> None:
        raise RustaError("a licence is unknown")

    with pytest.raises(RustaError, match="a licence is unknown"):
        write_snapshot(tmp_path, parts("other"), {}, refuse)
    assert open_snapshot(tmp_path).fingerprint == first.fingerprint
    assert {path.name for path in tmp_path.iterdir()} == {".lock", "latest", first.folder.name}


def test_an_altered_one_is_made_again(tmp_path: Path) -> None:
    first = write(tmp_path)
    bad = first.paths("documents")[0]
    bad.write_bytes(bad.read_bytes()[:-9])

    def whole(folder: Path) -> None:
        for path in folder.glob("shards/*"):
            list(shards.read(path, Document))

    again = write_snapshot(tmp_path, parts(), {}, whole)
    assert again.folder == first.folder
    whole(again.folder)


def test_a_ledger_that_was_altered_is_refused(tmp_path: Path) -> None:
    kept = write(tmp_path)
    ledger = kept.folder / "ledger/documents.yml"
    ledger.write_text(ledger.read_text().replace("MIT", "Zlib"))
    with pytest.raises(RustaError, match="ledger is not the one it was written with"):
        open_snapshot(tmp_path)


def test_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no snapshot here") as caught:
        open_snapshot(tmp_path / "none")
    assert "rusta data snapshot" in caught.value.mend


WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from test_snapshot import write
print("ready", flush=True)
for number in range(10_000):
    write(Path(sys.argv[2]), str(number % 7))
"""


def test_a_kill_at_any_moment_leaves_the_last_good_snapshot(tmp_path: Path) -> None:
    write(tmp_path, "first")
    seen = set()
    for number in range(25):
        command = [sys.executable, "-c", WRITER, str(Path(__file__).parent), str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            time.sleep(0.007 * number)
            child.send_signal(signal.SIGKILL)
        kept = open_snapshot(tmp_path)
        for path in kept.paths("documents"):
            assert len(list(shards.read(path, Document))) == 90
        seen.add(kept.fingerprint)
    assert len(seen) > 1
    write(tmp_path, "first")
    assert not list(tmp_path.glob(".scratch*"))


def test_two_at_once_are_refused(tmp_path: Path) -> None:
    def second(_folder: Path) -> None:
        write(tmp_path)

    with pytest.raises(RustaError, match="another process is writing a snapshot here"):
        write_snapshot(tmp_path, parts(), {}, second)


def test_about_is_kept_and_is_no_part_of_the_fingerprint(tmp_path: Path) -> None:
    one = write_snapshot(tmp_path / "a", parts(), {"seed": 1}, nothing)
    other = write_snapshot(tmp_path / "b", parts(), {"seed": 2}, nothing)
    assert one.fingerprint == other.fingerprint
    assert json.loads((other.folder / "snapshot.json").read_text())["seed"] == 2
