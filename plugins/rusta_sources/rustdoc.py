"""Pages that rustdoc wrote: one section an item, and one for each heading in its documentation.

What rustdoc repeats on every page is left out: blanket and automatic implementations, lists of implementors,
the methods that come through Deref, and the shortened words of a trait under each of its implementations. Within a
page words are also left out where only integer types differ. Each docblock is a passage of its own: it is dropped
where another page has it.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rusta_sources.blocks import from_rustdoc
from rusta_sources.page import Page, fence
from rusta_sources.prose import Sink, read

_MAIN = b'<section id="main-content"'
_REST = re.compile(
    rb'<h2 id="(?:synthetic-implementations|blanket-implementations|foreign-impls|implementors|synthetic-implementors)"'
)
"""Where rustdoc begins to list implementations that other pages document: nothing of the page's own comes after."""
_REPEATED = (
    "#blanket-implementations-list, #synthetic-implementations-list, #implementors-list,"
    ' #synthetic-implementors-list, #foreign-impls-list, [id^="deref-methods"]'
)
_INTEGER = re.compile(r"[iuIU](?:8|16|32|64|128|size|SIZE)|\d+")
_WHERE = re.compile(r"(?<=\S)where\n")  # a block of its own in the page, whose line break is the browser's
_SPECIAL = {"keyword": "{} (keyword)", "primitive": "{} (primitive)", "attr": "#[{}]", "derive": "derive({})"}
_LONGEST_DECLARATION = 600  # characters; the declarations of large traits repeat every method below them


def title_of(doc_id: str) -> str:
    """The path of the item that a page is about: `std/vec/struct.Vec` is `std::vec::Vec`."""
    *folders, last = doc_id.split("/")
    kind, dot, name = last.partition(".")
    if not dot:
        return "::".join(folders)
    if kind in _SPECIAL:
        return _SPECIAL[kind].format(name)
    return "::".join([*folders, f"{name}!" if kind == "macro" else name])


def read_rustdoc(html: bytes, page: Page, known: set[str] | None = None) -> bool:
    """Read a page into `page`, whose title is its item's path. False where it is no page of rustdoc's.

    known: docblocks of pages before this one, which need not be read again; those of this page are added.
    """
    start, rest = html.find(_MAIN), _REST.search(html)
    main = LexborHTMLParser(html[max(start, 0) : rest.start() if rest else None]).css_first("#main-content")
    if main is None:
        return False
    for node in main.css(_REPEATED):
        node.decompose()
    known = set() if known is None else known
    here: set[str] = set()
    for docblock in main.css(".docblock"):
        words = docblock.text()
        if words.endswith("Read more") or not words.strip() or (folded := _INTEGER.sub("#", words)) in here:
            continue
        here.add(folded)
        if words in known:
            continue
        known.add(words)
        title, anchor, declaration = _item(docblock, main, page)
        page.begin(words)
        page.open(title, anchor)
        if declaration:
            page.add(fence(declaration, "rust"))
        _read_docblock(docblock, title, page)
    return True


def _item(docblock: LexborNode, main: LexborNode, page: Page) -> tuple[str, str, str]:
    """(title, anchor, declaration) of the item that a docblock belongs to."""
    parent = docblock.parent
    assert parent is not None
    if "top-doc" in (parent.attributes.get("class") or ""):
        declaration = main.css_first("pre.item-decl")
        code = _code(declaration) if declaration is not None else ""
        return page.title, "", code if len(code) <= _LONGEST_DECLARATION else ""
    owner = parent if "impl" in (parent.attributes.get("class") or "").split() else _before(docblock)
    if owner is None:
        return page.title, "", ""
    anchor = owner.attributes.get("id") or ""
    header = owner.css_first(".code-header")
    declaration_text = _code(header if header is not None else owner).rstrip(":")
    kind, _, name = anchor.partition(".")
    if kind.startswith("impl"):
        return " ".join(declaration_text.split()), anchor, ""
    name = re.sub(r"-\d+$", "", name)
    return f"{_self_type(owner, page)}::{name}", anchor, declaration_text


def _before(docblock: LexborNode) -> LexborNode | None:
    """The element with an id before a docblock: a method's section in the summary, a variant, a field."""
    node = docblock.prev
    while node is not None:
        if node.is_element_node:
            if node.attributes.get("id"):
                return node
            if (inner := node.css_first("section[id], span[id]")) is not None:
                return inner
        node = node.prev
    return None


def _self_type(owner: LexborNode, page: Page) -> str:
    """How members are qualified: `Vec`, or `<Vec<T, A> as Clone>` inside a trait's implementation."""
    name = page.title.rpartition("::")[2].partition(" ")[0]
    if "trait-impl" not in (owner.attributes.get("class") or ""):
        return name
    node: LexborNode | None = owner
    while node is not None and "implementors-toggle" not in (node.attributes.get("class") or ""):
        node = node.parent
    header = node.css_first("section.impl .code-header") if node is not None else None
    if header is None:
        return name
    words = _without_generics(" ".join(_code(header).split()).removeprefix("impl").removeprefix("const "))
    trait, _, target = words.partition(" where ")[0].partition(" for ")
    return f"<{target.strip()} as {trait.strip()}>"


def _without_generics(words: str) -> str:
    """`<T, A> Clone for Vec<T, A>` without the parameters that it begins with."""
    if not words.startswith("<"):
        return words
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign == "<") - (sign == ">" and words[place - 1] != "-")
        if not depth:
            return words[place + 1 :]
    return words


def _code(node: LexborNode) -> str:
    """A declaration as rustdoc shows it, without what only folds and unfolds."""
    for summary in node.css("summary"):
        summary.decompose()
    text = node.text().replace("\xa0", " ").replace("ⓘ", "").replace("§", "").strip()
    return _WHERE.sub("\nwhere\n", text)


def _read_docblock(docblock: LexborNode, title: str, page: Page) -> None:
    def heading(node: LexborNode, text: str) -> None:
        page.open(f"{title}: {text}", node.attributes.get("id") or "")

    def code(pre: LexborNode) -> None:
        if "rust" in (pre.attributes.get("class") or "").split():
            page.code(from_rustdoc(pre, page.edition))
        else:
            page.add(fence(pre.text().strip("\n"), "text"))

    read(docblock, Sink(text=page.add, heading=heading, code=code))
