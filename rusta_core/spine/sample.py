"""Where the small sample of documentation lies that comes with Rusta, for machines without Rust's own."""

from __future__ import annotations

from pathlib import Path

import rusta_core


def sample_docs() -> Path:
    """The root of the sample's HTML: inside the installed package, or beside it in a checkout."""
    package = Path(rusta_core.__file__).parent
    installed = package / "sample"
    return installed if installed.is_dir() else package.parent / "datasets" / "sample"
