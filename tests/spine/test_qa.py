"""Questions from the real documentation: every answer stands in the bytes that are cited."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core import QA, Document
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine.intake import admit
from rusta_core.spine.qa import questions

Asked = dict[str, tuple[list[Document], list[QA]]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    toolchain = Toolchain.find()
    if toolchain.docs is None:
        pytest.skip("this toolchain has no documentation installed")
    said = Said(tmp_path_factory.mktemp("qa"))
    found: Asked = {}
    for book in ("std", "nomicon", "rust-by-example", "error_codes"):
        source = RustDocs(books=(book,)).documents(said.context(toolchain))
        documents = list(admit(source, said.context().log))
        found[book] = documents, questions(documents)
    return found


def test_every_answer_stands_word_for_word_in_the_span_it_cites(asked: Asked) -> None:
    for documents, records in asked.values():
        by_id = {document.doc_id: document for document in documents}
        for record in records:
            [anchor] = record.anchors
            cited = by_id[anchor.doc_id].resolve(anchor)
            assert cited is not None
            assert record.answer in cited.decode()
            assert record.answer.strip()
            assert record.repo == by_id[anchor.doc_id].repo


def test_there_are_thousands_from_std_and_hundreds_from_the_books(asked: Asked) -> None:
    counts = {book: len(records) for book, (_, records) in asked.items()}
    assert counts["std"] > 5000
    assert counts["nomicon"] > 200
    assert counts["rust-by-example"] > 200
    assert counts["error_codes"] > 800


def test_no_two_questions_are_alike(asked: Asked) -> None:
    for _, records in asked.values():
        folded = Counter(
            re.sub(r"\W+", " ", re.sub(r"\b[iuf](8|16|32|64|128|size)\b|\b\d+\b", "#", record.question.lower()))
            for record in records
        )
        assert folded.most_common(1)[0][1] == 1
        assert len({record.id for record in records}) == len(records)


def test_the_same_documents_give_the_same_questions(asked: Asked) -> None:
    documents, records = asked["nomicon"]
    assert questions(documents) == records


def answers(asked: Asked, book: str) -> dict[str, str]:
    return {record.question: record.answer for record in asked[book][1]}


def test_items(asked: Asked) -> None:
    std = answers(asked, "std")
    assert std["What does `Vec::push` do?"] == "Appends an element to the back of a collection."
    assert std["What is the signature of `Vec::push`?"] == "pub fn push(&mut self, value: T)"
    assert std["When does `Vec::push` panic?"] == "Panics if the new capacity exceeds `isize::MAX` bytes."
    assert "vec.push(3);" in std["How is `Vec::push` used?"]
    assert (
        "must be less than or equal to `capacity()`"
        in std["What must hold for a use of the unsafe `Vec::set_len` to be sound?"]
    )
    assert "What is the struct `std::vec::Vec`?" in std
    assert "What is the keyword `as` for?" in std


def test_error_codes(asked: Asked) -> None:
    codes = answers(asked, "error_codes")
    assert codes["What does the error E0382 mean?"] == (
        "A variable was used after its contents have been moved elsewhere."
    )
    assert "let y = x;" in codes["Which code does the compiler refuse with E0382?"]
    assert any(question.startswith("How is code mended that gives E0") for question in codes)


def test_documents_of_code_ask_nothing(asked: Asked) -> None:
    from attrs import evolve

    assert questions([evolve(document, role="code") for document in asked["nomicon"][0]]) == []


def test_names_that_pages_share_are_told_apart(asked: Asked) -> None:
    std = answers(asked, "std")
    assert {"What is the struct `std::slice::Iter`?", "What is the struct `std::vec::IntoIter`?"} <= set(std)
    assert "What does `std::path::Iter::as_path` do?" in std
    assert not [question for question in std if question.startswith("What does `Iter::")]
    book = answers(asked, "nomicon")
    assert {"Show Rust code for “Layout (nomicon/vec)”.", "Show Rust code for “Layout (nomicon/arc-mutex)”."} <= set(
        book
    )


def test_the_sample_gives_questions_too(tmp_path: Path) -> None:
    documents = list(RustDocs().documents(Said(tmp_path).context()))
    assert len(questions(documents)) > 80
