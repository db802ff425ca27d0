"""The pytest plugin: cheap to import, and its fixtures do what they say."""

import subprocess
import sys

import pytest

from rusta_core.rust.check import Program


def test_a_start_of_pytest_pays_next_to_nothing_for_it() -> None:
    code = "import sys, pytest; before = set(sys.modules); import rusta_core.testing; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"rusta_core", "rusta_core.testing"}


def test_a_piece_is_made_as_a_recipe_makes_it(rusta_piece) -> None:
    assert rusta_piece("injector", "borrow", most_per_snippet=3).most_per_snippet == 3


def test_snippet_and_checker(snippet, checker) -> None:
    assert checker.check(Program(snippet().text)).ok
    assert not checker.check(Program(snippet("fn main() { x }").text)).ok


def test_conformance_fails_with_its_report(conformance) -> None:
    conformance("gate", "compile-fix")
    with pytest.raises(AssertionError, match="BROKEN"):
        conformance("gate", "compile-fix", at_most=3)


def test_some_built_ins_keep_their_promises(conformance) -> None:
    for kind, name in [("gate", "k-median"), ("metric", "k-lines"), ("tool", "doc-index")]:
        conformance(kind, name)
