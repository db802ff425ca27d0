"""`rusta plugins` against Python's bare start in the same environment, `pytest --version` beside it, and `llm plugins`
in an environment of its own. The fastest of 15 runs each, in turn."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from row import Row, fastest

TIMES = 15


def rows() -> list[Row]:
    """Milliseconds, and times Python's bare start."""
    here = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        commands: dict[str, list[str | Path]] = {
            "`python -c pass`": [sys.executable, "-c", "pass"],
            "`rusta plugins`": [here / "rusta", "plugins"],
            "`rusta plugins --json`": [here / "rusta", "plugins", "--json"],
            "`pytest --version`": [here / "pytest", "--version"],
        }
        if llm := _llm(Path(folder)):
            commands["`llm plugins`"] = [llm, "plugins"]
        best = {name: fastest(command, TIMES) for name, command in commands.items()}
    bare = best["`python -c pass`"]
    found = [Row(name, f"{1000 * seconds:.1f} ms", f"{seconds / bare:.1f}x") for name, seconds in best.items()]
    return found if llm else [*found, Row("`llm plugins`", "could not be installed here")]


def _llm(folder: Path) -> Path | None:
    """llm in an environment of its own; None where it cannot be installed."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [folder / "bin/python", "-m", "pip", "install", "--quiet", "llm"]
    return folder / "bin/llm" if subprocess.run(pip, check=False, capture_output=True).returncode == 0 else None
