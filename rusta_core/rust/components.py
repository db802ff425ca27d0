"""clippy and rustfmt: what comes with a toolchain, or lies beside it, and is tried before it is believed."""

from __future__ import annotations

import shutil
from pathlib import Path

from rusta_core.errors import MissingTool
from rusta_core.records import digest
from rusta_core.rust.process import run
from rusta_core.rust.toolchain import Toolchain

SYSTEM = Path("/usr/bin")
"""Where Debian's packages put them."""
_SECONDS = 60.0


def clippy(toolchain: Toolchain) -> Path:
    """cargo-clippy, beside a driver that is this very compiler: what another one compiles cannot be read.

    Raises MissingTool where there is none.
    """
    why = "no cargo-clippy and clippy-driver beside rustc"
    for folder in _folders(toolchain):
        program, driver = folder / "cargo-clippy", folder / "clippy-driver"
        if not (program.is_file() and driver.is_file()):
            continue
        answer = run([driver, "--rustc", "-vV"], timeout=_SECONDS)
        if answer.returncode == 0 and digest(answer.stdout.strip()) == toolchain.fingerprint:
            return program
        release = next((line for line in answer.stdout.splitlines() if line.startswith("rustc ")), "")
        why = f"{driver} is of {release or 'no compiler that answers'}, and rustc is {toolchain.version}"
    raise MissingTool("clippy", needed_for="linting", why=why, mend=_mend("clippy", "rust-clippy", "rust-web-clippy"))


def rustfmt(toolchain: Toolchain) -> Path:
    """rustfmt, of whatever release. Raises MissingTool where there is none that answers."""
    why = "no rustfmt beside rustc"
    for folder in _folders(toolchain):
        program = folder / "rustfmt"
        if not program.is_file():
            continue
        answer = run([program, "--version"], timeout=_SECONDS)
        if answer.returncode == 0:
            return program
        why = (answer.stderr.strip().splitlines() or [f"{program} --version gave {answer.returncode}"])[0]
    raise MissingTool("rustfmt", needed_for="formatting", why=why, mend=_mend("rustfmt", "rustfmt", "rustfmt-web"))


def _folders(toolchain: Toolchain) -> list[Path]:
    return list(dict.fromkeys((toolchain.sysroot / "bin", SYSTEM)))


def _mend(component: str, debian: str, newer: str) -> str:
    if shutil.which("rustup"):
        return f"rustup component add {component}"
    return f"apt-get install {debian}, or {newer} where rustc is rustc-web"
