"""The steps that find programs and put bugs into them: the same for any number of workers, and after a kill."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from rusta_core.records import DiagCase, Snippet
from rusta_core.run import filling
from rusta_core.run.bugs import cases
from rusta_core.run.documents import gather
from rusta_core.run.programs import snippets
from rusta_core.run.work import Work
from rusta_core.rust.patch import apply_edits
from rusta_core.rust.toolchain import Toolchain

RECIPE = """
[run]
name = "bugs"
seed = 5
folder = "{folder}"
workers = {workers}

[data]
shares = [1.0, 0.0, 0.0]
snippets = {{ train = 60 }}
cases_per_class = {{ train = 6 }}
compound = 0.2
crates = {{ train = {crates} }}
cases_per_crate = 4

[[source]]
use = "rust-docs"
books = ["rust-by-example"]
most_pages = 70
[[source]]
use = "crates"
roots = ["{root}"]

[[injector]]
use = "type"
[[injector]]
use = "syntax"
[[injector]]
use = "visibility"
"""

MANIFEST = '[package]\nname = "NAME"\nversion = "0.1.0"\nedition = "2021"\nlicense = "MIT"\n'
SHOP = {
    "Cargo.toml": MANIFEST.replace("NAME", "shop"),
    "src/lib.rs": "mod price;\n\npub fn bill(count: u32) -> u32 {\n    price::double(count) + 1\n}\n",
    "src/price.rs": "pub fn double(count: u32) -> u32 {\n    let sum = count + count;\n    sum\n}\n",
    "tests/all.rs": "#[test]\nfn bills() {\n    assert_eq!(shop::bill(2), 5);\n}\n",
}
BROKEN = {
    "Cargo.toml": MANIFEST.replace("NAME", "broken"),
    "src/lib.rs": "mod part;\npub fn one() -> u32 { part::two() }\n",
    "src/part.rs": "pub fn two() -> u64 { 2 }\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry of two crates, one of them green."""
    if Toolchain.find().docs is None:
        pytest.skip("this toolchain has no documentation installed")
    root = tmp_path_factory.mktemp("registry")
    for name, files in (("shop-0.1.0", SHOP), ("broken-0.1.0", BROKEN)):
        for path, text in files.items():
            (root / name / path).parent.mkdir(parents=True, exist_ok=True)
            (root / name / path).write_text(text)
    return root


KILLED = """
import os, signal, sys
from pathlib import Path
from rusta_core.run import bugs, documents, filling, programs, work

filling.Filling.cases = lambda self: os.kill(os.getpid(), signal.SIGKILL)
with work.Work.on(Path(sys.argv[1])) as job:
    bugs.cases(job, programs.snippets(job, documents.gather(job)))
"""
"""The steps in a process that is killed when every part is done and nothing else."""


def write_recipe(folder: Path, root: Path, *, workers: int = 2, crates: int = 1) -> Path:
    recipe = folder / "bugs.toml"
    recipe.write_text(RECIPE.format(folder=folder / "runs", workers=workers, crates=crates, root=root))
    return recipe


def made(recipe: Path) -> tuple[list[Snippet], list[DiagCase]]:
    with Work.on(recipe) as work:
        green = snippets(work, gather(work))
        return green["train"], cases(work, green)["train"]


@pytest.fixture(scope="module")
def finished(
    tmp_path_factory: pytest.TempPathFactory, root: Path
) -> tuple[Path, Sequence[Snippet], Sequence[DiagCase]]:
    folder = tmp_path_factory.mktemp("finished")
    return folder, *made(write_recipe(folder, root))


def test_programs_and_crates_are_green(finished) -> None:
    _, green, _ = finished
    assert len(green) == 61
    assert [one.id for one in green if one.files] == ["shop-0.1.0"]
    assert green[-1].tests == "cargo test"
    assert len({one.id for one in green}) == 61


def test_the_classes_are_filled_and_cases_hold(finished) -> None:
    _, _, bugs = finished
    for name in ("type", "syntax", "visibility"):
        some = [case for case in bugs if case.error_class == name]
        assert 5 <= len(some) <= 6
        assert sum(case.bugs == 2 for case in some) <= 1
    assert any(case.bugs == 2 for case in bugs)
    several = [case for case in bugs if len(case.files) > 1]
    assert 0 < len(several) <= 4
    assert {case.tests for case in several} == {"cargo test"}
    assert bugs[-1] in several
    for case in bugs:
        assert case.gold_patch is not None
        assert apply_edits(case.files, case.gold_patch.edits) != case.files
    assert len({case.id for case in bugs}) == len(bugs)


def test_what_they_are_like_is_written_beside_them(finished) -> None:
    folder, _, bugs = finished
    [table] = (folder / "runs/.cache/bugs train").glob("*/table.json")
    told = json.loads(table.read_text())
    assert told["total"] == len(bugs)
    assert sum(row["kept"] for name, row in told["yields"].items()) == len([case for case in bugs if case.bugs == 1])
    assert all(row["kept"] <= row["tried"] <= row["proposed"] for row in told["yields"].values())
    assert f"{len(bugs)} cases: with behaviour" in table.with_suffix(".md").read_text()
    assert not list(table.parent.glob("parts"))


def test_one_worker_comes_to_the_same(finished, root: Path, tmp_path: Path) -> None:
    assert made(write_recipe(tmp_path, root, workers=1)) == finished[1:]


def test_a_killed_step_goes_on_from_its_parts(
    finished, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = write_recipe(tmp_path, root)
    killed = subprocess.run([sys.executable, "-c", KILLED, recipe], timeout=120, check=False, stderr=subprocess.DEVNULL)
    assert killed.returncode == -signal.SIGKILL
    parts = list((tmp_path / "runs/.cache/bugs train").glob("*.scratch/parts/*.jsonl.zst"))
    assert len(parts) > 1
    written = {path: path.stat().st_mtime_ns for path in parts}
    parts[0].unlink()  # as if it had not been finished
    seen: list[set[Path]] = []

    def looked(self: filling.Filling) -> dict[str, object]:
        there = set(self.folder.glob("*.jsonl.zst"))
        seen.append({path for path in there if written.get(path) == path.stat().st_mtime_ns})
        return yields(self)

    yields = filling.Filling.yields
    monkeypatch.setattr(filling.Filling, "yields", looked)
    assert made(recipe) == finished[1:]
    assert seen[0] == set(parts[1:])


def test_nothing_wanted_is_nothing_done(root: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "none.toml"
    text = RECIPE.format(folder=tmp_path / "runs", workers=2, crates=0, root=root)
    for old, new in (("train = 60", "train = 0"), ("train = 6 ", "train = 0 ")):
        assert old in text
        text = text.replace(old, new)
    recipe.write_text(text)
    with Work.on(recipe) as work:
        green = snippets(work, gather(work))
        assert cases(work, green) == {"train": [], "val": [], "test": []}
        assert green["train"] == []
