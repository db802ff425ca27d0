"""Documents put together from sections: spans, hashes and blocks always agree with the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rusta_sources.page import Page, fence

from rusta_core import CodeBlock

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=400).filter(str.strip)
SECTION = st.tuples(WORDS, st.lists(st.one_of(WORDS, WORDS.map(lambda code: CodeBlock(code=code))), max_size=8))


def page() -> Page:
    return Page(doc_id="d", repo="r", license="MIT", url="u", commit=None, title="T")


@given(st.lists(SECTION, max_size=5))
def test_spans_always_resolve(sections: list[tuple[str, list[str | CodeBlock]]]) -> None:
    made = page()
    for title, parts in sections:
        made.open(title, "a")
        for part in parts:
            made.code(part) if isinstance(part, CodeBlock) else made.add(part)
    document = made.document()
    if document is None:
        assert not any(parts for _, parts in sections)
        return
    end = 0
    for span in document.sections:
        assert document.resolve(span) is not None
        assert span.start >= end
        end = span.end
    assert [block.code for block in document.blocks] == [
        part.code for _, parts in sections for part in parts if isinstance(part, CodeBlock)
    ]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["", "x", "y"]), WORDS), max_size=12))
def test_address_and_title_name_one_span(sections: list[tuple[str, str, str]]) -> None:
    made = page()
    for title, anchor, words in sections:
        made.open(title, anchor)
        made.add(words)
    document = made.document()
    spans = document.sections if document is not None else ()
    assert len({(span.url, span.title) for span in spans}) == len(spans)


def test_a_passage_is_left_out_where_another_page_said_it() -> None:
    seen: set[str] = set()
    texts = []
    for own in ("mine", "yours", "mine"):
        made = page()
        made.open("Own")
        made.add(own)
        made.begin("the same words")
        made.open("Shared")
        made.add("the same words, as they are shown")
        document = made.document(seen)
        texts.append(document and document.text)
    assert texts == ["# Own\n\nmine\n\n# Shared\n\nthe same words, as they are shown\n", "# Own\n\nyours\n", None]


def test_a_long_section_is_cited_in_numbered_spans_and_a_colon_keeps_what_follows() -> None:
    made = page()
    made.open("Long")
    for n in range(4):
        made.add(f"{n} " + "word " * 90 + ":" * (n == 1))
    document = made.document()
    assert document is not None
    assert [span.title for span in document.sections] == ["Long", "Long (2)"]
    assert document.text.encode()[document.sections[1].start :].startswith(b"3 ")


def test_hidden_lines_are_not_in_the_text() -> None:
    made = page()
    made.code(CodeBlock(code="use a;\nlet b = 1;", hidden=(0,)))
    document = made.document()
    assert document is not None
    assert document.text == "# T\n\n```rust\nlet b = 1;\n```\n"
    assert document.blocks[0].code == "use a;\nlet b = 1;"


def test_a_fence_is_longer_than_any_inside() -> None:
    assert fence("a\n```\nb", "text") == "````text\na\n```\nb\n````"
