"""Source `folder`: Rust, Markdown and HTML files of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from attrs import field, frozen

from rusta_core import Document, SourceContext, UsageError, hookimpl
from rusta_sources.code import Log, code_document, read_text, stamp, walk
from rusta_sources.markdown import read_markdown
from rusta_sources.mdbook import read_mdbook
from rusta_sources.page import TOO_DEEP, Page


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
        root = self._root(context)
        for path in self._files(root, context.log):
            text = read_text(path, root, context.log)
            try:
                document = self._document(text, path.relative_to(root).as_posix()) if text is not None else None
            except RecursionError:
                context.log(str(path), TOO_DEEP)
                continue
            if document is not None:
                yield document

    @hookimpl
    def fingerprint(self, context: SourceContext) -> str:
        """The names, sizes and times of all the files that would be read."""
        return stamp(self._files(self._root(context), lambda _what, _why: None))

    def _root(self, context: SourceContext) -> Path:
        root = context.base / self.path
        if not root.is_dir():
            raise UsageError(
                "the folder to read does not exist",
                where=str(root),
                mend="correct `path` of the source `folder`; it is relative to the recipe's folder",
            )
        return root

    def _files(self, root: Path, log: Log) -> Iterator[Path]:
        for path in walk(root, log):
            if path.suffix in (".rs", ".md", ".html") and fnmatch(path.relative_to(root).as_posix(), self.glob):
                yield path

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
