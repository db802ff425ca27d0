"""On which side a recipe says that repositories are."""

from __future__ import annotations

import subprocess
from pathlib import Path

from small_run import rusta

from rusta_core import Document
from rusta_core.spine import shards
from rusta_core.spine.snapshot import open_snapshot

REPOSITORIES = ("alpha", "beta", "gamma", "delta")


def made(place: Path, sides: str) -> subprocess.CompletedProcess[str]:
    """`rusta data snapshot` of four small repositories; `beta` has alpha's file too."""
    for number, name in enumerate(REPOSITORIES):
        (place / name).mkdir()
        body = "".join(f"    value.checked_add({n})?;\n" for n in range(20 * number, 20 * number + 20))
        (place / name / "lib.rs").write_text(f"pub fn {name}(value: u64) -> Option<u64> {{\n{body}    None\n}}\n")
    (place / "beta/again.rs").write_text((place / "alpha/lib.rs").read_text().replace("    ", "\t"))
    sources = "".join(
        f'[[source]]\nuse = "folder"\nname = "{name}"\npath = "{name}"\nrepo = "people/{name}"\nlicense = "MIT"\n'
        for name in REPOSITORIES
    )
    nothing = "{ train = 0, val = 0, test = 0 }"
    (place / "recipe.toml").write_text(
        f'[run]\nname = "sides"\n[data]\n{sides}\nsnippets = {nothing}\ncases_per_class = {nothing}\n'
        f'{sources}[[injector]]\nuse = "type"\n'
    )
    return rusta("data", "snapshot", "recipe.toml", cwd=place)


def test_repositories_go_where_the_recipe_says(tmp_path: Path) -> None:
    said = made(tmp_path, 'trained_on = ["people/alpha"]\nheld_out = { "people/gamma" = "test" }')
    assert said.returncode == 0, said.stderr
    kept = open_snapshot(tmp_path / "snapshots")
    sides = {
        one.repo: entry.split
        for entry in kept.entries
        if entry.kind == "documents"
        for one in shards.read(kept.folder / str(entry.path), Document)
    }
    assert sides["people/alpha"] == sides["people/beta"] == "train"
    assert sides["people/gamma"] == "test"


def test_a_name_that_no_document_has_is_told(tmp_path: Path) -> None:
    said = made(tmp_path, 'trained_on = ["elsewhere"]\nheld_out = { "people/gama" = "test" }')
    assert said.returncode == 0, said.stderr
    lines = [line for line in (said.stdout + said.stderr).splitlines() if "on which side" in line]
    assert lines == [
        f"note: the recipe says on which side {name} is, and no document is from there"
        for name in ("elsewhere", "people/gama (did you mean people/gamma?)")
    ]


def test_both_at_once_is_refused(tmp_path: Path) -> None:
    said = made(tmp_path, 'trained_on = ["people/gamma"]\nheld_out = { "people/gamma" = "test" }')
    assert said.returncode == 2
    assert "people/gamma cannot be held out for test: it is trained on" in said.stderr
    assert "take it out of the one or the other" in said.stderr
