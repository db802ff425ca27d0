"""One copy of a crate with a cargo of its own that stays warm from state to state, and from run to run.

What compiles is asked of `cargo check` as a person would ask it, lints and features and all; nothing is capped.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import tomli_w
from attrs import define, evolve, field, frozen

from rusta_core.errors import UsageError
from rusta_core.rust.cargo import CONFIG, vendored
from rusta_core.rust.check import Verdict
from rusta_core.rust.diagnostics import Diagnostic, Lints, lints, parse
from rusta_core.rust.faults import explained
from rusta_core.rust.libtest import last_words, read_tests
from rusta_core.rust.process import Finished, run
from rusta_core.rust.rustc import Surroundings
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain, registries
from rusta_core.rust.trial import TestVerdict
from rusta_core.rust.verifier import MOST_ERRORS, Tree
from rusta_core.rust.watch import Watch

_MEMORY_MB = 8192
_MORE_MB = 1024  # for each further compiler
_FILE_MB = 2048
_WRITTEN_MB = 16384  # by one call: the first builds all dependencies
_HOME_KEPT = ("source", "registries", "registry")  # of the user's own configuration: where crates come from
_LOCK = "Cargo.lock"
_RUNNING = re.compile(r"^\s*Running `(.*)`$", re.MULTILINE)


@frozen(kw_only=True)
class Scope:
    """What cargo is asked about. targets: as options, `--all-targets`; tested: the packages whose tests are run."""

    packages: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    tested: tuple[str, ...] = ()

    @property
    def checked(self) -> list[str]:
        return [*(f"--package={name}" for name in self.packages), *self.targets]

    @property
    def run(self) -> list[str]:
        return [f"--package={name}" for name in self.tested]


@frozen(kw_only=True)
class Checked:
    """A verdict, the lints that warned beside it, and what cargo said."""

    verdict: Verdict
    warnings: Lints
    finished: Finished = field(repr=False)


@frozen(kw_only=True)
class Unit:
    """A library or program as rustc compiles it: its root, relative to the workspace, and what cargo tells of it."""

    root: str
    edition: str
    around: Surroundings = field(repr=False)

    @property
    def needs_std_alone(self) -> bool:
        return not self.around.flags


@define(eq=False)
class Build:
    """cargo on the crate at `folder`, a copy that nobody else touches, inside `copy`; it works in `place`.

    original: what `copy` is a copy of, by whose name messages call it; patience: what the first check may take, which
    builds the dependencies; seconds: what a later one may take.
    """

    toolchain: Toolchain
    sandbox: Sandbox
    place: Path
    copy: Path
    folder: Path
    scope: Scope = field(factory=Scope)
    original: Path | None = None
    patience: float = 300.0
    seconds: float = 30.0
    test_seconds: float = 60.0
    jobs: int = 1
    _readable: tuple[Path, ...] = ()
    _there: dict[str, str] = field(factory=dict)
    _is_warm: bool = False

    def resolve(self) -> None:
        """See that all dependencies are on this machine and the lock file fits, which is made where there is none.

        First as the user's cargo has them, then from the crates' sources that lie here. Raises UsageError for what
        cannot be resolved.
        """
        faults = []
        for way in (self._as_user, self._from_sources):
            way()
            finished = self._called("metadata", "--format-version=1", writable=(self.copy,), seconds=self.patience)
            if finished.returncode == 0:
                return
            faults.append(self.explained(finished))
        lock = self.folder / _LOCK
        if lock.exists():  # made for a registry: the sources here have other checksums
            kept = lock.read_bytes()
            lock.unlink()
            if self._called("metadata", "--format-version=1", writable=(self.copy,)).returncode == 0:
                return
            lock.write_bytes(kept)
        raise faults[0] if _has_registry() else faults[-1]

    def begin(self) -> None:
        """Forget what was there: the copy has been made anew."""
        self._there.clear()

    def explained(self, finished: Finished) -> UsageError:
        """Why cargo failed for other reasons than the code, with the user's own paths."""
        return explained(finished, self.folder / "Cargo.toml", self._renamed)

    def _renamed(self, words: str) -> str:
        words = words.replace(str(self.copy), str(self.original)) if self.original is not None else words
        return words.replace(f"{self.place}/", "")

    def unbuildable(self, checked: Checked) -> UsageError:
        """Why a crate does not build where its own code is not to blame."""
        for error in checked.verdict.diagnostics:
            for span in error.primary:
                where, why = self._renamed(str(self.folder / span.file)), error.message
                mend = "mend it there, or take another version of it"
                return UsageError("a dependency of the crate does not compile", where=where, why=why, mend=mend)
        said = "".join(f"error: {error.message}\n" for error in checked.verdict.diagnostics)  # the linker's, say
        return self.explained(evolve(checked.finished, stderr=said + checked.finished.stderr))

    def check(self, tree: Tree = ()) -> Checked:
        """Whether a state compiles, and the errors where it does not."""
        self._put(tree)
        seconds = self.seconds if self._is_warm else self.patience
        jobs = 1 if self._is_warm else self.jobs
        finished = self._called("check", "--message-format=json", *self.scope.checked, seconds=seconds, jobs=jobs)
        self._is_warm = self._is_warm or not finished.timed_out
        said = tuple(dict.fromkeys(parse(finished.stdout)))
        errors = tuple(one for one in said if one.is_error)
        ok = finished.returncode == 0 and not finished.timed_out
        if not ok and (finished.timed_out or finished.excess or not errors):
            errors = (*errors, Diagnostic(code=None, level="error", message=last_words(finished)))
        verdict = Verdict(ok=ok, diagnostics=errors[:MOST_ERRORS], seconds=finished.seconds)
        return Checked(verdict=verdict, warnings=lints(said), finished=finished)

    def units(self) -> list[Unit]:
        """The parts of the crate that cargo compiles anew in the state that lies there, as it calls rustc for them."""
        said = self._called("check", "-vv", "--message-format=json", *self.scope.checked).stderr
        found = (_unit(shlex.split(line), self.place / "target") for line in _RUNNING.findall(said))
        return [unit for unit in found if unit is not None]

    def test(self, tree: Tree = ()) -> TestVerdict | None:
        """What the unit and integration tests of a state say; None where none ran."""
        self._put(tree)
        words = ("test", "--tests", "--quiet", "--no-fail-fast", *self.scope.run)
        finished = self._called(*words, "--", "--format=pretty", "--color=never", seconds=self.test_seconds)
        return read_tests(finished)

    def _put(self, tree: Tree) -> None:
        """Write the files of a state that differ from what lies there."""
        for file in tree:
            path = self.folder / file.path
            if file.path not in self._there:
                self._there[file.path] = path.read_bytes().decode() if path.is_file() else ""
            if self._there[file.path] != file.text or not path.is_file():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.text.encode())
                self._there[file.path] = file.text

    def _called(
        self, *words: str, writable: Sequence[Path] = (), seconds: float | None = None, jobs: int = 1
    ) -> Finished:
        assert self.toolchain.cargo is not None, "whoever makes a build asks for it"
        env = {
            "CARGO_HOME": self._home,
            "CARGO_TARGET_DIR": self.place / "target",
            "RUSTC": self.toolchain.rustc,
            "CARGO_BUILD_JOBS": jobs,  # one after the other: errors in a fixed order
            "CARGO_BUILD_RUSTC_WRAPPER": "",
            "CARGO_TERM_COLOR": "never",
        }
        (self.place / "target").mkdir(exist_ok=True)
        argv = self.sandbox.wrap(
            [self.toolchain.cargo, words[0], "--offline", *words[1:]],
            readable=[self.toolchain.sysroot, *self._readable, *(() if writable else (self.copy,))],
            writable=[self._home, self.place / "target", *writable],
            cwd=self.folder,
            env={name: str(value) for name, value in env.items()},
        )
        timeout = self.seconds if seconds is None else seconds
        memory_mb = _MEMORY_MB + _MORE_MB * (jobs - 1)
        watch = Watch(memory_mb=memory_mb, folder=self.place / "target", folder_mb=_WRITTEN_MB)
        return run(argv, timeout=timeout, cwd=self.folder, memory_mb=_MEMORY_MB, file_mb=_FILE_MB, watch=watch)

    @property
    def _home(self) -> Path:
        return self.place / "home"

    def _as_user(self) -> None:
        """Dependencies as the user's own cargo has fetched them, which are only read."""
        user = cargo_home()
        self._begin_home(_origins(user))
        there = [user / name for name in ("registry", "git") if (user / name).is_dir()]
        for path in there:
            (self._home / path.name).symlink_to(path.resolve())
        self._readable = tuple(path.resolve() for path in there)

    def _from_sources(self) -> None:
        """Dependencies from the sources of crates that lie on this machine, whoever put them there."""
        vendor, crates = self.place / "vendor", registries()
        self._begin_home(tomllib.loads(CONFIG.format(vendor=vendor)))
        vendored(vendor, crates)
        self._readable = (vendor, *crates)

    def _begin_home(self, config: Mapping[str, Any]) -> None:
        self._home.mkdir(parents=True, exist_ok=True)
        for name in ("registry", "git"):
            place = self._home / name
            if place.is_symlink():
                place.unlink()
            shutil.rmtree(place, ignore_errors=True)
        told = {name: value for name, value in config.items() if name != "profile"}
        (self._home / "config.toml").write_text(tomli_w.dumps(told | {"net": {"offline": True}}))


