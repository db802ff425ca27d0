"""How rustc is called: which flags, which limits, which environment."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from rusta_core.rust.process import Finished, run
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain
from rusta_core.rust.watch import Watch

CHECK_FLAGS = ("--emit=metadata", "--cap-lints=allow", "--error-format=json")
LINK_FLAGS = ("--test", "--cap-lints=allow", "--error-format=json", "-Copt-level=0", "-Cdebuginfo=0")
LINT_FLAGS = (
    "--emit=metadata", "--cap-lints=warn", "--error-format=json", "-Aunused", "-Wunused_variables",
    "-Wunused_assignments", "-Wunused_must_use", "-Wunused_mut", "-Wunreachable_code", "-Wunconditional_recursion",
)  # fmt: skip
"""Lints that tell a repair which lost something from one that did not: a value that nobody reads any more, say."""
_MEMORY_MB = 4096
_FILE_MB = 1024


@frozen(kw_only=True)
class Surroundings:
    """What cargo tells rustc of a crate: features and dependencies as flags, the environment, and the folders in which
    the dependencies lie."""

    flags: tuple[str, ...] = ()
    env: Mapping[str, str] = field(factory=dict)
    readable: tuple[Path, ...] = ()


@frozen(kw_only=True)
class Rustc:
    """The compiler behind a checker. Paths are relative to the folder, so that messages name files as cases do.

    around: of crates with dependencies; their macros run inside the compiler, which then is in the sandbox.
    """

    toolchain: Toolchain
    sandbox: Sandbox
    around: Surroundings | None = None

    def check(
        self, folder: Path, root: str, edition: str, crate_type: str, *, seconds: float, lints: bool = False
    ) -> Finished:
        """Types, traits and borrows of a crate, without code generation: nothing of it runs, so alone it needs no
        sandbox. lints: warn of what LINT_FLAGS name."""
        chosen = LINT_FLAGS if lints else CHECK_FLAGS
        flags = [f"--edition={edition}", f"--crate-type={crate_type}", *chosen, "-o", "out.rmeta", root]
        return self._run(flags, folder, seconds, sandboxed=self.around is not None)

    def link(self, folder: Path, root: str, edition: str, *, seconds: float) -> Finished:
        """The test binary `tests` of a crate. The linker is a child of rustc: only the sandbox ends it for
        sure."""
        flags = [f"--edition={edition}", *LINK_FLAGS, "-o", "tests", root]
        return self._run(flags, folder, seconds, sandboxed=True)

    def _run(self, flags: Sequence[str], folder: Path, seconds: float, *, sandboxed: bool) -> Finished:
        around = self.around or Surroundings()
        argv: list[str] = [str(self.toolchain.rustc), *flags, *around.flags]
        if sandboxed:
            readable = [self.toolchain.sysroot, *around.readable]
            argv = self.sandbox.wrap(argv, readable=readable, writable=[folder], cwd=folder, env=around.env)
        env = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        watch = Watch(memory_mb=_MEMORY_MB, folder=folder) if sandboxed else None
        return run(argv, timeout=seconds, cwd=folder, env=env, memory_mb=_MEMORY_MB, file_mb=_FILE_MB, watch=watch)
