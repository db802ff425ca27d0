"""Source `golden`: whole repairs as they went, from the first look at the error to green tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import field, frozen

from rusta_core import DiagCase, Document, Entry, RustaError, SourceContext, hookimpl, read_record
from rusta_sources.repairs import Shelf


@frozen(eq=False, kw_only=True)
class Golden:
    """Recorded repairs of small crates: every step, what the tools answered, and what was cited."""

    state: ClassVar[str] = "golden"
    path: str | None = field(
        default=None, metadata={"doc": "a folder of your own goldens, instead of those that come with Rusta"}
    )

    @hookimpl
    def documents(self, context: SourceContext) -> Iterator[Document]:
        """Yield every file in every version, so that nothing like it is trained on."""
        for repair in Shelf.of("golden", self.path, context).repairs():
            yield from repair.documents()

    @hookimpl
    def cases(self, context: SourceContext) -> Iterator[DiagCase]:
        """Yield a case for each, with its gold patch."""
        for repair in Shelf.of("golden", self.path, context).repairs():
            yield repair.case()

    @hookimpl
    def entries(self, context: SourceContext) -> Iterator[Entry]:
        """Yield each recording. Raises RecordError for one that is no entry, RustaError for one that is missing."""
        for folder in Shelf.of("golden", self.path, context).folders:
            path = folder / "entry.json"
            if not path.is_file():
                mend = "record it: `python datasets/golden/record.py NAME`"
                raise RustaError("a golden has no recording", where=str(path), mend=mend)
            yield read_record(Entry, path.read_bytes(), str(path))

    @hookimpl
    def fingerprint(self, context: SourceContext) -> str:
        """The state of all their files."""
        return Shelf.of("golden", self.path, context).fingerprint()
