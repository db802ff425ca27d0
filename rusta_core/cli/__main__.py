"""`python -m rusta_core.cli` is `rusta`, and what torchrun starts on every rank."""

import atexit
import os
import sys

from rusta_core.cli import main

code = 1


def _end() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


# A rank ends before the interpreter is taken down: gloo's threads may still hold the last tensors that were sent, and
# one that gives them back while Python ends aborts the process. What was registered first is run last.
if "RANK" in os.environ:
    atexit.register(_end)
code = main()
sys.exit(code)
