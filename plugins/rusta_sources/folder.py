"""Source `folder`: Rust, Markdown and HTML files of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch

from attrs import field, frozen

from rusta_core import Document, SourceContext, UsageError, hookimpl
from rusta_sources.code import code_document, read_text, walk
from rusta_sources.markdown import read_markdown
from rusta_sources.mdbook import read_mdbook
from rusta_sources.page import Page


@frozen(eq=False, kw_only=True)
class Folder:
    """The `.rs`, `.md` and `.html` files of a folder, under the licence that its owner names."""

    path: str = field(metadata={"doc": "the folder, relative to the recipe"})
    repo: str = field(metadata={"doc": "the repository it belongs to, the unit of splits"})
    license: str = field(metadata={"doc": "the SPDX expression that all its files are under"})
    glob: str = field(default="*", metadata={"doc": "only files whose path matches; `*` crosses folders"})
    edition: str = field(default="2021", metadata={"doc": "the edition of its Rust"})

    @hookimpl
    def documents(self, context: SourceContext) -> Iterator[Document]:
        """Yield a document for each file; what is skipped goes to the log with its reason."""
        root = context.base / self.path
        if not root.is_dir():
            raise UsageError(
                "the folder to read does not exist",
                where=str(root),
                mend="correct `path` of the source `folder`; it is relative to the recipe's folder",
            )
        for path in walk(root):
            place = path.relative_to(root).as_posix()
            if path.suffix not in (".rs", ".md", ".html") or not fnmatch(place, self.glob):
                continue
            text = read_text(path, root, context.log)
            if text is not None and (document := self._document(text, place)) is not None:
                yield document

    def _document(self, text: str, place: str) -> Document | None:
        doc_id, url = f"{self.repo}/{place}", f"{self.repo}/{place}"
        if place.endswith(".rs"):
            if not text.strip():
                return None
            return code_document(
                text,
                doc_id=doc_id,
                repo=self.repo,
                title=place,
                edition=self.edition,
                license=self.license,
                url=url,
                commit=None,
            )
        page = Page(
            doc_id=doc_id,
            repo=self.repo,
            license=self.license,
            url=url,
            commit=None,
            title=place,
            edition=self.edition,
        )
        if place.endswith(".md"):
            read_markdown(text, page)
        else:
            read_mdbook(text.encode(), page)
        return page.document()
