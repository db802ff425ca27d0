"""What a cached step depends on besides its data: the code that makes it.

A step's key holds the hash of the rooms it runs through and of the package of each piece it calls, so that editing a
plugin redoes what the plugin made and nothing else.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import rusta_core

CORE = Path(rusta_core.__file__).parent


@cache
def sources(path: Path) -> str:
    """sha256 over the names and bytes of the Python files at `path` (a file, or a folder and all below it)."""
    total = sha256()
    for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
        total.update(str(file.relative_to(path.parent)).encode() + b"\0" + sha256(file.read_bytes()).digest())
    return total.hexdigest()


def rooms(*names: str) -> str:
    """The code of rooms of the core: `rooms("spine", "rust", "run/bugs.py")`."""
    return sha256("".join(sources(CORE / name) for name in names).encode()).hexdigest()


def piece_code(piece: object) -> str:
    """The code of the file a piece is defined in, and of its package's other files where it stands in a package."""
    module = sys.modules.get(type(piece).__module__)
    file = Path(getattr(module, "__file__", None) or "")
    if not file.is_file():
        return type(piece).__qualname__
    return sources(file.parent) if (file.parent / "__init__.py").is_file() else sources(file)
