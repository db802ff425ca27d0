"""What `cargo test` printed: which tests ran and which failed, over all of a crate's test binaries."""

from __future__ import annotations

import re
from signal import strsignal

from rusta_core.rust.process import Finished
from rusta_core.rust.trial import TestVerdict

_BEGINS = re.compile(r"^running \d+ tests?$", re.MULTILINE)
_TEST = re.compile(r"^test (\S+)(?: - should panic)? \.\.\. (ok|FAILED|ignored)?", re.MULTILINE)
_KILLED = re.compile(r"process didn't exit successfully: .*\(signal: (\d+)")
_RESULT = re.compile(r"^test result: (?:ok|FAILED)\. (\d+) passed; (\d+) failed", re.MULTILINE)


def read_tests(finished: Finished) -> TestVerdict | None:
    """The verdict that the output of `cargo test -- --format=pretty` stands for; None where no test ran.

    A binary that ends without its result broke off in the test that it had begun last, where it says which.
    """
    ran, failed, is_whole = 0, list[str](), True
    for printed in _BEGINS.split(finished.stdout)[1:]:
        told = _TEST.findall(printed)
        failed += [name for name, word in told if word == "FAILED"]
        results = _RESULT.findall(printed)
        ran += sum(int(passed) + int(not_passed) for passed, not_passed in results)
        if not results:
            is_whole = False
            failed += [name for name, word in told[-1:] if not word]
    passed = finished.returncode == 0 and not finished.timed_out
    if passed and not ran:
        return None
    return TestVerdict(
        passed=passed,
        failed=tuple(dict.fromkeys(failed)),
        timed_out=finished.timed_out,
        detail="" if passed or (failed and is_whole) else last_words(finished),
        ran=ran,
        seconds=finished.seconds,
    )


def last_words(finished: Finished) -> str:
    """What cargo said last of why it failed."""
    if finished.timed_out:
        return "cargo took too long"
    if finished.excess:
        return f"cargo broke off: {finished.excess}"
    lines = [line for line in finished.stderr.splitlines() if line.startswith("error")]
    if not lines:
        return f"cargo broke off with exit code {finished.returncode}"
    killed = _KILLED.search(finished.stderr)
    return f"{lines[0]} (signal {killed[1]}, {strsignal(int(killed[1]))})" if killed else lines[0]
