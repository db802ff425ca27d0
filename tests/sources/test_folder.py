"""The source `folder`: files of one's own."""

from __future__ import annotations

import pytest
from rusta_sources.folder import Folder
from said import Said

from rusta_core import UsageError


def test_rust_markdown_and_html(said: Said) -> None:
    (said.base / "in/sub").mkdir(parents=True)
    (said.base / "in/a.rs").write_text("fn main() {}\n")
    (said.base / "in/sub/b.md").write_text("# Figs\n\nGood.\n\n## Dry\n\n```rust\nlet a = 1;\n```\n\n```sh\nls\n```\n")
    (said.base / "in/c.html").write_text("<main><h1>Dates</h1><p>Sweet.</p></main>")
    (said.base / "in/d.txt").write_text("nothing")
    (said.base / "in/e.md").write_bytes(b"\xff")
    source = Folder(path="in", repo="me/it", license="MIT")
    code, html, markdown = source.documents(said.context())
    assert (code.doc_id, code.role, code.repo, code.license) == ("me/it/a.rs", "code", "me/it", "MIT")
    assert (html.title, html.text) == ("Dates", "# Dates\n\nSweet.\n")
    assert markdown.title == "Figs"
    assert [(span.title, span.url) for span in markdown.sections] == [
        ("Figs", "me/it/sub/b.md#figs"),
        ("Figs: Dry", "me/it/sub/b.md#dry"),
    ]
    assert [(block.code, block.section) for block in markdown.blocks] == [("let a = 1;", 1)]
    assert "```sh\nls\n```" in markdown.text
    assert [why for _, why in said.heard] == ["not UTF-8: at byte 0"]


def test_a_page_that_no_reader_can_follow_is_named(said: Said) -> None:
    (said.base / "deep.html").write_text("<main><p>x" + "<div>" * 5_000 + "y")
    (said.base / "good.html").write_text("<main><p>x")
    found = Folder(path=".", repo="r", license="MIT").documents(said.context())
    assert [one.doc_id for one in found] == ["r/good.html"]
    assert [why for _, why in said.heard] == ["no page: its elements are nested too deep"]


def test_glob(said: Said) -> None:
    (said.base / "src").mkdir()
    (said.base / "src/a.rs").write_text("fn a() {}\n")
    (said.base / "b.rs").write_text("fn b() {}\n")
    source = Folder(path=".", repo="r", license="MIT", glob="src/*.rs")
    assert [document.title for document in source.documents(said.context())] == ["src/a.rs"]


def test_a_folder_that_is_not_there(said: Said) -> None:
    with pytest.raises(UsageError) as caught:
        list(Folder(path="gone", repo="r", license="MIT").documents(said.context()))
    assert str(said.base / "gone") in str(caught.value)
    assert "relative to the recipe" in str(caught.value)


def test_the_fingerprint_follows_the_files(said: Said) -> None:
    (said.base / "a.rs").write_text("fn a() {}\n")
    source = Folder(path=".", repo="r", license="MIT")
    before = source.fingerprint(said.context())
    (said.base / "a.txt").write_text("not read")
    assert source.fingerprint(said.context()) == before
    (said.base / "b.md").write_text("words\n")
    assert source.fingerprint(said.context()) != before
