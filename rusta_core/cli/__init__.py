"""The command `rusta`: listing pieces takes the short way, everything else goes through typer."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.

    0 done, 1 a fault, 2 wrong usage or recipe, 3 a gate failed, 130 stopped by Ctrl-C.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("rusta: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as fault:
        return _tell(fault)


def _run(words: list[str]) -> int:
    if words[:1] == ["plugins"] and all(word == "--json" for word in words[1:]):
        from rusta_core.cli.listing import show

        return show(as_json="--json" in words)
    from rusta_core.cli.app import dispatch

    return dispatch(words)


def _tell(fault: Exception) -> int:
    from rusta_core.errors import RustaError

    if isinstance(fault, RustaError):
        print(f"error: {fault}", file=sys.stderr)
        return fault.exit_code
    import traceback

    traceback.print_exception(fault)
    print(
        f"\nerror: {type(fault).__name__}: {fault}\n"
        "  why:   this is a fault in Rusta or in a piece that it ran, not in what you typed\n"
        "  mend:  please report it with the lines above",
        file=sys.stderr,
    )
    return 1
