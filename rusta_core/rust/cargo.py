"""How cargo is called: offline, in the sandbox, with dependencies from the crates that lie on this machine.

Build scripts, proc-macros and tests are code that nobody has read, and each of them runs. So cargo sees the crate
read-only and writes into a place of its own, which stays warm from crate to crate: a check after one file changed
takes 0.1 to 0.3 s. Dependencies are a directory source (the Cargo book, "Source Replacement").
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from attrs import field, frozen

from rusta_core.errors import MissingTool
from rusta_core.records import File
from rusta_core.rust.check import Verdict
from rusta_core.rust.diagnostics import Diagnostic, parse
from rusta_core.rust.libtest import last_words, read_tests
from rusta_core.rust.process import Finished, run
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain, registries
from rusta_core.rust.trial import TestVerdict
from rusta_core.rust.watch import Watch

CONFIG = """\
[source.crates-io]
replace-with = "here"
[source.here]
directory = "{vendor}"
[profile.dev]
debug = false
[net]
offline = true
"""
_ENV = {"RUSTFLAGS": "--cap-lints=allow", "CARGO_BUILD_JOBS": "1"}  # one after the other: errors in a fixed order
_CHECKSUM = ".cargo-checksum.json"
_SECONDS = 90.0  # for a crate with all its dependencies, the first time
_MEMORY_MB = 8192  # of address space, for each process
_HELD_MB = 4096  # by all of them
_FILE_MB = 1024
_WRITTEN_MB = 4096


@frozen(eq=False)
class Cargo:
    """cargo at work in `place`, which no other process uses meanwhile. seconds: what one call may take."""

    toolchain: Toolchain
    sandbox: Sandbox
    place: Path
    seconds: float = _SECONDS
    _crates: tuple[Path, ...] = field(factory=registries, init=False)

    @classmethod
    @contextmanager
    def at(cls, root: Path, toolchain: Toolchain, sandbox: Sandbox, seconds: float = _SECONDS) -> Iterator[Cargo]:
        """The first place below `root` that is free. Raises MissingTool where the toolchain has no cargo."""
        if toolchain.cargo is None:
            mend = "`rustup component add cargo`, or leave crates of several files out"
            raise MissingTool("cargo", needed_for="checking crates of several files", mend=mend)
        with free(root.resolve()) as place:
            cargo = cls(toolchain, sandbox, place, seconds)
            furnish(place, cargo._crates)
            (place / "crates").mkdir(exist_ok=True)
            yield cargo

    def written(self, name: str, files: Sequence[File]) -> Path:
        """The folder of a crate, with these files and no others; a file that is there already is not touched."""
        folder = self.place / "crates" / name.replace("/", "_")
        wanted = {folder / file.path: file.text for file in files}
        for path in [path for path in folder.rglob("*") if path.is_file() and path.name != "Cargo.lock"]:
            if path not in wanted:
                path.unlink()
        for path, text in wanted.items():
            if not path.is_file() or path.read_bytes() != text.encode():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
        return folder

    def check(self, folder: Path) -> Verdict:
        """Whether the library and the programs of a crate compile, and the errors where they do not."""
        finished = self._run(folder, "check", "--message-format=json", "--quiet")
        errors = tuple(dict.fromkeys(said for said in parse(finished.stdout) if said.is_error))
        ok = finished.returncode == 0 and not finished.timed_out
        if not (ok or errors):
            errors = (Diagnostic(code=None, level="error", message=last_words(finished)),)
        return Verdict(ok=ok, diagnostics=errors, seconds=finished.seconds)

    def test(self, folder: Path) -> TestVerdict | None:
        """What the unit and integration tests of a crate say; None where there are none."""
        finished = self._run(folder, "test", "--tests", "--quiet", "--", "--format=pretty", "--color=never")
        return read_tests(finished)

    def forget(self, folder: Path) -> None:
        """Remove a crate and what was built of it; what was built of its dependencies stays."""
        if (folder / "Cargo.lock").exists():
            manifests = [tomllib.loads(path.read_text()) for path in sorted(folder.rglob("Cargo.toml"))]
            packages = [told["package"]["name"] for told in manifests if "package" in told]
            self._run(folder, "clean", *(f"--package={package}" for package in packages))
        shutil.rmtree(folder, ignore_errors=True)

    def _run(self, folder: Path, *words: str) -> Finished:
        """cargo on a crate; first its lock file is made, which fails where a dependency is not on this machine."""
        if not (folder / "Cargo.lock").exists():
            made = self._called(folder, "generate-lockfile", readable=[], writable=[folder])
            if made.returncode != 0:
                return made
        return self._called(folder, *words, readable=[folder], writable=[])

    def _called(self, folder: Path, *words: str, readable: list[Path], writable: list[Path]) -> Finished:
        assert self.toolchain.cargo is not None, "`at` asks for it"
        home, target, vendor = (self.place / name for name in ("home", "target", "vendor"))
        env = {"CARGO_HOME": home, "CARGO_TARGET_DIR": target, "RUSTC": self.toolchain.rustc, **_ENV}
        argv = self.sandbox.wrap(
            [self.toolchain.cargo, words[0], "--offline", *words[1:]],
            readable=[self.toolchain.sysroot, vendor, *self._crates, *readable],
            writable=[home, target, *writable],
            cwd=folder,
            env={name: str(value) for name, value in env.items()},
        )
        watch = Watch(memory_mb=_HELD_MB, folder=target, folder_mb=_WRITTEN_MB)
        return run(argv, timeout=self.seconds, cwd=folder, memory_mb=_MEMORY_MB, file_mb=_FILE_MB, watch=watch)


def furnish(place: Path, crates: Sequence[Path]) -> None:
    """`home` and `target` in a place for a cargo that takes dependencies from these folders of crates' sources."""
    for name in ("home", "target"):
        (place / name).mkdir(exist_ok=True)
    vendored(place / "vendor", crates)
    (place / "home/config.toml").write_text(CONFIG.format(vendor=place / "vendor"))


@contextmanager
def free(root: Path) -> Iterator[Path]:
    """The first numbered folder of `root` that no living process holds."""
    for number in count():
        place = root / str(number)
        place.mkdir(parents=True, exist_ok=True)
        held = os.open(place, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            continue
        try:
            yield place
        finally:
            os.close(held)
        return


def vendored(vendor: Path, crates: Sequence[Path]) -> None:
    """Make `vendor` a directory source of the crates that lie below these folders."""
    shutil.rmtree(vendor, ignore_errors=True)  # what lies on the machine may be other than last time
    vendor.mkdir()
    for crate in (crate for registry in crates for crate in registry.iterdir() if crate.is_dir()):
        link(crate, vendor / crate.name)


def link(crate: Path, place: Path) -> None:
    """A crate as a directory source wants it: with a checksum, which Debian's have and cargo's own have not."""
    if place.exists():
        return
    if (crate / _CHECKSUM).exists():
        place.symlink_to(crate)
        return
    place.mkdir()
    for entry in crate.iterdir():
        (place / entry.name).symlink_to(entry)
    (place / _CHECKSUM).write_text(json.dumps({"files": {}}))
