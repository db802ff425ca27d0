"""Tests run: those of many programs in one binary, in the sandbox, and alone for whoever breaks it.

An abort, an endless loop or a stack overflow takes the whole binary down. What had passed by then has passed;
the rest is run again, a process to a program, so that only the guilty fail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import field, frozen

from rusta_core.records import File
from rusta_core.rust.batch import module, sift
from rusta_core.rust.diagnostics import parse
from rusta_core.rust.process import Finished, in_parallel, run
from rusta_core.rust.program import Program
from rusta_core.rust.rustc import Rustc
from rusta_core.rust.tree import write_tree
from rusta_core.rust.watch import Watch

_STARTED = re.compile(r"^test (\S+)(?: - should panic)? \.\.\. ", re.MULTILINE)
_PASSED = re.compile(r"(?:ok|ignored(?:, [^\n]*)?)\n\s*")
_FAILURES = re.compile(r"^failures:\n((?:    [^\n]+\n)+)\ntest result: FAILED", re.MULTILINE)
_THREADS = 8
_MEMORY_MB = 2048
_FILE_MB = 64  # what a test writes or prints


@frozen(kw_only=True)
class TestVerdict:
    """passed: every test ran and passed; failed: the names of those that did not, one that broke off included; ran:
    how many; seconds: what the run took, which may have been one of many programs."""

    __test__ = False  # to pytest: not a test of ours

    passed: bool
    failed: tuple[str, ...] = ()
    timed_out: bool = False
    detail: str = ""
    ran: int = field(default=0, eq=False)
    seconds: float = field(default=0.0, eq=False)


_NOT_COMPILED = TestVerdict(passed=False, detail="does not compile with its tests")
_NOT_BUILT = TestVerdict(passed=False, detail="its tests could not be built")


@frozen(kw_only=True)
class Trial:
    """seconds: what the tests of one program may take; workers: how many run beside each other."""

    rustc: Rustc
    seconds: float
    workers: int

    def alone(self, program: Program) -> TestVerdict | None:
        """The tests of one program, as a crate of its own. None where no test ran."""
        return self.of_tree([File(path="main.rs", text=program.text)], "main.rs", program.edition)

    def of_tree(self, tree: Sequence[File], root: str, edition: str) -> TestVerdict | None:
        """The tests of several files that are one crate. None where no test ran."""
        with TemporaryDirectory(prefix="rusta-") as name:
            folder = Path(name)
            write_tree(folder, tree)
            built = self.built(folder, root, edition, 1)
            if built.returncode != 0:
                blamed = any(error.is_error and error.spans for error in parse(built.stderr))
                return _NOT_COMPILED if blamed else _NOT_BUILT
            return _judged(self.ran(folder, self.seconds, "--test-threads=1"))

    def together(self, programs: Sequence[Program]) -> list[TestVerdict | None]:
        """The tests of programs of one edition that can be nested. None where no test ran."""
        verdicts: dict[int, TestVerdict | None] = {}
        with TemporaryDirectory(prefix="rusta-") as name:
            folder = Path(name)
            built = partial(self.built, root="root.rs", edition=programs[0].edition, size=len(programs))
            sifted = sift(folder, [program.nested() or "" for program in programs], built)
            verdicts |= dict.fromkeys(sifted.blamed, _NOT_COMPILED)
            if sifted.alive:
                verdicts |= self._run_all(folder, programs, sifted.alive)
        for part in _halves(sifted.unclear):  # one of them cannot be linked, say
            some = [programs[index] for index in part]
            answers = self.together(some) if len(some) > 1 else [self.alone(some[0])]
            verdicts |= dict(zip(part, answers, strict=True))
        return [verdicts[index] for index in range(len(programs))]

    def _run_all(
        self, folder: Path, programs: Sequence[Program], alive: Sequence[int]
    ) -> dict[int, TestVerdict | None]:
        apart = {index for index in alive if programs[index].minds_its_process}
        verdicts: dict[int, TestVerdict | None] = {}
        if len(apart) < len(alive):
            skipped = [word for index in apart for word in ("--skip", f"{module(index)}::")]
            seconds = min(self.seconds, 1.0 + 0.02 * len(alive))
            finished = self.ran(folder, seconds, f"--test-threads={_THREADS}", *skipped)
            if _is_whole(finished):
                verdicts = {i: _judged(finished, f"{module(i)}::") for i in alive if i not in apart}
        rest = [index for index in alive if index not in verdicts]

        def run_one(index: int) -> TestVerdict | None:
            own = f"{module(index)}::"
            return _judged(self.ran(folder, self.seconds, "--test-threads=1", own), own)

        beside = 2 * self.workers  # many of them wait or sleep
        return verdicts | dict(zip(rest, in_parallel(run_one, rest, workers=beside), strict=True))

    def built(self, folder: Path, root: str, edition: str, size: int) -> Finished:
        """The test binary of a crate of so many programs."""
        return self.rustc.link(folder, root, edition, seconds=60 + 0.5 * size)

    def ran(self, folder: Path, seconds: float, *arguments: str) -> Finished:
        """A run of the test binary."""
        argv = [str(folder / "tests"), "--color=never", *arguments]
        inside = self.rustc.sandbox.wrap(argv, readable=[folder], cwd=Path("/tmp"))
        return run(
            inside,
            timeout=seconds,
            cwd=folder,
            memory_mb=_MEMORY_MB,
            file_mb=_FILE_MB,
            watch=Watch(memory_mb=_MEMORY_MB),
        )


def _halves(items: Sequence[int]) -> list[Sequence[int]]:
    middle = len(items) // 2
    return [half for half in (items[:middle], items[middle:]) if half]


def _is_whole(finished: Finished) -> bool:
    return "\ntest result: " in finished.stdout and not finished.timed_out


def _results(finished: Finished, prefix: str) -> dict[str, bool]:
    """Whether each test whose name begins with `prefix` passed, as far as the run came.

    A run that ended lists its failures last, where nothing that a test prints can stand; in one that broke
    off, a test has passed when nothing stands between its name and its `ok`.
    """
    output = finished.stdout
    starts = list(_STARTED.finditer(output))
    if _is_whole(finished):
        listed = _FAILURES.findall(output)
        bad = {line.strip() for line in listed[-1].splitlines()} if listed else set()
    else:
        ends = [*(match.start() for match in starts[1:]), len(output)]
        bad = {m[1] for m, end in zip(starts, ends, strict=False) if not _PASSED.fullmatch(output[m.end() : end])}
    ran = [match for match in starts if not output.startswith("ignored", match.end())]
    names = [match[1] for match in ran if match[1].startswith(prefix)]
    return {name.removeprefix(prefix): name not in bad for name in names}


def _judged(finished: Finished, prefix: str = "") -> TestVerdict | None:
    """The verdict of a run that was for one program's tests, or that came to its end."""
    results, whole = _results(finished, prefix), _is_whole(finished)
    if whole and not results:
        return None
    failed = tuple(sorted(name for name, passed in results.items() if not passed))
    why = "took too long" if finished.timed_out else finished.excess or f"broke off with {finished.returncode}"
    return TestVerdict(
        passed=whole and not failed,
        failed=failed,
        timed_out=finished.timed_out,
        detail="" if whole else why,
        ran=len(results),
        seconds=finished.seconds,
    )
