"""Who judges the states of one case: its files as they are, and as each candidate makes them.

A case of one file is checked in batches; files without a manifest are one crate to rustc; whoever has another way to
build, cargo say, gives a verifier of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from attrs import evolve, frozen

from rusta_core.errors import UsageError
from rusta_core.records import DiagCase, File
from rusta_core.rust.calls.observed import Calls
from rusta_core.rust.check import Checker, Program, TestVerdict, Verdict
from rusta_core.rust.diagnostics import Diagnostic, Lints
from rusta_core.rust.process import in_parallel

Tree = Sequence[File]
"""All the files of a case in one state."""

MOST_ERRORS = 64
"""How many errors of a state are kept: whoever has hundreds has a few reasons for them."""
MANIFEST = "Cargo.toml"
_TOGETHER = 200
_ALONE = 24  # where each state is a run of rustc of its own
_COMPILED = re.compile(r"src/main\.rs|c\d+\.rs")
ROOTS = ("src/main.rs", "src/lib.rs", "main.rs", "lib.rs")


class Verifier(Protocol):
    """Judges trees of one case. Paths in diagnostics are those of the case's files.

    name: the tool that does; at_once: how many trees are best given to it together, some seconds' worth at most.
    """

    @property
    def name(self) -> str: ...
    @property
    def at_once(self) -> int: ...
    def check(self, tree: Tree) -> Verdict: ...  # alone, exactly
    def diagnose(self, trees: Sequence[Tree]) -> list[Verdict]: ...  # `ok` is exact, of the errors some may lack
    def warnings(self, trees: Sequence[Tree]) -> list[Lints]: ...  # of trees that compile
    def test(self, trees: Sequence[Tree]) -> list[TestVerdict | None]: ...  # None: there are no tests
    def called(self, trees: Sequence[Tree], like: Tree) -> list[Calls]: ...  # of what compiles, with values of `like`


def verifier(checker: Checker, case: DiagCase) -> Verifier:
    """rustc's judgement of a case. Raises UsageError for a case with a manifest, which cargo has to judge."""
    paths = [file.path for file in case.files]
    if any(Path(path).name == MANIFEST for path in paths):
        mend = "ask cargo-check, or give the crate to `rusta fix`"
        raise UsageError("rustc cannot judge a case with a manifest", where=case.id, mend=mend)
    if len(paths) == 1:
        alone = Program(case.files[0].text, case.edition).nested() is None
        return _OneFile(checker, case.edition, paths[0], at_once=_ALONE if alone else _TOGETHER)
    root = next((path for path in ROOTS if path in paths), paths[0])
    return _OneCrate(checker, case.edition, root)


@frozen
class _OneFile:
    checker: Checker
    edition: str
    path: str
    name: str = "rustc"
    at_once: int = _TOGETHER

    def _program(self, tree: Tree) -> Program:
        return Program(tree[0].text, self.edition)

    def check(self, tree: Tree) -> Verdict:
        return self._placed(self.checker.check(self._program(tree)))

    def diagnose(self, trees: Sequence[Tree]) -> list[Verdict]:
        programs = [self._program(tree) for tree in trees]
        return [self._placed(one) for one in self.checker.diagnose_many(programs, roughly=True)]

    def warnings(self, trees: Sequence[Tree]) -> list[Lints]:
        return self.checker.warnings_many([self._program(tree) for tree in trees])

    def test(self, trees: Sequence[Tree]) -> list[TestVerdict | None]:
        return self.checker.test_many([self._program(tree) for tree in trees])

    def called(self, trees: Sequence[Tree], like: Tree) -> list[Calls]:
        return self.checker.call_many([self._program(tree) for tree in trees], self._program(like))

    def _placed(self, verdict: Verdict) -> Verdict:
        """With the case's path in place of the file's that was compiled."""
        return evolve(verdict, diagnostics=tuple(_moved(one, self.path) for one in verdict.diagnostics[:MOST_ERRORS]))


def _moved(said: Diagnostic, path: str) -> Diagnostic:
    return evolve(
        said,
        spans=tuple(evolve(span, file=path) if _COMPILED.fullmatch(span.file) else span for span in said.spans),
        children=tuple(_moved(child, path) for child in said.children),
    )


@frozen
class _OneCrate:
    """Several files that one root brings in as modules, each state compiled alone."""

    checker: Checker
    edition: str
    root: str
    name: str = "rustc"
    at_once: int = _ALONE

    def check(self, tree: Tree) -> Verdict:
        verdict = self.checker.check_tree(tree, self.root, self.edition)
        return evolve(verdict, diagnostics=verdict.diagnostics[:MOST_ERRORS])

    def diagnose(self, trees: Sequence[Tree]) -> list[Verdict]:
        return in_parallel(self.check, trees, workers=self.checker.workers)

    def warnings(self, trees: Sequence[Tree]) -> list[Lints]:
        return [()] * len(trees)

    def called(self, trees: Sequence[Tree], like: Tree) -> list[Calls]:
        return [{}] * len(trees)

    def test(self, trees: Sequence[Tree]) -> list[TestVerdict | None]:
        def run(tree: Tree) -> TestVerdict | None:
            if not any(Program(file.text, self.edition).has_tests for file in tree if file.path.endswith(".rs")):
                return None
            return self.checker.test_tree(tree, self.root, self.edition)

        return in_parallel(run, trees, workers=self.checker.workers)
