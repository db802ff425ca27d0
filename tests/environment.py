"""A throwaway environment with real third-party distributions, pip-installed, beside this Rusta.

It sees everything that the running environment sees, and on top what lies under tests/distributions and
examples/third_party. The fixture `environment` is made once for all workers of a test session.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
DISTRIBUTIONS = sorted(path.parent for path in TESTS.glob("distributions/*/pyproject.toml"))
THIRD_PARTY = TESTS.parent / "examples/third_party"


class Environment:
    """A virtual environment's Python, and Rusta in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "bin/python"

    def make(self, distributions: Sequence[Path]) -> None:
        """Create it and install the distributions, offline and without their dependencies."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", self.folder], check=True)
        [packages] = self.folder.glob("lib/python*/site-packages")
        outer = sysconfig.get_path("purelib")
        (packages / "outer.pth").write_text(f"import site; site.addsitedir({outer!r})\n")
        pip = [sys.executable, "-m", "pip", "--python", self.python, "install", "--quiet", "--no-index"]
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", *distributions], check=True)

    def run(self, *argv: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run this environment's Python."""
        env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "RUSTA_DISABLE")}
        command = [self.python, *argv]
        return subprocess.run(command, capture_output=True, text=True, env=env | environ, timeout=120)

    def rusta(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run the command `rusta` there."""
        return self.run("-P", "-m", "rusta_core.cli", *words, **environ)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The throwaway environment; the worker that comes first makes it for all."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = Environment(shared / "environment")
    with (shared / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made.folder / "ready").exists():
            made.make([*DISTRIBUTIONS, THIRD_PARTY])
            (made.folder / "ready").touch()
    return made
