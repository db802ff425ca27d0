"""HTML prose as Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rusta_sources.mdbook import read_mdbook
from rusta_sources.page import Page
from rusta_sources.prose import Sink, read
from rusta_sources.rustdoc import read_rustdoc
from selectolax.lexbor import LexborHTMLParser


def parts(html: str) -> list[str]:
    out: list[str] = []
    body = LexborHTMLParser(html).body
    assert body is not None
    read(
        body,
        Sink(
            text=out.append,
            heading=lambda node, text: out.append(f"{node.tag}: {text}"),
            code=lambda pre: out.append(f"code: {pre.text()}"),
        ),
    )
    return out


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One\n line, <a href='x'>two</a> <code>Vec&lt;T&gt;</code>.</p>", ["One line, two `Vec<T>`."]),
        ("<h2>A <code>b</code></h2>words<p>more</p>", ["h2: A `b`", "words", "more"]),
        ("<ul><li>one</li><li><p>two</p><p>three</p></li></ul>", ["- one\n- two\n  three"]),
        ("<ol><li>one</li><li>two<ul><li>in</li></ul></li></ol>", ["1. one\n2. two\n  - in"]),
        ("<ul><li>see<pre>x = 1</pre>done</li></ul>", ["- see", "code: x = 1", "  done"]),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", ["a | b\n1 | 2"]),
        ("<p>2<sup>n</sup><button>copy</button><!-- note --></p>", ["2^n"]),
        ("<div><blockquote><p>quoted</p></blockquote></div>", ["quoted"]),
        ("<p><code>a `b` c</code></p>", ["`` a `b` c ``"]),
        ("<p> </p><ul></ul><table></table>", []),
    ],
)
def test_read(html: str, expected: list[str]) -> None:
    assert parts(html) == expected


MARKUP = st.sampled_from(
    [
        "<p>", "</p>", "<div class='docblock'>", "</div>", "<pre class='rust'>", "</pre>", "<code>", "</code>",
        "<h2 id='a'>", "</h2>", "<ul>", "<li>", "</ul>", "<table>", "<td>", "</main>", "<a class=", "<!--", "&lt",
        "<section id='method.a' class='impl'>", "<pre><code class='language-rust E0382'>", "<details>", "<summary>",
        "<", "\0", "é", " x ", "\n",
    ]
)  # fmt: skip


@given(st.lists(MARKUP, max_size=30))
def test_whatever_the_markup_every_citation_resolves(pieces: list[str]) -> None:
    for reader, main in ((read_mdbook, "<main>"), (read_rustdoc, '<section id="main-content">')):
        page = Page(doc_id="d", repo="r", license="MIT", url="u", commit=None, title="T")
        assert reader((main + "".join(pieces)).encode(), page)
        document = page.document()
        assert document is None or all(document.resolve(span) is not None for span in document.sections)
