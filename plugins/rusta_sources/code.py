"""Source files as documents: read with care, for what lies on a user's disk can be anything.

What is not read is named in the log, with a reason that begins with its rule: `a link`, `not a file`, `too large`,
`not UTF-8`, `unreadable`, `unsafe`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import filterfalse
from pathlib import Path

from rusta_core import Document, digest
from rusta_sources.fences import doc_comments

Log = Callable[[str, str], None]

MOST_BYTES = 1_000_000  # a source file larger than this was written by a program
LINK = "a link: files are read where they stand"
UNSAFE = "unsafe: its name is not one to write down"


def walk(root: Path, log: Log = lambda _what, _why: None) -> Iterator[Path]:
    """The files below `root` in a fixed order. Links to folders are not followed: no loop can be entered."""
    for folder, folders, files in os.walk(root, onerror=lambda error: log(str(error.filename), unreadable(error))):
        for name in filterfalse(str.isprintable, (*folders, *files)):
            log(f"{folder}/{name!a}", UNSAFE)
        folders[:] = sorted(filter(str.isprintable, folders))
        for name in folders:
            if (path := Path(folder, name)).is_symlink():
                log(str(path), LINK)
        for name in sorted(filter(str.isprintable, files)):
            yield Path(folder, name)


def read_bytes(path: Path, inside: Path, log: Log, most: int = MOST_BYTES) -> bytes | None:
    """The bytes of a regular file of at most `most` bytes; None, with the reason said, where it is not to be read."""
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(inside.resolve()):
            log(str(path), "a link: it leaves its folder")
        elif not path.is_file():
            log(str(path), "not a file: a pipe, a device or a folder stands there")
        elif (size := path.stat().st_size) > most:
            log(str(path), too_large(size, most))
        else:
            return path.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        log(str(path), unreadable(error))
    return None


def read_text(path: Path, inside: Path, log: Log) -> str | None:
    """The text of a file; None, with the reason said, where it is not to be read."""
    data = read_bytes(path, inside, log)
    return None if data is None else decode(data, str(path), log)


def decode(data: bytes, where: str, log: Log) -> str | None:
    """Bytes as text; None, with the reason said, where they are none."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        log(where, f"not UTF-8: at byte {error.start}")
        return None


def too_large(size: int, most: int = MOST_BYTES) -> str:
    """The reason for a file beyond the limit."""
    return f"too large: {size:,} bytes, more than {most:,}"


def stamp(paths: Iterable[Path]) -> str:
    """The state of files that may change: names, sizes and times. What is not there counts as such."""
    rows = []
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            rows.append(f"{path} -\n")
        else:
            rows.append(f"{path} {state.st_size} {state.st_mtime_ns}\n")
    return digest("".join(rows))


def unreadable(error: Exception) -> str:
    """The reason for a file that the system does not give."""
    return f"unreadable: {error.strerror if isinstance(error, OSError) and error.strerror else error}"


def code_document(
    text: str,
    *,
    doc_id: str,
    repo: str,
    title: str,
    edition: str,
    license: str,
    url: str,
    commit: str | None,
    role: str = "code",
) -> Document:
    """A Rust file as a document, with the examples of its doc comments; as a `manifest`, a crate's Cargo.toml."""
    return Document(
        doc_id=doc_id,
        repo=repo,
        role=role,
        title=title,
        text=text,
        blocks=tuple(doc_comments(text, edition)) if role == "code" else (),
        edition=edition,
        license=license,
        source_url=url,
        commit=commit,
        sha256=digest(text),
    )
