"""How rustc is called: which flags, which limits, which environment."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from rusta_core.rust.process import Finished, run
from rusta_core.rust.sandbox import Sandbox
from rusta_core.rust.toolchain import Toolchain

CHECK_FLAGS = ("--emit=metadata", "--cap-lints=allow", "--error-format=json")
LINK_FLAGS = ("--test", "--cap-lints=allow", "--error-format=json", "-Copt-level=0", "-Cdebuginfo=0")
_MEMORY_MB = 4096
_FILE_MB = 1024


@frozen(kw_only=True)
class Rustc:
    """The compiler behind a checker. Paths are relative to the folder, so that messages name files as cases
    do."""

    toolchain: Toolchain
    sandbox: Sandbox

    def check(self, folder: Path, root: str, edition: str, crate_type: str, *, seconds: float) -> Finished:
        """Types, traits and borrows of a crate, without code generation: nothing of it runs, so it needs no
        sandbox."""
        flags = [f"--edition={edition}", f"--crate-type={crate_type}", *CHECK_FLAGS, "-o", "out.rmeta", root]
        return self._run(flags, folder, seconds, sandboxed=False)

    def link(self, folder: Path, root: str, edition: str, *, seconds: float) -> Finished:
        """The test binary `tests` of a crate. The linker is a child of rustc: only the sandbox ends it for
        sure."""
        flags = [f"--edition={edition}", *LINK_FLAGS, "-o", "tests", root]
        return self._run(flags, folder, seconds, sandboxed=True)

    def _run(self, flags: Sequence[str], folder: Path, seconds: float, *, sandboxed: bool) -> Finished:
        argv: list[str] = [str(self.toolchain.rustc), *flags]
        if sandboxed:
            argv = self.sandbox.wrap(argv, readable=[self.toolchain.sysroot], writable=[folder], cwd=folder)
        env = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        return run(argv, timeout=seconds, cwd=folder, env=env, memory_mb=_MEMORY_MB, file_mb=_FILE_MB)
