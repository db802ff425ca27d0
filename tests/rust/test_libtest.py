"""What is read of the output of `cargo test`, which test_cargo, test_build and the tests of tools ask for real."""

from __future__ import annotations

from attrs import evolve

from rusta_core.rust.libtest import read_tests
from rusta_core.rust.process import Finished

GREEN = (
    "\nrunning 2 tests\ntest a ... ok\ntest b - should panic ... ok\n\ntest result: ok. 2 passed; 0 failed; 0 ignored\n"
)
RED = (
    "\nrunning 2 tests\ntest c ... ok\ntest d ... FAILED\n\nfailures:\n\n---- d stdout ----\nno\n\n"
    "failures:\n    d\n\ntest result: FAILED. 1 passed; 1 failed; 0 ignored\n"
)
BROKEN = "\nrunning 3 tests\ntest e ... ok\ntest f ... "
NONE = "\nrunning 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored\n"


def finished(stdout: str, returncode: int = 101, stderr: str = "", timed_out: bool = False) -> Finished:
    return Finished(returncode=returncode, stdout=stdout, stderr=stderr, seconds=1.0, timed_out=timed_out)


def test_all_binaries_count() -> None:
    verdict = read_tests(finished(GREEN + NONE, 0))
    assert verdict is not None
    assert (verdict.passed, verdict.ran, verdict.failed, verdict.detail) == (True, 2, (), "")
    verdict = read_tests(finished(GREEN + RED))
    assert verdict is not None
    assert (verdict.passed, verdict.ran, verdict.failed, verdict.detail) == (False, 4, ("d",), "")


def test_no_tests_is_none() -> None:
    assert read_tests(finished(NONE, 0)) is None
    assert read_tests(finished("", 0)) is None


def test_a_binary_that_breaks_off_names_the_test_that_it_was_in() -> None:
    verdict = read_tests(finished(BROKEN + RED, stderr="error: test failed, to rerun pass `--lib`\n"))
    assert verdict is not None
    assert (verdict.failed, verdict.detail) == (("f", "d"), "error: test failed, to rerun pass `--lib`")


def test_a_run_that_failed_before_any_test_says_why() -> None:
    verdict = read_tests(finished("", -9, timed_out=True))
    assert verdict is not None
    assert (verdict.passed, verdict.timed_out, verdict.detail) == (False, True, "cargo took too long")
    killed = "error: test failed, to rerun pass `--lib`\n  process didn't exit successfully: `/t/a` (signal: 6)\n"
    verdict = read_tests(finished("", 101, killed))
    assert verdict is not None
    assert verdict.detail == "error: test failed, to rerun pass `--lib` (signal 6, Aborted)"
    verdict = read_tests(evolve(finished("", -9), excess="it became more than 9 processes"))
    assert verdict is not None
    assert verdict.detail == "cargo broke off: it became more than 9 processes"
    verdict = read_tests(finished("", 3))
    assert verdict is not None
    assert verdict.detail == "cargo broke off with exit code 3"
