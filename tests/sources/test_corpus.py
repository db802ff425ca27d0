"""The lists that a real corpus is made from: true of the copies that are here; and what `make corpus` says."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from rusta_sources.fetch import read_list

from rusta_core import same_terms
from rusta_core.spine.licences import refusal

ROOT = Path(__file__).parents[2]
REGISTRY = Path("/usr/share/cargo/registry")
LISTED = read_list(ROOT / "datasets/crates.toml")
PACKAGES = [line for line in (ROOT / "datasets/debian-crates.txt").read_text().splitlines() if not line.startswith("#")]


def test_the_curated_list_is_permissive_and_says_why() -> None:
    assert len(LISTED) >= 100
    assert {name: refusal(one.license) for name, one in LISTED.items() if refusal(one.license)} == {}
    assert len({one.reason for one in LISTED.values()}) == len(LISTED)
    groups = [one.teaches for one in LISTED.values()]
    assert sorted(set(groups), key=groups.index) == [
        group for number, group in enumerate(groups) if number == 0 or group != groups[number - 1]
    ], "a group stands together"
    assert {"collections", "parsing", "iterators", "errors", "concurrency", "macros", "numerics"} <= set(groups)


def test_versions_and_licences_are_those_of_the_installed_copies() -> None:
    here = {name: REGISTRY / name / "Cargo.toml" for name in LISTED if (REGISTRY / name / "Cargo.toml").is_file()}
    if not here:
        pytest.skip("no crate sources of Debian's on this machine")
    for name, path in here.items():
        package = tomllib.loads(path.read_text())["package"]
        assert (package["name"], package["version"]) == (LISTED[name].name, LISTED[name].version)
        assert same_terms(package["license"], LISTED[name].license), name


def test_the_packages_of_debian_are_names_in_order() -> None:
    assert 150 <= len(PACKAGES) <= 200
    assert sorted(set(PACKAGES)) == PACKAGES
    assert all(re.fullmatch(r"librust-[a-z0-9][a-z0-9.+-]*-dev", name) for name in PACKAGES)


def corpus(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """`make corpus` on a machine that has only these programs."""
    make = shutil.which("make")
    if make is None:
        pytest.skip("no make on this machine")
    for name, text in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)
    environment = {"PATH": str(folder), "LC_ALL": "C"}
    return subprocess.run([make, "corpus"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_without_apt_it_says_so(tmp_path: Path) -> None:
    made = corpus(tmp_path)
    assert made.returncode != 0
    assert "corpus: this machine has no apt-get" in made.stderr
    assert "cargo fetch" in made.stderr


def test_without_root_it_says_so(tmp_path: Path) -> None:
    made = corpus(tmp_path, **{"apt-get": "echo ran >ran", "id": "echo 1000"})
    assert made.returncode != 0
    assert "corpus: installing packages needs root:  sudo make corpus" in made.stderr
    assert not (ROOT / "ran").exists()
