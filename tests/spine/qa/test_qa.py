"""Questions from the real documentation: every answer stands in the bytes that are cited."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve, frozen
from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core import QA, Document
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine import qa
from rusta_core.spine.citations import resolve
from rusta_core.spine.intake import admit
from rusta_core.spine.qa import ask, questions
from rusta_core.spine.qa.passages import Asked
from rusta_core.spine.qa.table import kind_of

BOOKS = ("std", "nomicon", "rust-by-example", "book", "reference", "error_codes")


@frozen
class Made:
    """What the books that are installed give, and why the rest was dropped."""

    documents: dict[str, Document]
    asked: list[Asked]
    records: list[QA]
    dropped: Counter[str]

    def of(self, book: str) -> list[QA]:
        return [one for one in self.records if len(one.anchors) == 1 and one.anchors[0].doc_id.startswith(f"{book}/")]

    def pairs(self) -> list[QA]:
        return [one for one in self.records if len(one.anchors) == 2]

    def answers(self) -> dict[str, str]:
        return {one.question: one.answer for one in self.records}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    toolchain = Toolchain.find()
    if toolchain.docs is None:
        pytest.skip("this toolchain has no documentation installed")
    said = Said(tmp_path_factory.mktemp("qa"))
    documents = list(admit(RustDocs(books=BOOKS).documents(said.context(toolchain)), said.context().log))
    dropped: Counter[str] = Counter()
    asked = ask(documents, lambda _question, reason: dropped.update((reason,)), {})
    by_id = {document.doc_id: document for document in documents}
    return Made(by_id, asked, [qa.record(one) for one in asked], dropped)


def test_every_anchor_resolves_and_every_answer_stands_in_it_word_for_word(made: Made) -> None:
    for asked, record in zip(made.asked, made.records, strict=True):
        assert asked.question == record.question
        assert len(asked.answers) == len(record.anchors) in (1, 2)
        for answer, anchor in zip(asked.answers, record.anchors, strict=True):
            cited = resolve(made.documents, anchor)
            assert cited is not None
            assert answer in cited.decode()
            assert answer.strip()
            assert answer in record.answer
        assert record.repo == made.documents[record.anchors[0].doc_id].repo


def test_there_are_more_than_ten_thousand_from_every_book(made: Made) -> None:
    assert len(made.records) > 10_000
    counts = {book: len(made.of(book)) for book in BOOKS}
    least = {"std": 9000, "nomicon": 120, "rust-by-example": 200, "book": 600, "reference": 700, "error_codes": 1000}
    assert all(counts[book] >= most for book, most in least.items()), counts


def test_hundreds_rest_on_two_books(made: Made) -> None:
    books = Counter(
        frozenset(span.doc_id.partition("/")[0] for span in one.anchors)
        for one in made.records
        if len(one.anchors) == 2
    )
    assert sum(books.values()) >= 500
    assert all(len(two) == 2 for two in books)
    assert books[frozenset(("std", "nomicon"))] >= 40
    assert books[frozenset(("error_codes", "book"))] >= 40
    assert books[frozenset(("error_codes", "reference"))] >= 60


def test_two_anchors_are_about_the_same_thing(made: Made) -> None:
    answers = made.answers()
    question = (
        "What does the error E0716 mean, and in “Expressions: `format_args!`” of the Reference, "
        "which code does the compiler refuse with E0716?"
    )
    assert answers[question].startswith("A temporary value is being dropped while a borrow is still in active use.\n\n")
    used = "What does `std::ptr::write` do, and how is `std::ptr::write` used in “Push and Pop” of the Rustonomicon?"
    assert "ptr::write(self.ptr.as_ptr().add(self.len), elem);" in answers[used]
    explained = (
        "What does the error E0226 mean, and in “Trait objects” of the Reference, what is a trait object?",
        "A trait object is an opaque value of another type that implements a set of traits.",
    )
    assert answers[explained[0]].endswith(explained[1])


def test_near_identical_questions_are_dropped(made: Made) -> None:
    assert made.dropped["near-identical to another"] > 1000
    assert len({one.id for one in made.records}) == len({one.question for one in made.records}) == len(made.records)
    atomics = Counter(one.question.partition("Atomic")[2].partition("`")[0] for one in made.of("std"))
    assert sum(name.endswith("::fetch_add") for name in atomics.elements()) <= 5  # of twelve types


def test_every_kind_can_be_told_from_the_question(made: Made) -> None:
    for asked in made.asked:
        assert kind_of(asked.question) == asked.kind.partition(" + ")[0], asked.question


def test_difficulty_is_of_the_kind_and_topics_are_few(made: Made) -> None:
    levels = {one.kind: one.difficulty for one in made.asked if len(one.passages) == 1 and one.kind != "prose"}
    assert {kind for kind, level in levels.items() if level == 1} == {
        "item", "signature", "definition", "error: meaning",
    }  # fmt: skip
    assert {kind for kind, level in levels.items() if level == 3} == {"unsafe", "error: mend", "error: mended code"}
    assert all(one.difficulty > 1 for one in made.pairs())
    topics = Counter(one.topic for one in made.records if not one.topic.startswith("error E"))
    assert len(topics) <= 20
    assert topics["language"] < 0.1 * topics.total()


def test_the_same_documents_give_the_same_questions(made: Made) -> None:
    book = [document for document in made.documents.values() if document.doc_id.startswith(("nomicon/", "reference/"))]
    assert questions(book) == questions(book)


def test_the_order_of_hashes_changes_nothing(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from said import Said; from rusta_sources.rust_docs import RustDocs;"
        "from rusta_core.spine.qa import questions;"
        "books = ('std', 'nomicon', 'rust-by-example', 'error_codes');"
        "source = RustDocs(books=books, path=str(__import__('rusta_core.spine.sample', fromlist=['x']).sample_docs()));"
        "print([one.id for one in questions(source.documents(Said(Path('.')).context()))])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert len(said.pop()) > 1000


def test_documents_of_two_splits_are_in_no_question_together(made: Made) -> None:
    wanted = ("nomicon/", "reference/", "error_codes/")
    documents = [document for document in made.documents.values() if document.doc_id.startswith(wanted)]
    split = {document.doc_id: "val" if document.doc_id.startswith("reference/") else "train" for document in documents}
    heard: Counter[str] = Counter()
    found = [one for one in questions(documents, lambda _, why: heard.update((why,)), split) if len(one.anchors) == 2]
    assert found
    assert all(len({split[span.doc_id] for span in one.anchors}) == 1 for one in found)
    assert heard["its anchors are in two splits"] > 50


def test_items(made: Made) -> None:
    std = made.answers()
    assert std["What does `Vec::push` do?"] == "Appends an element to the back of a collection."
    assert std["What is the signature of `Vec::splice`?"].startswith("pub fn splice<R, I>(")
    assert "vec.push(3);" in std["How is `Vec::push` used?"]
    assert (
        "must be less than or equal to `capacity()`"
        in std["What must hold for a use of the unsafe `Vec::set_len` to be sound?"]
    )
    assert "What does the documentation of `std::mem::forget` say about safety?" in std  # it is not unsafe
    assert any(question.startswith("When does `") and question.endswith("` panic?") for question in std)
    assert "What is the struct `std::vec::Vec`?" in std
    assert "What is the keyword `as` for?" in std


def test_conditions_of_unsafe_items_are_whole(made: Made) -> None:
    answer = made.answers()["What must hold for a use of the unsafe `std::ptr::write` to be sound?"]
    assert answer.startswith(
        "Behavior is undefined if any of the following conditions are violated:\n\n- `dst` must be"
    )
    assert "must be properly aligned" in answer


def test_error_codes(made: Made) -> None:
    codes = made.answers()
    assert (
        codes["What does the error E0382 mean?"] == "A variable was used after its contents have been moved elsewhere."
    )
    assert "let y = x;" in codes["Which code does the compiler refuse with E0382?"]
    assert "let x: Vec<i32> = Vec::new();" in codes["How can code that gives E0282 be written so that it compiles?"]
    assert codes["How is code mended that gives E0582?"] == (
        "To fix this issue, either use the lifetime in the inputs, or use `'static`."
    )
    told = (
        "In “Running Code on Cleanup with the Drop Trait” of the Book, with which message does the compiler give E0040?"
    )
    assert codes[told] == "error[E0040]: explicit use of destructor method"
    assert next(one for one in made.of("error_codes") if "E0382 mean" in one.question).topic == "error E0382"


def test_code_that_is_refused_is_asked_for_as_such(made: Made) -> None:
    for asked in made.asked:
        block = next((part.block for part in asked.passage.rust() if part.text == asked.answers[0]), None)
        if asked.kind == "code" and block is not None:
            assert ("compile_fail" in block.words or "does_not_compile" in block.words) == (
                "that does not compile" in asked.question
            )


def test_names_that_pages_share_are_told_apart(made: Made) -> None:
    found = made.answers()
    assert {"What is the struct `std::slice::Iter`?", "What is the struct `std::vec::IntoIter`?"} <= set(found)
    assert not [question for question in found if question.startswith("What does `Iter::")]
    assert any(
        question.startswith("Show Rust code for “Layout (nomicon/vec)” of the Rustonomicon") for question in found
    )


def test_documents_of_code_ask_nothing(made: Made) -> None:
    assert questions([evolve(made.documents["nomicon/aliasing"], role="code")]) == []
    assert questions([]) == []


def test_the_sample_gives_questions_too(tmp_path: Path) -> None:
    documents = list(RustDocs().documents(Said(tmp_path).context()))
    assert len(questions(documents)) > 80
