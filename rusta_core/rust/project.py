"""A crate as it lies on a user's disk: where it begins, what belongs to it, and a copy of it to work on.

The copy has what cargo needs (members of the workspace, path dependencies wherever they lie, build scripts, files that
the code includes, the lock file) at the same places relative to each other, and neither what was built nor the history.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import field, frozen

from rusta_core.errors import MissingTool, UsageError
from rusta_core.records import digest
from rusta_core.rust.faults import explained
from rusta_core.rust.process import run
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

MANIFEST = "Cargo.toml"
_LEFT_OUT = frozenset((".git", ".hg", ".svn", ".jj", ".direnv", "node_modules"))
_MOST_FILES = 20_000
_MOST_BYTES = 512 << 20
_SECONDS = 60.0


@frozen(kw_only=True)
class Project:
    """root: the workspace's folder, which cargo's messages are relative to; base: the folder that holds it and all that
    it depends on by path; parts: what of `base` is copied; packages: those of the workspace as `cargo metadata` tells
    them; chosen: the names of those that are meant."""

    root: Path
    base: Path
    parts: tuple[Path, ...]
    packages: tuple[Mapping[str, Any], ...] = field(repr=False)
    chosen: tuple[str, ...]

    @classmethod
    def at(cls, path: Path, toolchain: Toolchain, sandbox: Sandbox) -> Project:
        """The project that a file or folder is in. Raises UsageError where there is none, or cargo cannot read it."""
        home = next((place for place in (path, *path.parents) if (place / MANIFEST).is_file()), None)
        if home is None:
            mend = "name a folder with a Cargo.toml in it or above it, or a file of Rust"
            raise UsageError("this is no crate", where=str(path), why="there is no Cargo.toml here or above", mend=mend)
        top = [place for place in (home, *home.parents) if (place / MANIFEST).is_file()][-1]
        parts = _reached(top)
        told = metadata(home, parts, toolchain, sandbox)
        root = Path(told["workspace_root"])
        if root != top:  # what lies further up is another's
            parts = _reached(root)
        inside = [one for one in told["packages"] if one["id"] in told["workspace_members"]]
        here = [one["name"] for one in inside if Path(one["manifest_path"]).parent == home]
        default = told.get("workspace_default_members") or told["workspace_members"]
        return cls(
            root=root,
            base=Path(os.path.commonpath(parts)),
            parts=parts,
            packages=tuple(inside),
            chosen=tuple(here or [one["name"] for one in inside if one["id"] in default]),
        )

    @property
    def identity(self) -> str:
        """By which its warm copies are found again."""
        return f"{self.root.name}-{digest(str(self.root))[:16]}"

    def package_of(self, path: str) -> Mapping[str, Any] | None:
        """The package that a file, relative to the root, belongs to."""
        whole = self.root / path
        owners = [one for one in self.packages if whole.is_relative_to(Path(one["manifest_path"]).parent)]
        return max(owners, key=lambda one: len(one["manifest_path"]), default=None)

    def holds(self, file: Path) -> bool:
        """Whether a file lies among the sources of one of its targets."""
        targets = [(one, target) for one in self.packages for target in one["targets"]]
        for package, target in targets:
            source = Path(target["src_path"])
            if file == source or (
                source.parent != Path(package["manifest_path"]).parent and source.parent in file.parents
            ):
                return True
        return False

    def files(self) -> Iterator[tuple[Path, Path]]:
        """Each file that is copied, as it lies there and where it belongs below a copy of the base.

        Raises UsageError for what is too much, and for a source file that is a link to outside.
        """
        count = size = 0
        for part in self.parts:
            for path in _walk(part):
                if path.is_symlink() and not any(path.resolve().is_relative_to(one) for one in self.parts):
                    _refuse_link(path)
                    continue
                if not path.is_file():
                    continue
                count, size = count + 1, size + path.stat().st_size
                if count > _MOST_FILES or size > _MOST_BYTES:
                    why = f"it has more than {_MOST_FILES:,} files or {_MOST_BYTES >> 20} MB beside what was built"
                    mend = "move what cargo does not need out of the folder"
                    raise UsageError("the crate is too large to be copied", where=str(self.root), why=why, mend=mend)
                yield path, path.relative_to(self.base)

    def copy_to(self, folder: Path) -> Path:
        """Make `folder` a copy of the base, touching only what differs; the place of the root in it."""
        wanted = set()
        for path, place in self.files():
            there = folder / place
            wanted.add(there)
            if not (there.is_file() and filecmp.cmp(path, there, shallow=False)):
                there.parent.mkdir(parents=True, exist_ok=True)
                there.unlink(missing_ok=True)
                shutil.copyfile(path, there)  # with the time of now: cargo must see that it changed
                shutil.copymode(path, there)
                there.chmod(there.stat().st_mode | 0o600)
        for there in [path for path in folder.rglob("*") if path.is_symlink() or path.is_file()]:
            if there not in wanted:
                there.unlink()
        return folder / self.root.relative_to(self.base)


def _refuse_link(path: Path) -> None:
    if path.suffix == ".rs":
        why = f"it is a link to {path.resolve()}, outside of the crate"
        mend = "put a copy of the file in the place of the link"
        raise UsageError("a source file lies outside of its crate", where=str(path), why=why, mend=mend)


def _walk(part: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(part):
        place = Path(here)
        folders[:] = sorted(one for one in folders if one not in _LEFT_OUT and not _is_built(place / one))
        yield from (place / name for name in sorted(names))


def _is_built(folder: Path) -> bool:
    """Whether cargo made it: then it is left out."""
    return folder.is_symlink() or (folder / "CACHEDIR.TAG").exists() or (folder / ".rustc_info.json").exists()


def _reached(top: Path) -> tuple[Path, ...]:
    """A folder, and those outside of it that its manifests depend on by path, and theirs."""
    parts, ahead = [top], [top]
    while ahead:
        here = ahead.pop()
        for path in _walk(here):
            if path.name != MANIFEST:
                continue
            with suppress(tomllib.TOMLDecodeError, OSError, UnicodeDecodeError):
                for place in _paths(tomllib.loads(path.read_text(encoding="utf-8"))):
                    there = Path(os.path.normpath(path.parent / place))
                    if not any(there.is_relative_to(one) for one in parts) and (there / MANIFEST).is_file():
                        parts.append(there)
                        ahead.append(there)
    return tuple(parts)


def _paths(told: Mapping[str, Any], inside: bool = False) -> Iterator[str]:
    """The `path` of every dependency and patch of a manifest, in whatever table."""
    for key, value in told.items():
        if isinstance(value, dict):
            if inside and isinstance(value.get("path"), str):
                yield value["path"]
            yield from _paths(value, inside or key.endswith("dependencies") or key == "patch")


def metadata(home: Path, parts: Sequence[Path], toolchain: Toolchain, sandbox: Sandbox) -> Mapping[str, Any]:
    """What `cargo metadata --no-deps` tells of the crate at `home`, which lies in one of the parts."""
    if toolchain.cargo is None:
        raise MissingTool("cargo", needed_for="repairing a crate", mend="rustup component add cargo")
    with TemporaryDirectory(prefix="rusta-") as own:
        argv = sandbox.wrap(
            [toolchain.cargo, "metadata", "--offline", "--no-deps", "--format-version=1"],
            readable=[toolchain.sysroot, *parts],
            writable=[Path(own)],
            cwd=home,
            env={"CARGO_HOME": own, "RUSTC": str(toolchain.rustc)},
        )
        finished = run(argv, timeout=_SECONDS, cwd=home)
    if finished.returncode != 0:
        raise explained(finished, home / MANIFEST)
    told: Mapping[str, Any] = json.loads(finished.stdout)
    return told
