"""Where the data lies that comes with Rusta: the small sample of documentation, and what people made by hand."""

from __future__ import annotations

from pathlib import Path

from rusta_core.shipped import shipped


def datasets_folder(name: str) -> Path:
    """The folder `datasets/NAME`."""
    return shipped("datasets", name)


def sample_docs() -> Path:
    """The root of the sample's HTML, for machines without Rust's own."""
    return datasets_folder("sample")
