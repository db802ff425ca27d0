"""The documentation that repairs cite: read once by the recipe's sources, then kept; a page is loaded when asked for.

Reading all of what comes with a toolchain takes seconds, a citation a page or two of it: so the pages lie in one SQLite
file of the user's cache, by what they were read from, and the index of who searches them lies beside it.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock

from rusta_core.contexts import SourceContext
from rusta_core.recipe import Assembly
from rusta_core.records import Document
from rusta_core.run.digests import piece_code
from rusta_core.rust.toolchain import Toolchain
from rusta_core.serialize import dumps, loads
from rusta_core.spine.cache import key_of
from rusta_core.spine.disk import writing

Read = Callable[[], Iterable[Document]]
_PAGES = "pages.sqlite"


class Library(Mapping[str, Document]):
    """Documents by id, in a folder of their own; they are read the first time that any is asked for, ever.

    folder: what is made of the documents may be kept there as well. For use from any thread.
    """

    def __init__(self, folder: Path, read: Read) -> None:
        self.folder = folder
        self._read = read
        self._lock = Lock()
        self._loaded: dict[str, Document] = {}

    @cached_property
    def _ids(self) -> dict[str, None]:
        rows = self._pages.execute("SELECT id FROM pages ORDER BY place")
        return dict.fromkeys(row[0] for row in rows)

    @cached_property
    def _pages(self) -> sqlite3.Connection:
        path = self.folder / _PAGES
        if not path.exists():
            _write(path, self._read())
        return sqlite3.connect(path, check_same_thread=False)

    def __getitem__(self, doc_id: str) -> Document:
        with self._lock:
            if doc_id not in self._loaded:
                row = self._pages.execute("SELECT page FROM pages WHERE id = ?", (doc_id,)).fetchone()
                if row is None:
                    raise KeyError(doc_id)
                self._loaded[doc_id] = loads(Document, zlib.decompress(row[0]).decode())
            return self._loaded[doc_id]

    def __iter__(self) -> Iterator[str]:
        with self._lock:
            return iter(self._ids)

    def __len__(self) -> int:
        with self._lock:
            return len(self._ids)

    def __contains__(self, doc_id: object) -> bool:
        with self._lock:
            return doc_id in self._ids


def _write(path: Path, documents: Iterable[Document]) -> None:
    """All of them or none: whoever reads meanwhile, or is stopped, leaves nothing half-written."""
    with writing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(f".{os.getpid()}")
        scratch.unlink(missing_ok=True)
        try:
            database = sqlite3.connect(scratch)
            with database:
                database.execute("CREATE TABLE pages (place INTEGER PRIMARY KEY, id TEXT UNIQUE, page BLOB)")
                rows = ((one.doc_id, zlib.compress(dumps(one).encode(), 6)) for one in documents)
                database.executemany("INSERT OR IGNORE INTO pages (id, page) VALUES (?, ?)", rows)
            database.close()
            scratch.rename(path)
        finally:
            scratch.unlink(missing_ok=True)


def library(assembly: Assembly, toolchain: Toolchain, root: Path, say: Callable[[str], None]) -> Library | None:
    """What the recipe's sources give of documentation, below `root`; None for a recipe without sources.

    say: hears when they are read, which happens once.
    """
    sources = dict(assembly.pieces("source"))
    if not sources:
        return None
    refused: list[str] = []
    base = assembly.recipe.path.parent
    context = SourceContext(toolchain=toolchain, base=base, log=lambda what, why: refused.append(f"{what}: {why}"))
    key = key_of(
        *(
            [name, piece_code(piece), repr(piece), piece.fingerprint(context) if hasattr(piece, "fingerprint") else ""]
            for name, piece in sources.items()
        ),
        toolchain.fingerprint,
    )

    def read() -> Iterator[Document]:
        say("reading the documentation that comes with Rust, once")
        for name in sources:
            yield from (one for one in assembly.call("source", name, context) if one.role == "docs")

    return Library(root / key[:32], read)
