"""The kit's own material is what it says it is."""

from pathlib import Path

import pytest

from rusta_core.rust.check import Program
from rusta_core.rust.patch import apply_edits
from rusta_core.testing import material


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> material.Bench:
    return material.Bench(tmp_path_factory.mktemp("bench"))


def test_the_programs_are_green(bench: material.Bench) -> None:
    for snippet in material.snippets():
        program = Program(snippet.text, snippet.edition)
        assert bench.checker.check(program).ok
        [verdict] = bench.checker.test_many([program])
        assert verdict is not None
        assert verdict.passed


def test_every_bug_is_proved(bench: material.Bench) -> None:
    cases = bench.cases
    assert len(cases) == len(material.BUGS)
    assert {case.error_class for case in cases} == {"borrow", "move", "trait", "type", "visibility"}
    green = {snippet.text for snippet in material.snippets()}
    for case in cases:
        assert case.gold_patch is not None
        [file] = apply_edits(case.files, case.gold_patch.edits)
        assert file.text in green


def test_the_questions_are_answered_by_the_page() -> None:
    page = material.page()
    for question in material.questions():
        [anchor] = question.anchors
        cited = page.resolve(anchor)
        assert cited is not None
        assert question.answer in cited.decode()


def test_outcomes_of_every_kind() -> None:
    kinds = {"repair", "anchor", "step", "text", "type", "syntax", "choice"}
    assert {outcome.kind for outcome in material.outcomes()} == kinds


def test_the_base_folder_holds_the_programs(bench: material.Bench) -> None:
    assert {path.name for path in Path(bench.base).iterdir()} == {"ledger.rs", "queue.rs", "page.md"}