def _unit(words: Sequence[str], target: Path) -> Unit | None:
    """A call of rustc, as cargo prints it; None for one of something else."""
    at = next((place for place, word in enumerate(words) if "=" not in word), len(words))
    env = dict(word.split("=", 1) for word in words[:at])
    root = next((word for word in words[at + 1 :] if word.endswith(".rs") and not word.startswith("/")), None)
    pairs = list(pairwise(words[at:]))
    edition = next((word.partition("=")[2] for word in words[at:] if word.startswith("--edition=")), "2015")
    if root is None or ("--crate-name", "build_script_build") in pairs:
        return None
    flags = [part for one, other in pairs if one in ("--cfg", "--extern") for part in (one, other)]
    flags += [part for one, other in pairs if one == "-L" and "--extern" in flags for part in (one, other)]
    kept = {name: value for name, value in env.items() if name.startswith("CARGO_") or name == "OUT_DIR"}
    around = Surroundings(flags=tuple(flags), env=kept, readable=(target,))
    return Unit(root=root, edition=edition, around=around)


def cargo_home() -> Path:
    return Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")


def _has_registry() -> bool:
    home = cargo_home()
    return any(next(home.glob(places), None) for places in ("registry/index/*", "git/db/*"))


def _origins(home: Path) -> Mapping[str, Any]:
    """Of the user's configuration of cargo what says where crates come from; no wrapper, no linker, no alias."""
    for name in ("config.toml", "config"):
        with suppress(OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            told = tomllib.loads((home / name).read_text(encoding="utf-8"))
            return {key: told[key] for key in _HOME_KEPT if key in told}
    return {}


def repairable(errors: Iterable[Diagnostic], paths: Iterable[str]) -> bool:
    """Whether some error has a place in one of these files."""
    known = set(paths)
    return any(span.file in known for error in errors for span in error.spans)
