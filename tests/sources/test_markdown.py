"""What is read from a Markdown file."""

from __future__ import annotations

from rusta_sources.markdown import read_markdown
from rusta_sources.page import Page

from rusta_core import Document


def read(text: str) -> Document | None:
    page = Page(doc_id="d", repo="r", license="MIT", url="u", commit=None, title="a.md")
    read_markdown(text, page)
    return page.document()


def test_paragraphs_stay_as_they_are_written() -> None:
    document = read("before\n\n# Title #\n\none\ntwo  \n\n## Part `x`\n- a\n- b\n")
    assert document is not None
    assert document.text == "# a.md\n\nbefore\n\n# Title\n\none\ntwo\n\n# Title: Part `x`\n\n- a\n- b\n"
    assert [span.url for span in document.sections] == ["u", "u#title", "u#part-x"]


def test_fences_hold_no_headings_and_rust_is_found() -> None:
    document = read("# T\n\n```sh\n# not a heading\n```\n~~~rust,no_run\n# use a;\nlet b = 1;\n~~~\nend\n")
    assert document is not None
    assert [span.title for span in document.sections] == ["T"]
    assert document.text.count("```") == 4
    [block] = document.blocks
    assert (block.code, block.hidden, block.words) == ("use a;\nlet b = 1;", (0,), ("no_run",))
    assert "use a;" not in document.text


def test_a_fence_that_is_never_closed_runs_to_the_end() -> None:
    document = read("# T\n\n```rust\nlet a = 1;\n")
    assert document is not None
    assert document.blocks == ()
    assert document.text.endswith("let a = 1;\n")


def test_an_empty_file_is_none() -> None:
    assert read("\n\n# Only a heading\n") is None
