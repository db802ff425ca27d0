"""What the tests of sources ask for: a context that listens, and the real documentation."""

from __future__ import annotations

from pathlib import Path

import pytest
from rusta_sources.rust_docs import RustDocs
from said import Said

from rusta_core import Document
from rusta_core.rust.toolchain import Toolchain


@pytest.fixture
def said(tmp_path: Path) -> Said:
    return Said(tmp_path)


@pytest.fixture(scope="session")
def toolchain() -> Toolchain:
    found = Toolchain.find()
    if found.docs is None:
        pytest.skip("this toolchain has no documentation installed")
    return found


@pytest.fixture(scope="session")
def docs(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """Rust's own documentation, whole: every page of std and of five books."""
    context = Said(tmp_path_factory.mktemp("docs")).context(toolchain)
    books = ("std", "nomicon", "rust-by-example", "error_codes", "book", "reference")
    return {document.doc_id: document for document in RustDocs(books=books).documents(context)}
