"""HTML prose as Markdown: paragraphs on one line, lists, tables, headings and code, in the order of the page.

Links lose their targets and keep their text; inline code keeps its backticks. What only serves the browser
(buttons, anchors, pictures, run links) is left out.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen
from selectolax.lexbor import LexborNode

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = HEADINGS | {
    "p", "pre", "ul", "ol", "li", "div", "section", "table", "blockquote", "dl", "dt", "dd", "details",
    "summary", "figure", "figcaption", "hr", "main",
}  # fmt: skip
_SILENT = frozenset(["script", "style", "button", "nav", "hr", "img", "svg", "-comment", "input"])
_MAY_BE_SILENT = frozenset(("a", "sup", "span", "div"))  # by their class
_SILENT_CLASSES = frozenset(("doc-anchor", "anchor", "test-arrow", "footnote-reference", "rule-link", "tooltip"))


@frozen
class Sink:
    """Where the parts of a page go. heading: called with the element and its text; code: with a `pre`."""

    text: Callable[[str], None]
    heading: Callable[[LexborNode, str], None]
    code: Callable[[LexborNode], None]


def read(node: LexborNode, sink: Sink) -> None:
    """Send everything inside `node` to `sink`, block by block."""
    run: list[str] = []  # inline text that stands between blocks

    def flush() -> None:
        if text := " ".join("".join(run).split()):
            sink.text(text)
        run.clear()

    for child in node.iter(include_text=True):
        tag = child.tag
        if tag not in _BLOCKS:
            run.append(_inline_one(child))
            continue
        if _silent(child, tag):
            continue
        flush()
        if tag in HEADINGS:
            sink.heading(child, inline(child))
        elif tag == "pre":
            sink.code(child)
        elif tag in ("ul", "ol"):
            _list(child, sink)
        elif tag == "table":
            _table(child, sink)
        elif tag == "p" or tag in ("dt", "summary"):
            if text := inline(child):
                sink.text(text)
        else:
            read(child, sink)
    flush()


def inline(node: LexborNode) -> str:
    """The text of an element on one line, inline code in backticks."""
    return " ".join("".join(map(_inline_one, node.iter(include_text=True))).split()).lstrip("^")


def _inline_one(node: LexborNode) -> str:
    tag = node.tag
    if tag == "-text":
        return node.text_content or ""
    if tag == "code":
        code = " ".join(node.text().split())
        return f"`` {code} ``" if "`" in code else f"`{code}`" if code else ""
    if tag == "br":
        return " "
    if _silent(node, tag):
        return ""
    text = "".join(map(_inline_one, node.iter(include_text=True)))
    return f"^{text}" if tag == "sup" and text[:1].isalnum() else text


def _silent(node: LexborNode, tag: str | None) -> bool:
    if tag not in _MAY_BE_SILENT:
        return tag in _SILENT
    classes = node.attributes.get("class")
    return classes is not None and not _SILENT_CLASSES.isdisjoint(classes.split())


def _list(node: LexborNode, sink: Sink) -> None:
    """A list is one part where its items are prose; code in an item breaks it, and is found."""
    rows: list[str] = []

    def flush() -> None:
        if rows:
            sink.text("\n".join(rows))
        rows.clear()

    def code(pre: LexborNode) -> None:
        flush()
        sink.code(pre)

    for number, item in enumerate(node.iter(), start=1):
        mark = f"{number}." if node.tag == "ol" else "-"
        first = True

        def text(part: str, mark: str = mark) -> None:
            nonlocal first
            rows.append((f"{mark} " if first else "  ") + part.replace("\n", "\n  "))
            first = False

        def heading(_node: LexborNode, words: str, text: Callable[[str], None] = text) -> None:
            text(words)

        read(item, Sink(text=text, heading=heading, code=code))
    flush()


def _table(node: LexborNode, sink: Sink) -> None:
    rows = [" | ".join(inline(cell) for cell in row.css("th, td")) for row in node.css("tr")]
    if rows := [row for row in rows if row.strip(" |")]:
        sink.text("\n".join(rows))
