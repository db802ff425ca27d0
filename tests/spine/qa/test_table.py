"""Questions counted."""

from __future__ import annotations

import pytest
from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core import QA
from rusta_core.spine.qa import questions
from rusta_core.spine.qa.table import KINDS, Row, kind_of, markdown, table


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[QA]:
    books = ("std", "nomicon", "rust-by-example", "error_codes")
    return questions(RustDocs(books=books).documents(Said(tmp_path_factory.mktemp("table")).context()))


def test_every_question_is_counted_once(records: list[QA]) -> None:
    rows = table(records)
    assert sum(row.count for row in rows) == len(records)
    assert len({(row.kind, row.difficulty, row.books, row.anchors) for row in rows}) == len(rows)
    assert {row.kind for row in rows} <= set(KINDS)
    assert all((" + " in row.books) == (row.anchors == 2) for row in rows)


def test_as_markdown() -> None:
    rows = [Row("item", 1, "std", 1, 1200), Row("use", 2, "std", 1, 3), Row("item", 2, "std + nomicon", 2, 4)]
    said = markdown(rows, {"near-identical to another": 7})
    assert "| kind, one anchor | difficulty 1 | difficulty 2 | all |" in said
    assert "| item | 1,200 | 0 | 1,200 |" in said
    assert "| all | 1,200 | 3 | 1,203 |" in said
    assert "| std + nomicon | 4 |" in said
    assert "| near-identical to another | 7 |" in said
    assert markdown([], {}) == ""


def test_what_it_did_not_make_is_another_kind() -> None:
    assert kind_of("Who wrote Rust?") == "other"
    assert kind_of("What does the error E0382 mean, and what is the trait `Copy`?") == "error: meaning"
