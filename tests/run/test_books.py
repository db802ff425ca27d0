"""The kept documentation: read once, each page when it is asked for, and found again by the next process."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from rusta_tools.doc_index import DocIndex

from rusta_core.contexts import ProbeContext, Workshop
from rusta_core.recipe import assemble, read_recipe
from rusta_core.records import Action, DocSpan, Document, digest
from rusta_core.run.books import Library, library
from rusta_core.run.repair import case_of
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine import citations

RECIPE = '[run]\nname = "r"\n[[source]]\nuse = "rust-docs"\nbooks = ["error_codes", "nomicon"]\n'


def page(doc_id: str, *texts: str) -> Document:
    spans, place, whole = [], 0, "".join(texts)
    for number, text in enumerate(texts):
        end = place + len(text.encode())
        sha256, url = digest(text), f"https://doc.example.org/{doc_id}.html#part-{number}"
        spans.append(
            DocSpan(doc_id=doc_id, start=place, end=end, sha256=sha256, url=url, license="MIT", source_url=doc_id)
        )
        place = end
    return Document(
        doc_id=doc_id,
        repo="r",
        role="docs",
        title=doc_id,
        text=whole,
        sections=tuple(spans),
        license="MIT",
        source_url=doc_id,
        sha256=digest(whole),
    )


PAGES = [page("book/moves", "moving a value\n", "borrowing a value\n"), page("book/tests", "testing code\n")]


def test_pages_are_read_once_for_all_time(tmp_path: Path) -> None:
    reads = []

    def read() -> list[Document]:
        reads.append(1)
        return PAGES

    one = Library(tmp_path, read)
    assert reads == [], "not before one is asked for"
    assert (list(one), len(one)) == (["book/moves", "book/tests"], 2)
    assert one["book/moves"] == PAGES[0]
    assert one.get("book/none") is None
    assert "book/none" not in one
    other = Library(tmp_path, read)
    assert list(other.values()) == PAGES
    assert reads == [1]


def test_a_reading_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def read() -> Any:
        yield PAGES[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        len(Library(tmp_path, read))
    assert list(tmp_path.iterdir()) == []
    assert len(Library(tmp_path, lambda: PAGES)) == 2


def test_it_is_asked_from_many_threads(tmp_path: Path) -> None:
    one = Library(tmp_path, lambda: PAGES)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: one["book/tests"].text, range(64))) == {"testing code\n"}


def test_places_are_found_by_page_and_anchor() -> None:
    documents = {one.doc_id: one for one in PAGES}
    assert citations.at(documents, "book/moves") == PAGES[0].sections[0]
    assert citations.at(documents, "book/moves.html#part-1") == PAGES[0].sections[1]
    assert citations.at(documents, "book/moves/index#part%2D1") == PAGES[0].sections[1]
    assert citations.at(documents, "book/moves#part-9") is None
    assert citations.at(documents, "book/none#part-0") is None


@pytest.mark.parametrize(
    ("message", "code", "speaks"),
    [
        ("value borrowed after it was moved: `name`", None, False),
        ("borrowing a `name` value", None, True),
        ("value", None, False),
        ("anything", "E0382", False),
        ("anything", "unused_mut", False),
        ("anything", "borrowing", True),
    ],
)
def test_a_passage_must_speak_of_what_it_is_cited_for(message: str, code: str | None, speaks: bool) -> None:
    assert citations.speaks_of(b"borrowing a value\n", message, code) is speaks


def test_the_index_is_kept_beside_the_pages(tmp_path: Path) -> None:
    """What a second process finds with it is what the first found, and it does not read the pages again for that."""

    def ask(documents: Library) -> list[str | None]:
        shop = Workshop(checker=None, documents=documents, indexes=documents.folder)  # type: ignore[arg-type]
        action = Action(tool="doc-index", arguments={"query": "borrowing"})
        context = ProbeContext(action=action, case=case_of("c", []), workshop=shop)
        return [span.url for span in DocIndex().probe(context).spans]

    first = ask(Library(tmp_path, lambda: PAGES))
    assert first == ["https://doc.example.org/book/moves.html#part-1"]
    later = Library(tmp_path, list)
    assert ask(later) == first
    assert list(later._loaded) == ["book/moves"], "only the page that is cited"


def test_the_installed_documentation(tmp_path: Path) -> None:
    toolchain = Toolchain.find()
    if toolchain.docs is None:
        pytest.skip("this toolchain came without its documentation")
    (tmp_path / "r.toml").write_text(RECIPE)
    said: list[str] = []
    books = library(assemble(read_recipe(tmp_path / "r.toml")), toolchain, tmp_path / "kept", said.append)
    assert books is not None
    span = citations.at(books, "error_codes/E0382")
    assert span is not None
    assert b"after its contents have been moved" in (citations.resolve(books, span) or b"")
    assert citations.at(books, "nomicon/subtyping#variance") is not None
    assert said == ["reading the documentation that comes with Rust, once"]
    again = library(assemble(read_recipe(tmp_path / "r.toml")), toolchain, tmp_path / "kept", said.append)
    assert again is not None
    assert citations.at(again, "error_codes/E0382") == span
    assert len(said) == 1, "it is not read again"
    (tmp_path / "r.toml").write_text('[run]\nname = "r"\n[[tool]]\nuse = "rustc"\n')
    assert library(assemble(read_recipe(tmp_path / "r.toml")), toolchain, tmp_path, said.append) is None
