"""What a rule proposes for a program, judged by the real compiler."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rusta_tools.places import blamed, sources
from rusta_tools.rule import proposed
from rusta_tools.rules import RULES

from rusta_core import Checker, DiagCase, File, Program, apply_edits, digest

RULES_BY_NAME = {rule.name: [rule] for rule in RULES}

Mended = Callable[..., list[str]]
"""(rule, red program) -> the texts that the rule proposes and that compile, in their order."""


@pytest.fixture(scope="session")
def mended(checker: Checker) -> Mended:
    def texts(rule: str, red: str, *, edition: str = "2021") -> list[str]:
        case = DiagCase(
            license="MIT", source_url="", sha256=digest(red), id="case", repo="r", edition=edition,
            error_class="type", files=(File(path="src/main.rs", text=red),),
        )  # fmt: skip
        assert not checker.check(Program(red, edition)).ok, "the program is not red"
        errors = [error for error in checker.check(Program(red, edition)).diagnostics if error.is_error]
        made = proposed(RULES_BY_NAME[rule], blamed(sources(case), errors), case, usual_only=True)
        assert made.broken == {}
        mine = [apply_edits(case.files, one.edits)[0].text for one in made.proposals]
        judged = checker.compiles_many([Program(text, edition) for text in mine])
        return [text for text, ok in zip(mine, judged, strict=True) if ok]

    return texts


@pytest.fixture(scope="session")
def passing(mended: Mended, checker: Checker) -> Mended:
    """The same, but of what compiles only that which passes the program's tests."""

    def texts(rule: str, red: str) -> list[str]:
        made = mended(rule, red)
        verdicts = checker.test_many([Program(text) for text in made])
        return [text for text, said in zip(made, verdicts, strict=True) if said is not None and said.passed]

    return texts
