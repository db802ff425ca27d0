"""The judge of every candidate: does it compile, and do its tests pass.

Verdicts are exact and remembered by (source, edition, flags, compiler). Where many are asked at once they are
batched, as far as a batch says the same as the check alone; batching saves most of rustc's start-up and of
loading std.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import asdict, define, field, frozen

from rusta_core.records import digest
from rusta_core.rust.batch import sift
from rusta_core.rust.diagnostics import Diagnostic, from_json, parse, to_json
from rusta_core.rust.process import Finished, in_parallel
from rusta_core.rust.program import Program
from rusta_core.rust.rustc import CHECK_FLAGS, LINK_FLAGS, Rustc
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.trial import TestVerdict, Trial
from rusta_core.rust.verdicts import VerdictCache

__all__ = ["Checker", "Program", "Progress", "TestVerdict", "Verdict", "silent"]

Progress = Callable[[int, int], None]
"""Called with how many of how many are done."""

_SECONDS = 20.0  # for one program; rustc needs 0.03
_BATCH = 200
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


@define(eq=False)
class Checker:
    """Checks programs with one compiler. For use from any thread.

    cache: the file of remembered verdicts, None for this process only; workers: how many compilers run beside
    each other; test_seconds: what the tests of one program may take.
    """

    toolchain: Toolchain
    sandbox: Sandbox
    cache: Path | None = None
    workers: int = 2
    test_seconds: float = 5.0
    _rustc: Rustc = field(init=False)
    _verdicts: VerdictCache = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._rustc = Rustc(toolchain=self.toolchain, sandbox=self.sandbox)
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
            found = {program: verdict.ok for program, verdict in zip(batch, self._sift(batch), strict=True)}
            self._verdicts.put({batched[program]: ok for program, ok in found.items()})
            return found

        for found in in_parallel(judge, batches, workers=self.workers, done=_in_programs(progress, batches)):
            answers |= found
        return [answers[program] for program in programs]

    def diagnose_many(self, programs: Sequence[Program], *, progress: Progress = silent) -> list[Verdict]:
        """Verdicts as batches show them: `ok` is exact, and `diagnostics` are real errors of the program, of
        which the check alone may show more.

        The batches depend on the list alone, so that the same list has the same answer on any machine.
        """
        batches = _batches(list(dict.fromkeys(programs)), _BATCH, 1)

        def judge(batch: list[Program]) -> dict[Program, Verdict]:
            if len(batch) == 1:
                return {batch[0]: self.check(batch[0])}
            key = digest("\0".join(self._key("diagnose", program) for program in batch))
            known = self._verdicts.get([key])
            if key in known:
                return dict(zip(batch, map(_verdict, known[key]), strict=True))
            found = self._sift(batch)
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

    def _key(self, kind: str, program: Program) -> str:
        flags = LINK_FLAGS if kind == "test" else CHECK_FLAGS
        parts = (kind, *flags, self.toolchain.fingerprint, program.edition, program.text)
        return digest("\0".join(parts))

    def _check_alone(self, program: Program) -> Verdict:
        with TemporaryDirectory(prefix="rusta-") as name:
            folder = Path(name)
            (folder / "src").mkdir()
            (folder / "src/main.rs").write_text(program.text)
            finished = self._rustc.check(folder, "src/main.rs", program.edition, program.crate_type, seconds=_SECONDS)
        said = tuple(diagnostic for diagnostic in parse(finished.stderr) if diagnostic.is_error)
        ok = finished.returncode == 0
        if finished.timed_out or not (ok or said):
            said = (*said, _broke_off(finished))
        verdict = Verdict(ok=ok, diagnostics=said, seconds=finished.seconds)
        if finished.returncode in (0, 1):
            self._verdicts.put({self._key("check", program): _remembered(verdict)})
        return verdict

    def _sift(self, batch: Sequence[Program]) -> list[Verdict]:
        edition, seconds = batch[0].edition, _SECONDS + 0.1 * len(batch)
        with TemporaryDirectory(prefix="rusta-") as name:
            sifted = sift(
                Path(name),
                [program.nested() or "" for program in batch],
                lambda folder: self._rustc.check(folder, "root.rs", edition, "bin", seconds=seconds),
            )
        verdicts = {index: Verdict(ok=True) for index in sifted.alive}
        verdicts |= {index: Verdict(ok=False, diagnostics=said) for index, said in sifted.blamed.items()}
        verdicts |= {index: self.check(batch[index]) for index in sifted.unclear}
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


def _broke_off(finished: Finished) -> Diagnostic:
    how = "took too long" if finished.timed_out else f"broke off with exit code {finished.returncode}"
    return Diagnostic(code=None, level="error", message=f"rustc {how}")


def _remembered(verdict: Verdict) -> dict[str, Any]:
    return {"ok": verdict.ok, "diagnostics": [to_json(said) for said in verdict.diagnostics]}


def _verdict(data: dict[str, Any]) -> Verdict:
    return Verdict(ok=data["ok"], diagnostics=tuple(from_json(said) for said in data["diagnostics"]))


def _test_verdict(data: dict[str, Any] | None) -> TestVerdict | None:
    return None if data is None else TestVerdict(**data | {"failed": tuple(data["failed"])})
