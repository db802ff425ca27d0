"""The Rust toolchain of this machine: the real rustc, not rustup's proxy, which costs 24 ms a call."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from attrs import frozen

from rusta_core.errors import MissingTool
from rusta_core.records import digest
from rusta_core.rust.process import run

_MEND = "install Rust from https://rustup.rs and see that `rustc -vV` answers in this shell"
_DEBIAN = Path("/usr/share/cargo/registry")
_DOCS = ("rust", "rust-web-doc", "rust-doc")  # rustup's, then Debian's


@frozen(kw_only=True)
class Toolchain:
    """One compiler and what came with it.

    version: the release, `1.95.0`; docs: the installed HTML documentation, None where there is none;
    fingerprint: the identity of the compiler, part of the key of every verdict.
    """

    rustc: Path
    cargo: Path | None
    sysroot: Path
    version: str
    docs: Path | None
    fingerprint: str

    @property
    def is_stable(self) -> bool:
        """Whether it refuses `#![feature(…)]`."""
        return "-" not in self.version

    @classmethod
    def find(cls, folder: Path | None = None) -> Toolchain:
        """The toolchain that `rustc` on PATH stands for, in a folder: rustup reads its rust-toolchain file there.
        Raises MissingTool where there is none that works."""
        named = shutil.which("rustc")
        if named is None:
            raise MissingTool("rustc", needed_for="checking Rust", mend=_MEND, why="no rustc on PATH")
        sysroot = Path(_asked(named, "--print", "sysroot", folder=folder))
        rustc, cargo = sysroot / "bin/rustc", sysroot / "bin/cargo"
        docs = (sysroot / "share/doc" / package / "html" for package in _DOCS)
        if not rustc.exists():
            rustc = Path(named)
        verbose = _asked(str(rustc), "-vV")
        facts = dict(line.split(": ", 1) for line in verbose.splitlines() if ": " in line)
        return cls(
            rustc=rustc,
            cargo=cargo if cargo.exists() else None,
            sysroot=sysroot,
            version=facts.get("release", "unknown"),
            docs=next((folder for folder in docs if (folder / "std").is_dir()), None),
            fingerprint=digest(verbose),
        )


def _asked(rustc: str, *question: str, folder: Path | None = None) -> str:
    answer = run([rustc, *question], timeout=60, cwd=folder)
    if answer.returncode != 0 or not answer.stdout.strip():
        said = answer.stderr.partition("Stack backtrace:")[0].strip()
        why = said or f"`{rustc} {' '.join(question)}` gave exit code {answer.returncode}"
        raise MissingTool("rustc", needed_for="checking Rust", mend=_MEND, why=why)
    return answer.stdout.strip()


def registries() -> tuple[Path, ...]:
    """The folders on this machine that hold crates' sources, each as NAME-VERSION: cargo's own, then Debian's."""
    home = Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")
    return tuple(place for place in (*sorted(home.glob("registry/src/*")), _DEBIAN) if place.is_dir())
