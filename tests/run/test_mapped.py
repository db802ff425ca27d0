"""`rusta graph`: definitions, uses and types of a real crate, from a graph that is kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rusta_core.errors import MissingTool, UsageError
from rusta_core.run.mapped import Mapped
from rusta_core.rust.analyzer.client import Analyzer, binary
from rusta_core.rust.analyzer.std_sources import found

LIB = """\
pub const MOST: usize = 3;

pub struct Shelf {
    words: Vec<String>,
}

impl Shelf {
    pub fn count(&self) -> usize {
        self.words.len().min(MOST)
    }
}

pub fn twice(shelf: &Shelf) -> usize {
    let once = shelf.count();
    once + shelf.count()
}
"""


@pytest.fixture
def mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapped:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "shop/src").mkdir(parents=True)
    (tmp_path / "shop/Cargo.toml").write_text('[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n')
    (tmp_path / "shop/src/lib.rs").write_text(LIB)
    return Mapped.at(tmp_path / "shop/src")


def test_where_a_symbol_is_used(mapped: Mapped) -> None:
    texts = [LIB.encode()[one.start : one.end].decode() for one in mapped.refs("MOST")]
    assert texts == ["MOST"]
    assert len(mapped.refs("count")) == 2
    assert mapped.refs("crate::twice") == []


def test_what_type_it_has(mapped: Mapped) -> None:
    typed = mapped.type_of("MOST")
    assert typed is not None
    assert (typed.type, typed.by) == ("usize", "syntax")
    typed = mapped.type_of("count")
    assert typed is not None
    assert "-> usize" in typed.type


def test_a_type_that_only_rust_analyzer_knows_is_asked_once(mapped: Mapped, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        binary(mapped.sandbox, mapped.toolchain)
    except MissingTool as lack:
        pytest.skip(str(lack))
    if found(mapped.toolchain) is None:
        pytest.skip("the library's sources are not on this machine")
    opened: list[Path] = []
    real = Analyzer.open

    def open_(folder: Path, *rest: Any, **options: Any) -> Analyzer:
        opened.append(folder)
        return real(folder, *rest, **options)

    monkeypatch.setattr("rusta_core.run.mapped.Analyzer.open", open_)
    assert [mapped.type_of("Shelf"), mapped.type_of("Shelf")] == [None, None], "a struct has no type of its own"
    assert len(opened) == 1, "that nobody knows it is remembered too"


def test_a_name_that_is_none_or_several(mapped: Mapped) -> None:
    with pytest.raises(UsageError, match="defines nothing that is called 'cuont'") as caught:
        mapped.refs("cuont")
    assert caught.value.mend == "did you mean count?"
    assert mapped.project is not None
    lib = mapped.project.root / "src/lib.rs"
    lib.write_text(LIB + "\npub fn count() {}\n")
    with pytest.raises(UsageError, match="several symbols are called 'count'") as caught:
        Mapped.at(mapped.project.root).refs("count")
    assert "crate::count" in caught.value.why


def test_a_file_that_is_a_program_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "alone.rs").write_text(LIB)
    alone = Mapped.at(tmp_path / "alone.rs")
    assert len(alone.refs("count")) == 2
    assert str(getattr(alone.type_of("MOST"), "type", "")) == "usize"
    assert alone.type_of("Shelf") is None, "there is no crate to ask rust-analyzer about"
    with pytest.raises(UsageError, match="there is nothing by this name"):
        Mapped.at(tmp_path / "gone.rs")
    with pytest.raises(UsageError, match="this is no crate"):
        Mapped.at(tmp_path)


def test_the_command(mapped: Mapped) -> None:
    assert mapped.project is not None
    argv = [sys.executable, "-m", "rusta_core.cli", "graph", str(mapped.project.root)]
    shown = subprocess.run(argv, capture_output=True, text=True)
    assert "crate::twice  src/lib.rs  used 0 times" in shown.stdout
    told = subprocess.run([*argv, "--json"], capture_output=True, text=True)
    record = json.loads(told.stdout)
    assert record["schema"] == "graph_snap/1"
    assert len(record["symbol_ids"]) == len(record["project_graph_v1"]["nodes"])
    again = subprocess.run([*argv, "--json"], capture_output=True, text=True)
    assert again.stdout == told.stdout
