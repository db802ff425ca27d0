"""What samples are made of: the files whose bytes a model sees, with their origins."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from rusta_core.records import DiagCase, Document, Origin, Snippet, digest


@frozen(kw_only=True, cache_hash=True)
class Material(Origin):
    """A file that samples show bytes of.

    id: its document's, or that of the record itself where no document is known; sha256: of the file's text.
    """

    id: str
    repo: str

    @classmethod
    def of(cls, record: Document | Snippet | DiagCase, name: str) -> Material:
        """A record under a name, with its origin."""
        return cls(
            id=name,
            repo=record.repo,
            license=record.license,
            source_url=record.source_url,
            commit=record.commit,
            sha256=record.sha256,
        )


class Materials:
    """The materials of documents, and of programs that were made of them."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._by_id = {document.doc_id: Material.of(document, document.doc_id) for document in documents}
        self._by_text = {one.sha256: one for one in self._by_id.values()}

    def of_documents(self, ids: Iterable[str]) -> tuple[Material, ...]:
        """The materials of documents by their ids, each once."""
        return tuple(self._by_id[doc_id] for doc_id in dict.fromkeys(ids))

    def of_program(self, program: Snippet | DiagCase) -> tuple[Material, ...]:
        """The page or file that a program came from, itself where that is not known, and the documents that are
        among its files as they are."""
        own = self._by_id.get(program.page or "") or Material.of(program, program.id)
        others = (self._by_text.get(digest(file.text)) for file in program.files)
        return tuple(dict.fromkeys([own, *(one for one in others if one is not None)]))


UNKNOWN = Materials()
"""Where no documents are known: each record is its own material."""
