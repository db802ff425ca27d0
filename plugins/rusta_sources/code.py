"""Source files as documents: read with care, for what lies on a user's disk can be anything."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from rusta_core import Document, digest
from rusta_sources.fences import doc_comments

MOST_BYTES = 1_000_000  # a source file larger than this was written by a program


def walk(root: Path) -> Iterator[Path]:
    """The files below `root` in a fixed order. Links to folders are not followed: no loop can be entered."""
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            yield Path(folder, name)


def read_text(path: Path, inside: Path, log: Callable[[str, str], None]) -> str | None:
    """The text of a file; None, with the reason said, where it is not to be read."""
    try:
        if not path.resolve().is_relative_to(inside.resolve()):
            log(str(path), "a link that leaves its folder")
            return None
        if not path.is_file():
            log(str(path), "not a regular file")
            return None
        if (size := path.stat().st_size) > MOST_BYTES:
            log(str(path), f"{size:,} bytes, more than {MOST_BYTES:,}")
            return None
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        log(str(path), f"not UTF-8 at byte {error.start}")
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        log(str(path), str(error))
    return None


def code_document(
    text: str, *, doc_id: str, repo: str, title: str, edition: str, license: str, url: str, commit: str | None
) -> Document:
    """A Rust file as a document, with the examples of its doc comments."""
    return Document(
        doc_id=doc_id,
        repo=repo,
        role="code",
        title=title,
        text=text,
        blocks=tuple(doc_comments(text, edition)),
        edition=edition,
        license=license,
        source_url=url,
        commit=commit,
        sha256=digest(text),
    )
