"""What is read from a rustdoc page, and what is left out."""

from __future__ import annotations

import pytest
from rusta_sources.page import Page
from rusta_sources.rustdoc import read_rustdoc, title_of

from rusta_core import Document


def read(*mains: str, doc_id: str = "std/fig/struct.Fig") -> list[Document | None]:
    seen: set[str] = set()
    documents = []
    for main in mains:
        page = Page(doc_id=doc_id, repo="r", license="MIT", url="u", commit=None, title=title_of(doc_id))
        assert read_rustdoc(f'<html><section id="main-content">{main}</section>'.encode(), page)
        documents.append(page.document(seen))
    return documents


def member(name: str, words: str, extra: str = "method") -> str:
    return (
        f'<details class="toggle method-toggle"><summary><section id="method.{name}" class="{extra}">'
        f'<h4 class="code-header">pub fn {name}()<div class="where">where\n    T: Eq,</div></h4>'
        "</section></summary>"
        f'<div class="docblock">{words}</div></details>'
    )


@pytest.mark.parametrize(
    ("doc_id", "title"),
    [
        ("std/vec/struct.Vec", "std::vec::Vec"),
        ("std/vec/index", "std::vec"),
        ("std/index", "std"),
        ("std/macro.vec", "std::vec!"),
        ("std/keyword.as", "as (keyword)"),
        ("std/primitive.slice", "slice (primitive)"),
        ("std/fs/fn.read", "std::fs::read"),
    ],
)
def test_title_of(doc_id: str, title: str) -> None:
    assert title_of(doc_id) == title


def test_members_and_headings_become_sections() -> None:
    [document] = read(
        '<pre class="rust item-decl"><code>pub struct Fig;</code></pre>'
        '<details class="top-doc"><div class="docblock"><p>A <a href="x">fruit</a>.</p></div></details>'
        + member(
            "eat",
            '<p>Eats it.</p><h5 id="panics"><a class="doc-anchor" href="#panics">§</a>Panics</h5><p>If not ripe.</p>',
        )
    )
    assert document is not None
    assert [(span.title, span.url) for span in document.sections] == [
        ("std::fig::Fig", "u"),
        ("Fig::eat", "u#method.eat"),
        ("Fig::eat: Panics", "u#panics"),
    ]
    assert document.text == (
        "# std::fig::Fig\n\n```rust\npub struct Fig;\n```\n\nA fruit.\n\n"
        "# Fig::eat\n\n```rust\npub fn eat()\nwhere\n    T: Eq,\n```\n\nEats it.\n\n"
        "# Fig::eat: Panics\n\nIf not ripe.\n"
    )


def test_fields_and_variants_are_named_by_what_stands_before_them() -> None:
    [document] = read(
        '<h2 id="fields">Fields</h2><span id="structfield.age"><code>age: u8</code></span>'
        '<div class="docblock"><p>In days.</p></div>'
        '<section id="variant.Dry" class="variant"><h3 class="code-header">Dry(u8)</h3></section>'
        '<div class="docblock"><p>Keeps long.</p></div>'
    )
    assert document is not None
    assert [span.title for span in document.sections] == ["Fig::age", "Fig::Dry"]


def test_a_trait_implementation_is_named_as_rust_names_it() -> None:
    header = (
        '<section id="impl-From" class="impl"><h3 class="code-header">'
        "impl&lt;T&gt; From&lt;T&gt; for Fig&lt;T&gt;</h3></section>"
    )
    [document] = read(
        f'<details class="implementors-toggle"><summary>{header}</summary>'
        f"{member('from', '<p>Grows one.</p>', 'method trait-impl')}</details>"
    )
    assert document is not None
    assert [span.title for span in document.sections] == ["<Fig<T> as From<T>>::from"]


def test_what_repeats_is_left_out() -> None:
    first, second, third = read(
        member("eat", "<p>Eats it.</p>"),
        member("eat", "<p>Eats it.</p>") + member("dry", "<p>Dries it for 3 days.</p>"),
        member("a", "<p>Holds an i32.</p>")
        + member("b", "<p>Holds an u64.</p>")
        + member("c", "<p>As the trait says. <a>Read more</a></p>".replace("</p>", ""))
        + f'<div id="blanket-implementations-list">{member("type_id", "<p>Any.</p>")}</div>',
    )
    assert [[span.title for span in page.sections] for page in (first, second, third) if page is not None] == [
        ["Fig::eat"],
        ["Fig::dry"],
        ["Fig::a"],
    ]


def test_a_page_without_words_is_none() -> None:
    assert read('<h1>Struct Fig</h1><pre class="item-decl"><code>pub struct Fig;</code></pre>') == [None]


def test_what_a_page_says_after_its_own_items_is_not_even_parsed() -> None:
    blanket = '<h2 id="blanket-implementations">Blanket Implementations</h2>'
    [document] = read(member("eat", "<p>Eats it.</p>") + blanket + member("type_id", "<p>Any.</p>"))
    assert document is not None
    assert [span.title for span in document.sections] == ["Fig::eat"]


def test_a_page_of_another_kind_is_none() -> None:
    page = Page(doc_id="d", repo="r", license="MIT", url="u", commit=None, title="t")
    assert not read_rustdoc(b"<main><p>words</p></main>", page)


def test_two_docblocks_of_one_item_are_one_section_also_where_the_first_is_known() -> None:
    header = '<section id="impl-Eq" class="impl"><h3 class="code-header">impl Eq for Fig</h3></section>'

    def implementation(*words: str) -> str:
        blocks = "".join(f'<div class="docblock"><p>{one}</p></div>' for one in words)
        return f'<details class="toggle">{header.replace("</section>", "")}{blocks}</section></details>'

    first, second = read(implementation("One.", "Two."), implementation("One.", "Three."))
    assert first is not None
    assert second is not None
    assert first.text == "# impl Eq for Fig\n\nOne.\n\nTwo.\n"
    assert second.text == "# impl Eq for Fig\n\nThree.\n"
