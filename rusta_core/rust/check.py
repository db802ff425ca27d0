"""The judge of every candidate: does it compile, and do its tests pass.

Verdicts are exact and remembered by (source, edition, flags, compiler). Where many are asked at once they are
batched, as far as a batch says the same as the check alone; batching saves most of rustc's start-up and of
loading std.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import asdict, define, field, frozen

from rusta_core.records import File, digest
from rusta_core.rust.batch import sift, touched, write_modules, write_root
from rusta_core.rust.calls.observed import GOES_ON, Calls, Observer
from rusta_core.rust.delimiters import torn
from rusta_core.rust.diagnostics import Diagnostic, Lints, from_json, lints, parse, to_json
from rusta_core.rust.process import Finished, in_parallel
from rusta_core.rust.program import Program
from rusta_core.rust.rustc import CHECK_FLAGS, LINK_FLAGS, LINT_FLAGS, Rustc, Surroundings
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.tree import write_tree
from rusta_core.rust.trial import TestVerdict, Trial
from rusta_core.rust.verdicts import VerdictCache

__all__ = ["Checker", "Program", "Progress", "TestVerdict", "Verdict", "silent"]

Progress = Callable[[int, int], None]
"""Called with how many of how many are done."""

_BROKE_OFF = re.compile(r"(?:rustc|cargo) (?:took too long|broke off)")
_SECONDS = 20.0  # for one program; rustc needs 0.03
_SAYS_MORE = {
    "test": "tests counted",
    "warnings": "lints named",
    "diagnose": "without the modules of the batch",
}  # a kind of verdict whose older ones tell less
_BATCH = 200
_DIAGNOSED = 100  # so that two compilers have work where a search asks about 200
_TEST_BATCH = 100
_WORTH_SPLITTING = 12  # programs; below it a second rustc costs more than it saves


def silent(_done: int, _all: int) -> None:
    pass


@frozen(kw_only=True)
class Verdict:
    """ok: it compiles; diagnostics: its errors; seconds: what the check took, 0 where it was remembered."""

    ok: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0

    @property
    def broke_off(self) -> bool:
        """Whether the compiler gave no answer: it crashed, or was ended for taking too long."""
        return any(_BROKE_OFF.match(said.message) or "internal compiler" in said.level for said in self.diagnostics)


@define(eq=False)
class Checker:
    """Checks programs with one compiler. For use from any thread.

    cache: the file of remembered verdicts, None for this process only; workers: how many compilers run beside
    each other; test_seconds: what the tests of one program may take; around: what the programs depend on.
    """

    toolchain: Toolchain
    sandbox: Sandbox
    cache: Path | None = None
    workers: int = 2
    test_seconds: float = 5.0
    around: Surroundings | None = None
    _rustc: Rustc = field(init=False)
    _verdicts: VerdictCache = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._rustc = Rustc(toolchain=self.toolchain, sandbox=self.sandbox, around=self.around)
        self._verdicts = VerdictCache(self.cache)

    def check(self, program: Program) -> Verdict:
        """The program alone, exactly."""
        return self.check_many([program])[0]

    def check_many(self, programs: Sequence[Program], *, progress: Progress = silent) -> list[Verdict]:
        """Each program alone, exactly; several beside each other."""
        keys = {program: self._key("check", program) for program in programs}
        known = self._verdicts.get(keys.values())
        verdicts = {program: _verdict(known[key]) for program, key in keys.items() if key in known}
        todo = [program for program in keys if program not in verdicts]
        answers = in_parallel(self._check_alone, todo, workers=self.workers, done=progress)
        verdicts |= dict(zip(todo, answers, strict=True))
        return [verdicts[program] for program in programs]

    def compiles_many(self, programs: Sequence[Program], *, progress: Progress = silent) -> list[bool]:
        """Whether each compiles: the same as `check(program).ok`, several times faster for dozens and
        more."""
        alone = {program: self._key("check", program) for program in programs}
        batched = {program: self._key("batch", program) for program in alone}
        known = self._verdicts.get([*alone.values(), *batched.values()])
        answers = {program: known[key]["ok"] for program, key in alone.items() if key in known}
        answers |= {program: known[key] for program, key in batched.items() if key in known}
        batches = _batches([program for program in alone if program not in answers], _BATCH, self.workers)

        def judge(batch: list[Program]) -> dict[Program, bool]:
            if len(batch) == 1:
                return {batch[0]: self._check_alone(batch[0]).ok}
            found = {
                program: verdict.ok for program, verdict in zip(batch, self._sift(batch, roughly=True), strict=True)
            }
            self._verdicts.put({batched[program]: ok for program, ok in found.items()})
            return found

        for found in in_parallel(judge, batches, workers=self.workers, done=_in_programs(progress, batches)):
            answers |= found
        return [answers[program] for program in programs]

    def diagnose_many(
        self, programs: Sequence[Program], *, roughly: bool = False, progress: Progress = silent
    ) -> list[Verdict]:
        """Verdicts as batches show them: `ok` is exact, and `diagnostics` are real errors of the program, of
        which the check alone may show more. roughly: what does not close is not compiled, and told in one error.

        The batches depend on the list alone, so that the same list has the same answer on any machine.
        """
        batches = _batches(list(dict.fromkeys(programs)), _DIAGNOSED, 1)

        def judge(batch: list[Program]) -> dict[Program, Verdict]:
            if len(batch) == 1:
                return {batch[0]: self.check(batch[0])}
            kind = "diagnose roughly" if roughly else "diagnose"
            key = digest("\0".join(self._key(kind, program) for program in batch))
            known = self._verdicts.get([key])
            if key in known:
                return dict(zip(batch, map(_verdict, known[key]), strict=True))
            found = self._sift(batch, roughly=roughly)
            self._verdicts.put({key: [_remembered(verdict) for verdict in found]})
            return dict(zip(batch, found, strict=True))

        answers: dict[Program, Verdict] = {}
        for found in in_parallel(judge, batches, workers=self.workers, done=_in_programs(progress, batches)):
            answers |= found
        return [answers[program] for program in programs]

    def test_many(self, programs: Sequence[Program], *, progress: Progress = silent) -> list[TestVerdict | None]:
        """What the `#[test]` functions of each say, run in the sandbox; None for a program without any.

        A verdict that came of a time limit is not remembered: another day the machine may be less busy.
        """
        keys = {program: self._key("test", program) for program in programs if program.has_tests}
        known = self._verdicts.get(keys.values())
        answers = {program: _test_verdict(known[key]) for program, key in keys.items() if key in known}
        todo = [program for program in keys if program not in answers]
        batches = _batches(todo, _TEST_BATCH, self.workers, apart=lambda program: program.names_itself)
        trial = Trial(rustc=self._rustc, seconds=self.test_seconds, workers=self.workers)

        def judge(batch: list[Program]) -> dict[Program, TestVerdict | None]:
            if len(batch) == 1:
                found = {batch[0]: trial.alone(batch[0])}
            else:
                found = dict(zip(batch, trial.together(batch), strict=True))
            sure = {program: verdict for program, verdict in found.items() if not (verdict and verdict.timed_out)}
            self._verdicts.put({keys[program]: verdict and asdict(verdict) for program, verdict in sure.items()})
            return found

        for found in in_parallel(judge, batches, workers=self.workers, done=_in_programs(progress, batches)):
            answers |= found
        return [answers.get(program) for program in programs]

    def call_many(self, programs: Sequence[Program], like: Program) -> list[Calls]:
        """What calls made up from the signatures of each program gave, with values such as `like` names (`calls`).

        Nothing without a sandbox: whoever does without one asked for checks and tests, not for their program to run.
        """
        if self.sandbox.mode == "off":
            return [{}] * len(programs)
        keys = {program: digest(f"{self._key('calls made', program)}\0{like.text}") for program in programs}
        known = self._verdicts.get(keys.values())
        answers: dict[Program, Calls] = {program: known[key] for program, key in keys.items() if key in known}
        todo = [program for program in keys if program not in answers]
        batches = _batches(todo, _TEST_BATCH, 1)
        observer = Observer(Trial(rustc=self._rustc, seconds=self.test_seconds, workers=self.workers))

        def observe(batch: list[Program]) -> dict[Program, Calls]:
            found = dict(zip(batch, observer.called(batch, like), strict=True))
            sure = {program: gave for program, gave in found.items() if GOES_ON not in gave.values()}
            self._verdicts.put({keys[program]: gave for program, gave in sure.items()})
            return found

        for found in in_parallel(observe, batches, workers=self.workers):
            answers |= found
        return [answers[program] for program in programs]

    def test_alone(self, program: Program) -> TestVerdict | None:
        """The tests of one program run now, as a crate of its own, whatever is remembered of it."""
        return Trial(rustc=self._rustc, seconds=self.test_seconds, workers=1).alone(program)

    def warnings_many(self, programs: Sequence[Program]) -> list[Lints]:
        """The lints that warn of each of these programs, which compile; none for what a batch says nothing about."""
        keys = {program: self._key("warnings", program) for program in programs}
        known = self._verdicts.get(keys.values())
        lints: dict[Program, Lints] = {program: tuple(known[key]) for program, key in keys.items() if key in known}
        batches = _batches([program for program in keys if program not in lints], _BATCH, self.workers)

        def warn(batch: list[Program]) -> dict[Program, Lints]:
            found = self._warned(batch)
            self._verdicts.put({keys[program]: names for program, names in found.items()})
            return found

        for found in in_parallel(warn, batches, workers=self.workers):
            lints |= found
        return [lints[program] for program in programs]

    def _warned(self, batch: Sequence[Program]) -> dict[Program, Lints]:
        edition, seconds, alone = batch[0].edition, _SECONDS + 0.1 * len(batch), len(batch) == 1
        with TemporaryDirectory(prefix="rusta-") as name:
            folder = Path(name)
            write_modules(folder, [(alone and program.text) or program.nested() or "" for program in batch])
            write_root(folder, range(len(batch)))
            root, crate_type = ("c0.rs", batch[0].crate_type) if alone else ("root.rs", "bin")
            finished = self._rustc.check(folder, root, edition, crate_type, seconds=seconds, lints=True)
        warned: dict[int, list[Diagnostic]] = {}
        for one in parse(finished.stderr):
            for index in touched(one):
                warned.setdefault(index, []).append(one)
        return {program: lints(warned.get(index, ())) for index, program in enumerate(batch)}

    def check_tree(self, tree: Sequence[File], root: str, edition: str) -> Verdict:
        """Several files as one crate, exactly: `root` brings in the others as its modules."""
        key = self._tree_key("check", tree, root, edition)
        known = self._verdicts.get([key])
        if key in known:
            return _verdict(known[key])
        crate_type = _crate_type(tree, root)
        with TemporaryDirectory(prefix="rusta-") as name:
            write_tree(Path(name), tree)
            finished = self._rustc.check(Path(name), root, edition, crate_type, seconds=_SECONDS)
        verdict = _judged(finished)
        if finished.returncode in (0, 1):
            self._verdicts.put({key: _remembered(verdict)})
        return verdict

    def test_tree(self, tree: Sequence[File], root: str, edition: str) -> TestVerdict | None:
        """What the tests of several files say, which are one crate."""
        key = self._tree_key("test", tree, root, edition)
        known = self._verdicts.get([key])
        if key in known:
            return _test_verdict(known[key])
        trial = Trial(rustc=self._rustc, seconds=self.test_seconds, workers=self.workers)
        verdict = trial.of_tree(tree, root, edition)
        if not (verdict and verdict.timed_out):
            self._verdicts.put({key: verdict and asdict(verdict)})
        return verdict

    def _tree_key(self, kind: str, tree: Sequence[File], root: str, edition: str) -> str:
        flags = (*(LINK_FLAGS if kind == "test" else CHECK_FLAGS), *self._own_flags)
        named = (part for file in tree for part in (file.path, file.text))
        kind = _SAYS_MORE.get(kind, kind)
        return digest("\0".join((kind, *flags, self.toolchain.fingerprint, edition, root, *named)))

    @property
    def _own_flags(self) -> tuple[str, ...]:
        return self.around.flags if self.around is not None else ()

    def _key(self, kind: str, program: Program) -> str:
        flags = (
            *{"test": LINK_FLAGS, "calls made": LINK_FLAGS, "warnings": LINT_FLAGS}.get(kind, CHECK_FLAGS),
            *self._own_flags,
        )
        parts = (_SAYS_MORE.get(kind, kind), *flags, self.toolchain.fingerprint, program.edition, program.text)
        return digest("\0".join(parts))

    def _check_alone(self, program: Program) -> Verdict:
        with TemporaryDirectory(prefix="rusta-") as name:
            folder = Path(name)
            (folder / "src").mkdir()
            (folder / "src/main.rs").write_text(program.text)
            finished = self._rustc.check(folder, "src/main.rs", program.edition, program.crate_type, seconds=_SECONDS)
        verdict = _judged(finished)
        if finished.returncode in (0, 1):
            self._verdicts.put({self._key("check", program): _remembered(verdict)})
        return verdict

    def _sift(self, batch: Sequence[Program], *, roughly: bool) -> list[Verdict]:
        """The verdicts of a batch; what holds is remembered as if it were checked alone, which says the same."""
        edition, seconds = batch[0].edition, _SECONDS + 0.1 * len(batch)
        told = {index: torn(program.text) if roughly else None for index, program in enumerate(batch)}
        whole = [index for index, said in told.items() if said is None]
        with TemporaryDirectory(prefix="rusta-") as name:
            sifted = sift(
                Path(name),
                [batch[index].nested() or "" for index in whole],
                lambda folder: self._rustc.check(folder, "root.rs", edition, "bin", seconds=seconds),
            )
        holds = Verdict(ok=True)
        verdicts = {index: Verdict(ok=False, diagnostics=(said,)) for index, said in told.items() if said is not None}
        verdicts |= {whole[place]: holds for place in sifted.alive}
        verdicts |= {whole[place]: Verdict(ok=False, diagnostics=said) for place, said in sifted.blamed.items()}
        verdicts |= {whole[place]: self.check(batch[whole[place]]) for place in sifted.unclear}
        alive = (batch[whole[place]] for place in sifted.alive)
        self._verdicts.put({self._key("check", program): _remembered(holds) for program in alive})
        return [verdicts[index] for index in range(len(batch))]


def _batches(
    programs: Iterable[Program],
    most: int,
    workers: int,
    *,
    apart: Callable[[Program], bool] = lambda _program: False,
) -> list[list[Program]]:
    """The programs in batches of one edition, about as many batches as workers where they are few; those that
    a batch cannot judge follow as batches of one."""
    together: dict[str, list[Program]] = {}
    alone = []
    for program in programs:
        if apart(program) or program.nested() is None:
            alone.append([program])
        else:
            together.setdefault(program.edition, []).append(program)
    batches = []
    for group in together.values():
        size = min(most, max(_WORTH_SPLITTING, -(-len(group) // workers)))
        batches += [group[start : start + size] for start in range(0, len(group), size)]
    return batches + alone


def _in_programs(progress: Progress, batches: Sequence[Sequence[Program]]) -> Progress:
    """Counts programs where the work is done by batches."""
    done = list(accumulate((len(batch) for batch in batches), initial=0))
    return lambda finished, _all: progress(done[finished], done[-1])


def _judged(finished: Finished) -> Verdict:
    said = tuple(diagnostic for diagnostic in parse(finished.stderr) if diagnostic.is_error)
    ok = finished.returncode == 0
    if finished.timed_out or not (ok or said):
        said = (*said, _broke_off(finished))
    return Verdict(ok=ok, diagnostics=said, seconds=finished.seconds)


def _crate_type(tree: Sequence[File], root: str) -> str:
    return next(Program(file.text).crate_type for file in tree if file.path == root)


def _broke_off(finished: Finished) -> Diagnostic:
    why = f": {finished.excess}" if finished.excess else f" with exit code {finished.returncode}"
    how = "took too long" if finished.timed_out else f"broke off{why}"
    return Diagnostic(code=None, level="error", message=f"rustc {how}")


def _remembered(verdict: Verdict) -> dict[str, Any]:
    return {"ok": verdict.ok, "diagnostics": [to_json(said) for said in verdict.diagnostics]}


def _verdict(data: dict[str, Any]) -> Verdict:
    return Verdict(ok=data["ok"], diagnostics=tuple(from_json(said) for said in data["diagnostics"]))


def _test_verdict(data: dict[str, Any] | None) -> TestVerdict | None:
    return None if data is None else TestVerdict(**data | {"failed": tuple(data["failed"])})
