"""What a citation is worth: the bytes that it names, if the document is here and they are still the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from rusta_core.records import DocSpan, Document

_QUOTED = re.compile(r"`[^`]*`")
_WORD = re.compile(r"[a-z]+")


def resolve(documents: Mapping[str, Document], span: DocSpan) -> bytes | None:
    """The bytes that `span` cites among `documents` (by id); None where it is no citation."""
    document = documents.get(span.doc_id)
    return document.resolve(span) if document is not None else None


def at(documents: Mapping[str, Document], place: str) -> DocSpan | None:
    """The section at `page#anchor`, as in `reference/destructors#temporary-scopes`, or the first of a page; None where
    there is none."""
    page, _, anchor = place.partition("#")
    document = documents.get(page.removesuffix(".html").removesuffix("/index"))
    if document is None:
        return None
    found = (span for span in document.sections if not anchor or anchor_of(span) == unquote(anchor))
    return next(found, None)


def speaks_of(passage: bytes, message: str, code: str | None = None) -> bool:
    """Whether a passage is about what a compiler says: it has the code or lint by name, or, for what has none, every
    word of weight of the message; names from the program, in quotes, do not count."""
    text = passage.decode(errors="replace")
    if code is not None:
        return re.search(rf"\b{re.escape(code)}\b", text) is not None
    weighty = [word for word in _WORD.findall(_QUOTED.sub(" ", message).lower()) if len(word) > 3]
    return len(weighty) > 1 and set(weighty) <= set(_WORD.findall(text.lower()))


def anchor_of(span: DocSpan) -> str:
    """The part of its page that a section is, as its address has it; empty for the whole page."""
    return unquote((span.url or "").partition("#")[2])
