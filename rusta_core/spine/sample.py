"""Where the data lies that comes with Rusta: the small sample of documentation, and what people made by hand."""

from __future__ import annotations

from pathlib import Path

import rusta_core


def datasets_folder(name: str) -> Path:
    """The folder `datasets/NAME`: inside the installed package, or beside it in a checkout."""
    package = Path(rusta_core.__file__).parent
    installed = package / "datasets" / name
    return installed if installed.is_dir() else package.parent / "datasets" / name


def sample_docs() -> Path:
    """The root of the sample's HTML, for machines without Rust's own."""
    return datasets_folder("sample")
