"""A case as rustfmt would write it."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from attrs import evolve, field, frozen
from attrs.validators import gt

from rusta_core import (
    DiagCase,
    File,
    MissingTool,
    Observation,
    ProbeContext,
    edits_between,
    hookimpl,
    run_process,
    rustfmt,
    write_tree,
)

_MEMORY_MB = 2048
_FILE_MB = 256


@frozen(eq=False, kw_only=True)
class Rustfmt:
    """Asks rustfmt for each Rust file of a case, under the case's own rustfmt.toml: whether all are `formatted`, which
    are not, and as the one proposal the edits that format them.

    Answers `ok`, `failed` with what cannot be parsed in a file that is no Rust, `timeout`, or `missing` where there is
    no rustfmt.
    """

    phase: ClassVar[str] = "probe"

    timeout: float = field(default=30.0, validator=gt(0), metadata={"doc": "Seconds that all of a case may take."})

    @hookimpl
    def probe(self, context: ProbeContext) -> Observation:
        name, case, start = context.action.tool, context.case, time.perf_counter()
        if not isinstance(case, DiagCase):
            return Observation(tool=name, status="error", data={"why": "rustfmt formats cases, and this is a question"})
        try:
            program = rustfmt(context.workshop.checker.toolchain)
        except MissingTool as fault:
            return Observation(tool=name, status="missing", data={"why": fault.why, "mend": fault.mend})
        with TemporaryDirectory(prefix="rusta-") as root:
            answer = self._formatted(context, case, program, Path(root).resolve())
        return evolve(answer, seconds=time.perf_counter() - start)

    def _formatted(self, context: ProbeContext, case: DiagCase, program: Path, folder: Path) -> Observation:
        name, checker = context.action.tool, context.workshop.checker
        deadline = time.monotonic() + self.timeout
        write_tree(folder, case.files)
        argv = [str(program), f"--edition={case.edition}", "--quiet", "--color=never"]
        after: list[File] = []
        for file in case.files:
            if not file.path.endswith(".rs"):
                after.append(file)
                continue
            where = (folder / file.path).parent
            inside = checker.sandbox.wrap(argv, readable=[checker.toolchain.sysroot, folder], cwd=where)
            seconds = max(deadline - time.monotonic(), 0.001)
            finished = run_process(
                inside, timeout=seconds, cwd=where, memory_mb=_MEMORY_MB, file_mb=_FILE_MB, stdin=file.text
            )
            if finished.timed_out:
                return Observation(tool=name, status="timeout", data={"formatted": False})
            if finished.returncode != 0:
                why = finished.stderr.strip().replace("<stdin>", file.path)
                return Observation(tool=name, status="failed", data={"formatted": False, "why": why})
            after.append(File(path=file.path, text=finished.stdout))
        other = [file.path for file, new in zip(case.files, after, strict=True) if file != new]
        return Observation(
            tool=name,
            status="ok",
            data={"formatted": not other, "files": other},
            proposals=(edits_between(case.files, after),) if other else (),
        )
