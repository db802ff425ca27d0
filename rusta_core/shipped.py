"""Where the files lie that come with rusta beside its code."""

from __future__ import annotations

from pathlib import Path


def shipped(*parts: str) -> Path:
    """A file or folder by its path in a checkout: inside the installed package, or beside it where rusta runs from a
    checkout."""
    package = Path(__file__).parent
    installed = package.joinpath(*parts)
    return installed if installed.exists() else package.parent.joinpath(*parts)
