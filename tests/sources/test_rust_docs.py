"""The source `rust-docs` on the documentation that is really installed, and on the sample."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core import Document, UsageError, digest
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine.workers import Workers

IMPLEMENTED_BY_ALL = re.compile(r'id="(?:synthetic-implementations|blanket-implementations)"')


def page_of(document: Document, toolchain: Toolchain) -> Path:
    """The file that a document was read from."""
    assert toolchain.docs is not None
    place = re.sub(r"https://doc.rust-lang.org/[^/]+/", "", document.source_url)
    return toolchain.docs / place


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


def test_address_and_title_name_one_span_of_a_page(docs: dict[str, Document]) -> None:
    for document in docs.values():
        keys = [(span.doc_id, span.url, span.title) for span in document.sections]
        assert len(set(keys)) == len(keys)
        assert {span.url.partition("#")[0] for span in document.sections if span.url} == {document.source_url}


def test_section_ids_are_the_pages_own(docs: dict[str, Document], toolchain: Toolchain) -> None:
    for document in list(docs.values())[::10]:
        ids = set(re.findall(r'id="([^"]+)"', page_of(document, toolchain).read_text()))
        named = {span.url.partition("#")[2] for span in document.sections if span.url} - {""}
        assert named <= ids, document.doc_id


def test_what_is_implemented_for_all_types_is_left_out(docs: dict[str, Document], toolchain: Toolchain) -> None:
    pages = 0
    for document in list(docs.values())[::10]:
        html = page_of(document, toolchain).read_text()
        if begins := IMPLEMENTED_BY_ALL.search(html):
            pages += 1
            of_all = set(re.findall(r'id="([^"]+)"', html[begins.start() :]))
            assert of_all.isdisjoint(span.url.partition("#")[2] for span in document.sections if span.url)
    assert pages > 50


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


def test_a_method_is_a_section_with_its_declaration(docs: dict[str, Document]) -> None:
    vec = docs["std/vec/struct.Vec"]
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


def test_every_failing_example_keeps_its_codes(docs: dict[str, Document], toolchain: Toolchain) -> None:
    assert toolchain.docs is not None
    expected = 0
    for path in sorted((toolchain.docs / "error_codes").glob("E*.html")):
        fences = [words.split() for words in re.findall(r'<code class="language-rust ([^"]*)"', path.read_text())]
        wanted = [tuple(re.findall(r"E\d{4}", " ".join(words))) for words in fences if "compile_fail" in words]
        document = docs.get(f"error_codes/{path.stem}")
        blocks = document.blocks if document is not None else ()
        assert [block.codes for block in blocks if "compile_fail" in block.words] == wanted, path
        expected += sum(map(bool, wanted))
    assert expected > 400


def test_blocks_have_the_edition_of_their_fence_or_else_of_their_book(docs: dict[str, Document]) -> None:
    editions = Counter(
        (doc_id.partition("/")[0], block.edition) for doc_id, one in docs.items() for block in one.blocks
    )
    assert all(editions[book, "2024"] > 200 for book in ("std", "nomicon", "book", "reference"))
    assert all(editions[book, "2021"] > 200 for book in ("error_codes", "rust-by-example"))
    assert {edition for _, edition in editions} >= {"2015", "2018"}
    [old] = {block.edition for block in docs["std/keyword.trait"].blocks if "anonymous_parameters" in block.code}
    assert old == "2015"


def test_translations_redirects_and_copies_stay_out(docs: dict[str, Document], toolchain: Toolchain) -> None:
    assert toolchain.docs is not None
    said = {document.source_url.rpartition("/rust-by-example/")[2] for document in docs.values()}
    assert (toolchain.docs / "rust-by-example/ja/fn.html").is_file()
    assert not [one for one in said if one.startswith(("ja/", "zh/", "es/", "ko/"))]
    assert (toolchain.docs / "reference/print.html").is_file()
    assert not [one for one in docs if one.endswith(("/print", "/all", "/toc", "/404"))]
    moved = [
        path.relative_to(toolchain.docs).as_posix().removesuffix(".html")
        for path in (toolchain.docs / "book").rglob("*.html")
        if b'http-equiv="refresh"' in path.read_bytes()
    ]
    assert moved
    assert docs.keys().isdisjoint(moved)
    bodies = [document.text.partition("\n")[2] for document in docs.values()]
    assert len(bodies) == len(set(bodies))
    assert 150 < sum(one.startswith("rust-by-example") for one in docs) < 300


def test_the_embedded_book_stays_out(docs: dict[str, Document], toolchain: Toolchain) -> None:
    """Its prose is under CC-BY-SA, whatever the toolchain's COPYRIGHT.html says."""
    assert toolchain.docs is not None
    assert (toolchain.docs / "embedded-book").is_dir()
    with pytest.raises(ValueError, match="there is no book 'embedded-book' to read"):
        RustDocs(books=("embedded-book",))
    assert not [one for one in docs.values() if "embedded-book/" in one.source_url]


def test_workers_read_the_same_pages_in_the_same_order(said: Said, toolchain: Toolchain) -> None:
    source = RustDocs(books=("std", "nomicon"), most_pages=90)
    context = evolve(said.context(toolchain), map=Workers(count=2).map)
    assert list(source.documents(context)) == list(source.documents(said.context(toolchain)))


def test_pages_that_are_none_are_named(said: Said) -> None:
    book = said.base / "nomicon"
    book.mkdir()
    good = '<html lang="en"><main><h1>One</h1><p>Some <b>words<p>more</div></i>'
    (book / "broken.html").write_text(good)
    (book / "empty.html").write_text("")
    (book / "other.html").write_text("<html><body><p>Not of a book.</p></body></html>")
    (book / "latin.html").write_bytes(good.encode() + b"<p>caf\xe9")
    (book / "nul.html").write_bytes(b"<html><main><h1>Two</h1><p>a\0b")
    (book / "deep.html").write_text("<main><p>x" + "<div>" * 5_000 + "y")
    with (book / "big.html").open("wb") as file:
        file.truncate(100_000_000)
    os.mkfifo(book / "pipe.html")
    os.symlink("/etc/hostname", book / "out.html")
    os.symlink(book, book / "loop")
    source = RustDocs(books=("nomicon",), path=".")
    found = {document.doc_id: document.text for document in source.documents(said.context())}
    assert found["nomicon/broken"] == "# One\n\nSome words\n\nmore\n"
    assert set(found) == {"nomicon/broken", "nomicon/nul"}
    heard = {Path(what).name: why for what, why in said.heard}
    nothing = "no page: it has no content where pages of this book have it"
    assert heard == {
        "empty.html": nothing,
        "other.html": nothing,
        "latin.html": f"not UTF-8: at byte {len(good) + 6}",
        "big.html": "too large: 100,000,000 bytes, more than 32,000,000",
        "pipe.html": "not a file: a pipe, a device or a folder stands there",
        "deep.html": "no page: its elements are nested too deep",
        "out.html": "a link: it leaves its folder",
        "loop": "a link: files are read where they stand",
    }
    assert len(list(RustDocs(books=("nomicon",), path=".", most_pages=20).documents(said.context()))) == 2


def test_the_fingerprint_follows_the_pages(said: Said) -> None:
    (said.base / "nomicon").mkdir()
    page = said.base / "nomicon/page.html"
    page.write_text("<main><p>Some words.</p></main>")
    source = RustDocs(books=("nomicon",), path=".")
    before = source.fingerprint(said.context())
    assert source.fingerprint(said.context()) == before
    page.write_text("<main><p>Some other words.</p></main>")
    assert source.fingerprint(said.context()) != before


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
