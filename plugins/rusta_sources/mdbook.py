"""Pages that mdbook wrote: one section a heading, code with the words of its fence."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rusta_sources.blocks import from_mdbook
from rusta_sources.page import Page, fence
from rusta_sources.prose import Sink, read


def read_mdbook(html: bytes, page: Page) -> bool:
    """Read one chapter into `page`; its title becomes the chapter's first heading. False where there is no chapter."""
    main = LexborHTMLParser(html).css_first("main")
    if main is None:
        return False
    first = main.css_first("h1, h2, h3")
    if first is not None:
        page.title = " ".join(first.text().split())

    def heading(node: LexborNode, text: str) -> None:
        page.open(page.title if node == first else f"{page.title}: {text}", node.attributes.get("id") or "")

    def code(pre: LexborNode) -> None:
        inner = pre.css_first("code")
        language = (inner.attributes.get("class") or "").lower().split() if inner is not None else []
        if inner is not None and "language-rust" in language:
            block = from_mdbook(inner, page.edition)
            if block.code:
                page.code(block)
        elif text := pre.text().strip("\n"):
            page.add(fence(text, "text"))

    read(main, Sink(text=page.add, heading=heading, code=code))
    return True
