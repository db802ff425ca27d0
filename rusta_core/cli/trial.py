"""Import one piece, or one plugin file, in a process of its own and print how it went, as one JSON object.

    python -m rusta_core.cli.trial KIND DISTRIBUTION/NAME
    python -m rusta_core.cli.trial FILE.py

The object is an `Outcome`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from attrs import asdict, evolve, frozen

from rusta_core import contexts, records  # noqa: F401 - what every piece imports is not counted against it
from rusta_core.capabilities.choice import choose
from rusta_core.capabilities.loading import load, load_file
from rusta_core.capabilities.pieces import Found, find
from rusta_core.errors import PieceError
from rusta_core.rust.process import run

SECONDS = 60.0
"""How long one import may take."""


@frozen
class Outcome:
    """status: `ok` or `broken`, then with `error`, `where` and `fix`; seconds: beyond Rusta's own imports."""

    status: str = "ok"
    error: str = ""
    where: str = ""
    fix: str = ""
    seconds: float = 0.0
    torch: bool = False


def try_import(piece: Found, seconds: float = SECONDS) -> Outcome:
    """Import the piece in a child process; an answer always comes, whatever the piece does to its process."""
    fix = f"pip install --upgrade {piece.dist}\nor pip uninstall {piece.dist}"
    silent = Outcome("broken", where=f"{piece.module}:{piece.attr}", fix=fix)
    return _ask([piece.kind, piece.full], silent, seconds)


def try_file(path: Path, seconds: float = SECONDS) -> Outcome:
    """The same for a one-file plugin."""
    return _ask([str(path)], Outcome("broken", where=str(path), fix="mend the file"), seconds)


def _ask(words: list[str], silent: Outcome, seconds: float) -> Outcome:
    """What the child says, or `silent` with the reason why it says nothing."""
    finished = run([sys.executable, "-P", "-m", __name__, *words], timeout=seconds)
    if finished.stdout:
        return Outcome(**json.loads(finished.stdout))
    error = f"the import ended its process (exit code {finished.returncode})"
    if finished.timed_out:
        error = f"the import took more than {seconds:g} s"
    return evolve(silent, error=error, seconds=finished.seconds)


def main(*words: str) -> None:
    """The child's part."""
    answer = os.dup(1)
    os.dup2(2, 1)  # what a piece prints while it is imported is not the answer
    fault, found = None, choose(find(), *words) if len(words) == 2 else None
    start = time.perf_counter()
    try:
        _ = load(found) if found else load_file(words[0])
    except PieceError as caught:
        fault = caught
    seconds, torch = round(time.perf_counter() - start, 4), "torch" in sys.modules
    outcome = Outcome(seconds=seconds, torch=torch)
    if fault:
        outcome = Outcome("broken", fault.why, fault.where, fault.mend, seconds, torch)
    with os.fdopen(answer, "w", encoding="utf-8") as out:
        json.dump(asdict(outcome), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)  # threads that the piece started have no say
