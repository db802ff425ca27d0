"""Source `rust-docs`: the documentation that is installed with the Rust toolchain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from attrs import evolve, field, frozen

from rusta_core import Document, SourceContext, UsageError, hookimpl, sample_docs
from rusta_sources.code import Log, decode, read_bytes, stamp, walk
from rusta_sources.mdbook import read_mdbook
from rusta_sources.page import TOO_DEEP, Page
from rusta_sources.rustdoc import read_rustdoc, title_of

LICENSE = "MIT OR Apache-2.0"
_RUSTDOC = ("std", "core", "alloc")
_REPOSITORY = {
    **dict.fromkeys((*_RUSTDOC, "error_codes"), "rust-lang/rust"),
    "nomicon": "rust-lang/nomicon",
    "rust-by-example": "rust-lang/rust-by-example",
    "book": "rust-lang/book",
    "reference": "rust-lang/reference",
}
"""The books whose words are under `LICENSE`. Others are not read: the embedded book's prose is CC-BY-SA."""
_EDITION = {"nomicon": "2024", "book": "2024", "reference": "2024"}  # of blocks that do not say; else 2021
_NO_PAGE = frozenset(("all", "print", "toc", "404", "error-index", "error_codes/index", "test-summary"))
_HEAD = 2048  # bytes in which a redirect or a translation shows itself
_MOST_BYTES = 32_000_000  # of a page; the largest that rustdoc writes has about 3 MB
_TOGETHER = 32  # pages that a worker takes at once: neighbours repeat each other, and each message costs


def _known(_instance: object, _attribute: object, books: tuple[str, ...]) -> None:
    for book in books:
        if book not in _REPOSITORY:
            raise ValueError(f"there is no book {book!r} to read: choose among {', '.join(sorted(_REPOSITORY))}")


def _positive(_instance: object, _attribute: object, value: int | None) -> None:
    if value is not None and value < 1:
        raise ValueError(f"{value} pages would be none: give 1 or more, or leave it out")


@frozen(eq=False, kw_only=True)
class RustDocs:
    """Rust's own documentation: a document a page, a section an item or heading, with the programs in it."""

    books: tuple[str, ...] = field(
        default=("std", "nomicon", "rust-by-example"),
        validator=_known,
        metadata={"doc": "of std, core, alloc, nomicon, rust-by-example, book, reference, error_codes"},
    )
    most_pages: int | None = field(
        default=None,
        validator=_positive,
        metadata={"doc": "at most this many pages of each book, spread over it"},
    )
    path: str | None = field(
        default=None, metadata={"doc": "the folder that holds the books' HTML, instead of the toolchain's"}
    )

    @hookimpl
    def documents(self, context: SourceContext) -> Iterator[Document]:
        """Yield a document for each page that says something, in a fixed order; of others the log hears why."""
        seen: set[str] = set()
        for read in context.map(_read, self._parts(context)):
            for page in read:
                if isinstance(page, Page):
                    if (document := page.document(seen)) is not None:
                        yield document
                else:
                    context.log(*page)

    @hookimpl
    def fingerprint(self, context: SourceContext) -> str:
        """The names, sizes and times of all the files that would be read."""
        root = self._shelf(evolve(context, log=lambda _what, _why: None)).root
        return stamp(path for book in self.books for path in _pages(root / book))

    def _parts(self, context: SourceContext) -> Iterator[_Part]:
        shelf = self._shelf(context)
        for book in self.books:
            if not (shelf.root / book).is_dir():
                context.log(str(shelf.root / book), "this book is not installed")
                continue
            pages = _pages(shelf.root / book, context.log)
            if self.most_pages is not None:
                pages = _spread([path for path in pages if _is_page(path)], self.most_pages)
            paths = iter(pages)
            while some := tuple(islice(paths, _TOGETHER)):
                yield _Part(shelf=shelf, book=book, pages=some)

    def _shelf(self, context: SourceContext) -> _Shelf:
        if self.path is not None:
            root = context.base / self.path
            if not root.is_dir():
                raise UsageError(
                    "the documentation's folder does not exist",
                    where=str(root),
                    mend="point `path` of rust-docs at a folder like share/doc/rust/html, or leave it out",
                )
            return _Shelf.installed(root)
        docs = context.toolchain.docs if context.toolchain is not None else None
        if docs is not None and docs.is_dir():
            return _Shelf.installed(docs)
        context.log(
            "rust-docs",
            "no Rust documentation is installed (`rustup component add rust-docs` adds it): reading the small"
            " sample that comes with Rusta",
        )
        return _Shelf(root=sample_docs(), url="rusta:sample", commit=None, sample=True)


