"""cargo's judgement of the states of one crate, several beside each other, each in a copy of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from queue import SimpleQueue
from threading import Lock

from attrs import define, field

from rusta_core.rust.build import Build, Checked
from rusta_core.rust.calls.observed import Calls
from rusta_core.rust.check import TestVerdict, Verdict
from rusta_core.rust.diagnostics import Lints
from rusta_core.rust.process import in_parallel
from rusta_core.rust.verifier import Tree, Verifier

Key = tuple[str, ...]


@define(eq=False)
class Pool:
    """Builds that are lent to one after the other; `opened` makes another where all are out, at most `most` in all."""

    opened: Callable[[], Build]
    most: int
    _free: SimpleQueue[Build] = field(factory=SimpleQueue, init=False)
    _count: int = field(default=0, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def add(self, build: Build) -> None:
        """One that is open already."""
        self._free.put(build)

    @contextmanager
    def lent(self) -> Iterator[Build]:
        with self._lock:
            fresh = self._free.empty() and self._count < self.most
            self._count += fresh
        build = self.opened() if fresh else self._free.get()
        try:
            yield build
        finally:
            self._free.put(build)


@define(eq=False)
class ByCargo:
    """Judges by `cargo check` and `cargo test`; each state once.

    lend: a build of the crate for as long as it is needed; workers: how many at most are asked for at once.
    """

    lend: Callable[[], AbstractContextManager[Build]]
    workers: int = 1
    name: str = "cargo"
    _checked: dict[Key, tuple[Verdict, Lints]] = field(factory=dict, init=False)
    _tested: dict[Key, TestVerdict | None] = field(factory=dict, init=False)

    @property
    def at_once(self) -> int:
        return 4 * self.workers

    def check(self, tree: Tree) -> Verdict:
        return self._judged(tree)[0]

    def diagnose(self, trees: Sequence[Tree]) -> list[Verdict]:
        return [verdict for verdict, _ in in_parallel(self._judged, trees, workers=self.workers)]

    def warnings(self, trees: Sequence[Tree]) -> list[Lints]:
        return [warnings for _, warnings in in_parallel(self._judged, trees, workers=self.workers)]

    def test(self, trees: Sequence[Tree]) -> list[TestVerdict | None]:
        return in_parallel(self._ran, trees, workers=self.workers)

    def called(self, trees: Sequence[Tree], like: Tree) -> list[Calls]:
        return [{}] * len(trees)

    def _judged(self, tree: Tree) -> tuple[Verdict, Lints]:
        key = _key(tree)
        if key not in self._checked:
            with self.lend() as build:
                checked = build.check(tree)
            self._checked[key] = checked.verdict, checked.warnings
        verdict, warnings = self._checked[key]
        return verdict, warnings

    def _ran(self, tree: Tree) -> TestVerdict | None:
        key = _key(tree)
        if key not in self._tested:
            with self.lend() as build:
                self._tested[key] = build.test(tree)
        return self._tested[key]

    def know(self, tree: Tree, checked: Checked) -> None:
        """Take over a verdict that was had before."""
        self._checked[_key(tree)] = checked.verdict, checked.warnings


@define
class Sieved:
    """A part of a crate that rustc is asked about as cargo asks it: rustc sifts its states, cargo has the last word.

    paths: the files that make the target, its root first; alone: whether nothing else is built of them; tests_apart:
    whether there are tests in other files.
    """

    sieve: Verifier
    cargo: ByCargo
    paths: tuple[str, ...]
    alone: bool
    tests_apart: bool
    name: str = "cargo"

    @property
    def at_once(self) -> int:
        return self.sieve.at_once

    def check(self, tree: Tree) -> Verdict:
        return self.cargo.check(tree)

    def diagnose(self, trees: Sequence[Tree]) -> list[Verdict]:
        found = self.sieve.diagnose([self._own(tree) for tree in trees])
        through = [tree for tree, verdict in zip(trees, found, strict=True) if verdict.ok and not self.alone]
        whole = iter(self.cargo.diagnose(through))
        return [next(whole) if verdict.ok and not self.alone else verdict for verdict in found]

    def warnings(self, trees: Sequence[Tree]) -> list[Lints]:
        return self.sieve.warnings([self._own(tree) for tree in trees])

    def called(self, trees: Sequence[Tree], like: Tree) -> list[Calls]:
        return self.sieve.called([self._own(tree) for tree in trees], self._own(like))

    def test(self, trees: Sequence[Tree]) -> list[TestVerdict | None]:
        if self.tests_apart or len(trees) == 1:
            return self.cargo.test(trees)
        return self.sieve.test([self._own(tree) for tree in trees])

    def _own(self, tree: Tree) -> Tree:
        texts = {file.path: file for file in tree}
        return [texts[path] for path in self.paths]


def _key(tree: Tree) -> Key:
    return tuple(part for file in tree for part in (file.path, file.text))
