"""Rust's own documentation read into documents with spans, programs and hashes, against a parser (selectolax's lexbor)
that only parses the same pages; and crates with their licences. Both numbers of workers give the same documents."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import gettempdir

from material import CRATES, NO_CRATES
from row import Row
from rusta_sources.crates import Crates
from rusta_sources.rust_docs import RustDocs
from selectolax.lexbor import LexborHTMLParser

from rusta_core import Document, SourceContext
from rusta_core.rust.toolchain import Toolchain
from rusta_core.spine.workers import Workers

BOOKS = ("std", "nomicon", "rust-by-example", "book", "reference", "error_codes")


def rows() -> list[Row]:
    """Pages and megabytes per second."""
    toolchain = Toolchain.find()
    docs = RustDocs(books=BOOKS)
    first, alone = _read(docs, toolchain, 1)
    second, together = _read(docs, toolchain, 2)
    assert first == second
    assert toolchain.docs is not None
    paths = [toolchain.docs / document.source_url.split("/", 4)[4] for document in first]
    began = time.perf_counter()
    for path in paths:
        LexborHTMLParser(path.read_bytes())
    parsed = time.perf_counter() - began
    pages = len(paths)
    made = [
        Row(f"parsing {pages:,} pages and no more", f"{pages / parsed:,.0f} pages a second", "1x"),
        Row("documents of them, one worker", f"{pages / alone:,.0f} pages a second", f"{parsed / alone:.2f}x"),
        Row("documents of them, two workers", f"{pages / together:,.0f} pages a second", f"{parsed / together:.2f}x"),
    ]
    if CRATES.is_dir():
        crates, seconds = _read(Crates(roots=(str(CRATES),)), toolchain, 2)
        size = sum(len(document.text.encode()) for document in crates) / 1e6
        what = f"{len(crates):,} files of crates, {size:.0f} MB, two workers"
        made.append(Row(what, f"{size / seconds:.0f} MB a second"))
    else:
        made.append(NO_CRATES)
    return made


def _read(source: RustDocs | Crates, toolchain: Toolchain, workers: int) -> tuple[list[Document], float]:
    context = SourceContext(
        toolchain=toolchain, base=Path(gettempdir()), log=lambda _what, _why: None, map=Workers(count=workers).map
    )
    began = time.perf_counter()
    return list(source.documents(context)), time.perf_counter() - began
