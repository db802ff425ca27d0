"""Where code that nobody has read is run: bubblewrap, with no network, no home, and nothing writable but what
is named.

It fails closed. A machine that refuses bubblewrap (no user namespaces, say) is an error, and only the user's
own word, `sandbox = "off"`, runs such code without it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import field, frozen
from attrs.validators import in_

from rusta_core.errors import MissingTool
from rusta_core.rust.process import run

_NEED = "running code that is not trusted"
_MEND = 'install bubblewrap (`apt-get install bubblewrap`), or say `sandbox = "off"` under [run] to do without'
_SYSTEM = ("/usr", "/bin", "/lib", "/lib64", "/etc/alternatives", "/etc/ld.so.cache")
_PATH = "/usr/local/bin:/usr/bin:/bin"
_TMP_BYTES = 256 << 20
_SHARED_BYTES = 64 << 20

Argument = str | os.PathLike[str]


@frozen
class Sandbox:
    """mode: `bwrap`, or `off` where the user said so."""

    mode: str = field(validator=in_(("bwrap", "off")))

    @classmethod
    def find(cls, mode: str = "bwrap") -> Sandbox:
        """The sandbox, tried once for real. Raises MissingTool where bubblewrap does not work."""
        sandbox = cls(mode)
        if mode == "bwrap":
            if shutil.which("bwrap") is None:
                raise MissingTool("bubblewrap", needed_for=_NEED, mend=_MEND, why="no bwrap on PATH")
            tried = run(sandbox.wrap(["true"], cwd=Path("/")), timeout=30)
            if tried.returncode != 0:
                why = tried.stderr.strip() or f"bwrap gave exit code {tried.returncode}"
                raise MissingTool("bubblewrap", needed_for=_NEED, mend=_MEND, why=why)
        return sandbox

    def wrap(
        self,
        argv: Sequence[Argument],
        *,
        readable: Sequence[Path] = (),
        writable: Sequence[Path] = (),
        cwd: Path,
        env: Mapping[str, str] | None = None,
    ) -> list[str]:
        """The command that runs `argv` inside.

        It sees the system's programs and libraries, what is `readable` and `writable` at their own paths, an
        empty and small /tmp, which is its home, and of the environment only PATH, HOME and `env`. With mode `off` it
        is `argv` with `env` added to the environment.
        """
        inner = [os.fspath(part) for part in argv]
        given = dict(env or {})
        if self.mode == "off":
            return ["env", *(f"{name}={value}" for name, value in given.items()), *inner] if given else inner
        command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
        for name, value in ({"PATH": _PATH, "HOME": "/tmp"} | given).items():
            command += ["--setenv", name, value]
        for place in _SYSTEM:
            if os.path.islink(place):
                command += ["--symlink", os.readlink(place), place]
            else:
                command += ["--ro-bind-try", place, place]
        command += ["--proc", "/proc", "--dev", "/dev", "--size", str(_SHARED_BYTES), "--tmpfs", "/dev/shm"]
        command += ["--remount-ro", "/dev", "--size", str(_TMP_BYTES), "--tmpfs", "/tmp"]
        for path in readable:
            command += ["--ro-bind", str(path), str(path)]
        for path in writable:
            command += ["--bind", str(path), str(path)]
        return [*command, "--remount-ro", "/", "--chdir", str(cwd), "--", *inner]
