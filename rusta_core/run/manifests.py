"""Who judges a case: rustc, or cargo where there is a manifest among its files."""

from __future__ import annotations

import os
import shutil
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Lock

from attrs import define, field

from rusta_core.errors import MissingTool, UsageError
from rusta_core.records import DiagCase
from rusta_core.rust.build import Build
from rusta_core.rust.by_cargo import ByCargo, Pool
from rusta_core.rust.cargo import free
from rusta_core.rust.check import Checker
from rusta_core.rust.tree import write_tree
from rusta_core.rust.verifier import MANIFEST, Verifier, verifier

_REMEMBERED = 16


@define(eq=False)
class Judges:
    """The judges of cases that come one after the other, some of them beside each other.

    pool: builds that cases with a manifest take turns in. The states of one case, and what tools ask about them, have
    one judge.
    """

    checker: Checker
    pool: Pool
    _known: OrderedDict[str, ByCargo] = field(factory=OrderedDict, init=False)
    _holds: dict[Build, str] = field(factory=dict, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def of(self, case: DiagCase) -> Verifier:
        """Raises UsageError for a manifest in a wrong place or that cargo cannot take, and MissingTool."""
        manifests = [file.path for file in case.files if file.path.rpartition("/")[2] == MANIFEST]
        if not manifests:
            return verifier(self.checker, case)
        if MANIFEST not in manifests:
            mend = f"give the files with paths that begin where {MANIFEST} lies"
            raise UsageError("no manifest is at the root of the case", where=case.id, why=manifests[0], mend=mend)
        if self.checker.toolchain.cargo is None:
            raise MissingTool("cargo", needed_for="a case with a manifest", mend="rustup component add cargo")
        with self._lock:
            if case.id not in self._known:
                self._known[case.id] = ByCargo(lambda: self._lent(case), self.checker.workers)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
            return self._known[case.id]

    @contextmanager
    def _lent(self, case: DiagCase) -> Iterator[Build]:
        with self.pool.lent() as build:
            if self._holds.get(build) != case.id:
                self._holds.pop(build, None)
                shutil.rmtree(build.copy, ignore_errors=True)
                write_tree(build.folder, case.files)
                build.begin()
                build.resolve()
                self._holds[build] = case.id
            yield build


def judges(checker: Checker, places: Path, count: int, stack: ExitStack) -> Judges:
    """The judges of a command that works at `count` cases at once. places: where crates are built, each place this
    process's until the stack is left."""

    def opened() -> Build:
        place = stack.enter_context(free(places))
        copy = place / "copy"
        return Build(checker.toolchain, checker.sandbox, place, copy, copy, jobs=jobs())

    return Judges(checker, Pool(opened, count))


def jobs() -> int:
    """How many compilers run beside each other while dependencies are built."""
    return os.cpu_count() or 1
