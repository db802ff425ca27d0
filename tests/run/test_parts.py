from __future__ import annotations

from pathlib import Path

import pytest

from rusta_core.records import File
from rusta_core.run.parts import account_of, chunks, done_once, part
from rusta_core.spine import shards


def test_a_part_is_made_once_and_keeps_its_account(tmp_path: Path) -> None:
    path, asked = part(tmp_path, "what", 1), []

    def make() -> tuple[list[File], dict[str, int]]:
        asked.append(1)
        return [File(path="a.rs", text="")], {"refused": 3}

    for _ in range(2):
        assert done_once(path, make) == path
    assert len(asked) == 1
    assert list(shards.read(path, File)) == [File(path="a.rs", text="")]
    assert account_of(path) == {"refused": 3}


def test_a_part_that_was_not_finished_is_made_again(tmp_path: Path) -> None:
    path = part(tmp_path, "what")

    def broken() -> tuple[object, str]:
        return (1 / 0 for _ in range(3)), "account"

    with pytest.raises(ZeroDivisionError):
        done_once(path, broken)  # type: ignore[arg-type]
    assert not path.exists()
    done_once(path, lambda: ([], "again"))
    assert account_of(path) == "again"


def test_a_part_is_named_by_what_it_is_made_from(tmp_path: Path) -> None:
    assert part(tmp_path, "a", 1) == part(tmp_path, "a", 1)
    assert len({part(tmp_path, *what) for what in (("a", 1), ("a", 2), ("b", 1), ("a",))}) == 4


def test_chunks_are_whole() -> None:
    assert [list(some) for some in chunks(range(5), 2)] == [[0, 1], [2, 3], [4]]
    assert chunks([], 2) == []
