"""The source `rust-docs` on the documentation that is really installed, and on the sample."""

from __future__ import annotations

import pytest
from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core import Document, UsageError, digest
from rusta_core.rust.toolchain import Toolchain


def shown(document: Document, number: int) -> str:
    """The text of block `number` as its page shows it."""
    block = document.blocks[number]
    lines = block.code.split("\n")
    return "\n".join(line for n, line in enumerate(lines) if n not in block.hidden).strip("\n")


def test_every_citation_resolves(docs: dict[str, Document]) -> None:
    for document in docs.values():
        assert digest(document.text) == document.sha256
        for span in document.sections:
            assert document.resolve(span) is not None, span


def test_sections_follow_one_another_and_cover_the_page(docs: dict[str, Document]) -> None:
    for document in docs.values():
        data, end = document.text.encode(), 0
        for span in document.sections:
            assert data[end : span.start].strip() == b""
            end = span.end
        assert data[end:].strip() == b""


def test_blocks_stand_in_the_section_they_name_without_their_hidden_lines(docs: dict[str, Document]) -> None:
    hidden = 0
    for document in docs.values():
        for number, block in enumerate(document.blocks):
            assert block.section is not None
            text = document.resolve(document.sections[block.section])
            assert text is not None
            assert shown(document, number) in text.decode()
            hidden += bool(block.hidden)
    assert hidden > 100


def test_books_have_their_repository_terms_and_address(docs: dict[str, Document]) -> None:
    repos = {"std": "rust-lang/rust", "error_codes": "rust-lang/rust"}
    for document in docs.values():
        book = document.doc_id.partition("/")[0]
        assert document.repo == repos.get(book, f"rust-lang/{book}")
        assert document.license == "MIT OR Apache-2.0"
        assert document.source_url.startswith("https://doc.rust-lang.org/1.")
        assert (document.commit is not None) == (document.repo == "rust-lang/rust")


def test_an_error_code_keeps_its_example_with_what_the_fence_says(docs: dict[str, Document]) -> None:
    page = docs["error_codes/E0382"]
    assert page.title == "Error code E0382"
    assert (page.blocks[0].words, page.blocks[0].codes) == (("compile_fail",), ("E0382",))
    assert "x.s = 6;" in page.blocks[0].code


def test_a_method_is_a_section_with_its_declaration(said: Said, toolchain: Toolchain, docs: object) -> None:
    [vec] = [d for d in RustDocs(books=("std",)).documents(said.context(toolchain)) if d.doc_id == "std/vec/struct.Vec"]
    titles = {span.title: span for span in vec.sections}
    push = titles["Vec::push"]
    assert push.url is not None
    assert push.url.endswith("/std/vec/struct.Vec.html#method.push")
    text = vec.resolve(push)
    assert text is not None
    assert text.decode() == (
        "# Vec::push\n\n```rust\npub fn push(&mut self, value: T)\n```\n\n"
        "Appends an element to the back of a collection."
    )
    assert "Vec::push: Panics" in titles
    assert not [title for title in titles if title and title.endswith("::type_id")]  # a blanket implementation


def test_translations_redirects_and_copies_stay_out(docs: dict[str, Document]) -> None:
    assert not [one for one in docs if one.startswith(("rust-by-example/ja", "rust-by-example/zh"))]
    assert not [one for one in docs if one.endswith(("/print", "/all", "/toc"))]
    bodies = [document.text.partition("\n")[2] for document in docs.values()]
    assert len(bodies) == len(set(bodies))
    assert 150 < sum(one.startswith("rust-by-example") for one in docs) < 300


def test_the_same_pages_every_time(said: Said, toolchain: Toolchain) -> None:
    source = RustDocs(books=("nomicon",), most_pages=10)
    first = list(source.documents(said.context(toolchain)))
    assert first == list(source.documents(said.context(toolchain)))
    assert 5 <= len(first) <= 10


def test_a_machine_without_documentation_reads_the_sample_and_says_so(said: Said) -> None:
    documents = list(RustDocs().documents(said.context()))
    assert [(what, why.partition(" (")[0]) for what, why in said.heard] == [
        ("rust-docs", "no Rust documentation is installed")
    ]
    assert len({document.repo for document in documents}) == 3
    assert all(document.repo.startswith("rusta-sample/") for document in documents)
    assert all(document.resolve(span) for document in documents for span in document.sections)


def test_a_book_that_is_not_installed_is_named(said: Said) -> None:
    (said.base / "nomicon").mkdir()
    (said.base / "nomicon/page.html").write_text('<html lang="en"><main><h1>One</h1><p>Some words.</p></main></html>')
    documents = list(RustDocs(books=("reference", "nomicon"), path=".").documents(said.context()))
    assert [document.text for document in documents] == ["# One\n\nSome words.\n"]
    assert documents[0].source_url == "https://doc.rust-lang.org/stable/nomicon/page.html"
    assert said.heard == [(str(said.base / "reference"), "this book is not installed")]


def test_wrong_options_are_refused_in_words(said: Said) -> None:
    with pytest.raises(ValueError, match="there is no book 'tome' to read: choose among alloc, book"):
        RustDocs(books=("tome",))
    with pytest.raises(ValueError, match="0 pages would be none"):
        RustDocs(most_pages=0)
    with pytest.raises(UsageError) as caught:
        list(RustDocs(path="nowhere").documents(said.context()))
    assert str(said.base / "nowhere") in str(caught.value)
    assert "leave it out" in str(caught.value)
