"""`rusta recipe` on a command line of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from rusta_core.recipe import assemble, read_recipe


def rusta(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-P", "-m", "rusta_core.cli", *words]
    return subprocess.run(argv, cwd=cwd, capture_output=True, text=True, timeout=120)


def test_new_writes_a_recipe_once(tmp_path):
    first = rusta("recipe", "new", cwd=tmp_path)
    assert (first.returncode, first.stdout) == (0, "wrote recipe.toml\n  next:  rusta run recipe.toml\n")
    assert assemble(read_recipe(tmp_path / "recipe.toml")).recipe.run.name == "recipe"
    second = rusta("recipe", "new", cwd=tmp_path)
    assert (second.returncode, second.stdout) == (2, "")
    assert second.stderr.startswith("error: there is something by this name already\n  where: recipe.toml\n")


def test_the_schema_is_printed_whatever_is_broken(environment):
    """The environment holds a piece that cannot be imported, one that ends its process, and two that clash."""
    done = environment.rusta("recipe", "schema")
    assert done.returncode == 0, done.stderr
    defs = json.loads(done.stdout)["$defs"]
    assert "most_per_snippet" in defs["injector.rusta.borrow"]["properties"]
    assert set(defs["injector.rusta-broken.exits"]["properties"]) == {"use", "name"}
    assert defs["injector.rusta-twin-a.twin"]["properties"]["use"]["enum"] == ["rusta-twin-a/twin"]
