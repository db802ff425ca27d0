"""The door: what a source yields comes in only under terms that are allowed, whole, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rusta_core.records import Document, digest
from rusta_core.spine.licences import refusal

Log = Callable[[str, str], None]


def admit(documents: Iterable[Document], log: Log) -> Iterator[Document]:
    """The documents that may be used, in their order; of the others `log` hears the id and the reason."""
    ids: set[str] = set()
    for document in documents:
        reason = refusal(document.license) or _flaw(document)
        if reason is None and document.doc_id in ids:
            reason = "a document with this id is here already"
        if reason is not None:
            log(document.doc_id, reason)
            continue
        ids.add(document.doc_id)
        yield document


def _flaw(document: Document) -> str | None:
    """What is wrong with the hashes: a document that does not match them would be cited in vain."""
    data = document.text.encode()
    if digest(data) != document.sha256:
        return "its sha256 is not that of its text"
    for span in document.sections:
        if span.doc_id != document.doc_id or digest(data[span.start : span.end]) != span.sha256:
            return f"section {span.title or span.start!r} is not the bytes that its sha256 names"
    return None