@frozen(kw_only=True)
class _Shelf:
    """A folder of books, and where they are from."""

    root: Path
    url: str
    commit: str | None
    sample: bool = False

    @classmethod
    def installed(cls, root: Path) -> _Shelf:
        """A toolchain's documentation, which says its version and commit in a page of its own."""
        about = root / "version_info.html"
        words = about.read_text(errors="replace") if about.is_file() else ""
        version = re.search(r"</a>\s*(\d+\.\d+\.\d+)", words)
        commit = re.search(r"/commit/([0-9a-f]{40})", words)
        name = version[1] if version else "stable"
        return cls(root=root, url=f"https://doc.rust-lang.org/{name}", commit=commit and commit[1])

    def page(self, book: str, path: Path) -> Page:
        """The page of a file, still empty."""
        place = path.relative_to(self.root).as_posix()
        repo = f"rusta-sample/{book}" if self.sample else _REPOSITORY[book]
        return Page(
            doc_id=place.removesuffix(".html").removesuffix("/index"),
            repo=repo,
            license=LICENSE,
            url=f"{self.url}/{place}",
            commit=self.commit if repo == "rust-lang/rust" else None,
            title=title_of(place.removesuffix(".html")) if book in _RUSTDOC else path.stem,
            edition=_EDITION.get(book, "2021"),
        )


@frozen(kw_only=True)
class _Part:
    """Some pages of one book: what one worker reads at once."""

    shelf: _Shelf
    book: str
    pages: tuple[Path, ...]


def _read(part: _Part) -> list[Page | tuple[str, str]]:
    """The pages of a part; in the place of one that is none of the book's, its name and the reason."""
    known: set[str] = set()
    reader = partial(read_rustdoc, known=known) if part.book in _RUSTDOC else read_mdbook
    out: list[Page | tuple[str, str]] = []

    def log(what: str, why: str) -> None:
        out.append((what, why))

    for path in part.pages:
        html = read_bytes(path, part.shelf.root, log, _MOST_BYTES)
        if html is None or not _says_something(html[:_HEAD]) or decode(html, str(path), log) is None:
            continue
        page = part.shelf.page(part.book, path)
        try:
            if reader(html, page):
                out.append(page)
            else:
                log(str(path), "no page: it has no content where pages of this book have it")
        except RecursionError:
            log(str(path), TOO_DEEP)
    return out


def _pages(book: Path, log: Log = lambda _what, _why: None) -> list[Path]:
    """A book's pages: traits and primitives first, whose words others repeat, and shallow before deep."""
    first = {"trait": 0, "primitive": 1}

    def order(path: Path) -> tuple[int, int, bool, str]:
        kind = path.name.partition(".")[0]
        return first.get(kind, 2), len(path.parts), path.stem == "index", path.as_posix()

    def wanted(path: Path) -> bool:
        return path.suffix == ".html" and _NO_PAGE.isdisjoint((path.stem, f"{book.name}/{path.stem}"))

    return sorted(filter(wanted, walk(book, log)), key=order)


def _is_page(path: Path) -> bool:
    """What cannot be read counts as one, so that its reader names it."""
    if not path.is_file():
        return True
    with path.open("rb") as file:
        return _says_something(file.read(_HEAD))


def _says_something(head: bytes) -> bool:
    """Neither a redirect nor a translation."""
    return b'http-equiv="refresh"' not in head and (b' lang="en"' in head or b" lang=" not in head)


def _spread(pages: list[Path], most: int | None) -> list[Path]:
    if most is None or most >= len(pages):
        return pages
    return [pages[n * len(pages) // most] for n in range(most)]
