"""The scoring of citations: what earns a credit, what silence costs, and the game on real questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.contexts import Outcome
from rusta_core.evaluation.cited import table
from rusta_core.records import DocSpan, digest
from rusta_core.run.explaining.anchors import (
    FREE,
    LEFT_OUT,
    NAMED,
    askings,
    by_topic,
    credit,
    played,
    questions_of,
    row,
)
from rusta_core.run.explaining.books import Books
from rusta_core.run.explaining.scored import score
from rusta_core.run.explaining.search import Search
from rusta_core.rust.toolchain import Toolchain


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One warm cache for all: the documentation is read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def books(cache: None) -> Books:
    return Books.open(Toolchain.find())


def span(start: int, end: int, doc_id: str = "std/vec") -> DocSpan:
    return DocSpan(
        doc_id=doc_id, start=start, end=end, sha256=digest(""), license="MIT", source_url="https://example.org"
    )  # fmt: skip


def test_an_anchor_within_one_or_half_of_one_earns_credit() -> None:
    right = span(100, 200)
    for cited in (right, span(120, 130), span(90, 210), span(150, 300)):
        assert credit([cited], [right])
    for cited in (span(151, 300), span(0, 100), span(100, 200, "std/string")):
        assert not credit([cited], [right])
    assert not credit([], [right])
    assert not credit([right, span(0, 100)], [right])
    assert credit([], [])
    assert not credit([right], [])


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_credit_is_what_the_bytes_say(start: int, length: int, other: int, size: int) -> None:
    cited, right = set(range(start, start + length)), set(range(other, other + size))
    deserved = cited <= right or 2 * len(cited & right) >= len(right)
    assert credit([span(start, start + length)], [span(other, other + size)]) == deserved


def test_a_row_counts_wrong_silent_and_what_silence_costs() -> None:
    one = Outcome(kind="anchor", id="a", slice="error E0382", expected=(span(0, 9),), baselines={"bm25": (span(0, 9),)})
    right = evolve(one, chosen=(span(0, 9),), resolved=True)
    unresolved = evolve(right, id="b", resolved=False)
    wrong = evolve(right, id="c", chosen=(span(50, 60),), slice="traits")
    silent = evolve(one, id="d", chosen=())
    some = [right, unresolved, wrong, silent]
    made = row("x", some, never_silent=[right, unresolved, wrong, evolve(right, id="d")])
    assert (made["n"], made["wrong"], made["silent"]) == (4, 2, 1)
    assert (made["credit"]["value"], made["bm25"]["value"], made["of_silence"]) == (0.25, 1.0, 0.25)
    assert made["spoken"] == pytest.approx(1 / 3)
    assert [(one["asked"], one["n"]) for one in by_topic(some)] == [("error codes", 3), ("traits", 1)]
    assert row("none", [])["credit"] is None


def test_the_engine_is_better_than_words_alone_and_silent_without_the_page(books: Books) -> None:
    named, left_out, free, free_left_out = askings(questions_of(books, "test", 60))
    assert (named.name, left_out.name, free.name) == (NAMED, NAMED + LEFT_OUT, FREE)
    assert len(named.cases) == 60 > len(free.cases) > 5
    assert all(one.question[:1].isupper() and not one.question.startswith("In “") for one in free.cases)
    made = row(NAMED, played(books, named, books.search))
    assert made["credit"]["low"] > made["bm25"]["high"]
    assert row("", played(books, left_out, books.search))["credit"]["value"] > 0.95
    loud = Search(books, books.find, enough=0.0)
    assert row("", played(books, free, books.search))["silent"] > row("", played(books, free, loud))["silent"]
    assert row("", played(books, free_left_out, books.search))["credit"]["value"] > 0.2


def test_a_side_holds_questions_about_its_own_pages(books: Books) -> None:
    for side, book in (("val", "reference/"), ("test", "rust-by-example/")):
        cases = questions_of(books, side, 20)
        assert len(cases) == 20
        assert all(one.doc_id.startswith(book) for case in cases for one in case.anchors)


def test_what_was_played_is_kept(books: Books, tmp_path: Path) -> None:
    first = score(books, "test", 5, tmp_path)
    kept = (tmp_path / "outcomes-test-0.jsonl").read_bytes()
    assert kept.count(b"\n") == 5
    assert score(books, "test", 5, tmp_path) == first
    assert (tmp_path / "outcomes-test-0.jsonl").read_bytes() == kept
    (tmp_path / "outcomes-test-0.jsonl").write_bytes(kept[:-30])  # killed while it wrote
    assert score(books, "test", 5, tmp_path) == first
    assert "place not named, page left out" in table(first)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("What is “”`:E0382<>()[]*?, and vec::Vec panic code "), max_size=60))
def test_whatever_is_asked_what_is_cited_resolves(books: Books, question: str) -> None:
    for cited in books.search.answer(question):
        assert books[cited.doc_id].resolve(cited)
    assert all(one.doc_id != "std/vec/struct.Vec" for one in books.search.answer(question, {"std/vec/struct.Vec"}))


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("What does the error E0499 mean?", ["Error code E0499"]),
        ("How is `std::vec::Vec::push` used?", ["Vec::push: Examples"]),
        ("What is the keyword `match` for?", ["match (keyword)"]),
        ("What does `std::mem::swap` do, and what does E0499 mean?", ["std::mem::swap", "Error code E0499"]),
        ("In “Two-Phase Borrows” of the Rustonomicon, what is a borrow?", []),
        ("In “What Is Ownership?: Ownership Rules” of the Book, who owns?", ["What Is Ownership?: Ownership Rules"]),
        ("What does `std::no::such` do?", []),
        ("In “No Such Chapter” of the Book, what does the error E0499 mean?", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_is_named_is_looked_up_or_nothing_is_said(books: Books, question: str, titles: list[str]) -> None:
    assert [one.title for one in books.search.answer(question)] == titles
