"""The files of a case as a folder on disk, and by what they are known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rusta_core.records import File, digest


def write_tree(folder: Path, tree: Sequence[File]) -> None:
    """Write the files below a folder, with the folders that they need."""
    for file in tree:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.text.encode())


def files_digest(files: Sequence[File]) -> str:
    """The digest of a small tree, as the ledger has it for a folder with these files: the sha256 over the sorted lines
    `PATH SHA256`."""
    return digest("".join(sorted(f"{file.path} {digest(file.text)}\n" for file in files)))
