"""The sources of the standard library, without which rust-analyzer knows no type that comes from it.

rustup's `rust-src` is ready as it is. Debian's package leaves out what the library's tests and build scripts depend on,
and `cargo metadata`, by which rust-analyzer reads it, then finds nothing at all: so a copy is made in the user's cache,
once, without what is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import tomli_w

from rusta_core.records import digest
from rusta_core.rust.toolchain import Toolchain

DEBIAN = Path("/usr/src")
_OWN = "lib/rustlib/src/rust/library"
_ROOT = "std/src/lib.rs"
_TESTS = ("coretests", "alloctests", "tests", "benches")
_WAY = 1  # in which the copy is made: part of its name
_CONFIG = """\
[source.crates-io]
replace-with = "vendor"
[source.vendor]
directory = "vendor"
"""


def std_sources(toolchain: Toolchain, cache: Path) -> Path | None:
    """The folder `library` for rust-analyzer to read; of Debian's, a copy (64 MB) in `cache`, which takes 2 s to make.
    None where there are no sources on this machine."""
    library = found(toolchain)
    return _prepared(library, cache) if library is not None and _is_packaged(library) else library


def found(toolchain: Toolchain | None) -> Path | None:
    """Where the sources lie: of the toolchain, else of the newest of Debian's packages."""
    own = toolchain.sysroot / _OWN if toolchain is not None else None
    if own is not None and (own / _ROOT).is_file() and not _is_packaged(own):
        return own
    packaged = [place for place in DEBIAN.glob("rustc-*/library") if (place / _ROOT).is_file()]
    return max(packaged, key=_release, default=None)


def _is_packaged(library: Path) -> bool:
    return library.resolve().is_relative_to(DEBIAN)


def _release(library: Path) -> list[int]:
    return [int(part) for part in library.parent.name.removeprefix("rustc-").split(".") if part.isdigit()]


def _prepared(library: Path, cache: Path) -> Path:
    """A copy of Debian's that cargo can read without a network; whoever comes second takes the first one's."""
    name = digest(f"{library} {(library / _ROOT).stat().st_mtime_ns} {_WAY}")[:16]
    ready = cache / "rust-library" / f"{library.parent.name}-{name}"
    if ready.is_dir():
        return ready
    ready.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(mkdtemp(prefix=".", dir=ready.parent))
    try:
        copy = scratch / "library"
        shutil.copytree(library, copy, symlinks=True, ignore=shutil.ignore_patterns(*_TESTS, "Cargo.lock"))
        _complete(copy)
        os.rename(copy, ready)
    except OSError:
        if not ready.is_dir():  # no other process was faster
            raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return ready


def _complete(library: Path) -> None:
    """Leave out what is for tests alone, and put an empty crate in the place of each other one that is not there."""
    wanted: dict[str, str] = {}
    for path in library.rglob("Cargo.toml"):
        if library / "vendor" in path.parents:
            continue
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for table in _tables(told):
            table.pop("dev-dependencies", None)
            for crate, version in _versions(table):
                if crate not in wanted or version.startswith("="):
                    wanted[crate] = version
        if "workspace" in told and path.parent == library:
            members = told["workspace"]["members"]
            told["workspace"]["members"] = [one for one in members if (library / one).is_dir()]
        path.write_text(tomli_w.dumps(told), encoding="utf-8")
    (library / ".cargo").mkdir(exist_ok=True)
    (library / ".cargo/config.toml").write_text(_CONFIG)
    vendored = [tomllib.loads(path.read_text(encoding="utf-8")) for path in library.glob("vendor/*/Cargo.toml")]
    there = {told["package"]["name"] for told in vendored}
    for name in wanted.keys() - there:
        _stub(library / "vendor" / name, name, wanted[name])


def _tables(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of a manifest that name dependencies: the whole, and each of its targets."""
    yield told
    yield from told.get("target", {}).values()


def _versions(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Crates and their versions that build scripts want: of those alone some are left out."""
    for name, told in table.get("build-dependencies", {}).items():
        wanted = told if isinstance(told, dict) else {"version": told}
        if "version" in wanted and "path" not in wanted:
            yield name, wanted["version"]


def _stub(folder: Path, name: str, wanted: str) -> None:
    numbers = [*wanted.lstrip("=^~ ").split("."), "0", "0"][:3]
    folder.mkdir(parents=True)
    (folder / "src").mkdir()
    (folder / "src/lib.rs").write_text("")
    manifest = {"package": {"name": name, "version": ".".join(numbers), "edition": "2021"}}
    (folder / "Cargo.toml").write_text(tomli_w.dumps(manifest))
    (folder / ".cargo-checksum.json").write_text(json.dumps({"files": {}}))
