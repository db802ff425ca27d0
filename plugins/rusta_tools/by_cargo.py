"""A case judged by cargo: as a crate in a folder of its own that goes with the answer, in the sandbox, offline.

Build scripts, macros and tests are code that nobody has read: they see the crate read-only and write below `target`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import evolve, field, frozen

from rusta_core import (
    DiagCase,
    Diagnostic,
    Finished,
    Observation,
    ProbeContext,
    Sandbox,
    Toolchain,
    Watch,
    crate_sources,
    diagnostic_to_json,
    furnish,
    parse_diagnostics,
    run_process,
    write_tree,
)
from rusta_tools.case_crate import crate_files

_MEMORY_MB = 8192  # of address space, for each process
_HELD_MB = 4096  # by all of them
_FILE_MB = 1024
_WRITTEN_MB = 4096
_REMOVED_IN = 60.0  # seconds
_LOCK = "Cargo.lock"


@frozen(kw_only=True)
class Crate:
    """A case on disk in `root`, and what may be asked of cargo about it until `deadline` (on the monotonic clock)."""

    case: DiagCase
    tool: str
    root: Path
    toolchain: Toolchain
    sandbox: Sandbox
    deadline: float
    _sources: tuple[Path, ...] = field(default=(), alias="sources")

    @classmethod
    def written(cls, context: ProbeContext, case: DiagCase, root: Path, timeout: float) -> Crate:
        """The files of a case and, where a manifest asks for others, the crates on this machine beside them."""
        checker = context.workshop.checker
        write_tree(root / "crate", crate_files(case))
        depends = any("dependencies" in file.text for file in case.files if file.path.endswith("Cargo.toml"))
        sources = crate_sources() if depends else ()
        furnish(root, sources)
        return cls(
            case=case,
            tool=context.action.tool,
            root=root,
            toolchain=checker.toolchain,
            sandbox=checker.sandbox,
            deadline=time.monotonic() + timeout,
            sources=(root / "vendor", *sources),
        )

    @property
    def folder(self) -> Path:
        return self.root / "crate"

    def cargo(self, *words: str) -> Finished:
        """What came of cargo with these words, lints that are no errors left out."""
        argv = [str(self.toolchain.cargo), words[0], "--offline", *words[1:]]
        return self.ran(argv, env={"RUSTFLAGS": "--cap-lints=allow"})

    def ran(self, argv: Sequence[str], *, env: Mapping[str, str] | None = None) -> Finished:
        """What came of a program that calls cargo. First a lock file is made, where there is none, so that from then on
        the crate can be read-only."""
        if not (self.folder / _LOCK).exists():
            made = self._run([str(self.toolchain.cargo), "generate-lockfile", "--offline"], {}, writable=[self.folder])
            if made.returncode != 0:
                return made
        return self._run(argv, env or {}, readable=[self.folder])

    def _run(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        *,
        readable: Sequence[Path] = (),
        writable: Sequence[Path] = (),
    ) -> Finished:
        home, target = self.root / "home", self.root / "target"
        own = {"CARGO_HOME": home, "CARGO_TARGET_DIR": target, "RUSTC": self.toolchain.rustc}
        always = {"CARGO": self.toolchain.cargo, "CARGO_BUILD_JOBS": 1, "CARGO_TERM_COLOR": "never"}
        inside = self.sandbox.wrap(
            argv,
            readable=[self.toolchain.sysroot, *self._sources, *readable],
            writable=[home, target, *writable],
            cwd=self.folder,
            env={key: str(value) for key, value in (own | always | dict(env)).items()},
        )
        seconds = max(self.deadline - time.monotonic(), 0.001)
        watch = Watch(memory_mb=_HELD_MB, folder=target, folder_mb=_WRITTEN_MB)
        return run_process(
            inside, cwd=self.folder, watch=watch, timeout=seconds, memory_mb=_MEMORY_MB, file_mb=_FILE_MB
        )


def answered(context: ProbeContext, timeout: float, judge: Callable[[Crate], Observation]) -> Observation:
    """What `judge` says of the case as a crate; `error` for a question, `missing` where there is no cargo."""
    name, case, start = context.action.tool, context.case, time.perf_counter()
    if not isinstance(case, DiagCase):
        return Observation(tool=name, status="error", data={"why": "cargo checks cases, and this is a question"})
    if context.workshop.checker.toolchain.cargo is None:
        why = "the toolchain has no cargo: `rustup component add cargo`"
        return Observation(tool=name, status="missing", data={"why": why})
    with TemporaryDirectory(prefix="rusta-") as name:
        root = Path(name).resolve()
        answer = judge(Crate.written(context, case, root, timeout))
        # not Python's own way: foreign code may have made folders in folders a thousandfold
        run_process(["rm", "-rf", "--", root / "target"], timeout=_REMOVED_IN)
    return evolve(answer, seconds=time.perf_counter() - start)


def compiled(finished: Finished) -> tuple[str, dict[str, Any], list[Diagnostic]]:
    """The status and the data of an answer about a build, by its JSON messages, and all that they say."""
    said = list(dict.fromkeys(parse_diagnostics(finished.stdout)))
    errors = [one for one in said if one.is_error]
    ok = finished.returncode == 0 and not finished.timed_out
    data: dict[str, Any] = {
        "ok": ok,
        "diagnostics": [diagnostic_to_json(one) for one in errors],
        "codes": list(dict.fromkeys(one.code for one in errors if one.code)),
    }
    if not ok and (finished.excess or not errors):
        data["why"] = finished.excess or finished.stderr.strip()
    return "timeout" if finished.timed_out else "ok" if ok else "failed", data, said
