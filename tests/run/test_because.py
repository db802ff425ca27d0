"""Why a repair is what it is: in the compiler's words and the rule's, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from rusta_core.contexts import Outcome
from rusta_core.records import DiagCase, Edit, PatchBundle, digest
from rusta_core.run.because import because
from rusta_core.run.repair import case_of

SAID = {
    "code": "E0382",
    "level": "error",
    "message": "borrow of moved value: `s`",
    "spans": [{"primary": False, "label": "value moved here"}, {"primary": True, "label": "value borrowed here"}],
    "children": [{"message": "consider cloning", "spans": [{"suggestion": ".clone()"}], "children": []}],
}
FIRST = "The compiler says E0382: borrow of moved value: `s` (value borrowed here)"


def case(*said: dict[str, Any]) -> DiagCase:
    return evolve(case_of("case", []), cargo_diag=said)


def outcome(**chosen: str) -> Outcome:
    told = {"proposer": "maker", "rule": "", "intent": "", "says": "", "basis": ""} | chosen
    edit = Edit(path="a.rs", start=0, end=0, text=".clone()")
    bundle = PatchBundle(license="MIT", source_url="", sha256=digest(""), edits=(edit,), k_lines=1)
    return Outcome(kind="repair", id="case", bundle=bundle, receipts=({"chosen": told},))


@pytest.mark.parametrize(
    ("chosen", "mend"),
    [
        ({"rule": "lend", "says": "lends the value."}, "Lends the value (rule lend)."),
        ({"rule": "&_", "intent": "borrow"}, "Borrows or dereferences (rule &_)."),
        ({"proposer": "rustc-suggestions"}, "The compiler's own suggestion: consider cloning."),
        ({}, "A small change at the place of the error (proposed by maker)."),
    ],
)
def test_what_was_said_and_what_is_done(chosen: dict[str, str], mend: str) -> None:
    assert because(case(SAID), outcome(**chosen)) == f"{FIRST}. {mend}"


def test_how_many_more_there_are() -> None:
    assert f"{FIRST}, and 1 other error. " in because(case(SAID, SAID), outcome())
    assert f"{FIRST}, and 63 or more other errors. " in because(case(*[SAID] * 64), outcome())


def test_silence_says_what_the_compiler_said() -> None:
    bare = {"code": None, "level": "error", "message": "expected `;`", "spans": [], "children": []}
    assert because(case(bare), Outcome(kind="repair", id="case")) == "The compiler says expected `;`."
