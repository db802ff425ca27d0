"""Debian's package of the library's sources, as it is on this machine, and a small one like it."""

from __future__ import annotations

import json
import subprocess
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attrs import evolve

from rusta_core.rust.analyzer import std_sources as sources
from rusta_core.rust.analyzer.std_sources import found, std_sources
from rusta_core.rust.toolchain import Toolchain

WORKSPACE = '[workspace]\nmembers = ["std", "coretests"]\nexclude = ["far"]\n'
STD = """[package]
name = "std"
version = "0.0.0"
edition = "2024"
[dependencies]
cfg-if = "1.0"
[build-dependencies]
cc = "1.2"
near = { path = "../near" }
[dev-dependencies]
rand = "0.9.0"
[target.'cfg(unix)'.build-dependencies]
cc = "=1.2.0"
deep = { version = "0.3", features = [] }
[target.'cfg(unix)'.dev-dependencies]
rand_xorshift = "0.4.0"
"""
VENDORED = '[package]\nname = "cfg-if"\nversion = "1.0.4"\nedition = "2021"\n'
NEAR = '[package]\nname = "near"\nversion = "0.0.0"\nedition = "2021"\n'


def put(folder: Path, **files: str) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


@pytest.fixture
def debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Debian would put two releases."""
    for release in ("1.9.0", "1.10.0"):
        told = {
            "Cargo.toml": WORKSPACE,
            "Cargo.lock": "old",
            "std/Cargo.toml": STD,
            "std/src/lib.rs": f"// {release}",
            "std/tests/all.rs": "",
            "near/Cargo.toml": NEAR,
            "near/src/lib.rs": "",
            "coretests/lib.rs": "",
            "vendor/cfg-if-1.0.4/Cargo.toml": VENDORED,
            "vendor/cfg-if-1.0.4/src/lib.rs": "",
            "vendor/cfg-if-1.0.4/.cargo-checksum.json": '{"files": {}}',
        }
        put(tmp_path / f"src/rustc-{release}/library", **told)
    monkeypatch.setattr(sources, "DEBIAN", tmp_path / "src")
    return tmp_path / "src"


@pytest.fixture
def bare(toolchain: Toolchain, tmp_path: Path) -> Toolchain:
    """A toolchain without sources of its own."""
    return evolve(toolchain, sysroot=tmp_path / "sysroot")


def test_the_toolchains_own_come_first_and_are_not_copied(debian, bare, tmp_path):
    own = bare.sysroot / "lib/rustlib/src/rust/library"
    put(own, **{"std/src/lib.rs": ""})
    assert std_sources(bare, tmp_path / "cache") == own
    assert not (tmp_path / "cache").exists()


def test_a_link_of_the_toolchain_to_debians_is_debians(debian, bare, tmp_path):
    (bare.sysroot / "lib/rustlib/src").mkdir(parents=True)
    (bare.sysroot / "lib/rustlib/src/rust").symlink_to(debian / "rustc-1.9.0")
    library = std_sources(bare, tmp_path / "cache")
    assert library is not None
    assert library.is_relative_to(tmp_path / "cache")


def test_there_are_none(bare, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "DEBIAN", tmp_path / "none")
    assert found(bare) is None
    assert found(None) is None
    assert std_sources(bare, tmp_path / "cache") is None


def test_the_copy_is_complete_without_what_is_missing(debian, bare, tmp_path):
    assert found(bare) == debian / "rustc-1.10.0/library"
    library = std_sources(bare, tmp_path / "cache")
    assert library is not None
    assert (library / "std/src/lib.rs").read_text() == "// 1.10.0"
    assert not (library / "Cargo.lock").exists()
    assert not (library / "std/tests").exists()
    assert tomllib.loads((library / "Cargo.toml").read_text())["workspace"]["members"] == ["std"]
    assert "dev-dependencies" not in (library / "std/Cargo.toml").read_text()
    vendored = {path.parent.name for path in library.glob("vendor/*/Cargo.toml")}
    assert vendored == {"cfg-if-1.0.4", "cc", "deep"}
    assert tomllib.loads((library / "vendor/cc/Cargo.toml").read_text())["package"]["version"] == "1.2.0"
    assert tomllib.loads((library / "vendor/deep/Cargo.toml").read_text())["package"]["version"] == "0.3.0"
    assert (debian / "rustc-1.10.0/library/std/Cargo.toml").read_text() == STD


def test_it_is_made_once_and_made_again_when_the_package_changes(debian, bare, tmp_path):
    library = std_sources(bare, tmp_path / "cache")
    assert library is not None
    (library / "mark").touch()
    assert std_sources(bare, tmp_path / "cache") == library
    assert (library / "mark").exists()
    (debian / "rustc-1.10.0/library/std/src/lib.rs").write_text("// 1.10.0, mended")
    other = std_sources(bare, tmp_path / "cache")
    assert other is not None
    assert other != library


def test_several_at_once_and_a_killed_one_leave_one_copy(debian, bare, tmp_path):
    put(tmp_path / "cache/rust-library/.killed/library/std", **{"Cargo.toml": ""})
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: std_sources(bare, tmp_path / "cache"), range(8)))
    assert len(found) == 1
    assert [path.name for path in (tmp_path / "cache/rust-library").iterdir() if path.name != ".killed"] == [
        path.name for path in found if path
    ]


def test_cargo_reads_debians_own(toolchain, tmp_path):
    package = found(None)
    if package is None or toolchain.cargo is None:
        pytest.skip("Debian's sources of the library are not on this machine")
    library = std_sources(evolve(toolchain, sysroot=tmp_path), tmp_path / "cache")
    assert library is not None
    finished = subprocess.run(
        [toolchain.cargo, "metadata", "--offline", "--format-version=1"],
        cwd=library,
        env={"RUSTC_BOOTSTRAP": "1", "CARGO_HOME": str(tmp_path / "home"), "RUSTC": str(toolchain.rustc)},
        capture_output=True,
        text=True,
    )
    assert finished.returncode == 0, finished.stderr
    assert {"std", "core", "alloc", "hashbrown"} <= {one["name"] for one in json.loads(finished.stdout)["packages"]}
