"""What is read from an mdbook page."""

from __future__ import annotations

from rusta_sources.mdbook import read_mdbook
from rusta_sources.page import Page

from rusta_core import Document


def read(html: str) -> Document | None:
    page = Page(doc_id="d", repo="r", license="MIT", url="u", commit=None, title="file-name", edition="2024")
    read_mdbook(html.encode(), page)
    return page.document()


def test_headings_become_sections_and_rust_becomes_blocks() -> None:
    document = read(
        '<nav>menu</nav><main><h1 id="figs">Figs</h1><p>Good.</p><h2 id="dry">Dry <code>Fig</code></h2>'
        '<pre><code class="language-rust no_run">let a = 1;</code></pre>'
        '<pre><code class="language-console">$ ls\n</code></pre></main>'
    )
    assert document is not None
    assert document.title == "Figs"
    assert [(span.title, span.url) for span in document.sections] == [
        ("Figs", "u#figs"),
        ("Figs: Dry `Fig`", "u#dry"),
    ]
    assert document.text == ("# Figs\n\nGood.\n\n# Figs: Dry `Fig`\n\n```rust\nlet a = 1;\n```\n\n```text\n$ ls\n```\n")
    [block] = document.blocks
    assert (block.code, block.words, block.edition, block.section) == ("let a = 1;", ("no_run",), "2024", 1)


def test_the_first_heading_names_the_page_whatever_its_rank() -> None:
    document = read("<main><p>Before.</p><h2>Second Rank</h2><p>After.</p></main>")
    assert document is not None
    assert document.text == "# Second Rank\n\nBefore.\n\nAfter.\n"


def test_a_page_without_a_chapter_is_none() -> None:
    assert read("<body><p>Nothing of a book.</p></body>") is None
    assert read("<main><h1>Empty</h1><hr></main>") is None
