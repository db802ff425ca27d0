"""What a citation is worth: the bytes that it names, if the document is here and they are still the same."""

from __future__ import annotations

from collections.abc import Mapping

from rusta_core.records import DocSpan, Document


def resolve(documents: Mapping[str, Document], span: DocSpan) -> bytes | None:
    """The bytes that `span` cites among `documents` (by id); None where it is no citation."""
    document = documents.get(span.doc_id)
    return document.resolve(span) if document is not None else None
