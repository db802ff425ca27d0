"""Source `canary`: small repositories with one mistake each, the same for every checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import field, frozen

from rusta_core import DiagCase, Document, SourceContext, hookimpl
from rusta_sources.repairs import Shelf


@frozen(eq=False, kw_only=True)
class Canary:
    """Repositories of a few files, each with one mistake as people make it, and tests that only its repair passes."""

    state: ClassVar[str] = "canary"
    path: str | None = field(
        default=None, metadata={"doc": "a folder of your own canaries, instead of those that come with Rusta"}
    )

    @hookimpl
    def documents(self, context: SourceContext) -> Iterator[Document]:
        """Yield every file in every version, so that nothing like it is trained on."""
        for repair in Shelf.of("canary", self.path, context).repairs():
            yield from repair.documents()

    @hookimpl
    def cases(self, context: SourceContext) -> Iterator[DiagCase]:
        """Yield a case for each, with its gold patch."""
        for repair in Shelf.of("canary", self.path, context).repairs():
            yield repair.case()

    @hookimpl
    def fingerprint(self, context: SourceContext) -> str:
        """The state of all their files."""
        return Shelf.of("canary", self.path, context).fingerprint()
