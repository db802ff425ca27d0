"""The step that makes questions: no leak between splits, the same again, and counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rusta_core import QA
from rusta_core.run.documents import Corpus, gather
from rusta_core.run.questions import questions
from rusta_core.run.work import Work
from rusta_core.rust.toolchain import Toolchain

RECIPE = """
[run]
name = "asking"
seed = 5
folder = "{folder}"

[data]
held_out = {{ "rust-lang/rust-by-example" = "test", "rust-lang/nomicon" = "val", "rust-lang/book" = "val" }}
shares = [1.0, 0.0, 0.0]
questions = {{ train = {train}, val = 4000, test = 30 }}

[[source]]
use = "rust-docs"
books = ["std", "nomicon", "rust-by-example", "book", "reference", "error_codes"]
most_pages = 110
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if Toolchain.find().docs is None:
        pytest.skip("this toolchain has no documentation installed")
    return tmp_path_factory.mktemp("asking")


def work_on(folder: Path, train: int = 4000) -> Iterator[tuple[Work, Corpus]]:
    recipe = folder / f"asking-{train}.toml"
    recipe.write_text(RECIPE.format(folder=folder / "runs", train=train))
    with Work.on(recipe) as work:
        yield work, gather(work)


def test_no_question_rests_on_documents_of_two_splits(folder: Path) -> None:
    for work, corpus in work_on(folder):
        asked = questions(work, corpus)
        assert all(asked.values())
        for split, some in asked.items():
            assert all(corpus.split[span.doc_id] == split for one in some for span in one.anchors)
        assert len(asked["test"]) == 30
        texts = [one.question for some in asked.values() for one in some]
        assert len(set(texts)) == len(texts)
        assert work.counts["questions"]["train"]["two anchors"] > 5


@pytest.mark.skipif(Toolchain.find().docs is None, reason="this toolchain has no documentation installed")
def test_it_is_counted(tmp_path: Path) -> None:
    for work, corpus in work_on(tmp_path):
        asked = questions(work, corpus)
        [table] = (tmp_path / "runs" / ".cache" / "questions").glob("*/table.json")
        counts = json.loads(table.read_text())
        assert sum(row["count"] for row in counts["questions"]) == sum(map(len, asked.values()))
        assert counts["dropped"]["its anchors are in two splits"] > 0
        assert counts["dropped"]["more than the recipe asks for"] > 0
        assert "| kind, two anchors |" in table.with_suffix(".md").read_text()


def test_fewer_are_a_part_of_more(folder: Path) -> None:
    def train(most: int) -> list[QA]:
        return next(questions(work, corpus)["train"] for work, corpus in work_on(folder, most))

    many, few = train(4000), train(100)
    assert few == many[:100]
