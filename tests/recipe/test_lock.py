"""A lock says what a run was made of; a run that would differ from it says in what."""

from __future__ import annotations

import platform
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from rusta_core.errors import UsageError
from rusta_core.recipe import assemble, compare_lock, read_recipe, write_lock
from rusta_core.recipe.lock import distributions
from rusta_core.records import digest

RECIPE = """
plugins = ["./mine.py"]
[run]
name = "first"
seed = 7
[[injector]]
use = "mine"
words = ["b"]
[[injector]]
use = "mine"
name = "again"
[[metric]]
use = "count"
[[game]]
use = "patch-tree-search"
[[stage]]
name = "S1"
steps = 4
mixture = { qa = [0.2, 0.8] }
[[stage.gate]]
use = "enough"
"""
TOOLCHAIN = {"rustc": "1.95.0"}
HASHES = {"documents": "ab", "cases": "cd"}
LOCK = Path("recipe.lock.toml")


@pytest.fixture
def locked(written):
    """A lock of RECIPE was written; `locked(text)` compares an assembly of another text with it."""
    write_lock(LOCK, assemble(read_recipe(written(RECIPE))), toolchain=TOOLCHAIN, hashes=HASHES)

    def compare(text: str = RECIPE, **differences: object) -> str:
        given = {"toolchain": TOOLCHAIN, "hashes": HASHES, **differences}
        try:
            compare_lock(LOCK, assemble(read_recipe(written(text))), **given)
        except UsageError as fault:
            return str(fault)
        return "the same"

    return compare


def test_the_lock_holds_what_the_run_rests_on(locked, here):
    content = tomllib.loads(LOCK.read_text())
    assert content["order"] == [
        "injector:mine", "injector:again", "game:patch-tree-search", "metric:count", "gate:S1/enough", "stage:S1",
    ]  # fmt: skip
    assert content["distributions"]["attrs"] == version("attrs")
    assert content["distributions"]["rusta"] == version("rusta")
    assert content["files"] == {"./mine.py": digest((here / "mine.py").read_bytes())}
    assert content["toolchain"] == {"python": platform.python_version(), "rustc": "1.95.0"}
    assert content["hashes"] == {"cases": "cd", "documents": "ab"}
    assert content["run"] == {"seed": 7, "sandbox": "bwrap"}
    assert content["model"] == {"size": "nano"}
    assert content["data"]["shares"] == [0.8, 0.1, 0.1]
    assert content["stages"]["S1"]["mixture"] == {"qa": [0.2, 0.8]}
    assert content["stages"]["S1"]["batch"] == 16
    assert content["pieces"]["injector:again"] == {"piece": "mine.py/mine", "options": {"most": 2, "words": ["a"]}}
    assert content["pieces"]["game:patch-tree-search"]["budget"] == {"checks": 64, "seconds": 10.0, "k_lines": 10}


def test_equal_runs_write_equal_locks(locked, written):
    before = LOCK.read_bytes()
    backwards = dict(reversed(HASHES.items()))
    write_lock(LOCK, assemble(read_recipe(written(RECIPE))), toolchain=TOOLCHAIN, hashes=backwards)
    assert LOCK.read_bytes() == before
    assert [path.name for path in Path().glob("*.tmp")] == []


def test_what_does_not_bear_on_the_result_may_differ(locked):
    assert locked(RECIPE.replace('name = "first"', 'name = "second"\nfolder = "elsewhere"\nworkers = 9')) == "the same"


def test_every_difference_is_named(locked, here):
    text = RECIPE.replace("seed = 7", "seed = 8").replace('words = ["b"]', 'words = ["c"]\nmost = 3')
    text = text.replace("steps = 4", "steps = 5").replace('[[metric]]\nuse = "count"', '[[metric]]\nuse = "k-lines"')
    text = text.replace('use = "enough"', 'use = "k-median"\nat_most = 3')
    error = locked(text, toolchain={"rustc": "1.96.0"}, hashes={"documents": "ab", "cases": "xx"})
    assert [line.strip() for line in error.splitlines()] == [
        "this run would not be the one that was locked",
        "where: recipe.lock.toml",
        'why:   order: was ["injector:mine", "injector:again", "game:patch-tree-search", "metric:count", '
        '"gate:S1/enough", "stage:S1"], is ["injector:mine", "injector:again", "game:patch-tree-search", '
        '"metric:k-lines", "gate:S1/k-median", "stage:S1"]',
        'toolchain.rustc: was "1.95.0", is "1.96.0"',
        'hashes.cases: was "cd", is "xx"',
        "run.seed: was 7, is 8",
        "stages.S1.steps: was 4, is 5",
        "pieces.injector:mine.options.most: was 2, is 3",
        'pieces.injector:mine.options.words: was ["b"], is ["c"]',
        'pieces.metric:count.piece: was "mine.py/count", is not set',
        'pieces.gate:S1/enough.piece: was "mine.py/enough", is not set',
        "pieces.gate:S1/enough.options.at_least: was 0.0, is not set",
        'pieces.metric:k-lines.piece: was not set, is "rusta/k-lines"',
        'pieces.gate:S1/k-median.piece: was not set, is "rusta/k-median"',
        "pieces.gate:S1/k-median.options.least_n: was not set, is 20",
        "pieces.gate:S1/k-median.options.at_most: was not set, is 3.0",
        "mend:  take back what changed, or run without --locked, which writes a new lock",
    ]


def test_another_version_comes_with_the_command_that_brings_the_old_one_back(locked):
    LOCK.write_text(LOCK.read_text().replace(f'attrs = "{version("attrs")}"', 'attrs = "1.0"'))
    assert locked() == (
        "this run would not be the one that was locked\n"
        "  where: recipe.lock.toml\n"
        f'  why:   distributions.attrs: was "1.0", is "{version("attrs")}"\n'
        '  mend:  pip install "attrs==1.0"\n'
        "         take back what changed, or run without --locked, which writes a new lock"
    )


def test_a_one_file_plugin_that_changed_is_seen(locked, here):
    with (here / "mine.py").open("a") as file:
        file.write("# changed\n")
    assert "files../mine.py: was" in locked()


def test_data_that_is_not_made_yet_is_not_compared(locked):
    assert locked(hashes=None) == "the same"
    assert "hashes.cases: was" in locked(hashes={})


def test_no_lock(locked):
    LOCK.unlink()
    assert locked() == (
        "there is no lock to compare with\n"
        "  where: recipe.lock.toml\n"
        "  why:   No such file or directory\n"
        "  mend:  run once without --locked, which writes it"
    )


def test_a_torn_lock(locked):
    LOCK.write_text(LOCK.read_text()[:-30] + "[")
    assert locked().startswith("the lock cannot be read\n  where: recipe.lock.toml\n  why:   ")
    assert locked().endswith("\n  mend:  remove it and run without --locked, which writes a new one")


def test_distributions_bring_what_they_require():
    found = distributions({"rusta"})
    assert {"rusta", "attrs", "pluggy", "torch"} <= set(found)  # torch is required for training
    assert "pytest" not in found  # and this for development
    assert list(found) == sorted(found)
    assert distributions({"nowhere-at-all"}) == {}
